"""The words that everybody uses, and that mean no more in one text than in others: need, care, sick.

They stand in everyday.txt, from the two smallest word lists of SCOWL (see english-licence.txt); without those nouns of
the second that name what is done, or what somebody has, as many terms do: assessment, recovery, dignity.
"""

from functools import lru_cache
from pathlib import Path

# To halve the list goes so far: what is left is quicker read to its end. No line is nearly as long.
_FEW = 1024


@lru_cache(maxsize=4096)
def is_everyday(word: str) -> bool:
    """Whether everybody uses a folded *word*."""
    if not word.isascii():
        return False
    # Of some ten thousand words a few are looked for: to make a set of them all would take longer.
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
