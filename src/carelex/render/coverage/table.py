"""The coverage matrix in the table formats: a row for each term, a column for each source with "x" where it has it.

The last column is for the names to which a term refers that nothing defines.
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
