"""Draws the key to the initials in a list: each with its source's name and number of terms."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.text import Text

from carelex.render.page import Page
from carelex.render.terminal import GAP, hanging, rows

# A longer name is broken into lines, if that leaves room for more columns.
_NAME = 32
_GAP = 2


class Keyed(NamedTuple):
    """A source in the key, and how many terms it defines."""

    initials: str
    terms: int
    name: str


def key(sources: Sequence[Keyed], page: Page) -> Iterator[Text]:
    """The lines of the key, in as many columns as fit; it reads down each column."""
    letters = max((cell_len(source.initials) for source in sources), default=0)
    digits = max((len(f"{source.terms:,}") for source in sources), default=0)
    before = letters + digits + 2 * _GAP
    longest = before + max((cell_len(source.name) for source in sources), default=0)
    columns = max(1, (page.width + GAP) // (min(before + _NAME, longest) + GAP))
    tall = max(1, -(-len(sources) // columns))
    width = max(1, min(longest, (page.width + GAP) // columns - GAP))
    entries = [_entry(source, letters, digits, width) for source in sources]
    cells = [
        [line for entry in entries[start : start + tall] for line in entry] for start in range(0, len(entries), tall)
    ]
    return rows(cells, [width] * len(cells))


def _entry(source: Keyed, letters: int, digits: int, width: int) -> list[Text]:
    filled = source.initials + " " * (letters - cell_len(source.initials))
    return hanging(f"{filled}{' ' * _GAP}{source.terms:>{digits},}{' ' * _GAP}", Text(source.name), width)
