"""Writes search results in the JSON formats: an object for each passage, those of an entry together."""

from collections.abc import Iterator

from carelex.render.hits.record import records
from carelex.render.json import dumps, listed
from carelex.render.page import Page
from carelex.searching import Searched


def hits(searched: Searched, page: Page) -> Iterator[str]:
    """Write the passages as one JSON list."""
    return listed(records(searched), page)


def hits_lines(searched: Searched, page: Page) -> Iterator[str]:
    """Write each passage as a JSON object on a line of its own."""
    return (dumps(record, page) + "\n" for record in records(searched))
