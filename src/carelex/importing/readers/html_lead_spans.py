"""Finds the classes that a page uses to mark the names at the beginning of its paragraphs."""

from collections import Counter
from collections.abc import Iterable

from selectolax.lexbor import LexborNode

from carelex.importing.readers.html_elements import neighbour

_FEWEST = 4
"""The fewest spans of one class; each of them begins a line."""
_LONGEST = 10
"""In words."""

TAGS = ("span", "u", "font", "mark", "code", "big", "small", "abbr", "ins")
"""The elements within a line that may mark names; bold and italics always may."""
LINES = ", ".join(f"{line} > {tag}" for line in ("p", "li", "td", "dd", "div") for tag in TAGS)
"""The selector of these elements at the beginning of a line."""


def classes_of_names(spans: Iterable[LexborNode]) -> frozenset[str]:
    """The classes, or the styles, of spans that all begin a line with a few words and have a text after them."""
    leads: Counter[str] = Counter()
    others: set[str] = set()
    for span in spans:
        form = form_of(span.tag or "", span.attributes)
        if not form:
            continue
        if _begins_line(span):
            leads[form] += 1
        else:
            others.add(form)
    return frozenset(form for form, count in leads.items() if count >= _FEWEST and form not in others)


def form_of(tag: str, attributes: dict[str, str | None]) -> str:
    """How an element within a line is marked: by its class, or else by its style; or by its name alone."""
    if tag not in TAGS:
        return ""
    says = attributes.get("class") or attributes.get("style")
    if says or tag in ("span", "small"):
        return says or ""
    return f"<{tag} {attributes.get('color')} {attributes.get('size')}>"


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
