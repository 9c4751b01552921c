"""Draws a term in a list for a terminal: its name in lines, and what it refers to."""

from rich.cells import cell_len
from rich.text import Text

from carelex.model import ListedTerm
from carelex.render.coverage.matrix import see
from carelex.render.page import Page, safe_line
from carelex.render.terminal import BOLD, GAP, QUIET, hanging, has_room, painted, rows, wrapped

# Cells: the preferred least and greatest width of a column of terms.
NARROW, WIDE = 20, 40

_INDENT = "  "


def name_of(listed: ListedTerm, page: Page) -> str:
    """The name of a term with characters that can be shown."""
    name = safe_line(listed.term)
    if page.unicode or name.isascii():
        return name
    # Each character that cannot be shown becomes one question mark, however wide it is.
    return "".join(char if cell_len(char) == 1 else "?" for char in name)


def lines_of(name: str, width: int) -> list[str]:
    """The name of a term in lines of *width* cells, the last filled with spaces."""
    if name.isascii() and len(name) <= width:
        return [name.ljust(width)]
    *lines, last = [line.plain for line in in_lines(Text(name), width)]
    return [*lines, last + " " * (width - cell_len(last))]


def in_lines(name: Text, width: int) -> list[Text]:
    """A name in lines of *width* cells; further lines are indented, so that none looks like another term."""
    lines = wrapped(name, width)
    if len(lines) < 2 or not has_room(_INDENT, width):
        return lines
    first = lines[0]
    end = len(first) + 1 if name.plain[len(first)].isspace() else len(first)
    return [first, *(Text.assemble(_INDENT, line) for line in wrapped(name[end:], width - len(_INDENT)))]


def reference(listed: ListedTerm, wide: int, page: Page) -> str:
    """The lines of a term that only refers to another, which is beside it, or below if there is no room.

    wide: the width of the column of terms; 0 if details are below each term.
    """
    name, told = Text(name_of(listed, page), "" if wide else BOLD), Text(see(listed), QUIET)
    room = page.width - wide - GAP
    if not wide or room < NARROW:
        return painted([*in_lines(name, page.width), *hanging("  ", told, page.width)], page)
    return painted([*rows([in_lines(name, wide), wrapped(told, room)], [wide, room])], page)
