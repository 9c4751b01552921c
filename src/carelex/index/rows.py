"""Rows of an index as values, and a look at each before it is taken for one."""

import sqlite3
from collections.abc import Sequence
from types import NoneType
from typing import Any, NamedTuple

TERM, HEADWORD, ABBREVIATION, ALIAS, SEE_ALSO, CORE, HEADWORD_CORE, SHORT, WRITTEN_OUT, PART, MEANING = range(11)
"""What a name is to its term; SEE_ALSO is the name of another, and those behind it stand in no file by themselves.

CORE: the term without what people write around a name, such as an abbreviation in brackets. SHORT: that abbreviation.
WRITTEN_OUT: what the term stands for, where a text says no more than that; MEANING: where a text begins with it.
PART: an alias as CORE is the term.
"""


class NameRow(NamedTuple):
    """A name in an index: of which term it is one, in which forms it has the key that was asked for.

    other_count: how many other names, and names of others, stand with the term. first, last: the ids of its
    definitions, which stand together. see: the name to which the term only refers.
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
    """A term in an index: what it is written like, its id, its name, and the ids of its sources, parted by spaces."""

    key: str
    term_id: int
    term: str
    sources: str


class Among(NamedTuple):
    """Which definitions are searched: those of *sources*, or all where there are none.

    without: the ids of those that are left out. within: the first and the last id of those that are not. refers: only
    those that refer to a name instead of defining the term, or only the others.
    """

    sources: tuple[str, ...] = ()
    without: tuple[int, ...] = ()
    within: tuple[int, int] | None = None
    refers: bool | None = None


ALL = Among()

Ways = tuple[tuple[str, ...], ...]
"""Ways in which something may be written, any of which will do: patterns, all of which must be found."""


class Marked(NamedTuple):
    """What a definition has of what is wanted: its *score*, the names of its term, and how it is written there.

    Of a text that is too long, nothing is told but the score.
    """

    score: float
    names: Sequence[str]
    wordings: Sequence[str]


# What a column may hold.
TEXT = (str, NoneType)

DAMAGED = "not what an index holds"
"""What is said of an index that has been damaged; nobody reads it, for the index is made again."""


def intact(row: Any, *types: "type | tuple[type, ...]") -> Any:
    """Give back a row of an index, if its columns are of *types*; raise DatabaseError if it has been damaged."""
    if row is None or not all(map(isinstance, row, types)):
        raise sqlite3.DatabaseError(DAMAGED)
    return row


def name_row(row: Any) -> NameRow:
    return NameRow(*intact(row, int, int, str, str, int, int, int, int, TEXT))
