"""Draws the doctor's report for a terminal: the verdict in colour, problems and parts in bold, lines wrapped."""

from collections.abc import Iterator, Sequence

from rich.style import Style
from rich.text import Text

from carelex.model import Observed
from carelex.render.doctor.wording import line, parts, problems, verdict
from carelex.render.page import Page
from carelex.render.terminal import BOLD, FAULT, FINE, hung, painted, wrapped

_INDENT = "  "


def report(observed: Sequence[Observed], page: Page) -> str:
    """Draw the report."""
    return painted(_lines(observed, page.width), page)


def _lines(observed: Sequence[Observed], width: int) -> Iterator[Text]:
    is_wrong = any(row.problem is not None for row in observed)
    yield from wrapped(Text(verdict(observed), Style(color=FAULT if is_wrong else FINE, bold=True)), width)
    for problem in problems(observed):
        yield from _row(Text(problem, BOLD), width)
    for part, rows in parts(observed):
        yield Text()
        yield from wrapped(Text(part, BOLD), width)
        for row in rows:
            yield from _row(Text(line(row)), width)


def _row(text: Text, width: int) -> list[Text]:
    """A line with an indent; if it is too long, further lines have a larger one."""
    if width < 4 * len(_INDENT):
        return wrapped(text, width)
    first, *others = wrapped(text, width - 2 * len(_INDENT))
    return [Text.assemble(_INDENT, first), *hung(_INDENT * 2, others)]
