"""Which terms of different glossaries are one concept, and which may be."""

from carelex.alignment.pairs import Pair, PairReason, PairState, Side

__all__ = [
    "Pair",
    "PairReason",
    "PairState",
    "Side",
]
