"""The sources in use as text: a module for each format, beside those that write entries."""

from collections.abc import Callable

from carelex.model import SourcesInUse
from carelex.render import Format, writer
from carelex.render.page import Page


def render_sources(found: SourcesInUse, output: Format, page: Page) -> str:
    """Write the sources as a whole document, with where they come from and what is kept of them."""
    write: Callable[[SourcesInUse, Page], str] = writer(__name__, "sources", output)
    return write(found, page)
