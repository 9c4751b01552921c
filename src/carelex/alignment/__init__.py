"""Which terms of different glossaries are one concept, and which may be."""

from typing import TYPE_CHECKING

from carelex.alignment.pairs import Pair, PairReason, PairState, Side
from carelex.doors import by_need

if TYPE_CHECKING:
    from carelex.alignment.aligning import align, aligned

__all__ = [
    "Pair",
    "PairReason",
    "PairState",
    "Side",
    "align",
    "aligned",
]

# Whoever writes pairs needs no more than their values.
__getattr__ = by_need(__name__, dict.fromkeys(("align", "aligned"), "aligning"))
