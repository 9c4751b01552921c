"""Finds the pairs of terms that may be one concept, with all the reasons for each."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from carelex.alignment.material import Found, Material
from carelex.alignment.pairs import PairReason
from carelex.alignment.recognising import RECOGNISERS

# No proposed pair is as certain as one that is joined.
_BEST = 99.0

# Each further reason adds up to this share of what is missing to the best score.
_FURTHER = 0.5

# Pairs with a lower score are not worth a question.
_LEAST = 10.0


# Called with how many kinds of evidence have been looked for, how many there are, and the number of terms.
Report = Callable[[int, int, int], None]


class Proposed(NamedTuple):
    """Two terms, by their numbers, that may be one concept.

    reasons: the strongest first.
    """

    left: int
    right: int
    score: float
    reasons: tuple[PairReason, ...]


class _Evidence(NamedTuple):
    """How strongly one reason supports that two terms of two concepts are one."""

    score: float
    left: int
    right: int
    reason: PairReason


def proposed_pairs(
    material: Material,
    concepts: Sequence[int],
    are_kept_apart: Callable[[int, int], bool],
    report: Report | None = None,
) -> Iterator[Proposed]:
    """Yield every two concepts that may be one, by the two terms with the strongest evidence; in no order.

    are_kept_apart: whether two concepts cannot be joined, not even by a link; nobody needs to be asked about those.
    """
    for (one, other), evidence in _evidence(material, concepts, report).items():
        if are_kept_apart(one, other):
            continue
        ranked = sorted(evidence.values(), key=lambda reason: (-reason.score, reason.left, reason.right))
        best = ranked[0]
        score = best.score
        for further in ranked[1:]:
            score += (_BEST - score) * _FURTHER * further.score / 100
        if PairReason.DEFINITIONS not in evidence:
            score += (_BEST - score) * material.likeness(best.left, best.right)
        if score >= _LEAST:
            yield Proposed(best.left, best.right, round(score, 1), tuple([reason.reason for reason in ranked]))


def _evidence(
    material: Material, concepts: Sequence[int], report: Report | None
) -> dict[tuple[int, int], dict[PairReason, _Evidence]]:
    """Collect the evidence for every two concepts: for each reason, the two terms with the highest score."""
    evidence: dict[tuple[int, int], dict[PairReason, _Evidence]] = defaultdict(dict)
    for done, (reason, recognise) in enumerate(RECOGNISERS.items(), start=1):
        for found in recognise(material):
            for left, right in _between_glossaries(found, material):
                pair = concepts[left], concepts[right]
                if pair[0] == pair[1]:
                    continue
                pair = min(pair), max(pair)
                told = evidence[pair].get(reason)
                if told is None or (-found.score, left, right) < (-told.score, told.left, told.right):
                    evidence[pair][reason] = _Evidence(found.score, left, right, reason)
        if report:
            report(done, len(RECOGNISERS), len(material.terms))
    return evidence


def _between_glossaries(found: Found, material: Material) -> Iterator[tuple[int, int]]:
    """Yield the pairs of terms of different glossaries in *found*.

    Terms that only refer to another name are left out, because there is nothing to compare; but an abbreviation that is
    written out is kept.
    """
    terms = material.terms
    for one, other in product(found.left, found.right):
        left, right = (one, other) if one < other else (other, one)
        if terms[left].glossary == terms[right].glossary:
            continue
        if all(terms[number].has_text or terms[number].stands_for for number in (left, right)):
            yield left, right
