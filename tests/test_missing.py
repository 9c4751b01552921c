"""carelex define --missing: shows the words of a list that no glossary has."""

import json
from pathlib import Path

import pytest

from tests.program import Run

WORDS = """\
# Words of a leaflet

brokerage
SDS
co production

brokrage
budget
pizza
  fish   and chips
"""


def test_only_what_is_not_found_is_shown_a_line_each(run: Run) -> None:
    result = run("define", "-", "--missing", stdin=WORDS)
    assert result.stdout == "budget\npizza\nfish   and chips\n"
    assert result.code == 1
    # A near miss is not missing, though it may be a misspelling.
    assert result.stderr.splitlines() == [
        'Found "Brokerage", the closest match for "brokrage".',
        'No entry for "budget". Did you mean "Personal budget", "Personal health budget"'
        ' or "Integrated personal budget"?',
    ]
    assert run("define", "-", "--missing", "-q", stdin=WORDS).stderr == ""


def test_with_exact_a_near_miss_is_missing(run: Run) -> None:
    result = run("define", "-", "--missing", "--exact", stdin=WORDS)
    assert result.stdout == "brokrage\nbudget\npizza\nfish   and chips\n"


def test_where_nothing_is_missing_nothing_is_shown(run: Run) -> None:
    result = run("define", "-", "--missing", stdin="recovery\nresilience\n")
    assert (result.stdout, result.stderr, result.code) == ("", "", 0)
    assert (run("define", "recovery", "--missing").stdout, run("define", "pizza", "--missing").stdout) == (
        "",
        "pizza\n",
    )


def test_what_one_source_lacks(run: Run) -> None:
    result = run("define", "-", "--missing", "-s", "scie", stdin="recovery\nresilience\n")
    assert (result.stdout, result.code) == ("resilience\n", 1)
    assert result.stderr == '"Resilience" is not defined by SCIE, but by Definitions page.\n'


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("rich", "# 1*\n"),
        ("markdown", "- \\# 1\\*\n"),
        (
            "csv",
            "query,match,score,term,abbreviation,source,source_name,headword,text,note,title,publisher,url,glossary,"
            "see\n",
        ),
    ],
)
def test_what_is_missing_in_other_formats(form: str, shown: str, run: Run) -> None:
    result = run("define", "# 1*", "--missing", "-f", form)
    assert result.stdout.startswith(shown)
    assert result.code == 1


def test_data_is_that_of_a_query_without_an_entry(run: Run) -> None:
    lines = run("define", "-", "--missing", "-f", "jsonl", stdin=WORDS).stdout.splitlines()
    whole = run("define", "-", "-f", "jsonl", stdin=WORDS).stdout.splitlines()
    assert lines == [line for line in whole if not json.loads(line)["matched"]]
    assert len(lines) == 3
    assert json.loads(run("define", "-", "--missing", "-f", "json", stdin="sds\n").stdout) == []
    assert [each["query"] for each in json.loads(run("define", "pizza", "--missing", "-f", "json").stdout)] == ["pizza"]


def test_a_line_that_is_no_text_is_reported_and_the_others_are_looked_up(run: Run, clean_place: Path) -> None:
    result = run("define", "-", "--missing", "-o", "missing.txt", stdin=b"recovery\n\xff\xfe\nsds\nzz\n")
    assert (clean_place / "missing.txt").read_text(encoding="utf-8") == "zz\n"
    assert result.stderr == "carelex: warning: stdin:2: not UTF-8; this line was not looked up\n"
    assert result.code == 1


def test_a_list_in_a_file_is_emptied_where_nothing_is_missing_any_more(run: Run, clean_place: Path) -> None:
    run("define", "-", "--missing", "-o", "missing.txt", stdin="zz\n")
    assert run("define", "-", "--missing", "-o", "missing.txt", stdin="sds\n").code == 0
    assert (clean_place / "missing.txt").read_bytes() == b""
    run("define", "zz", "--missing", "-o", "missing.txt")
    assert (clean_place / "missing.txt").read_bytes() == b"zz\n"
    run("define", "sds", "--missing", "-o", "missing.txt")
    assert (clean_place / "missing.txt").read_bytes() == b""


def test_no_escape_reaches_a_terminal(run: Run) -> None:
    assert run("define", "-", "--missing", stdin="\x1b[31mred\n").stdout == "\\x1b[31mred\n"
