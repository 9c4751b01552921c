"""Turns upright tables, with their heads on the left, into tables with heads above."""

from collections.abc import Sequence

from carelex.importing.keys import Role
from carelex.importing.tables.grid import Row
from carelex.importing.tables.heads import Heads, role_of_head
from carelex.importing.tree import Block, Kind

_NAMES = {Role.TERM, Role.ABBREVIATION}
_LEAST_KNOWN = 0.7
"""At least this share of the rows must have a known head on the left."""


def laid_down(rows: Sequence[Row]) -> tuple[Heads, list[Row]] | None:
    """An upright table with its heads above: "Term | Cap" over "Definition | A limit."; None for other tables."""
    filled = [row for row in rows if row.filled]
    if not filled or any(len(row.texts) > 2 for row in filled):
        return None
    labels = [row.text(0).rstrip(" :").casefold() for row in filled]
    if role_of_head(labels[0]) not in _NAMES:
        return None
    roles = {label: role_of_head(label) for label in labels}
    if len(roles) < 2 or Role.TEXT not in roles.values():
        return None
    if sum(roles[label] is not None for label in labels) < _LEAST_KNOWN * len(labels):
        return None
    heads = list(dict.fromkeys(labels))
    written = {label: row.text(0).rstrip(" :") for label, row in zip(labels, filled, strict=True)}
    texts = tuple(written[head] for head in heads)
    return Heads(0, 0, texts), [_row(part, heads) for part in _entries(filled, labels)]


def _entries(rows: Sequence[Row], labels: Sequence[str]) -> list[list[Row]]:
    """The rows of each entry; each entry begins with the same head."""
    found: list[list[Row]] = []
    for row, label in zip(rows, labels, strict=True):
        if label == labels[0]:
            found.append([])
        found[-1].append(row)
    return found


def _row(rows: Sequence[Row], heads: Sequence[str]) -> Row:
    cells: list[Block | None] = [None] * len(heads)
    texts = [""] * len(heads)
    for row in rows:
        column = heads.index(row.text(0).rstrip(" :").casefold())
        if not texts[column]:
            cells[column], texts[column] = row.cell(1), row.text(1)
    held = tuple(cell for cell in cells if cell is not None)
    return Row(Block(Kind.ROW, blocks=held, place=rows[0].place), tuple(cells), tuple(texts))
