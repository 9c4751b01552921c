"""Hits in the text format: a line for each, with its term and its source."""

from collections.abc import Iterator

from carelex.render.page import Page, safe_line
from carelex.render.plain import inline
from carelex.render.voices import labels
from carelex.searching import Searched


def hits(searched: Searched, page: Page) -> Iterator[str]:
    """Write a line for each hit."""
    definitions = [hit.definition for hit in searched.hits]
    for hit, label in zip(searched.hits, labels(definitions), strict=True):
        also = f", also {inline(hit.also)}" if hit.also else ""
        yield f"{safe_line(hit.term)}{also} ({label}): {inline(hit.snippet)}\n"
