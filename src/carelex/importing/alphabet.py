"""Compares names by the alphabet."""

import re
from collections.abc import Sequence
from itertools import pairwise


def letters_of(name: str) -> str:
    """A name in small letters and without signs, to compare its place in the alphabet with that of others."""
    return re.sub(r"[^\w ]", "", name.casefold())


def neighbours_in_order(names: Sequence[str]) -> int:
    """How many pairs of names that follow each other are in alphabetical order."""
    return sum(one <= other for one, other in pairwise(names))
