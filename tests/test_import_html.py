"""Web pages as they are found: sets of characters, tag soup, what is hidden, what pages say of themselves."""

import pytest

from carelex.errors import CarelexError
from tests.import_pages import entries, page, taken

ITEMS = "<dl><dt>Café</dt><dd>A “place” – £5</dd><dt>Door</dt><dd>A way in.</dd></dl>"
WHOLE = f"<html><head><title>Glossary</title></head><body>{ITEMS}</body></html>"


@pytest.mark.parametrize(
    ("data", "read_as"),
    [
        (WHOLE.encode(), "UTF-8"),
        (b"\xef\xbb\xbf" + WHOLE.encode(), "UTF-8"),
        (WHOLE.encode("utf-16"), "UTF-16"),
        (WHOLE.encode("utf-16-le"), "UTF-16"),
        (WHOLE.encode("cp1252"), "windows-1252"),
        (WHOLE.replace("<head>", "<head><meta charset=us-ascii><meta charset=utf-8>").encode(), "UTF-8"),
        (WHOLE.replace("<head>", "<head><meta charset=iso-8859-1>").encode(), "UTF-8"),
        (WHOLE.replace("<head>", "<head><meta charset=utf-8>").encode("cp1252"), "windows-1252"),
        (WHOLE.replace("<head>", "<head><meta charset=cp858>").encode("cp1252").replace(b"\x93", b"\x93"), "cp858"),
        ((WHOLE * 3).encode() + "<p>£</p>".encode("cp1252"), "UTF-8 with some windows-1252"),
    ],
)
def test_the_set_of_characters_is_found_and_told(data: bytes, read_as: str) -> None:
    found = taken(data)
    assert found.documents[0].decoded_as == read_as
    if read_as != "cp858":
        assert next((entry.term, entry.texts) for entry in found.entries) == ("Café", ("A “place” – £5",))


def test_a_server_is_believed_where_the_bytes_are_no_utf_8() -> None:
    assert (
        taken("<title>Glossary</title><p>ёлка".encode("koi8-r"), charset="koi8-r").documents[0].decoded_as == "koi8-r"
    )


@pytest.mark.parametrize(
    "soup",
    [
        "<dl><dt>Carer<dd>Who <b>looks after<dt>Needs</b><dd>What you cannot do</dl>",
        "<DL><DT>Carer</DT><DD>Who <B>looks after</DD><DT>Needs</DT></B><DD>What you cannot do</DD></DL>",
        "<dl><!--[if IE 6]><dt>Old</dt><dd>browser</dd><![endif]--><dt>Carer<dd>Who <b>looks after</b>"
        "<!--#include virtual='/x' --><dt>Needs<dd>What you cannot do</dl>",
    ],
)
def test_tags_left_open_are_read_as_browsers_do(soup: str) -> None:
    assert [term for term, *_ in entries(soup)] == ["Carer", "Needs"]


def test_words_that_nobody_sees_are_none() -> None:
    assert entries(
        "<dl><dt>Carer<span class=sr-only>, opens a panel</span><i aria-hidden=true>+</i></dt>"
        "<dd>Who cares<template>no</template><del>s</del> for you.</dd>"
        "<dt>Needs<a class=headerlink href=#n>¶</a></dt><dd hidden>What you cannot do.</dd></dl>"
    ) == [("Carer", "Who cares for you."), ("Needs", "What you cannot do.")]


def test_white_space_is_one_space_and_a_break_begins_a_paragraph() -> None:
    assert entries(
        "<dl><dt>Own&nbsp;\n  home</dt><dd>A   place\tof<br>\n your&nbsp;&nbsp;own</dd><dt>B&shy;ed</dt><dd>To lie in</dd></dl>"
    ) == [
        ("Own home", "A place of\n\nyour own"),
        ("Bed", "To lie in"),
    ]


