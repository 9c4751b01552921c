"""Keeps a review of pairs of terms: which pair to ask about next, and what has been decided."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from itertools import combinations, product
from typing import NamedTuple, TypeAlias

from carelex.alignment.pairs import Pair, PairState, Side
from carelex.model import GlossarySource, Link
from carelex.names import same_name

_Term: TypeAlias = tuple[str, str]
"""A term of a glossary: the glossary, and the name in lower case."""


class Verdict(StrEnum):
    """A person's answer about two terms."""

    SAME = "same"
    DIFFERENT = "different"
    LATER = "later"


class Decision(NamedTuple):
    """A person's answer about one pair."""

    pair: Pair
    verdict: Verdict

    @property
    def link(self) -> Link | None:
        """The link that records the decision in a glossary file; None if nothing has been decided."""
        if self.verdict is Verdict.LATER:
            return None
        return self.pair.link(is_same=self.verdict is Verdict.SAME)


class Review(NamedTuple):
    """How far a review has come.

    proposed: the pairs to ask about, the best first.
    known: what the glossaries and their links say.
    decisions: the answers up to now.

    A pair is not asked about if the answer follows from *known* or from *decisions*. For example, if A and B are the
    same and B and C are different, then A and C are different.
    """

    proposed: tuple[Pair, ...]
    known: "Concepts"
    decisions: tuple[Decision, ...] = ()

    def open_pairs(self) -> list[Pair]:
        """The pairs still to be asked about, in their order."""
        asked = {(_term(pair.left), _term(pair.right)) for pair, _ in self.decisions}
        left = (pair for pair in self.proposed if (_term(pair.left), _term(pair.right)) not in asked)
        return self.known.with_decisions(self.decisions).unsettled(left)

    def decide(self, pair: Pair, verdict: Verdict) -> "Review":
        return self._replace(decisions=(*self.decisions, Decision(pair, verdict)))

    def take_back(self) -> "Review":
        """Return the review without its last decision."""
        return self._replace(decisions=self.decisions[:-1])

    @property
    def links(self) -> list[Link]:
        """The links that record the decisions in a glossary file."""
        return [link for decision in self.decisions if (link := decision.link)]

    def count(self, verdict: Verdict) -> int:
        return sum(decision.verdict is verdict for decision in self.decisions)


def review_of(
    pairs: Iterable[Pair],
    *,
    links: Iterable[Link] = (),
    sources: Collection[GlossarySource] = (),
    limit: int | None = None,
) -> Review:
    """Begin a review of *pairs*, which must be all pairs known, whatever their state.

    links: earlier decisions, even those in a file that is not in use.
    sources: ask only about pairs with a term that one of these defines; if there are none, about all pairs.
    limit: ask about no more pairs than this.
    """
    known = Concepts()
    proposed = []
    by_name: dict[str, set[_Term]] = defaultdict(set)
    for pair in pairs:
        left, right = _term(pair.left), _term(pair.right)
        if pair.state is PairState.PARTED:
            known.part(left, right)
        elif pair.state is not PairState.PROPOSED:
            known.join(left, right)
        elif not sources or pair.is_of(sources):
            proposed.append(pair)
        for term in (left, right):
            by_name[term[1]].add(term)
    for link in links:
        known.heed(link, by_name)
    # The limit counts only pairs that are not decided yet.
    return Review(tuple(known.unsettled(proposed)[:limit]), known)


class Concepts:
    """Which terms are one concept, and which are different, as far as this is known."""

    def __init__(self) -> None:
        # Leads from a term to another term of the same concept, and on to the one that represents them all.
        self._next: dict[_Term, _Term] = {}
        self._parted: list[tuple[_Term, _Term]] = []

    def join(self, left: _Term, right: _Term) -> None:
        self._next[self._concept(left)] = self._concept(right)

    def part(self, left: _Term, right: _Term) -> None:
        self._parted.append((left, right))

    def heed(self, link: Link, by_name: Mapping[str, Collection[_Term]]) -> None:
        """Record what *link* says about names.

        by_name: for each name in lower case, the terms that have it, in any glossary.
        """
        tell = self.join if link.same else self.part
        for one, other in combinations(link.names, 2):
            for left, right in product(by_name.get(same_name(one), ()), by_name.get(same_name(other), ())):
                tell(left, right)

    def with_decisions(self, decisions: Iterable[Decision]) -> "Concepts":
        """Return a copy that also has what *decisions* say."""
        concepts = Concepts()
        concepts._next = self._next.copy()
        concepts._parted = self._parted.copy()
        for pair, verdict in decisions:
            if verdict is Verdict.SAME:
                concepts.join(_term(pair.left), _term(pair.right))
            elif verdict is Verdict.DIFFERENT:
                concepts.part(_term(pair.left), _term(pair.right))
        return concepts

    def unsettled(self, pairs: Iterable[Pair]) -> list[Pair]:
        """Keep the pairs for which nothing says whether they are one concept or two."""
        different = {self._both(*terms) for terms in self._parted}
        both_of = ((pair, self._both(_term(pair.left), _term(pair.right))) for pair in pairs)
        return [pair for pair, both in both_of if len(both) == 2 and both not in different]

    def _concept(self, term: _Term) -> _Term:
        passed = []
        while (further := self._next.get(term, term)) != term:
            passed.append(term)
            term = further
        # Shorten the way for the next time.
        self._next.update(dict.fromkeys(passed, term))
        return term

    def _both(self, left: _Term, right: _Term) -> frozenset[_Term]:
        return frozenset((self._concept(left), self._concept(right)))


def _term(side: Side) -> _Term:
    return side.glossary, same_name(side.term)
