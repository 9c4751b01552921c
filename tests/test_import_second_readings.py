"""Documents in which the usual readers and recognisers find nothing: they are read once more, in another way."""

import json
from collections.abc import Callable

import pytest

from carelex.errors import CarelexError
from carelex.importing import Given, HowToRead, take

WORDS = {
    "Allotment": "A piece of land that people rent to grow food.",
    "Bothy": "A hut in the hills that anybody may sleep in.",
    "Cairn": "A pile of stones that marks a path or a summit.",
    "Drystone wall": "A wall that is built without mortar. It may last for a hundred years.",
    "Stile": "Steps over a fence, for people and not for cattle.",
}


def words_of(text: str, name: str) -> dict[str, str]:
    """The names that are taken, each with its text."""
    taken = take([Given(name, text.encode())], HowToRead())
    return {entry.term: "\n\n".join(entry.texts) for entry in taken.entries}


def each(row: str, between: str = "\n", change: Callable[[str], str] = str) -> str:
    """A row for each word; *row* has places for the name and the text."""
    return between.join(row.format(name=change(name), text=text) for name, text in WORDS.items())


def page(body: str, head: str = "") -> str:
    return (
        f"<!DOCTYPE html><html><head><meta charset=utf-8><title>Words of the hills</title>{head}</head>"
        f"<body><nav><a href=/>Home</a></nav><main><h1>Words of the hills</h1>{body}</main></body></html>"
    )


TEXTS = {
    "dots": "Glossary\n\n" + each("{name} ........ {text}"),
    "two dashes": "Glossary\n\n" + each("{name} -- {text}\n"),
    "two colons": each("{name} :: {text}"),
    "a bar": each("{name}|{text}"),
    "a semicolon": "Glossary\n\n" + each("{name}; {text}\n"),
    "brackets": "Glossary\n\n" + each("[{name}] {text}\n"),
    "a part of speech": each("{name} (n.) {text}\n"),
    "texts further in": "Glossary\n\n" + each("{name}\n  {text}"),
    "lines in turn": "Glossary\n\n" + each("{name}\n{text}"),
    "ornaments": "*** GLOSSARY ***\n\n" + each("* {name} *\n{text}\n"),
    "quotations": "Glossary\n\n" + each("> {name}: {text}\n"),
    "labels": each("Term: {name}\nDefinition: {text}\n"),
    "cards": each("Q: {name}\nA: {text}\n"),
}


@pytest.mark.parametrize("manner", TEXTS)
def test_plain_text_is_read_by_its_lines(manner: str) -> None:
    assert words_of(TEXTS[manner], "words.txt") == WORDS


def test_capitals_may_set_a_name_off() -> None:
    text = "GLOSSARY\n\n" + each("{name} {text}\n", change=str.upper)
    assert words_of(text, "words.txt") == {name.upper(): text for name, text in WORDS.items()}


def test_numbers_of_sections_may_stand_above_names() -> None:
    rows = "\n".join(f"3.{n}\n{name.lower()}\n{text}\n" for n, (name, text) in enumerate(WORDS.items(), 1))
    assert words_of(f"3 Terms and definitions\n\n{rows}", "terms.txt") == {n.lower(): t for n, t in WORDS.items()}


def test_the_sections_of_a_law_may_stand_further_in_and_be_wrapped() -> None:
    law = (
        "TITLE 12. PARKS\n\nSec. 4. Definitions.\n\n"
        '     (1) "Agency" means the Department\nof Parks.\n\n'
        '     (2) "Park" means land held by the agency for\nthe use of the public.\n\n'
        '     (3) "Permit" means written leave given by\nthe superintendent.\n\n'
        "Sec. 5. Hours.\n\nA park is open from sunrise to sunset.\n"
    )
    assert words_of(law, "code.txt") == {
        "Agency": "means the Department of Parks.",
        "Park": "means land held by the agency for the use of the public.",
        "Permit": "means written leave given by the superintendent.",
    }


