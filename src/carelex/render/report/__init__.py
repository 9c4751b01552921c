"""What checking has found as text: a module for each format."""

from collections.abc import Callable, Iterator

from carelex.checking import CheckReport
from carelex.render import Format, writer
from carelex.render.page import Page

_FOR_READERS = (Format.RICH, Format.TEXT, Format.MARKDOWN)


def render_report(report: CheckReport, output: Format, page: Page, *, quiet: bool = False) -> Iterator[str]:
    """Write the findings, a line or an object each; and where people read it a summary, unless *quiet*."""
    write: Callable[[CheckReport, Page], Iterator[str]] = writer(__name__, "report", output)
    yield from write(report, page)
    if output in _FOR_READERS and report.glossaries and not quiet:
        sum_up: Callable[[CheckReport, Page], str] = writer(__name__, "summary", output)
        yield sum_up(report, page)
