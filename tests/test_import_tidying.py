"""Entries of one layout are tidied together: what all say alike goes, and an entry within another comes out."""

import pytest

from carelex.importing import Given, HowToRead, Reason, take
from tests.import_pages import entries

WORDS = {
    "Arrears": "Rent that you owe because you have not paid it.",
    "Decant": "Moving to another home for a while.",
    "Leaseholder": "Somebody who may live in a flat for some years.",
    "Mutual exchange": "A swap of homes between two tenants.",
    "Void": "An empty home that waits for somebody to move in.",
}
EXPECTED = [*WORDS.items()]


def each(row: str, between: str = "") -> str:
    """A row for each word, with places for the name, the text and a number."""
    return between.join(row.format(name=name, text=text, n=n) for n, (name, text) in enumerate(WORDS.items(), 1))


def words_of(text: str, name: str) -> dict[str, str]:
    """The names that are taken, each with its text."""
    taken = take([Given(name, text.encode())], HowToRead())
    return {entry.term: "\n\n".join(entry.texts) for entry in taken.entries}


SHARED = {
    "a date below headings": "<h3>{name}</h3><p>{text}</p><p class=u>Updated: {n} March 2024</p>",
    "a link with the name": "<h3>{name}</h3><p>{text}</p><p class=u><a href=/{n}>More on {name}</a></p>",
    "one of few kinds": "<h3>{name}</h3><p>{text}</p><p class=c>Filed under: Homes</p>",
    "a part of speech": "<p><em>{name}</em>, noun. {text}</p>",
    "a part of speech in brackets": "<p><b>{name}</b> (n.) {text}</p>",
}


@pytest.mark.parametrize("what", SHARED)
def test_what_all_texts_share_is_no_text(what: str) -> None:
    assert entries(f"<h1>Glossary</h1>{each(SHARED[what])}") == EXPECTED


def test_a_text_that_is_all_that_entries_say_stays() -> None:
    page = "".join(f"<h3>{name}</h3><p>To be agreed.</p>" for name in WORDS)
    assert [entry[1:] for entry in entries(f"<h1>Glossary</h1>{page}")] == [("To be agreed.",)] * 5


@pytest.mark.parametrize("inner", ["<h4>Eviction</h4>", "<p><strong>Eviction</strong></p>"])
def test_a_name_set_off_otherwise_is_an_entry_where_the_alphabet_has_it(inner: str) -> None:
    page = each("<h3>{name}</h3><p>{text}</p>").replace(
        "a while.</p>", f"a while.</p>{inner}<p>Being made to leave.</p>"
    )
    found = entries(f"<h1>Glossary</h1>{page}")
    assert found[1:3] == [EXPECTED[1], ("Eviction", "Being made to leave.")]


def test_headings_that_come_in_several_texts_belong_to_these() -> None:
    page = each("<h3>{name}</h3><p>{text}</p><h4>Your rights</h4><p>Ask us about {name}, or {n} others.</p>")
    assert [entry[0] for entry in entries(f"<h1>Glossary</h1>{page}")] == [*WORDS]


def test_senses_that_count_themselves_lose_the_numbers() -> None:
    page = "<dl><dt>Void</dt><dd>1. An empty home.</dd><dd>2. A gap in a wall.</dd><dt>Wing</dt><dd>A part.</dd></dl>"
    assert entries(page) == [("Void", "An empty home.", "A gap in a wall."), ("Wing", "A part.")]


def test_an_example_in_a_row_of_its_own_belongs_to_the_text() -> None:
    rows = each("<tr><td rowspan=2>{name}</td><td>{text}</td></tr><tr><td>Example: Ask for it, {n} of you.</td></tr>")
    assert entries(f"<h1>Glossary</h1><table>{rows}</table>")[4] == (
        "Void",
        f"{WORDS['Void']}\n\nExample: Ask for it, 5 of you.",
    )


def test_a_tab_that_word_processors_write_as_spaces_ends_a_name() -> None:
    page = each("<p>{name}<span>&nbsp;&nbsp;&nbsp;&nbsp; </span>{text}</p>")
    assert entries(f"<h1>Glossary</h1>{page}") == EXPECTED


def test_rows_of_one_name_that_count_their_senses_lose_the_numbers() -> None:
    rows = "Acronym,Meaning\nAA,1) Approval authority\nAA,2) Affirmative action\nBB,Best before\n"
    taken = take([Given("words.csv", rows.encode())], HowToRead())
    assert [entry.texts for entry in taken.entries] == [("Approval authority", "Affirmative action"), ("Best before",)]


def test_a_button_behind_the_last_text_is_no_text() -> None:
    page = each("<p><b>{name}</b> – {text}</p>") + "<div><div><a href=/book>Book your training</a></div></div>"
    assert entries(f"<h1>Glossary</h1>{page}") == EXPECTED


def test_heads_above_columns_of_plain_text_are_no_entry() -> None:
    rows = "\n".join(f"{name:<20}{text}" for name, text in WORDS.items())
    text = f"Glossary\n\nTerm                Meaning\n{rows}\n".replace(
        "Leaseh", "Housing plan 2025      Page 4\n\fLeaseh"
    )
    assert words_of(text, "words.txt") == WORDS


def test_lists_of_one_item_may_take_turns() -> None:
    page = each("<ul class=a><li>{name}</li></ul><ul class=b><li>{text}</li></ul>")
    assert entries(f"<p>Words of this team</p>{page}", "Words") == EXPECTED


def test_a_name_of_a_part_of_the_page_is_a_name_where_the_alphabet_has_it() -> None:
    page = "".join(
        f"<div class=b><h2>{name}</h2><p>{text}</p></div>"
        for name, text in (
            ("Abstract", "What sums up an article."),
            ("Bibliography", "A list of works that somebody has read."),
            ("Call number", "The letters on the spine."),
            ("Embargo", "A time in which few may read it."),
            ("Reserve", "To ask that a book be kept for you."),
        )
    )
    assert [entry[0] for entry in entries(f"<h1>Library words</h1>{page}", "Library words")] == [
        "Abstract",
        "Bibliography",
        "Call number",
        "Embargo",
        "Reserve",
    ]


def test_a_full_name_of_data_is_the_name_where_the_other_is_short_for_it() -> None:
    text = "- term: API\n  longform: Application programming interface\n  definition: Rules for programs.\n"
    text += "- term: Backlog\n  definition: Work that is still to do.\n"
    entry = take([Given("words.yml", text.encode())], HowToRead()).entries[0]
    assert (entry.term, entry.abbreviation) == ("Application programming interface", "API")


def test_an_abbreviation_with_its_full_form_alone_is_explained_by_it() -> None:
    text = "Acronym,Full term,Explanation\nABI,Area based initiative,\nSpAd,Special adviser,\nALB,Arms-length body,A.\n"
    assert words_of(text, "words.csv")["SpAd"] == "Special adviser"


def test_closing_words_are_reported() -> None:
    text = each("{name}: {text}", "\n") + "\n\nHappy digging!\n\nMaureen\n"
    taken = take([Given("words.txt", text.encode())], HowToRead())
    assert taken.entries[-1].texts == (WORDS["Void"],)
    assert [told.what for told in taken.left_out if told.why is Reason.STRAY] == ["Happy digging!", "Maureen"]
