"""Writes search results as plain text: below each term, a line for each of its best passages with the source."""

from collections.abc import Iterator

from carelex.render.hits.passages import left_out, passages
from carelex.render.page import Page, in_a_row, safe_line
from carelex.render.plain import inline
from carelex.searching import Searched


def hits(searched: Searched, page: Page) -> Iterator[str]:
    """Write each entry, with an empty line between two."""
    for number, (entry, shown) in enumerate(passages(searched)):
        also = f", also {inline(entry.also)}" if entry.also else ""
        yield "\n" * bool(number) + f"{safe_line(entry.term)}{also}\n"
        for passage in shown:
            yield f"  {in_a_row([label for label, _ in passage.labels], 'and')}: {inline(passage.snippet)}\n"
        if more := left_out(entry):
            yield f"  {more}\n"
