"""Lists how many content words each of many sources shares with each other: as shares, and in words."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from carelex.comparison import Comparison
from carelex.render.comparison.findings import percent, said_in
from carelex.render.page import in_a_row

IN_LINES, IN_ROWS = (
    f"How many of its content words the others have too, a {line} for each source" for line in ("line", "row")
)


class SharesOfOne(NamedTuple):
    """The shares of the source, or copies, called *name*: how much of its content words each has; None for itself."""

    name: str
    shares: tuple[float | None, ...]


def overlaps_of(comparison: Comparison) -> list[SharesOfOne]:
    """What each voice shares with each other one, copies as one."""
    groups = said_in(comparison)
    places = {group.numbers[0]: place for place, group in enumerate(groups)}
    shares: list[list[float | None]] = [[None] * len(groups) for _ in groups]
    for pair in comparison.overlap:
        a, b = places[pair.a], places[pair.b]
        shares[a][b], shares[b][a] = pair.a_in_b, pair.b_in_a
    return [SharesOfOne(group.name, tuple(own)) for group, own in zip(groups, shares, strict=True)]


def in_words(overlaps: Sequence[SharesOfOne]) -> Iterator[str]:
    """A line for each voice: how much it shares with the others, the most first."""
    names = [own.name for own in overlaps]
    for place, own in enumerate(overlaps):
        others = [(name, share) for name, share in zip(names, own.shares, strict=True) if share]
        others.sort(key=lambda other: -other[1])
        told = [
            f"{share} in {in_a_row([name for name, _ in those], 'and')}"
            for share, those in groupby(others, lambda other: percent(other[1]))
        ]
        if not all(own.shares[:place] + own.shares[place + 1 :]):
            told.append("none in the others")
        yield f"{own.name}: {'; '.join(told)}"
