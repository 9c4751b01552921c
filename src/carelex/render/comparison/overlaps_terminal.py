"""Draws the overlap of many sources for a terminal: a table with a row and a column for each."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from carelex.comparison import Comparison
from carelex.render.comparison.findings import percent
from carelex.render.comparison.overlaps import IN_ROWS, SharesOfOne, in_words, overlaps_of
from carelex.render.page import Page
from carelex.render.terminal import BOLD, QUIET, WIDEST, hanging, rows, signs_for, wrapped

# Cells: the width of a share, the widest name above a column, and the narrowest and widest name of a row.
_SHARE, _HEAD, _NARROW, _WIDE = 4, 12, 16, 40
_GAP = 2
# In a narrower window, a name and two shares do not fit.
_NARROWEST = _NARROW + 2 * (_GAP + _SHARE)


def matrix(comparison: Comparison, page: Page) -> list[Text]:
    """Draw all shares in a table, or in several below each other."""
    overlaps = overlaps_of(comparison)
    lines = wrapped(Text(f"{IN_ROWS}:", BOLD), min(page.width, WIDEST))
    if page.width < _NARROWEST:
        return [*lines, *(line for told in in_words(overlaps) for line in hanging("  ", Text(told), page.width))]
    frame = _frame([own.name for own in overlaps], page.width)
    for part in frame.parts:
        lines += [Text(), *_table(overlaps, frame, part, page)]
    return lines


class _Frame(NamedTuple):
    """The headings of columns and rows, the widths of both, and the columns of each table."""

    heads: Sequence[str]
    across: int
    labels: Sequence[Sequence[Text]]
    beside: int
    parts: Sequence[range]


def _frame(names: Sequence[str], width: int) -> _Frame:
    count = len(names)
    longest = max(map(cell_len, names))
    across = max(longest, _SHARE)
    if across <= _HEAD and longest + count * (_GAP + across) <= width:
        return _Frame(names, across, [[Text(name)] for name in names], longest, [range(count)])
    # Numbers are above the columns, and before the names of the rows.
    numbers = [str(number) for number in range(1, count + 1)]
    indent = len(numbers[-1]) + 1
    tables = -(-count // ((width - _NARROW) // (_GAP + _SHARE)))
    at_once = -(-count // tables)
    beside = min(indent + longest, _WIDE, width - at_once * (_GAP + _SHARE))
    labels = [
        hanging(f"{number:>{indent - 1}} ", Text(name), beside) for number, name in zip(numbers, names, strict=True)
    ]
    parts = [range(start, min(start + at_once, count)) for start in range(0, count, at_once)]
    return _Frame(numbers, _SHARE, labels, beside, parts)


def _table(overlaps: Sequence[SharesOfOne], frame: _Frame, part: range, page: Page) -> Iterator[Text]:
    signs = signs_for(page)
    widths = [frame.beside, *[frame.across] * len(part)]
    yield from rows([[], *([_right(frame.heads[at], frame.across, BOLD)] for at in part)], widths, _GAP)
    yield Text(signs.rule * (sum(widths) + _GAP * len(part)), QUIET)
    for label, own in zip(frame.labels, overlaps, strict=True):
        shares = [signs.dash if share is None else _in_few_signs(share) for share in own.shares]
        yield from rows([label, *([_right(shares[at], frame.across)] for at in part)], widths, _GAP)


def _in_few_signs(share: float) -> str:
    return percent(share).replace("under ", "<").replace("over ", ">")


def _right(word: str, width: int, style: str | Style = "") -> Text:
    return Text(" " * (width - cell_len(word))).append(word, style)
