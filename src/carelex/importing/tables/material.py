"""A table as it is looked at, and what its columns are found to hold."""

from collections.abc import Sequence
from typing import NamedTuple

from carelex.importing.keys import Role
from carelex.importing.tables.grid import Row
from carelex.importing.tables.heads import Heads
from carelex.importing.tables.values import Values, values_in


class Columns(NamedTuple):
    """What the columns of a table hold, by their numbers from 0.

    name: may hold abbreviations, and *abbreviation* is another column then, or none. expansion: what a name or an
    abbreviation stands for, where a third column says what it means. others: texts to take where *text* is empty.
    notes: with the words that introduce each. links: of these, the ones that hold links as a rule; words without a link
    say nothing there. left_out: with their heads. slug: by which links lead to the row.
    """

    name: int
    text: int
    abbreviation: int | None = None
    expansion: int | None = None
    other_names: tuple[int, ...] = ()
    see: tuple[int, ...] = ()
    see_also: tuple[int, ...] = ()
    others: tuple[int, ...] = ()
    notes: tuple[tuple[int, str], ...] = ()
    links: tuple[int, ...] = ()
    left_out: tuple[tuple[int, str], ...] = ()
    slug: int | None = None
    unpublished: tuple[tuple[int, str], ...] = ()


class Material(NamedTuple):
    """A table as it is looked at: its heads, where it has some, the first of its rows, and the values in them.

    is_whole: these are all its rows.
    """

    heads: Heads | None
    rows: Sequence[Row]
    values: tuple[Values, ...]
    is_whole: bool = True

    def may_hold(self, column: int) -> bool:
        """Whether something stands in a column, or may further down."""
        return bool(self.values[column].filled) or not self.is_whole

    @property
    def roles(self) -> tuple[Role | None, ...]:
        """What each head says; nothing for columns without values."""
        roles = self.heads.roles if self.heads else ()
        return tuple(
            roles[column] if column < len(roles) and self.may_hold(column) else None
            for column in range(len(self.values))
        )

    def head(self, column: int) -> str:
        """The head of a column; empty where it has none. "French_word" is two words."""
        return self.heads.texts[column].replace("_", " ") if self.heads and column < len(self.heads.texts) else ""


def material_of(heads: Heads | None, rows: Sequence[Row], *, is_whole: bool = True) -> Material:
    """What there is to know of a table whose rows below its heads, or the first of them, are *rows*."""
    # Rows of one cell are titles, letters and groups.
    wide = [row for row in rows if len(row.filled) > 1] or list(rows)
    width = max((len(row.texts) for row in rows), default=0)
    if heads and not is_whole:
        # Rows further down may be as wide as the heads.
        width = max(width, len(heads.texts))
    return Material(heads, wide, tuple(values_in(wide, column) for column in range(width)), is_whole)
