"""Answers as text: one function for each format, each from a value and a `Page` to a string, nothing printed."""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum

from carelex.model import Answer
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
    return _renderer(output)(answers, page)


def _renderer(output: Format) -> Callable[[Iterable[Answer], Page], Iterator[str]]:
    # Imported by need: Rich and the Markdown parser cost more than a lookup, and data formats need neither.
    match output:
        case Format.RICH:
            from carelex.render import terminal

            return terminal.stream
        case Format.TEXT:
            from carelex.render import plain

            return plain.stream
        case Format.MARKDOWN:
            from carelex.render import markdown

            return markdown.stream
        case Format.JSON:
            from carelex.render import json

            return json.stream
        case Format.JSONL:
            from carelex.render import json

            return json.stream_lines
        case Format.CSV:
            from carelex.render import table

            return table.stream_csv
        case Format.TSV:
            from carelex.render import table

            return table.stream_tsv
