"""Arranges the rows of a table in columns, even if cells cover several columns or rows."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from carelex.importing.tree import Block, Place, walk

_MOST_COLUMNS = 100
"""Columns further right are not read; a cell may claim to cover any number."""


class Row(NamedTuple):
    """A row: its cells by column, and their words in one line.

    cells: None if there is no cell, or if a cell from further left or above covers the place. texts: of each cell;
    empty if there is none. covered: the columns covered by a cell of a row above.
    """

    block: Block
    cells: tuple[Block | None, ...]
    texts: tuple[str, ...]
    covered: frozenset[int] = frozenset()

    @property
    def place(self) -> Place:
        """The place of the row in the document."""
        return self.block.place

    @property
    def filled(self) -> list[int]:
        """The columns that are not empty."""
        return [column for column, text in enumerate(self.texts) if text]

    def text(self, column: int) -> str:
        """The words in a column; empty if the row ends before it."""
        return self.texts[column] if column < len(self.texts) else ""

    def cell(self, column: int) -> Block | None:
        """The cell in a column; None if the row ends before it."""
        return self.cells[column] if column < len(self.cells) else None

    def part(self, columns: range) -> "Row":
        """The row with only these columns."""
        within = slice(columns.start, columns.stop)
        covered = frozenset(column - columns.start for column in self.covered if column in columns)
        return Row(self.block, self.cells[within], self.texts[within], covered)


def rows_of(table: Block) -> Iterator[Row]:
    """The rows of a table in order."""
    going_on: dict[int, int] = {}
    for block in table.rows():
        if not going_on and all(cell.span == cell.depth == 1 for cell in block.blocks):
            cells = block.blocks[:_MOST_COLUMNS]
            yield Row(block, cells, tuple([words_of(cell) for cell in cells]))
        else:
            yield _placed(block, going_on)


def _placed(block: Block, going_on: dict[int, int]) -> Row:
    """A row with its cells in their columns. going_on: how many more rows a cell covers, by column; changed here."""
    covered = frozenset(going_on)
    cells: list[Block | None] = []
    begun: dict[int, int] = {}
    for cell in block.blocks:
        while len(cells) in covered:
            cells.append(None)
        if len(cells) >= _MOST_COLUMNS:
            break
        first = len(cells)
        cells += [cell, *[None] * (min(max(cell.span, 1), _MOST_COLUMNS) - 1)]
        if cell.depth > 1:
            begun |= dict.fromkeys(range(first, len(cells)), cell.depth - 1)
    for column in covered:
        going_on[column] -= 1
        if not going_on[column]:
            del going_on[column]
    going_on |= begun
    return Row(block, tuple(cells), tuple(words_of(cell) if cell else "" for cell in cells), covered)


def words_of(block: Block) -> str:
    """The words of a block and of all its contents, in one line."""
    blocks = block.blocks
    if not blocks and not block.runs:
        return ""
    if len(blocks) == 1 and len(blocks[0].runs) == 1 and not blocks[0].blocks and not blocks[0].runs[0].is_note_mark:
        # Readers leave only single spaces, and breaks.
        return blocks[0].runs[0].text.strip().replace("\n", " ")
    parts = ("".join(run.text for run in inner.runs if not run.is_note_mark) for inner in walk(block))
    return " ".join(" ".join(parts).split())


def is_wholly(cell: Block, *, bold: bool = False) -> bool:
    """Whether all of a cell is a head: it is marked as one, or (*bold*) all its words are bold."""
    if cell.is_head:
        return True
    runs = [run for block in walk(cell) for run in block.runs if run.text.strip()]
    return bold and bool(runs) and all(run.bold for run in runs)


def is_link(cell: Block) -> bool:
    """Whether a cell holds links or web addresses, and nothing else."""
    runs = [run for block in walk(cell) for run in block.runs if run.text.strip()]
    return bool(runs) and all(run.url is not None or _ADDRESS.fullmatch(run.text.strip()) for run in runs)


_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
