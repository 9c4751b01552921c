"""Knows the words that everybody uses in every kind of text: need, care, sick.

They are in everyday.txt, from the two smallest word lists of SCOWL (see english-licence.txt). Nouns of the second list
that name an activity or something people have are left out, because many of them are terms: assessment, recovery,
dignity.
"""

from functools import lru_cache
from pathlib import Path

# The search halves the list down to this many bytes; the rest is quicker to read whole. No line is nearly as long.
_FEW = 1024


@lru_cache(maxsize=4096)
def is_everyday(word: str) -> bool:
    """Whether a folded *word* is one that everybody uses."""
    if not word.isascii():
        return False
    # A few words are looked up among some ten thousand; making a set of them all would take longer.
    lines, wanted = _lines(), b"%b\n" % word.encode()
    start, end = 0, len(lines)
    while end - start > _FEW:
        middle = (start + end) // 2
        line = lines.find(b"\n", middle) + 1
        if lines[line : line + len(wanted)] <= wanted:
            start = middle
        else:
            end = middle
    return lines.find(b"\n" + wanted, start, end + _FEW) >= 0


@lru_cache(maxsize=1)
def _lines() -> bytes:
    return b"\n" + Path(__file__).with_name("everyday.txt").read_bytes()
