"""The parts that the table formats, CSV and TSV, share: how headers, rows and cells are written."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence

from carelex.render.page import safe

# A spreadsheet reads a cell that begins like this as a formula (OWASP, "CSV Injection").
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
    # Three replacements are several times faster than one translation table.
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")


def cell(text: str | None) -> str:
    """The content of a cell for *text*: never anything that a spreadsheet would read as a formula."""
    if not text:
        return ""
    shown = safe(text)
    return f"'{shown}" if shown.startswith(_FORMULA) else shown
