"""Writes search results as Markdown: a list of terms, each with a list of its best passages."""

from collections.abc import Iterable, Iterator

from carelex.render.hits.passages import left_out, passages
from carelex.render.markdown import escaped, inline, paragraph
from carelex.render.page import Page, in_a_row, safe_line
from carelex.searching import Searched
from carelex.text.markdown import Span


def hits(searched: Searched, page: Page) -> Iterator[str]:
    """Write an item for each entry, with one below it for each passage."""
    for entry, shown in passages(searched):
        also = f", also {_strong(entry.also)}" if entry.also else ""
        yield f"- **{escaped(safe_line(entry.term))}**{also}\n"
        for passage in shown:
            label = paragraph([Span(in_a_row([label for label, _ in passage.labels], "and"))])
            yield f"  - {label}: {_strong(passage.snippet)}\n"
        if more := left_out(entry):
            yield f"  - {more}\n"


def _strong(spans: Iterable[Span]) -> str:
    """Spans with only the matching words in bold; the source's own emphasis is left out."""
    return inline([span._replace(strong=span.shared, emphasis=False, shared=False) for span in spans])
