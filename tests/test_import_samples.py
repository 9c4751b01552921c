"""From samples of published documents, carelex takes the entries that a careful person would enter."""

import pytest

from carelex import load_glossary
from carelex.importing import HowToRead, documents_at, take
from carelex.places import bundled_glossary
from tests.import_samples import differences, samples
from tests.program import DATA


@pytest.mark.parametrize("name", samples())
def test_a_sample_is_taken_as_a_careful_person_would_enter_it(name: str) -> None:
    assert "\n".join(differences(name)) == ""


@pytest.mark.parametrize(("name", "source"), [("scie.txt", "scie"), ("definitions.txt", "definitions")])
def test_the_documents_of_the_bundled_glossary_become_its_definitions(name: str, source: str) -> None:
    """The definitions are exact and in order; everything else in the documents is reported."""
    taken = take([*documents_at(str(DATA / "sources" / name))], HowToRead())
    bundled = {
        definition.headword: definition.text
        for term in load_glossary(bundled_glossary()).terms
        for definition in term.definitions
        if definition.source.id == source
    }
    entries = {entry.headword or entry.term: entry.texts for entry in taken.entries}
    assert entries == {headword: (text,) for headword, text in bundled.items()}
    assert any("EXCLUDE" in left.what for left in taken.left_out) == (source == "scie")
