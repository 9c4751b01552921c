"""Lists English words and how common each is, so that a word is not taken for another one misspelt.

They are in english.txt, from the word lists of SCOWL (see english-licence.txt), which sort words by the size of the
smallest dictionary that has them.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

EVERYDAY, WELL_KNOWN = 20, 35
"""The sizes of SCOWL's lists of words that everybody uses, and that most people know; larger lists have rarer words."""

UNKNOWN = 75
"""Larger than the largest list in english.txt."""

# The lines are sorted: with the first word of each block, it is enough to look in one block.
_BLOCK = 4096
_LONGEST_LINE = 64


@lru_cache(maxsize=16384)
def rarity(word: str) -> int:
    """The size of the smallest word list that has a folded *word*: from 10, the commonest, to 70, or UNKNOWN."""
    from bisect import bisect

    if not word.isascii():
        return UNKNOWN
    lines, firsts = _lines()
    wanted = word.encode()
    start = max(bisect(firsts, wanted) - 1, 0) * _BLOCK
    at = lines.find(b"\n%b " % wanted, start, start + _BLOCK + _LONGEST_LINE)
    return int(lines[at + len(wanted) + 2 : at + len(wanted) + 4]) if at >= 0 else UNKNOWN


def is_english(word: str) -> bool:
    """Whether a folded *word* is English."""
    return rarity(word) < UNKNOWN


@lru_cache(maxsize=32)
def words_beginning_with(letters: str) -> Sequence[str]:
    """The words that begin with folded *letters*."""
    from bisect import bisect

    if not letters.isascii():
        return ()
    lines, firsts = _lines()
    first = letters.encode()
    start = max(bisect(firsts, first) - 1, 0) * _BLOCK
    stop = bisect(firsts, first + b"\xff") * _BLOCK + _LONGEST_LINE
    return tuple(re.findall(rf"\n({re.escape(letters)}\w*)", lines[start:stop].decode("ascii")))


@lru_cache(maxsize=1)
def _lines() -> tuple[bytes, list[bytes]]:
    """The lines of english.txt, each with a line feed before it, and the first whole word of each block."""
    # Only read if a query is not written like a name.
    lines = b"\n" + Path(__file__).with_name("english.txt").read_bytes()
    starts = (lines.index(b"\n", at) + 1 for at in range(0, len(lines) - _LONGEST_LINE, _BLOCK))
    return lines, [lines[start : lines.index(b" ", start)] for start in starts]
