"""Values for a question of a review and for its screen."""

from typing import NamedTuple

from carelex.alignment import Pair


class Question(NamedTuple):
    """A question of a review: *pair* is one of *left* still to ask. told: what was done last.

    top: the first line of the texts to show, from 0.
    """

    pair: Pair
    left: int
    told: str = ""
    top: int = 0


class Drawn(NamedTuple):
    """A screen, and the line of the texts where the next one starts; 0 if all of them have been shown."""

    text: str
    next_top: int = 0
