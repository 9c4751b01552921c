"""Finds the main word of a name: "plan" in "plan for care", and also in "care plan"."""

import re
from collections.abc import Callable
from itertools import groupby

from carelex.english.forms import ends_in_adjective, words
from carelex.english.function_words import RELATIONAL

# Words in -ing that only say what kind of thing the rest of a name is. Other such words at the beginning of a name are
# its main word: safeguarding vulnerable adults, managing risk.
_OF_A_KIND = frozenset(
    """
    ageing aging caring continuing counselling developing emerging existing funding hearing housing lasting learning
    living missing nursing ongoing outstanding planning remaining sleeping standing teaching training underlying
    visiting waking working
    """.split()
)

# Nouns that end like adjectives.
_NOUNS = frozenset(
    """
    alternative animal appraisal approval archive arrival bed beneficiary bible boundary cable capital clinic commentary
    critic deal diary dictionary directive dispensary epidemic executive feed festival glossary goal hospital incentive
    individual infirmary initiative intermediary journal library manual material meal medic motive music narrative need
    objective official operative panic perspective professional proposal public referral relative removal renewal rental
    representative salary secretary seed shed speed summary survival table topic traffic trial trouble vegetable
    withdrawal
    """.split()
)


def has_head(phrase: str) -> bool:
    """Whether a folded phrase is complete, as "home care" is; "self directed" needs a noun."""
    return not ends_in_adjective(phrase) or words(phrase)[-1] in _NOUNS


def keeps_head(name: str, has: Callable[[str], bool]) -> bool:
    """Whether some words of *name* include its main word. *has*: whether a folded word of the name is among them.

    Prepositions divide a name into parts. The last word of each part is its main word, and that of the first part is
    the name's. Words in brackets, or after a comma or a dash, only add details.
    """
    parts = _parts(name)
    if not parts or not has(parts[0][-1]):
        return False
    if any(not has(part[-1]) for part in parts if any(map(has, part))):
        return False
    first, *others = parts[0]
    return not (others and first.endswith("ing") and first not in _OF_A_KIND and not has(first))


def _parts(name: str) -> list[list[str]]:
    """The folded words of a name, divided at prepositions."""
    plain = re.split(r"[(\[,:;\u2013\u2014]| - ", name)[0] or name
    by_kind = groupby(words(plain), key=RELATIONAL.__contains__)
    return [[*part] for is_preposition, part in by_kind if not is_preposition]
