"""Comparisons as text: a module for each format, beside those that write entries."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from carelex.comparison import Agreement, Comparison
from carelex.render import Format
from carelex.render.page import Page


def render_comparison(comparison: Comparison, output: Format, page: Page) -> str:
    """Write one comparison as a whole document; empty where the format has no words for "not found"."""
    if output is Format.JSON:
        # The one format that tells a single answer from a list of one.
        from carelex.render.comparison import json

        return json.document(comparison, page)
    return "".join(render_comparisons([comparison], output, page))


def render_comparisons(comparisons: Iterable[Comparison], output: Format, page: Page) -> Iterator[str]:
    """Write comparisons as they come: all pieces together are one document, each complete as far as it goes."""
    return _writers(output)[0](comparisons, page)


def render_overview(agreements: Sequence[Agreement], output: Format, page: Page) -> str:
    """Write how much is agreed on each term as a whole document."""
    return _writers(output)[1](agreements, page)


_Stream = Callable[[Iterable[Comparison], Page], Iterator[str]]
_Overview = Callable[[Sequence[Agreement], Page], str]


def _writers(output: Format) -> tuple[_Stream, _Overview]:
    # Imported by need, as those that write entries are.
    match output:
        case Format.RICH:
            from carelex.render.comparison import terminal

            return terminal.stream, terminal.overview
        case Format.TEXT:
            from carelex.render.comparison import plain

            return plain.stream, plain.overview
        case Format.MARKDOWN:
            from carelex.render.comparison import markdown

            return markdown.stream, markdown.overview
        case Format.JSON:
            from carelex.render.comparison import json

            return json.stream, json.overview
        case Format.JSONL:
            from carelex.render.comparison import json

            return json.stream_lines, json.overview_lines
        case Format.CSV:
            from carelex.render.comparison import table

            return table.stream_csv, table.overview_csv
        case Format.TSV:
            from carelex.render.comparison import table

            return table.stream_tsv, table.overview_tsv
