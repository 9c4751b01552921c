"""Says which definitions a search covers: those in use, without those that another glossary replaces."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from carelex.index import ALL, Among, Index, Ways
from carelex.lookup import EntryKey, Lexicon
from carelex.model import GlossarySource, Replaced
from carelex.names import written_alike
from carelex.searching.other_words import strangers_in, ways_of
from carelex.values import NamedTuple


class Scope(NamedTuple):
    """The glossaries searched, each with the definitions that no other glossary replaces."""

    lexicon: Lexicon
    among: tuple[Among, ...]

    @property
    def parts(self) -> Iterator[tuple[Index, Among]]:
        """Each index, with the definitions searched in it."""
        return zip(self.lexicon.indexes, self.among, strict=True)

    def only(self, sources: Collection[GlossarySource]) -> "Scope":
        """Return the same with only the definitions of *sources*, if there are any."""
        if not sources:
            return self
        # No source has an empty id.
        own = [[source for glossary, source in sources if glossary == index.name] or [""] for index, _ in self.parts]
        among = [each._replace(sources=tuple(ids)) for each, ids in zip(self.among, own, strict=True)]
        return self._replace(among=tuple(among))

    @property
    def definitions(self) -> "Scope":
        """The same without definitions that only refer to another name."""
        among = [among._replace(refers=False) if index.has_references else among for index, among in self.parts]
        return self._replace(among=tuple(among))

    @property
    def references(self) -> "Scope":
        """The same with only the definitions that refer to another name."""
        return self._replace(among=tuple([among._replace(refers=True) for among in self.among]))

    def number_with(self, expression: str) -> int:
        """Count the definitions that have one of some words or phrases, an FTS5 expression, in any of their forms.

        Different words with the same stem are not counted, although the full-text index finds them.
        """
        return self.of_words(expression).count(expression)

    def of_words(self, expression: str) -> "Scope":
        """Return the same without definitions that only have a different word with the same stem."""
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
        """Return the same without some definitions of each index, given by their ids."""
        pairs = zip(self.among, left_out, strict=True)
        among = [among._replace(without=(*among.without, *sorted(ids))) for among, ids in pairs]
        return self._replace(among=tuple(among))

    def count(self, expression: str) -> int:
        """Count the definitions that match *expression*, in FTS5's query language, by stems."""
        return sum(index.full_text.count(expression, among) for index, among in self.parts)

    def number_of_entries(self, expression: str) -> int:
        """Count the entries that have a definition that matches *expression*."""
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
        """The keys of the entries that have a definition that matches *expression*."""
        return {
            key
            for index, among in self.parts
            for key in self.lexicon.concepts.keys_of(index, index.full_text.terms(expression, among))
        }


def scope_of(lexicon: Lexicon) -> Scope:
    """Cover all definitions except those that another glossary replaces."""
    replaced: Mapping[tuple[str, str], Sequence[Replaced]] = {}
    if any(index.replacing() for index in lexicon.indexes):
        # Few glossaries replace the definitions of others.
        from carelex.lookup import replaced_terms

        replaced = replaced_terms(lexicon)
    return Scope(lexicon, tuple([Among(without=tuple(_giving_way(index, replaced))) for index in lexicon.indexes]))


def _giving_way(index: Index, replaced: Mapping[tuple[str, str], Sequence[Replaced]]) -> Iterator[int]:
    """The ids of a glossary's definitions that are *replaced*."""
    for (glossary, source), terms in replaced.items():
        for term, _ in terms if glossary == index.name else ():
            for row in index.terms_alike(written_alike(term)):
                if row.term == term:
                    yield from index.replaceable(row, source)
