"""Abbreviations: of one term, of several, and written in several ways."""

import json
from pathlib import Path
from typing import Any

import pytest

from carelex import NamedAlike, look_up
from tests.glossaries import term, write
from tests.program import Run


def asked(run: Run, query: str, *files: Path) -> dict[str, Any]:
    glossaries = [part for file in files for part in ("-g", str(file))]
    found: dict[str, Any] = json.loads(run("define", query, "-f", "json", *glossaries).stdout)
    return found


# An abbreviation of several terms.


def test_an_abbreviation_of_several_terms_belongs_to_none_and_all_are_named(tmp_path: Path, run: Run) -> None:
    a = write(tmp_path / "a.yaml", term("Adult social care", abbreviation="ASC"))
    b = write(tmp_path / "b.yaml", term("Autistic spectrum condition", abbreviation="ASC"))
    result = run("define", "asc", "-g", str(a), "-g", str(b))
    assert result.code == 1
    assert result.stdout == ""
    told = '"ASC" stands for "Adult social care" and "Autistic spectrum condition"; ask for one of them'
    assert result.stderr == f"carelex: {told}\n"
    found = asked(run, "asc", a, b)
    assert not found["matched"]
    assert found["suggestions"] == ["Adult social care", "Autistic spectrum condition"]
    assert look_up("asc", glossaries=[a, b]).notices == (
        NamedAlike("ASC", ("Adult social care", "Autistic spectrum condition"), is_abbreviation=True),
    )


def test_abbreviations_in_names_and_in_texts_are_told_apart_too(tmp_path: Path, run: Run) -> None:
    a = write(tmp_path / "a.yaml", term("Adult social care (ASC)"))
    b = write(tmp_path / "b.yaml", term("Autistic spectrum condition – ASC"))
    result = run("define", "ASC", "-g", str(a), "-g", str(b))
    told = '"ASC" stands for "Adult social care" and "Autistic spectrum condition"; ask for one of them'
    assert result.stderr == f"carelex: {told}\n"
    assert asked(run, "asc", a, b)["suggestions"] == ["Adult social care (ASC)", "Autistic spectrum condition – ASC"]


def test_of_several_terms_that_of_more_sources_is_named_first(tmp_path: Path, run: Run) -> None:
    a = write(tmp_path / "a.yaml", term("Adult social care", abbreviation="ASC"))
    others = [
        write(tmp_path / f"{name}.yaml", term("Autistic spectrum condition", abbreviation="ASC")) for name in "bc"
    ]
    assert asked(run, "ASC", a, *others)["suggestions"] == ["Autistic spectrum condition", "Adult social care"]


def test_the_plural_of_an_abbreviation_of_several_terms_names_all_too(tmp_path: Path, run: Run) -> None:
    terms = term("Direct payment", abbreviation="DPT") + term("Day place team", abbreviation="DPT")
    file = write(tmp_path / "a.yaml", terms)
    result = run("define", "DPTs", "-g", str(file))
    assert result.code == 1
    assert result.stderr == 'carelex: "DPT" stands for "Day place team" and "Direct payment"; ask for one of them\n'


def test_another_name_of_several_terms_is_said_to_be_one(tmp_path: Path, run: Run) -> None:
    file = write(tmp_path / "a.yaml", term("Home care", aliases="[Help]") + term("Befriending", aliases="[Help]"))
    result = run("define", "help", "-g", str(file))
    assert result.code == 1
    assert result.stderr == 'carelex: "Help" is another name for "Befriending" and "Home care"; ask for one of them\n'


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Integrated care board", "Integrated care boards"),
        ("Integrated care boards", "Integrated care board"),
        ("Integrated care board", "The integrated care boards"),
    ],
)
def test_one_abbreviation_of_singular_and_plural_is_that_of_the_singular(
    tmp_path: Path, run: Run, first: str, second: str
) -> None:
    file = write(tmp_path / "a.yaml", term(first, abbreviation="ICB") + term(second, abbreviation="ICB"))
    assert asked(run, "icb", file)["term"] == "Integrated care board"


def test_abbreviations_in_singular_and_plural_are_no_clash(tmp_path: Path, run: Run) -> None:
    name = "Approved mental health professional"
    one = write(tmp_path / "one.yaml", term(f"{name} (AMHP)"))
    other = write(tmp_path / "other.yaml", term(f"{name}s (AMHPs)"))
    for query in ("AMHP", "AMHPs", "amhps", name, f"{name}s"):
        found = asked(run, query, one, other)
        assert len(found["definitions"]) == 2, query


def test_a_term_goes_before_what_has_its_name_for_an_abbreviation_and_that_is_said(tmp_path: Path, run: Run) -> None:
    a = write(tmp_path / "a.yaml", term("SAR", "A search for somebody, and their rescue."))
    others = ("Safeguarding adults review", "Subject access request")
    b = write(tmp_path / "b.yaml", "".join(term(name, abbreviation="SAR") for name in others))
    result = run("define", "sar", "-g", str(a), "-g", str(b))
    assert result.code == 0
    assert "A search for somebody" in result.stdout
    told = '"SAR" stands for "Safeguarding adults review" and "Subject access request" too'
    assert result.stderr == f"carelex: {told}\n"
    found = asked(run, "sar", a, b)
    assert (found["match"], found["term"]) == ("exact", "SAR")
    assert found["suggestions"] == ["SAR", *others]


def test_a_term_goes_before_what_has_its_name_for_another_and_that_is_said(tmp_path: Path, run: Run) -> None:
    a = write(tmp_path / "a.yaml", term("Short break"))
    b = write(tmp_path / "b.yaml", term("Respite", aliases="[Short-break]"))
    result = run("define", "short break", "-g", str(a), "-g", str(b))
    assert result.stderr == 'carelex: "Short-break" is another name for "Respite" too\n'


def test_a_source_that_is_asked_alone_is_told_nothing_of_others(tmp_path: Path, run: Run) -> None:
    a = write(tmp_path / "a.yaml", term("Adult social care", abbreviation="ASC"))
    head = "sources:\n  theirs:\n    name: Theirs\nterms:\n"
    other = term("Autistic spectrum condition", abbreviation="ASC").replace("ours", "theirs")
    b = write(tmp_path / "b.yaml", other, head)
    found = json.loads(run("define", "asc", "-s", "theirs", "-f", "json", "-g", str(a), "-g", str(b)).stdout)
    assert found["term"] == "Autistic spectrum condition"


# An abbreviation with "and" in it.


@pytest.mark.parametrize("name", ["A&E", "A+E", "A and E", "A & E", "a + e"])
def test_and_within_an_abbreviation_may_be_written_as_a_sign(tmp_path: Path, run: Run, name: str) -> None:
    file = write(tmp_path / "a.yaml", term("Accident and emergency", abbreviation=name))
    for query in ("A&E", "A+E", "A and E", "a & e", "a + e", "what is A&E", "the A+E"):
        assert asked(run, query, file)["term"] == "Accident and emergency", query
    for query in ("E", "and E", "A", "+", "A+", "ae and"):
        assert not asked(run, query, file)["matched"], query


def test_a_plus_that_is_no_and_is_part_of_the_name(tmp_path: Path, run: Run) -> None:
    names = ("C++", "C", "C and", "LGBT+", "LGBT")
    file = write(tmp_path / "a.yaml", "".join(term(name, f"What {name} is.") for name in names))
    for name in names:
        assert asked(run, name, file)["term"] == name
