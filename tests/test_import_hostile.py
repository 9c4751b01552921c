"""`import` reads harmful documents within limits of time and memory, reports them clearly, and fetches nothing."""

import json
import os
from pathlib import Path
from time import process_time

import pytest

from carelex import load_glossary
from carelex.importing import Given, HowToRead, Taken, take
from carelex.places import bundled_glossary
from tests.other_programs import posix_only
from tests.program import Program, Run

_SKOS = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"


def taken_of(text: str, name: str) -> Taken:
    """Import a document."""
    return take([Given(name, text.encode())], HowToRead())


def timed(text: str, name: str) -> tuple[Taken, float]:
    """What is taken of a document, and the seconds of processor time that it takes."""
    began = process_time()
    return taken_of(text, name), process_time() - began


def test_a_name_in_many_rows_takes_about_as_long_as_as_many_names() -> None:
    rows = range(2_000)
    same = "Term,Definition\n" + "".join(f"Care,It is help of the kind {number}.\n" for number in rows)
    other = "Term,Definition\n" + "".join(f"Care {number},It is help of the kind {number}.\n" for number in rows)
    taken_of("Term,Definition\nCare,It is help.\n", "words.csv")
    of_same, seconds = timed(same, "words.csv")
    (entry,) = of_same.entries
    assert len(entry.texts) == len(rows)
    # It took ten times as long when each row was compared with all rows before it.
    assert seconds < 3 * timed(other, "words.csv")[1]


def test_warnings_of_a_library_about_odd_addresses_and_dates_are_hidden(run: Run, program: Program) -> None:
    concept = "<http://e.example/a b> a skos:Concept; skos:prefLabel 'Care'@en; skos:definition 'Help.'@en; "
    date = "<http://purl.org/dc/terms/date> '2023-99-99'^^<http://www.w3.org/2001/XMLSchema#date> ."
    Path("words.ttl").write_text(_SKOS + concept + date, encoding="utf-8")
    result = program("import", "words.ttl", "-y")
    assert result.returncode == 0
    own = ("words.ttl: ", "In all: ", "Left out: ", "Source: ", "  ", "Please check: ", "The document does not state ")
    assert all(line.startswith(own) for line in result.stderr.decode().splitlines()), result.stderr


@pytest.mark.parametrize("address", ["https://www.a b.example/", "https://a.example/<x>", "https://a.example/{{x}}"])
def test_an_address_that_no_glossary_may_have_is_not_taken(address: str, run: Run) -> None:
    page = f'<link rel="canonical" href="{address}"><h1>Words</h1><dl><dt>Care<dd>Help.<dt>Plan<dd>A paper.</dl>'
    Path("words.html").write_text(page, encoding="utf-8")
    assert run("import", "words.html", "-o", "ours.yaml", "-y").code == 0
    assert "url:" not in Path("ours.yaml").read_text(encoding="utf-8")
    assert run("check", "ours.yaml").code == 0
    refused = run("import", "words.html", "-y", "--url", address)
    assert (refused.code, refused.stdout) == (2, "")
    assert "is not a web address" in refused.stderr


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("words.json", json.dumps([{"term": "Care\ud83d", "definition": "Help\ud83d \x1b[31m\u202e\x00"}] * 2)),
        ("words.html", "<dl><dt>Care\x1b]8;;x\x07<dd>Help\x9b31m &#27;[2J\u202e[/red]<dt>Plan<dd>\x00A paper.</dl>"),
        ("words.md", "# Words\n\n## Care\x1b[2J\n\nHelp\x85\u2028\x0c[red]\n\n## Plan\u202e\n\nA paper\x07.\n"),
        ("words.csv", "Term,Definition\nCare\x1b[2J,Help\x9b31m\nPlan\u202e,=cmd|'/c calc'!A1\n"),
    ],
)
def test_control_characters_are_in_no_glossary_and_on_no_terminal(name: str, text: str, run: Run) -> None:
    Path(name).write_text(text, encoding="utf-8")
    result = run("import", name, "-o", "ours.yaml", "-y")
    assert result.code == 0, result.stderr
    assert run("check", "ours.yaml").code == 0
    shown = run("import", name, "--preview").stdout + result.stderr + Path("ours.yaml").read_text(encoding="utf-8")
    assert all(sign.isprintable() or sign == "\n" for sign in shown), shown
    for term in load_glossary("ours.yaml").terms:
        assert run("define", term.name, "-g", "ours.yaml").code == 0


@posix_only
def test_other_files_in_a_folder_are_left_alone(tmp_path: Path, run: Run) -> None:
    folder = tmp_path / "words"
    folder.mkdir()
    (folder / "care.md").write_text("# Care\n\nHelp for a person.\n", encoding="utf-8")
    (folder / "plan\n\x1b[2J.md").write_text("# Plan\n\nA paper.\n", encoding="utf-8")
    os.mkfifo(folder / "pipe.md")
    (folder / "round").symlink_to(folder)
    (folder / "secret.md").symlink_to("/etc/passwd")
    result = run("import", str(folder), "-y")
    assert result.code == 0
    assert "term: Care" in result.stdout
    assert "term: Plan" in result.stdout
    assert "root" not in result.stdout
    assert "a link that leads out of the folder" in result.stderr
    assert "\x1b" not in result.stderr


