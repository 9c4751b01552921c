"""Finds and reads the file that says which terms of several indexes are one concept.

It has only the concepts with more than one term; every other term is a concept by itself. It also has the names of all
but large indexes, so that of a hundred glossaries only those are opened that have what is asked for.
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
"""Raise this number whenever the contents of these files change, or the rules for what is one concept."""

# With more terms than this, they are not looked up one by one.
_MANY = 1000

# After so many questions, there will be more: a list of queries is being answered.
_OFTEN = 200


def concept_file_name(files: Sequence[str]) -> str:
    """The name of the file for the indexes in *files*, whose names identify the glossaries and their states."""
    where = zlib.crc32("\n".join(file.partition("-")[0] for file in files).encode())
    # Python needs a fiftieth of the time of a lookup to load a digest, and a remainder tells states apart as well.
    state = int.from_bytes("\n".join(files).encode(), "big") % _PRIME
    return f"{where:08x}-{state:024x}.carelex-concepts-{LAYOUT_OF_CONCEPTS}"


# A prime number of 96 bits without a pattern in its bits.
_PRIME = 0xB7E151628AED2A6ABF715955


class Part(NamedTuple):
    """The known facts about an index that has not been opened.

    base: where the ids of its terms begin among those of the names stored with the concepts; None if its names are not
    stored there.
    terms: how many it has.
    """

    base: int | None
    terms: int
    has_references: bool


class KeptConcepts:
    """Says which terms of some indexes are one concept. A term is the number of its index, and its id there.

    Reading raises sqlite3.DatabaseError if the file turns out to be damaged.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._run = connection.execute
        self.close = connection.close
        self.of_term = lru_cache(maxsize=4096)(self._of_term)
        self.names = IndexedNames(lambda: connection)
        """The names of the smaller indexes, all together."""
        self._asked = 0

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The indexes, in order."""
        rows = self._run("SELECT base, terms, refers FROM part ORDER BY number")
        parts = (intact(row, (int, NoneType), int, int) for row in rows)
        return tuple([Part(base, terms, bool(refers)) for base, terms, refers in parts])

    def _of_term(self, number: int, term_id: int) -> tuple[int, str] | None:
        """The id and name of a term's concept; None if the term is a concept by itself."""
        if self._are_known:
            return self._by_term.get((number, term_id))
        row = self._run(
            "SELECT id, name FROM member JOIN concept ON id = concept WHERE glossary = ? AND term = ?",
            (number, term_id),
        ).fetchone()
        if row is None:
            return None
        concept, name = intact(row, int, str)
        return concept, name

    def called(self, same: str) -> int | None:
        """The concept with this name, folded by `same_name`."""
        if self._are_known:
            return self._by_name.get(same)
        row = self._run("SELECT id FROM concept WHERE same = ?", (same,)).fetchone()
        return None if row is None else int(intact(row, int)[0])

    @property
    def _are_known(self) -> bool:
        """Whether it is worth having read all concepts: if there are few, and so much is asked that more will be."""
        self._asked += 1
        return self._asked > _OFTEN and self._are_few

    @cached_property
    def _are_few(self) -> bool:
        (count,) = intact(self._run("SELECT count(*) FROM member").fetchone(), int)
        return bool(count <= _MANY)

    @cached_property
    def _by_term(self) -> dict[tuple[int, int], tuple[int, str]]:
        rows = self._run("SELECT glossary, term, id, name FROM member JOIN concept ON id = concept")
        read = (intact(row, int, int, int, str) for row in rows)
        return {(number, term): (concept, name) for number, term, concept, name in read}

    @cached_property
    def _by_name(self) -> dict[str, int]:
        rows = self._run("SELECT same, id FROM concept")
        return dict([intact(row, str, int) for row in rows])

    def terms(self, concept: int) -> list[tuple[int, int]]:
        """The terms of a concept, in the order of the glossaries."""
        rows = self._run("SELECT glossary, term FROM member WHERE concept = ? ORDER BY glossary, term", (concept,))
        return [intact(row, int, int) for row in rows]

    def terms_of_each(self, concepts: Sequence[int]) -> dict[int, list[tuple[int, int]]]:
        """The terms of some hundreds of *concepts*, by concept; in no order."""
        places = ", ".join("?" * len(concepts))
        terms: dict[int, list[tuple[int, int]]] = {}
        for row in self._run(f"SELECT concept, glossary, term FROM member WHERE concept IN ({places})", concepts):
            concept, glossary, term = intact(row, int, int, int)
            terms.setdefault(concept, []).append((glossary, term))
        return terms

    def of_each(self, number: int, term_ids: Sequence[int]) -> dict[int, int]:
        """The concepts of some terms of an index, by their ids; terms that are one by themselves are left out."""
        # The plus stops SQLite from looking up each of many terms: few terms share a concept.
        plus = "+" if len(term_ids) > _MANY else ""
        rows = self._run(
            f"SELECT term, concept FROM member WHERE glossary = ? AND {plus}term IN (SELECT value FROM json_each(?))",
            (number, str([*term_ids])),
        )
        return dict([intact(row, int, int) for row in rows])

    def terms_in(self, number: int) -> list[int]:
        """The ids of the terms of an index that share a concept with others."""
        return [intact(row, int)[0] for row in self._run("SELECT term FROM member WHERE glossary = ?", (number,))]

    def number_in(self, number: int) -> int:
        """How many terms of an index share a concept with others."""
        (count,) = intact(self._run("SELECT count(*) FROM member WHERE glossary = ?", (number,)).fetchone(), int)
        return int(count)

    def members(self) -> Iterator[list[tuple[int, int]]]:
        """The terms of each concept, in the order of the glossaries."""
        rows = self._run("SELECT concept, glossary, term FROM member ORDER BY concept, glossary, term")
        for _, members in groupby((intact(row, int, int, int) for row in rows), key=itemgetter(0)):
            yield [(glossary, term) for _, glossary, term in members]

    def listed(self, after: tuple[str, int], first: str, limit: int) -> list[tuple[str, int, str]]:
        """List concepts in alphabetical order, with key, id and name; only those whose key starts with *first*.

        after: the key and the id of the last concept before them; ("", 0) at the beginning.
        """
        rows = self._run(
            "SELECT key, id, name FROM concept WHERE (key, id) > (?, ?) AND key < ? ORDER BY key, id LIMIT ?",
            (*max(after, (first, 0)), behind(first), limit),
        )
        return [intact(row, str, int, str) for row in rows]

    def all_called(self) -> list[str]:
        """The names of the concepts."""
        return [intact(row, str)[0] for row in self._run("SELECT name FROM concept ORDER BY id")]


def find_concepts(files: Sequence[str], folder: Path) -> KeptConcepts | None:
    """Open the stored concepts of the indexes in *files*; None if *folder* has none that can be trusted."""
    with suppress(sqlite3.Error):
        kept = KeptConcepts(connected(folder / concept_file_name(files)))
        with suppress(sqlite3.Error):
            if len(kept.parts) == len(files):
                return kept
        kept.close()
    return None
