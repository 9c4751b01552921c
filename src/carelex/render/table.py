"""The table formats, CSV and TSV: a row for each definition, a header row first. New columns come last."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator

from carelex.model import Answer
from carelex.render.page import Page, safe

COLUMNS = (
    "query",
    "match",
    "score",
    "term",
    "abbreviation",
    "source",
    "source_name",
    "headword",
    "text",
    "note",
    "title",
    "publisher",
    "url",
)

# A spreadsheet takes a cell that starts so for a formula (OWASP, "CSV Injection").
_FORMULA = ("=", "+", "-", "@", "\t", "\n")

_TSV_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n"})


def stream_csv(answers: Iterable[Answer], page: Page) -> Iterator[str]:
    """Write answers as comma-separated values (RFC 4180, with line feeds alone)."""
    return _stream(answers, _csv_line)


def stream_tsv(answers: Iterable[Answer], page: Page) -> Iterator[str]:
    """Write answers as tab-separated values: a row is a line, with \\n, \\t and \\\\ written so within a cell."""
    return _stream(answers, lambda row: "\t".join(cell.translate(_TSV_ESCAPES) for cell in row) + "\n")


def _stream(answers: Iterable[Answer], line: Callable[[tuple[str, ...]], str]) -> Iterator[str]:
    yield line(COLUMNS)
    for answer in answers:
        yield "".join(line(tuple(map(_cell, row))) for row in _rows(answer))


def _csv_line(row: tuple[str, ...]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(row)
    return out.getvalue()


def _rows(answer: Answer) -> Iterator[tuple[str | None, ...]]:
    """A row for each definition; one with the query alone where there is none."""
    entry, match = answer.entry, answer.match
    if entry is None or match is None:
        yield (answer.query, *[None] * (len(COLUMNS) - 1))
        return
    for definition in entry.definitions:
        source = definition.source
        yield (
            answer.query,
            match.kind.value,
            f"{match.score:g}",
            entry.term,
            entry.abbreviation,
            source.id,
            source.name,
            definition.headword,
            definition.text,
            definition.note,
            source.title,
            source.publisher,
            source.url,
        )


def _cell(text: str | None) -> str:
    shown = safe(text or "")
    return f"'{shown}" if shown.startswith(_FORMULA) else shown
