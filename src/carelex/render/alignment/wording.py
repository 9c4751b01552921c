"""What the reading formats say of pairs in the same words: their groups, their sides, their reasons."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import attrgetter

from carelex.alignment import Pair, PairState, Side
from carelex.places import BUILTIN
from carelex.render.page import counted, safe_line
from carelex.render.voices import short_names


def groups(pairs: Iterable[Pair]) -> list[tuple[PairState, list[Pair]]]:
    """The pairs of each state, in the order in which they come."""
    return [(state, [*of_state]) for state, of_state in groupby(pairs, key=attrgetter("state"))]


def heading(state: PairState, pairs: Sequence[Pair]) -> str:
    """What stands above the pairs of a state."""
    return f"{state.capitalize()}: {counted(len(pairs), 'pair')}"


def score(pair: Pair) -> str:
    """How sure it is that both are one, as a whole number; nothing where it is known."""
    return f"{pair.score:.0f}" if pair.state is PairState.PROPOSED else ""


def reasons(pair: Pair) -> str:
    """Why a pair has its state, and what else speaks for it."""
    return ", ".join([pair.reason, *pair.also])


class Labels:
    """What to call the sources of a side, and its file."""

    def __init__(self, pairs: Iterable[Pair]) -> None:
        self._files = {BUILTIN: BUILTIN} | short_names(
            dict.fromkeys(side.glossary for pair in pairs for side in (pair.left, pair.right))
        )

    def __call__(self, side: Side) -> str:
        """Who defines the term of *side*, and the file where it stands; the file alone where nobody does."""
        names = {definition.source.id: safe_line(definition.source.name) for definition in side.definitions}
        told = [names[source] for source in side.sources]
        return ", ".join([*told, self._files[side.glossary]])
