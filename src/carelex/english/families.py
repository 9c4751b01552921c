"""Word families: from a verb, a participle, an adjective or an agent noun to the noun that names what it is about.

A glossary names its concepts with nouns in -ation, -ment and the like, and people ask for them with what they have
heard: "coproducer" for co-production, "brokered" for brokerage. What remains of either without its ending is their
family. The way is one way only: who asks for recovery is not helped by "recover".
"""

from collections.abc import Iterable, Iterator

from carelex.english.words import is_english

_OF_VERBS = "e s es ed er ers or ors ing"

# The endings of nouns, and of the words that lead to one with such an ending. A word without an ending has ".".
_ENDINGS = tuple(
    (tuple(nouns.split()), tuple(others.split()))
    for nouns, others in (
        (
            "ation ition ion",
            f". {_OF_VERBS} able ive ively ate ates ated ating ator ators ative atively itor itors itive itively",
        ),
        ("ment age ery rral val sal", f". {_OF_VERBS} ee ees able"),
        ("ance ence", f". {_OF_VERBS} ant antly ent ently ancy ency"),
        ("ancy ency", "ant antly ent ently"),
        ("acy", "ate ates ated ating ator ators"),
        ("fication", "fy fies fied fying fier fiers"),
        ("ability", "able ably abled"),
        ("ibility", "ible ibly"),
        ("ivity", "ive ively"),
        ("ness ity ty", ". ly"),
        ("ing", "er ers or ors"),
        ("y", "ist ists"),
        ("ism", "ist ists istic"),
        ("ia ium", "ic iac ious"),
    )
)
_KINDS = {noun: kind for kind, (nouns, _) in enumerate(_ENDINGS) for noun in nouns}
_KINDS_BESIDE = {
    ending: [kind for kind, (_, others) in enumerate(_ENDINGS) if ending in others]
    for _, endings in _ENDINGS
    for ending in endings
}
_LONGEST_ENDING = max(map(len, _KINDS_BESIDE))
# The longest first: the first that fits is the noun's.
_NOUN_ENDINGS = tuple(sorted(_KINDS, key=len, reverse=True))

# Of these the first letters are the verb's: referral, delivery, removal, appraisal.
_OF_VERB = {"ery": 2, "rral": 1, "val": 1, "sal": 1}

# What remains must tell one family from another: "element" is none of "elect", nor is
# "formation" of "former". Some endings say more by themselves.
_SHORTEST = 5
_SHORTEST_BY_ENDING = {"istic": 3} | dict.fromkeys("ate ates ated ating ator ators ic iac ious".split(), 4)

# How a verb ends where its noun in -ion has another letter: produce and production, decide and decision.
_BEFORE_ION = (("ct", "c"), ("s", "d"), ("t", "d"), ("miss", "mit"))

# Words in -ent that name a person or a thing, and are not what is in -ence: a resident is no residence.
PERSONS = frozenset("accident agent client incident parent patient president resident student".split())

# What leads to no noun, whatever it looks like beside "apartment", "importance" and "personality".
STRANGERS = PERSONS | frozenset(
    "apart author batter compete depart hospital import instant novel personal proper universe".split()
)


def roots_of_noun(noun: str) -> list[str]:
    """The roots of the families that a folded *noun* in the singular names; none when its ending names none."""
    return _roots(_families_of(noun))


def roots_of_related_word(word: str) -> list[str]:
    """The roots of the families that a folded *word* may belong to, if it is no such noun."""
    return _roots(_families_beside(word))


def _roots(families: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(family.partition("-")[0] for family in families))


def is_of_family(word: str, noun: str) -> bool:
    """Whether a folded *word* leads to *noun* by both endings: "primitive" has the root of "primacy", and does not."""
    return not {*_families_beside(word)}.isdisjoint(_families_of(noun))


def _families_of(noun: str) -> list[str]:
    if not noun.endswith(_NOUN_ENDINGS):
        return []
    ending = next(ending for ending in _NOUN_ENDINGS if noun.endswith(ending))
    base = noun[: len(noun) - len(ending) + _OF_VERB.get(ending, 0)]
    # Manage and management.
    bases = [base.removesuffix("e")]
    if ending == "ion":
        bases += [base.removesuffix(last) + verbs for last, verbs in _BEFORE_ION if base.endswith(last)]
    return [f"{base}-{_KINDS[ending]}" for base in bases if len(base) > 2]


def _families_beside(word: str) -> Iterator[str]:
    """The families that a folded *word* may belong to as a verb, a participle, an adjective or an agent noun."""
    for length in range(_LONGEST_ENDING + 1):
        # As it stands, it must be one that people use.
        ending = word[len(word) - length :] if length else "." if is_english(word) else ""
        bases = _bases(word[:-length]) if length else [word]
        for kind in _KINDS_BESIDE.get(ending, ()):
            for base in (base.removesuffix("e") for base in bases):
                if len(base) >= _SHORTEST_BY_ENDING.get(ending, _SHORTEST):
                    yield f"{base}-{kind}"


def _bases(base: str) -> list[str]:
    # "Planned" doubles the letter before its ending.
    return [base, base[:-1]] if base[-2:-1] == base[-1:] and base.endswith(tuple("bdgmnprt")) else [base]
