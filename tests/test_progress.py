"""Lines of progress: what users see while they wait, and when it is removed."""

import re
from contextlib import suppress
from pathlib import Path

from carelex.cli.console import ComparingProgress, IndexingProgress
from carelex.progress import Progress
from tests.clock import Clock
from tests.glossaries import term, write
from tests.other_programs import posix_only
from tests.program import DATA, Run
from tests.terminal import TerminalStream

BIG = Progress("/home/anna/with/a/long/path/big.yaml", 0, 0, 1000)


def test_on_a_terminal_a_line_counts_the_terms_that_are_compared_and_goes(clock: Clock) -> None:
    screen = TerminalStream()
    with ComparingProgress(screen, {}) as tell:
        for done in (0, 1200):
            clock.go_on(2)
            tell(done, 4000)
        assert screen.getvalue() == "\rCompared 1,200 of 4,000 terms\x1b[K"
    assert screen.getvalue().endswith("\r\x1b[K")


def test_on_a_terminal_a_line_counts_the_terms_and_goes(clock: Clock) -> None:
    screen = TerminalStream()
    with IndexingProgress(screen, {}) as tell:
        for progress in (
            BIG,
            BIG._replace(terms=1000, done=250),
            BIG._replace(terms=3900, done=1000),
            BIG._replace(terms=4000, done=1000, is_finished=True),
        ):
            clock.go_on(2)
            tell(progress)
    assert screen.getvalue() == (
        "\rReading big.yaml: 6 s left, 1,000 terms, 500 a second\x1b[K"
        "\rReading big.yaml: 3,900 terms, nearly done\x1b[K"
        "\r\x1b[KIndexed 4,000 terms of /home/anna/with/a/long/path/big.yaml in 6 s.\n"
    )


def test_short_work_shows_no_progress_and_no_line_changes_too_quickly_to_be_read(clock: Clock) -> None:
    screen = TerminalStream()
    shown = []
    with IndexingProgress(screen, {}) as tell:
        tell(BIG)
        for seconds in (1, 0.01, 0.01, 0.01, 0.1):
            clock.go_on(seconds)
            tell(BIG._replace(terms=1000, done=250))
            shown.append(screen.getvalue().count("big.yaml"))
    assert shown == [0, 1, 1, 1, 2]


def test_a_glossary_that_is_read_once_more_is_counted_from_the_beginning(clock: Clock) -> None:
    screen = TerminalStream()
    with IndexingProgress(screen, {}) as tell:
        for progress in (BIG, BIG._replace(terms=9, done=250), BIG, BIG._replace(terms=5, done=100)):
            clock.go_on(2)
            tell(progress)
    assert screen.getvalue() == (
        "\rReading big.yaml: 6 s left, 9 terms, 4 a second\x1b[K"
        "\rReading big.yaml: 18 s left, 5 terms, 2 a second\x1b[K"
        "\r\x1b[K"
    )


def test_an_interrupt_takes_the_line_away(clock: Clock) -> None:
    screen = TerminalStream()
    with suppress(KeyboardInterrupt), IndexingProgress(screen, {}) as tell:
        for terms, done in ((0, 0), (1000, 250)):
            clock.go_on(2)
            tell(Progress("big\x1b.yaml", terms, done, 0))
        raise KeyboardInterrupt
    assert screen.getvalue() == "\rReading big\\x1b.yaml: 1,000 terms, 500 a second\x1b[K\r\x1b[K"


def test_a_dumb_terminal_shows_no_progress(clock: Clock) -> None:
    screen = TerminalStream()
    with IndexingProgress(screen, {"TERM": "dumb"}) as tell:
        for progress in (BIG, BIG._replace(terms=1000, done=250)):
            clock.go_on(2)
            tell(progress)
    assert screen.getvalue() == ""


@posix_only
def test_elsewhere_a_line_says_what_was_made(run: Run, tmp_path: Path, clock: Clock) -> None:
    # Even for a small glossary: three seconds pass at each look at the clock.
    clock.each_look = 3
    path = write(tmp_path / "g.yaml", term("Respite"))
    told = run("define", "respite", "-g", str(path)).stderr
    assert re.sub(r"\d+ s", "N s", told) == f"Indexed 1 term of {path} in N s.\n"
    told = run("define", "respite", "-g", str(path), env={"CARELEX_CACHE_DIR": "/dev/null"}).stderr
    kept = "; carelex cannot keep an index of it"
    assert re.sub(r"\d+ s", "N s", told) == f"Read 1 term of {path} in N s{kept}.\n"
    assert run("define", "respite", "-g", str(path)).stderr == ""
    write(path, term("Advocacy"))
    assert run("define", "advocacy", "-q", "-g", str(path)).stderr == ""


def test_no_message_says_that_an_invalid_glossary_is_indexed(run: Run, clock: Clock) -> None:
    clock.each_look = 3
    result = run("define", "x", "-g", str(DATA / "bad" / "several.yaml"))
    assert [line.startswith("carelex: error: ") for line in result.stderr.splitlines()] == [True] * 3