def test_links_and_marks_stay_in_texts() -> None:
    assert entries(
        "<dl><dt>Fee</dt><dd>See <a href=https://x.example/f>the list</a>, <a href=javascript:alert(1)>here</a>, "
        "<a href=#fee>fee</a>, <q>so</q>, <cite>Book</cite>, <kbd>F1</kbd>.</dd><dt>Needs</dt><dd>What you need.</dd></dl>"
    )[0] == ("Fee", "See [the list](https://x.example/f), here, fee, “so”, *Book*, `F1`.")


def test_places_are_lines_of_the_source() -> None:
    found = taken(
        "<title>Glossary</title>\n<script>\n\n'Carer'\n</script>\n<dl>\n<dt>Carer</dt>\n<dd>Who cares.</dd>\n<dt>Q&amp;A</dt><dd>Questions.</dd></dl>"
    )
    assert [entry.place.line for entry in found.entries] == [7, 9]


def test_a_page_that_scripts_draw_is_told_in_plain_words() -> None:
    with pytest.raises(
        CarelexError, match="this page is drawn by scripts, so its words are not in it; open it in a browser"
    ):
        taken(
            "<html><head><title>Glossary</title></head><body><div id=root></div><script src=/app.js></script></body></html>"
        )
    with pytest.raises(CarelexError, match="drawn by scripts"):
        taken("<body><noscript>You need to enable JavaScript to run this app.</noscript><script>x()</script></body>")


@pytest.mark.parametrize(
    ("hostile", "says"),
    [
        ("<div>" * 100_000, "thousands deep"),
        ("<p>" + "".join(f"<b id={n}>" for n in range(1000)) + "</p>" + "<p>x" * 2000, "thousands deep"),
        ("<p " + " ".join(f"a{n}=1" for n in range(20_000)) + ">x", "thousands of attributes"),
    ],
)
def test_pages_without_end_are_refused(hostile: str, says: str) -> None:
    with pytest.raises(CarelexError, match=says):
        taken(page(hostile))


@pytest.mark.parametrize(
    "tag", ["table><tr><td", "b", "div", "ul><li", "blockquote", "details", "dl><dd", "span class=x"]
)
def test_parts_nested_ten_thousand_deep_are_read(tag: str) -> None:
    assert entries(f"{f'<{tag}>' * 10_000}x") == []


@pytest.mark.parametrize(
    ("title", "body", "stated"),
    [
        ("Glossary | Elm Trust", "", {"title": "Glossary", "publisher": "Elm Trust"}),
        ("Elm Trust – Words we use", "<h1>Words we use</h1>", {"title": "Words we use"}),
        ("Glossary — Care Guide 2", "<h1>Glossary</h1>", {"title": "Care Guide 2: Glossary"}),
        ("Glossary", "<footer>© 2019–2023 Elm</footer>", {"title": "Glossary", "published": "2023"}),
        (
            "Glossary",
            "<p>Last updated on Monday, 3rd June 2024</p>",
            {"title": "Glossary", "published": "3rd June 2024"},
        ),
        (
            "Glossary",
            "<p>This work is licensed under a CC BY-SA 4.0 licence</p>",
            {"title": "Glossary", "licence": "CC BY-SA 4.0"},
        ),
        (
            "A to Z</title><meta property=og:site_name content=Elm><link rel=canonical href=https://e.example/z><title>",
            "",
            {"title": "A to Z", "publisher": "Elm", "url": "https://e.example/z"},
        ),
    ],
)
def test_a_page_says_what_it_is(title: str, body: str, stated: dict[str, str]) -> None:
    found = taken(page(ITEMS + body, title))
    assert {field: fact.value for field, fact in found.facts.items()} == stated


def test_links_of_a_page_from_the_web_are_whole_addresses() -> None:
    body = (
        "<dl><dt id=fee>Fee</dt><dd>See <a href=/list>the list</a> and <a href='words#needs'>needs</a>.</dd>"
        "<dt id=needs>Needs</dt><dd>What you <a href='http://[bad'>need</a>.</dd></dl>"
    )
    found = taken(page(body), url="https://care.example/help/words")
    assert [entry.texts for entry in found.entries] == [
        ("See [the list](https://care.example/list) and needs.",),
        ("What you need.",),
    ]
    assert found.facts["url"].value == "https://care.example/help/words"


