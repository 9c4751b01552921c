"""The rich format as a terminal shows it, and carelex in real terminals (pseudo-terminals)."""

import json
import re
import signal
import subprocess
from functools import partial
from pathlib import Path

import pytest

from tests.glossaries import term, write
from tests.other_programs import posix_only
from tests.program import CARELEX, Golden, Run, answers_in, carelex, carelex_in_turn
from tests.terminal import Screen, interrupted, shown_at

TWO_VOICES = ["brokerage", "co-production", "personalisation", "recovery", "self-directed support"]
ONE_VOICE = ["personal budget", "resilience", "self management"]


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("query", [*TWO_VOICES, *ONE_VOICE])
def test_an_entry_looks_as_it_was_read(query: str, width: int, run: Run, golden: Golden) -> None:
    result = run("define", query, "-f", "rich", env={"COLUMNS": str(width)})
    golden(f"terminal/{query.replace(' ', '-')}-{width}.txt", result.stdout)
    assert max(map(len, result.stdout.splitlines())) <= width


@pytest.mark.parametrize("query", ["recovery", "self-directed support", "resilience"])
def test_colour_changes_nothing_but_paint(query: str, run: Run) -> None:
    plain = run("define", query, "-f", "rich", "--color", "never").stdout
    painted = run("define", query, "-f", "rich", "--color", "always").stdout
    assert re.sub(r"\x1b\[[\d;]*m", "", painted) == plain
    # The sixteen colours of the terminal itself, and no background: codes 1-4 (bold ... underlined) and 30-37.
    assert {int(code) for codes in re.findall(r"\x1b\[([\d;]*)m", painted) for code in codes.split(";")} <= {
        *range(5),
        *range(30, 38),
    }


def three_sources(tmp_path: Path) -> Path:
    sources = "".join(
        f"  s{n}:\n    name: {name}\n" for n, name in enumerate(("One", "The second of three sources", "3"))
    )
    definitions = "".join(
        f"      - source: s{n}\n        text: {f'{first} words of their own. ' * 5}\n"
        for n, first in enumerate(("Some", "Many", "More"))
    )
    return write(
        tmp_path / "g.yaml", f"  - term: Respite\n    definitions:\n{definitions}", f"sources:\n{sources}terms:\n"
    )


@pytest.mark.parametrize("width", [60, 120, 300])
def test_three_voices(width: int, tmp_path: Path, run: Run, golden: Golden) -> None:
    result = run("define", "respite", "-f", "rich", "-g", str(three_sources(tmp_path)), env={"COLUMNS": str(width)})
    golden(f"terminal/three-voices-{width}.txt", result.stdout)


@pytest.mark.parametrize("width", [1, 5, 20])
def test_a_window_of_a_few_columns_loses_no_word(width: int, run: Run) -> None:
    narrow = run("define", "self management", "-f", "rich", env={"COLUMNS": str(width)}).stdout
    wide = run("define", "self management", "-f", "rich", env={"COLUMNS": "300"}).stdout
    drawn = str.maketrans("", "", "━•— \n")
    assert narrow.translate(drawn) == wide.translate(drawn)


def test_words_wrap_whole_and_only_one_that_is_wider_than_its_column_is_broken(tmp_path: Path, run: Run) -> None:
    word = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
    path = write(tmp_path / "g.yaml", term("Place", f"Say {word} for more."))
    lines = run("define", "place", "-f", "rich", "-g", str(path), env={"COLUMNS": "60"}).stdout.splitlines()
    assert lines[4:7] == ["Say", word, "for more."]
    lines = run("define", "place", "-f", "rich", "-g", str(path), env={"COLUMNS": "40"}).stdout.splitlines()
    assert lines[4:7] == ["Say", word[:40], f"{word[40:]} for more."]
    address = "https://example.org/a-guide/to-respite-care?page=12"
    path = write(tmp_path / "h.yaml", term("Place", f"See {address}, for more."))
    lines = run("define", "place", "-f", "rich", "-g", str(path), env={"COLUMNS": "32"}).stdout.splitlines()
    assert lines[4:7] == ["See", "https://example.org/a-guide/to-", "respite-care?page=12, for more."]


