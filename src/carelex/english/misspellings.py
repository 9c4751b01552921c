"""Whether what somebody typed is a slip of a name: near enough for its length, and no word of its own.

The bounds are set so that of 2,000 misspellings of 10,000 of WordNet's lemmas as many as can be are taken, while hardly
any of the lemmas that are not there is, nor any misspelling of these; benchmarks/matching.py measures it. All text is
folded, as `forms.words` does.
"""

import re
from functools import lru_cache

from carelex.english.forms import stems
from carelex.english.likeness import Near, distance, letters_apart, nearest, sounds_like
from carelex.english.word_forms import are_forms_in_names
from carelex.english.words import WELL_KNOWN, is_english, rarity, words_beginning_with

# What is not nearer by so much, in slips, is not clearly nearer.
_CLEARLY = 0.5

# How far a slip may be from the word that was meant, for each of its letters: where both sound the same, and where not.
# "Brokrage" is 0.3 from brokerage, "resiliance" 0.3 from resilience, "dota" 1.0 from data.
_BY_EAR, _BY_LETTERS = 1.0, 0.8
# The other words of a phrase speak for a slip in one of them.
_IN_PHRASE = 1.3

# As near as this, hardly any other word of English can be clearly nearer.
_NEAR = 4.5

# Words of no more letters than these are too short for a slip, for one with another letter in it, and for one that is
# a word itself.
_TOO_SHORT, _SHORT, _SHORT_BESIDE_WORD = 3, 4, 5

# So much larger is the dictionary that has a word for it to be rare beside another.
_RARER = 15


def is_slip(wanted: str, name: str) -> bool:
    """Whether a person who wrote *wanted* may well have meant *name*."""
    # Figures are never slips: nobody who wants stage 4 is helped by stage 3.
    if not have_same_figures(wanted, name):
        return False
    asked, named = wanted.split(), name.split()
    if len(asked) != len(named):
        # One word more or less is another name, unless words were joined or split: "vitamin" is not "vitamin D".
        fewer, more = sorted((asked, named), key=len)
        if all(any(_is_slip_of_word(word, other) for other in more) for word in fewer):
            return False
        return not all(map(is_english, asked)) and _is_slip_of_word("".join(asked), "".join(named))
    if len(asked) == 1:
        return _is_slip_of_word(wanted, name)
    if sounds_like(wanted, name) and not any(map(is_english, {*asked} - {*named})):
        # A phrase that is heard has no slips to tell word by word: "koe produkshun".
        return distance(wanted, name) <= len(wanted) * _BY_EAR
    return all(_is_slip_of_word(*pair, in_phrase=True) for pair in zip(asked, named, strict=True))


def is_nearly_as_near(other: Near, best: Near) -> bool:
    """Whether *best* is not clearly nearer to what was typed than *other*, by its letters or by how common it is."""
    return min(other.order - best.order, other.distance - best.distance) < _CLEARLY


def have_same_figures(wanted: str, name: str) -> bool:
    """Whether both have the same words with figures in them, or none: stage 3 is not stage 3b."""
    return re.findall(r"\w*\d\w*", wanted) == re.findall(r"\w*\d\w*", name)


def is_same_word(wanted: str, word: str) -> bool:
    """Whether two words are one, perhaps in another form."""
    return wanted == word or (stems(wanted) == stems(word) and are_forms_in_names(wanted, word))


def _is_slip_of_word(wanted: str, word: str, *, in_phrase: bool = False) -> bool:
    if is_same_word(wanted, word):
        return True
    if is_english(wanted):
        # A word of its own is no slip, but where it is the odd one out in a phrase: a personal heath budget.
        return in_phrase and _is_odd(wanted, word)
    # One letter in four makes another word, but where it is only missing, doubled or out of its place.
    if not in_phrase and len(word) <= _SHORT and (len(word) <= _TOO_SHORT or not {*wanted} <= {*word}):
        return False
    away, letters = distance(wanted, word), letters_apart(wanted, word)
    if letters > 1:
        by_ear = sounds_like(wanted, word)
        # Slips spare the beginning: nobody leaves out the "un" of "unaffected". And two letters of three are right.
        begins_apart = wanted[0] != word[0] and wanted[:2] != word[1::-1]
        if not by_ear and (begins_apart or letters > len(wanted) // 3):
            return False
        limit = len(wanted) * (_BY_EAR if by_ear else _BY_LETTERS)
        if away > (limit * _IN_PHRASE if in_phrase else limit):
            return False
    # What is a slip of another English word is none of this one: "trasnmit" is not "transit".
    other = nearest_english_word(wanted) if away > _NEAR else None
    return other is None or other.text == word or other.order > away - _CLEARLY


@lru_cache(maxsize=1024)
def nearest_english_word(wanted: str) -> Near | None:
    """The English word of the same beginning that *wanted* is most likely a slip of; None when none is near enough."""
    near = nearest(wanted, words_beginning_with(wanted[:2]))
    return near[0] if near and near[0].distance <= len(wanted) * _BY_LETTERS else None


def _is_odd(wanted: str, word: str) -> bool:
    """Whether *wanted* is a rare word with one letter less, or more, or another than a *word* that most people know."""
    is_rare = rarity(word) <= WELL_KNOWN and rarity(wanted) - rarity(word) >= _RARER
    # What has a letter more at its end is another word of the family: a foster carer is no foster care.
    if not is_rare or letters_apart(wanted, word) != 1 or wanted[:-1] == word:
        return False
    if len(wanted) == len(word) and sorted(wanted) != sorted(word):
        # A wrong letter; in a word's first place it makes another of it: wealth is not health.
        return len(word) > _SHORT_BESIDE_WORD and wanted[0] == word[0]
    return len(word) > _TOO_SHORT
