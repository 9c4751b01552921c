"""The parts that the table formats, CSV and TSV, share: how headers, rows and cells are written."""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

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
    line: str = _writer().writerow(row)
    return line


class _Returned:
    """A file that returns what is written, which a writer of rows returns in turn."""

    def write(self, text: str) -> str:
        return text


@lru_cache(maxsize=1)
def _writer() -> Any:
    # Making one for each row takes longer than writing the row.
    return csv.writer(_Returned(), lineterminator="\n")


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
    # Nearly all texts are like this, and a table has millions of cells.
    shown = text if text.isascii() and text.isprintable() else safe(text)
    return f"'{shown}" if shown.startswith(_FORMULA) else shown
