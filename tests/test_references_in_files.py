"""References in a glossary file: terms that only name another term to look at."""

from pathlib import Path

import pytest

from carelex import GlossaryError, load_glossary
from tests.glossaries import HEAD, term, write
from tests.program import Run
from tests.test_schema import errors

REFERENCE = "  - term: Vulnerable adult\n    see: Adult at risk\n"


def told(path: Path) -> list[str]:
    """The errors of a glossary, each with its place."""
    with pytest.raises(GlossaryError) as caught:
        load_glossary(path)
    return [f"{fault.line}:{fault.column} {fault.rule}" for fault in caught.value.faults]


def test_from_python_a_reference_has_no_definitions(tmp_path: Path) -> None:
    reference, defined = load_glossary(write(tmp_path / "g.yaml", REFERENCE + term("Adult at risk"))).terms
    assert (reference.see, reference.definitions) == ("Adult at risk", ())
    assert (defined.see, len(defined.definitions)) == (None, 1)


def test_references_alone_need_no_sources(tmp_path: Path) -> None:
    path = write(tmp_path / "g.yaml", REFERENCE, "terms:\n")
    assert load_glossary(path).terms[0].see == "Adult at risk"
    assert errors(path.read_text(encoding="utf-8")) == []


def test_a_reference_beside_definitions_needs_sources_for_these(tmp_path: Path) -> None:
    path = write(tmp_path / "g.yaml", REFERENCE + term("Adult at risk"), "terms:\n")
    assert told(path) == ["1:1 missing-key", "6:17 unknown-source"]
    assert errors(path.read_text(encoding="utf-8")) == ["'sources' is a required property"]


def test_the_name_of_a_reference_is_taken_like_any_other(tmp_path: Path) -> None:
    path = write(tmp_path / "g.yaml", REFERENCE + term("vulnerable  adult"))
    assert told(path) == ["7:11 duplicate-term"]
    path = write(tmp_path / "g.yaml", REFERENCE + term("Adult at risk", aliases="[Vulnerable adult]"))
    assert told(path) == ["8:15 duplicate-alias"]


def test_a_term_with_neither_is_reported_with_both_ways(tmp_path: Path) -> None:
    path = write(tmp_path / "g.yaml", "  - term: Respite\n    see_also: [Carer]\n")
    with pytest.raises(GlossaryError, match=r":5:5: 'definitions' is missing; a term needs it, or 'see' \["):
        load_glossary(path)


def test_a_reference_that_also_defines_its_term_is_invalid_for_editors_too() -> None:
    assert errors(HEAD + term("Respite", see="Carer")) != []


def test_a_glossary_of_references_can_be_used_in_every_command(run: Run, clean_place: Path) -> None:
    write(clean_place / "g.yaml", REFERENCE, "terms:\n")
    assert run("check", "g.yaml").code == 0
    assert run("sources", "-g", "g.yaml").stdout.startswith("g.yaml, 1 term\n")
    for call in ("list", "define x", "search x", "compare x", "compare"):
        assert run(*call.split(), "-g", "g.yaml").code in (0, 1)
        assert run(*call.split(), "-g", "g.yaml", "-g", "builtin").code in (0, 1)


# Their targets.


def findings(run: Run, *call: str) -> list[str]:
    """The findings of check, without the rules' names."""
    lines = run("check", "-q", *call).stdout.splitlines()
    return [line.rpartition(" [")[0] for line in lines]


def see(name: str, other: str) -> str:
    return f"  - term: {name}\n    see: {other}\n"


def test_a_reference_may_lead_to_any_name_in_the_glossaries_in_use(run: Run, clean_place: Path) -> None:
    write(clean_place / "g.yaml", see("A", "SDS") + see("B", "Carers") + see("C", "brokerag"), "terms:\n")
    write(clean_place / "b.yaml", term("Carer", aliases="[Carers]"))
    assert findings(run, "g.yaml", "-g", "b.yaml", "-g", "builtin") == [
        "g.yaml:7:10: warning: 'see' leads to nothing: no term 'brokerag': did you mean 'Brokerage'?"
    ]
    assert len(findings(run, "g.yaml", "-g", "g.yaml")) == 3


@pytest.mark.parametrize("text", ["See Carrer.", "see: Carrer", "**See under** *Carrer*", "→ Carrer"])
def test_a_text_that_only_refers_leads_to_nothing(text: str, run: Run, clean_place: Path) -> None:
    write(clean_place / "g.yaml", term("Carer") + term("Helper", f"'{text}'"))
    assert findings(run, "g.yaml", "-g", "g.yaml") == [
        "g.yaml:12:15: warning: the text only says to see 'Carrer', and no term has that name; if 'Carer' is meant,"
        " make it an alias of that"
    ]


def test_a_text_that_says_more_or_writes_out_an_abbreviation_refers_to_nothing(run: Run, clean_place: Path) -> None:
    write(clean_place / "g.yaml", term("A", "See Carrer. It is paid.") + term("BCF", "Better Care Fund."))
    assert findings(run, "g.yaml", "-g", "g.yaml") == []


def test_references_of_two_glossaries_lead_in_a_circle(run: Run, clean_place: Path) -> None:
    write(clean_place / "a.yaml", see("Respite", "Time off"), "terms:\n")
    write(clean_place / "b.yaml", see("Time off", "respite"), "terms:\n")
    (told,) = findings(run, "a.yaml", "-g", "b.yaml")
    assert told == (
        "a.yaml:3:10: warning: the references lead in a circle, from 'Respite' to 'Time off' to 'respite'; give one of"
        " these terms a definition"
    )
    write(clean_place / "c.yaml", term("Time off"))
    assert findings(run, "a.yaml", "-g", "b.yaml", "-g", "c.yaml") == []


def test_a_long_circle_is_reported_once_without_the_references_into_it(run: Run, clean_place: Path) -> None:
    circle = "".join(see(f"Name {number}", f"Name {(number + 1) % 500}") for number in range(500))
    write(clean_place / "g.yaml", see("First", "Name 7") + circle, "terms:\n")
    (told,) = findings(run, "g.yaml", "-g", "g.yaml")
    assert told.endswith(
        "from 'Name 7' to 'Name 8' to 'Name 9' to 'Name 10' to 496 more to 'Name 7'; give one of these"
        " terms a definition"
    )
    assert told.startswith("g.yaml:19:10: ")


def test_a_chain_of_references_that_ends_at_a_definition_is_no_circle(run: Run, clean_place: Path) -> None:
    write(clean_place / "g.yaml", see("A", "B") + see("B", "C") + term("C") + term("D", "See A."))
    assert findings(run, "g.yaml", "-g", "g.yaml") == []


@pytest.mark.parametrize("reference", ["    see: adults at risk\n", None])
def test_a_reference_in_another_number_leads_somewhere(reference: str | None, run: Run, clean_place: Path) -> None:
    text = f"  - term: Vulnerable adult\n{reference}" if reference else term("Vulnerable adult", "See adults at risk")
    write(clean_place / "g.yaml", term("Adult at risk") + text)
    assert run("check", "--strict", "g.yaml").code == 0
