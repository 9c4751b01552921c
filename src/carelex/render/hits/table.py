"""Writes search results as tables: a row for each passage, those of an entry together."""

from collections.abc import Iterator

from carelex.render.hits.record import COLUMNS, records
from carelex.render.page import Page
from carelex.render.table import Line, csv_line, tsv_line, written
from carelex.searching import Searched


def hits_csv(searched: Searched, page: Page) -> Iterator[str]:
    """Write the passages as comma-separated values."""
    return _hits(searched, csv_line)


def hits_tsv(searched: Searched, page: Page) -> Iterator[str]:
    """Write the passages as tab-separated values."""
    return _hits(searched, tsv_line)


def _hits(searched: Searched, line: Line) -> Iterator[str]:
    return written(COLUMNS, [[[*map(_cell, record.values())] for record in records(searched)]], line)


def _cell(value: object) -> str:
    """A value as a cell; the words of a list are separated by semicolons."""
    if isinstance(value, list):
        return "; ".join(value)
    return "" if value is None else str(value)
