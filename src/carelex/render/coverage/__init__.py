"""Writes the list of terms: a row for each term, and a mark for each source that defines it."""

from collections.abc import Iterator
from itertools import islice

from carelex.model import Coverage
from carelex.render import Format
from carelex.render.coverage.notices import nothing_listed, several_of_one_id
from carelex.render.page import Page

__all__ = ["nothing_listed", "render_coverage", "several_of_one_id"]

_AT_ONCE = 100


def render_coverage(matrix: Coverage, output: Format, page: Page) -> Iterator[str]:
    """Write the terms as they come, with the sources that define them; together the pieces are one document."""
    match output:
        case Format.RICH:
            from carelex.render.coverage.terminal import coverage
        case Format.TEXT:
            from carelex.render.coverage.plain import coverage
        case Format.MARKDOWN:
            from carelex.render.coverage.markdown import coverage
        case Format.JSON:
            from carelex.render.coverage.json import coverage
        case Format.JSONL:
            from carelex.render.coverage.json import coverage_lines as coverage
        case Format.CSV:
            from carelex.render.coverage.table import coverage_csv as coverage
        case Format.TSV:
            from carelex.render.coverage.table import coverage_tsv as coverage
    pieces = coverage(matrix, page)
    # Writing a hundred thousand lines one by one would take longer than making them.
    while some := "".join(islice(pieces, _AT_ONCE)):
        yield some
