"""The full text of an index: which definitions have some words, and how these are written there."""

import re
import sqlite3
from collections.abc import Sequence
from functools import cached_property, lru_cache

from carelex.index.rows import ALL, Among, Ways, intact
from carelex.names import BETWEEN, MARK


class FullText:
    """Names and texts of one glossary, to be searched with FTS5's query language."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._run = connection.execute
        self.count = lru_cache(maxsize=256)(self._count)
        self.holding = lru_cache(maxsize=64)(self._holding)

    @cached_property
    def is_there(self) -> bool:
        """Whether names and texts can be searched: not where it was made by a SQLite without FTS5."""
        return self._run("SELECT 1 FROM sqlite_master WHERE name = 'full_text'").fetchone() is not None

    def _count(self, wanted: str, among: Among = ALL) -> int:
        """How many definitions, of all or *among* some, have *wanted* in their text or are of a term so named.

        wanted: an expression of FTS5's query language.
        """
        where, values = _where(wanted, among)
        (number,) = intact(self._run(f"SELECT count(*) {where}", values).fetchone(), int)
        return int(number)

    def _holding(self, wanted: str, ways: Ways) -> tuple[frozenset[int], frozenset[int]]:
        """The ids of the definitions in which *wanted* is found: those with it in one of *ways*, and the others."""
        patterns = [[re.compile(part) for part in way] for way in ways]
        holding: list[int] = []
        others: list[int] = []
        rows = self._run(f"SELECT rowid, names, text FROM full_text WHERE {_MATCH}", (wanted,))
        for definition_id, *texts in (intact(row, int, str, str) for row in rows):
            text = _without_accents("\n".join(texts).lower())
            is_there = any(all(part.search(text) for part in way) for way in patterns)
            (holding if is_there else others).append(definition_id)
        return frozenset(holding), frozenset(others)

    def without(self, wanted: str, among: Among) -> list[int]:
        """The ids of the definitions *among* some that do not have *wanted*."""
        return sorted({*self._ids(None, among)}.difference(self._ids(wanted, among)))

    def having(self, wanted: str, among: Among) -> list[int]:
        """The ids of the definitions *among* some that have *wanted*, in no order."""
        return self._ids(wanted, among)

    def _ids(self, wanted: str | None, among: Among) -> list[int]:
        where, values = _where(wanted, among)
        return [definition_id for (definition_id,) in self._run(f"SELECT full_text.rowid {where}", values)]

    def best(self, wanted: str, among: Among, limit: int) -> list[tuple[int, float]]:
        """The ids of definitions that have *wanted*, best first, with their scores: bm25, of which less is better."""
        where, values = _where(wanted, among)
        rows = self._run(
            f"SELECT full_text.rowid, rank {where} AND rank MATCH '{_WEIGHTS}' ORDER BY rank LIMIT ?", (*values, limit)
        )
        return [intact(row, int, float) for row in rows]

    def texts(self, wanted: str, among: Among, limit: int) -> list[tuple[int, str, str]]:
        """Definitions that have *wanted*, best first: the id of each, the names of its term, and its readable text."""
        where, values = _where(wanted, among)
        rows = self._run(
            f"SELECT full_text.rowid, names, full_text.text {where} AND rank MATCH '{_WEIGHTS}' ORDER BY rank LIMIT ?",
            (*values, limit),
        )
        return [intact(row, int, str, str) for row in rows]

    def marked(self, wanted: str, definition_ids: Sequence[int]) -> dict[int, tuple[list[str], list[str]]]:
        """For definitions that have *wanted*, by their ids: the names of the term, and how that is written there.

        Of a text that is too long, nothing is told.
        """
        rows = self._run(
            # The plus keeps SQLite from looking for what is wanted once for each of them.
            "SELECT rowid, highlight(full_text, 0, ?1, ?1),"
            # SQLite takes minutes to mark a long text.
            f" CASE WHEN length(text) > {_LONG} THEN '' ELSE highlight(full_text, 1, ?1, ?1) END FROM full_text"
            " WHERE full_text MATCH ?2 AND +rowid IN (SELECT value FROM json_each(?3))",
            (MARK, wanted, str([*definition_ids])),
        )
        return {
            definition_id: (
                names.replace(MARK, "").split(BETWEEN),
                [part for marked in (names, text) for part in marked.split(MARK)[1::2]],
            )
            for definition_id, names, text in (intact(row, int, str, str) for row in rows)
        }


# Characters of a text that is not marked.
_LONG = 20_000

_MATCH = "full_text MATCH ?"

# A name tells more of what an entry is about than a word of its text.
_WEIGHTS = "bm25(10.0, 1.0)"


def _where(wanted: str | None, among: Among) -> tuple[str, list[object]]:
    """What finds the definitions that have *wanted*, or all where it is None, and its values."""
    conditions = ["TRUE" if wanted is None else _MATCH]
    values: list[object] = [] if wanted is None else [wanted]
    joined = ""
    if among.sources:
        joined = "JOIN definition ON definition.id = full_text.rowid"
        conditions.append(f"definition.source IN ({', '.join('?' * len(among.sources))})")
        values += among.sources
    if among.without:
        conditions.append("full_text.rowid NOT IN (SELECT value FROM json_each(?))")
        values.append(str([*among.without]))
    if among.within:
        conditions.append("full_text.rowid BETWEEN ? AND ?")
        values += among.within
    if among.refers is not None:
        refers = "IN" if among.refers else "NOT IN"
        # The plus keeps SQLite from looking for what is wanted once for each reference.
        conditions.append(f"+full_text.rowid {refers} (SELECT id FROM definition WHERE see IS NOT NULL)")
    return f"FROM full_text {joined} WHERE {' AND '.join(conditions)}", values


def _without_accents(text: str) -> str:
    if text.isascii():
        return text
    from unicodedata import combining, normalize

    return "".join([char for char in normalize("NFKD", text) if not combining(char)])
