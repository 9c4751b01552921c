"""Chooses, of all that recognisers propose, what are the entries of a document."""

from collections.abc import Sequence
from itertools import islice

from carelex.importing.candidates import Candidate, Region
from carelex.importing.tree import Document, plain

# Of a region's candidates, as many are looked at.
_SAMPLE = 500


def choose(document: Document, regions: Sequence[Region]) -> list[Region]:
    """The best regions that do not overlap, in the order of the document."""
    chosen: list[Region] = []
    for region in sorted(regions, key=_worth, reverse=True):
        if (region.is_sure or _worth(region) >= 1.5) and not any(_overlap(region, other) for other in chosen):
            chosen.append(region)
    return sorted(chosen, key=lambda region: region.covers[0])


def _worth(region: Region) -> float:
    return sum(_worth_of(candidate) for candidate in islice(region.candidates, _SAMPLE))


def _worth_of(candidate: Candidate) -> float:
    words = len(plain(candidate.name).split())
    if not words or words > 15:
        return -0.5
    has_text = any(candidate.senses) or candidate.see
    return (1.0 if words <= 7 else 0.5) if has_text else -0.2


def _overlap(one: Region, other: Region) -> bool:
    return any(a < d and c < b for a, b in one.covers for c, d in other.covers)
