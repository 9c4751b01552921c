"""Parts of a page that repeat become entries, whatever they are called; what all of them say alike is left out."""

import pytest

from carelex.importing import Given, HowToRead, take
from tests.clock import processor_time
from tests.import_pages import entries, left_out

WORDS = {
    "Arrears": "Rent that you owe because you have not paid it on time.",
    "Decant": "Moving to another home for a while, so that work can be done in yours.",
    "Leaseholder": "Somebody who may live in a flat for a fixed number of years.",
    "Mutual exchange": "A swap of homes between two tenants.",
    "Void": "An empty home that waits for somebody to move in.",
}
EXPECTED = [*WORDS.items()]


def each(part: str) -> str:
    """A part of a page for each word, with places for the name, the text, and a number."""
    return "".join(part.format(name=name, text=text, n=n) for n, (name, text) in enumerate(WORDS.items(), 1))


PARTS = {
    "spans with a line above and a link below": "<div class=c><span class=e>Word {n} of 5</span>"
    "<span class=big>{name}</span><span class=s>{text}</span><a href=/share/{n}>Send to a friend</a></div>",
    "labels and values": "<div class=r><div class='f t'><span class=l>Word: </span><span class=v>{name}</span></div>"
    "<div class='f b'><span class=l>In short: </span><div class=v><p>{text}</p></div></div></div>",
    "a date and links": "<div class=i><div class=h><h3>{name}</h3><span class=d>0{n}/01/2018</span></div>"
    "<div class=x><p>{text}</p></div><div class=y><a href=/p/{n}>Permalink</a> <a>Rules on {name}</a></div></div>",
    "items of a list": "<li data-n={n}><div class=w><b>{name}</b><a href='#w{n}'>LINK</a></div>"
    "<div class=x>{text}</div><div class=o><a href='javascript:void(0)'>[+]</a></div></li>",
    "a number above": "<div class=sec><div class=n>3.{n}</div><div class=m>{name}</div><div class=x>{text}</div></div>",
    "an owner below": "<div class=it><div role=heading>{name}</div><div>{text}</div><div class=m>Issue {n}</div></div>",
    "a card to press": "<article class=term role=button aria-label='Open: {name}'><div><h2>{name}</h2><span>Rent</span>"
    "</div><p class=def>{text}</p></article>",
    "what a script has hidden and shown": "<div class='it hide' style='display:block'><p>{name}</p><p>{text}</p></div>",
}


@pytest.mark.parametrize("layout", PARTS)
def test_parts_that_repeat_are_entries_without_what_they_share(layout: str) -> None:
    assert entries(f"<h1>Glossary</h1><div>{each(PARTS[layout])}</div>") == EXPECTED


def test_another_name_may_stand_below_the_name() -> None:
    page = each("<div class=s><div>3.{n}</div><div class='trm one'>{name}</div><div class=x>{text}</div></div>")
    page = page.replace("Void</div>", 'Void</div><div class="trm other">Empty property</div>')
    assert entries(f"<h1>Glossary</h1>{page}") == EXPECTED
    assert "Empty property" not in {told.what for told in left_out(f"<h1>Glossary</h1>{page}")}


def test_what_all_entries_share_is_reported() -> None:
    page = f"<h1>Glossary</h1><div>{each(PARTS['a date and links'])}</div>"
    assert {"01/01/2018", "Permalink Rules on Void"} <= {told.what for told in left_out(page)}


def test_a_part_for_each_letter_is_no_entry() -> None:
    page = "<h1>Glossary</h1>" + "".join(
        f"<section class=l><div class=q><p><b>{name}</b></p><p>{text}</p>"
        f"<p><b>{name} two</b></p><p>{text}</p></div></section>"
        for name, text in WORDS.items()
    )
    assert [entry[0] for entry in entries(page)][:4] == ["Arrears", "Arrears two", "Decant", "Decant two"]


def test_sources_that_part_two_texts_stay() -> None:
    part = (
        "<div class=t><div class=n>{name}</div><div class=d>{text}</div><div class=s>Source: <a>Code 1</a></div></div>"
    )
    assert [entry[:2] for entry in entries(f"<h1>Glossary</h1>{each(part)}")] == EXPECTED


@pytest.mark.parametrize("tag", ["u", "mark", "code", 'font color="navy"', 'span style="color:#00f"'])
def test_an_element_that_begins_all_lines_marks_names(tag: str) -> None:
    end = tag.split()[0]
    page = each(f"<p><{tag}>{{name}}</{end}> {{text}}</p>")
    assert entries(f"<h1>Glossary</h1>{page}") == EXPECTED


def test_pages_of_other_things_give_nothing() -> None:
    faq = "".join(
        f"<div class=q><h3>{question}</h3><div><p>{answer}</p></div></div>"
        for question, answer in {
            "How do I apply?": "You can apply online or by post.",
            "Can I pay by cheque?": "No. We take cards only.",
            "Who can help me?": "Staff at any library will help you.",
            "When will I hear?": "We write to you within ten days.",
        }.items()
    )
    assert entries(f"<h1>Blue badges</h1>{faq}", "Blue badges") == []


def test_time_grows_with_what_is_read_and_no_faster() -> None:
    def spent(count: int) -> float:
        lines = Given("lines.md", b"*n.* a\n" * count)
        return processor_time(lambda: take([lines], HowToRead()))

    spent(10)
    # It took sixteen times as long when each line was compared with all others.
    assert spent(1_000) < 9 * spent(250)


def test_many_parts_are_compared_in_little_time() -> None:
    def spent(count: int) -> float:
        rows = "".join(f"<div class=c><i class=n>Word {n}x</i><p>The text of {n}.</p></div>" for n in range(count))
        return processor_time(lambda: entries(f"<h1>Glossary</h1>{rows}"))

    spent(10)
    assert spent(1_000) < 9 * spent(250)
