"""Leads from a verb, participle, adjective or agent noun to the noun of the same word family.

Glossaries name concepts with nouns in -ation, -ment and the like, but people ask with the words they have heard:
"coproducer" for co-production, "brokered" for brokerage. Words are of one family if the same letters are left without
their endings. This works in one direction only: somebody who asks for recovery does not want "recover".
"""

from collections.abc import Iterable, Iterator

from carelex.english.words import is_english

_OF_VERBS = "e s es ed er ers or ors ing"

# The endings of nouns, with the endings of words that lead to such a noun. "." is a word without an ending.
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
# The longest first: the first that fits is the noun's ending.
_NOUN_ENDINGS = tuple(sorted(_KINDS, key=len, reverse=True))

# The first letters of these endings belong to the verb: referral, delivery, removal, appraisal.
_OF_VERB = {"ery": 2, "rral": 1, "val": 1, "sal": 1}

# The rest must be long enough to tell families apart: "element" does not belong to "elect", nor "formation" to
# "former". Some endings say more by themselves.
_SHORTEST = 5
_SHORTEST_BY_ENDING = {"istic": 3} | dict.fromkeys("ate ates ated ating ator ators ic iac ious".split(), 4)

# How a verb ends if its noun in -ion has other letters: produce and production, decide and decision.
_BEFORE_ION = (("ct", "c"), ("s", "d"), ("t", "d"), ("miss", "mit"))

# Words in -ent for a person or a thing, which do not lead to a noun in -ence: a resident is not a residence.
PERSONS = frozenset("accident agent client incident parent patient president resident student".split())

# Words that lead to no noun, although they look like "apartment", "importance" and "personality".
STRANGERS = PERSONS | frozenset(
    "apart author batter compete depart hospital import instant novel personal proper universe".split()
)


def roots_of_noun(noun: str) -> list[str]:
    """The roots of the families that a folded *noun* in the singular may name; none if its ending names none."""
    return _roots(_families_of(noun))


def roots_of_related_word(word: str) -> list[str]:
    """The roots of the families that a folded *word* may belong to, if it is not such a noun."""
    return _roots(_families_beside(word))


def _roots(families: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(family.partition("-")[0] for family in families))


def is_of_family(word: str, noun: str) -> bool:
    """Whether the endings of a folded *word* lead to *noun*: those of "primitive" do not lead to "primacy"."""
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
        # Without an ending, it must be a real word.
        ending = word[len(word) - length :] if length else "." if is_english(word) else ""
        bases = _bases(word[:-length]) if length else [word]
        for kind in _KINDS_BESIDE.get(ending, ()):
            for base in (base.removesuffix("e") for base in bases):
                if len(base) >= _SHORTEST_BY_ENDING.get(ending, _SHORTEST):
                    yield f"{base}-{kind}"


def _bases(base: str) -> list[str]:
    # "Planned" doubles the letter before its ending.
    return [base, base[:-1]] if base[-2:-1] == base[-1:] and base.endswith(tuple("bdgmnprt")) else [base]
