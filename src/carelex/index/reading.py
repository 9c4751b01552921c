"""The index of a glossary file: what every command needs of it, in SQLite, so that a file is read once and no more.

This is the reading side, and all that a call needs whose glossaries have not changed; `indexing` makes what is read
here. An index is never changed: when its glossary has, another takes its place. So its name says what it was made
from, and a look at the file's status is enough to know whether there is one.
"""

import os
import sqlite3
import stat
import time
import zlib
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from functools import cached_property, lru_cache
from itertools import islice
from pathlib import Path
from types import NoneType
from typing import TYPE_CHECKING, Any, NamedTuple

from carelex.english.forms import ALIKE, SINGULAR, sound
from carelex.errors import Fault
from carelex.model import Definition, ReadText, Source, Term
from carelex.names import BETWEEN, MARK

if TYPE_CHECKING:
    import hashlib

LAYOUT = 6
"""Goes up with every change of what stands in an index: of its tables, or of a form or fold that is kept in it."""

TERM, HEADWORD, ABBREVIATION, ALIAS, SEE_ALSO = range(5)
"""What a name is to its term; the last is the name of another."""

# Times of files are kept in steps of up to two seconds. A file that was changed longer ago than that cannot change
# again and keep its status.
_TICK = 2_000_000_000

UNUSED = 90 * 24 * 3600.0
"""Seconds after which an index that nobody has asked for is cleared away."""

# So often it is noted that an index is in use: often enough for that, and seldom enough to cost nothing.
_NOTED_AGAIN = 24 * 3600.0

# The keys that one query asks for.
_AT_ONCE = 512

# Who has asked for so many runs of words goes on: it is quicker then to have all names at hand.
_MANY_RUNS = 20_000

BY_START, BY_END, BY_BOTH, BY_SOUND = range(4)
"""What the names on a shelf have in common: how they begin, how they end, both, or how they sound."""

OF_TEXTS = 4
"""Added to these for the shelves of the words that stand in texts, and in no name."""


LABELS = ("substr(name, 1, 2)", "substr(name, -3)", "substr(name, 1, 1) || substr(name, -1)", "sound")
"""As `shelves`, for SQLite."""

# Signs of a sound that are enough to bring together what sounds alike.
SOUND_LENGTH = 4


def shelves(name: str) -> tuple[str, str, str, str]:
    """Label the shelves on which a folded *name* stands, in each of the orders; it has no article before it."""
    # Of 4,000 misspellings of WordNet's lemmas, less than one in a hundred shares no label with what was meant.
    return name[:2], name[-3:], name[0] + name[-1], sound(name)[:SOUND_LENGTH]


class NameRow(NamedTuple):
    """A name in an index: of which term it is one, in which forms it has the key that was asked for.

    other_count: how many other names, and names of others, stand with the term. first, last: the ids of its
    definitions, which stand together.
    """

    forms: int
    term_id: int
    term: str
    text: str
    kind: int
    other_count: int
    first: int
    last: int


class ListedRow(NamedTuple):
    """A term in an index: what it is written like, its id, its name, and the ids of its sources, parted by spaces."""

    key: str
    term_id: int
    term: str
    sources: str


class Among(NamedTuple):
    """Which definitions are searched: those of *sources*, or all where there are none.

    without: the ids of those that are left out. within: the first and the last id of those that are not.
    """

    sources: tuple[str, ...] = ()
    without: tuple[int, ...] = ()
    within: tuple[int, int] | None = None


ALL = Among()


