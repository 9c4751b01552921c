"""Writes the doctor's report as tables: a row for each fact."""

from collections.abc import Sequence

from carelex.model import Observed
from carelex.render.page import Page
from carelex.render.table import Line, csv_line, tsv_line, written


def report_csv(observed: Sequence[Observed], page: Page) -> str:
    """Write the report as comma-separated values."""
    return _table(observed, csv_line)


def report_tsv(observed: Sequence[Observed], page: Page) -> str:
    """Write the report as tab-separated values."""
    return _table(observed, tsv_line)


def _table(observed: Sequence[Observed], line: Line) -> str:
    rows = [(row.part, row.name, _as_cell(row.value), row.problem) for row in observed]
    return "".join(written(Observed._fields, [rows], line))


def _as_cell(value: str | int | bool | None) -> str | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if value is None else str(value)
