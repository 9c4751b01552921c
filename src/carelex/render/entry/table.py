"""Writes answers as tables: a row for each definition or reference, a header row first. New columns come last."""

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
    "see",
)


def stream_csv(answers: Iterable[Answer], page: Page) -> Iterator[str]:
    """Write answers as comma-separated values (RFC 4180, with only line feeds)."""
    return _stream(answers, csv_line)


def stream_tsv(answers: Iterable[Answer], page: Page) -> Iterator[str]:
    """Write answers as tab-separated values: a row is a line; within a cell, \\n, \\t and \\\\ are escapes."""
    return _stream(answers, tsv_line)


def _stream(answers: Iterable[Answer], line: Line) -> Iterator[str]:
    return written(COLUMNS, map(_rows, answers), line)


def _rows(answer: Answer) -> Iterator[tuple[str | None, ...]]:
    """A row for each definition and reference, one without a source for the editors'; the query if nothing is found."""
    entry, match = answer.entry, answer.match
    if entry is None or match is None:
        yield (answer.query, *[None] * (len(COLUMNS) - 1))
        return
    led_to = (answer.query, match.kind.value, f"{match.score:g}", entry.term, entry.abbreviation)
    for definition in (*entry.definitions, *entry.references):
        source = definition.source
        yield (
            *led_to,
            source.id,
            source.name,
            definition.headword,
            None if definition.see else definition.text,
            definition.note,
            source.title,
            source.publisher,
            source.url,
            definition.glossary,
            definition.see,
        )
    for see in entry.see:
        yield (*led_to, *[None] * (len(COLUMNS) - len(led_to) - 1), see)
