"""Rows of a page with two parts, a name and its text, become entries, whatever the parts are called."""

from carelex.importing import Given, HowToRead, Taken, take

WORDS = {
    "Advocate": "Somebody who helps you to say what you want.",
    "Broker": "<p>Somebody who finds and arranges support.</p><ul><li>for you</li><li>with you</li></ul>",
    "Care plan (CP)": "What is to be done, by whom and when.",
    "Deputy": "<p>See <a href='#advocate'>Advocate</a></p>",
}


def taken_of(row: str, words: dict[str, str]) -> Taken:
    """Import a page with a row for each word; *row* has a place for the name and one for the text."""
    rows = "".join(row.format(name=name, text=text) for name, text in words.items())
    page = f"<!DOCTYPE html><meta charset=utf-8><title>Words</title><main><h1>Words we use</h1><div>{rows}</div></main>"
    return take([Given("words.html", page.encode())], HowToRead())


def test_a_grid_of_columns_is_read_row_by_row() -> None:
    row = '<div class="row"><div class="col-md-3">{name}</div><div class="col-md-9">{text}</div></div>'
    taken = taken_of(row, WORDS)
    assert [(entry.term, entry.abbreviation, entry.see, entry.texts) for entry in taken.entries] == [
        ("Advocate", None, None, ("Somebody who helps you to say what you want.",)),
        ("Broker", None, None, ("Somebody who finds and arranges support.\n\n- for you\n- with you",)),
        ("Care plan", "CP", None, ("What is to be done, by whom and when.",)),
        ("Deputy", None, "Advocate", ()),
    ]


def test_parts_without_a_name_are_read_too() -> None:
    row = "<div><div><strong>{name}</strong></div><div>{text}</div></div>"
    assert [entry.term for entry in taken_of(row, WORDS).entries] == ["Advocate", "Broker", "Care plan", "Deputy"]


def test_rows_of_which_the_first_part_is_the_longer_are_none() -> None:
    swapped = {text: name for name, text in WORDS.items() if "<" not in text} | {
        "A plan that says what you need.": "Plan",
        "A place where several live.": "Home",
    }
    row = '<div class="row"><div class="col-6">{name}</div><div class="col-6">{text}</div></div>'
    assert taken_of(row, swapped).entries == ()
