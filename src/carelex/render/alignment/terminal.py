"""Draws pairs for a terminal: the names side by side, each above its sources, with the reason beside or below."""

from collections.abc import Iterator, Sequence

from rich.text import Text

from carelex.alignment import Pair, PairState, Side
from carelex.render.alignment.wording import Labels, groups, heading, reasons, score
from carelex.render.page import Page, safe_line
from carelex.render.terminal import BOLD, FAULT, FINE, GAP, QUIET, WARNING, hanging, painted, rows, signs_for, wrapped

_INKS = {PairState.JOINED: FINE, PairState.LINKED: FINE, PairState.PROPOSED: WARNING, PairState.PARTED: FAULT}

# Cells: the widest rule of a group, and the width from which the reason has a column.
_WIDEST, _WITH_REASON = 140, 100
# Cells: the width of a score, and the least width for each of two names side by side.
_SCORE, _NARROWEST = 2, 18


def pairs_in_columns(pairs: Sequence[Pair], page: Page) -> Iterator[str]:
    """Draw pairs in the page's width, those of each state together."""
    label = Labels(pairs)
    width = max(1, min(page.width, _WIDEST))
    gap: list[Text] = []
    for state, of_state in groups(pairs):
        rule = Text(signs_for(page).rule * width, _INKS[state])
        yield painted([*gap, *wrapped(Text(heading(state, of_state), BOLD), width), rule], page)
        for pair in of_state:
            yield painted(_pair(pair, label, width, page), page)
        gap = [Text()]


def _pair(pair: Pair, label: Labels, width: int, page: Page) -> list[Text]:
    lead = _SCORE + GAP
    room = width - lead
    is_wide = width >= _WITH_REASON
    across = (room - 2 * GAP) * 2 // 7 if is_wide else (room - GAP) // 2
    if across < _NARROWEST:
        return _below_each_other(pair, label, width, page)
    cells = [[_sign(pair, page)], _side(pair.left, label, across), _side(pair.right, label, across)]
    widths = [_SCORE, across, across]
    why = Text(reasons(pair))
    if is_wide:
        widths.append(room - 2 * (across + GAP))
        cells.append(wrapped(why, widths[-1]))
    return [*rows(cells, widths), *([] if is_wide else hanging(" " * lead, why, width))]


def _sign(pair: Pair, page: Page) -> Text:
    """The score of a pair; for a decided pair, a sign for the same or different."""
    unequal = "≠" if page.unicode else "!="
    return Text((score(pair) or (unequal if pair.state is PairState.PARTED else "=")).rjust(_SCORE))


def _side(side: Side, label: Labels, width: int) -> list[Text]:
    return [*wrapped(Text(safe_line(side.term), BOLD), width), *hanging("  ", Text(label(side), QUIET), width)]


def _below_each_other(pair: Pair, label: Labels, width: int, page: Page) -> list[Text]:
    """For a very narrow window."""
    told = Text.assemble(_sign(pair, page), " ", reasons(pair))
    return [
        *_side(pair.left, label, width),
        *_side(pair.right, label, width),
        *wrapped(told, width),
    ]
