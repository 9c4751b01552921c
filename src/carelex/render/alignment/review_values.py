"""What a review asks, and a screen of it, as values."""

from typing import NamedTuple

from carelex.alignment import Pair


class Question(NamedTuple):
    """What a review asks: *pair*, one of *left* that there are to ask. told: what was done last, for whoever asks.

    top: the first line of the texts that is shown, from 0.
    """

    pair: Pair
    left: int
    told: str = ""
    top: int = 0


class Drawn(NamedTuple):
    """A screen, and the line of the texts from which it goes on; 0 where all of them has been shown."""

    text: str
    next_top: int = 0
