"""The start screen, for users who type carelex alone. Every command on it works."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.documents import ROOT
from tests.glossaries import term, write
from tests.other_programs import needs
from tests.program import DATA, Golden, Program, Result, Run, carelex
from tests.terminal import Screen

SOURCES = "sources:\n  ours:\n    name: Ours\n  theirs:\n    name: Theirs\nterms:\n"
BY_THEM = "      - source: theirs\n        text: What they say of it.\n"


def commands(shown: str) -> list[list[str]]:
    """The commands on the screen, as their words."""
    rows = re.findall(r"^  carelex (.*?)(?:   |$)", shown, re.MULTILINE)
    return [row.split() for row in rows]


@pytest.mark.parametrize("color", ["always", "never"])
@pytest.mark.parametrize("width", [60, 80, 100, 160])
def test_the_start_screen_has_fifteen_lines(width: int, color: str, run: Run, golden: Golden) -> None:
    env = {"COLUMNS": str(width)} | ({"FORCE_COLOR": "1"} if color == "always" else {"NO_COLOR": "1"})
    result = run(env=env)
    assert (result.stderr, result.code) == ("", 0)
    plain = re.sub(r"\x1b\[[\d;]*m", "", result.stdout)
    assert len(plain.splitlines()) == 15
    assert max(map(len, plain.splitlines())) <= 60
    golden(f"start-screen-{width}-{color}.txt", result.stdout)


def test_it_is_bold_in_a_terminal_and_plain_in_a_pipe(run: Run, program: Program) -> None:
    screen = Screen(carelex())
    assert screen.end() == 0
    assert "\x1b[1m  carelex define brokerage" in screen.text
    # Only bold, which is readable on any background.
    assert {*re.findall(r"\x1b\[([\d;]*)m", screen.text)} == {"0", "1"}
    piped = program()
    assert (piped.stderr, piped.returncode) == (b"", 0)
    assert piped.stdout.decode() == run().stdout == re.sub(r"\x1b\[[\d;]*m", "", screen.text)
    dumb = Screen(carelex(), env={"TERM": "dumb"})
    assert (dumb.end(), "\x1b" in dumb.text) == (0, False)


@pytest.mark.parametrize("width", [1, 20, 40])
def test_in_a_narrow_window_the_purpose_of_a_command_is_below_it(width: int, run: Run, golden: Golden) -> None:
    shown = run(env={"COLUMNS": str(width)}).stdout
    assert [*map(" ".join, commands(shown))] == [*map(" ".join, commands(run().stdout))]
    assert shown.split() == run().stdout.split()
    if width == 40:
        golden("start-screen-40.txt", shown)


def try_all(shown: str, run: Run) -> None:
    """Run each command of a start screen: it must find something."""
    asked = commands(shown)
    assert len(asked) == 10
    if not Path("page.html").exists():
        Path("page.html").write_text(
            "<dl><dt>Hub<dd>A place.<dt>Ward<dd>A room.<dt>Yard<dd>Land.</dl>", encoding="utf-8"
        )
    for words in asked:
        result = run(*words)
        assert (words, result.code) == (words, 0)
        assert result.stdout or words[0] == "new"
        if words[0] in ("define", "compare", "search"):
            assert result.stderr == ""


def test_every_command_works_with_the_bundled_glossary(run: Run) -> None:
    try_all(run().stdout, run)


def test_the_terms_are_those_of_the_glossaries_of_the_user(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terms = term("Zeal") + term("Respite care") + term("Advocacy (in England)") + term("Day centre") + BY_THEM
    path = write(tmp_path / "ours.yaml", terms, SOURCES)
    monkeypatch.setenv("CARELEX_GLOSSARY", str(path))
    shown = run().stdout
    assert [*map(" ".join, commands(shown))][:5] == [
        "define respite care",
        "compare day centre",
        "search centre",
        "list",
        "sources",
    ]
    try_all(shown, run)


def test_the_users_terms_come_before_those_of_the_bundled_glossary(user_folder: Path, run: Run) -> None:
    write(user_folder / "ours.yaml", term("Respite care"))
    shown = run().stdout
    assert "carelex define respite care" in shown
    # The bundled glossary fills the gaps.
    assert "carelex compare brokerage" in shown
    try_all(shown, run)


def test_the_users_terms_come_first_even_if_their_source_has_the_id_of_a_bundled_one(
    user_folder: Path, run: Run
) -> None:
    terms = term("Respite care").replace("source: ours", "source: scie")
    write(user_folder / "ours.yaml", terms, "sources:\n  scie:\n    name: Another\nterms:\n")
    shown = run().stdout
    assert "carelex define respite care" in shown
    try_all(shown, run)


def test_without_a_term_of_several_sources_there_is_nothing_to_compare(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CARELEX_GLOSSARY", str(write(tmp_path / "ours.yaml", term("Respite"))))
    shown = run().stdout
    assert "compare" not in shown
    assert len(shown.splitlines()) == 15
    assert len(commands(shown)) == 10
    try_all(shown, run)


@pytest.mark.parametrize("name", ["broken.yaml", "nix.yaml", "links.yaml"])
def test_where_no_term_can_be_had_the_bundled_glossary_is_named(
    name: str, run: Run, clean_place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if name == "broken.yaml":
        (clean_place / name).write_bytes((DATA / "bad" / "several.yaml").read_bytes())
    if name == "links.yaml":
        (clean_place / name).write_text("links:\n  - same: [A, B]\n", encoding="utf-8")
    monkeypatch.setenv("CARELEX_GLOSSARY", name)
    result = run()
    assert (result.stderr, result.code) == ("", 0)
    assert "  carelex define brokerage -g builtin " in result.stdout
    assert ("why your glossary is not used" in result.stdout) == (name != "links.yaml")
    for words in commands(result.stdout)[:5]:
        assert run(*words).code == 0


def test_an_invalid_file_in_the_folder_of_the_user_costs_no_start_screen(user_folder: Path, run: Run) -> None:
    (user_folder / "broken.yaml").write_bytes((DATA / "bad" / "several.yaml").read_bytes())
    result = run()
    assert (result.stderr, result.code) == ("", 0)
    assert "  carelex doctor                why your glossary is not used\n" in result.stdout
    assert "carelex define brokerage" in result.stdout


@pytest.mark.parametrize(
    "name",
    ["Carer's leave", "A|B", "$HOME", "-x", "Two  spaces", "(ICB)", "x" * 40, "Zeal; rm", "*", "Q&A", "help!", "'a'"],
)
def test_a_name_that_a_shell_would_read_otherwise_is_not_offered(
    name: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quoted = name.replace("'", "''")
    monkeypatch.setenv("CARELEX_GLOSSARY", str(write(tmp_path / "ours.yaml", term(f"'{quoted}'") + term("Plain"))))
    assert commands(run().stdout)[0] == ["define", "plain"]


def test_another_argument_is_no_start_screen(run: Run) -> None:
    assert run("-x") == Result("", "carelex: error: no option -x; see: carelex --help\n", 2)


def test_make_run_ends_by_saying_what_to_type_next() -> None:
    needs("make")
    # Within "make test", make would add lines on the folders that it enters and leaves.
    command = ["make", "--no-print-directory", "-n", "run"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, encoding="utf-8").stdout
    assert done.splitlines()[-2:] == [
        'echo "carelex is set up. Type this next, to see what it can do:"',
        'echo "  .venv/bin/carelex"',
    ]
