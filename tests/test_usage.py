"""A command line that is wrong is told what to type instead, in one line."""

from pathlib import Path

import pytest

from tests.other_programs import posix_only
from tests.program import Result, Run


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("list recovery", "list takes no words; to look it up: carelex define recovery"),
        ("sources home care", "sources takes no words; to look them up: carelex define home care"),
        ("search", "which words? For example: carelex search support plan"),
        ("import", "which document? For example: carelex import page.html -o ours.yaml"),
        ("new", "which file? For example: carelex new ours.yaml"),
        ("add", "which glossary? For example: carelex add https://www.example.org/words.yaml"),
        ("define x -g", "-g needs a value, such as ours.yaml; see: carelex define --help"),
        ("import x --name", "--name needs a value; see: carelex import --help"),
        ("-v", "no option -v; for the version: carelex --version"),
        ("lookup recovery", "no command 'lookup'; to look up a word: carelex define recovery"),
        ("DEFINE recovery", "no command 'DEFINE': did you mean 'define'?"),
        ("Define recovery", "no command 'Define': did you mean 'define'?"),
        (
            "quit",
            "no command 'quit'; carelex ends by itself once it has answered; for the commands: carelex --help",
        ),
        ("settings", "no command 'settings'; for settings, files and exit codes: carelex help environment"),
    ],
)
def test_what_to_type_instead_is_said(typed: str, problem: str, run: Run) -> None:
    assert run(*typed.split()) == Result("", f"carelex: error: {problem}\n", 2)


def test_help_on_settings_is_that_on_the_environment(run: Run) -> None:
    assert run("help", "settings") == run("help", "environment")


@posix_only
def test_a_name_with_spaces_needs_quotes(run: Run, clean_place: Path) -> None:
    problem = "carelex: error: new takes one name; a name with spaces needs quotes: carelex new 'my words.yaml'\n"
    assert run("new", "my", "words.yaml") == Result("", problem, 2)
    assert [*clean_place.iterdir()] == []
    assert run("new", "my words.yaml", "-q").code == 0
    problem = "carelex: error: a name with spaces needs quotes: carelex check 'my words.yaml'\n"
    assert run("check", "my", "words.yaml") == Result("", problem, 2)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (
            b"<!DOCTYPE html>\n<p>x",
            "this is a web page, not a glossary file; to make one from it: carelex import x.yaml -o FILE",
        ),
        (
            b"PK\x03\x04\x00",
            "this is a Word document, a spreadsheet or another packed file, not a glossary file; "
            "to make one from it: carelex import x.yaml -o FILE",
        ),
        (b"%PDF-1.4\n", "this is a PDF, not a glossary file; ask for the document that it was made from"),
        (
            "terms:\n".encode("utf-16"),
            "not UTF-8 (it is UTF-16); save the file as UTF-8 (in Notepad: Save as, Encoding: UTF-8)",
        ),
    ],
)
def test_a_file_of_another_kind_is_no_line_of_signs_but_a_way_to_go_on(
    data: bytes, told: str, run: Run, clean_place: Path
) -> None:
    Path("x.yaml").write_bytes(data)
    result = run("check", "x.yaml", "-f", "rich", "--width", "300", env={"COLUMNS": "300"})
    assert result.stdout.startswith(f"x.yaml:1:1: {told}")
    assert "│" not in result.stdout
    assert result.code == 1


def test_a_text_that_is_not_further_to_the_right_than_its_key_is_explained(run: Run, clean_place: Path) -> None:
    lines = ["sources:", "  a: {name: A}", "terms:", "  - term: X", "    definitions:", "      - source: a"]
    text = ["        text: |", "        My text is here.", "        And more.", ""]
    Path("x.yaml").write_text("\n".join([*lines, *text]), encoding="utf-8")
    assert run("check", "x.yaml").stdout.startswith(
        "x.yaml:8:9: cannot be read here: put more spaces before this line than before 'text:' [indentation]\n"
    )


def test_a_question_mark_behind_a_name_is_no_other_spelling(run: Run) -> None:
    assert run("define", "recovery?") == run("define", "recovery")


def test_a_source_is_asked_for_by_its_name_too(run: Run) -> None:
    by_id = run("define", "recovery", "-s", "definitions")
    assert by_id.code == 0
    assert run("define", "recovery", "-s", "Definitions page") == by_id
