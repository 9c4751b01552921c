"""What is searched: the definitions of the glossaries in use, without those that give way to another glossary's."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from carelex.index import ALL, Among, Index, Ways
from carelex.lookup import EntryKey, Lexicon
from carelex.model import Replaced
from carelex.names import written_alike
from carelex.searching.other_words import strangers_in, ways_of


class Scope(NamedTuple):
    """The glossaries that are searched, each with those of its definitions that give way to none."""

    lexicon: Lexicon
    among: tuple[Among, ...]

    @property
    def parts(self) -> Iterator[tuple[Index, Among]]:
        """Each index, with those of its definitions that are searched."""
        return zip(self.lexicon.indexes, self.among, strict=True)

    def only(self, sources: tuple[str, ...]) -> "Scope":
        """The same with the definitions of *sources* alone."""
        return self._replace(among=tuple([among._replace(sources=sources) for among in self.among]))

    @property
    def definitions(self) -> "Scope":
        """The same without what only refers to a name."""
        among = [among._replace(refers=False) if index.has_references else among for index, among in self.parts]
        return self._replace(among=tuple(among))

    @property
    def references(self) -> "Scope":
        """The same with what only refers to a name, and nothing else."""
        return self._replace(among=tuple([among._replace(refers=True) for among in self.among]))

    def number_with(self, expression: str) -> int:
        """How many definitions have one of some words or phrases, as an expression of FTS5, in a form of it.

        The full text has other words of the same stem for forms too.
        """
        return self.of_words(expression).count(expression)

    def of_words(self, expression: str) -> "Scope":
        """The same without the definitions that have an expression only in another word of the same stem."""
        ways = ways_of(expression, self.lexicon)
        return self.without(self._only_with_others(expression, ways)) if ways else self

    def holding(self, expression: str, ways: Ways) -> list[Collection[int]]:
        """For each index, the definitions that have an expression in one of *ways*."""
        others = self._only_with_others(expression, ways)
        pairs = zip(self.lexicon.indexes, others, strict=True)
        return [{*index.full_text.having(expression, ALL)} - left_out for index, left_out in pairs]

    def _only_with_others(self, expression: str, ways: Ways) -> list[frozenset[int]]:
        others = strangers_in(expression, self.lexicon)
        return [index.full_text.only_with_others(expression, ways, others) for index in self.lexicon.indexes]

    def without(self, left_out: Sequence[Collection[int]]) -> "Scope":
        """The same without some definitions of each index, by their ids."""
        pairs = zip(self.among, left_out, strict=True)
        among = [among._replace(without=(*among.without, *sorted(ids))) for among, ids in pairs]
        return self._replace(among=tuple(among))

    def count(self, expression: str) -> int:
        """How many definitions have what *expression*, of FTS5's query language, asks for, by stems."""
        return sum(index.full_text.count(expression, among) for index, among in self.parts)

    def number_of_entries(self, expression: str) -> int:
        """How many entries have a definition that has what *expression* asks for."""
        concepts = self.lexicon.concepts
        number = 0
        keys: set[EntryKey] = set()
        for index, among in self.parts:
            joined = concepts.joined_in(index, index.full_text.count(expression, ALL))
            if joined is None:
                keys.update(concepts.keys_of(index, index.full_text.terms(expression, among)))
            else:
                found, joined = index.full_text.number_of_terms(expression, among, joined)
                keys.update(concepts.keys_of(index, joined))
                number += found - len(joined)
        return number + len(keys)

    def keys_of_entries(self, expression: str) -> set[EntryKey]:
        """The keys of the entries that have a definition that has what *expression* asks for."""
        return {
            key
            for index, among in self.parts
            for key in self.lexicon.concepts.keys_of(index, index.full_text.terms(expression, among))
        }


def scope_of(lexicon: Lexicon) -> Scope:
    """All that can be searched: what gives way to another glossary's definitions is not there."""
    replaced: Mapping[tuple[str, str], Sequence[Replaced]] = {}
    if any(index.replacing() for index in lexicon.indexes):
        # Few glossaries replace what others say.
        from carelex.lookup import replaced_terms

        replaced = replaced_terms(lexicon)
    return Scope(lexicon, tuple([Among(without=tuple(_giving_way(index, replaced))) for index in lexicon.indexes]))


def _giving_way(index: Index, replaced: Mapping[tuple[str, str], Sequence[Replaced]]) -> Iterator[int]:
    """The definitions of a glossary that are *replaced*, by their ids."""
    for (glossary, source), terms in replaced.items():
        for term, _ in terms if glossary == index.name else ():
            for row in index.terms_alike(written_alike(term)):
                if row.term == term:
                    yield from index.replaceable(row, source)
