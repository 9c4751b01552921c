"""carelex adapts to its output: windows of any width, pipes and files, with colour or without."""

import io
import os
import re
import shlex
import subprocess
from pathlib import Path

import pytest
from rich.cells import cell_len

from carelex.cli.console import Color, page_for
from tests.glossaries import term, write
from tests.other_programs import posix_only
from tests.program import CARELEX, Program, Run, answers_in, carelex, carelex_in_turn
from tests.terminal import Screen, TerminalStream

ANSWERS = ["define recovery", "compare recovery", "compare", "search support -q", "list", "sources", "check"]


@pytest.mark.parametrize("command", ANSWERS)
@pytest.mark.parametrize("width", [1, 5, 20, 80, 300])
def test_width_lays_out_as_a_window_of_so_many_columns_would(command: str, width: int, run: Run) -> None:
    asked = [*command.split(), "-g", "builtin", "-f", "rich"]
    narrow = run(*asked, "--width", str(width))
    assert narrow == run(*asked, env={"COLUMNS": str(width)})
    assert max(map(cell_len, narrow.stdout.splitlines())) <= width


@pytest.mark.parametrize("command", ANSWERS)
def test_width_overrides_the_window(command: str, run: Run) -> None:
    asked = [*command.split(), "-g", "builtin", "-f", "rich", "--width", "20"]
    assert run(*asked, env={"COLUMNS": "57"}) == run(*asked)


@pytest.mark.parametrize("width", ["20", "300", "999999999999"])
@pytest.mark.parametrize("command", ANSWERS)
def test_width_changes_nothing_in_text(command: str, width: str, run: Run) -> None:
    asked = [*command.split(), "-g", "builtin", "-f", "text"]
    assert run(*asked, "--width", width) == run(*asked)


def test_a_width_beyond_all_windows_is_as_good_as_a_wide_one(run: Run) -> None:
    wide = [run("define", "recovery", "-f", "rich", "--width", width) for width in ("1000", "9" * 99)]
    assert wide[0] == wide[1]


@pytest.mark.parametrize("width", ["0", "-1", "2.5", "x", "", " 80", "8_0", "+80", "٣", "9" * 5000])
def test_a_width_is_a_whole_number_from_1_upwards(width: str, run: Run) -> None:
    result = run("define", "recovery", "--width", width)
    stderr = f"carelex: error: --width cannot be {width!r}; it is a whole number from 1 upwards\n"
    assert (result.stdout, result.stderr, result.code) == ("", stderr, 2)


def test_a_variable_that_is_no_width_is_passed_over(run: Run) -> None:
    asked = ["define", "recovery", "-f", "rich"]
    for columns in ("0", "x", "9" * 5000):
        assert run(*asked, env={"COLUMNS": columns}) == run(*asked, "--width", "80")


def test_the_pager_comes_by_the_window_and_not_by_the_width_asked_for(tmp_path: Path) -> None:
    """A line of 100 columns takes two lines of a window of 50, so an answer that would fit otherwise does not."""
    path = write(tmp_path / "g.yaml", term("Respite", f"'{'and so on ' * 40}'"))
    command = carelex("define", "respite", "-g", str(path), "--width", "100")
    seen = tmp_path / "seen"
    for width, is_paged in ((100, False), (50, True)):
        assert Screen(command, width=width, height=12, env={"PAGER": f"tee {seen}"}).end() == 0
        assert seen.exists() == is_paged
    lines = re.sub(r"\x1b\[[\d;]*m", "", seen.read_text(encoding="utf-8")).splitlines()
    assert len(lines) < 12
    assert max(map(len, lines)) == 100


# Each setting, and whether it gives colour in a terminal, and in a pipe.
COLOR = [
    ("", True, False),
    # One variable at a time; an empty one has no effect.
    ("NO_COLOR=1", False, False),
    ("NO_COLOR=0", False, False),
    ("NO_COLOR=", True, False),
    ("FORCE_COLOR=1", True, True),
    ("FORCE_COLOR=0", True, False),
    ("FORCE_COLOR=", True, False),
    ("CLICOLOR_FORCE=1", True, True),
    ("CLICOLOR_FORCE=0", True, False),
    ("CLICOLOR_FORCE=", True, False),
    ("CLICOLOR=1", True, False),
    ("CLICOLOR=0", False, False),
    ("CLICOLOR=", True, False),
    ("TERM=dumb", False, False),
    # The order of precedence.
    ("NO_COLOR=1 FORCE_COLOR=1", False, False),
    ("NO_COLOR=1 CLICOLOR_FORCE=1", False, False),
    ("NO_COLOR= FORCE_COLOR=1", True, True),
    ("FORCE_COLOR=0 CLICOLOR_FORCE=1", True, True),
    ("FORCE_COLOR=1 CLICOLOR_FORCE=0", True, True),
    ("CLICOLOR=0 FORCE_COLOR=1", True, True),
    ("CLICOLOR=0 CLICOLOR_FORCE=1", True, True),
    ("TERM=dumb CLICOLOR=1", False, False),
    ("TERM=dumb CLICOLOR_FORCE=1", True, True),
    # The option overrides all of them.
    ("NO_COLOR=1 CLICOLOR=0 TERM=dumb --color=always", True, True),
    ("FORCE_COLOR=1 CLICOLOR_FORCE=1 --color=never", False, False),
    ("NO_COLOR=1 --color=auto", False, False),
]


