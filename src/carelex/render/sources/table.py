"""Writes the sources as tables: a row for each source, and for each file not used; a header row first."""

from carelex.model import SourcesInUse
from carelex.render.page import Page
from carelex.render.sources.inventory import COLUMNS, rows
from carelex.render.table import Line, csv_line, tsv_line, written

# A spreadsheet's cell has room for 32,767 characters.
_SHOWN = 100


def sources_csv(in_use: SourcesInUse, page: Page) -> str:
    """Write the sources as comma-separated values."""
    return _sources(in_use, csv_line)


def sources_tsv(in_use: SourcesInUse, page: Page) -> str:
    """Write the sources as tab-separated values."""
    return _sources(in_use, tsv_line)


def _sources(in_use: SourcesInUse, line: Line) -> str:
    cells = [[_in_words(value) for value in row.values()] for row in rows(in_use)]
    return "".join(written(COLUMNS, [cells], line))


def _in_words(value: object) -> str:
    if not isinstance(value, list):
        return "" if value is None else str(value)
    # A list of errors, or of replaced terms. A cell only has room for some.
    words = [item if isinstance(item, str) else f"{item['term']} ({item['by']})" for item in value]
    return "; ".join(words[:_SHOWN]) + (f"; and {len(words) - _SHOWN:,} more" if len(words) > _SHOWN else "")
