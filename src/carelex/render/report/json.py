"""Writes a checking report in the JSON formats: one object for all, or an object for each finding."""

from collections.abc import Iterator

from carelex.checking import CheckReport
from carelex.render.json import dumps
from carelex.render.page import Page
from carelex.render.report.findings import row


def report(checked: CheckReport, page: Page) -> Iterator[str]:
    """Write the files, the number of errors in each, and the findings as one JSON object."""
    whole = {
        "files": [glossary._asdict() for glossary in checked.glossaries],
        "findings": list(map(row, checked.findings)),
        "errors": list(checked.errors),
    }
    yield dumps(whole, page, indent=2) + "\n"


def report_lines(checked: CheckReport, page: Page) -> Iterator[str]:
    """Write each finding as a JSON object on a line of its own."""
    return (dumps(row(finding), page) + "\n" for finding in checked.findings)
