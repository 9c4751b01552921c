"""Layouts of tables, data and Markdown that people publish; every word here is invented."""

import json

import pytest
import yaml

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


ONLY_ITEMS = {
    "words.md": "# Glossary\n\n- **Void:**\n\n  - A home that is empty.\n\n- **Decant:**\n\n"
    "  - To move people out while their home is mended.\n\n- **Repairs log:**\n\n  1. A list of what is broken.\n",
    "words.html": "<h1>Glossary</h1><ul><li><b>Void</b><ul><li>A home that is empty.</li></ul></li>"
    "<li><b>Decant</b><ul><li>To move people out while their home is mended.</li></ul></li>"
    "<li><b>Repairs log</b><ol><li>A list of what is broken.</li></ol></li></ul>",
}


@pytest.mark.parametrize("name", ONLY_ITEMS)
def test_a_list_of_one_item_that_is_the_whole_text_has_no_bullet(name: str) -> None:
    assert {term: entry.texts for term, entry in entries_of(ONLY_ITEMS[name], name).items()} == {
        "Void": ("A home that is empty.",),
        "Decant": ("To move people out while their home is mended.",),
        "Repairs log": ("A list of what is broken.",),
    }


def test_a_list_of_several_items_keeps_its_bullets() -> None:
    text = (
        "# Glossary\n\n- **Void:**\n\n  - A home that is empty.\n\n- **Rent:**\n\n  - Paid weekly.\n  - Paid monthly.\n"
    )
    assert entries_of(text, "words.md")["Rent"].texts == ("- Paid weekly.\n- Paid monthly.",)


def test_a_record_without_a_text_takes_it_from_another_key() -> None:
    words = {
        "void": {"name": "Void", "definition": "A **void** is an empty home.", "blurb": "A home that nobody lives in."},
        "decant": {"name": "Decant", "definition": None, "blurb": "To move people out while their home is mended."},
        "rent": {
            "name": "Rent",
            "definition": "**Rent** is paid for a home.",
            "blurb": "Money that is paid for a home.",
        },
        "sweep": {"name": "Sweep", "blurb": "A person who cleans the chimneys of homes."},
    }
    found = entries_of(yaml.safe_dump({"terms": words}, sort_keys=False), "words.yaml")
    assert {term: entry.texts for term, entry in found.items()} == {
        "Void": ("A **void** is an empty home.",),
        "Decant": ("To move people out while their home is mended.",),
        "Rent": ("**Rent** is paid for a home.",),
        "Sweep": ("A person who cleans the chimneys of homes.",),
    }


def test_a_record_without_a_text_takes_none_in_another_language() -> None:
    words = [
        {"term": "Void", "definition": "A home that is empty.", "definition_cy": "Cartref sy'n wag."},
        {"term": "Decant", "definition": "To move people out for a while.", "definition_cy": "Symud pobl am gyfnod."},
        {"term": "Rent", "definition": "", "definition_cy": "Arian a delir am gartref."},
    ]
    assert {term: entry.texts for term, entry in entries_of(json.dumps(words), "words.json").items()} == {
        "Void": ("A home that is empty.",),
        "Decant": ("To move people out for a while.",),
    }


SPHINX = """
.. glossary::

   Void
      A home that is empty. The :class:`~homes.list.VoidList` holds them; see :ref:`the list <voids>`.

   Decant
      To move people out (:abbr:`DP (decant policy)`) for a while.

      **Partial decant**
         Only some rooms are empty.

   Rent
      Paid weekly, with :func:`homes.pay`.
"""


def test_references_in_sphinx_are_the_words_that_a_reader_sees() -> None:
    found = entries_of(SPHINX, "words.rst")
    assert found["Void"].texts == ("A home that is empty. The `VoidList` holds them; see the list.",)
    assert found["Decant"].texts == (
        "To move people out (DP) for a while.\n\n**Partial decant**\n\nOnly some rooms are empty.",
    )
    assert found["Rent"].texts == ("Paid weekly, with `homes.pay`.",)


def test_a_text_that_begins_below_the_end_of_a_long_name_has_that_name() -> None:
    names = ["Void", "Decant", "The list of all homes in the borough that nobody has lived in for half a year or more"]
    lines = [f"{name}\n{' ' * len(name)} A word about {name[:4].lower()}, for :ref:`tenants <t>`." for name in names]
    found = entries_of("\n".join(["Glossary", "========", "", *lines]), "words.rst")
    assert {term: entry.texts for term, entry in found.items()} == {
        name: (f"A word about {name[:4].lower()}, for tenants.",) for name in names
    }


@pytest.mark.parametrize("name", ["Mobility (generically)", "Landlord (foreign)", "In/dependence"])
def test_what_only_describes_or_begins_a_name_is_no_other_name(name: str) -> None:
    text = (
        f"# Glossary\n\n**{name}** – One of the words.\n\n**Rent** – Money for a home.\n\n**Void** – An empty home.\n"
    )
    entry = next(iter(entries_of(text, "words.md").values()))
    assert entry.aliases == ()
    assert name in (entry.term, entry.headword)


def test_rows_below_a_lead_in_are_its_list() -> None:
    text = """# Glossary

|    | Term | Definition |
|----|------|------------|
| A  | Agent | Somebody who:
|    |      | 1. collects the rent; and
|    |      | 2. mends what is broken.
|    |      | Each agent is on a list.
|    | Area | A part of the borough.
| R  | Rent | Money for a home.
"""
    assert entries_of(text, "words.md")["Agent"].texts == (
        "Somebody who:\n\n1. collects the rent; and\n2. mends what is broken.\n\nEach agent is on a list.",
    )


def test_a_cell_keeps_its_lines_where_only_its_signs_are_html() -> None:
    rows = ['Rent,"Money for a home. \n\nNot to be mixed up with Rent&lt;sup&gt;®&lt;/sup&gt; &amp; Co."']
    rows += ["Void,A home that is empty.", "Decant,To move people out for a while."]
    found = entries_of("\n".join(["Term,Definition", *rows]), "words.csv")
    assert found["Rent"].texts[0].startswith("Money for a home.\n\nNot to be mixed up with Rent")


def test_a_row_that_ends_a_broken_off_full_form_is_no_entry() -> None:
    rows = ["ASB\tAnti-social Behaviour", "CIH\tChartered Institute", "NOF\tNational Offer for Repairs and"]
    rows += ["Upkeep\tof empty homes", "RTB\tRight to Buy", "SRS\tSocial Rent Scheme"]
    found = entries_of("\n".join(rows), "words.txt")
    assert "Upkeep" not in found
    assert found["NOF"].texts == ("National Offer for Repairs and Upkeep of empty homes",)
