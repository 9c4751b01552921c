"""The rules of a glossary: each is in docs/checks.md, and a test shows an example."""

import re
from pathlib import Path
from typing import get_args

import pytest

from carelex import GlossaryError, load_glossary
from carelex.places import user_glossary_folder
from carelex.rules import FaultRule, WarningRule
from tests.documents import ROOT
from tests.glossaries import HEAD, term, write
from tests.program import Run
from tests.test_check import WARNINGS
from tests.test_glossary import FAULTS

PAGE = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")

# The end of a glossary, the rule that it breaks, and the place, for rules without a file in tests/data/bad.
ENDS = {
    "colon-without-space": ("  - term:Respite\n    definitions: x\n", "5:9"),
    "other-colon": ("  - term = Respite\n    definitions: x\n", "5:10"),
    "quote-before-key": ("  - 'term: Respite'\n    x\n  'y'\n", "5:5"),
    "no-break-after-colon": ("  - term:\u00a0Respite\n    definitions: x\n", "5:10"),
    "yaml": ('  - term: "Respite" ? x\n', "5:21"),
}


def rules_shown_by_bad_files() -> dict[str, set[str]]:
    """The rules that each file in tests/data/bad shows."""
    told = {name: [*FAULTS.get(name, []), *WARNINGS.get(name, [])] for name in {*FAULTS, *WARNINGS}}
    return {name: {line.rpartition(" [")[2].removesuffix("]") for line in lines} for name, lines in told.items()}


def test_the_page_has_every_rule_in_the_order_of_the_code() -> None:
    faults, warnings = PAGE.split("\n## Warnings\n")
    row = re.compile(r"^\| `([a-z0-9-]+)` \| .+ \| .+ \|$", re.MULTILINE)
    assert tuple(row.findall(faults)) == get_args(FaultRule)
    assert tuple(row.findall(warnings)) == get_args(WarningRule)
    assert PAGE.count("\n| `") == len(get_args(FaultRule)) + len(get_args(WarningRule))


def test_something_shows_each_rule() -> None:
    by_files = set().union(*rules_shown_by_bad_files().values())
    assert by_files <= {*get_args(FaultRule), *get_args(WarningRule)}
    # The tests below show these.
    files = {"no-such-file", "empty-path", "is-a-folder", "not-a-folder", "empty-folder", "unreadable"}
    beside = {"contradiction-elsewhere", "definition-elsewhere", "source-elsewhere", "term-elsewhere"}
    assert by_files | set(ENDS) | files | beside == {*get_args(FaultRule), *get_args(WarningRule)}


def test_a_bad_file_that_is_named_like_a_rule_shows_it() -> None:
    shown = rules_shown_by_bad_files()
    named = {name for name in shown if name.removesuffix(".yaml") in {*get_args(FaultRule), *get_args(WarningRule)}}
    assert [name for name in named if name.removesuffix(".yaml") not in shown[name]] == []
    assert len(named) > 40


@pytest.mark.parametrize("rule", ENDS)
def test_an_error_of_form_has_a_rule(rule: str, run: Run, clean_place: Path) -> None:
    end, place = ENDS[rule]
    (clean_place / "g.yaml").write_text(HEAD + end, encoding="utf-8")
    line = run("check", "-q", "g.yaml").stdout.splitlines()[0]
    assert line.startswith(f"g.yaml:{place}: cannot be read here: ")
    assert line.endswith(f" [{rule}]")


def test_an_unreadable_file_has_a_rule(run: Run, clean_place: Path) -> None:
    (clean_place / "empty").mkdir()
    for path, rule in (("gone.yaml", "no-such-file"), ("", "empty-path"), ("empty", "empty-folder")):
        assert run("define", "x", "-g", path).stderr.endswith(f" [{rule}]\n")
    for path, rule in (("empty", "is-a-folder"), ("x" * 5000, "unreadable")):
        with pytest.raises(GlossaryError) as caught:
            load_glossary(clean_place / path)
        assert [fault.rule for fault in caught.value.faults] == [rule]
    user_glossary_folder().parent.mkdir(parents=True)
    user_glossary_folder().write_text("x", encoding="utf-8")
    assert run("check").stderr.endswith(" [not-a-folder]\n")


def test_an_error_beside_other_glossaries_has_a_rule(run: Run, clean_place: Path) -> None:
    write(clean_place / "a.yaml", term("Short break", aliases="[Carer]") + term("Respite", text="Time off."))
    write(clean_place / "b.yaml", term("Carer") + term("Respite", text="Time off."))
    lines = run("check", "-q", "a.yaml", "b.yaml").stdout.splitlines()
    assert [line.rpartition(" [")[2] for line in lines] == ["term-elsewhere]", "definition-elsewhere]"]
    whole = run("check", "-q", "-f", "csv", "a.yaml", "b.yaml").stdout.splitlines()
    assert [line.rpartition(",")[2] for line in whole] == ["rule", "term-elsewhere", "definition-elsewhere"]


def test_an_index_keeps_the_rule_of_an_error(run: Run, clean_place: Path) -> None:
    write(clean_place / "g.yaml", term("Respite", tex="x"))
    first, again = (run("define", "respite", "-g", "g.yaml").stderr for _ in range(2))
    assert first == again
    assert first.endswith(" [unknown-key]\n")
