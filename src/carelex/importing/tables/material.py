"""Holds the heads, first rows and values of a table, and the roles found for its columns."""

from collections.abc import Sequence
from typing import NamedTuple

from carelex.importing.keys import Role
from carelex.importing.tables.grid import Row
from carelex.importing.tables.heads import Heads
from carelex.importing.tables.values import Values, values_in


class Columns(NamedTuple):
    """What each column of a table holds, by its number from 0.

    name: may hold abbreviations; then *abbreviation* is another column, or None. expansion: the full form of a name or
    abbreviation, if a third column has its meaning. others: texts to use if *text* is empty.
    notes: each with its label. links: those of the notes that usually hold links; words without a link
    are ignored there. left_out: with their heads. slug: the short name by which links lead to the row.
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
    """A table as the rules see it: its heads, if it has any, the first of its rows, and the values in them.

    is_whole: these are all its rows.
    """

    heads: Heads | None
    rows: Sequence[Row]
    values: tuple[Values, ...]
    is_whole: bool = True

    def may_hold(self, column: int) -> bool:
        """Whether a column holds anything, or may do so further down."""
        return bool(self.values[column].filled) or not self.is_whole

    @property
    def roles(self) -> tuple[Role | None, ...]:
        """The role of each column by its head; None for columns without values."""
        roles = self.heads.roles if self.heads else ()
        return tuple(
            roles[column] if column < len(roles) and self.may_hold(column) else None
            for column in range(len(self.values))
        )

    def head(self, column: int) -> str:
        """The head of a column; empty if it has none. "French_word" is two words."""
        return self.heads.texts[column].replace("_", " ") if self.heads and column < len(self.heads.texts) else ""


def material_of(heads: Heads | None, rows: Sequence[Row], *, is_whole: bool = True) -> Material:
    """Collect what is known of a table whose *rows* below its heads are given, or only the first of them."""
    # Rows with one cell are titles, letters and groups.
    wide = [row for row in rows if len(row.filled) > 1] or list(rows)
    width = max((len(row.texts) for row in rows), default=0)
    if heads and not is_whole:
        # Rows further down may be as wide as the heads.
        width = max(width, len(heads.texts))
    return Material(heads, wide, tuple(values_in(wide, column) for column in range(width)), is_whole)
