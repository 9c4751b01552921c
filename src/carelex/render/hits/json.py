"""Hits in the JSON formats: an object for each, best first."""

from collections.abc import Iterator

from carelex.render.hits.record import record
from carelex.render.json import dumps, listed
from carelex.render.page import Page
from carelex.searching import Searched


def hits(searched: Searched, page: Page) -> Iterator[str]:
    """Write the hits as one JSON list."""
    return listed(map(record, searched.hits), page)


def hits_lines(searched: Searched, page: Page) -> Iterator[str]:
    """Write each hit as a JSON object on a line of its own."""
    return (dumps(record(hit), page) + "\n" for hit in searched.hits)
