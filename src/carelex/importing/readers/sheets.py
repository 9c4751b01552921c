"""Holds one sheet of a spreadsheet, whatever the format of its file."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from carelex.importing.tree import Block


class Sheet(NamedTuple):
    """A sheet: how many rows it has, and a function that makes their blocks anew. is_hidden: Excel does not show it."""

    name: str
    size: int
    rows: Callable[[], Iterator[Block]]
    is_hidden: bool = False


def letters(column: int) -> str:
    """The letters that a spreadsheet uses for a column, given its number from 0: A, B … AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
