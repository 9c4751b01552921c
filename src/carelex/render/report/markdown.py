"""A report in the Markdown format: a list, and a summary."""

from collections.abc import Iterator

from carelex.checking import CheckReport
from carelex.render.markdown import escaped
from carelex.render.page import Page
from carelex.render.report.findings import in_short, place, problem


def report(found: CheckReport, page: Page) -> Iterator[str]:
    """Write the findings as a list."""
    for each in found.findings:
        yield f"- {escaped(place(each))}: {'*warning:* ' if each.is_warning else ''}{escaped(problem(each))}\n"


def summary(found: CheckReport, page: Page) -> str:
    """Write how much was checked and how much is wrong in a paragraph."""
    return "\n" * bool(found.findings) + f"{in_short(found)}\n"
