"""Headings that are names: their level, and the text that belongs to each."""

from tests.import_pages import entries, left_out

TERMS = (
    "<h3>Advocate</h3><p>Who speaks for you.</p><h3>Broker</h3><p>Who finds care.</p><h3>Carer</h3><p>Who cares.</p>"
)
EXPECTED = [("Advocate", "Who speaks for you."), ("Broker", "Who finds care."), ("Carer", "Who cares.")]


def test_what_follows_a_heading_is_its_text() -> None:
    assert entries(f"<h1>Glossary</h1><p>Some words.</p>{TERMS}<h3>Plan</h3><p>It says:</p><ul><li>what</li></ul>") == [
        *EXPECTED,
        ("Plan", "It says:\n\n- what"),
    ]


def test_headings_of_letters_and_subjects_part_them() -> None:
    assert entries(
        f"<h2>A</h2>{TERMS}<h2>Money</h2><h3>Debt</h3><p>What you owe.</p><h3>Fee</h3><p>What you pay.</p>"
    ) == [
        *EXPECTED,
        ("Debt", "What you owe."),
        ("Fee", "What you pay."),
    ]


def test_headings_of_two_levels_may_both_be_names() -> None:
    assert entries(f"<h2>Definitions</h2>{TERMS}<h2>Debt</h2><p>What you owe.</p><h2>Fee</h2><p>What you pay.</p>") == [
        *EXPECTED,
        ("Debt", "What you owe."),
        ("Fee", "What you pay."),
    ]


def test_a_lower_heading_belongs_to_the_text() -> None:
    [first, *_] = entries(
        TERMS.replace("<p>Who speaks for you.</p>", "<p>Who speaks.</p><h4>For whom</h4><p>For you.</p>")
    )
    assert first == ("Advocate", "Who speaks.\n\n#### For whom\n\nFor you.")


def test_parts_beside_the_entries_are_none() -> None:
    more = "<h3>Related pages</h3><ul><li><a href=/x>Fees</a></ul><h3>Contact us</h3><p>Ring 01632 960 000.</p>"
    assert entries(TERMS + more) == EXPECTED
    assert any(left.what == "Related pages" for left in left_out(TERMS + more))


def test_cards_end_where_the_card_ends() -> None:
    cards = "".join(f"<div class=card><h3>{name}</h3><div><p>{text}</p></div></div>" for name, text in EXPECTED)
    assert entries(f"<div class=grid>{cards}</div><p>Do you miss a word? Tell us.</p>") == EXPECTED


def test_names_of_two_levels_come_in_the_order_of_the_page() -> None:
    terms = [*EXPECTED, ("Debt", "What you owe."), ("Equity", "What is fair."), ("Fee", "What you pay.")]
    levels = (3, 2, 3, 2, 3, 2)
    body = "".join(
        f"<h{level}>{name}</h{level}><p>{text}</p>" for level, (name, text) in zip(levels, terms, strict=True)
    )
    assert entries(body) == terms


def test_words_after_a_rule_are_no_text_of_the_last_entry() -> None:
    assert entries(f"{TERMS}<hr><p>Ask for this page in large print.</p>") == EXPECTED


def test_some_texts_may_begin_with_a_heading() -> None:
    assert entries(f"<h3>Adult</h3><h4>In law</h4><p>Over 18.</p><h4>In practice</h4><p>Over 16.</p>{TERMS}") == [
        ("Adult", "#### In law\n\nOver 18.\n\n#### In practice\n\nOver 16."),
        *EXPECTED,
    ]


def test_another_column_of_the_page_is_no_part_of_the_glossary() -> None:
    column = "<h3>Opening hours</h3><p>Nine to five.</p><h3>Find us</h3><p>1 Mill Lane.</p>"
    more = "<h3>Debt</h3><p>What you owe.</p><h3>Fee</h3><p>What you pay.</p>"
    assert entries(f"<div class=x>{TERMS}{more}</div><div class=y>{column}</div>") == [
        *EXPECTED,
        ("Debt", "What you owe."),
        ("Fee", "What you pay."),
    ]


def test_a_heading_with_a_text_of_another_page_is_no_name() -> None:
    assert entries(f"<h2>About this glossary</h2><p>We made it in 2020.</p>{TERMS}") == EXPECTED


def test_a_guide_is_no_glossary() -> None:
    assert (
        entries(
            "<h1>Paying for care</h1><h2>How to apply</h2><p>Ring us first.</p><h2>What you need</h2><p>A bank statement.</p>"
            "<h2>When we decide</h2><p>Within four weeks.</p>",
            title="Paying for care",
        )
        == []
    )
