"""carelex list: every term, and which source defines it."""

import csv
import io
import json
import os
import subprocess
from itertools import count, product
from pathlib import Path
from typing import Any

import pytest

from carelex.cli.console import left_by_pager
from carelex.model import Coverage, ListedTerm, Source
from carelex.render import Format, Page
from carelex.render.coverage import render_coverage
from tests.glossaries import HEAD, term, write
from tests.other_programs import posix_only
from tests.program import CARELEX, Golden, Program, Run, carelex
from tests.terminal import Screen, TerminalStream

SEVERAL = """\
sources:
  a:
    name: A <b>long</b> name [1]
  b-2:
    name: Same
  c:
    name: Same
  none:
    name: =Nobody
terms:
  - term: Back up
    definitions: [{source: a, text: x}, {source: a, text: y}, {source: c, text: x}]
  - term: Back-up
    definitions: [{source: b-2, text: x}]
  - term: Äpfel | [b]und[/b] Birnen aus dem Garten hinter dem Haus
    definitions: [{source: c, text: x}]
  - term: "日本語 \\e[31m"
    definitions: [{source: a, text: x}, {source: b-2, text: x}, {source: c, text: x}]
  - term: "=cmd"
    definitions: [{source: b-2, text: x}]
"""


@pytest.fixture
def several(clean_place: Path) -> Path:
    (clean_place / "several.yaml").write_text(SEVERAL, encoding="utf-8")
    return clean_place


@pytest.mark.parametrize("output", ["text", "markdown", "json", "jsonl", "csv", "tsv"])
@pytest.mark.usefixtures("several")
def test_the_matrix_in_every_format(output: str, run: Run, golden: Golden) -> None:
    result = run("list", "-g", "several.yaml", "-g", "builtin", "-f", output)
    golden(f"list/several.{output}", result.stdout)
    assert (result.stderr, result.code) == ("", 0)


@pytest.mark.parametrize("width", [12, 30, 60, 100])
@pytest.mark.parametrize("color", ["always", "never"])
@pytest.mark.usefixtures("several")
def test_the_matrix_in_a_terminal(width: int, color: str, run: Run, golden: Golden) -> None:
    args = ["list", "-g", "several.yaml", "-g", "builtin", "-f", "rich", "--color", color]
    golden(f"list/several-{width}-{color}.txt", run(*args, env={"COLUMNS": str(width)}).stdout)


def test_the_matrix_where_only_ascii_can_be_shown(program: Program) -> None:
    env = {"PYTHONIOENCODING": "ascii", "COLUMNS": "80"}
    shown = program("list", "-f", "rich", "--starting", "res", env=env).stdout.decode("ascii")
    assert shown.splitlines()[:3] == [
        "Term          Definitions page",
        "==============================",
        "Resilience           x",
    ]


def terms(run: Run, *args: str) -> list[str]:
    return [line.partition(":")[0] for line in run("list", *args).stdout.splitlines()]


@pytest.mark.parametrize(
    ("letters", "found"),
    [
        ("PER", ["Personal budget", "Personal health budget", "Personal outcomes", "Personalisation"]),
        ("personal ", ["Personal budget", "Personal health budget", "Personal outcomes"]),
        ("personal b", ["Personal budget"]),
        ("co-p", ["Co-production"]),
        ("CO P", ["Co-production"]),
        ("self", ["Self-directed support", "Self management"]),
        ("self-m", ["Self management"]),
        ("self-", ["Self-directed support", "Self management"]),
        ("SELF", ["Self-directed support", "Self management"]),
        ("pérs", ["Personal budget", "Personal health budget", "Personal outcomes", "Personalisation"]),
        ("budget", []),
        ("SDS", []),
        ("zz", []),
        ("%", []),
    ],
)
def test_terms_that_start_with_letters(letters: str, found: list[str], run: Run) -> None:
    result = run("list", "--starting", letters)
    assert [line.partition(":")[0] for line in result.stdout.splitlines()] == found
    told = "" if found else f'Found no term that begins with "{letters}".\n'
    assert (result.stderr, result.code) == (told, int(not found))


def test_what_a_source_does_not_define(run: Run) -> None:
    assert terms(run, "--missing", "SCIE") == ["Personal outcomes", "Resilience", "Self management"]
    assert terms(run, "-s", "scie", "--missing", "definitions", "--starting", "i") == [
        "Integrated personal budget",
        "Integration",
    ]
    result = run("list", "--missing", "scie", "--missing", "definitions", "--starting", "r")
    told = 'Found no term that begins with "r" and is not defined by SCIE or Definitions page.\n'
    assert (result.stdout, result.stderr, result.code) == ("", told, 1)
    assert run("list", "--missing", "scie", "--missing", "definitions", "-q").stderr == ""


