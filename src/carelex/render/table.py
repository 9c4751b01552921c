"""The table formats, CSV and TSV: a row for each definition or source, a header row first. New columns come last."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence

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
    "glossary",
)

# A spreadsheet takes a cell that starts so for a formula (OWASP, "CSV Injection").
_FORMULA = ("=", "+", "-", "@", "\t", "\n")


def stream_csv(answers: Iterable[Answer], page: Page) -> Iterator[str]:
    """Write answers as comma-separated values (RFC 4180, with line feeds alone)."""
    return _stream(answers, csv_line)


def stream_tsv(answers: Iterable[Answer], page: Page) -> Iterator[str]:
    """Write answers as tab-separated values: a row is a line, with \\n, \\t and \\\\ written so within a cell."""
    return _stream(answers, tsv_line)


Line = Callable[[tuple[str, ...]], str]


def _stream(answers: Iterable[Answer], line: Line) -> Iterator[str]:
    return written(COLUMNS, map(_rows, answers), line)


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
            definition.glossary,
        )


def cell(text: str | None) -> str:
    """What stands in a cell for *text*: nothing that a spreadsheet would take for a formula."""
    if not text:
        return ""
    shown = safe(text)
    return f"'{shown}" if shown.startswith(_FORMULA) else shown
