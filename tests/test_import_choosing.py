"""Which of several readings of a page is right."""

from tests.import_pages import entries, left_out

TERMS = "<dt>Advocate</dt><dd>Who speaks for you.</dd><dt>Broker</dt><dd>Who finds care.</dd><dt>Carer</dt><dd>Who cares.</dd>"
EXPECTED = [("Advocate", "Who speaks for you."), ("Broker", "Who finds care."), ("Carer", "Who cares.")]


def test_lists_within_some_texts_belong_to_them() -> None:
    text = "<p>These are:</p><ul><li><b>Low</b> – some help</li><li><b>High</b> – much help</li><li><b>Top</b> – all day</li></ul>"
    assert [
        term
        for term, *_ in entries(
            f"<h3>Advocate</h3><p>Who speaks for you.</p><h3>Bands</h3>{text}<h3>Carer</h3><p>Who cares.</p>"
            "<h3>Debt</h3><p>What you owe.</p><h3>Fee</h3><p>What you pay.</p>"
        )
    ] == ["Advocate", "Bands", "Carer", "Debt", "Fee"]


def test_a_menu_of_the_form_of_the_entries_is_none() -> None:
    menu = "<ul class=nav><li><b><a href=/>Home</a></b> – start here<li><b><a href=/n>News</a></b> – what is new<li><b>Words</b> – this page</ul>"
    items = "".join(f"<li><b>{name}</b> – {text}</li>" for name, text in EXPECTED)
    assert entries(f"{menu}<ul>{items}</ul>") == EXPECTED


def test_the_glossary_of_a_guide_is_taken_and_the_guide_is_not() -> None:
    guide = (
        "<h1>Moving home</h1><h2>First steps</h2><p>Visit three homes.</p><ul><li><b>Staff</b> – who are they?</li>"
        "<li><b>Food</b> – what is it?</li><li><b>Rooms</b> – how large?</li></ul><h2>Paying</h2><p>Most people pay.</p>"
    )
    body = f"{guide}<h2>Glossary</h2><dl>{TERMS}</dl><h2>Next steps</h2><p>Ask us.</p>"
    assert entries(body, title="Moving home") == EXPECTED
    assert {str(left.why) for left in left_out(body, title="Moving home")} >= {"introduction", "not-a-glossary"}


def test_names_that_come_again_and_again_are_parts_of_entries() -> None:
    part = "<h4>Meaning</h4><p>{}</p><h4>Example</h4><p>She rang {}.</p>"
    body = "".join(f"<h3>{name}</h3>{part.format(text, name)}" for name, text in EXPECTED)
    assert [term for term, *_ in entries(body)] == ["Advocate", "Broker", "Carer"]


def test_what_was_proposed_and_not_taken_is_told() -> None:
    body = f"<dl>{TERMS}</dl><h4>Who we are and what all of us do in this town</h4><p>Some words.</p>"
    [told] = [left for left in left_out(body) if left.what.startswith("headings")]
    assert (told.what, str(told.why)) == (
        "headings of level 4: Who we are and what all of us do in th…",
        "not-a-glossary",
    )


def test_a_page_without_a_glossary_has_no_entries() -> None:
    assert entries("<h1>Our news</h1><p>We have moved.</p><p>We are open again.</p>", title="News") == []
