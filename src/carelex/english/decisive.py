"""Knows the words that decide what a text says: if you change a "not", a "must" or a number, the meaning changes."""

from collections import Counter
from collections.abc import Iterable

from carelex.english.function_words import DENIALS

_MODALS = frozenset("can could may might must ought shall should will would".split())

# "Under 65" is not "over 65", and a right "unless" something is true is not a right "if" it is.
_LIMITS = frozenset("over under more less fewer most least only unless except before after".split())

_NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
        " eighteen nineteen".split(),
        1,
    )
}
_NUMBERS |= {
    word: str(10 * number)
    for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety hundred".split(), 2)
}
_NUMBERS |= {"zero": "0", "nought": "0", "thousand": "1000", "million": "1000000"}
_OTHER_NUMBERS = frozenset(
    """
    billion dozen half halves quarter quarters once twice thrice double triple
    first second third fourth fifth sixth seventh eighth ninth tenth
    """.split()
)

_SIGNS = frozenset("£$€¥%‰°+-−<>≤≥±")

_NEGATED = {"cannot": "can", "can't": "can", "won't": "will", "shan't": "shall"}

# These letters before a word turn it into its opposite: unpaid, dissatisfied.
_OPPOSITE = ("un", "in", "im", "il", "ir", "dis", "non")


def plainly(words: Iterable[str]) -> list[str]:
    """Write folded *words* with each negation as a word of its own and each number in digits: "don't" is "do not"."""
    plain: list[str] = []
    for word in words:
        if word.endswith("n't") or word == "cannot":
            plain += (_NEGATED.get(word, word[:-3]), "not")
        elif word[:1].isdigit():
            plain.append(word.replace(",", ""))
        else:
            plain.append(_NUMBERS.get(word, word))
    return plain


def is_decisive(word: str) -> bool:
    """Whether a plain folded *word* denies, obliges, allows, counts or limits."""
    if word in DENIALS or word in _MODALS or word in _LIMITS or word in _OTHER_NUMBERS or word in _SIGNS:
        return True
    return word == "non" or (not word.startswith(("http://", "https://", "www.")) and any(map(str.isdigit, word)))


def have_opposites(words: Iterable[str], others: Iterable[str]) -> bool:
    """Whether one text has a word and the other has its opposite instead: paid, unpaid."""
    ours, theirs = Counter(words), Counter(others)
    left, right = ours - theirs, theirs - ours
    return any(f"{prefix}{word}" in right for word in left for prefix in _OPPOSITE) or any(
        f"{prefix}{word}" in left for word in right for prefix in _OPPOSITE
    )
