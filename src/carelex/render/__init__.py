"""Values as text: functions for each format, from a value and a `Page` to a string, nothing printed."""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from importlib import import_module
from typing import Any

from carelex.model import Answer
from carelex.render.notices import notices_of_answer, notices_of_missing, warning_of_skipped
from carelex.render.page import Page, counted, safe, safe_line

__all__ = [
    "Format",
    "Page",
    "counted",
    "document",
    "notices_of_answer",
    "notices_of_missing",
    "render",
    "render_missing",
    "render_stream",
    "safe",
    "safe_line",
    "warning_of_skipped",
    "writer",
]


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
    return document(__name__, answer, output, page)


def render_stream(answers: Iterable[Answer], output: Format, page: Page) -> Iterator[str]:
    """Write answers as they come: all pieces together are one document, each complete as far as it goes."""
    write: Callable[[Iterable[Answer], Page], Iterator[str]] = writer(__name__, "stream", output)
    return write(answers, page)


def render_missing(answers: Iterable[Answer], output: Format, page: Page) -> Iterator[str]:
    """Write those of *answers* that are none, as they come: in the reading formats, the query on a line of its own."""
    missing = (answer for answer in answers if not answer.matched)
    if output in (Format.RICH, Format.TEXT):
        return (f"{safe(answer.query)}\n" for answer in missing)
    if output is Format.MARKDOWN:
        # As below: by need.
        from carelex.render.markdown import item

        return (item(answer.query) for answer in missing)
    return render_stream(missing, output, page)


def document(package: str, value: object, output: Format, page: Page) -> str:
    """Write one value as a whole document, with the functions of *package*."""
    if output is Format.JSON:
        # The one format that tells a single answer from a list of one.
        whole: Callable[[object, Page], str] = writer(package, "document", output)
        return whole(value, page)
    stream: Callable[[Iterable[object], Page], Iterator[str]] = writer(package, "stream", output)
    return "".join(stream([value], page))


# The module of each format, and what its functions' names end in.
_WRITERS = {
    Format.RICH: ("terminal", ""),
    Format.TEXT: ("plain", ""),
    Format.MARKDOWN: ("markdown", ""),
    Format.JSON: ("json", ""),
    Format.JSONL: ("json", "_lines"),
    Format.CSV: ("table", "_csv"),
    Format.TSV: ("table", "_tsv"),
}


def writer(package: str, what: str, output: Format) -> Any:
    """The function of *package* that writes *what* in a format."""
    # Imported by need: Rich and the Markdown parser cost more than a lookup, and data formats need neither.
    module, ending = _WRITERS[output]
    return getattr(import_module(f"{package}.{module}"), what + ending)
