"""Writes the list of terms as plain text: a line for each term, with the names of its sources."""

from collections.abc import Iterator

from carelex.model import Coverage
from carelex.render.coverage.matrix import labels, see
from carelex.render.page import Page, safe_line


def coverage(matrix: Coverage, page: Page) -> Iterator[str]:
    """Write a line for each term."""
    called = labels(matrix.sources)
    for listed in matrix.terms:
        yield f"{safe_line(listed.term)}: {see(listed) or ', '.join([called[source] for source in listed.sources])}\n"
