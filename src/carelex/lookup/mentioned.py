"""Finds definitions that mention the words of a query, if no term has that name."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from carelex.english.forms import spelled_otherwise, ways_with_genitives, without_question
from carelex.english.function_words import is_function
from carelex.english.numbers import other_ways
from carelex.english.words import is_english
from carelex.index import Among
from carelex.lookup.lexicon import Lexicon
from carelex.model import Definition, GlossarySource, MentionedIn, Voice
from carelex.names import BETWEEN
from carelex.text.markdown import blocks_of
from carelex.text.passages import Passage, passage_with

# The most terms shown, and the most sources for each.
_TERMS, _SOURCES = 3, 3

# A longer query is not in any text.
_MOST_WORDS = 12

# How many of the best definitions of each glossary are read.
_READ = 50

Ways = Sequence[Sequence[str]]


class _Place(NamedTuple):
    """A definition with the words of a query.

    order: the lower, the more it says about them.
    glossary: the number of its glossary.
    """

    order: tuple[bool, int, int]
    glossary: int
    definition_id: int


def mentioned_in(lexicon: Lexicon, query: str, sources: Sequence[GlossarySource]) -> tuple[MentionedIn, ...]:
    """Find definitions, by *sources* or by all, that have the words of *query*, for the best three terms.

    Definitions that give the words as a name come first. If all words are as common as "the" or "of", there are none.
    """
    asked = re.findall(r"[^\W_]+", without_question(query))
    if len(asked) > _MOST_WORDS or not _is_telling(asked, lexicon):
        return ()
    if not all(index.full_text.is_there for index in lexicon.indexes):
        return ()
    ways: Ways = [asked, *other_ways(asked)]
    places = _places(lexicon, ways, sources)
    if not places:
        ways = _in_other_spelling(asked)
        places = _places(lexicon, ways, sources) if ways else []
    return tuple(islice(_mentions_at(lexicon, sorted(places), ways, sources), _TERMS * _SOURCES))


def _is_telling(asked: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether some words mean anything, by themselves or joined, as in "well being"."""
    if any(len(word) > 1 and not is_function(word) for word in asked):
        return True
    one = "".join(asked)
    return len(asked) > 1 and not is_function(one) and lexicon.names.has_word(one)


def _in_other_spelling(asked: Sequence[str]) -> Ways:
    """Other ways to write words that the glossaries do not have: as one or as two, in British or American spelling."""
    if len(asked) > 1:
        return [["".join(asked)]]
    (word,) = asked
    splits = ([word[:at], word[at:]] for at in range(2, len(word) - 1))
    return [*([other] for other in spelled_otherwise(word)), *(pair for pair in splits if all(map(is_english, pair)))]


def _places(lexicon: Lexicon, ways: Ways, sources: Sequence[GlossarySource]) -> list[_Place]:
    """Find the definitions that have the words in one of *ways*."""
    phrases = [" ".join(way) for words in ways for way in ways_with_genitives(words)]
    any_of_them = " OR ".join([f'"{phrase}"' for phrase in phrases])
    wanted = f"text : ({any_of_them})"
    places = []
    for number, index in enumerate(lexicon.indexes):
        own = tuple([source_id for glossary, source_id in sources if glossary == index.name])
        if sources and not own:
            continue
        among = Among(sources=own, refers=False if index.has_references else None)
        for rank, (definition_id, names, text) in enumerate(index.full_text.texts(wanted, among, _READ)):
            # The search is by stem, so check that the words are there and not others.
            if passage := _passage(ways, text.split(BETWEEN), names.split(BETWEEN)):
                places.append(_Place((*passage.order[:2], rank), number, definition_id))
    return places


def _mentions_at(
    lexicon: Lexicon, places: Sequence[_Place], ways: Ways, sources: Sequence[GlossarySource]
) -> Iterator[MentionedIn]:
    """Collect what the sources say about the terms at *places*, without what another glossary replaces."""
    terms: set[str] = set()
    for place in places:
        index = lexicon.indexes[place.glossary]
        row, _ = index.definition(place.definition_id)
        term = lexicon.concepts.entry_of_name(index, row)
        if term in terms:
            continue
        entry = lexicon.entry(term, sources)
        names = [entry.term, *entry.aliases]
        found = [(voice, passage) for voice in entry.voices if (passage := _passage_of(ways, voice, names))]
        for voice, passage in sorted(found, key=lambda pair: pair[1].order[:2])[:_SOURCES]:
            yield MentionedIn(term, voice.source, voice.definitions[0].glossary, passage.around, passage.as_name)
        terms.update([term] if found else [])
        if len(terms) == _TERMS:
            return


def _passage_of(ways: Ways, voice: Voice, names: Sequence[str]) -> Passage | None:
    """Find the words in any of a source's definitions of a term."""

    def in_definition(definition: Definition) -> Passage | None:
        return _passage(ways, [block.text for block in blocks_of(definition)], [definition.headword, *names])

    return min(filter(None, map(in_definition, voice.definitions)), default=None)


def _passage(ways: Ways, texts: Sequence[str], names: Sequence[str]) -> Passage | None:
    return min(filter(None, (passage_with(ways, text, names) for text in texts)), default=None)
