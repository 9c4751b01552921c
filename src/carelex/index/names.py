"""Finds names in an index: by a form that they share with a query, by their beginning, or by likeness."""

import re
import sqlite3
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import islice
from typing import Any

from carelex.english.forms import ALIKE, SINGULAR, sound
from carelex.index.rows import HEADWORD, HEADWORD_CORE, SEE_ALSO, TERM, TEXT, NameRow, intact, name_row

# How many keys one SQL query asks for.
_AT_ONCE = 512

# If more runs of words than this are asked for, more will follow: it is quicker to load all names.
_MANY_RUNS = 20_000

# One lookup asks for no more shelves than this, and needs only some lengths of each. If more are asked for, it is a
# batch, which needs most of them again: they are read and kept whole.
_SHELVES_OF_ONE = 40

BY_START, BY_END, BY_BOTH, BY_SOUND = range(4)
"""What the names on a shelf share: how they begin, how they end, both, or how they sound."""

OF_TEXTS = 4
"""Added to these for the shelves of words that are in texts but in no name."""


LABELS = ("substr(name, 1, 2)", "substr(name, -3)", "substr(name, 1, 1) || substr(name, -1)", "sound")
"""As `shelves`, for SQLite."""

# How many signs of the sound are enough to group words that sound alike.
SOUND_LENGTH = 4


TABLES_OF_NAMES = (
    "CREATE TABLE term (id INTEGER PRIMARY KEY, name TEXT, others INTEGER, first INTEGER, last INTEGER, see TEXT)",
    "CREATE TABLE other (term INTEGER, place INTEGER, kind INTEGER, text TEXT, PRIMARY KEY (term, place))"
    " WITHOUT ROWID",
    "CREATE TABLE key (key TEXT, term INTEGER, place INTEGER, forms INTEGER, PRIMARY KEY (key, term, place))"
    " WITHOUT ROWID",
    "CREATE TABLE shelf (kind INTEGER, label TEXT, length INTEGER, names TEXT, PRIMARY KEY (kind, label, length))"
    " WITHOUT ROWID",
)
"""The SQL statements that make the tables for names."""


def shelves(name: str) -> tuple[str, str, str, str]:
    """The labels of the shelves of a folded *name*, one in each order; there must be no article before it."""
    # Of 4,000 misspellings of WordNet's lemmas, less than one in a hundred shares no label with the right word.
    return name[:2], name[-3:], name[0] + name[-1], sound(name)[:SOUND_LENGTH]


def finer_label(order: int, label: str, name: str) -> str:
    """Label the part of a divided shelf that has a folded *name* of several words.

    order, label: the shelf. Its parts go by the beginning or the sound of the last word; those of a shelf by endings go
    by the beginning of the name.
    """
    last = name[name.rfind(" ") + 1 :]
    # Folded names have no tabs, so no label of a shelf does; it may have a space.
    return f"{label}\t{name[0] if order == BY_END else sound(last)[:1] if order == BY_SOUND else last[0]}"


