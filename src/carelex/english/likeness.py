"""How like a word or a name is to what somebody typed, by letters and by ear. Both are folded, as `forms.words` does.

Asked for only where nothing is written like the query: it takes RapidFuzz.
"""

from collections.abc import Iterable
from typing import NamedTuple

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA, JaroWinkler

from carelex.english.forms import sound
from carelex.english.words import EVERYDAY, rarity

# Of what is nearest by letters, so many are heard too, and of these so many are weighed by how common they are: enough
# to have what was meant among the first five in 98 of 100 misspellings of WordNet's words.
_HEARD, _WEIGHED = 24, 12


class Near(NamedTuple):
    """A name, or a word, that is like what was asked for.

    distance: as `distance` tells it. order: the same with its rarity added; of two that are as near, the one that more
    people use is more likely meant.
    """

    order: float
    distance: float
    text: str


def nearest(wanted: str, looking: Iterable[str], sounding: Iterable[str] = ()) -> list[Near]:
    """What is near *wanted*, each once, the likeliest to be meant first.

    looking, sounding: names that look like it, and names that sound like it, of which one letter more may be wrong.
    """
    within = _within(wanted, looking, 1 + len(wanted) // 3) | _within(wanted, sounding, 2 + len(wanted) // 3)
    heard = _heard(wanted)
    near = sorted([(letters + _by_ear(wanted, heard, text), text) for letters, text in sorted(within)[:_HEARD]])
    return sorted([Near(away + _rareness(text), away, text) for away, text in near[:_WEIGHED]])


def _within(wanted: str, among: Iterable[str], most: int) -> set[tuple[float, str]]:
    """Those of *among* with so many wrong letters at most, and how far they are by these."""
    # A distance is a score like any other; its type says more than that of a scorer.
    near = process.extract(wanted, among, scorer=OSA.distance, score_cutoff=most, limit=None)  # type: ignore[arg-type]
    return {(_by_letters(count, wanted, text), text) for text, count, _ in near}


def distance(wanted: str, name: str) -> float:
    """How far *wanted* is from *name*, in slips: in words of some length, 1 to 5 for each letter that is not right.

    It adds up what tells a slip from another word. Slips are few, and late in a word; they leave its sound as it is,
    and its letters much the same; they leave out a letter more often than they add one; and they spare the last. The
    weights are those that put what was meant before other lemmas of WordNet: of a logistic choice among the nearest by
    letters, fitted to 3,000 of codespell's misspellings, and rounded.
    """
    return _by_letters(OSA.distance(wanted, name), wanted, name) + _by_ear(wanted, _heard(wanted), name)


def _by_letters(letters: float, wanted: str, name: str) -> float:
    # Jaro-Winkler counts an early letter for more.
    return letters + 12 * (1 - JaroWinkler.similarity(wanted, name))


def _heard(word: str) -> tuple[str, str]:
    """How a word sounds, and its letters in the order of the alphabet."""
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
    """How rare a name is by its rarest word, in slips: 0 for one of everyday words, 2.75 for one of no English."""
    return max(max(map(rarity, name.split())) - EVERYDAY, 0) / EVERYDAY


def letters_apart(wanted: str, name: str) -> int:
    """The letters that are wrong, missing, too many or exchanged with the next (optimal string alignment)."""
    return int(OSA.distance(wanted, name))


def letters_shared(wanted: str, name: str) -> float:
    """The share of their letters that both have in the same order, 0-100 with one decimal place."""
    return round(fuzz.ratio(wanted, name), 1)


def sounds_like(wanted: str, name: str) -> bool:
    """Whether both sound the same to a speaker of English (Metaphone)."""
    return sound(wanted) == sound(name) != ""
