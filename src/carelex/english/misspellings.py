"""Decides whether a query is a misspelt name: it must be near enough for its length, and not a word of its own.

The limits were chosen with 2,000 misspellings of 10,000 of WordNet's lemmas: they accept as many of these as possible,
and hardly any other lemmas or misspellings of these; benchmarks/matching.py measures it. All text is folded, as in
`forms.words`.
"""

import re
from functools import lru_cache

from carelex.english.forms import stems
from carelex.english.likeness import Near, distance, letters_apart, nearest, sounds_like
from carelex.english.word_forms import are_forms_in_names
from carelex.english.words import WELL_KNOWN, is_english, rarity, words_beginning_with

# A name is only clearly nearer than another by at least this much, in wrong letters.
_CLEARLY = 0.5

# How far a misspelling may be from the word, for each of its letters, if both sound the same and if not. "Brokrage" is
# 0.3 from brokerage, "resiliance" 0.3 from resilience, "dota" 1.0 from data.
_BY_EAR, _BY_LETTERS = 1.0, 0.8
# In a phrase, the other words make a misspelling more likely.
_IN_PHRASE = 1.3

# At this distance or less, hardly any other English word can be clearly nearer.
_NEAR = 4.5

# Words of no more letters than this are too short to be misspelt at all, to have a wrong letter, or to be misspelt as
# another word.
_TOO_SHORT, _SHORT, _SHORT_BESIDE_WORD = 3, 4, 5

# A word is rare beside another if its smallest dictionary is larger by this much.
_RARER = 15


def is_slip(wanted: str, name: str) -> bool:
    """Whether somebody who wrote *wanted* may well have meant *name*."""
    # Figures are never misspelt: somebody who wants stage 4 does not want stage 3.
    if not have_same_figures(wanted, name):
        return False
    asked, named = wanted.split(), name.split()
    if len(asked) != len(named):
        # One word more or less makes another name, unless words were joined or split: "vitamin" is not "vitamin D".
        fewer, more = sorted((asked, named), key=len)
        if all(any(_is_slip_of_word(word, other) for other in more) for word in fewer):
            return False
        return not all(map(is_english, asked)) and _is_slip_of_word("".join(asked), "".join(named))
    if len(asked) == 1:
        return _is_slip_of_word(wanted, name)
    if sounds_like(wanted, name) and not any(map(is_english, {*asked} - {*named})):
        # A phrase spelt by sound cannot be compared word by word: "koe produkshun".
        return distance(wanted, name) <= len(wanted) * _BY_EAR
    return all(_is_slip_of_word(*pair, in_phrase=True) for pair in zip(asked, named, strict=True))


def is_nearly_as_near(other: Near, best: Near) -> bool:
    """Whether *other* is nearly as near to the query as *best*, by its letters or with how common it is."""
    return min(other.order - best.order, other.distance - best.distance) < _CLEARLY


def have_same_figures(wanted: str, name: str) -> bool:
    """Whether both have the same words with figures, or none: stage 3 is not stage 3b."""
    return re.findall(r"\w*\d\w*", wanted) == re.findall(r"\w*\d\w*", name)


def is_same_word(wanted: str, word: str) -> bool:
    """Whether two words are the same, perhaps in another form."""
    return wanted == word or (stems(wanted) == stems(word) and are_forms_in_names(wanted, word))


def _is_slip_of_word(wanted: str, word: str, *, in_phrase: bool = False) -> bool:
    if is_same_word(wanted, word):
        return True
    if is_english(wanted):
        # An English word is not a misspelling, unless it does not fit its phrase: "a personal heath budget".
        return in_phrase and _is_odd(wanted, word)
    # A wrong letter in four makes another word, unless it is only missing, doubled or in the wrong place.
    if not in_phrase and len(word) <= _SHORT and (len(word) <= _TOO_SHORT or not {*wanted} <= {*word}):
        return False
    away, letters = distance(wanted, word), letters_apart(wanted, word)
    if letters > 1:
        by_ear = sounds_like(wanted, word)
        # Misspellings rarely change the beginning: nobody leaves out the "un" of "unaffected". And two letters of three
        # must be right.
        begins_apart = wanted[0] != word[0] and wanted[:2] != word[1::-1]
        if not by_ear and (begins_apart or letters > len(wanted) // 3):
            return False
        limit = len(wanted) * (_BY_EAR if by_ear else _BY_LETTERS)
        if away > (limit * _IN_PHRASE if in_phrase else limit):
            return False
    # If it is a misspelling of another English word, it is not one of this word: "trasnmit" is not "transit".
    other = nearest_english_word(wanted) if away > _NEAR else None
    return other is None or other.text == word or other.order > away - _CLEARLY


@lru_cache(maxsize=1024)
def nearest_english_word(wanted: str) -> Near | None:
    """The English word with the same beginning that *wanted* most likely misspells; None if none is near enough."""
    near = nearest(wanted, words_beginning_with(wanted[:2]))
    return near[0] if near and near[0].distance <= len(wanted) * _BY_LETTERS else None


def _is_odd(wanted: str, word: str) -> bool:
    """Whether *wanted* is a rare word that differs in one letter from a *word* that most people know."""
    is_rare = rarity(word) <= WELL_KNOWN and rarity(wanted) - rarity(word) >= _RARER
    # A word with one more letter at its end is of the same family: a foster carer is not foster care.
    if not is_rare or letters_apart(wanted, word) != 1 or wanted[:-1] == word:
        return False
    if len(wanted) == len(word) and sorted(wanted) != sorted(word):
        # With a wrong first letter it is another word: wealth is not health.
        return len(word) > _SHORT_BESIDE_WORD and wanted[0] == word[0]
    return len(word) > _TOO_SHORT
