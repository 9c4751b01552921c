"""The bundled glossary says exactly what its two sources say, and all of it."""

import re
from pathlib import Path

import pytest

from carelex.glossary import load_glossary
from carelex.model import Definition, Glossary
from carelex.places import bundled_glossary
from tests.program import DATA

SOURCES = DATA / "sources"

# The words in the documents that are no terms or definitions.
FURNITURE = {
    "scie": [
        "#EXCLUDE#",
        "- Supported by",
        "Terminology for SCIE's integrating personal budgets for people with mental health problems",
    ],
    "definitions": ["## **Definitions**"],
}

TERMS = [
    "Brokerage",
    "Co-production",
    "Direct payment",
    "Integrated personal budget",
    "Integration",
    "Personal budget",
    "Personal health budget",
    "Personal outcomes",
    "Personalisation",
    "Recovery",
    "Resilience",
    "Self-directed support",
    "Self management",
]


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    return load_glossary(bundled_glossary())


def definitions(glossary: Glossary, source: str) -> list[Definition]:
    return [each for term in glossary.terms for each in term.definitions if each.source.id == source]


def test_it_has_the_terms_of_both_documents(glossary: Glossary) -> None:
    assert [term.name for term in glossary.terms] == TERMS
    assert len(definitions(glossary, "scie")) == 10
    assert len(definitions(glossary, "definitions")) == 8
    shared = [term.name for term in glossary.terms if len(term.definitions) == 2]
    assert shared == ["Brokerage", "Co-production", "Personalisation", "Recovery", "Self-directed support"]


@pytest.mark.parametrize("source", ["scie", "definitions"])
def test_each_document_is_its_definitions_and_page_furniture(glossary: Glossary, source: str) -> None:
    """Without its headwords and definitions, a document has only menus, headers and footers left."""
    document = (SOURCES / f"{source}.txt").read_text(encoding="utf-8")
    written = "- {headword}. {text}\n" if source == "scie" else "**{headword}**\n\n{text}"
    for definition in definitions(glossary, source):
        whole = written.format(headword=definition.headword, text=definition.text)
        assert document.count(whole) == 1, definition.headword
        document = document.replace(whole, "")
    left = [line for line in document.splitlines() if line.strip() and not re.fullmatch("#+ ?", line)]
    assert sorted(set(left)) == sorted(FURNITURE[source])


def test_mistakes_and_quotes_of_the_sources_stay(glossary: Glossary) -> None:
    texts = {(d.source.id, d.headword): d.text for term in glossary.terms for d in term.definitions}
    assert "There several ways" in texts["definitions", "Self Directed Support (SDS)"]
    assert "by self- determined problem" in texts["definitions", "Self management"]
    assert "a 'broker' is someone who knows the 'market'" in texts["definitions", "Brokerage"]
    assert "as a **process**, and not a **trait**" in texts["definitions", "Resilience"]
    assert "‘recovery’ has come to mean" in texts["scie", "Recovery"]
    assert texts["scie", "Co-production"].endswith("need social care. [1]")


def test_a_note_says_that_the_reference_of_co_production_is_not_held(glossary: Glossary) -> None:
    (definition,) = [d for d in definitions(glossary, "scie") if d.headword == "Co-production"]
    assert definition.note is not None
    assert "[1]" in definition.note


def test_the_sources_are_cited_with_what_is_known_and_nothing_else(glossary: Glossary) -> None:
    scie, page = glossary.sources
    assert (scie.id, scie.name, scie.publisher) == ("scie", "SCIE", "Social Care Institute for Excellence")
    assert scie.title == (
        'Integrating personal budgets for people with mental health problems (SCIE Guide 55), page "Terminology"'
    )
    assert scie.url == (
        "https://www.scie.org.uk/publications/guides/"
        "55-integrating-personal-budgets-for-people-with-mental-health-problems/terminology.asp"
    )
    assert (scie.published, scie.accessed, scie.licence, scie.note) == (None, None, None, None)
    assert (page.id, page.name) == ("definitions", "Definitions page")
    assert (page.title, page.publisher, page.url, page.published, page.licence) == (None,) * 5
    assert page.note == (
        'A document headed "Definitions". Its publisher, title, date and address could not be established.'
    )


def test_every_cross_reference_leads_to_a_term(glossary: Glossary) -> None:
    assert {name for term in glossary.terms for name in term.see_also} <= set(TERMS)


def test_the_copies_of_the_documents_are_whole() -> None:
    names = sorted(path.name for path in Path(SOURCES).iterdir())
    assert names == ["definitions.txt", "scie.txt"]