@pytest.mark.parametrize(
    ("name", "opening", "closing"),
    [
        ("a.html", "<div>", "</div>"),
        ("a.html", "<table><tr><td>", ""),
        ("a.html", "<ul><li>", ""),
        ("a.html", "<details><summary>a</summary>", ""),
        ("a.html", "<dl><dt>a<dd>", ""),
        ("a.md", "> ", ""),
        ("a.md", "- ", ""),
        ("a.md", "*a ", " b*"),
        ("a.md", "[", "](a)"),
        ("a.yaml", "[", "]"),
        ("a.yaml", "- ", ""),
        ("a.json", '{"a":', "}"),
        ("a.jsonl", "[", "]"),
        ("a.tbx", "<tbx>", "</tbx>"),
        ("a.ttl", _SKOS + "<a> skos:definition [", "]"),
    ],
)
def test_nesting_10_000_deep_ends_with_one_line(name: str, opening: str, closing: str, run: Run) -> None:
    text = opening * 10_000 + "words" + closing * 10_000
    Path(name).write_text(text, encoding="utf-8")
    result = run("import", name, "-y")
    assert result.code in (1, 2)
    assert result.stderr.splitlines()[-1].startswith("carelex: error: ")


def test_a_number_of_thousands_of_figures_stays_as_it_is_written() -> None:
    long = "1" * 5_000
    text = f'[{{"term": "Care", "definition": "Help.", "note": {long}}}, {{"term": "Plan", "definition": 1.10}}]'
    assert taken_of(text, "words.json").entries[1].texts == ("1.10",)
    assert [entry.term for entry in taken_of(text, "words.json").entries] == ["Care", "Plan"]


@pytest.mark.parametrize("option", ["--output", "--into"])
def test_the_report_does_not_go_where_the_glossary_does(option: str, run: Run) -> None:
    Path("ours.yaml").write_text(ONE_LINE, encoding="utf-8")
    Path("new.csv").write_text("Term,Definition\nCare,Help for you.\nPlan,A paper.\n", encoding="utf-8")
    result = run("import", "new.csv", option, "ours.yaml", "--force", "-y", "--report", "./ours.yaml")
    assert (result.code, result.stdout) == (2, "")
    assert result.stderr == "carelex: error: --report: ./ours.yaml is the file of the glossary; name another\n"
    assert Path("ours.yaml").read_text(encoding="utf-8") == ONE_LINE


def test_a_glossary_of_its_own_is_written_as_it_is(run: Run) -> None:
    assert run("import", str(bundled_glossary()), "-o", "ours.yaml", "-q").code == 0
    assert run("check", "ours.yaml").code == 0


ONE_LINE = (
    'sources: {us: {name: Us}}\nterms: [{term: Care, definitions: [{source: us, text: "Help."}]}, '
    '{term: Plan, definitions: [{source: us, text: "A paper."}]}]\n'
)


def test_a_text_in_a_list_between_brackets_is_changed_there(run: Run) -> None:
    Path("ours.yaml").write_text(ONE_LINE, encoding="utf-8")
    Path("new.csv").write_text("Term,Definition\nCare,Help for you.\nPlan,A paper.\n", encoding="utf-8")
    assert run("import", "new.csv", "--into", "ours.yaml", "-y", "-q").code == 0
    assert Path("ours.yaml").read_text(encoding="utf-8") == ONE_LINE.replace("Help.", "Help for you.")


def test_a_list_between_brackets_that_would_change_otherwise_is_left_as_it_is(run: Run) -> None:
    Path("ours.yaml").write_text(ONE_LINE, encoding="utf-8")
    Path("new.csv").write_text("Term,Definition\nCare,Help.\nNurse,A person.\n", encoding="utf-8")
    result = run("import", "new.csv", "--into", "ours.yaml", "-y")
    assert result.code == 2
    assert "cannot be changed in place" in result.stderr
    assert Path("ours.yaml").read_text(encoding="utf-8") == ONE_LINE


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_hyphen_on_a_line_of_its_own_goes_with_its_term(line_end: str, run: Run) -> None:
    begin = "sources:\n  us:\n    name: Us\nterms:\n  # first\n  -\n    term: Care\n    definitions:\n"
    care = "      -\n        source: us\n        text: Help.\n"
    plan = "  -\n    # why\n    term: Plan\n    definitions:\n      - source: us\n        text: A paper.\n"
    Path("ours.yaml").write_bytes((begin + care + plan).replace("\n", line_end).encode())
    Path("new.csv").write_text("Term,Definition\nCare,Help.\nNurse,A person.\n", encoding="utf-8")
    assert run("import", "new.csv", "--into", "ours.yaml", "-y", "-q").code == 0
    nurse = "  - term: Nurse\n    definitions:\n      - source: us\n        text: |\n          A person.\n"
    assert Path("ours.yaml").read_bytes().decode() == (begin + care + nurse).replace("\n", line_end)
