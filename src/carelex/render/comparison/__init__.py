"""Comparisons as text: a module for each format, beside those that write entries."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from carelex.comparison import Agreement, Comparison
from carelex.render import Format, document, writer
from carelex.render.comparison.notices import nothing_to_compare, notices_of_comparison
from carelex.render.page import Page

__all__ = ["nothing_to_compare", "notices_of_comparison", "render_comparison", "render_comparisons", "render_overview"]


def render_comparison(comparison: Comparison, output: Format, page: Page) -> str:
    """Write one comparison as a whole document; empty where the format has no words for "not found"."""
    return document(__name__, comparison, output, page)


def render_comparisons(comparisons: Iterable[Comparison], output: Format, page: Page) -> Iterator[str]:
    """Write comparisons as they come: all pieces together are one document, each complete as far as it goes."""
    write: Callable[[Iterable[Comparison], Page], Iterator[str]] = writer(__name__, "stream", output)
    return write(comparisons, page)


def render_overview(agreements: Sequence[Agreement], output: Format, page: Page) -> str:
    """Write how much is agreed on each term as a whole document."""
    write: Callable[[Sequence[Agreement], Page], str] = writer(__name__, "overview", output)
    return write(agreements, page)