MARKUPS = {
    "words.adoc": "= Words\n\n[glossary]\n" + each("{name}:: {text}"),
    "headings.adoc": "= Words\n\n" + each("=== {name}\n\n{text}\n"),
    "table.adoc": "= Words\n\n|===\n|Word |Meaning\n\n" + each("|{name}\n|{text}\n") + "|===\n",
    "words.tex": "\\begin{document}\n\\begin{description}\n"
    + each("\\item[{name}] {text}").replace("\\item", "  \\item")
    + "\n\\end{description}\n\\end{document}\n",
    "entries.tex": "".join(
        f"\\newglossaryentry{{w{n}}}{{\n  name={{{name}}},\n  description={{{text}}}\n}}\n"
        for n, (name, text) in enumerate(WORDS.items())
    ),
    "words.org": "* Words\n" + each("- {name} :: {text}"),
    "words.wiki": "== Words ==\n" + each("; {name} : {text}"),
    "lines.wiki": "== Words ==\n" + each(";{name}\n:{text}"),
    "words.textile": "h1. Words\n\n" + each("- {name} := {text}"),
    "words.texi": "@table @asis\n" + each("@item {name}\n{text}\n") + "@end table\n",
    "fields.rst": "Words\n=====\n\n" + each(":{name}: {text}"),
    "components.mdx": "# Words\n\n" + each('<Term name="{name}">{text}</Term>\n'),
    "dropdowns.md": "# Words\n\n" + each(":::{{dropdown}} {name}\n{text}\n:::\n"),
}


@pytest.mark.parametrize("name", MARKUPS)
def test_other_markups_are_read_as_markdown(name: str) -> None:
    assert words_of(MARKUPS[name], name) == WORDS


PAGES = {
    "white space of its own": page("<pre>" + each("{name}\n    {text}\n") + "</pre>"),
    "titles of abbreviations": page("<ul>" + each('<li><abbr title="{text}">{name}</abbr></li>') + "</ul>"),
    "tooltips": page("<p>" + each('<span data-tooltip="{text}">{name}</span>', ", ") + "</p>"),
    "headings of components": page(each('<x-part heading="{name}"><p>{text}</p></x-part>')),
    "brackets": page(each("<p>[{name}] {text}</p>")),
    "labels": page(each("<div><p><b>Term:</b> {name}</p><p><b>Definition:</b> {text}</p></div>")),
    "microdata": page(
        each(
            '<div itemscope><span itemprop="name">{name}</span> <meta content=1><span itemprop=text>{text}</span></div>'
        )
    ),
    "data of schema.org": page(
        "<p>Below.</p>",
        '<script type="application/ld+json">'
        + json.dumps(
            {
                "@context": "https://schema.org",
                "hasDefinedTerm": [{"@type": "DefinedTerm", "name": n, "description": t} for n, t in WORDS.items()],
            }
        )
        + "</script>",
    ),
    "data to be drawn": '<html><body><div id="root"></div><script>window.data = '
    + json.dumps({"glossary": [{"term": name, "definition": text} for name, text in WORDS.items()]})
    + ";</script></body></html>",
}


@pytest.mark.parametrize("layout", PAGES)
def test_what_a_page_holds_beside_its_words_is_read(layout: str) -> None:
    assert words_of(PAGES[layout], "words.html") == WORDS


def test_the_hint_on_each_card_of_a_page_is_no_text() -> None:
    card = "<div><div><h3>{name}</h3><span class=hint>Tap to flip</span></div><div class=back><p>{text}</p></div></div>"
    assert words_of(page(each(card)), "words.html") == WORDS


def test_the_only_entry_of_a_page_of_a_glossary_is_taken() -> None:
    body = "<h2>Bothy</h2><p>A hut in the hills.</p>"
    whole = page(body).replace("Words of the hills", "Glossary of the hills")
    assert words_of(whole, "bothy.html") == {"Bothy": "A hut in the hills."}
    assert words_of(whole.replace("Glossary", "News"), "bothy.html") == {}


NO_GLOSSARIES = {
    "what search engines read": page(
        "<p>Welcome to our walks.</p>",
        '<script type="application/ld+json">'
        + json.dumps(
            {
                "@context": "https://schema.org",
                "@graph": [
                    {"@type": "WebPage", "name": f"Walk {n}", "description": "A long walk over the hills, and back."}
                    for n in range(5)
                ],
            }
        )
        + "</script>",
    ),
    "titles of links": page(
        "".join(f'<p><a href="/{name}" title="Go to the page about {name}">{name}</a></p>' for name in WORDS)
    ),
    "sentences": page("<p>Hello. We walk.</p><p>Every week we go out. Do come.</p><p>Bring a coat. It may rain.</p>"),
}


@pytest.mark.parametrize("what", NO_GLOSSARIES)
def test_other_pages_give_nothing(what: str) -> None:
    assert words_of(NO_GLOSSARIES[what], "page.html") == {}


def test_a_page_that_scripts_draw_from_elsewhere_still_says_so() -> None:
    with pytest.raises(CarelexError, match="drawn by scripts"):
        words_of('<html><body><div id="root"></div><script src="app.js"></script></body></html>', "page.html")