class Index:
    """One glossary's index, open for reading. *name* is what definitions call the glossary.

    Whatever is read raises sqlite3.DatabaseError when the index turns out to be damaged.
    """

    def __init__(
        self, connection: sqlite3.Connection, glossary: Path, name: str, path: Path | None = None, size: int = 0
    ) -> None:
        self.glossary = glossary
        self.name = name
        self.path = path
        """Where it is kept; None when it lives in memory alone."""
        self.size = size
        """The bytes that it takes there."""
        self._run = connection.execute
        self._close = connection.close
        self.named = lru_cache(maxsize=4096)(self._named)
        self._runs_asked = 0
        self.count = lru_cache(maxsize=256)(self._count)
        self._shelf = lru_cache(maxsize=1024)(self._find_shelf)

    def close(self) -> None:
        self._close()

    @cached_property
    def _about(self) -> tuple[bytes, str, int]:
        path, state, terms = _intact(self._run("SELECT path, state, terms FROM about").fetchone(), bytes, str, int)
        return path, state, terms

    @property
    def made_of(self) -> str:
        """The path of the glossary file, without links in it."""
        return os.fsdecode(self._about[0])

    @property
    def term_count(self) -> int:
        return self._about[2]

    def check(self, state: str) -> bool:
        """Whether it was made of the glossary in *state*, is as large as it was, and holds what is asked for first."""
        (size,) = self._run("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size").fetchone()
        return bool(size == self.size and self._about[1] == state and self.term_count + len(self.faults) > 0)

    @cached_property
    def faults(self) -> tuple[Fault, ...]:
        """The faults of the glossary; an index with one has nothing else."""
        rows = self._run("SELECT line, column, problem, rule FROM fault ORDER BY rowid")
        return tuple([Fault(self.name, *_intact(row, int, int, str, str)) for row in rows])

    @cached_property
    def sources(self) -> dict[str, Source]:
        """The sources by id, in the order of the file."""
        fields = ", ".join(Source._fields)
        rows = self._run(f"SELECT {fields} FROM source ORDER BY rowid")
        return {row[0]: Source(*_intact(row, str, str, *[_TEXT] * (len(row) - 2))) for row in rows}

    @property
    def terms_by_source(self) -> dict[str, int]:
        """How many terms each source defines."""
        return dict(self._run("SELECT id, terms FROM source ORDER BY rowid"))

    def _named(self, key: str) -> list[NameRow]:
        """The names that have *key* for one of their forms."""
        rows = self._run(_NAMED, (key,))
        return [_name_row(row) for row in rows]

    def named_from(self, beginning: str) -> list[NameRow]:
        """The names that have a form with this *beginning*; once for each form."""
        rows = self._run(_NAMED_FROM, (beginning, beginning + chr(0x10FFFF)))
        return [_name_row(row) for row in rows]

    def beginning(self, first: str, limit: int) -> list[tuple[str, str]]:
        """Names by what they are written like, which begins with *first*, each with that; of those alike, one.

        Headwords are none of them: a source's wording of a name adds nothing to choose from. Where there are more than
        *limit*, the first of them, and the last.
        """
        bounds = first, _behind(first)
        rows = [*self._run(_BEGINNING.format("ASC"), (*bounds, limit))]
        if len(rows) == limit:
            rows += self._run(_BEGINNING.format("DESC"), (*bounds, 1))
        return [_intact(row, str, str, int)[:2] for row in rows]

    def known(self, keys: Sequence[str]) -> set[str]:
        """Those of *keys* that a name has for one of its forms."""
        return {_intact(row, str)[0] for row in self._for_each("SELECT key FROM key WHERE key IN ({})", keys)}

    def named_as_one_of(self, keys: Collection[str]) -> Iterator[tuple[str, NameRow]]:
        """The names that have one of *keys* for one of their forms, each with that."""
        for key, *row in self._for_each(_NAMED_AS, keys):
            yield key, _name_row(row)

    def that_begin_names(self, runs: Collection[str]) -> set[str]:
        """Those of *runs* with which the singular of a name, written as one word, begins."""
        if self._runs_asked < _MANY_RUNS:
            self._runs_asked += len(runs)
            return {run for (run,) in self._for_each(_BEGUN, runs, "(?)")}
        singulars = self._singulars
        return {run for run in runs if singulars[bisect_left(singulars, run)].startswith(run)}

    @cached_property
    def _singulars(self) -> list[str]:
        """The names in the singular, each written as one word, in their order; and what comes behind them all."""
        (lines,) = _intact(self._run(_SINGULARS).fetchone(), str)
        return [*lines.split("\n"), chr(0x10FFFF)]

    def _for_each(self, statement: str, values: Collection[str], place: str = "?") -> Iterator[Any]:
        """The rows of a statement about *values*, some of them at a time. *place* is how one of them stands in it."""
        rest = iter(values)
        while some := [*islice(rest, _AT_ONCE)]:
            # As many as a power of two, so that there are few statements for SQLite to read.
            some += some[-1:] * ((1 << (len(some) - 1).bit_length()) - len(some))
            yield from self._run(statement.format(", ".join([place] * len(some))), some)

    def term_keys(self) -> list[str]:
        """What each of the terms is written like; the same once."""
        rows = self._run("SELECT DISTINCT key FROM key WHERE place = 0 AND forms & ?", (ALIKE,))
        return [_intact(row, str)[0] for row in rows]

    def terms_of_several(self) -> list[str]:
        """The terms that several sources define, in the order of the file."""
        rows = self._run(
            "SELECT name FROM term WHERE last > first AND"
            " (SELECT count(DISTINCT source) FROM definition WHERE id BETWEEN first AND last) > 1 ORDER BY id"
        )
        return [_intact(row, str)[0] for row in rows]

    def names_on(self, order: int, label: str, lengths: range) -> list[str]:
        """The folded names of some lengths on the shelf with a label, in one of the orders."""
        return self._shelf(order, label, lengths.start, lengths.stop - 1)

    def _find_shelf(self, order: int, label: str, shortest: int, longest: int) -> list[str]:
        row = self._run(_SHELF, (order, label, shortest, longest)).fetchone()
        (names,) = _intact(row, _TEXT)
        return names.split("\n") if names else []

    @cached_property
    def roll(self) -> str:
        """Every name, folded, on a line between line feeds."""
        rows = self._run("SELECT names FROM shelf WHERE kind = ? ORDER BY label, length", (BY_START,))
        return "\n".join(["", *(_intact(row, str)[0] for row in rows), ""])

    def names_with(self, part: str) -> Iterator[str]:
        """The folded names of which *part* stands within the line of the roll, with the line feed before it."""
        roll = self.roll
        at = roll.find(part)
        while at >= 0:
            start, end = roll.rfind("\n", 0, at + 1) + 1, roll.index("\n", at + 1)
            yield roll[start:end]
            at = roll.find(part, end)

    def term(self, named: NameRow) -> Term:
        """The term of a name, with all that the glossary has of it."""
        name = named.term
        others = self._others(named.term_id) if named.other_count else []
        rows = self._run(
            f"SELECT {_DEFINITION} FROM definition WHERE id BETWEEN ? AND ? ORDER BY id",
            (named.first, named.last),
        )
        return Term(
            name=name,
            definitions=tuple([self._definition(name, row) for row in rows]),
            abbreviation=next((text for kind, text in others if kind == ABBREVIATION), None),
            aliases=tuple([text for kind, text in others if kind == ALIAS]),
            see_also=tuple([text for kind, text in others if kind == SEE_ALSO]),
        )

    def _definition(self, name: str, row: Any) -> Definition:
        """A definition of the term *name*, of the columns that `_DEFINITION` lists."""
        source, headword, text, note, blocks, replaces = _intact(row, str, _TEXT, str, _TEXT, _TEXT, int)
        if source not in self.sources:
            raise sqlite3.DatabaseError(DAMAGED)
        # To read Markdown takes longer than a lookup: what was read when the index was made goes with the text.
        text = text if blocks is None else ReadText(text, blocks)
        return Definition(self.sources[source], text, headword or name, self.name, note, bool(replaces))

    def definition(self, definition_id: int) -> tuple[str, Definition]:
        """A definition, and the term that it is one of."""
        row = self._run(
            f"SELECT term.name, {_DEFINITION} FROM definition JOIN term ON term.id = definition.term"
            " WHERE definition.id = ?",
            (definition_id,),
        ).fetchone()
        (name,) = _intact(row and row[:1], str)
        return name, self._definition(name, row[1:])

    def replaceable(self, named: NameRow, source: str) -> list[int]:
        """The ids of the definitions of a name's term that are by *source* and replace no others."""
        rows = self._run(
            "SELECT id FROM definition WHERE id BETWEEN ? AND ? AND source = ? AND NOT replaces",
            (named.first, named.last, source),
        )
        return [_intact(row, int)[0] for row in rows]

    @property
    def definition_count(self) -> int:
        return int(self._run("SELECT coalesce(max(id), 0) FROM definition").fetchone()[0])

    @cached_property
    def has_full_text(self) -> bool:
        """Whether names and texts can be searched: not where it was made by a SQLite without FTS5."""
        return self._run("SELECT 1 FROM sqlite_master WHERE name = 'full_text'").fetchone() is not None

    def _count(self, wanted: str, among: Among = ALL) -> int:
        """How many definitions, of all or *among* some, have *wanted* in their text or are of a term so named.

        wanted: an expression of FTS5's query language.
        """
        where, values = _where(wanted, among)
        (number,) = _intact(self._run(f"SELECT count(*) {where}", values).fetchone(), int)
        return int(number)

    def best(self, wanted: str, among: Among, limit: int) -> list[tuple[int, float]]:
        """The ids of definitions that have *wanted*, best first, with their scores: bm25, of which less is better."""
        where, values = _where(wanted, among)
        rows = self._run(
            f"SELECT full_text.rowid, rank {where} AND rank MATCH '{_WEIGHTS}' ORDER BY rank LIMIT ?", (*values, limit)
        )
        return [_intact(row, int, float) for row in rows]

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
            for definition_id, names, text in (_intact(row, int, str, str) for row in rows)
        }

    def _others(self, term_id: int) -> list[tuple[int, str]]:
        rows = self._run("SELECT kind, text FROM other WHERE term = ? ORDER BY place", (term_id,))
        return [_intact(row, int, str) for row in rows]

    def terms_alike(self, alike: str) -> list[NameRow]:
        """The terms that are written like a name whose fold *alike* is."""
        return [row for row in self.named(alike) if row.kind == TERM and row.forms & ALIKE]

    def cited(self, named: NameRow) -> dict[str, int]:
        """The ids of the sources that define the term of a name.

        With each stands whether its definitions replace others' there: 0 is none of them, 1 some, 2 all.
        """
        rows = self._run(
            "SELECT source, min(replaces) + max(replaces) FROM definition WHERE id BETWEEN ? AND ? GROUP BY source",
            (named.first, named.last),
        )
        return dict(_intact(row, str, int) for row in rows)

    def replacing(self) -> list[tuple[str, str]]:
        """The terms in which a source replaces what other glossaries have of it, with its id; in the file's order."""
        rows = self._run(
            "SELECT DISTINCT term.name, source FROM definition JOIN term ON term.id = definition.term"
            " WHERE replaces ORDER BY definition.id"
        )
        return [_intact(row, str, str) for row in rows]

    def listed(self, after: tuple[str, int], first: str, limit: int) -> list[ListedRow]:
        """Terms by the alphabet, with the ids of their sources: those whose fold starts with *first*, some at a time.

        after: the key and the id of the last one before them; ("", 0) at the beginning.
        """
        rows = self._run(_LISTED, (*max(after, (first, 0)), _behind(first), limit))
        return [ListedRow(*_intact(row, str, int, str, str)) for row in rows]


