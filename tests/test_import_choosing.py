"""Which of several readings of a page is right."""

from carelex.importing import Reason
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


def _told(body: str, title: str = "Glossary") -> list[str]:
    return [left.what for left in left_out(body, title) if left.why is Reason.STRAY]


def test_what_stands_behind_the_glossary_of_a_report_is_no_entry_and_is_named() -> None:
    words = {
        "Advocate": "Speaks up for you.",
        "Broker": "Finds support.",
        "Carer": "Looks after you.",
        "Deputy": "Acts.",
    }
    names = "".join(f"<p><b>{name}</b></p><p>{text}</p>" for name, text in words.items())
    minutes = (
        "<h2>Conclusions</h2><p>We recommend a plan.</p><p><b>Members present</b></p><p>A. Speaker, in the Chair</p>"
    )
    body = f"<h1>The long view</h1><h2>Summary</h2><p>Care is late.</p><h2>Glossary</h2>{names}{minutes}"
    assert entries(body) == [*words.items()]
    assert _told(body) == ["Members present"]


def test_another_list_behind_the_glossary_stays() -> None:
    def listed(words: str) -> str:
        return "".join(f"<p><b>{word}</b></p><p>What {word} is, in words.</p>" for word in words.split())

    body = f"<h1>Words</h1><h2>Glossary</h2>{listed('Ab Be Ca De Ef Fe Go Ha In Ja')}<h2>The law</h2>{listed('Act Bill Code Duty')}"
    assert len(entries(body)) == 14


def test_a_heading_without_a_number_behind_numbered_ones_is_no_entry_and_is_named() -> None:
    words = ("Visit", "Live-in carer", "Zimmer", "Reablement")
    body = "".join(f"<h3>{n}. {word}</h3><p>What it is, in words.</p>" for n, word in enumerate(words, 1))
    body = f"<h1>Terms explained</h1>{body}<h3>Ready to talk?</h3><p>Call our friendly team today.</p>"
    assert [entry[0] for entry in entries(body)] == [*words]
    assert _told(body) == ["Ready to talk?"]


def test_names_that_begin_with_a_number_are_not_counted() -> None:
    words = ("1 to 1 support", "7 day services", "24 hour care", "111 service", "Advocate", "Broker", "Carer")
    body = "".join(f"<h3>{word}</h3><p>What it is, in words.</p>" for word in words)
    assert [entry[0] for entry in entries(f"<h1>Glossary</h1>{body}")] == [*words]


def test_a_few_under_a_later_heading_that_are_out_of_the_order_are_none() -> None:
    words = [*EXPECTED, ("Debt", "A sum that is owed."), ("Fee", "What you pay.")]
    body = "".join(f"<p><b>{name}</b>: {text}</p>" for name, text in words)
    team = "<p><b>Ali Shah</b>: manager of the home.</p><p><b>Bo Reed</b>: nurse in the home.</p>"
    assert entries(f"{body}<h2>Our team</h2>{team}") == words
    assert entries(f"{body}<h2>Our team</h2>{team.replace('Ali', 'Zoe')}") == words
    assert [entry[0] for entry in entries(f"{body}<h2>Abbreviations</h2><p><b>Ed</b>: education of any kind.</p>")][
        -1
    ] == "Ed"
