"""A term in the coverage matrix of a terminal: its name in lines, and what stands beside it if it only refers."""

from rich.cells import cell_len
from rich.text import Text

from carelex.model import ListedTerm
from carelex.render.coverage.matrix import see
from carelex.render.page import Page, safe_line
from carelex.render.terminal import BOLD, GAP, QUIET, hanging, painted, rows, wrapped

# What a column of terms should not fall below, and what it need not exceed: cells.
NARROW, WIDE = 20, 40


def name_of(listed: ListedTerm, page: Page) -> str:
    """The name of a term as it can be shown."""
    name = safe_line(listed.term)
    if page.unicode or name.isascii():
        return name
    # A question mark will stand for each character that cannot be shown, however wide that is.
    return "".join(char if cell_len(char) == 1 else "?" for char in name)


def lines_of(name: str, width: int) -> list[str]:
    """The name of a term in lines of *width* cells, the last of them filled with spaces."""
    if name.isascii() and len(name) <= width:
        return [name.ljust(width)]
    *lines, last = [line.plain for line in wrapped(Text(name), width)]
    return [*lines, last + " " * (width - cell_len(last))]


def reference(listed: ListedTerm, wide: int, page: Page) -> str:
    """The lines of a term that only refers: to what, beside the term, or below where there is no room.

    wide: the width of the column of terms; 0 where there is none, and what is told of each term stands below it.
    """
    name, told = Text(name_of(listed, page), "" if wide else BOLD), Text(see(listed), QUIET)
    room = page.width - wide - GAP
    if not wide or room < NARROW:
        return painted([*wrapped(name, page.width), *hanging("  ", told, page.width)], page)
    return painted([*rows([wrapped(name, wide), wrapped(told, room)], [wide, room])], page)