def test_what_a_source_defines(run: Run) -> None:
    result = run("list", "-s", "definitions", "-f", "csv")
    rows = list(csv.reader(io.StringIO(result.stdout)))
    assert rows[0] == ["term", "definitions", "see"]
    assert len(rows) == 9
    assert {(row[1], row[2]) for row in rows[1:]} == {("x", "")}


@pytest.mark.parametrize("option", ["-s", "--missing"])
def test_an_unknown_source_is_an_error(option: str, run: Run) -> None:
    result = run("list", option, "scei")
    assert result.stderr.startswith("carelex: error: no source 'scei': did you mean 'scie'? ")
    assert (result.stdout, result.code) == ("", 2)


def test_nothing_is_a_document_in_the_data_formats(run: Run) -> None:
    found = {output: run("list", "--starting", "zz", "-f", output, "-q").stdout for output in ("json", "jsonl", "csv")}
    assert found == {"json": "[]\n", "jsonl": "", "csv": "term,scie,definitions,see\n"}


def test_terms_of_several_glossaries_share_a_row_unless_kept_apart(run: Run, clean_place: Path) -> None:
    write(clean_place / "a.yaml", term("Short break") + term("Carer"))
    write(clean_place / "b.yaml", term("short-break"), HEAD.replace("ours", "theirs").replace("Ours", "Theirs"))
    text = (clean_place / "b.yaml").read_text(encoding="utf-8").replace("source: ours", "source: theirs")
    (clean_place / "b.yaml").write_text(text, encoding="utf-8")
    (clean_place / "c.yaml").write_text(text + term("Short break").replace("ours", "theirs"), encoding="utf-8")

    def rows(*args: str) -> list[list[Any]]:
        return [[row["term"], row["sources"]] for row in json.loads(run("list", "-f", "json", *args).stdout)]

    assert rows("-g", "a.yaml", "-g", "b.yaml") == [["Carer", ["ours"]], ["Short break", ["ours", "theirs"]]]
    assert rows("-g", "b.yaml", "-g", "a.yaml")[1] == ["short-break", ["theirs", "ours"]]
    assert rows("-g", "a.yaml", "-g", "c.yaml") == [
        ["Carer", ["ours"]],
        ["Short break", ["ours", "theirs"]],
        ["short-break", ["theirs"]],
    ]
    for row in rows("-g", "a.yaml", "-g", "c.yaml"):
        found = json.loads(run("define", str(row[0]), "-g", "a.yaml", "-g", "c.yaml", "-f", "json").stdout)
        assert [row[0], list(dict.fromkeys(each["source"] for each in found["definitions"]))] == row


def test_every_term_is_listed_once_however_many_are_written_alike(run: Run, clean_place: Path) -> None:
    """They are read some hundreds at a time."""
    names = [f"a{'-'.join(signs)}b" for signs in product("-_/\\", repeat=5)]
    assert len(names) == 1024
    write(clean_place / "g.yaml", "".join(term(json.dumps(name)) for name in names))
    listed = [row["term"] for row in json.loads(run("list", "-g", "g.yaml", "-f", "json").stdout)]
    assert sorted(listed) == sorted(names)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("large")
    return write(folder / "large.yaml", "".join(term(f"Term {number:05}") for number in range(4_000)))


@posix_only
def test_a_list_opens_in_the_pager_before_it_is_read_to_its_end(large: Path, tmp_path: Path) -> None:
    pager = tmp_path / "pager"
    pager.write_text("#!/bin/sh\nhead -n 3 > /dev/null\necho enough\n", encoding="utf-8")
    pager.chmod(0o755)
    screen = Screen(carelex("list", "-g", str(large), "-q"), height=10, env={"PAGER": str(pager)})
    assert screen.end() == 0
    assert screen.text == "enough\n"


