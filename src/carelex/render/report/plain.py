"""Writes a checking report as plain text: a line for each finding, as editors and CI read it, and a summary."""

from collections.abc import Iterator

from carelex.checking import CheckReport
from carelex.render.page import Page
from carelex.render.report.findings import in_short, message, place


def report(checked: CheckReport, page: Page) -> Iterator[str]:
    """Write a line for each finding."""
    for finding in checked.findings:
        yield f"{place(finding)}: {'warning: ' if finding.is_warning else ''}{message(finding)}\n"


def summary(checked: CheckReport, page: Page) -> str:
    """Write how much was checked and how much is wrong, in a line."""
    return f"{in_short(checked)}\n"
