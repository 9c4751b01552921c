"""Glossaries may use one id for different sources; each command tells these apart."""

import json
from pathlib import Path

import pytest

from carelex import look_up
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


IN_USE = BOTH[1:]


@pytest.mark.parametrize(("asked", "texts"), [("a@mine", ["Alpha Short break"]), ("A@B3.YAML", ["Beta Short break"])])
def test_define_takes_one_of_them(asked: str, texts: list[str], run: Run) -> None:
    shown = json.loads(run("define", "short break", *IN_USE, "-s", asked, "-f", "json").stdout)
    assert [definition["text"] for definition in shown["definitions"]] == texts
    both = json.loads(run("define", "short break", *IN_USE, "-s", "a", "-f", "json").stdout)
    assert len(both["definitions"]) == 2


def test_define_says_that_another_of_them_defines_a_term(run: Run) -> None:
    result = run("define", "evil", *IN_USE, "-s", "a@b3")
    assert (result.stdout, result.code) == ("", 1)
    assert "Beta" in result.stderr
    assert "Alpha" in result.stderr


def test_search_looks_in_one_of_them(run: Run) -> None:
    def found(asked: str) -> list[tuple[str, str]]:
        hits = json.loads(run("search", "break", *IN_USE, "-s", asked, "-f", "json").stdout)
        return [(hit["term"], hit["source_name"]) for hit in hits]

    assert found("a@mine") == [("Short break", "Alpha")]
    assert found("a@b3") == [("Short break", "Beta")]
    assert run("search", "evil", *IN_USE, "-s", "a@b3").code == 1


def test_compare_takes_one_of_them_or_both(run: Run) -> None:
    both = ("-s", "a@mine", "-s", "a@b3")
    assert run("compare", "short break", *IN_USE, *both).code == 0
    assert run("compare", *IN_USE, *both).code == 0
    for alone in (("compare", "short break"), ("compare",)):
        assert run(*alone, *IN_USE, "-s", "a@mine").code == 1


def test_sources_and_align_take_one_of_them(run: Run) -> None:
    rows = json.loads(run("sources", *IN_USE, "-s", "a@b3", "-f", "json").stdout)
    assert [(row["source_name"], row["glossary"]) for row in rows] == [("Beta", "b3.yaml")]
    glossary("c.yaml", "Gamma", "Short breaks")
    glossary("d.yaml", "Delta", "Hub")
    assert run("align", *IN_USE, "-g", "c.yaml", "-g", "d.yaml", "-s", "a@c").code == 0
    assert run("align", *IN_USE, "-g", "c.yaml", "-g", "d.yaml", "-s", "a@d").code == 1


def test_a_file_that_is_not_in_use_is_an_error(run: Run) -> None:
    for command in (("define", "evil"), ("list",)):
        result = run(*command, *IN_USE, "-s", "a@nowhere")
        assert (result.stdout, result.code) == ("", 2)
        assert result.stderr.startswith("carelex: error: no source 'a@nowhere'")


def test_the_python_interface_takes_one_of_them() -> None:
    answer = look_up("short break", glossaries=["mine.yaml", "b3.yaml"], sources="a@b3")
    assert answer.entry
    assert [definition.source.name for definition in answer.entry.definitions] == ["Beta"]


def test_a_source_of_one_name_in_two_files_is_one_with_the_key_of_the_first(run: Run) -> None:
    glossary("c.yaml", "Alpha", "Short break")
    shown = json.loads(run("define", "short break", *IN_USE, "-g", "c.yaml", "-s", "a@mine", "-f", "json").stdout)
    assert [definition["source_name"] for definition in shown["definitions"]] == ["Alpha", "Alpha"]


def test_completion_offers_each_of_them(run: Run) -> None:
    env = {"_CARELEX_COMPLETE": "complete_zsh"}
    shown = run("define", *IN_USE, "-s", "", env=env).stdout.splitlines()
    assert shown == ["words", "a@mine.yaml\tAlpha", "a@b3.yaml\tBeta"]


def test_check_warns_of_it(run: Run) -> None:
    problem = "'a' is Beta here, but Alpha in mine.yaml; give one of them another id"
    told = f"b3.yaml:1:11: warning: {problem} [source-elsewhere]\n"
    both, beside = run("check", "mine.yaml", "b3.yaml"), run("check", "b3.yaml", *IN_USE)
    assert (both.code, beside.code) == (0, 0)
    assert both.stdout.startswith(told)
    assert beside.stdout.startswith(told)
    glossary("b3.yaml", "ALPHA", "Hub")
    assert "source-elsewhere" not in run("check", "mine.yaml", "b3.yaml").stdout


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
