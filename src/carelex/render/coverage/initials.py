"""Makes short names for sources, their initials, if full names have no room beside each term."""

import re
from collections import Counter
from collections.abc import Sequence

# A one-word name up to this length is its own short name; a longer one is shortened to its beginning.
_WHOLE, _BEGINNING = 6, 3
# An abbreviation in a name is kept ("NHS England" becomes NHSE); and the most letters of a short name.
_ABBREVIATION, _LONGEST = 4, 6

_LEFT_OUT = frozenset("a an and at by for from in of on the to".split())


def initials_of_all(names: Sequence[str]) -> list[str]:
    """The initials of each of *names*, in capitals; with a number after those that several have.

    A number in a name stays whole: the sources "Area 1" and "Area 10" become A1 and A10.
    """
    shorts = [_initials(name) for name in names]
    counts = Counter(shorts)
    taken = {short for short, count in counts.items() if count == 1}
    told = []
    for short in shorts:
        if counts[short] > 1:
            number = 1
            while (numbered := f"{short}{number}") in taken:
                number += 1
            taken.add(numbered)
            told.append(numbered)
        else:
            told.append(short)
    return told


def _initials(name: str) -> str:
    words = [*filter(None, (re.sub(r"^[\W_]+|[\W_]+$", "", word) for word in re.split(r"[\s/-]+", name)))]
    words = [word for word in words if word.lower() not in _LEFT_OUT] or words
    if len(words) == 1:
        return words[0] if len(words[0]) <= _WHOLE else words[0][:_BEGINNING]
    *letters, last = [word if _is_kept(word) else word[0].upper() for word in words] or ["?"]
    if last.isdecimal():
        return "".join(letters)[:_LONGEST] + last
    return "".join([*letters, last])[:_LONGEST]


def _is_kept(word: str) -> bool:
    """Whether a word is a number or an abbreviation, which is kept whole."""
    return (word.isupper() or word.isdecimal()) and len(word) <= _ABBREVIATION
