"""One glossary's index, open for reading: its names, terms, definitions and sources."""

import os
import sqlite3
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from carelex.english.forms import ALIKE, SINGULAR, sound
from carelex.errors import Fault
from carelex.index.rows import (
    ABBREVIATION,
    ALIAS,
    DAMAGED,
    HEADWORD,
    SEE_ALSO,
    SHORT,
    TERM,
    TEXT,
    ListedRow,
    NameRow,
    intact,
    name_row,
)
from carelex.model import Definition, Link, ReadText, Source, Term

if TYPE_CHECKING:
    from carelex.index.full_text import FullText

# The keys that one query asks for.
_AT_ONCE = 512

# Who has asked for so many runs of words goes on: it is quicker then to have all names at hand.
_MANY_RUNS = 20_000

# One lookup asks for no more shelves than these, and needs but some lengths of each. Once more have been asked for, it
# is a batch, which comes to most of them again: they are read and kept whole.
_SHELVES_OF_ONE = 40

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


def finer_label(order: int, label: str, name: str) -> str:
    """Label the part of a shelf on which a folded *name* of several words stands, where the shelf has been divided.

    order, label: the shelf. Its parts go by how the last word begins or sounds, and those by an end by how names begin.
    """
    last = name[name.rfind(" ") + 1 :]
    # A tab is in no label of a shelf, for it is in no folded name; a space is.
    return f"{label}\t{name[0] if order == BY_END else sound(last)[:1] if order == BY_SOUND else last[0]}"


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
        self._connection = connection
        self._shelves_asked = 0
        self._shelf = lru_cache(maxsize=4096)(self._find_shelf)

    @cached_property
    def full_text(self) -> "FullText":
        """Names and texts, to be searched."""
        from carelex.index.full_text import FullText

        return FullText(self._connection)

    def close(self) -> None:
        self._close()

    @cached_property
    def _about(self) -> tuple[bytes, str, int, int, int]:
        row = self._run("SELECT path, state, terms, links, refers FROM about").fetchone()
        path, state, terms, links, refers = intact(row, bytes, str, int, int, int)
        return path, state, terms, links, refers

    @property
    def made_of(self) -> str:
        """The path of the glossary file, without links in it."""
        return os.fsdecode(self._about[0])

    @property
    def term_count(self) -> int:
        return self._about[2]

    @property
    def link_count(self) -> int:
        """How many links the glossary has; one that has them may have no terms."""
        return self._about[3]

    @property
    def has_references(self) -> bool:
        """Whether a term or a definition only refers to another term."""
        return bool(self._about[4])

    def check(self, state: str) -> bool:
        """Whether it was made of the glossary in *state*, is as large as it was, and holds what is asked for first."""
        (size,) = self._run("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size").fetchone()
        held = self.term_count + self.link_count + len(self.faults)
        return bool(size == self.size and self._about[1] == state and held > 0)

    @cached_property
    def faults(self) -> tuple[Fault, ...]:
        """The faults of the glossary; an index with one has nothing else."""
        rows = self._run("SELECT line, column, problem, rule FROM fault ORDER BY rowid")
        return tuple([Fault(self.name, *intact(row, int, int, str, str)) for row in rows])

    @cached_property
    def sources(self) -> dict[str, Source]:
        """The sources by id, in the order of the file."""
        fields = ", ".join(Source._fields)
        rows = self._run(f"SELECT {fields} FROM source ORDER BY rowid")
        return {row[0]: Source(*intact(row, str, str, *[TEXT] * (len(row) - 2))) for row in rows}

    @property
    def terms_by_source(self) -> dict[str, int]:
        """How many terms each source defines."""
        return dict(self._run("SELECT id, terms FROM source ORDER BY rowid"))

    def _named(self, key: str) -> list[NameRow]:
        """The names that have *key* for one of their forms."""
        rows = self._run(_NAMED, (key,))
        return [name_row(row) for row in rows]

    def named_from(self, beginning: str) -> list[NameRow]:
        """The names that have a form with this *beginning*; once for each form."""
        rows = self._run(_NAMED_FROM, (beginning, beginning + chr(0x10FFFF)))
        return [name_row(row) for row in rows]

    def beginning(self, first: str, limit: int) -> list[tuple[str, str]]:
        """Names by what they are written like, which begins with *first*, each with that; of those alike, one.

        Headwords are none of them: a source's wording of a name adds nothing to choose from. Where there are more than
        *limit*, the first of them, and the last.
        """
        bounds = first, behind(first)
        rows = [*self._run(_BEGINNING.format("ASC"), (*bounds, limit))]
        if len(rows) == limit:
            rows += self._run(_BEGINNING.format("DESC"), (*bounds, 1))
        return [intact(row, str, str, int)[:2] for row in rows]

    def known(self, keys: Sequence[str]) -> set[str]:
        """Those of *keys* that a name has for one of its forms."""
        return {intact(row, str)[0] for row in self._for_each("SELECT key FROM key WHERE key IN ({})", keys)}

    def named_as_one_of(self, keys: Collection[str]) -> Iterator[tuple[str, NameRow]]:
        """The names that have one of *keys* for one of their forms, each with that."""
        for key, *row in self._for_each(_NAMED_AS, keys):
            yield key, name_row(row)

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
        (lines,) = intact(self._run(_SINGULARS).fetchone(), str)
        return [*lines.split("\n"), chr(0x10FFFF)]

    def _for_each(self, statement: str, values: Collection[str], place: str = "?") -> Iterator[Any]:
        """The rows of a statement about *values*, some of them at a time. *place* is how one of them stands in it."""
        rest = iter(values)
        while some := [*islice(rest, _AT_ONCE)]:
            # As many as a power of two, so that there are few statements for SQLite to read.
            some += some[-1:] * ((1 << (len(some) - 1).bit_length()) - len(some))
            yield from self._run(statement.format(", ".join([place] * len(some))), some)

    def keys_of_singulars(self) -> Iterator[tuple[str, int]]:
        """The names in the singular, as one word, with the ids of their terms; those of signs alone as they are."""
        for row in self._run(f"SELECT key, term FROM key WHERE forms & {SINGULAR} OR forms = {ALIKE}"):
            key, term_id = intact(row, str, int)
            yield key, term_id

    def term_keys(self) -> list[str]:
        """What each of the terms is written like; the same once."""
        rows = self._run("SELECT DISTINCT key FROM key WHERE place = 0 AND forms & ?", (ALIKE,))
        return [intact(row, str)[0] for row in rows]

    def terms_of_several(self) -> list[str]:
        """The terms that several sources define, in the order of the file."""
        rows = self._run(
            "SELECT name FROM term WHERE last > first AND"
            " (SELECT count(DISTINCT source) FROM definition WHERE id BETWEEN first AND last AND see IS NULL) > 1"
            " ORDER BY id"
        )
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
        """The folded names on a shelf, by their lengths; each with a line feed before the next."""
        return dict([intact(row, int, str) for row in self._run(_SHELF, (order, label))])

    @cached_property
    def roll(self) -> str:
        """Every name, folded, on a line between line feeds."""
        rows = self._run("SELECT names FROM shelf WHERE kind = ? ORDER BY label, length", (BY_START,))
        return "\n".join(["", *(intact(row, str)[0] for row in rows), ""])

    def names_with(self, part: str) -> Iterator[str]:
        """The folded names of which *part* stands within the line of the roll, with the line feed before it."""
        roll = self.roll
        at = roll.find(part)
        while at >= 0:
            start, end = roll.rfind("\n", 0, at + 1) + 1, roll.index("\n", at + 1)
            yield roll[start:end]
            at = roll.find(part, end)

    def term_row(self, term_id: int) -> NameRow:
        """The own name of a term, as if it had been asked for."""
        row = self._run("SELECT 0, id, name, name, 0, others, first, last, see FROM term WHERE id = ?", (term_id,))
        return name_row(row.fetchone())

    def names_of(self, named: NameRow) -> list[tuple[int, str]]:
        """What is a name of the term of a name beside its own, each with what it is to the term."""
        return [name for name in self._others(named.term_id) if name[0] != SEE_ALSO] if named.other_count else []

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """What the file says of names, in its order."""
        rows = self._run("SELECT link.id, same, note, name FROM link JOIN linked ON link = id ORDER BY id, place")
        links: dict[int, Link] = {}
        for number, same, note, name in (intact(row, int, int, TEXT, str) for row in rows):
            names = links[number].names if number in links else ()
            links[number] = Link(bool(same), (*names, name), note)
        return tuple(links.values())

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
            # The editors' own stands before those that are taken from a name.
            abbreviation=next((text for kind, text in others if kind in (ABBREVIATION, SHORT)), None),
            aliases=tuple([text for kind, text in others if kind == ALIAS]),
            see_also=tuple([text for kind, text in others if kind == SEE_ALSO]),
            see=named.see,
        )

    def _definition(self, name: str, row: Any) -> Definition:
        """A definition of the term *name*, of the columns that `_DEFINITION` lists."""
        source, headword, text, note, blocks, replaces, see = intact(row, str, TEXT, str, TEXT, TEXT, int, TEXT)
        if source not in self.sources:
            raise sqlite3.DatabaseError(DAMAGED)
        # To read Markdown takes longer than a lookup: what was read when the index was made goes with the text.
        text = text if blocks is None else ReadText(text, blocks)
        return Definition(self.sources[source], text, headword or name, self.name, note, bool(replaces), see=see)

    def definition(self, definition_id: int) -> tuple[str, Definition]:
        """A definition, and the term that it is one of."""
        row = self._run(
            f"SELECT term.name, {_DEFINITION} FROM definition JOIN term ON term.id = definition.term"
            " WHERE definition.id = ?",
            (definition_id,),
        ).fetchone()
        (name,) = intact(row and row[:1], str)
        return name, self._definition(name, row[1:])

    def replaceable(self, named: NameRow, source: str) -> list[int]:
        """The ids of the definitions of a name's term that are by *source* and replace no others."""
        rows = self._run(
            "SELECT id FROM definition WHERE id BETWEEN ? AND ? AND source = ? AND NOT replaces",
            (named.first, named.last, source),
        )
        return [intact(row, int)[0] for row in rows]

    @property
    def definition_count(self) -> int:
        return int(self._run("SELECT coalesce(max(id), 0) FROM definition").fetchone()[0])

    def _others(self, term_id: int) -> list[tuple[int, str]]:
        rows = self._run("SELECT kind, text FROM other WHERE term = ? ORDER BY place", (term_id,))
        return [intact(row, int, str) for row in rows]

    def terms_alike(self, alike: str) -> list[NameRow]:
        """The terms that are written like a name whose fold *alike* is."""
        return [row for row in self.named(alike) if row.kind == TERM and row.forms & ALIKE]

    def cited(self, named: NameRow) -> dict[str, int]:
        """The ids of the sources that define the term of a name; who only refers to another does not.

        With each stands whether its definitions replace others' there: 0 is none of them, 1 some, 2 all.
        """
        rows = self._run(
            "SELECT source, min(replaces) + max(replaces) FROM definition WHERE id BETWEEN ? AND ? AND see IS NULL"
            " GROUP BY source",
            (named.first, named.last),
        )
        return dict(intact(row, str, int) for row in rows)

    def replacing(self) -> list[tuple[str, str]]:
        """The terms in which a source replaces what other glossaries have of it, with its id; in the file's order."""
        rows = self._run(
            "SELECT DISTINCT term.name, source FROM definition JOIN term ON term.id = definition.term"
            " WHERE replaces ORDER BY definition.id"
        )
        return [intact(row, str, str) for row in rows]

    def listed(self, after: tuple[str, int], first: str, limit: int) -> list[ListedRow]:
        """Terms by the alphabet, with the ids of their sources: those whose fold starts with *first*, some at a time.

        after: the key and the id of the last one before them; ("", 0) at the beginning.
        """
        rows = self._run(_LISTED, (*max(after, (first, 0)), behind(first), limit))
        return [ListedRow(*intact(row, str, int, str, str)) for row in rows]


def behind(beginning: str) -> str | bytes:
    """What comes behind every text with this *beginning*, as SQLite orders them."""
    stem = beginning.rstrip("\U0010ffff")
    if not stem:
        # What is no text comes behind all that is.
        return b""
    following = ord(stem[-1]) + 1
    # Halves of characters stand in no text.
    return stem[:-1] + chr(0xE000 if following == 0xD800 else following)


_ROWS = """
    SELECT key.forms, key.term, term.name, coalesce(other.text, term.name), coalesce(other.kind, 0), term.others,
        term.first, term.last, term.see
    FROM key JOIN term ON term.id = key.term LEFT JOIN other ON other.term = key.term AND other.place = key.place
    WHERE key.key {}
"""
_DEFINITION = "source, headword, text, note, blocks, replaces, definition.see"
_LISTED = f"""
    SELECT key.key, term.id, term.name, coalesce(
        (SELECT group_concat(source, ' ') FROM definition WHERE id BETWEEN term.first AND term.last AND see IS NULL), ''
    )
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
_SHELF = "SELECT length, names FROM shelf WHERE kind = ? AND label = ?"
# As one text, which is quicker to read than many rows.
_SHELF_PART = """
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
