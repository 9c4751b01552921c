"""Paragraphs as names: by their class, in bold, as a first line."""

import pytest

from tests.import_pages import entries

EXPECTED = [("Advocate", "Who speaks for you."), ("Broker", "Who finds care."), ("Carer", "Who looks after a friend.")]


@pytest.mark.parametrize(
    "form",
    [
        "<p class=term>{name}</p><p class=description>{text}</p>",
        "<div class=glossary__term>{name}</div><div class=glossary__definition><p>{text}</p></div>",
        "<div class=entry><span class=headword>{name}</span><p>{text}</p></div>",
        "<div class=row><div class='col-3 x-name'>{name}</div><div class='col-9 x-text'>{text}</div></div>",
        "<p><b>{name}</b></p><p>{text}</p>",
        "<p><strong>{name}:</strong></p><blockquote>{text}</blockquote>",
        "<p><span style='font-weight: bold'>{name}</span></p><p>{text}</p>",
        "<p><b>{name}</b><br>{text}</p>",
        "<b>{name}</b><br>{text}<br><br>",
        "<b>{name}</b><br>{text}<br>",
        "<p><a name=n></a>{name}<br>{text}</p>",
        "<li><b>{name}</b><p>{text}</p></li>",
    ],
)
def test_the_name_stands_above_its_text(form: str) -> None:
    assert entries("".join(form.format(name=name, text=text) for name, text in EXPECTED)) == EXPECTED


@pytest.mark.parametrize(
    "form",
    [
        "<p>{name}</p><p>{text}</p>",
        "<div>{name}</div><div>{text}</div>",
        "<p>{name}</p><blockquote>{text}</blockquote>",
        "<ul><li>{name}<ul><li>{text}</li></ul></li></ul>",
        "<div><span itemprop=name>{name}</span><span itemprop=description>{text}</span></div>",
        "<div><span role=term>{name}</span><span role=definition>{text}</span></div>",
    ],
)
def test_names_and_sentences_may_take_turns_in_the_order_of_the_alphabet(form: str) -> None:
    words = [*EXPECTED, ("Debt", "What you owe to somebody.")]
    body = "".join(form.format(name=name, text=text) for name, text in words)
    assert entries(f"<p>These words stand in our letters.</p>{body}") == words


def test_in_a_glossary_they_may_take_turns_in_any_order_where_all_do() -> None:
    words = [("Debt", "What you owe to somebody."), *EXPECTED]
    body = "".join(f"<p>{name}</p><p>{text}</p>" for name, text in words)
    assert entries(body) == words
    assert entries(body, title="A day at the home") == []
    assert entries(f"{body}<p>This is a page.</p><p>It has more to say.</p><p>And more still.</p>") == []


def test_the_number_above_the_next_name_is_no_part_of_a_text() -> None:
    form = "<p class=no>3.{}</p><p class=term>{}</p><p class=def>{}</p>"
    body = "".join(form.format(number, *pair) for number, pair in enumerate(EXPECTED))
    assert entries(body) == EXPECTED


def test_what_stands_above_a_name_in_its_card_belongs_to_no_other() -> None:
    card = "<div class=card><p class=badge>Money</p><p class=term>{}</p><p>{}</p></div>"
    assert entries("".join(card.format(*pair) for pair in EXPECTED)) == EXPECTED


def test_a_text_has_as_many_paragraphs_as_come_before_the_next_name() -> None:
    assert entries(
        "<p><b>Advocate</b></p><p>Who speaks.</p><p>For you.</p><p><b>Broker</b></p><p>Who finds care.</p>"
    ) == [
        ("Advocate", "Who speaks.\n\nFor you."),
        ("Broker", "Who finds care."),
    ]


def test_the_first_part_of_a_card_is_its_name() -> None:
    card = "<div class=card><p class=abbr>{}</p><p class=full>{}</p><p class=kind>Money</p></div>"
    words = [
        ("CTB", "Council tax bill"),
        ("DP", "Direct payment"),
        ("IB", "Individual budget"),
        ("PB", "Personal budget"),
    ]
    assert [term for term, *_ in entries("".join(card.format(*pair) for pair in words))] == ["CTB", "DP", "IB", "PB"]