def environment_and_options(setting: str) -> tuple[dict[str, str], list[str]]:
    words = setting.split()
    return {name: value for name, _, value in (word.partition("=") for word in words if word[0] != "-")}, [
        word for word in words if word[0] == "-"
    ]


@pytest.mark.parametrize(("setting", "in_terminal", "in_pipe"), COLOR, ids=[setting for setting, *_ in COLOR])
def test_colour_follows_the_environment_and_the_option_overrides_it(
    setting: str, in_terminal: bool, in_pipe: bool
) -> None:
    env, options = environment_and_options(setting)
    color = Color(options[0].removeprefix("--color=") if options else "auto")
    for stream, is_colored in ((TerminalStream(), in_terminal), (io.StringIO(), in_pipe)):
        assert page_for(stream, color, 80, {**os.environ, **env}).color == is_colored


@pytest.mark.parametrize(
    ("setting", "in_terminal", "in_pipe"),
    [
        ("CLICOLOR=0", False, False),
        ("FORCE_COLOR=1", True, True),
        ("FORCE_COLOR=1 CLICOLOR_FORCE=1 --color=never", False, False),
    ],
)
def test_colour_is_the_same_in_a_real_terminal_and_in_a_real_pipe(
    setting: str, in_terminal: bool, in_pipe: bool, program: Program
) -> None:
    env, options = environment_and_options(setting)
    asked = ["define", "brokerage", "-f", "rich", *options]
    screen = Screen(carelex(*asked), env=env, fresh=True)
    assert screen.end() == 0
    assert ("\x1b[" in screen.text) == in_terminal
    assert (b"\x1b[" in program(*asked, env=env).stdout) == in_pipe


@pytest.mark.parametrize("width", [20, 300])
def test_an_answer_keeps_within_its_window(width: int) -> None:
    asked = carelex_in_turn(*(f"{command} -g builtin --no-pager" for command in ANSWERS))
    colored, plain = (Screen(asked, width=width, env={"TERM": name}) for name in ("xterm-256color", "dumb"))
    assert (colored.end(), plain.end()) == (0, 0)
    assert "\x1b" not in plain.text
    assert ["\x1b[" in shown for shown in answers_in(colored.text)] == [True] * len(ANSWERS)
    assert max(map(cell_len, plain.text.splitlines())) <= width


@posix_only
@pytest.mark.parametrize("command", ANSWERS)
def test_a_reader_that_goes_after_a_line_ends_it_quietly(command: str) -> None:
    piped = f"{CARELEX} {command} -g builtin | head -1; exit ${{PIPESTATUS[0]}}"
    result = subprocess.run(["bash", "-c", piped], capture_output=True, check=False, timeout=30)
    assert (result.stderr, result.returncode) == (b"", 0)
    assert result.stdout.count(b"\n") == 1


@posix_only
@pytest.mark.parametrize("redirection", ["> answer", "| tee answer > /dev/null"])
def test_output_saved_from_a_terminal_is_text(redirection: str, run: Run, clean_place: Path) -> None:
    words = carelex_in_turn(*(f"{command} -g builtin" for command in ANSWERS))
    screen = Screen(["bash", "-c", f"{shlex.join(words)} {redirection}"])
    assert (screen.end(), screen.text) == (0, "")
    kept = (clean_place / "answer").read_text(encoding="utf-8")
    assert answers_in(kept) == [run(*command.split(), "-g", "builtin").stdout for command in ANSWERS]
    assert "\x1b" not in kept


@pytest.mark.parametrize("command", ANSWERS)
@pytest.mark.parametrize("output", ["rich", "text"])
def test_an_encoding_of_ascii_alone_costs_no_answer(command: str, output: str, run: Run) -> None:
    result = run(*command.split(), "-g", "builtin", "-f", output, encoding="ascii")
    assert (result.stderr, result.code) == ("", 0)
    assert result.stdout.isascii()
    assert len(result.stdout.splitlines()) > 1 or command == "check"


