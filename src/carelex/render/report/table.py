"""Writes a checking report as tables: a row for each finding; a header row first."""

from collections.abc import Iterator

from carelex.checking import CheckReport
from carelex.render.page import Page
from carelex.render.report.findings import COLUMNS, row
from carelex.render.table import Line, csv_line, tsv_line, written


def report_csv(checked: CheckReport, page: Page) -> Iterator[str]:
    """Write the findings as comma-separated values."""
    return _report(checked, csv_line)


def report_tsv(checked: CheckReport, page: Page) -> Iterator[str]:
    """Write the findings as tab-separated values."""
    return _report(checked, tsv_line)


def _report(checked: CheckReport, line: Line) -> Iterator[str]:
    return written(COLUMNS, ([list(map(str, row(finding).values()))] for finding in checked.findings), line)
