"""Answers in the table formats: a row for each definition, a header row first. New columns come last."""

from collections.abc import Iterable, Iterator

from carelex.model import Answer
from carelex.render.page import Page
from carelex.render.table import Line, csv_line, tsv_line, written

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


def stream_csv(answers: Iterable[Answer], page: Page) -> Iterator[str]:
    """Write answers as comma-separated values (RFC 4180, with line feeds alone)."""
    return _stream(answers, csv_line)


def stream_tsv(answers: Iterable[Answer], page: Page) -> Iterator[str]:
    """Write answers as tab-separated values: a row is a line, with \\n, \\t and \\\\ written so within a cell."""
    return _stream(answers, tsv_line)


def _stream(answers: Iterable[Answer], line: Line) -> Iterator[str]:
    return written(COLUMNS, map(_rows, answers), line)


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
