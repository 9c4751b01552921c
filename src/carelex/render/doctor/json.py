"""Writes the doctor's report in the JSON formats: an object for each fact."""

from collections.abc import Sequence

from carelex.model import Observed
from carelex.render.json import dumps
from carelex.render.page import Page


def report(observed: Sequence[Observed], page: Page) -> str:
    """Write the report as one JSON list."""
    return dumps([row._asdict() for row in observed], page, indent=2) + "\n"


def report_lines(observed: Sequence[Observed], page: Page) -> str:
    """Write each fact as a JSON object on a line of its own."""
    return "".join(dumps(row._asdict(), page) + "\n" for row in observed)
