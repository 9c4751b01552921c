"""Writes the list of terms as tables: a row for each term, a column with "x" for each source.

The last column has the names that an undefined term refers to.
"""

from collections.abc import Iterator

from carelex.model import Coverage
from carelex.render.page import Page
from carelex.render.table import Line, csv_line, tsv_line, written


def coverage_csv(matrix: Coverage, page: Page) -> Iterator[str]:
    """Write the terms as comma-separated values."""
    return _coverage(matrix, csv_line)


def coverage_tsv(matrix: Coverage, page: Page) -> Iterator[str]:
    """Write the terms as tab-separated values."""
    return _coverage(matrix, tsv_line)


def _coverage(matrix: Coverage, line: Line) -> Iterator[str]:
    ids = [source.id for source in matrix.sources]
    rows = (
        [(listed.term, *("x" if source in listed.sources else "" for source in ids), "; ".join(listed.see))]
        for listed in matrix.terms
    )
    return written(("term", *ids, "see"), rows, line)
