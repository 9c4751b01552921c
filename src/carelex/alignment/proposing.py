"""The pairs of terms that may be one concept, with all that speaks for each, the best first."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from carelex.alignment.material import Found, Material
from carelex.alignment.pairs import PairReason
from carelex.alignment.recognising import RECOGNISERS

# No pair is as sure as one that is joined.
_BEST = 99.0

# What a further reason adds, of what is missing to the best score.
_FURTHER = 0.5

# Less is not worth a question.
_LEAST = 10.0


# Told how many reasons have been looked for, of how many, and among how many terms.
Report = Callable[[int, int, int], None]


class Proposed(NamedTuple):
    """Two terms, by their numbers, that may be one concept. reasons: the strongest first."""

    left: int
    right: int
    score: float
    reasons: tuple[PairReason, ...]


class _Evidence(NamedTuple):
    """How much one reason says for two terms of two concepts."""

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
    """Every two concepts that may be one, by the two terms for which most speaks; in no order.

    are_kept_apart: whether two concepts cannot be joined, not even by a link; nobody need be asked about those.
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
    """What speaks for every two concepts: of each reason, the two terms for which it says most."""
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
    """The pairs of terms of different glossaries in what was found.

    Not what only refers to another name, which nobody can compare; but an abbreviation says what it stands for.
    """
    terms = material.terms
    for one, other in product(found.left, found.right):
        left, right = (one, other) if one < other else (other, one)
        if terms[left].glossary == terms[right].glossary:
            continue
        if all(terms[number].has_text or terms[number].stands_for for number in (left, right)):
            yield left, right
