"""Says what a word may be in a sentence: a noun, a verb (in which form), an adjective or an adverb.

Common words that may be other than nouns are in word_classes.txt, from WordNet (see wordnet-licence.txt).
"""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

NOUN, VERB, VERB_IN_S, PARTICIPLE, GERUND, ADJECTIVE, ADVERB = "NVSPGAR"
"""The letters of the classes; a verb in -s is for one person: "she helps"."""

NUMBER = "D"
OF, TO, PREPOSITION, COORDINATE, DETERMINER, MODAL, AUXILIARY, HAVE, DO = "otpcdmbhx"
DENIAL, SUBJECT, OBJECT, WHO, SUBORDINATOR, NAMED, OTHER = "nuywsvf"
"""The letters of numbers, and of words that hold a sentence together."""

HELPERS = MODAL + AUXILIARY + HAVE + DO

CONTENT = frozenset(NOUN + VERB + VERB_IN_S + PARTICIPLE + GERUND + ADJECTIVE + ADVERB + NUMBER)
FINITE = frozenset(VERB + VERB_IN_S + HELPERS)
VERBS = frozenset(VERB + VERB_IN_S + GERUND)

_LETTERS = {"n": NOUN, "v": VERB, "a": ADJECTIVE, "r": ADVERB, "p": PARTICIPLE}

# Endings of adjectives.
_OF_ADJECTIVES = ("able", "ible", "ful", "ious", "eous", "ual", "ical", "less", "ary")


@lru_cache(maxsize=4096)
def classes_of(word: str) -> str:
    """The classes that a folded *word* may have, the most usual first; a noun if nothing else is known."""
    found = dict.fromkeys(_classes(word.removesuffix("'s")))
    return "".join(found) or NOUN


def _classes(word: str) -> Iterator[str]:
    letters = _letters_of(word)
    if letters and letters != "r":
        yield from (_LETTERS[letter] for letter in letters)
    if word.endswith("s") and (not letters or letters == "r"):
        for base in _before_s(word):
            if of_base := _letters_of(base):
                yield from (VERB_IN_S if letter == "v" else NOUN for letter in of_base if letter in "nv")
                break
        yield from (ADVERB for _ in letters)
    elif letters == "r":
        yield ADVERB
    elif word.endswith("ed") and _is_verb_before(word[:-2]):
        yield PARTICIPLE
    elif word.endswith("ing") and _is_verb_before(word[:-3]):
        yield GERUND
    elif word.endswith("ly") and not letters and len(word) > len("early"):
        yield ADVERB
    elif word.endswith(_OF_ADJECTIVES) and not letters:
        yield ADJECTIVE


def _before_s(word: str) -> Iterator[str]:
    """What a word in -s may be without its ending."""
    yield word[:-1]
    if word.endswith("ies"):
        yield f"{word[:-3]}y"
    elif word.endswith("es"):
        yield word[:-2]


def _is_verb_before(base: str) -> bool:
    """Whether *base* is a verb without its ending: "car" of "caring", "plann" of "planned"."""
    doubled = base[:-1] if base[-1:] == base[-2:-1] else base
    return any("v" in _letters_of(verb) for verb in (base, f"{base}e", doubled))


def _letters_of(word: str) -> str:
    """What the list says of a word, which has American spelling: apologise, apologize."""
    table = _table()
    return table.get(word) or (table.get(f"{word[:-3]}ize", "") if word.endswith("ise") else "")


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    # Only read when texts are compared.
    lines = Path(__file__).with_name("word_classes.txt").read_text(encoding="ascii").splitlines()
    return dict(line.split(" ") for line in lines)
