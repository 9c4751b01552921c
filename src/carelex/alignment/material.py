"""Prepares the terms of all glossaries to be compared: the words of their names and of their definitions."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from carelex.english.forms import one_word, plain_spelling, singular_word, stem_each, without_article
from carelex.english.function_words import is_function, is_light
from carelex.english.headwords import is_abbreviation_of, parts_of
from carelex.english.stems import stems_of
from carelex.lookup import Lexicon
from carelex.model import Term
from carelex.names import same_name
from carelex.text.markdown import readable_text
from carelex.text.patterns import NO_WORDS, WORDS


class HeldTerm(NamedTuple):
    """A term in one glossary.

    glossary: the number of the glossary among those in use.
    id: the term's id in that glossary.
    """

    glossary: int
    id: int
    term: Term

    @property
    def has_text(self) -> bool:
        """Whether a definition explains the term, and does not only refer to another term."""
        return any(definition.see is None for definition in self.term.definitions)

    @property
    def stands_for(self) -> tuple[str, ...]:
        """The full names, if the term is an abbreviation whose definitions only write it out."""
        names = [definition.see for definition in self.term.definitions if definition.see]
        return tuple([name for name in names if is_abbreviation_of(self.term.name, name)])


class Heading(NamedTuple):
    """A name that terms have.

    words: its words in lower case, without an article.
    stems: the stem of each word.
    key: names that differ only in number, in spelling or in where they are split have the same key.
    terms: the numbers of the terms.
    """

    name: str
    words: tuple[str, ...]
    stems: tuple[str, ...]
    key: str
    terms: tuple[int, ...]


class Found(NamedTuple):
    """Evidence that each term of *left* may be one concept with each of *right*; terms are given by their numbers.

    score: how strong the evidence is, from 0 to 100.
    """

    left: Sequence[int]
    right: Sequence[int]
    score: float


def held_terms(lexicon: Lexicon) -> list[HeldTerm]:
    """List every term of the glossaries in use, in their order."""
    return [
        HeldTerm(number, term_id, term)
        for number, index in enumerate(lexicon.indexes)
        for term_id, term in index.terms()
    ]


class Material:
    """The terms of the glossaries in use, prepared for comparing. A term's number is its place in *terms*."""

    def __init__(self, terms: Sequence[HeldTerm]) -> None:
        self.terms = terms

    @cached_property
    def headings(self) -> Sequence[Heading]:
        """The names of the terms, each once, without labels such as an abbreviation in brackets."""
        holders: dict[str, dict[int, None]] = defaultdict(dict)
        spelt: dict[str, str] = {}
        for number, held in enumerate(self.terms):
            for name in _own_names(held):
                same = same_name(name)
                spelt.setdefault(same, " ".join(name.split()))
                holders[same][number] = None
        names = [spelt[same] for same in holders]
        words = [tuple(without_article(name).split()) for name in names]
        vocabulary = [*dict.fromkeys(word for of_name in words for word in of_name)]
        stems = dict(zip(vocabulary, stem_each([*map(plain_spelling, vocabulary)]), strict=True))
        singular = {word: singular_word(word) for word in vocabulary}
        return [
            Heading(
                name,
                of_name,
                tuple([stems[word] for word in of_name]),
                one_word([singular[word] for word in of_name]),
                tuple(numbers),
            )
            for name, of_name, numbers in zip(names, words, holders.values(), strict=True)
            if of_name
        ]

    @cached_property
    def _by_key(self) -> dict[str, list[int]]:
        by_key: dict[str, dict[int, None]] = defaultdict(dict)
        for heading in self.headings:
            by_key[heading.key].update(dict.fromkeys(heading.terms))
        return {key: [*numbers] for key, numbers in by_key.items()}

    def namesakes(self) -> Iterator[Sequence[int]]:
        """Yield groups of two or more terms that share a name; number and spelling may differ."""
        return (numbers for numbers in self._by_key.values() if len(numbers) > 1)

    def named(self, name: str) -> Sequence[int]:
        """The terms with this name; number and spelling may differ."""
        return self.named_by(without_article(name).split())

    def named_by(self, words: Iterable[str]) -> Sequence[int]:
        """The terms whose name consists of these lower-case words; number and spelling may differ."""
        return self._by_key.get(_key(words), ())

    def abbreviated_alike(self) -> Iterator[tuple[Sequence[int], Sequence[int]]]:
        """For each abbreviation that is a term, yield those terms, and the terms that have it beside their name."""
        written_out: dict[str, list[int]] = defaultdict(list)
        beside: dict[str, dict[int, None]] = defaultdict(dict)
        for number, held in enumerate(self.terms):
            name = held.term.name
            if held.stands_for:
                written_out[_key(without_article(name).split())].append(number)
            for short in filter(None, (held.term.abbreviation, *parts_of(name).abbreviations)):
                beside[_key(without_article(short).split())][number] = None
        return ((numbers, [*beside[short]]) for short, numbers in written_out.items() if short in beside)

    @cached_property
    def texts(self) -> Sequence[str]:
        """The definitions of each term as readable text; empty if there are none."""
        return [
            "\n".join([readable_text(definition) for definition in held.term.definitions if definition.see is None])
            for held in self.terms
        ]

    @cached_property
    def content(self) -> Sequence[frozenset[str]]:
        """The stems of the words that carry meaning in each term's definitions, without those of its own names."""
        tokens = [[*_tokens(text)] for text in self.texts]
        vocabulary = [*dict.fromkeys(token for of_text in tokens for token in of_text)]
        telling = [word for word in vocabulary if not is_function(word) and not is_light(word)]
        stems = dict(zip(telling, stems_of(telling), strict=True))
        of_names = [*dict.fromkeys(word for heading in self.headings for word in heading.words)]
        stems_of_names = dict(zip(of_names, stems_of(of_names), strict=True))
        own: dict[int, set[str]] = defaultdict(set)
        for heading in self.headings:
            for number in heading.terms:
                own[number].update([stems_of_names[word] for word in heading.words])
        return [
            frozenset([stems[token] for token in of_text if token in stems]) - own[number]
            for number, of_text in enumerate(tokens)
        ]

    def overlap(self, left: int, right: int) -> float | None:
        """The share of the different words in two terms' definitions that both have; None if one has no text."""
        one, other = self.content[left], self.content[right]
        return len(one & other) / len(one | other) if one and other else None

    def likeness(self, left: int, right: int) -> float:
        """As `overlap`, but lower if few words are shared, because short texts share some words by chance."""
        shared = len(self.content[left] & self.content[right])
        return shared and (self.overlap(left, right) or 0) * (1 - 1 / shared)


def _key(words: Iterable[str]) -> str:
    """Make a key that is the same for words that differ only in number or in where they are split."""
    return one_word([singular_word(word) for word in words])


def _own_names(held: HeldTerm) -> Iterator[str]:
    name = held.term.name
    yield parts_of(name).core
    for definition in held.term.definitions:
        if definition.headword != name:
            yield parts_of(definition.headword).core
    for written_out in held.stands_for:
        yield parts_of(written_out).core


def _tokens(text: str) -> list[str]:
    if "@" in text or "://" in text or "www." in text:
        text = re.sub(NO_WORDS, " ", text)
    return re.findall(WORDS, text.lower().replace("’", "'"))
