"""Finds entries that a web page holds beside its words: as data in its scripts, and in attributes of its elements."""

import json
import re
from collections.abc import Iterator
from itertools import islice

from selectolax.lexbor import LexborHTMLParser, LexborNode

from carelex.importing.given import Given
from carelex.importing.readers.entry_blocks import TERM, TEXT, entry, field
from carelex.importing.readers.html_elements import attributes_of
from carelex.importing.tree import Block, Place

_FEWEST = 3
_LONGEST_SCRIPT = 5_000_000
_LONGEST_NAME = 10
_SHORTEST_TEXT = 4
"""In words."""
_SHARE = 0.7
_MOST_ELEMENTS = 50_000

# What a page shows when somebody points at a word.
_TEXTS = tuple(
    """
    title data-tooltip data-tip data-content data-bs-content data-bs-title data-original-title data-definition
    data-description data-text data-title data-tippy-content aria-description definition text description content
    tooltip tip data-hint data-glossary
    """.split()
)
# What the parts of a page that scripts draw have for a heading.
_NAMES = tuple(
    """
    heading name title term label header summary question data-term data-title data-heading data-name aria-label
    """.split()
)


def data_in_scripts(text: str) -> Iterator[str]:
    """The JSON that stands in the scripts of a page, the longest first."""
    found: list[str] = []
    for words, is_data in _scripts(text):
        # What pages say of themselves and of their publisher for search engines is no glossary.
        says = "DefinedTerm" if "schema.org" in words else _OF_WORDS
        if not re.search(says, words):
            continue
        start = 0 if is_data else _start_of_data(words)
        if start is None:
            continue
        try:
            _, end = json.JSONDecoder().raw_decode(words[start:].lstrip())
        except (ValueError, RecursionError):
            continue
        found.append(words[start:].lstrip()[:end])
    yield from sorted(found, key=len, reverse=True)


def scripts_of_words(text: str) -> Iterator[str]:
    """The scripts of a page that speak of words and their meanings, the longest first."""
    found = [words for words, is_data in _scripts(text) if not is_data and re.search(_OF_WORDS, words)]
    yield from sorted(found, key=len, reverse=True)


_OF_WORDS = r"(?i:glossar|terms?\b|definition|meaning|dictionary|jargon|acronym)"


def _scripts(text: str) -> Iterator[tuple[str, bool]]:
    """The words of the scripts of a page that are not too long, and whether each is only data."""
    if not re.search("<script", text, re.IGNORECASE):
        # Reading a page takes long.
        return
    for script in LexborHTMLParser(text).css("script"):
        words = script.text(deep=True)
        if len(words) <= _LONGEST_SCRIPT:
            yield words, "json" in attributes_of(script).get("type", "")


def _start_of_data(script: str) -> int | None:
    """Where the value of an assignment begins: "window.data = {"."""
    found = re.search(r"=\s*(?=[\[{]\s*[\[{\"])", script)
    return found.end() if found else None


def entries_in_attributes(text: str, given: Given) -> tuple[Block, ...]:
    """Entries whose names are the words of elements, and whose texts are attributes of these; or the other way round.

    None where few elements have such, or too few of their kind.
    """
    body = LexborHTMLParser(text).body if re.search(_HAS_ATTRIBUTE, text, re.IGNORECASE) else None
    if body is None:
        return ()
    by_place: dict[tuple[str, str, bool], dict[str, Block]] = {}
    counts: dict[tuple[str, str, bool], int] = {}
    left = _MOST_CHARACTERS
    # For "body *", each element would look for the body through all that it is in.
    for number, node in enumerate(islice(body.css("*"), 1, None)):
        if number > _MOST_ELEMENTS:
            break
        attributes = attributes_of(node)
        says = [(name, is_text) for name, is_text in _ATTRIBUTES if attributes.get(name) and _may_say(node, is_text)]
        words = " ".join(node.text(deep=True).split()) if says else ""
        left -= len(words)
        if not words or left < 0:
            continue
        for name, is_text in says:
            value = " ".join(attributes[name].split())
            kind = (node.tag or "", name, is_text)
            counts[kind] = counts.get(kind, 0) + 1
            term, meaning = (words, value) if is_text else (value, words)
            if len(term.split()) <= _LONGEST_NAME and len(meaning.split()) >= _SHORTEST_TEXT and term != meaning:
                fields = (field(TERM, term, Place(given.name)), field(TEXT, meaning, Place(given.name)))
                by_place.setdefault(kind, {}).setdefault(term.casefold(), entry(fields, Place(given.name)))
    best = max(by_place, key=lambda kind: len(by_place[kind]), default=None)
    if best is None or len(by_place[best]) < max(_FEWEST, _SHARE * counts[best]):
        return ()
    return tuple(by_place[best].values())


_ATTRIBUTES = (*((key, True) for key in _TEXTS), *((key, False) for key in _NAMES))
_HAS_ATTRIBUTE = rf"(?:{'|'.join(name for name, _ in _ATTRIBUTES)})\s*="
_PARTS = frozenset("section article div li details term accordion".split())
_WORDS = frozenset("abbr acronym dfn span li td b strong i em mark u p dt".split())
_MOST_CHARACTERS = 5_000_000


def _may_say(node: LexborNode, is_text: bool) -> bool:
    """Whether an attribute of an element may be the text of its words, or the name of what is in it.

    A link, and a button, say where they lead.
    """
    tag = node.tag or ""
    if not is_text:
        return "-" in tag or tag in _PARTS
    return "-" in tag or tag in _WORDS or (tag == "a" and attributes_of(node).get("href", "#").startswith("#"))