def test_lists_in_lists_hang_under_their_marks(tmp_path: Path, run: Run, golden: Golden) -> None:
    text = """|
          It may be *any* of `these`, see [the guide](https://example.org/guide):

          1. at home,
             for an hour
             - by day
             - by night, which is said at some length so that the line is too long for one
          2. away

             for a week
    """.rstrip(" ")
    path = write(tmp_path / "g.yaml", term("Respite", text))
    shown = [run("define", "respite", "-g", str(path), "-f", form).stdout for form in ("rich", "text", "markdown")]
    golden("lists.txt", "\n----\n".join(shown))


def test_a_marker_without_words_is_shown_and_a_tab_moves_nothing(tmp_path: Path, run: Run) -> None:
    text = "|\n          1. - call\n          2. one\ttwo\n\n          - \n          - last\n"
    path = write(tmp_path / "g.yaml", term("Respite", text))
    lines = run("define", "respite", "-f", "rich", "-g", str(path)).stdout.splitlines()
    assert lines[4:10] == ["1.", "   • call", "2. one two", "", "•", "• last"]


# In real terminals.


@pytest.mark.parametrize("width", [60, 80, 120])
def test_in_a_terminal_an_answer_is_rich_and_coloured_and_as_wide_as_it(width: int, golden: Golden) -> None:
    queries = ["recovery", "self-directed support", "resilience"]
    screen = Screen(carelex_in_turn(*(f"define {query}" for query in queries)), width=width)
    assert screen.end() == 0
    for query, shown in zip(queries, answers_in(screen.text), strict=True):
        golden(f"terminal/{query.replace(' ', '-')}-{width}.ansi", shown)


def test_in_a_terminal_a_source_leads_to_its_address(run: Run) -> None:
    shown = shown_at(80, "define", "recovery", "-s", "scie")
    links = re.findall(r"\x1b\]8;id=\d+;([^\x1b]+)\x1b\\(.*?)\x1b\]8;;\x1b\\", shown)
    url = look_up_url(run)
    assert [(link, re.sub(r"\x1b\[[\d;]*m", "", text)) for link, text in links] == [(url, "SCIE"), (url, "scie.org.uk")]
    # A pipe gets colours if they were asked for, but no links except addresses as text.
    piped = run("define", "recovery", "-f", "rich", "--color", "always", env={"COLUMNS": "300"}).stdout
    assert "\x1b]8" not in piped
    assert url in joined_lines(piped)


@pytest.mark.parametrize(
    "env",
    [{"TERM": "linux"}, {"TERM": "screen.xterm"}, {"TERM_PROGRAM": "Apple_Terminal"}, {"VTE_VERSION": "4205"}],
    ids=lambda env: " ".join(env.values()),
)
def test_a_terminal_that_shows_no_links_gets_the_address(env: dict[str, str], run: Run) -> None:
    shown = shown_at(200, "define", "recovery", "-s", "scie", env=env)
    assert "\x1b]8" not in shown
    assert look_up_url(run) in joined_lines(shown)


def joined_lines(shown: str) -> str:
    return re.sub(r"\n *", "", re.sub(r"\x1b\[[\d;]*m", "", shown))


def look_up_url(run: Run) -> str:
    url = json.loads(run("define", "recovery", "-f", "json").stdout)["definitions"][0]["url"]
    assert isinstance(url, str)
    return url


@pytest.mark.parametrize(
    "env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}, {"NO_COLOR": "1", "FORCE_COLOR": "1"}], ids=lambda env: " ".join(env)
)
def test_in_a_terminal_without_colour_the_words_are_the_same(env: dict[str, str], run: Run) -> None:
    assert shown_at(80, "define", "recovery", env=env) == run("define", "recovery", "-f", "rich").stdout


def test_text_is_never_coloured(run: Run) -> None:
    assert run("define", "recovery", "-f", "text", "--color", "always") == run("define", "recovery")


