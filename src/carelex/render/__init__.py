"""Values as text: functions for each format, from a value and a `Page` to a string, nothing printed."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum

from carelex.model import Answer, GlossaryInUse
from carelex.render.page import Page


class Format(StrEnum):
    """The formats of an answer, as `--format` takes them."""

    RICH = "rich"
    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    TSV = "tsv"


def render(answer: Answer, output: Format, page: Page) -> str:
    """Write one answer as a whole document; empty where the format has no words for "not found"."""
    if output is Format.JSON:
        # The one format that tells a single answer from a list of one.
        from carelex.render import json

        return json.document(answer, page)
    return "".join(render_stream([answer], output, page))


def render_stream(answers: Iterable[Answer], output: Format, page: Page) -> Iterator[str]:
    """Write answers as they come: all pieces together are one document, each complete as far as it goes."""
    return _writers(output)[0](answers, page)


def render_sources(glossaries: Sequence[GlossaryInUse], output: Format, page: Page) -> str:
    """Write the sources of *glossaries* as a whole document, with where they come from and what is kept of them."""
    return _writers(output)[1](glossaries, page)


_Stream = Callable[[Iterable[Answer], Page], Iterator[str]]
_Sources = Callable[[Sequence[GlossaryInUse], Page], str]


def _writers(output: Format) -> tuple[_Stream, _Sources]:
    # Imported by need: Rich and the Markdown parser cost more than a lookup, and data formats need neither.
    match output:
        case Format.RICH:
            from carelex.render import terminal

            return terminal.stream, terminal.sources
        case Format.TEXT:
            from carelex.render import plain

            return plain.stream, plain.sources
        case Format.MARKDOWN:
            from carelex.render import markdown

            return markdown.stream, markdown.sources
        case Format.JSON:
            from carelex.render import json

            return json.stream, json.sources
        case Format.JSONL:
            from carelex.render import json

            return json.stream_lines, json.sources_lines
        case Format.CSV:
            from carelex.render import table

            return table.stream_csv, table.sources_csv
        case Format.TSV:
            from carelex.render import table

            return table.stream_tsv, table.sources_tsv
