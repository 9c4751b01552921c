"""Finds which terms are one concept already, and why, and which are not, although their names are alike."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import combinations, product
from typing import NamedTuple

from carelex.alignment.material import HeldTerm, Material
from carelex.alignment.pairs import PairReason, PairState
from carelex.lookup import Candidate, Lexicon, candidate_of, links_of, why, why_not


class Settled(NamedTuple):
    """Two terms of different glossaries, by their numbers, that are known to be one concept or known not to be."""

    left: int
    right: int
    state: PairState
    reason: PairReason


def concepts_of(lexicon: Lexicon, terms: Sequence[HeldTerm]) -> list[int]:
    """Give each of *terms* the number of its concept; terms that are one concept have the same number."""
    numbers = {(held.glossary, held.id): number for number, held in enumerate(terms)}
    concepts = [*range(len(terms))]
    for first, *others in lexicon.concepts.members():
        for other in others:
            concepts[numbers[other]] = numbers[first]
    return concepts


class Settling:
    """Says why terms are one concept, or why they are not, where this is known."""

    def __init__(self, lexicon: Lexicon, material: Material, concepts: Sequence[int]) -> None:
        self._indexes = lexicon.indexes
        self._material = material
        self._terms = material.terms
        self._concepts = concepts
        self._links = links_of(lexicon.indexes)
        self._candidate = cache(self._make_candidate)
        self._why_not = cache(self._find_why_not)
        self._members: dict[int, list[int]] = defaultdict(list)
        for number, concept in enumerate(concepts):
            self._members[concept].append(number)

    def _make_candidate(self, number: int) -> Candidate:
        held = self._terms[number]
        return candidate_of(self._indexes, (held.glossary, held.id))

    def pairs(self) -> Iterator[Settled]:
        """Yield the pairs of terms of different glossaries that are one concept, or have a common name and are not."""
        yield from self._together()
        yield from self._parted()

    def are_kept_apart(self, one: int, other: int) -> bool:
        """Whether something keeps two concepts apart, even if their names are alike."""
        return self._why_not(one, other) is not None

    def _together(self) -> Iterator[Settled]:
        for numbers in self._members.values():
            is_linked = any(self._id(number) in self._links.same for number in numbers)
            for left, right in self._of_two_glossaries(numbers):
                told = why(self._candidate(left), self._candidate(right), self._links)
                reason = PairReason(told) if told else PairReason.THIRD
                # If a link joins two terms, it also joins all that are one concept with either.
                by_link = reason is PairReason.LINK or (reason is PairReason.THIRD and is_linked)
                yield Settled(left, right, PairState.LINKED if by_link else PairState.JOINED, reason)

    def _parted(self) -> Iterator[Settled]:
        told: set[tuple[int, int]] = set()
        for numbers in (*self._material.namesakes(), *self._linked()):
            for left, right in self._of_two_glossaries(sorted(numbers)):
                if (left, right) in told or self._concepts[left] == self._concepts[right]:
                    continue
                told.add((left, right))
                if reason := self._why_not(self._concepts[left], self._concepts[right]):
                    yield Settled(left, right, PairState.PARTED, reason)

    def of_two_meanings(self, proposed: Collection[tuple[int, int]]) -> Iterator[Settled]:
        """Yield the pairs that share an abbreviation, but are not one concept and are not proposed as one.

        proposed: pairs of concepts, the lower number first.
        """
        for written_out, beside in self._material.abbreviated_alike():
            for one, other in product(written_out, beside):
                left, right = min(one, other), max(one, other)
                concepts = self._concepts[left], self._concepts[right]
                is_apart = concepts[0] != concepts[1] and not self.are_kept_apart(*concepts)
                are_two = self._terms[left].glossary != self._terms[right].glossary
                if are_two and is_apart and (min(concepts), max(concepts)) not in proposed:
                    yield Settled(left, right, PairState.PARTED, PairReason.MEANINGS)

    def _find_why_not(self, *concepts: int) -> PairReason | None:
        """Find what keeps two concepts apart, if anything does."""
        left, right = ([*map(self._candidate, self._members[concept])] for concept in concepts)
        reason = why_not(left, right, self._links)
        return PairReason(reason) if reason else None

    def _linked(self) -> Iterator[Sequence[int]]:
        """Yield the numbers of the terms that a link names; it may say that they differ, or it may have no effect."""
        numbers = {(held.glossary, held.id): number for number, held in enumerate(self._terms)}
        for term, others in self._links.different.items():
            yield from ((numbers[term], numbers[other]) for other in others)
        named: dict[int, list[int]] = defaultdict(list)
        for term, links in self._links.same.items():
            for link in links:
                named[link].append(numbers[term])
        yield from named.values()

    def _of_two_glossaries(self, numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
        for left, right in combinations(numbers, 2):
            if self._terms[left].glossary != self._terms[right].glossary:
                yield left, right

    def _id(self, number: int) -> tuple[int, int]:
        return self._terms[number].glossary, self._terms[number].id