# Characters of a text that is not marked.
_LONG = 20_000

# A name tells more of what an entry is about than a word of its text.
_WEIGHTS = "bm25(10.0, 1.0)"


def _where(wanted: str, among: Among) -> tuple[str, list[object]]:
    """What finds the definitions that have *wanted*, and its values."""
    conditions = ["full_text MATCH ?"]
    values: list[object] = [wanted]
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
    return f"FROM full_text {joined} WHERE {' AND '.join(conditions)}", values


def _behind(beginning: str) -> str | bytes:
    """What comes behind every text with this *beginning*, as SQLite orders them."""
    stem = beginning.rstrip("\U0010ffff")
    if not stem:
        # What is no text comes behind all that is.
        return b""
    following = ord(stem[-1]) + 1
    # Halves of characters stand in no text.
    return stem[:-1] + chr(0xE000 if following == 0xD800 else following)


# What a column may hold.
_TEXT = (str, NoneType)

DAMAGED = "not what an index holds"
"""What is said of an index that has been damaged; nobody reads it, for the index is made again."""


def _intact(row: Any, *types: "type | tuple[type, ...]") -> Any:
    """Give back a row of an index, if its columns are of *types*; raise DatabaseError if it has been damaged."""
    if row is None or not all(map(isinstance, row, types)):
        raise sqlite3.DatabaseError(DAMAGED)
    return row


