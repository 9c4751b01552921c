"""Writes comparisons: what the sources of an entry share, what only one says; and an overview of many."""

from collections.abc import Iterable, Iterator, Sequence

from carelex.comparison import Agreement, Comparison
from carelex.render import Format
from carelex.render.comparison.notices import nothing_to_compare, notices_of_comparison
from carelex.render.page import Page

__all__ = ["nothing_to_compare", "notices_of_comparison", "render_comparison", "render_comparisons", "render_overview"]


def render_comparison(comparison: Comparison, output: Format, page: Page) -> str:
    """Write one comparison as a whole document; empty if the format has no words for "not found"."""
    if output is Format.JSON:
        # Only this format distinguishes a single comparison from a list of one.
        from carelex.render.comparison.json import document

        return document(comparison, page)
    return "".join(render_comparisons([comparison], output, page))


def render_comparisons(comparisons: Iterable[Comparison], output: Format, page: Page) -> Iterator[str]:
    """Write comparisons as they come; together the pieces are one document, and each is complete by itself."""
    match output:
        case Format.RICH:
            from carelex.render.comparison.terminal import stream
        case Format.TEXT:
            from carelex.render.comparison.plain import stream
        case Format.MARKDOWN:
            from carelex.render.comparison.markdown import stream
        case Format.JSON:
            from carelex.render.comparison.json import stream
        case Format.JSONL:
            from carelex.render.comparison.json import stream_lines as stream
        case Format.CSV:
            from carelex.render.comparison.table import stream_csv as stream
        case Format.TSV:
            from carelex.render.comparison.table import stream_tsv as stream
    return stream(comparisons, page)


def render_overview(agreements: Sequence[Agreement], output: Format, page: Page) -> str:
    """Write how far sources agree on each term, as a whole document."""
    match output:
        case Format.RICH:
            from carelex.render.comparison.terminal import overview
        case Format.TEXT:
            from carelex.render.comparison.plain import overview
        case Format.MARKDOWN:
            from carelex.render.comparison.markdown import overview
        case Format.JSON:
            from carelex.render.comparison.json import overview
        case Format.JSONL:
            from carelex.render.comparison.json import overview_lines as overview
        case Format.CSV:
            from carelex.render.comparison.table import overview_csv as overview
        case Format.TSV:
            from carelex.render.comparison.table import overview_tsv as overview
    return overview(agreements, page)
