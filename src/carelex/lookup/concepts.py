"""Which terms of the glossaries in use are one entry, and which entry a name belongs to."""

import sqlite3
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TypeVar

from carelex.index import DAMAGED, Index, ListedRow, NameRow
from carelex.names import same_name, written_alike

# A glossary, by whatever it is told from others, and a term of it as an index gives it.
_Glossary = TypeVar("_Glossary")
_TermRow = TypeVar("_TermRow", NameRow, ListedRow)


class Concepts:
    """What the terms of several glossaries stand for: each concept has one entry, and goes by the first of its terms.

    Terms that are written alike are one concept; where a glossary tells some apart, only the same name is. A name that
    is one glossary's term and another's alias belongs to the term.
    Of one source, a definition that replaces others stands in the place of those that other glossaries have.
    """

    def __init__(self, indexes: Sequence[Index]) -> None:
        self._indexes = indexes
        self.terms_of = lru_cache(maxsize=4096)(self._find_terms)

    def _find_terms(self, term: str) -> list[tuple[Index, NameRow]]:
        """The terms that are one concept with *term*, each with its index, in the order of the glossaries."""
        alike = written_alike(term)
        rows = [(index, row) for index in self._indexes for row in index.terms_alike(alike)]
        if len(rows) < 2:
            return rows
        concepts, same = by_concept(rows), same_name(term)
        return next((terms for terms in concepts if len(concepts) == 1 or same_name(terms[0][1].term) == same), [])

    def entry_of(self, term: str) -> str:
        """The name of the entry that a term of one of the glossaries is in."""
        terms = self.terms_of(term)
        if not terms:
            # Its name stands in an index, and is none of the names there.
            raise sqlite3.DatabaseError(DAMAGED)
        return terms[0][1].term

    def entry_of_name(self, row: NameRow) -> str:
        """The name of the entry that a name in an index leads to."""
        return row.term if len(self._indexes) == 1 else self.entry_of(row.term)

    def owner_of(self, name: str) -> str | None:
        """The entry whose own term *name* is; or that its term is written like, if that is told apart from none."""
        same, alike = same_name(name), written_alike(name)
        rows = [row for index in self._indexes for row in index.terms_alike(alike)]
        for row in rows:
            if same_name(row.text) == same:
                return self.entry_of_name(row)
        return self.entry_of_name(rows[0]) if rows and not self._tells_apart(alike) else None

    def _tells_apart(self, alike: str) -> bool:
        """Whether a glossary holds several terms that are merely written alike, so."""
        return any(len(index.terms_alike(alike)) > 1 for index in self._indexes)

    def voices_of(self, term: str) -> set[tuple[str, str]]:
        """Who defines *term*: glossaries and sources, without those that give way to others."""
        cited = [(index.name, index.cited(row)) for index, row in self.terms_of(term)]
        replacing = {(source, name) for name, sources in cited for source, replaces in sources.items() if replaces}
        return {
            (name, source)
            for name, sources in cited
            for source, replaces in sources.items()
            if replaces or not gives_way(source, name, replacing)
        }

    def is_defined_by(self, term: str, sources: frozenset[str]) -> bool:
        """Whether one of *sources* defines *term*."""
        return not sources.isdisjoint(source for _, source in self.voices_of(term))


def by_concept(alike: Sequence[tuple[_Glossary, _TermRow]]) -> list[list[tuple[_Glossary, _TermRow]]]:
    """Sort terms that are written alike, each with its glossary, by the concepts that they are."""
    # Where a glossary tells some apart, only the same name is one concept.
    is_told_apart = len({glossary for glossary, _ in alike}) < len(alike)
    concepts: dict[str, list[tuple[_Glossary, _TermRow]]] = {}
    for glossary, row in alike:
        concepts.setdefault(same_name(row.term) if is_told_apart else "", []).append((glossary, row))
    return list(concepts.values())


def gives_way(source: str, glossary: str, replacing: Iterable[tuple[str, str]]) -> bool:
    """Whether one of those that replace, sources with their glossaries, is *source* in another glossary."""
    return any(replacer == source and name != glossary for replacer, name in replacing)
