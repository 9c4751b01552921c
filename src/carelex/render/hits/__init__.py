"""What a search has found as text: a module for each format."""

from collections.abc import Callable, Iterator

from carelex.render import Format, writer
from carelex.render.hits.notices import notices_of_search
from carelex.render.page import Page
from carelex.searching import Searched

__all__ = ["notices_of_search", "render_hits"]


def render_hits(found: Searched, output: Format, page: Page) -> str:
    """Write the hits, best first, as one document; in the reading formats nothing at all where there are none."""
    write: Callable[[Searched, Page], Iterator[str]] = writer(__name__, "hits", output)
    return "".join(write(found, page))
