"""A report in the table formats: a row for each finding; a header row first."""

from collections.abc import Iterator

from carelex.checking import CheckReport
from carelex.render.page import Page
from carelex.render.report.findings import COLUMNS, row
from carelex.render.table import Line, csv_line, tsv_line, written


def report_csv(found: CheckReport, page: Page) -> Iterator[str]:
    """Write the findings as comma-separated values."""
    return _report(found, csv_line)


def report_tsv(found: CheckReport, page: Page) -> Iterator[str]:
    """Write the findings as tab-separated values."""
    return _report(found, tsv_line)


def _report(found: CheckReport, line: Line) -> Iterator[str]:
    return written(COLUMNS, ([list(map(str, row(each).values()))] for each in found.findings), line)