def test_an_answer_that_is_taller_than_the_screen_goes_through_the_pager(tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    pager = {"PAGER": f"tee {seen}"}
    shown = Screen(carelex("define", "recovery"), height=10, env=pager)
    assert shown.end() == 0
    assert "Recovery" in seen.read_text(encoding="utf-8")
    seen.unlink()
    for args, height in ((["--no-pager"], 10), ([], 100)):
        assert Screen(carelex("define", "recovery", *args), height=height, env=pager).end() == 0
        assert not seen.exists()


def test_the_pager_comes_when_the_answer_is_taller_and_not_before(tmp_path: Path) -> None:
    """Colours and links take no room: the words and the notice count, and the line of the prompt after them."""
    seen = tmp_path / "seen"
    lines = shown_at(80, "define", "recovary").count("\n")
    for height, is_paged in ((lines + 1, False), (lines, True)):
        assert Screen(carelex("define", "recovary"), height=height, env={"PAGER": f"tee {seen}"}).end() == 0
        assert seen.exists() == is_paged


@posix_only
def test_ctrl_c_is_for_the_pager_while_it_runs(tmp_path: Path) -> None:
    pager = tmp_path / "pager"
    pager.write_text("#!/bin/sh\ntrap '' INT\ncat > /dev/null\necho waiting\nsleep 0.3\necho done\n", encoding="utf-8")
    pager.chmod(0o755)
    screen = Screen(carelex("define", "recovery"), height=10, env={"PAGER": f"'{pager}'"}, fresh=True)
    screen.wait_for("waiting")
    screen.type(b"\x03")
    assert screen.end() == 0
    assert screen.text.endswith("done\n")


@posix_only
@pytest.mark.parametrize("pager", ["", "cat", "no-such-pager --at-all", "less 'unclosed", "/dev/null", "false"])
def test_without_a_pager_an_answer_is_shown_all_the_same(pager: str) -> None:
    screen = Screen(carelex("define", "recovery"), height=10, env={"PAGER": pager})
    assert screen.end() == 0
    assert "deeply personal experience" in re.sub(r"\s+", " ", screen.text)


def test_output_into_a_file_is_text_though_stdout_is_a_terminal(run: Run, clean_place: Path) -> None:
    assert shown_at(80, "define", "recovery", "-o", "answer.txt") == "Written: answer.txt\n"
    assert (clean_place / "answer.txt").read_text(encoding="utf-8") == run("define", "recovery").stdout


def test_in_a_terminal_the_notice_of_a_near_miss_is_in_the_pager(tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    screen = Screen(carelex("define", "recovary"), height=10, env={"PAGER": f"tee {seen}"})
    assert screen.end() == 0
    notice = 'Showing "Recovery", the closest match for "recovary".\n'
    assert seen.read_text(encoding="utf-8").startswith(notice)
    assert screen.text.count(notice) == 1


@posix_only
def test_the_notice_goes_to_stderr_where_that_is_no_terminal(tmp_path: Path) -> None:
    seen, told = tmp_path / "seen", tmp_path / "told"
    command = f"{CARELEX} define recovary 2> '{told}'"
    assert Screen(["bash", "-c", command], height=10, env={"PAGER": f"tee {seen}"}).end() == 0
    assert told.read_text(encoding="utf-8") == 'Showing "Recovery", the closest match for "recovary".\n'
    assert seen.read_text(encoding="utf-8").count("recovary") == 0


def test_at_the_keyboard_it_is_said_how_to_ask_and_to_end() -> None:
    screen = Screen(carelex("define", "-", "--no-pager"), fresh=True)
    screen.wait_for("Type one term per line. Press Ctrl-D to finish.")
    screen.type(b"recovery\n")
    screen.wait_for("deeply personal")
    screen.type(b"\x04")
    assert screen.end() == 0


@pytest.mark.parametrize("moment", ['"query"', '"suggestions"'])
def test_an_interrupt_ends_a_stream_of_queries_with_130_and_whole_json(moment: str) -> None:
    for _ in range(5):
        process = subprocess.Popen(
            carelex("define", "-", "-f", "json"), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write("recovery\n")
        process.stdin.flush()
        read = ""
        while moment not in read:
            line = process.stdout.readline()
            assert line, read
            read += line
        assert interrupted(process, partial(process.send_signal, signal.SIGINT)) == 130
        (answer,) = json.loads(read + process.stdout.read())
        assert answer["term"] == "Recovery"
        process.stdin.close()
        process.stdout.close()


def test_an_interrupt_leaves_the_file_of_an_answer_as_it_was(clean_place: Path) -> None:
    path = clean_place / "answers.jsonl"
    path.write_text("before", encoding="utf-8")
    screen = Screen(carelex("define", "-", "-f", "jsonl", "-o", path.name))
    screen.type(b"sds\n")
    screen.wait_for("is short")
    assert interrupted(screen.process, partial(screen.type, b"\x03")) == 130
    screen.end()
    assert path.read_text(encoding="utf-8") == "before"
    assert list(clean_place.iterdir()) == [path]