# ANSI_X3.4-1968 is Python's name for ASCII, which it uses for its streams without a locale.
@pytest.mark.parametrize("encoding", ["ascii", "ANSI_X3.4-1968", "latin-1", "cp437", "utf-8", "UTF8", "utf-16"])
def test_line_drawing_follows_the_encoding(encoding: str) -> None:
    page = page_for(io.TextIOWrapper(io.BytesIO(), encoding), Color.AUTO, 80, {})
    assert page.unicode == encoding.lower().startswith("utf")


@pytest.mark.parametrize(
    ("command", "locale", "output"),
    [("define recovery", None, "rich"), ("compare", "C", "text"), ("search support -q", "POSIX", "rich")],
)
def test_an_environment_without_a_locale_costs_no_answer(command: str, locale: str | None, output: str) -> None:
    # Python without its UTF-8 mode for such a locale.
    env = {"PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "CARELEX_CACHE_DIR": os.environ["CARELEX_CACHE_DIR"]}
    env |= {name: os.environ[name] for name in ("PYTHONPATH",) if name in os.environ}
    env |= {"LC_ALL": locale} if locale else {}
    asked = carelex(*command.split(), "-g", "builtin", "-f", output)
    result = subprocess.run(asked, env=env, capture_output=True, check=False, timeout=30)
    assert (result.stderr, result.returncode) == (b"", 0)
    assert result.stdout.isascii()
    assert len(result.stdout.splitlines()) > 1


def test_links_lead_to_web_addresses_and_are_for_terminals_alone(tmp_path: Path, run: Run) -> None:
    text = "'[a](https://a.example/x), [b](http://b.example), [c](javascript:alert), [d](file:///etc), [e](HTTPS:e)'"
    head = "sources:\n  ours:\n    name: Ours\n    url: https://ours.example\nterms:\n"
    path = write(tmp_path / "g.yaml", term("Respite", text), head)
    commands = ("define respite", "compare respite", "sources", "list", "check")
    asked = [f"{command} -g '{path}' --color always -f rich" for command in commands]
    in_terminal = Screen(carelex_in_turn(*(f"{command} --no-pager" for command in asked)))
    in_terminal.end()
    of_text, of_source = {"https://a.example/x", "http://b.example"}, {"https://ours.example"}
    assert [set(re.findall(r"\x1b\]8;id=\d+;([^\x1b]+)\x1b", shown)) for shown in answers_in(in_terminal.text)] == [
        *(of_text | of_source, of_text | of_source, of_source, set(), set())
    ]
    # A dumb terminal would show the escapes as text.
    dumb = Screen(carelex_in_turn(*(f"{command} --no-pager" for command in asked)), env={"TERM": "dumb"})
    dumb.end()
    assert len(answers_in(dumb.text)) == len(commands)
    assert "\x1b]" not in dumb.text
    for command in asked:
        words = shlex.split(command)
        assert "\x1b]" not in run(*words).stdout + run(*words, env={"CLICOLOR_FORCE": "1"}).stdout


def test_a_window_of_a_few_columns_has_room_for_the_numbers_of_senses(tmp_path: Path, run: Run) -> None:
    second = "      - source: ours\n        text: |\n          1. one\n             - two\n"
    path = write(tmp_path / "g.yaml", term("Respite") + second)
    for width in (3, 7, 9):
        shown = run("define", "respite", "-g", str(path), "-f", "rich", "--width", str(width)).stdout
        assert max(map(cell_len, shown.splitlines())) <= width
        assert "(1)Whatitis.(2)1.one•two" in "".join(shown.split())


def test_the_overview_is_below_its_terms_where_they_would_be_broken(run: Run) -> None:
    asked = ["compare", "-g", "builtin", "-f", "rich", "--width"]
    assert run(*asked, "44").stdout.startswith(
        "Personalisation\n  56%, SCIE, Definitions page\nSelf-directed support\n"
    )
    assert run(*asked, "45").stdout.splitlines()[2:5] == [
        "Personalisation           56%    SCIE,",
        "                                 Definitions",
        "                                 page",
    ]


def test_the_sources_of_the_overview_have_room_before_its_bars(run: Run) -> None:
    asked = ["compare", "-g", "builtin", "-f", "rich", "--width"]
    assert run(*asked, "60").stdout.splitlines()[2] == "Personalisation                56%    SCIE, Definitions page"
    assert "█" in run(*asked, "70").stdout


def test_a_dumb_terminal_is_not_paged(tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    screen = Screen(carelex("define", "recovery"), height=8, env={"TERM": "dumb", "PAGER": f"tee {seen}"})
    assert (screen.end(), seen.exists()) == (0, False)
    assert screen.text.startswith("Recovery\n")
