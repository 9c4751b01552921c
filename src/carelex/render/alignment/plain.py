"""Writes pairs as plain text: a line for each, with its state first."""

from collections.abc import Iterator, Sequence

from carelex.alignment import Pair, Side
from carelex.render.alignment.wording import Labels, reasons, score
from carelex.render.page import Page, quoted


def pairs_in_lines(pairs: Sequence[Pair], page: Page) -> Iterator[str]:
    """Write a line for each pair."""
    label = Labels(pairs)

    def told(side: Side) -> str:
        return f"{quoted(side.term)} ({label(side)})"

    for pair in pairs:
        state = f"{pair.state} {score(pair)}".rstrip()
        yield f"{state}: {told(pair.left)} and {told(pair.right)}: {reasons(pair)}\n"
