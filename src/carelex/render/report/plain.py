"""A report in the text format: a line for each finding, as editors and CI read them, and a summary."""

from collections.abc import Iterator

from carelex.checking import CheckReport
from carelex.render.page import Page
from carelex.render.report.findings import in_short, place, problem


def report(found: CheckReport, page: Page) -> Iterator[str]:
    """Write a line for each finding."""
    for each in found.findings:
        yield f"{place(each)}: {'warning: ' if each.is_warning else ''}{problem(each)}\n"


def summary(found: CheckReport, page: Page) -> str:
    """Write how much was checked and how much is wrong in a line."""
    return f"{in_short(found)}\n"
