"""How much of a statement is news beside other texts: words that they have in no form."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

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


class _Stems:
    """The stems of some words, in any form, denied or not."""

    def __init__(self, words: Iterable[Word]) -> None:
        words = list(words)
        self._stems = {affirmed(word.stem) for word in words}
        self._longer: defaultdict[str, set[str]] = defaultdict(set)
        for stem in self._stems:
            for at in _shorter(stem):
                self._longer[stem[:at]].add(stem)
        joined = {word.text for word in words if "-" in word.text}
        self._parts = {stem for word in joined for stem in stems_of(folded_word(word).split("-"))}

    def has(self, word: Word) -> bool:
        """Whether a word is one of them, or all parts of one with hyphens are."""
        parts = stems_of(folded_word(word.text).split("-")) if "-" in word.text else [affirmed(word.stem)]
        return all(part in self._parts or not self._stems.isdisjoint(self._forms(part)) for part in parts)

    def _forms(self, stem: str) -> set[str]:
        """A stem, and those that are a little longer or shorter: a threat, to threaten."""
        return {stem, *(stem[:at] for at in _shorter(stem)), *self._longer.get(stem, ())}


class Known:
    """The words that other texts have, and which of them stand in one sentence."""

    def __init__(self, others: Sequence[Text]) -> None:
        keys = [key for other in others for key in other.keys]
        self._stems = _Stems(key.word for key in keys)
        self._wholes = {folded_word(key.word.text) for key in keys}
        self._pairs = {
            folded_word(left.word.text) + folded_word(right.word.text)
            for left, right in pairwise(keys)
            if (left.definition, left.at + 1) == (right.definition, right.at)
        }
        sentences: defaultdict[tuple[int, int], list[Word]] = defaultdict(list)
        for key in keys:
            sentences[key.definition, key.word.sentence].append(key.word)
        self._sentences = [_Stems(words) for words in sentences.values()]

    def has(self, word: Word, following: Word | None = None) -> bool:
        """Whether another text has a word, or that and the one *following* as one, or in two words: a head teacher."""
        folded = folded_word(word.text)
        is_joined = following is not None and folded + folded_word(following.text) in self._wholes
        return is_joined or folded in self._pairs or self._stems.has(word)

    def most_in_one_sentence(self, words: Sequence[tuple[Word, float]]) -> float:
        """What those of *words*, each once with its weight, tell that stand in one sentence of another text."""
        by_stem = {affirmed(word.stem): (word, weight) for word, weight in words}
        here = sum(weight for word, weight in by_stem.values() if folded_word(word.text) in self._pairs)
        told = [sum(weight for word, weight in by_stem.values() if sentence.has(word)) for sentence in self._sentences]
        return max(told, default=0.0) + here


def _shorter(stem: str) -> range:
    """Where a stem may end, and be that of another form of its word."""
    return range(max(_BEGINNING, len(stem) - _ENDING), len(stem))


# Two stems are those of one word if they have so many letters in common, and one no more than so many others.
_BEGINNING, _ENDING = 5, 2


class News(NamedTuple):
    """What some words tell that is *new*, and what they tell in *all*.

    is_more: they have a new number, or more than one new word. has_number: they have a new number. has_numbers: they
    have numbers, all of which are known.
    met: what those of them tell that stand in one sentence of another text.
    """

    new: float
    all: float
    is_more: bool
    has_number: bool
    has_numbers: bool
    met: float

    @property
    def share(self) -> float:
        return self.new / self.all if self.all else 0.0


def news_of(words: Sequence[tuple[Word, str]], known: Known) -> News:
    """What words with the letters of their classes tell beside what is *known*."""
    weights: dict[str, tuple[float, bool]] = {}
    following = [*(word for word, _ in words[1:]), None][: len(words)]
    is_joined = False
    for (word, letter), behind in zip(words, following, strict=True):
        weight, stem = _weight(word, letter), affirmed(word.stem)
        # The second of two that another text writes as one is known with the first.
        is_known = is_joined or known.has(word, behind)
        is_joined = known.has(word, behind) and not known.has(word)
        weights[stem] = weight, not is_known
    new = [weight for weight, is_new in weights.values() if is_new]
    return News(
        sum(new),
        sum(weight for weight, _ in weights.values()),
        is_more=len(new) > 1 or _NUMBER in new,
        has_number=_NUMBER in new,
        has_numbers=_NUMBER not in new and any(weight == _NUMBER for weight, _ in weights.values()),
        met=known.most_in_one_sentence([(word, min(_weight(word, letter), _RARE)) for word, letter in words]),
    )


def _weight(word: Word, letter: str) -> float:
    folded = folded_word(word.text)
    if letter == kind.NUMBER:
        return _NUMBER
    if is_light(folded) or is_of_little_weight(folded):
        return _LITTLE
    size = rarity(folded)
    return _EVERYDAY if size < EVERYDAY else _KNOWN if size < WELL_KNOWN else _RARE
