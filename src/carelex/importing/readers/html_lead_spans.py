"""Finds the classes that a page uses to mark the names at the beginning of its paragraphs."""

from collections import Counter
from collections.abc import Iterable

from selectolax.lexbor import LexborNode

from carelex.importing.readers.html_elements import neighbour

_FEWEST = 4
"""The fewest spans of one class; each of them begins a line."""
_LONGEST = 10
"""In words."""

LINES = "p > span, li > span, td > span, dd > span, div > span"
"""The selector of the spans that may mark names."""


def classes_of_names(spans: Iterable[LexborNode]) -> frozenset[str]:
    """The classes, or the styles, of spans that all begin a line with a few words and have a text after them."""
    leads: Counter[str] = Counter()
    others: set[str] = set()
    for span in spans:
        form = form_of(span.attributes)
        if not form:
            continue
        if _begins_line(span):
            leads[form] += 1
        else:
            others.add(form)
    return frozenset(form for form, count in leads.items() if count >= _FEWEST and form not in others)


def form_of(attributes: dict[str, str | None]) -> str:
    """How a span is marked: by its class, or else by its style."""
    return attributes.get("class") or attributes.get("style") or ""


def _begins_line(span: LexborNode) -> bool:
    if span.child is None or span.child.tag not in ("-text", "a", "b", "strong", "em", "i", "u", "span"):
        return False
    words = span.text(deep=True).strip()
    if not words or len(words.split()) > _LONGEST or words[-1] in ".!?,;":
        return False
    if any(before.text(deep=True).strip() for before in _before(span)):
        return False
    behind = neighbour(span, is_next=True)
    return behind is not None and behind.tag == "-text"


def _before(span: LexborNode) -> Iterable[LexborNode]:
    before = span.prev
    while before is not None:
        yield before
        before = before.prev
