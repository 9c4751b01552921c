"""Glossaries may use one id for different sources; `list` tells these apart."""

import json
from pathlib import Path

import pytest

from tests.program import Run

BOTH = ("list", "-g", "mine.yaml", "-g", "b3.yaml")
WHICH = "a is the id of 2 sources. To mean one of them: a@mine.yaml (Alpha) or a@b3.yaml (Beta).\n"


def glossary(path: str, name: str, *terms: str) -> None:
    listed = "".join(f"  - {{term: {term}, definitions: [{{source: a, text: '{name} {term}'}}]}}\n" for term in terms)
    Path(path).parent.mkdir(exist_ok=True)
    Path(path).write_text(f"sources: {{a: {{name: {name}}}}}\nterms:\n{listed}", encoding="utf-8")


@pytest.fixture(autouse=True)
def _two_glossaries(clean_place: Path) -> None:
    glossary("mine.yaml", "Alpha", "Evil", "Short break")
    glossary("b3.yaml", "Beta", "Short break")


def test_each_term_has_only_the_sources_that_define_it(run: Run) -> None:
    assert run(*BOTH).stdout == "Evil: Alpha\nShort break: Alpha, Beta\n"


def test_each_source_has_its_own_column_and_id(run: Run) -> None:
    assert run(*BOTH, "-f", "csv").stdout == "term,a@mine.yaml,a@b3.yaml,see\nEvil,x,,\nShort break,x,x,\n"
    rows = [json.loads(line) for line in run(*BOTH, "-f", "jsonl").stdout.splitlines()]
    assert [row["sources"] for row in rows] == [["a@mine.yaml"], ["a@mine.yaml", "a@b3.yaml"]]
    assert run(*BOTH, "-f", "markdown").stdout.startswith("| Term | Alpha | Beta |\n")


@pytest.mark.parametrize("beta", ["a@b3.yaml", "a@b3", "A@B3"])
def test_options_can_mean_one_of_them(beta: str, run: Run) -> None:
    missing = run(*BOTH, "--missing", beta)
    assert (missing.stdout, missing.stderr, missing.code) == ("Evil: Alpha\n", "", 0)
    assert run(*BOTH, "-s", beta).stdout == "Short break: Beta\n"


def test_the_bare_id_means_both_and_you_are_told(run: Run) -> None:
    shown, missing = run(*BOTH, "-s", "a"), run(*BOTH, "--missing", "a")
    assert (shown.stdout, shown.stderr, shown.code) == ("Evil: Alpha\nShort break: Alpha, Beta\n", WHICH, 0)
    assert (missing.stdout, missing.code) == ("", 1)
    assert missing.stderr == f"{WHICH}Found no term that is not defined by Alpha or Beta.\n"


def test_one_id_with_one_name_is_one_source(run: Run) -> None:
    glossary("b3.yaml", "Alpha", "Short break")
    assert run(*BOTH, "-f", "csv", "-s", "a").stdout == "term,a,see\nEvil,x,\nShort break,x,\n"


def test_files_of_one_name_are_told_apart_by_their_folders(run: Run) -> None:
    glossary("north/words.yaml", "North", "Rota")
    glossary("south/words.yaml", "South", "Shift")
    result = run("list", "-g", "north", "-g", "south", "-f", "jsonl")
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row["sources"] for row in rows] == [
        [f"a@{Path('north', 'words.yaml')}"],
        [f"a@{Path('south', 'words.yaml')}"],
    ]
