"""Writes the start screen: lists of commands, each with its purpose."""

from collections.abc import Iterator
from textwrap import wrap
from typing import NamedTuple

from carelex.render.page import Page, safe_line

__all__ = ["CommandList", "StartScreen", "render_start"]

# Columns: the gap between a command and its purpose, and the indent of a purpose below its command.
_GAP, _BELOW = 3, 6


class CommandList(NamedTuple):
    """Commands to type, below a heading. rows: each command, and its purpose."""

    heading: str
    rows: tuple[tuple[str, str], ...]


class StartScreen(NamedTuple):
    """The screen for somebody who types only the program's name."""

    title: str
    lists: tuple[CommandList, ...]


class _Line(NamedTuple):
    """A line of the screen; its first part is bold, if there are styles."""

    bold: str
    plain: str = ""


def render_start(screen: StartScreen, page: Page) -> str:
    """Write the start screen, in the width of *page*."""
    lines = [*_lines(screen, page.width)]
    if not page.color:
        return "".join(f"{bold}{plain}".rstrip() + "\n" for bold, plain in lines)
    # Only a terminal needs it.
    from rich.text import Text

    from carelex.render.terminal import BOLD, painted

    return painted([Text.assemble((bold, BOLD), plain) for bold, plain in lines], page)


def _lines(screen: StartScreen, width: int) -> Iterator[_Line]:
    rows = [(safe_line(command), purpose) for each in screen.lists for command, purpose in each.rows]
    column = max(len(command) for command, _ in rows) + _GAP
    is_wide = all(2 + column + len(purpose) <= width for _, purpose in rows)
    yield from (_Line(line) for line in wrap(screen.title, max(width, 1), break_long_words=False))
    for each in screen.lists:
        yield from (_Line(""), _Line(each.heading))
        for command, purpose in each.rows:
            yield from _row(safe_line(command), purpose, column if is_wide else 0, width)


def _row(command: str, purpose: str, column: int, width: int) -> Iterator[_Line]:
    """A command and its purpose: beside it from *column* on, or below it if *column* is 0."""
    if column:
        yield _Line(f"  {command:{column}}", purpose)
        return
    yield _Line(f"  {command}")
    indent = " " * _BELOW
    yield from (_Line(indent, line) for line in wrap(purpose, max(width - _BELOW, 1), break_long_words=False))
