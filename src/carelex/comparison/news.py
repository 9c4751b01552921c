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
    """The stems of some words, in any form, denied or not, and the numbers of the sentences that have each."""

    def __init__(self, words: Iterable[tuple[int, Word]]) -> None:
        self._having: defaultdict[str, set[int]] = defaultdict(set)
        self._having_part: defaultdict[str, set[int]] = defaultdict(set)
        for sentence, word in words:
            self._having[affirmed(word.stem)].add(sentence)
            if "-" in word.text:
                for part in _parts_of(word):
                    self._having_part[part].add(sentence)
        self._longer: defaultdict[str, set[str]] = defaultdict(set)
        for stem in self._having:
            for at in _shorter(stem):
                self._longer[stem[:at]].add(stem)

    def has(self, word: Word) -> bool:
        """Whether a word is one of them, or all parts of one with hyphens are."""
        return all(map(self._sentences_with, _parts_of(word)))

    def sentences_with(self, word: Word) -> set[int]:
        """The numbers of the sentences that have a word, or all its parts if it has hyphens."""
        return set.intersection(*map(self._sentences_with, _parts_of(word)))

    def _sentences_with(self, part: str) -> set[int]:
        # A stem, and those that are a little longer or shorter: a threat, to threaten.
        forms = (part, *(part[:at] for at in _shorter(part)), *self._longer.get(part, ()))
        sentences = set().union(*(self._having.get(form, ()) for form in forms))
        return sentences | self._having_part.get(part, set())


def _parts_of(word: Word) -> Sequence[str]:
    return stems_of(folded_word(word.text).split("-")) if "-" in word.text else [affirmed(word.stem)]


class Known:
    """The words that other texts have, and which of them stand in one sentence."""

    def __init__(self, others: Sequence[Text]) -> None:
        keys = [key for other in others for key in other.keys]
        numbers: dict[tuple[int, int], int] = {}
        self._stems = _Stems(
            (numbers.setdefault((key.definition, key.word.sentence), len(numbers)), key.word) for key in keys
        )
        self._wholes = {folded_word(key.word.text) for key in keys}
        self._pairs = {
            folded_word(left.word.text) + folded_word(right.word.text)
            for left, right in pairwise(keys)
            if (left.definition, left.at + 1) == (right.definition, right.at)
        }

    def has(self, word: Word, following: Word | None = None) -> bool:
        """Whether another text has a word, or that and the one *following* as one, or in two words: a head teacher."""
        folded = folded_word(word.text)
        is_joined = following is not None and folded + folded_word(following.text) in self._wholes
        return is_joined or folded in self._pairs or self._stems.has(word)

    def most_in_one_sentence(self, words: Sequence[tuple[Word, float]]) -> float:
        """What those of *words*, each once with its weight, tell that stand in one sentence of another text."""
        by_stem = {affirmed(word.stem): (word, weight) for word, weight in words}
        here = sum(weight for word, weight in by_stem.values() if folded_word(word.text) in self._pairs)
        told: defaultdict[int, float] = defaultdict(float)
        for word, weight in by_stem.values():
            for sentence in self._stems.sentences_with(word):
                told[sentence] += weight
        return max(told.values(), default=0.0) + here


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