def test_a_list_goes_through_the_pager_whole(large: Path, tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    screen = Screen(
        carelex("list", "-g", str(large), "-q", "--color", "never"), height=10, env={"PAGER": f"tee {seen}"}
    )
    assert screen.end() == 0
    lines = seen.read_text(encoding="utf-8").splitlines()
    assert len(lines) == 4_000 + 4
    assert lines[2].split() == ["Term", "00000", "✓"]
    assert lines[-1] == "4,000 terms: 4,000 defined by Ours"


@posix_only
def test_a_pager_that_fails_half_way_leaves_the_whole_list_to_be_shown(large: Path, tmp_path: Path) -> None:
    pager = tmp_path / "pager"
    pager.write_text("#!/bin/sh\nhead -n 1000 > /dev/null\nexit 1\n", encoding="utf-8")
    pager.chmod(0o755)
    command = carelex("list", "-g", str(large), "-q", "--color", "never")
    screen = Screen(command, height=10, env={"PAGER": str(pager)})
    assert screen.end() == 0
    assert screen.text.count("\n") == 4_000 + 4


@posix_only
def test_the_pager_gets_what_there_is_and_no_more_than_it_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pager = tmp_path / "pager"
    pager.write_text("#!/bin/sh\nhead -n 3 > /dev/null\n", encoding="utf-8")
    pager.chmod(0o755)
    monkeypatch.setenv("PAGER", str(pager))
    # The input never ends: reading it all first would take forever.
    lines = (f"line {number}\n" for number in count())
    assert left_by_pager(lines, TerminalStream(), above=[]) is None


@pytest.mark.parametrize("output", list(Format))
def test_terms_are_written_as_they_come(output: Format) -> None:
    terms = (ListedTerm(f"Term {number}", ("a",)) for number in count())
    pieces = render_coverage(Coverage((Source("a", "A"),), terms), output, Page())
    assert "Term 5" in next(pieces) + next(pieces)


@posix_only
def test_head_gets_the_first_terms_at_once(large: Path) -> None:
    command = f"{CARELEX} list -g '{large}' -q | head -n 2"
    subprocess.run(["bash", "-c", command], capture_output=True, check=True)
    shown = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, check=True, encoding="utf-8")
    assert (shown.stdout, shown.stderr) == ("Term 00000: Ours\nTerm 00001: Ours\n", "")


def test_an_index_that_is_damaged_is_made_again_while_it_is_listed(run: Run, clean_place: Path) -> None:
    path = write(clean_place / "g.yaml", "".join(term(f"Term {number:05}", text="x" * 200) for number in range(3_000)))
    before = run("list", "-g", str(path)).stdout
    assert before.count("\n") == 3_000
    (row,) = json.loads(run("sources", "-g", str(path), "-f", "json").stdout)
    index = Path(row["index"])
    data = index.read_bytes()
    stamp = index.stat()
    index.write_bytes(data[: len(data) // 3] + b"\xff" * (len(data) // 3) + data[len(data) // 3 * 2 :])
    os.utime(index, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert run("list", "-g", str(path), "-q").stdout == before


def test_the_last_sign_of_unicode_is_a_letter_like_others(run: Run, clean_place: Path) -> None:
    last = "\U0010ffff"
    names = [last, f"b{last}", "b\ufffd", "b"]
    write(clean_place / "g.yaml", "".join(term(json.dumps(name, ensure_ascii=False)) for name in names))

    def listed(*args: str) -> list[str]:
        return [row["term"] for row in json.loads(run("list", "-g", "g.yaml", "-f", "json", *args).stdout)]

    assert sorted(listed()) == sorted(names)
    assert sorted(listed("--starting", "b")) == sorted(names[1:])
    assert listed("--starting", f"b{last}") == [f"b{last}"]
    assert listed("--starting", last) == [last]


def test_a_term_is_found_by_the_signs_that_it_begins_with(run: Run, clean_place: Path) -> None:
    names = ["'hood", "hoodie", "(old) age", "old", "self-care", "selfish", "self", "1.5", "15"]
    write(clean_place / "g.yaml", "".join(term(json.dumps(name)) for name in names))
    for letters, found in (
        ("'", ["'hood"]),
        ("'h", ["'hood", "hoodie"]),
        ("(", ["(old) age"]),
        ("self-", ["self-care"]),
        ("self", ["self", "self-care", "selfish"]),
        ("1.5", ["1.5"]),
        ("1", ["1.5", "15"]),
    ):
        assert sorted(terms(run, "-g", "g.yaml", "--starting", letters)) == sorted(found), letters


def test_marks_are_under_their_sources_where_signs_cannot_be_shown(clean_place: Path, program: Program) -> None:
    write(clean_place / "g.yaml", term("社会福祉制度") + term("é̂̃̄́̂ n") + term("Care"))
    shown = program("list", "-g", "g.yaml", "-f", "rich", "-q", env={"PYTHONIOENCODING": "ascii", "COLUMNS": "80"})
    lines = shown.stdout.decode("ascii").splitlines()
    assert lines[0].split() == ["Term", "Ours"]
    assert {line.index("x") for line in lines[2:5]} == {lines[0].index("Ours") + 1}


def test_help_of_list_has_examples_first(run: Run, golden: Golden) -> None:
    golden("help-list.txt", run("list", "--help").stdout)
