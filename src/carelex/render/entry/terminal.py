"""Draws entries for a terminal: the sources' definitions side by side."""

from collections.abc import Iterable, Iterator

from rich.text import Text

from carelex.model import Answer, Entry
from carelex.render.columns import below, beside, columns_of, layout_of, titled
from carelex.render.page import Page, apart
from carelex.render.terminal import painted


def stream(answers: Iterable[Answer], page: Page) -> Iterator[str]:
    """Draw each entry in the page's width."""
    return apart((_entry(answer.entry, page) if answer.entry else "" for answer in answers), by="\n\n")


def _entry(entry: Entry, page: Page) -> str:
    layout = layout_of(entry, page)
    lines = titled(entry, layout)
    for number, (row, columns) in enumerate(layout.in_rows(columns_of(entry, layout.widths, page))):
        lines += [Text()] if number else []
        lines += [*beside(columns, row), Text(), *row.beside([column.foot for column in columns])]
    return painted([*lines, *below(entry, layout)], page)
