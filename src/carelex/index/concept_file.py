"""The file that keeps which terms of several indexes are one concept: finds that of a set of indexes, and reads it.

It holds only the concepts that are more than one term: each other term is one by itself. And it holds the names of all
but large indexes together, so that of a hundred glossaries only those are opened that have what is asked for.
"""

import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cached_property, lru_cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from types import NoneType
from typing import NamedTuple

from carelex.index.file import connected
from carelex.index.names import IndexedNames, behind
from carelex.index.rows import intact

LAYOUT_OF_CONCEPTS = 4
"""Goes up with every change of what stands in such a file, or of what makes terms one concept."""

# So many terms are looked for one by one.
_MANY = 1000


def concept_file_name(files: Sequence[str]) -> str:
    """The name of the file for indexes that are kept in *files*, which tell the glossaries and their states."""
    # Only who has several glossaries waits for it.
    from hashlib import blake2b

    where = zlib.crc32("\n".join(file.partition("-")[0] for file in files).encode())
    digest = blake2b("\n".join(files).encode(), digest_size=12).hexdigest()
    return f"{where:08x}-{digest}.carelex-concepts-{LAYOUT_OF_CONCEPTS}"


class Part(NamedTuple):
    """What is known of an index without opening it.

    base: where the ids of its terms begin among those of the names that are kept with the concepts; None where these
    are not there. terms: how many it has.
    """

    base: int | None
    terms: int
    has_references: bool


class KeptConcepts:
    """Which terms of some indexes are one concept. A term is the number of its index, and its id there.

    Whatever is read raises sqlite3.DatabaseError when the file turns out to be damaged.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._run = connection.execute
        self.close = connection.close
        self.of_term = lru_cache(maxsize=4096)(self._of_term)
        self.names = IndexedNames(lambda: connection)
        """The names of the smaller indexes, all in one."""

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The indexes, in their order."""
        rows = self._run("SELECT base, terms, refers FROM part ORDER BY number")
        parts = (intact(row, (int, NoneType), int, int) for row in rows)
        return tuple([Part(base, terms, bool(refers)) for base, terms, refers in parts])

    def _of_term(self, number: int, term_id: int) -> tuple[int, str] | None:
        """The concept of a term: its id, and what it is called; None for a term that is one by itself."""
        row = self._run(
            "SELECT id, name FROM member JOIN concept ON id = concept WHERE glossary = ? AND term = ?",
            (number, term_id),
        ).fetchone()
        if row is None:
            return None
        concept, name = intact(row, int, str)
        return concept, name

    def called(self, same: str) -> int | None:
        """The concept that is called so, folded as `same_name` does."""
        row = self._run("SELECT id FROM concept WHERE same = ?", (same,)).fetchone()
        return None if row is None else int(intact(row, int)[0])

    def terms(self, concept: int) -> list[tuple[int, int]]:
        """The terms of a concept, in the order of the glossaries."""
        rows = self._run("SELECT glossary, term FROM member WHERE concept = ? ORDER BY glossary, term", (concept,))
        return [intact(row, int, int) for row in rows]

    def terms_of_each(self, concepts: Sequence[int]) -> dict[int, list[tuple[int, int]]]:
        """The terms of some hundred *concepts*, by these; in no order."""
        places = ", ".join("?" * len(concepts))
        terms: dict[int, list[tuple[int, int]]] = {}
        for row in self._run(f"SELECT concept, glossary, term FROM member WHERE concept IN ({places})", concepts):
            concept, glossary, term = intact(row, int, int, int)
            terms.setdefault(concept, []).append((glossary, term))
        return terms

    def of_each(self, number: int, term_ids: Sequence[int]) -> dict[int, int]:
        """The concepts of those of some terms of an index that are not one by themselves, by their ids."""
        # The plus keeps SQLite from looking for each of many terms: few terms are a part of a concept.
        plus = "+" if len(term_ids) > _MANY else ""
        rows = self._run(
            f"SELECT term, concept FROM member WHERE glossary = ? AND {plus}term IN (SELECT value FROM json_each(?))",
            (number, str([*term_ids])),
        )
        return dict([intact(row, int, int) for row in rows])

    def terms_in(self, number: int) -> list[int]:
        """The terms of an index that are not one by themselves, by their ids."""
        return [intact(row, int)[0] for row in self._run("SELECT term FROM member WHERE glossary = ?", (number,))]

    def number_in(self, number: int) -> int:
        """How many terms of an index are not one by themselves."""
        (count,) = intact(self._run("SELECT count(*) FROM member WHERE glossary = ?", (number,)).fetchone(), int)
        return int(count)

    def members(self) -> Iterator[list[tuple[int, int]]]:
        """The terms of each concept, in the order of the glossaries."""
        rows = self._run("SELECT concept, glossary, term FROM member ORDER BY concept, glossary, term")
        for _, members in groupby((intact(row, int, int, int) for row in rows), key=itemgetter(0)):
            yield [(glossary, term) for _, glossary, term in members]

    def listed(self, after: tuple[str, int], first: str, limit: int) -> list[tuple[str, int, str]]:
        """Concepts by the alphabet, with their keys, ids and names: some of those whose key starts with *first*.

        after: the key and the id of the last one before them; ("", 0) at the beginning.
        """
        rows = self._run(
            "SELECT key, id, name FROM concept WHERE (key, id) > (?, ?) AND key < ? ORDER BY key, id LIMIT ?",
            (*max(after, (first, 0)), behind(first), limit),
        )
        return [intact(row, str, int, str) for row in rows]

    def all_called(self) -> list[str]:
        """What the concepts are called."""
        return [intact(row, str)[0] for row in self._run("SELECT name FROM concept ORDER BY id")]


def find_concepts(files: Sequence[str], folder: Path) -> KeptConcepts | None:
    """Open what is kept in *folder* of the concepts of the indexes in *files*; None when that cannot be trusted."""
    with suppress(sqlite3.Error):
        kept = KeptConcepts(connected(folder / concept_file_name(files)))
        with suppress(sqlite3.Error):
            if len(kept.parts) == len(files):
                return kept
        kept.close()
    return None
