"""Writes the sources in the JSON formats: an object for each source, and for each file not used."""

from carelex.model import SourcesInUse
from carelex.render.json import dumps
from carelex.render.page import Page
from carelex.render.sources.inventory import rows


def sources(in_use: SourcesInUse, page: Page) -> str:
    """Write the sources as one JSON list."""
    return dumps([*rows(in_use)], page, indent=2) + "\n"


def sources_lines(in_use: SourcesInUse, page: Page) -> str:
    """Write each source as a JSON object on a line of its own."""
    return "".join(dumps(row, page) + "\n" for row in rows(in_use))
