"""Reads XML of any vocabulary into records and fields, named by its elements; their texts keep lists and emphasis."""

import html
import re
from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from carelex.importing.given import Given, HowToRead
from carelex.importing.glossary_titles import is_about_words
from carelex.importing.readers.data import Value, document_of
from carelex.importing.readers.zipped_xml import NotWellFormedError, local, parsed
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
    except NotWellFormedError:
        from carelex.importing.readers.html import read as read_page

        return read_page(given, how)
    if local(root) in _FEEDS and not (any(map(is_about_words, _titles(root))) or _are_filed_as_words(root)):
        # News and posts have titles and texts too.
        document = document_of(Value("", Place(given.name)), given, how)
        document.left_out.append(LeftOut(next(_titles(root), local(root)), Reason.NOT_A_GLOSSARY, Place(given.name)))
        return document
    _flatten(root)
    return document_of(_value(root, Place(given.name)), given, how)


def _titles(root: Element) -> Iterator[str]:
    """The titles of a feed, and not those of what it holds."""
    for holder in (root, *root):
        for inner in holder:
            if local(inner) in ("title", "subtitle", "description") and len(inner) == 0:
                yield inner.text or ""


def _are_filed_as_words(root: Element) -> bool:
    """Whether the parts of a feed are entries of a glossary by their type or address."""
    parts = [part for part in root.iter() if local(part) in ("item", "entry")]
    filed = sum(
        any(re.search(_OF_WORDS, inner.text or "") for inner in part if len(inner.text or "") < _LONGEST_ADDRESS)
        for part in parts
    )
    return bool(parts) and filed * 2 > len(parts)


_OF_WORDS = r"(?:^|/)(?:glossary|jargon(?:-buster)?|dictionary|definitions?|acronyms?|terms?)(?:/|$)"
_LONGEST_ADDRESS = 200


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
        name, value = _named(child, place._replace(part=f"{local(element)}: {local(child)} {number}"))
        by_name.setdefault(name, []).append(value)
    pairs += [(name, held[0] if len(held) == 1 else Value(held, held[0].place)) for name, held in by_name.items()]
    if words := _own_words(element):
        pairs.append(("text", Value(words, place)))
    only = by_name.get(next(iter(by_name), ""), [])
    if len(only) > 1 and len(pairs) == 1:
        return Value(only, place)
    if len(pairs) == 1 and pairs[0][0] == "text":
        return pairs[0][1]
    return Value(pairs, place)


_NAMING = frozenset(("name", "key", "field", "label"))


def _named(element: Element, place: Place) -> tuple[str, Value]:
    """The name of a field and its value: of its element, or <parameter name="title">…</parameter>."""
    keys = [key for key in element.attrib if key.rpartition("}")[2] in _NAMING]
    if keys and len(element.attrib) == 1 and not len(element):
        return element.attrib[keys[0]], Value(element.text or "", place)
    return local(element), _value(element, place)


# Attributes that only say how an element is used.
_OF_USE = frozenset("id no n num number lang type class status role order href url version date space base".split())


def _attributes(element: Element) -> Iterator[tuple[str, str]]:
    """The attributes of an element, by their names without a namespace; of a text alone, only those with words."""
    for key, value in element.attrib.items():
        name = key.rpartition("}")[2]
        if len(element) or (name.lower() not in _OF_USE and re.search(r"[^\W\d_]", value)):
            yield name, value


def _flatten(root: Element) -> None:
    """Move the only parts of a part up into the record around it: <entry><form><orth>…."""
    for _ in range(_MOST_LEVELS):
        changed = False
        for holder in root.iter():
            alike = [child for child in holder if local(child) not in _IN_HTML]
            for name in {local(child) for child in alike}:
                changed |= _flattened([child for child in alike if local(child) == name])
        if not changed:
            return


_MOST_LEVELS = 4


def _flattened(records: list[Element]) -> bool:
    """Whether parts of some records were put into these; a part that comes twice in one of them stays."""
    counts = (Counter(map(local, record)) for record in records)
    several = {name for times in counts for name, count in times.items() if count > 1}
    changed = False
    for record in records if len(records) > 1 else ():
        own = {local(child) for child in record}
        for number, child in reversed([*enumerate(record)]):
            names = {local(inner) for inner in child}
            is_record = len(names) == len(child) > 0 and not all(name in _IN_HTML for name in names)
            if is_record and local(child) not in several and not (child.text or "").strip():
                # The number of a version is not that of the whole.
                record[number : number + 1] = [inner for inner in child if local(inner) not in own]
                changed = True
    return changed


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
