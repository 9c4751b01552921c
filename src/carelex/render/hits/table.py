"""Hits in the table formats: a row for each, best first."""

from collections.abc import Iterator

from carelex.render.hits.record import COLUMNS, record
from carelex.render.page import Page
from carelex.render.table import Line, csv_line, tsv_line, written
from carelex.searching import Searched


def hits_csv(found: Searched, page: Page) -> Iterator[str]:
    """Write the hits as comma-separated values."""
    return _hits(found, csv_line)


def hits_tsv(found: Searched, page: Page) -> Iterator[str]:
    """Write the hits as tab-separated values."""
    return _hits(found, tsv_line)


def _hits(found: Searched, line: Line) -> Iterator[str]:
    rows = [["" if value is None else str(value) for value in record(each).values()] for each in found.hits]
    return written(COLUMNS, [rows], line)
