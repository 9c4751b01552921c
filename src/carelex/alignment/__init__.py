"""Finds the terms of different glossaries that are one concept, or may be one."""

from typing import TYPE_CHECKING

from carelex.alignment.pairs import Pair, PairReason, PairState, Side
from carelex.doors import by_need

if TYPE_CHECKING:
    from carelex.alignment.aligning import align, aligned
    from carelex.alignment.review import Decision, Review, Verdict, review_of

__all__ = [
    "Decision",
    "Pair",
    "PairReason",
    "PairState",
    "Review",
    "Side",
    "Verdict",
    "align",
    "aligned",
    "review_of",
]

# Code that only writes pairs needs only these values, and the rest takes time to import.
__getattr__ = by_need(
    __name__,
    {
        **dict.fromkeys(("align", "aligned"), "aligning"),
        **dict.fromkeys(("Decision", "Review", "Verdict", "review_of"), "review"),
    },
)
