"""Measures how long a definition is, and how hard it is to read."""

import re
from collections.abc import Sequence
from functools import lru_cache

from carelex.names import same_name
from carelex.text.words import Word
from carelex.values import NamedTuple


class Measures(NamedTuple):
    """How long a text is, and how hard to read: *grade* is as `grade` returns it, None for a text without words."""

    words: int
    sentences: int
    grade: float | None


def measure(words: Sequence[Word]) -> Measures:
    """Count the *words* and sentences of a definition, and grade it.

    A word with hyphens is one word; each item of a list counts as a sentence, unless it ends in a comma or a semicolon;
    web addresses do not count.
    """
    count = sum(not word.is_joined for word in words)
    sentences = words[-1].sentence + 1 if words else 0
    return Measures(count, sentences, grade(count, sentences, sum(syllables(word.text) for word in words)))


def grade(words: int, sentences: int, syllables: int) -> float | None:
    """The Flesch-Kincaid grade of a text: the US school year that can read it; add five for the age.

    It has one decimal place and is never below 0; None for a text without words. Kincaid, Fishburne, Rogers and
    Chissom, Derivation of New Readability Formulas (Naval Technical Training Command, Research Branch Report 8-75,
    1975).
    """
    if not words:
        return None
    return max(0.0, round(0.39 * words / sentences + 11.8 * syllables / words - 15.59, 1))


# Vowels together are one syllable, with these exceptions. Of the 32,662 words that most people know (SCOWL to size 35)
# and that the CMU Pronouncing Dictionary has, 95 in a hundred come out right; too many in some words make up for too
# few in others.
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(
    r"(?<=[^aeiouy])e$(?<![^aeiouyl]le)"
    r"|(?<=[^aeiouytd])ed$(?<![^aeiouyl]led)"
    r"|(?<=[^aeiouysxzcg])es$(?<![^aeiouyl]les)(?<![sc]hes)"
    r"|(?<=[^aeiouy])e(?=(?:ly|ments?|less|ful|ness|where|times?|how)$)"
)
_TWO = re.compile(
    r"i(?=a(?!g)|o|um|us|ety|ers?$|est$|eth$)|[aeiouy](?=ing)|e(?=o(?!u))|u(?=[ae]l|ou|ity|at)"
    r"|ea(?=t[eio](?!rs?$|n))|y(?=i)|sms?$|n't$"
)
_ONE = re.compile(r"(?:[cstx]|(?<=[eio])g|ll)i(?=on|ou|a[nl]|en)|eo(?=us)|(?<=g)eo|(?<=ic)a(?=lly$)")


@lru_cache(maxsize=4096)
def syllables(word: str) -> int:
    """Estimate how many syllables an English word has; at least one."""
    folded = same_name(word).replace("’", "'")
    groups = len(_VOWELS.findall(folded)) - len(_SILENT.findall(folded))
    return max(1, groups + len(_TWO.findall(folded)) - len(_ONE.findall(folded)))
