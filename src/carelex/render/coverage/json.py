"""Writes the list of terms in the JSON formats: an object for each term, with the ids of its sources."""

from collections.abc import Iterator

from carelex.model import Coverage
from carelex.render.json import dumps, listed
from carelex.render.page import Page


def coverage(matrix: Coverage, page: Page) -> Iterator[str]:
    """Write the terms as one JSON list."""
    return listed((term._asdict() for term in matrix.terms), page)


def coverage_lines(matrix: Coverage, page: Page) -> Iterator[str]:
    """Write each term as a JSON object on a line of its own."""
    return (dumps(term._asdict(), page) + "\n" for term in matrix.terms)
