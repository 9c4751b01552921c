"""What the table formats, CSV and TSV, share: how a header, a row and a cell are written."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence

from carelex.render.page import safe

# A spreadsheet takes a cell that starts so for a formula (OWASP, "CSV Injection").
_FORMULA = ("=", "+", "-", "@", "\t", "\n")

Line = Callable[[tuple[str, ...]], str]


def written(columns: tuple[str, ...], groups: Iterable[Iterable[Sequence[str | None]]], line: Line) -> Iterator[str]:
    """Write a header and then rows, a group at a time."""
    yield line(columns)
    for rows in groups:
        yield "".join(line(tuple(map(cell, row))) for row in rows)


def csv_line(row: tuple[str, ...]) -> str:
    """Write a row of comma-separated values."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(row)
    return out.getvalue()


def tsv_line(row: tuple[str, ...]) -> str:
    """Write a row of tab-separated values."""
    return "\t".join(map(_tsv_escaped, row)) + "\n"


def _tsv_escaped(text: str) -> str:
    # Three replacements take a fraction of the time of one translation by a table.
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")


def cell(text: str | None) -> str:
    """What stands in a cell for *text*: nothing that a spreadsheet would take for a formula."""
    if not text:
        return ""
    shown = safe(text)
    return f"'{shown}" if shown.startswith(_FORMULA) else shown
