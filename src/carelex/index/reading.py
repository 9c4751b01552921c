"""Reads one glossary's index: its names, terms, definitions and sources."""

import os
import sqlite3
from collections.abc import Callable, Collection, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from carelex.english.forms import ALIKE
from carelex.errors import Fault
from carelex.index.names import IndexedNames, behind
from carelex.index.rows import ABBREVIATION, ALIAS, DAMAGED, SEE_ALSO, SHORT, TEXT, ListedRow, NameRow, intact
from carelex.model import Definition, Link, ReadText, Source, Term

if TYPE_CHECKING:
    from carelex.index.full_text import FullText


class Index(IndexedNames):
    """One glossary's index, open for reading. *name* is the glossary's name in definitions.

    Reading raises sqlite3.DatabaseError if the index turns out to be damaged.
    """

    def __init__(
        self,
        connect: Callable[[], sqlite3.Connection],
        glossary: Path,
        name: str,
        path: Path | None = None,
        *,
        has_references: bool | None = None,
    ) -> None:
        super().__init__(connect)
        self.glossary = glossary
        self.name = name
        self.path = path
        """The file of the index; None if it is only in memory."""
        self._has_references = has_references

    @property
    def size(self) -> int:
        """The size of its file in bytes; 0 in memory."""
        return self.path.stat().st_size if self.path else 0

    @cached_property
    def full_text(self) -> "FullText":
        """Names and texts, for searching."""
        from carelex.index.full_text import FullText

        return FullText(self._connection)

    @cached_property
    def _about(self) -> tuple[bytes, str, int, int, int]:
        row = self._run("SELECT path, state, terms, links, refers FROM about").fetchone()
        path, state, terms, links, refers = intact(row, bytes, str, int, int, int)
        return path, state, terms, links, refers

    @property
    def made_of(self) -> str:
        """The path of the glossary file, without symbolic links."""
        return os.fsdecode(self._about[0])

    @property
    def term_count(self) -> int:
        return self._about[2]

    @property
    def link_count(self) -> int:
        """How many links the glossary has; a glossary of links may have no terms."""
        return self._about[3]

    @property
    def has_references(self) -> bool:
        """Whether a term or a definition only refers to another term."""
        return bool(self._about[4]) if self._has_references is None else self._has_references

    @cached_property
    def terms_with_references(self) -> frozenset[str] | None:
        """The terms that refer to another term, or have a definition that does; None if there are many."""
        rows = self._run(_WITH_REFERENCES, (_MANY_REFERENCES + 1,)).fetchall() if self.has_references else []
        return frozenset([intact(row, str)[0] for row in rows]) if len(rows) <= _MANY_REFERENCES else None

    def check(self, state: str) -> bool:
        """Whether it was made from the glossary in *state*, and is not empty."""
        held = self.term_count + self.link_count + len(self.faults)
        return self._about[1] == state and held > 0

    @cached_property
    def faults(self) -> tuple[Fault, ...]:
        """The errors of the glossary; an index with errors has nothing else."""
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

    def terms_of_several(self) -> list[str]:
        """The terms that several sources define, in the order of the file."""
        rows = self._run(
            "SELECT name FROM term WHERE last > first AND"
            " (SELECT count(DISTINCT source) FROM definition WHERE id BETWEEN first AND last AND see IS NULL) > 1"
            " ORDER BY id"
        )
        return [intact(row, str)[0] for row in rows]

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The links of the file, in order."""
        rows = self._run("SELECT link.id, same, note, name FROM link JOIN linked ON link = id ORDER BY id, place")
        links: dict[int, Link] = {}
        for number, same, note, name in (intact(row, int, int, TEXT, str) for row in rows):
            names = links[number].names if number in links else ()
            links[number] = Link(bool(same), (*names, name), note)
        return tuple(links.values())

    def term(self, named: NameRow) -> Term:
        """The term of a name, with all that the glossary has for it."""
        name = named.term
        others = self._others(named.term_id) if named.other_count else []
        rows = self._run(
            f"SELECT {_DEFINITION} FROM definition WHERE id BETWEEN ? AND ? ORDER BY id",
            (named.first, named.last),
        )
        return Term(
            name=name,
            definitions=tuple([self._definition(name, row) for row in rows]),
            # The editors' abbreviation comes before those taken from a name.
            abbreviation=next((text for kind, text in others if kind in (ABBREVIATION, SHORT)), None),
            aliases=tuple([text for kind, text in others if kind == ALIAS]),
            see_also=tuple([text for kind, text in others if kind == SEE_ALSO]),
            see=named.see,
        )

    def terms(self) -> Iterator[tuple[int, Term]]:
        """Every term with all that the glossary has for it, and its id; in the order of the file."""
        for (term_id,) in self._run("SELECT id FROM term ORDER BY id").fetchall():
            yield term_id, self.term(self.term_row(term_id))

    def _definition(self, name: str, row: Any) -> Definition:
        """Make a definition of the term *name* from the columns that `_DEFINITION` lists."""
        source, headword, text, note, blocks, replaces, see = intact(row, str, TEXT, str, TEXT, TEXT, int, TEXT)
        if source not in self.sources:
            raise sqlite3.DatabaseError(DAMAGED)
        # Reading Markdown takes longer than a lookup, so the index stores it already read.
        text = text if blocks is None else ReadText(text, blocks)
        return Definition(self.sources[source], text, headword or name, self.name, note, bool(replaces), see=see)

    def definition(self, definition_id: int) -> tuple[NameRow, Definition]:
        """A definition, and the own name of its term."""
        row = self._run(f"SELECT term, {_DEFINITION} FROM definition WHERE id = ?", (definition_id,)).fetchone()
        (term_id,) = intact(row and row[:1], int)
        named = self.term_row(term_id)
        return named, self._definition(named.term, row[1:])

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

    def cited(self, named: NameRow) -> dict[str, int]:
        """The ids of the sources that define the term of a name; those that only refer to another name do not count.

        Each comes with whether its definitions replace others: 0 is none of them, 1 some, 2 all.
        """
        rows = self._run(
            "SELECT source, min(replaces) + max(replaces) FROM definition WHERE id BETWEEN ? AND ? AND see IS NULL"
            " GROUP BY source",
            (named.first, named.last),
        )
        return dict(intact(row, str, int) for row in rows)

    def sources_of_each(self, term_ids: Collection[int]) -> dict[int, set[str]]:
        """The ids of the sources that define each of some terms; terms that none defines are left out."""
        sources: dict[int, set[str]] = {}
        for row in self._for_each(_SOURCES, term_ids):
            term_id, source = intact(row, int, str)
            sources.setdefault(term_id, set()).add(source)
        return sources

    def references(self, term_id: int) -> list[tuple[str | None, str]]:
        """The names that a term refers to, each with the id of the source; None if the editors refer to it."""
        rows = self._run(
            "SELECT source, definition.see FROM term JOIN definition ON definition.id BETWEEN first AND last"
            " WHERE term.id = ? AND definition.see IS NOT NULL"
            " UNION ALL SELECT NULL, see FROM term WHERE id = ? AND see IS NOT NULL",
            (term_id, term_id),
        )
        return [intact(row, TEXT, str) for row in rows]

    def replacing(self) -> list[tuple[str, str]]:
        """The terms for which a source's definitions replace others, with its id; in the order of the file."""
        rows = self._run(
            "SELECT DISTINCT term.name, source FROM definition JOIN term ON term.id = definition.term"
            " WHERE replaces ORDER BY definition.id"
        )
        return [intact(row, str, str) for row in rows]

    def listed(self, after: tuple[str, int], first: str, limit: int) -> list[ListedRow]:
        """List terms in alphabetical order, with the ids of their sources; only those whose fold starts with *first*.

        after: the key and the id of the last term before them; ("", 0) at the beginning.
        """
        rows = self._run(_LISTED, (*max(after, (first, 0)), behind(first), limit))
        return [ListedRow(*intact(row, str, int, str, str)) for row in rows]


# Up to this many terms with references are few.
_MANY_REFERENCES = 500

_WITH_REFERENCES = """
    SELECT name FROM term WHERE see IS NOT NULL
    UNION SELECT name FROM definition JOIN term ON term.id = definition.term WHERE definition.see IS NOT NULL
    LIMIT ?
"""
_SOURCES = """
    SELECT term.id, source FROM term JOIN definition ON definition.id BETWEEN first AND last
    WHERE term.id IN ({}) AND definition.see IS NULL
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
