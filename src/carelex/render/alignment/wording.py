"""The sentences about pairs that the reading formats share: groups, sides, reasons."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import attrgetter

from carelex.alignment import Pair, PairState, Side
from carelex.places import BUILTIN
from carelex.render.page import counted, safe_line
from carelex.render.voices import short_names


def groups(pairs: Iterable[Pair]) -> list[tuple[PairState, list[Pair]]]:
    """The pairs of each state, in order."""
    return [(state, [*of_state]) for state, of_state in groupby(pairs, key=attrgetter("state"))]


def heading(state: PairState, pairs: Sequence[Pair]) -> str:
    """The heading for the pairs of a state."""
    return f"{state.capitalize()}: {counted(len(pairs), 'pair')}"


def score(pair: Pair) -> str:
    """How likely both are one, as a whole number; empty for a decided pair."""
    return f"{pair.score:.0f}" if pair.state is PairState.PROPOSED else ""


def reasons(pair: Pair) -> str:
    """The reason for a pair's state, and further reasons."""
    return ", ".join([pair.reason, *pair.also])


class Labels:
    """Finds names for the sources and the file of a side."""

    def __init__(self, pairs: Iterable[Pair]) -> None:
        self._files = {BUILTIN: BUILTIN} | short_names(
            dict.fromkeys(side.glossary for pair in pairs for side in (pair.left, pair.right))
        )

    def __call__(self, side: Side) -> str:
        """The sources that define the term of *side*, and its file; only the file if there are none."""
        names = {definition.source.id: safe_line(definition.source.name) for definition in side.definitions}
        told = [names[source] for source in side.sources]
        return ", ".join([*told, self._files[side.glossary]])
