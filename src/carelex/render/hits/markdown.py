"""Hits in the Markdown format: a list, with what was looked for in bold."""

from collections.abc import Iterable, Iterator

from carelex.render.markdown import escaped, inline
from carelex.render.page import Page, safe_line
from carelex.render.voices import labels
from carelex.searching import Searched
from carelex.text.markdown import Span


def hits(searched: Searched, page: Page) -> Iterator[str]:
    """Write an item for each hit."""
    definitions = [hit.definition for hit in searched.hits]
    for hit, label in zip(searched.hits, labels(definitions), strict=True):
        also = f", also {_strong(hit.also)}" if hit.also else ""
        yield f"- **{escaped(safe_line(hit.term))}**{also} ({escaped(label)}): {_strong(hit.snippet)}\n"


def _strong(spans: Iterable[Span]) -> str:
    """Spans with what was looked for in bold, and nothing else: what the source picks out is no hit."""
    return inline([span._replace(strong=span.shared, emphasis=False, shared=False) for span in spans])
