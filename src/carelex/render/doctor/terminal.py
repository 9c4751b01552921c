"""Draws the doctor's report for a terminal: parts and problems in bold, lines wrapped."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from carelex.model import Observed
from carelex.render.doctor.wording import in_short, line, parts, problem
from carelex.render.page import Page
from carelex.render.terminal import BOLD, FAULT, FINE, hung, painted, wrapped

_INDENT = "  "


def report(observed: Sequence[Observed], page: Page) -> str:
    """Draw the report."""
    return painted(_lines(observed, page.width), page)


def _lines(observed: Sequence[Observed], width: int) -> Iterator[Text]:
    for part, rows in parts(observed):
        yield from wrapped(Text(part, BOLD), width)
        for row in rows:
            yield from _row(Text(line(row)), _INDENT, width)
            if row.problem:
                yield from _row(Text(problem(row), BOLD), _INDENT * 2, width)
        yield Text()
    is_wrong = any(row.problem for row in observed)
    yield from wrapped(Text(in_short(observed), FAULT if is_wrong else FINE), width)


def _row(text: Text, indent: str, width: int) -> list[Text]:
    """A line below its part; if it is too long, further lines have a larger indent."""
    if width < 4 * len(indent):
        return wrapped(text, width)
    first, *others = wrapped(text, width - 2 * len(indent))
    return [Text.assemble(indent, first), *hung(indent * 2, others)]
