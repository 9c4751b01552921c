"""The coverage matrix as text, a row for each term and a mark for each source: a module for each format."""

from collections.abc import Callable, Iterator
from itertools import islice

from carelex.model import Coverage
from carelex.render import Format, writer
from carelex.render.coverage.notices import nothing_listed
from carelex.render.page import Page

__all__ = ["nothing_listed", "render_coverage"]

_AT_ONCE = 100


def render_coverage(coverage: Coverage, output: Format, page: Page) -> Iterator[str]:
    """Write the terms as they come, with the sources that define them: all pieces together are one document."""
    write: Callable[[Coverage, Page], Iterator[str]] = writer(__name__, "coverage", output)
    pieces = write(coverage, page)
    # A write for each of a hundred thousand lines would take longer than to make them.
    while some := "".join(islice(pieces, _AT_ONCE)):
        yield some
