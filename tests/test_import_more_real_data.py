"""Layouts of tables, data and Markdown that people publish; every word here is invented."""

from carelex.importing import Given, HowToRead, take
from carelex.importing.entries import NewEntry


def entries_of(text: str, name: str) -> dict[str, NewEntry]:
    """The entries that are taken from a document, by their terms."""
    taken = take([Given(name, text.encode())], HowToRead())
    return {entry.term: entry for entry in taken.entries}


FORMS = [
    ("RTB", "Right to buy", "A scheme that lets tenants buy the home that they rent."),
    ("HMO", "House in multiple occupation", "A home that people who are no family share."),
    ("TA", "Temporary accommodation", "A place to live while somebody waits for a home."),
    ("LHA", "Local housing allowance", "The most rent that a benefit pays for in an area."),
]


def _table(heads: str, *, is_full_first: bool = False) -> str:
    rows = [(full, short, text) if is_full_first else (short, full, text) for short, full, text in FORMS]
    return "\n".join([heads, *(",".join(row) for row in rows)])


def test_full_forms_are_the_names_whatever_the_head_of_their_column() -> None:
    for heads in ("Term,Complete Form,Definition", "Title,Name,Explanation", "Term,Unpacked,Definition"):
        found = entries_of(_table(heads), "words.csv")
        assert {term: (entry.abbreviation, entry.texts) for term, entry in found.items()} == {
            full: (short, (text,)) for short, full, text in FORMS
        }


def test_short_forms_beside_the_names_are_abbreviations_whatever_the_head_of_their_column() -> None:
    found = entries_of(_table("Term,Letters on forms,Definition", is_full_first=True), "words.csv")
    assert {term: (entry.abbreviation, entry.note) for term, entry in found.items()} == {
        full: (short, None) for short, full, _ in FORMS
    }


def test_a_full_form_without_an_explanation_explains_its_sign() -> None:
    found = entries_of(_table("Title,Name,Explanation") + "\nm²,Square metres,\n", "words.csv")
    assert found["m²"].texts == ("Square metres",)