def _name_row(row: Any) -> NameRow:
    return NameRow(*_intact(row, int, int, str, str, int, int, int, int))


_ROWS = """
    SELECT key.forms, key.term, term.name, coalesce(other.text, term.name), coalesce(other.kind, 0), term.others,
        term.first, term.last
    FROM key JOIN term ON term.id = key.term LEFT JOIN other ON other.term = key.term AND other.place = key.place
    WHERE key.key {}
"""
_DEFINITION = "source, headword, text, note, blocks, replaces"
_LISTED = f"""
    SELECT key.key, term.id, term.name,
        (SELECT group_concat(source, ' ') FROM definition WHERE id BETWEEN term.first AND term.last)
    FROM key JOIN term ON term.id = key.term
    WHERE (key.key, key.term) > (?, ?) AND key.key < ? AND key.place = 0 AND key.forms & {ALIKE}
    ORDER BY key.key, key.term LIMIT ?
"""
# Of those that are alike, SQLite gives the columns of the one with the least place: the term, if one is.
_BEGINNING = f"""
    SELECT key.key, coalesce(other.text, term.name), min(key.place)
    FROM key JOIN term ON term.id = key.term LEFT JOIN other ON other.term = key.term AND other.place = key.place
    WHERE key.key >= ? AND key.key < ? AND key.forms & {ALIKE} AND other.kind IS NOT {HEADWORD}
    GROUP BY key.key ORDER BY key.key {{}} LIMIT ?
"""
_NAMED, _NAMED_FROM = _ROWS.format("= ?"), _ROWS.format("BETWEEN ? AND ?")
# As one text, which is quicker to read than many rows.
_SHELF = """
    SELECT group_concat(names, char(10)) FROM shelf WHERE kind = ? AND label = ? AND length BETWEEN ? AND ?
"""
_NAMED_AS = _ROWS.format("IN ({})").replace("SELECT", "SELECT key.key,", 1) + "ORDER BY key.key, key.term, key.place"
# As one text, which is quicker to read than many rows.
_SINGULARS = f"""
    SELECT coalesce(group_concat(key, char(10)), '') FROM (SELECT key FROM key WHERE forms & {SINGULAR} ORDER BY key)
"""
_BEGUN = f"""
    WITH asked (run) AS (VALUES {{}})
    SELECT run FROM asked WHERE run = substr(
        (SELECT key FROM key WHERE key >= run AND forms & {SINGULAR} ORDER BY key LIMIT 1), 1, length(run)
    )
"""