def test_links_of_a_file_without_a_whole_address_are_their_words() -> None:
    assert entries(
        "<dl><dt>Fee</dt><dd>See <a href=/list>the list</a>.</dd><dt>Needs</dt><dd>What you need.</dd></dl>"
    )[0] == (
        "Fee",
        "See the list.",
    )


@pytest.mark.parametrize(
    "behind",
    [
        "<a class='btn btn-primary' href='/help'>Get help</a>",
        "<p><a class='wp-block-button__link' href='/help'>Get help</a></p>",
        "<div class=buttons><div><a class=govuk-button href='/help'>Get help</a></div></div>",
    ],
)
def test_a_link_that_is_a_button_below_a_text_is_none_of_it(behind: str) -> None:
    def card(name: str, last: str = "") -> str:
        return f"<div class=card><h3>{name}</h3><p>What {name} is, in words.</p>{last}</div>"

    names = ("Arrears", "Bond", "Charge")
    cards = card("Arrears", behind) + card("Bond") + card("Charge", behind)
    assert entries(cards) == [(name, f"What {name} is, in words.") for name in names]


def test_a_link_in_a_sentence_is_words_of_it_whatever_its_class() -> None:
    link = "<a class=btn href='/x'>online</a>"
    body = f"<dl><dt>Bond</dt><dd>Money you pay {link}</dd><dt>Charge</dt><dd><p>You pay {link}.</p></dd></dl>"
    assert [entry[:2] for entry in entries(body)] == [("Bond", "Money you pay online"), ("Charge", "You pay online.")]


def test_names_that_are_buttons_stay() -> None:
    names = ("Arrears", "Bond", "Charge")
    cards = "".join(
        f"<div><a class=btn href='/{name}'>{name}</a><p>What {name} is, in words.</p></div>" for name in names
    )
    assert [entry[0] for entry in entries(cards)] == [*names]


def test_lines_of_a_pdf_beside_a_name_are_one_paragraph() -> None:
    def line(top: int, left: int, words: str) -> str:
        return f'<p style="position:absolute;top:{top}px;left:{left}px;white-space:nowrap">{words}</p>\n'

    body = (
        line(50, 85, "<b>Bond</b>")
        + line(50, 300, "Money that you")
        + line(71, 300, "pay before. Pro-")
        + line(92, 300, "viders keep it.")
        + line(126, 85, "<b>Charge</b>")
        + line(126, 300, "What you pay.")
        + line(160, 85, "<b>Rent</b>")
        + line(160, 300, "What it costs to")
        + line(181, 300, "live there.")
        + line(900, 440, "31")
    )
    assert entries(body) == [
        ("Bond", "Money that you pay before. Pro-viders keep it."),
        ("Charge", "What you pay."),
        ("Rent", "What it costs to live there."),
    ]


def test_lines_of_a_pdf_with_no_names_beside_them_stay_apart() -> None:
    words = ("AA – Attendance Allowance", "CHC – Continuing Healthcare", "DP – direct payment", "PB – personal budget")
    lines = (f'<p style="position:absolute;top:{20 * n}px;left:85px">{line}</p>' for n, line in enumerate(words))
    assert len(entries("".join(lines))) == 4


@pytest.mark.parametrize("form", ["class=gl-name", "style='font-variant: small-caps'"])
def test_spans_that_begin_each_line_are_names_whatever_their_style_sheet_says(form: str) -> None:
    words = [
        ("Advocate", "Who speaks."),
        ("Broker", "Who finds care."),
        ("Carer", "Who cares."),
        ("Debt", "A sum owed."),
    ]
    lines = "".join(f"<li><span {form}>{name}</span> {text}</li>" for name, text in words)
    assert entries(f"<ul>{lines}</ul>") == words
    # Where the class says something else elsewhere, it sets no names off.
    assert entries(f"<ul>{lines}</ul><p>A word <span {form}>within</span> a line.</p>") == []
