"""Says which terms of the glossaries in use form one entry, and which entry a name belongs to."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from carelex.index import CORE, DAMAGED, TERM, Index, NameRow, NamesTogether
from carelex.model import GlossarySource
from carelex.names import same_name, written_alike

if TYPE_CHECKING:
    from carelex.index import KeptConcepts


EntryKey = tuple[int, int]
"""Identifies an entry: the number of a glossary, and the id of its term there."""

# Replaces the glossary's number if an entry has several terms; the other number is then that of a concept.
_SEVERAL = -1


class Concepts:
    """The concepts behind the terms of several glossaries: each has one entry, with a name of its own.

    kept: which terms are one concept; if there is none, each term is a concept by itself. A definition that replaces
    others is used instead of those that other glossaries have from the same source.
    """

    def __init__(self, together: NamesTogether, kept: "KeptConcepts | None") -> None:
        self._together = together
        self._indexes = together.indexes
        self._kept = kept
        self._numbers = {index: number for number, index in enumerate(self._indexes)}
        self.terms_of = lru_cache(maxsize=4096)(self._find_terms)
        # If many terms share a name, this is asked for each of them.
        self.owner_of = lru_cache(maxsize=4096)(self._find_owner)

    def _find_terms(self, term: str) -> list[tuple[Index, NameRow]]:
        """The terms that are one concept with *term*, each with its index, in the order of the glossaries."""
        same = same_name(term)
        if self._kept and (concept := self._kept.called(same)) is not None:
            return self._terms(concept)
        rows = self._named_the_same(same, written_alike(term))
        if not rows:
            return []
        # An abbreviation with several meanings can be the name of several terms; at most one entry has it as its name.
        index, row = next((row for row in rows if same_name(self.entry_of_name(*row)) == same), rows[0])
        kept = self._concept(index, row)
        return self._terms(kept[0]) if kept else [(index, row)]

    def _terms(self, concept: int) -> list[tuple[Index, NameRow]]:
        terms = self._kept.terms(concept) if self._kept else []
        return [(index := self._indexes[number], index.term_row(term_id)) for number, term_id in terms]

    def _named_the_same(self, same: str, alike: str) -> list[tuple[Index, NameRow]]:
        return [(index, row) for index, row in self._together.terms_alike(alike) if same_name(row.term) == same]

    def _concept(self, index: Index, row: NameRow) -> tuple[int, str] | None:
        return self._kept.of_term(self._numbers[index], row.term_id) if self._kept else None

    def entry_of(self, term: str, within: Index | None = None) -> str:
        """The name of the entry that a term of a glossary belongs to.

        within: the index that has the term; a term of the same name in another index may belong to another entry.
        """
        rows = self._named_the_same(same_name(term), written_alike(term))
        for index, row in rows:
            if within in (None, index):
                return self.entry_of_name(index, row)
        # The index has this term, but not among its names.
        raise sqlite3.DatabaseError(DAMAGED)

    def entry_of_name(self, index: Index, row: NameRow) -> str:
        """The name of the entry that a name in an index leads to."""
        kept = self._concept(index, row)
        return kept[1] if kept else row.term

    def joined_in(self, index: Index, at_most: int) -> list[int] | None:
        """The ids of the terms of an index that share an entry with others; None if there are more than *at_most*."""
        if self._kept is None:
            return []
        number = self._numbers[index]
        return self._kept.terms_in(number) if self._kept.number_in(number) <= at_most else None

    def keys_of(self, index: Index, term_ids: Sequence[int]) -> list[EntryKey]:
        """The key of the entry of each term of an index; the terms are given by their ids."""
        number = self._numbers[index]
        concepts = self._kept.of_each(number, term_ids) if self._kept else {}
        return [(_SEVERAL, concepts[term]) if term in concepts else (number, term) for term in term_ids]

    def terms_of_key(self, key: EntryKey) -> list[tuple[Index, NameRow]]:
        """The terms of the entry with this *key*, as `terms_of` returns them."""
        number, term_id = key
        return (
            self._terms(term_id)
            if number == _SEVERAL
            else [(self._indexes[number], self._indexes[number].term_row(term_id))]
        )

    def entry_called(self, name: str) -> str | None:
        """The entry called *name*, even if none of its terms has that name: "ASC (2)"."""
        if self._kept is None or self._kept.called(same_name(name)) is None:
            return None
        return self.entry_of_name(*self.terms_of(name)[0])

    def _find_owner(self, name: str) -> str | None:
        """The entry that has a term called *name*; or else written like it, if only one entry has such a term."""
        same, alike = same_name(name), written_alike(name)
        rows = [(index, row) for index, row in self._together.named(alike) if row.kind in (TERM, CORE)]
        # A term that only refers to another has no claim to the other's name.
        rows = [(index, row) for index, row in rows if not index.has_references or index.cited(row)]
        entries = {self.entry_of_name(index, row): None for index, row in rows if same_name(row.text) == same} or {
            self.entry_of_name(index, row): None for index, row in rows
        }
        return next(iter(entries)) if len(entries) == 1 else None

    def voices_of(self, term: str) -> set[tuple[str, str]]:
        """Who defines *term*: glossaries and sources, without those that another glossary replaces."""
        cited = [(index.name, index.cited(row)) for index, row in self.terms_of(term)]
        replacing = {(source, name) for name, sources in cited for source, replaces in sources.items() if replaces}
        return {
            (name, source)
            for name, sources in cited
            for source, replaces in sources.items()
            if replaces or not gives_way(source, name, replacing)
        }

    def is_defined_by(self, term: str, sources: frozenset[GlossarySource]) -> bool:
        """Whether one of *sources* defines *term*."""
        return not sources.isdisjoint(self.voices_of(term))

    def only_refers(self, term: str) -> bool:
        """Whether nobody defines *term*, and it only refers to another."""
        # Most glossaries have no references, and looking at a term opens its index.
        if not any(index.has_references for index in self._indexes):
            return False
        if self._certainly_defines(term):
            return False
        return any(index.has_references for index, _ in self.terms_of(term)) and not self.voices_of(term)

    def _certainly_defines(self, term: str) -> bool:
        """Whether *term* is one term without any reference; asking this takes less time than reading it."""
        known = [index.terms_with_references for index in self._indexes]
        if any(names is None or term in names for names in known):
            return False
        return self._kept is None or self._kept.called(same_name(term)) is None

    def members(self) -> Iterator[list[tuple[int, int]]]:
        """The terms of each entry that has several: each is the number of its glossary, and its id there."""
        yield from self._kept.members() if self._kept else ()

    def joined(self) -> Iterator[str]:
        """The names of the entries that have several terms."""
        yield from self._kept.all_called() if self._kept else ()

    def joined_from(self, after: tuple[str, int], first: str, limit: int) -> list[tuple[str, int, str]]:
        """The entries that have several terms, in alphabetical order, as `KeptConcepts.listed` returns them."""
        return self._kept.listed(after, first, limit) if self._kept else []

    def sources_of_joined(self, numbers: Sequence[int]) -> dict[int, set[tuple[int, str]]]:
        """The sources that define each of some entries with several terms; the entries are given by their numbers.

        Each source comes as the number of its glossary and its id there.
        All are read at once, because a list may have hundreds of thousands.
        """
        terms = self._kept.terms_of_each(numbers) if self._kept else {}
        asked: dict[int, list[int]] = {}
        for glossary, term_id in chain.from_iterable(terms.values()):
            asked.setdefault(glossary, []).append(term_id)
        known = {glossary: self._indexes[glossary].sources_of_each(ids) for glossary, ids in asked.items()}
        return {
            number: {(glossary, source) for glossary, term_id in members for source in known[glossary].get(term_id, ())}
            for number, members in terms.items()
        }

    def stands_alone(self, index: Index, term_id: int) -> bool:
        """Whether a term is an entry by itself."""
        return self._kept is None or self._kept.of_term(self._numbers[index], term_id) is None


def gives_way(source: str, glossary: str, replacing: Iterable[tuple[str, str]]) -> bool:
    """Whether *replacing*, sources with their glossaries, has the same source in another glossary."""
    return any(replacer == source and name != glossary for replacer, name in replacing)