class IndexedNames:
    """The names of one index, or of several together; *connect* opens it at the first question.

    Reading raises sqlite3.DatabaseError if the index turns out to be damaged.
    """

    def __init__(self, connect: Callable[[], sqlite3.Connection]) -> None:
        self._connect = connect
        self.named = lru_cache(maxsize=4096)(self._named)
        self._runs_asked = 0
        self._shelves_asked = 0
        self._shelf = lru_cache(maxsize=4096)(self._find_shelf)

    @cached_property
    def _connection(self) -> sqlite3.Connection:
        return self._connect()

    @cached_property
    def _run(self) -> Callable[..., Any]:
        return self._connection.execute

    def close(self) -> None:
        if "_connection" in self.__dict__:
            self._connection.close()

    def _named(self, key: str) -> list[NameRow]:
        """The names with *key* as one of their forms."""
        rows = self._run(_NAMED, (key,))
        return [name_row(row) for row in rows]

    def named_from(self, beginning: str) -> list[NameRow]:
        """The names that have a form with this *beginning*; once for each form."""
        rows = self._run(_NAMED_FROM, (beginning, beginning + chr(0x10FFFF)))
        return [name_row(row) for row in rows]

    def beginning(self, first: str, limit: int) -> list[tuple[str, str, int]]:
        """Names whose comparable form begins with *first*; among names alike, only one.

        Each has that form before it, and the id of its term after it.

        Headwords are left out, because a source's own wording adds nothing to choose from. If there are more than
        *limit*, these are the first ones and the last.
        """
        bounds = first, behind(first)
        rows = [*self._run(_BEGINNING.format("ASC"), (*bounds, limit))]
        if len(rows) == limit:
            rows += self._run(_BEGINNING.format("DESC"), (*bounds, 1))
        return [intact(row, str, str, int, int)[:3] for row in rows]

    def known(self, keys: Sequence[str]) -> set[str]:
        """Those of *keys* that are a form of a name."""
        return {intact(row, str)[0] for row in self._for_each("SELECT key FROM key WHERE key IN ({})", keys)}

    def named_as_one_of(self, keys: Collection[str]) -> Iterator[tuple[str, NameRow]]:
        """The names that have one of *keys* as a form, each with that key."""
        for key, *row in self._for_each(_NAMED_AS, keys):
            yield key, name_row(row)

    def that_begin_names(self, runs: Collection[str]) -> set[str]:
        """Those of *runs* with which a name begins; names are in the singular and written as one word."""
        if self._runs_asked < _MANY_RUNS:
            self._runs_asked += len(runs)
            return {run for (run,) in self._for_each(_BEGUN, runs, "(?)")}
        from bisect import bisect_left

        singulars = self._singulars
        return {run for run in runs if singulars[bisect_left(singulars, run)].startswith(run)}

    @cached_property
    def _singulars(self) -> list[str]:
        """The names in the singular, each written as one word, in order; at the end a string that sorts after all."""
        (lines,) = intact(self._run(_SINGULARS).fetchone(), str)
        return [*lines.split("\n"), chr(0x10FFFF)]

    def _for_each(self, statement: str, values: Collection[object], place: str = "?") -> Iterator[Any]:
        """Run a statement about *values*, some at a time. *place* is how one of them is written in it."""
        rest = iter(values)
        while some := [*islice(rest, _AT_ONCE)]:
            # Fill up to a power of two, so that SQLite has few different statements to compile.
            some += some[-1:] * ((1 << (len(some) - 1).bit_length()) - len(some))
            yield from self._run(statement.format(", ".join([place] * len(some))), some)

    def keys_of_singulars(self) -> Iterator[tuple[str, int]]:
        """The names in the singular, as one word, with the ids of their terms; names of only signs as they are."""
        for row in self._run(f"SELECT key, term FROM key WHERE forms & {SINGULAR} OR forms = {ALIKE}"):
            key, term_id = intact(row, str, int)
            yield key, term_id

    def term_keys(self) -> list[str]:
        """The comparable forms of the terms, each once."""
        rows = self._run("SELECT DISTINCT key FROM key WHERE place = 0 AND forms & ?", (ALIKE,))
        return [intact(row, str)[0] for row in rows]

    def names_on(self, order: int, label: str, lengths: range) -> list[str]:
        """The folded names of some lengths on the shelf with a label, in one of the orders."""
        self._shelves_asked += 1
        if self._shelves_asked > _SHELVES_OF_ONE:
            by_length = self._shelf(order, label)
            names = "\n".join([by_length[length] for length in lengths if length in by_length])
        else:
            row = self._run(_SHELF_PART, (order, label, lengths.start, lengths.stop - 1)).fetchone()
            (names,) = intact(row, TEXT)
        return names.split("\n") if names else []

    def _find_shelf(self, order: int, label: str) -> dict[int, str]:
        """The folded names on a shelf, by their lengths; with a line feed between them."""
        return dict([intact(row, int, str) for row in self._run(_SHELF, (order, label))])

    @cached_property
    def roll(self) -> str:
        """All folded names, one on each line, with a line feed before the first."""
        rows = self._run("SELECT names FROM shelf WHERE kind = ? ORDER BY label, length", (BY_START,))
        return "\n".join(["", *(intact(row, str)[0] for row in rows), ""])

    def names_like(self, pattern: str) -> list[str]:
        """The folded names, and words of names, that match *pattern*."""
        return re.findall(rf"\n({pattern})(?=\n)", self.roll)

    def names_with(self, part: str) -> Iterator[str]:
        """The folded names that contain *part*; the line feed before a name counts too, and finds beginnings."""
        roll = self.roll
        at = roll.find(part)
        while at >= 0:
            start, end = roll.rfind("\n", 0, at + 1) + 1, roll.index("\n", at + 1)
            yield roll[start:end]
            at = roll.find(part, end)

    def term_row(self, term_id: int) -> NameRow:
        """The own name of a term, as a row."""
        row = self._run("SELECT 0, id, name, name, 0, others, first, last, see FROM term WHERE id = ?", (term_id,))
        return name_row(row.fetchone())

    def names_of(self, named: NameRow) -> list[tuple[int, str]]:
        """The other names of the term of a name, each with what it is to the term."""
        return [name for name in self._others(named.term_id) if name[0] != SEE_ALSO] if named.other_count else []

    def _others(self, term_id: int) -> list[tuple[int, str]]:
        rows = self._run("SELECT kind, text FROM other WHERE term = ? ORDER BY place", (term_id,))
        return [intact(row, int, str) for row in rows]

    def terms_alike(self, alike: str) -> list[NameRow]:
        """The terms that are written like a name with the fold *alike*."""
        return [row for row in self.named(alike) if row.kind == TERM and row.forms & ALIKE]


