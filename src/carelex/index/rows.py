"""Turns rows of an index into values, after checking that they are intact."""

import sqlite3
from collections.abc import Sequence
from types import NoneType
from typing import Any

from carelex.values import NamedTuple

TERM, HEADWORD, ABBREVIATION, ALIAS, SEE_ALSO, CORE, HEADWORD_CORE, SHORT, WRITTEN_OUT, PART, MEANING = range(11)
"""What a name is to its term; SEE_ALSO is the name of another term. The kinds after it are worked out, not in the file.

CORE: the term without additions such as an abbreviation in brackets.
SHORT: that abbreviation.
WRITTEN_OUT: the full name, if a text only gives that; MEANING: the full name at the beginning of a text.
PART: the same for an alias as CORE for the term.
"""


class NameRow(NamedTuple):
    """A name in an index, with its term, and the forms in which it has the key asked for.

    other_count: how many other names, and names of other terms, are stored with the term.
    first, last: the ids of its first and last definition.
    see: the name that the term only refers to.
    """

    forms: int
    term_id: int
    term: str
    text: str
    kind: int
    other_count: int
    first: int
    last: int
    see: str | None


class ListedRow(NamedTuple):
    """A term in an index: its comparable form, its id, its name, and the ids of its sources, separated by spaces."""

    key: str
    term_id: int
    term: str
    sources: str


class Among(NamedTuple):
    """Which definitions to search: those of *sources*, or all if there are none.

    without: ids to leave out.
    within: the first and the last id to search.
    refers: only definitions that refer to another name, or only the others.
    """

    sources: tuple[str, ...] = ()
    without: tuple[int, ...] = ()
    within: tuple[int, int] | None = None
    refers: bool | None = None


ALL = Among()

Ways = tuple[tuple[str, ...], ...]
"""Alternative ways to write something: each is some patterns, all of which must be found."""


class Marked(NamedTuple):
    """How a definition matches: its *score*, the matching names of its term, and the matching words as written.

    For a very long text, there is only the score.
    """

    score: float
    names: Sequence[str]
    wordings: Sequence[str]


# The types of a column for optional text.
TEXT = (str, NoneType)

DAMAGED = "not what an index holds"
"""The message for a damaged index; nobody sees it, because the index is made again."""


def intact(row: Any, *types: "type | tuple[type, ...]") -> Any:
    """Return a row of an index if its columns are of *types*; raise DatabaseError if it is damaged."""
    if row is None or not all(map(isinstance, row, types)):
        raise sqlite3.DatabaseError(DAMAGED)
    return row


def name_row(row: Any) -> NameRow:
    return NameRow(*intact(row, int, int, str, str, int, int, int, int, TEXT))
