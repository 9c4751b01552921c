"""Hits in the text format: a line for each, with its term and its source."""

from collections.abc import Iterator

from carelex.render.page import Page, safe_line
from carelex.render.plain import inline
from carelex.render.voices import labels
from carelex.searching import Searched


def hits(found: Searched, page: Page) -> Iterator[str]:
    """Write a line for each hit."""
    definitions = [each.definition for each in found.hits]
    for each, label in zip(found.hits, labels(definitions), strict=True):
        also = f", also {inline(each.also)}" if each.also else ""
        yield f"{safe_line(each.term)}{also} ({label}): {inline(each.snippet)}\n"