def behind(beginning: str) -> str | bytes:
    """A value that SQLite sorts after every text with this *beginning*."""
    stem = beginning.rstrip("\U0010ffff")
    if not stem:
        # SQLite sorts bytes after all texts.
        return b""
    following = ord(stem[-1]) + 1
    # Surrogates are not allowed in texts.
    return stem[:-1] + chr(0xE000 if following == 0xD800 else following)


_ROWS = """
    SELECT key.forms, key.term, term.name, coalesce(other.text, term.name), coalesce(other.kind, 0), term.others,
        term.first, term.last, term.see
    FROM key JOIN term ON term.id = key.term LEFT JOIN other ON other.term = key.term AND other.place = key.place
    WHERE key.key {}
"""
# Among those alike, SQLite returns the columns of the one with the lowest place: the term, if there is one.
_BEGINNING = f"""
    SELECT key.key, coalesce(other.text, term.name), key.term, min(key.place)
    FROM key JOIN term ON term.id = key.term LEFT JOIN other ON other.term = key.term AND other.place = key.place
    WHERE key.key >= ? AND key.key < ? AND key.forms & {ALIKE}
        AND coalesce(other.kind, {TERM}) NOT IN ({HEADWORD}, {HEADWORD_CORE})
    GROUP BY key.key ORDER BY key.key {{}} LIMIT ?
"""
_NAMED, _NAMED_FROM = _ROWS.format("= ?"), _ROWS.format("BETWEEN ? AND ?")
_SHELF = "SELECT length, names FROM shelf WHERE kind = ? AND label = ?"
# One text is quicker to read than many rows.
_SHELF_PART = """
    SELECT group_concat(names, char(10)) FROM shelf WHERE kind = ? AND label = ? AND length BETWEEN ? AND ?
"""
_NAMED_AS = _ROWS.format("IN ({})").replace("SELECT", "SELECT key.key,", 1) + "ORDER BY key.key, key.term, key.place"
# One text is quicker to read than many rows.
_SINGULARS = f"""
    SELECT coalesce(group_concat(key, char(10)), '') FROM (SELECT key FROM key WHERE forms & {SINGULAR} ORDER BY key)
"""
# In the order of keys, from each run to the first name in the singular, which has no spaces. Other forms have, and
# there may be thousands that begin with one word; they come between that word and the same with "!".
_BEGUN = f"""
    WITH RECURSIVE asked (run) AS (VALUES {{}}), step (run, at) AS (
        SELECT run, run FROM asked
        WHERE run = (SELECT substr(key, 1, length(run)) FROM key WHERE key >= run ORDER BY key LIMIT 1)
        UNION ALL
        SELECT run, (
            SELECT key FROM key
            WHERE key >= CASE instr(at, ' ') WHEN 0 THEN at || char(1) ELSE substr(at, 1, instr(at, ' ') - 1) || '!' END
            ORDER BY key LIMIT 1
        )
        FROM step
        WHERE substr(at, 1, length(run)) = run AND NOT EXISTS (SELECT 1 FROM key WHERE key = at AND forms & {SINGULAR})
    )
    SELECT run FROM step
    WHERE substr(at, 1, length(run)) = run AND EXISTS (SELECT 1 FROM key WHERE key = at AND forms & {SINGULAR})
"""
