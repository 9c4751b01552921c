"""Recognises tables that only arrange the parts of a page, as old web pages and newsletters have them."""

from dataclasses import replace

from carelex.importing.tree import Block, Kind, StreamedTable, walk

# In blocks: a larger cell is a column of a page.
_MOST_OF_A_CELL = 8


def is_for_layout(table: Block) -> bool:
    """Whether a table holds parts of a page, and no rows of data."""
    if isinstance(table, StreamedTable):
        return False
    heads = [cell for row in table.blocks for cell in row.blocks if cell.is_head]
    if heads:
        # A box with a title, which is a heading of the page.
        are_titles = all([block.kind for block in _content(cell)] == [Kind.HEADING] for cell in heads)
        return are_titles and all(len(row.blocks) <= 1 for row in table.blocks)
    cells = [cell for row in table.blocks for cell in row.blocks if cell.blocks]
    if any(inner.kind is Kind.TABLE and len(inner.blocks) > 1 for cell in cells for inner in walk(cell)):
        return True
    largest = max((len(_content(cell)) for cell in cells), default=0)
    widest = max((sum(bool(cell.blocks) for cell in row.blocks) for row in table.blocks), default=0)
    return largest > _MOST_OF_A_CELL or (widest <= 1 and (largest > 1 or len(cells) == 1))


def _content(cell: Block) -> tuple[Block, ...]:
    """The contents of a cell, without the parts around them."""
    blocks = cell.blocks
    while len(blocks) == 1 and blocks[0].kind is Kind.GROUP:
        blocks = blocks[0].blocks
    return blocks


def as_parts(table: Block) -> Block:
    """The table as a part of the page, with a part for each cell."""
    cells = tuple(replace(cell, kind=Kind.GROUP) for row in table.blocks for cell in row.blocks if cell.blocks)
    return replace(table, kind=Kind.GROUP, blocks=cells)
