"""Which terms of different glossaries are one concept, and which may be."""

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

# Whoever writes pairs needs no more than their values.
__getattr__ = by_need(
    __name__,
    {
        **dict.fromkeys(("align", "aligned"), "aligning"),
        **dict.fromkeys(("Decision", "Review", "Verdict", "review_of"), "review"),
    },
)
