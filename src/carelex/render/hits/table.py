"""Hits in the table formats: a row for each, best first."""

from collections.abc import Iterator

from carelex.render.hits.record import COLUMNS, record
from carelex.render.page import Page
from carelex.render.table import Line, csv_line, tsv_line, written
from carelex.searching import Searched


def hits_csv(searched: Searched, page: Page) -> Iterator[str]:
    """Write the hits as comma-separated values."""
    return _hits(searched, csv_line)


def hits_tsv(searched: Searched, page: Page) -> Iterator[str]:
    """Write the hits as tab-separated values."""
    return _hits(searched, tsv_line)


def _hits(searched: Searched, line: Line) -> Iterator[str]:
    rows = [["" if value is None else str(value) for value in record(hit).values()] for hit in searched.hits]
    return written(COLUMNS, [rows], line)