def status(glossary: Path) -> os.stat_result | None:
    """What tells a glossary file's state from any other; None for what has none, as a pipe."""
    found = glossary.stat()
    return found if stat.S_ISREG(found.st_mode) else None


def state_of(glossary: Path, found: os.stat_result) -> str:
    """The beginning of the name of the index that is made of *glossary* in the state that was *found*."""
    where = zlib.crc32(os.fsencode(os.path.realpath(glossary)))
    return f"{where:08x}-{found.st_size:x}-{found.st_mtime_ns:x}-{found.st_ctime_ns:x}-{found.st_ino:x}"


def is_settled(found: os.stat_result) -> bool:
    """Whether every later change of a file will show in its status.

    POSIX has a time of the last change of any kind, which nobody can set. On Windows, which has none, a change that
    keeps the size and sets the time back is not seen.
    """
    changed = found.st_ctime_ns if os.name == "posix" else found.st_mtime_ns
    return time.time_ns() - changed > _TICK


def file_name(state: str, digest: str = "") -> str:
    """The name of an index: of a state of its glossary, and of the contents where the state is not enough."""
    return f"{state}{f'.{digest}' if digest else ''}.carelex-{LAYOUT}"


def find_index(glossary: Path, name: str, folder: Path) -> Index | None:
    """Open the index of *glossary* as that is now; None when *folder* has none that can be used."""
    try:
        found = status(glossary)
        if found is None:
            return None
        state = state_of(glossary, found)
        if not is_settled(found):
            return open_index(folder / file_name(state, _digest(glossary)), glossary, name)
        return open_index(folder / file_name(state), glossary, name) or _adopted(folder, state, glossary, name)
    except (OSError, ValueError):
        return None


