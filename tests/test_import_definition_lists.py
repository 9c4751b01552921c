"""Definition lists: which are glossaries, and which names and texts belong together."""

from tests.import_pages import entries, taken

CARE = "<dt>Carer</dt><dd>Somebody who looks after a relative.</dd><dt>Needs</dt><dd>What you cannot do alone.</dd>"


def test_each_name_has_its_description() -> None:
    assert entries(f"<dl>{CARE}</dl>") == [
        ("Carer", "Somebody who looks after a relative."),
        ("Needs", "What you cannot do alone."),
    ]


def test_names_together_are_one_entry_and_its_aliases() -> None:
    page = f"<dl>{CARE}<dt>Short break</dt><dt>Respite</dt><dd>Time off for a carer.</dd></dl>"
    [*_, entry] = taken(f"<title>Glossary</title>{page}").entries
    assert (entry.term, entry.aliases, entry.texts) == ("Short break", ("Respite",), ("Time off for a carer.",))


def test_descriptions_together_are_senses() -> None:
    assert entries(f"<dl>{CARE}<dt>Ward</dt><dd>A part of a hospital.</dd><dd>A child in care.</dd></dl>")[-1] == (
        "Ward",
        "A part of a hospital.",
        "A child in care.",
    )


def test_pairs_may_stand_in_parts_of_their_own() -> None:
    assert entries(
        "<dl><div class=row><dt>Carer</dt><dd>Who looks after a relative.</dd></div>"
        "<div class=row><dt>Needs</dt><dd>What you cannot do alone.</dd></div></dl>"
    ) == [("Carer", "Who looks after a relative."), ("Needs", "What you cannot do alone.")]


def test_names_and_descriptions_without_a_list_are_found() -> None:
    assert entries(
        "<dt>Carer</dt><dd>Who looks after a relative.</dd><dt>Needs</dt><dd>What you cannot do alone.</dd>"
        "<dt>Plan</dt><dd>What is done about it.</dd>"
    ) == [
        ("Carer", "Who looks after a relative."),
        ("Needs", "What you cannot do alone."),
        ("Plan", "What is done about it."),
    ]


def test_a_list_for_each_letter_is_one_glossary() -> None:
    assert [
        term
        for term, *_ in entries(f"<h2>C–N</h2><dl>{CARE}</dl><h2>P</h2><dl><dt>Plan</dt><dd>What is done.</dd></dl>")
    ] == [
        "Carer",
        "Needs",
        "Plan",
    ]


def test_fields_of_a_page_are_no_glossary() -> None:
    assert entries(
        "<dl><dt>Published</dt><dd>3 May 2021</dd><dt>Author</dt><dd>The care team</dd></dl>"
        "<dl class=contact><dt>Helpline</dt><dd>01632 960 000</dd><dt>Out of hours</dt><dd>01632 960 111</dd></dl>"
        f"<dl>{CARE}</dl>"
    ) == [("Carer", "Somebody who looks after a relative."), ("Needs", "What you cannot do alone.")]


def test_a_name_whose_description_is_empty_does_not_share_the_next() -> None:
    terms = f"{CARE}<dt>Short break</dt><dd></dd><dt>Ward</dt><dd>A part of a hospital.</dd>"
    page = f"<title>Glossary</title><dl>{terms}</dl>"
    [*_, entry] = taken(page).entries
    assert (entry.term, entry.aliases) == ("Ward", ())
    assert ("Short break", "no-text") in [(left.what, str(left.why)) for left in taken(page).left_out]


def test_what_a_page_says_of_itself_is_no_list_of_terms() -> None:
    about = "<dl class=publication-meta><dt>Resource type</dt><dd>Guide</dd><dt>Topic</dt><dd>Care for all.</dd></dl>"
    assert entries(f"{about}<dl>{CARE}</dl>") == [
        ("Carer", "Somebody who looks after a relative."),
        ("Needs", "What you cannot do alone."),
    ]
