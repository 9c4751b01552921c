"""How much of a statement is news beside other texts: words that they have in no form."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from carelex.comparison.voices import Text, affirmed, is_of_little_weight
from carelex.english import word_classes as kind
from carelex.english.function_words import is_light
from carelex.english.stems import stems_of
from carelex.english.words import EVERYDAY, WELL_KNOWN, rarity
from carelex.text.words import Word, folded_word
from carelex.values import NamedTuple

# What a word tells: one of little weight, one that everybody says every day, one that most people know, a rarer one.
_LITTLE, _EVERYDAY, _KNOWN, _RARE = 0.4, 0.8, 1.1, 1.4
# A number that no other has is where sources differ most plainly.
_NUMBER = 3.0


class Known:
    """The words that other texts have, in any form, denied or not."""

    def __init__(self, others: Sequence[Text]) -> None:
        keys = [key.word for other in others for key in other.keys]
        self._stems = {affirmed(word.stem) for word in keys}
        self._longer: defaultdict[str, set[str]] = defaultdict(set)
        for stem in self._stems:
            for at in _shorter(stem):
                self._longer[stem[:at]].add(stem)
        joined = {word.text for word in keys if "-" in word.text}
        self._parts = {stem for word in joined for stem in stems_of(folded_word(word).split("-"))}

    def has(self, word: Word) -> bool:
        """Whether another text has a word, or all parts of one with hyphens."""
        parts = stems_of(folded_word(word.text).split("-")) if "-" in word.text else [affirmed(word.stem)]
        return all(part in self._parts or not self._stems.isdisjoint(self._forms(part)) for part in parts)

    def _forms(self, stem: str) -> set[str]:
        """A stem, and those that are a little longer or shorter: a threat, to threaten."""
        return {stem, *(stem[:at] for at in _shorter(stem)), *self._longer.get(stem, ())}


def _shorter(stem: str) -> range:
    """Where a stem may end, and be that of another form of its word."""
    return range(max(_BEGINNING, len(stem) - _ENDING), len(stem))


# Two stems are those of one word if they have so many letters in common, and one no more than so many others.
_BEGINNING, _ENDING = 5, 2


class News(NamedTuple):
    """What some words tell that is *new*, and what they tell in *all*.

    is_more: they have a new number, or more than one new word.
    """

    new: float
    all: float
    is_more: bool

    @property
    def share(self) -> float:
        return self.new / self.all if self.all else 0.0


def news_of(words: Iterable[tuple[Word, str]], known: Known) -> News:
    """What words with the letters of their classes tell beside what is *known*."""
    weights = {affirmed(word.stem): (_weight(word, letter), not known.has(word)) for word, letter in words}
    new = [weight for weight, is_new in weights.values() if is_new]
    return News(sum(new), sum(weight for weight, _ in weights.values()), len(new) > 1 or _NUMBER in new)


def _weight(word: Word, letter: str) -> float:
    folded = folded_word(word.text)
    if letter == kind.NUMBER:
        return _NUMBER
    if is_light(folded) or is_of_little_weight(folded):
        return _LITTLE
    size = rarity(folded)
    return _EVERYDAY if size < EVERYDAY else _KNOWN if size < WELL_KNOWN else _RARE
