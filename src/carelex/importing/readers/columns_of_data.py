"""Data that is kept by columns: {"Term": ["Carer", …], "Definition": ["Who cares.", …]}, as a table."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from carelex.importing.keys import Role, role

if TYPE_CHECKING:
    from carelex.importing.readers.data import Value

_FEWEST_ROWS = 3


def rows_of_columns(pairs: "Sequence[tuple[str, Value]]") -> "list[list[Value]]":
    """The rows of a mapping of heads to columns, without the heads; none where it is no such mapping.

    A column is a list of texts, or a mapping of numbers to texts. All are as long, and one holds names, and one texts.
    """
    roles = {role(key) for key, _ in pairs}
    if not roles & {Role.TERM, Role.ABBREVIATION} or not roles & {Role.TEXT, Role.SUMMARY, Role.EXPANSION}:
        return []
    columns = [value.items or _in_order(value.pairs) for _, value in pairs]
    lengths = {len(column) for column in columns}
    if len(lengths) != 1 or max(lengths) < _FEWEST_ROWS:
        return []
    if not all(isinstance(cell.held, str) for column in columns for cell in column):
        return []
    return [list(row) for row in zip(*columns, strict=True)]


def _in_order(pairs: "Sequence[tuple[str, Value]]") -> "list[Value]":
    """The values of a mapping whose keys are numbers."""
    return [value for _, value in pairs] if all(key.isdecimal() for key, _ in pairs) else []