def _adopted(folder: Path, state: str, glossary: Path, name: str) -> Index | None:
    """The index of a digest, made while the glossary might still change unseen, if that is as it was then.

    It is named for the state alone from now on.
    """
    # Only where there is one is the glossary worth a look.
    if not any(folder.glob(file_name(state, "*"))):
        return None
    path = (folder / file_name(state, _digest(glossary))).replace(folder / file_name(state))
    return open_index(path, glossary, name)


def _digest(glossary: Path) -> str:
    # Only for a file that was changed a moment ago.
    from hashlib import file_digest

    with glossary.open("rb") as file:
        return file_digest(file, new_digest).hexdigest()


def new_digest() -> "hashlib.blake2b":
    """Begin a digest of a glossary's bytes, for the name of its index."""
    import hashlib

    return hashlib.blake2b(digest_size=16)


def open_index(path: Path, glossary: Path, name: str) -> Index | None:
    """Open an index file; None when there is none, or not one to be trusted."""
    try:
        found = path.stat()
        if not _is_untouched(found):
            return None
        # It never changes, so nothing is locked, and no traces of a crash are looked for.
        connection = sqlite3.connect(f"{_address(path)}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        # Many queries of a large glossary look all over it, and would read every page anew.
        connection.execute(f"PRAGMA mmap_size = {found.st_size}")
    except (OSError, sqlite3.Error):
        return None
    index = Index(connection, glossary, name, path, found.st_size)
    with suppress(sqlite3.Error):
        if index.check(path.name.partition(".")[0]):
            _note_use(path, found)
            return index
    index.close()
    return None


def _address(path: Path) -> str:
    """The address (https://www.sqlite.org/uri.html) of a file, by which SQLite can be told how to open it."""
    # Path.as_uri would do, but for the folders of other Windows machines, whose names SQLite takes for a host's.
    escaped = path.absolute().as_posix().replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    return f"file://{escaped}" if escaped.startswith("/") else f"file:///{escaped}"


def seal(path: Path) -> None:
    """Give an index file that is complete the time by which `open_index` knows that nobody has written to it since.

    It also tells when the index was last used, give or take a day.
    """
    even = time.time_ns() // _TICK * _TICK
    os.utime(path, ns=(even, even))


def _note_use(path: Path, found: os.stat_result) -> None:
    """Note that an index is in use, so that it is kept; unless that was noted a while ago."""
    if time.time() - found.st_mtime > _NOTED_AGAIN:
        # Where it cannot be written, nobody clears it away either.
        with suppress(OSError):
            seal(path)


def _is_untouched(found: os.stat_result) -> bool:
    """Whether a file is an index as its maker left it: ours, or root's, and sealed.

    Who writes to a file gives it the time of the day, which is hardly ever an even second to the nanosecond. Where a
    file system knows no less than seconds, that is no help, and SQLite must see the damage by itself.
    """
    is_ours = not hasattr(os, "geteuid") or found.st_uid in (os.geteuid(), 0)
    return is_ours and stat.S_ISREG(found.st_mode) and found.st_size > 0 and found.st_mtime_ns % _TICK == 0
