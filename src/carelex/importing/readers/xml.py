"""Reads XML of any vocabulary into records and fields, named by its elements; their texts keep lists and emphasis."""

import html
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from carelex.errors import CarelexError
from carelex.importing.given import Given, HowToRead
from carelex.importing.glossary_titles import is_about_words
from carelex.importing.readers.data import Value, document_of
from carelex.importing.readers.zipped_xml import local, parsed
from carelex.importing.tree import Document, LeftOut, Place, Reason

# What vocabularies call the parts of a text, and what HTML calls them.
_IN_HTML = {
    **dict.fromkeys("para p simpara formalpara paragraph".split(), "p"),
    **dict.fromkeys("itemizedlist ul simplelist".split(), "ul"),
    **dict.fromkeys("orderedlist ol".split(), "ol"),
    **dict.fromkeys("listitem li sli member".split(), "li"),
    **dict.fromkeys("emphasis i em hi italic".split(), "em"),
    **dict.fromkeys("b strong bold uicontrol".split(), "strong"),
    **dict.fromkeys("code literal codeph tt".split(), "code"),
    **dict.fromkeys("br lb".split(), "br"),
    **dict.fromkeys("a link ulink xref ref ph span keyword cite sub sup quote q u small abbr foreign".split(), ""),
}
_FEEDS = frozenset(("rss", "feed"))


def read(given: Given, how: HowToRead) -> Document:
    """Read XML. What is not well formed may still be a page that browsers read."""
    try:
        root = parsed(given.data, given.name)
    except CarelexError as exc:
        if "not well formed" not in str(exc):
            raise
        from carelex.importing.readers.html import read as read_page

        return read_page(given, how)
    if local(root) in _FEEDS and not any(is_about_words(title) for title in _titles(root)):
        # News and posts have titles and texts too.
        document = document_of(Value("", Place(given.name)), given, how)
        document.left_out.append(LeftOut(next(_titles(root), local(root)), Reason.NOT_A_GLOSSARY, Place(given.name)))
        return document
    return document_of(_value(root, Place(given.name)), given, how)


def _titles(root: Element) -> Iterator[str]:
    """The titles of a feed, and not those of what it holds."""
    for holder in (root, *root):
        for inner in holder:
            if local(inner) in ("title", "subtitle", "description") and len(inner) == 0:
                yield inner.text or ""


def _value(element: Element, place: Place) -> Value:
    """The words of an element; or its attributes, its own words and its elements, those of one name together."""
    inner = [*element]
    if not inner and not element.attrib:
        return Value(element.text or "", place)
    if inner and all(local(part) in _IN_HTML for child in inner for part in child.iter()):
        return Value(_html(element), place)
    pairs = [(key, Value(value, place)) for key, value in _attributes(element)]
    by_name: dict[str, list[Value]] = {}
    for number, child in enumerate(inner, 1):
        name = local(child)
        by_name.setdefault(name, []).append(_value(child, place._replace(part=f"{local(element)}: {name} {number}")))
    pairs += [(name, held[0] if len(held) == 1 else Value(held, held[0].place)) for name, held in by_name.items()]
    if words := _own_words(element):
        pairs.append(("text", Value(words, place)))
    only = by_name.get(next(iter(by_name), ""), [])
    if len(only) > 1 and len(pairs) == 1:
        return Value(only, place)
    if len(pairs) == 1 and pairs[0][0] == "text":
        return pairs[0][1]
    return Value(pairs, place)


# Attributes that only say how an element is used.
_OF_USE = frozenset("id no n num number lang type class status role order href url version date space base".split())


def _attributes(element: Element) -> Iterator[tuple[str, str]]:
    """The attributes of an element, by their names without a namespace; of a text alone, only those with words."""
    for key, value in element.attrib.items():
        name = key.rpartition("}")[2]
        if len(element) or name.lower() not in _OF_USE:
            yield name, value


def _own_words(element: Element) -> str:
    """The words between the elements in an element."""
    words = " ".join((element.text or "", *(child.tail or "" for child in element)))
    return " ".join(words.split()) if re.search(r"\w", words) else ""


def _html(element: Element) -> str:
    """The text of an element as HTML."""
    parts = [html.escape(element.text or "")]
    for child in element:
        tag = _IN_HTML.get(local(child), "")
        within = _html(child)
        parts.append(f"<{tag}>{within}</{tag}>" if tag and tag != "br" else within or "<br>")
        parts.append(html.escape(child.tail or ""))
    return "".join(parts)
