"""The role of columns and fields is found from their heads and keys, in the words that people use."""

import pytest

from carelex.importing.keys import Role, is_unpublished, role


@pytest.mark.parametrize(
    ("expected", "heads"),
    [
        (
            Role.TERM,
            "Term|TERM|Terms:|The term|Word|Word or phrase|Jargon|Phrase|Name|title|prefLabel|"
            "skos:prefLabel|Term / Abbreviation|Term/Acronym|Term or acronym|Jargon / buzzword|"
            "What we say|1. Term",
        ),
        (
            Role.ABBREVIATION,
            "Acronym|Abbreviation|Abbr.|abbrev|Acronym/Abbreviation|Initials|short_form|"
            "Acronym (if any)|Abbreviations & acronyms",
        ),
        (
            Role.EXPANSION,
            "Stands for|Short for|What it stands for|Full Name:|In full|Expansion|long-form|What does it stand for?",
        ),
        (
            Role.OTHER_NAME,
            "Also known as|AKA|a.k.a.|aka|Synonyms|Also said|Other names|altLabel|alternative_terms|"
            "Also called (if different)|nonPreferred|Formerly|synonym",
        ),
        (
            Role.TEXT,
            "Definition|What it means|What does it mean?|What it means …|Meaning|Explanation|"
            "Description|Definition (Care Act 2014)|Plain English|definition_html|Definition/meaning|"
            "Meaning in plain English|bodyHtml|content",
        ),
        (Role.SUMMARY, "Short description|summary|oneliner|short_definition|Excerpt"),
        (Role.SEE_ALSO, "See also|seeAlso|see_also|Related terms|related|Related terms / see also|Cross-references"),
        (Role.SEE, "See|Redirect|redirect_to|Use instead"),
        (
            Role.NOTE,
            "Source|Origin|Status|Notes|Where|Used by|Other Resources|Why it matters|"
            "Source of definition|Web link|Category|Example",
        ),
        (Role.NUMBER, "#|No.|#No|Nr|Ref.|weight|Number"),
        (Role.SLUG, "slug|id|key"),
        (None, "|A|Document owner|Quality team|June 2025|2 March|Care worker|Brokerage"),
    ],
)
def test_a_head_shows_what_is_below_it(expected: Role | None, heads: str) -> None:
    assert {head: role(head) for head in heads.split("|")} == dict.fromkeys(heads.split("|"), expected)


def test_keys_that_say_that_an_entry_is_not_to_be_seen() -> None:
    unseen = [("draft", "true"), ("published", "false"), ("status", "Draft"), ("hidden", "yes"), ("state", "in review")]
    seen = [
        ("draft", "false"),
        ("published", "2024-05-01"),
        ("status", "Completed"),
        ("published", ""),
        ("title", "Draft"),
    ]
    assert [is_unpublished(*pair) for pair in unseen] == [True, True, True, True, False]
    assert not any(is_unpublished(*pair) for pair in seen)
