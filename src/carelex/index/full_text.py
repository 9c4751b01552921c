"""Searches the full text of an index: finds the definitions with some words, and how they are written there."""

import re
import sqlite3
from collections.abc import Sequence
from functools import cached_property, lru_cache

from carelex.index.rows import ALL, SEE_ALSO, TEXT, Among, Marked, Ways, intact
from carelex.names import BETWEEN, MARK


class FullText:
    """The names and texts of one glossary, searched with FTS5's query language."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._run = connection.execute
        self.count = lru_cache(maxsize=256)(self._count)
        self.only_with_others = lru_cache(maxsize=64)(self._only_with_others)

    @cached_property
    def is_there(self) -> bool:
        """Whether names and texts can be searched: not if a SQLite without FTS5 made the index."""
        return self._run("SELECT 1 FROM sqlite_master WHERE name = 'full_text'").fetchone() is not None

    def _count(self, wanted: str, among: Among = ALL) -> int:
        """Count the definitions, of all or *among* some, that have *wanted* in their text or in a name of their term.

        wanted: an FTS5 expression.
        """
        where, values = self._where(wanted, among)
        (number,) = intact(self._run(f"SELECT count(*) {where}", values).fetchone(), int)
        return int(number)

    def _only_with_others(self, wanted: str, ways: Ways, others: frozenset[str]) -> frozenset[int]:
        """The ids of the definitions that match *wanted* only by stem, and have it in none of *ways*.

        others: the different words of the same stems. Only definitions with one of them are read.
        """
        patterns = [[re.compile(part) for part in way] for way in ways]
        # A text with "personality" also contains "personal".
        least = sorted(word for word in others if not any(other in word for other in others - {word}))
        has_one = " OR ".join([f"{column} LIKE ?" for column in _READ for _ in least])
        values = [f"%{word}%" for _ in _READ for word in least]
        rows = self._run(f"SELECT full_text.rowid, {', '.join(_READ)} {_TO_READ} AND ({has_one})", (wanted, *values))
        only_with_others = []
        for definition_id, *texts in (intact(row, int, str, str, str) for row in rows):
            text = _without_accents("\n".join(texts).lower())
            if not any(all(part.search(text) for part in way) for way in patterns):
                only_with_others.append(definition_id)
        return frozenset(only_with_others)

    def without(self, wanted: str, among: Among) -> list[int]:
        """The ids of the definitions *among* some that do not have *wanted*."""
        return sorted({*self._ids(None, among)}.difference(self._ids(wanted, among)))

    def having(self, wanted: str, among: Among) -> list[int]:
        """The ids of the definitions *among* some that have *wanted*, in no order."""
        return self._ids(wanted, among)

    def _ids(self, wanted: str | None, among: Among) -> list[int]:
        where, values = self._where(wanted, among)
        return [definition_id for (definition_id,) in self._run(f"SELECT full_text.rowid {where}", values)]

    def terms(self, wanted: str, among: Among) -> list[int]:
        """The ids of the terms with definitions *among* some that have *wanted*, each once."""
        where, values = self._where(wanted, among, with_definition=True)
        return [term_id for (term_id,) in self._run(f"SELECT DISTINCT definition.term {where}", values)]

    def number_of_terms(self, wanted: str, among: Among, some: Sequence[int]) -> tuple[int, list[int]]:
        """Count the terms with a definition *among* some that has *wanted*, and list which of *some* terms do."""
        where, values = self._where(wanted, among, with_definition=True)
        is_one = "definition.term IN (SELECT value FROM json_each(?))"
        row = self._run(
            "SELECT count(DISTINCT definition.term),"
            f" group_concat(DISTINCT CASE WHEN {is_one} THEN definition.term END) {where}",
            (str([*some]), *values),
        )
        number, ids = intact(row.fetchone(), int, TEXT)
        return number, [*map(int, ids.split(","))] if ids else []

    def best(self, wanted: str, among: Among, limit: int) -> list[tuple[int, int, float]]:
        """Definitions that have *wanted*, best first: their ids, the ids of their terms, and scores.

        The score is bm25's: lower is better.
        """
        among, others = self._with_few_references(among)
        where, values = self._where(wanted, among)
        rows = self._run(
            "SELECT best.id, definition.term, best.score FROM ("
            # The plus stops FTS5 from sorting all that it finds.
            f"SELECT full_text.rowid AS id, rank AS score {where} AND {_RANKED}"
            " ORDER BY +rank, +full_text.rowid LIMIT ?) AS best"
            f" JOIN definition ON definition.id = best.id {'WHERE definition.see IS NULL' if others else ''}"
            " ORDER BY best.score, best.id LIMIT ?",
            (*values, limit + others, limit),
        )
        return [intact(row, int, int, float) for row in rows]

    def texts(self, wanted: str, among: Among, limit: int) -> list[tuple[int, str, str]]:
        """Definitions that have *wanted*, best first: the id, the names of the term, and the readable text of each."""
        where, values = self._where(wanted, among)
        rows = self._run(
            f"SELECT full_text.rowid, names, full_text.text {where} AND {_RANKED} ORDER BY rank LIMIT ?",
            (*values, limit),
        )
        return [intact(row, int, str, str) for row in rows]

    def _with_few_references(self, among: Among) -> tuple[Among, int]:
        """Include references among the definitions if that is quicker, and return how many there are.

        It is slower to ask for each match of a common word whether it only refers than to drop a few matches at the
        end.
        """
        if among.refers is False and self._number_of_references <= _FEW:
            return among._replace(refers=None), self._number_of_references
        return among, 0

    @cached_property
    def _number_of_references(self) -> int:
        (number,) = self._run("SELECT count(*) FROM definition WHERE see IS NOT NULL").fetchone()
        return int(number)

    def marked(self, wanted: str, among: Among, definition_ids: Sequence[int]) -> dict[int, Marked]:
        """Those of some definitions, by id, that are *among* others and have *wanted*."""
        where, values = self._where(wanted, among, only=definition_ids)
        rows = self._run(
            "SELECT full_text.rowid, rank, highlight(full_text, 0, ?, ?),"
            # SQLite takes minutes to mark a long text.
            f" CASE WHEN length(full_text.text) > {_LONG} THEN '' ELSE highlight(full_text, 1, ?, ?) END"
            f" {where} AND {_RANKED}",
            (*[MARK] * 4, *values),
        )
        return {
            definition_id: Marked(
                score,
                names.replace(MARK, "").split(BETWEEN),
                [part for marked in (names, text) for part in marked.split(MARK)[1::2]],
            )
            for definition_id, score, names, text in (intact(row, int, float, str, str) for row in rows)
        }

    def _where(
        self, wanted: str | None, among: Among, *, with_definition: bool = False, only: Sequence[int] | None = None
    ) -> tuple[str, list[object]]:
        """The SQL that finds the definitions with *wanted*, or all if it is None, and its values.

        with_definition: join the row of each definition.
        only: the ids to choose from.
        """
        conditions = ["TRUE" if wanted is None else _MATCH]
        values: list[object] = [] if wanted is None else [wanted]
        if only is not None:
            # The plus stops SQLite from searching again for each of them.
            conditions.append("+full_text.rowid IN (SELECT value FROM json_each(?))")
            values.append(str([*only]))
        if among.sources:
            conditions.append(f"definition.source IN ({', '.join('?' * len(among.sources))})")
            values += among.sources
        if among.without:
            conditions.append("full_text.rowid NOT IN (SELECT value FROM json_each(?))")
            values.append(str([*among.without]))
        if among.within:
            conditions.append("full_text.rowid BETWEEN ? AND ?")
            values += among.within
        with_definition = with_definition or bool(among.sources)
        if among.refers is not None:
            conditions.append(self._refers(among.refers, with_definition=with_definition))
        joined = "JOIN definition ON definition.id = full_text.rowid" if with_definition else ""
        return f"FROM full_text {joined} WHERE {' AND '.join(conditions)}", values

    def _refers(self, refers: bool, *, with_definition: bool) -> str:
        """The condition that a definition only refers to another name, or that it does not."""
        if with_definition:
            return f"definition.see IS {'NOT ' if refers else ''}NULL"
        # The plus stops SQLite from searching again for each reference; a few are found quickly that way.
        plus = "" if refers and self._number_of_references <= _FEW else "+"
        return f"{plus}full_text.rowid {'IN' if refers else 'NOT IN'} (SELECT id FROM definition WHERE see IS NOT NULL)"


# Up to this many references are few.
_FEW = 20

# Characters: longer texts are not marked.
_LONG = 20_000

_MATCH = "full_text MATCH ?"

# A name says more about what an entry is about than a word of its text.
_RANKED = "rank MATCH 'bm25(10.0, 1.0)'"

# The columns to read of a definition, from the tables themselves.
_READ = (
    "coalesce(definition.plain, definition.text)",
    "term.name",
    f"coalesce((SELECT group_concat(text, ' / ') FROM other WHERE other.term = term.id AND kind < {SEE_ALSO}), '')",
)
_TO_READ = f"""
    FROM full_text JOIN definition ON definition.id = full_text.rowid JOIN term ON term.id = definition.term
    WHERE {_MATCH}
"""


def _without_accents(text: str) -> str:
    if text.isascii():
        return text
    from unicodedata import combining, normalize

    return "".join([char for char in normalize("NFKD", text) if not combining(char)])
