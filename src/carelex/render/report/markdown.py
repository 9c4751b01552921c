"""Writes a checking report as Markdown: a list, and a summary."""

from collections.abc import Iterator

from carelex.checking import CheckReport
from carelex.render.markdown import escaped
from carelex.render.page import Page
from carelex.render.report.findings import in_short, message, place


def report(checked: CheckReport, page: Page) -> Iterator[str]:
    """Write the findings as a list."""
    for finding in checked.findings:
        yield f"- {escaped(place(finding))}: {'*warning:* ' if finding.is_warning else ''}{escaped(message(finding))}\n"


def summary(checked: CheckReport, page: Page) -> str:
    """Write how much was checked and how much is wrong, in a paragraph."""
    return "\n" * bool(checked.findings) + f"{in_short(checked)}\n"
