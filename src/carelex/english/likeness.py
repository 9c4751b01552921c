"""Measures how like a word or a name is to a query, by letters and by sound. Both are folded as in `forms.words`.

Only needed if nothing is written like the query: it takes RapidFuzz.
"""

from collections.abc import Iterable

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA, JaroWinkler

from carelex.english.forms import sound
from carelex.english.words import EVERYDAY, rarity
from carelex.values import NamedTuple

# How many of the names nearest by letters are compared by sound, and for how many of these it counts how common they
# are. With these numbers, the intended word is among the first five for 98 of 100 misspellings of WordNet's words.
_HEARD, _WEIGHED = 24, 12


class Near(NamedTuple):
    """A name or a word that is like the query.

    distance: as the function `distance` returns it.
    order: distance with a penalty for rare words; if two are as near, the more common one is more likely meant.
    """

    order: float
    distance: float
    text: str


def nearest(wanted: str, looking: Iterable[str], sounding: Iterable[str] = ()) -> list[Near]:
    """Find names near *wanted*, each once, the likeliest first.

    looking, sounding: names that look like it, and names that sound like it; the latter may have one more wrong letter.
    """
    within = _within(wanted, looking, 1 + len(wanted) // 3) | _within(wanted, sounding, 2 + len(wanted) // 3)
    heard = _heard(wanted)
    near = sorted([(letters + _by_ear(wanted, heard, text), text) for letters, text in sorted(within)[:_HEARD]])
    return sorted([Near(away + _rareness(text), away, text) for away, text in near[:_WEIGHED]])


def _within(wanted: str, among: Iterable[str], most: int) -> set[tuple[float, str]]:
    """Those of *among* with at most this many wrong letters, and how far they are by these."""
    # RapidFuzz's types do not know that a distance can be a scorer.
    near = process.extract(wanted, among, scorer=OSA.distance, score_cutoff=most, limit=None)  # type: ignore[arg-type]
    return {(_by_letters(count, wanted, text), text) for text, count, _ in near}


def distance(wanted: str, name: str) -> float:
    """Measure how far *wanted* is from *name*: in words of some length, 1 to 5 for each wrong letter.

    It adds up signs that a word is a misspelling and not another word. Misspellings have few wrong letters, late in the
    word; they keep the sound and most letters; they leave out a letter more often than they add one; and they rarely
    change the last letter. The weights put the intended word before other lemmas of WordNet: they are from a logistic
    choice among the nearest by letters, fitted to 3,000 of codespell's misspellings, and rounded.
    """
    return _by_letters(OSA.distance(wanted, name), wanted, name) + _by_ear(wanted, _heard(wanted), name)


def _by_letters(letters: float, wanted: str, name: str) -> float:
    # Jaro-Winkler gives early letters more weight.
    return letters + 12 * (1 - JaroWinkler.similarity(wanted, name))


def _heard(word: str) -> tuple[str, str]:
    """The sound of a word, and its letters in alphabetical order."""
    return sound(word), "".join(sorted(word))


def _by_ear(wanted: str, heard: tuple[str, str], name: str) -> float:
    (wanted_sound, wanted_letters), (name_sound, name_letters) = heard, _heard(name)
    return (
        OSA.distance(wanted_sound, name_sound)
        + 0.5 * OSA.distance(wanted_letters, name_letters)
        + 0.7 * max(len(wanted) - len(name), 0)
        + 0.9 * (wanted[-1] != name[-1])
    )


def _rareness(name: str) -> float:
    """How rare a name's rarest word is, in wrong letters: 0 for an everyday word, 2.75 for one that is not English."""
    return max(max(map(rarity, name.split())) - EVERYDAY, 0) / EVERYDAY


def letters_apart(wanted: str, name: str) -> int:
    """Count the letters that are wrong, missing, extra or swapped with the next (optimal string alignment)."""
    return int(OSA.distance(wanted, name))


def letters_shared(wanted: str, name: str) -> float:
    """The share of letters that both have in the same order, 0-100 with one decimal place."""
    return round(fuzz.ratio(wanted, name), 1)


def sounds_like(wanted: str, name: str) -> bool:
    """Whether both sound the same to a speaker of English (Metaphone)."""
    return sound(wanted) == sound(name) != ""
