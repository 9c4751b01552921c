"""Which terms are one concept already, and why; and which would be, if nothing spoke against it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from carelex.alignment.material import HeldTerm
from carelex.alignment.pairs import PairReason, PairState
from carelex.lookup import Lexicon
from carelex.names import same_name, written_alike


class Settled(NamedTuple):
    """Two terms of different glossaries, by their numbers, of which it is known whether they are one concept."""

    left: int
    right: int
    state: PairState
    reason: PairReason


def concepts_of(lexicon: Lexicon, terms: Sequence[HeldTerm]) -> list[int]:
    """The concept of each of *terms*: a number that those of one concept share."""
    numbers: dict[str, int] = {}
    met: dict[str, list[int]] = defaultdict(list)
    for number, held in enumerate(terms):
        met[written_alike(held.term.name)].append(number)
    concepts = [*range(len(terms))]
    for alike in met.values():
        for number in alike if len(alike) > 1 else ():
            entry = same_name(lexicon.concepts.entry_of(terms[number].term.name))
            concepts[number] = numbers.setdefault(entry, number)
    return concepts


def settled_pairs(terms: Sequence[HeldTerm], concepts: Sequence[int]) -> Iterator[Settled]:
    """The pairs of terms of different glossaries that are one concept."""
    members: dict[int, list[int]] = defaultdict(list)
    for number, concept in enumerate(concepts):
        members[concept].append(number)
    for numbers in members.values():
        for left, right in combinations(numbers, 2):
            if terms[left].glossary != terms[right].glossary:
                yield Settled(left, right, PairState.JOINED, _why(terms[left].term.name, terms[right].term.name))


def _why(left: str, right: str) -> PairReason:
    return PairReason.SAME_NAME if same_name(left) == same_name(right) else PairReason.ALIKE
