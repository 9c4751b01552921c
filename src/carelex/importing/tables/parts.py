"""Splits a table into parts with their own heads, which may be below each other or side by side."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import NamedTuple

from carelex.importing.candidates import Candidate
from carelex.importing.keys import Role
from carelex.importing.tables.chosen_columns import chosen_columns
from carelex.importing.tables.columns import columns_of
from carelex.importing.tables.entries import entries_of, is_letter
from carelex.importing.tables.grid import Row, rows_of
from carelex.importing.tables.heads import Heads, chosen_heads, heads_in, later_heads
from carelex.importing.tables.kinds import is_form
from carelex.importing.tables.material import Columns, Material, material_of
from carelex.importing.tables.upright import laid_down
from carelex.importing.tables.values import Values, is_sentence
from carelex.importing.tree import Block, LeftOut, Reason, StreamedTable, walk

_SAMPLE = 400
"""How many rows are read to find out what the columns hold."""

Chosen = Sequence[tuple[str, str]]
"""The columns that the user chose: the name of a field, with the number or the head of its column."""


class TablePart(NamedTuple):
    """Rows of a table below their own heads, or without heads.

    columns: their roles; None if they cannot be found. above: the words above the heads.
    """

    table: Block
    material: Material
    columns: Columns | None
    rows: Callable[[], Iterator[Row]]
    above: tuple[LeftOut, ...] = ()

    @property
    def heads(self) -> tuple[str, ...]:
        """The heads of the columns; empty if there are none."""
        return self.material.heads.texts if self.material.heads else ()

    def entries(self) -> Iterator[Candidate | LeftOut]:
        """The entries in the rows, made anew each time."""
        assert self.columns
        yield from self.above
        has_anchors = any(block.anchors for block in walk(self.table))
        yield from entries_of(self.rows(), self.columns, self.heads, has_anchors=has_anchors)


def pool(parts: Sequence[TablePart]) -> TablePart:
    """Join small tables of one kind, so that the rules see enough rows."""
    material = material_of(None, [row for part in parts for row in part.material.rows][:_SAMPLE])
    return parts[0]._replace(material=material, columns=columns_of(material))


def as_pair(part: TablePart) -> TablePart | None:
    """A table of two columns as names and texts, whatever it holds; None if that is impossible."""
    filled = [column for column, values in enumerate(part.material.values) if values.filled >= 0.8]
    if len(filled) != 2 or sum(bool(values.filled) for values in part.material.values) != 2 or is_form(part.material):
        return None
    names, texts = (part.material.values[column] for column in filled)
    if _are_texts_and_names(names, texts):
        first = part.material.rows[0]
        # Its heads are like no head of a glossary.
        rows = part.rows if is_sentence(first.text(filled[0])) else partial(_later, part.rows)
        return part._replace(columns=Columns(name=filled[1], text=filled[0]), rows=rows)
    if len(part.material.rows) < 3 or names.distinct < 0.8 or names.longest > 10 or names.is_data or texts.is_data:
        return None
    return part._replace(columns=Columns(name=filled[0], text=filled[1]))


def _later(rows: Callable[[], Iterator[Row]]) -> Iterator[Row]:
    return islice(rows(), 1, None)


def _are_texts_and_names(texts: Values, names: Values) -> bool:
    """Whether the texts come first: sentences, each with a name of its own behind it."""
    is_short = names.words <= 5 and names.longest <= 10 and names.sentences <= 0.1
    return is_short and names.distinct >= 0.9 and not names.is_data and texts.sentences >= 0.8


def goes_on(part: TablePart, headed: TablePart) -> bool:
    """Whether a table without heads may continue another: the columns of names and texts of the other fit it too."""
    columns, values = headed.columns, part.material.values
    if columns is None or max(columns.name, columns.text) >= len(values):
        return False
    names, texts = values[columns.name], values[columns.text]
    letters = sum(is_letter(row.text(columns.name)) for row in part.material.rows)
    is_filled = names.filled >= 0.5 and texts.filled >= 0.5 and letters * 2 <= len(part.material.rows)
    return is_filled and names.longest <= 12 and not names.is_data and not texts.is_data


def parts_of(table: Block, chosen: Chosen = ()) -> list[TablePart]:
    """Split a table where other heads begin, and find out what its columns hold."""
    if isinstance(table, StreamedTable):
        sample = [*islice(rows_of(table), _SAMPLE)]
        heads = chosen_heads(sample, chosen) or heads_in(sample)
        first = _first_row(sample, heads)
        return [
            *_side_by_side(table, heads, sample[first:], partial(_later_rows, table, first), sample[:first], chosen)
        ]
    rows = [*rows_of(table)]
    if not chosen and (upright := laid_down(rows)):
        return [*_side_by_side(table, upright[0], upright[1], upright[1].__iter__, (), chosen)]
    heads = chosen_heads(rows, chosen) or heads_in(rows)
    starts = [*later_heads(rows, heads)] if heads and not chosen else []
    found: list[TablePart] = []
    at = 0
    for start in [*starts, len(rows)]:
        part = rows[at:start]
        # The user's columns are those of the first heads.
        own = heads_in(part) if at else heads
        first = _first_row(part, own)
        below = part[first:] if start == len(rows) else _without_titles(part[first:])
        found += _side_by_side(table, own, below, below.__iter__, part[:first], chosen)
        at = start
    return found


def _later_rows(table: Block, first: int) -> Iterator[Row]:
    return islice(rows_of(table), first, None)


def _first_row(rows: Sequence[Row], heads: Heads | None) -> int:
    """The number of the first row that may hold an entry."""
    if heads:
        return heads.last + 1
    for number, row in enumerate(rows[:10]):
        if len(row.filled) > 1 or any(is_letter(text) for text in row.texts):
            return number
    return 0


def _without_titles(rows: Sequence[Row]) -> list[Row]:
    """The rows without those at their end with only one cell, which are the title of the next table."""
    end = len(rows)
    while end and len(rows[end - 1].filled) < 2:
        end -= 1
    return [*rows[:end]]


def _side_by_side(
    table: Block,
    heads: Heads | None,
    sample: Sequence[Row],
    rows: Callable[[], Iterator[Row]],
    above: Sequence[Row],
    chosen: Chosen,
) -> Iterator[TablePart]:
    """The parts of some rows that are side by side; usually there is only one."""
    left_out = tuple(
        LeftOut(" ".join(filter(None, row.texts))[:80], Reason.INTRODUCTION, row.place) for row in above if row.filled
    )[: -1 if heads else None]
    is_whole = not isinstance(table, StreamedTable)
    material = material_of(heads, sample, is_whole=is_whole)
    if chosen:
        columns = chosen_columns(chosen, heads, columns_of(material))
        yield TablePart(table, material, columns, rows, left_out)
        return
    ranges = _ranges(material, sample)
    if len(ranges) == 1:
        yield TablePart(table, material, columns_of(material), rows, left_out)
        return
    for place in ranges:
        own = heads._replace(texts=heads.texts[place.start : place.stop]) if heads else None
        part = material_of(own, [row.part(place) for row in sample], is_whole=is_whole)
        yield TablePart(table, part, columns_of(part), partial(_parts_of_rows, rows, place), left_out)
        left_out = ()


def _parts_of_rows(rows: Callable[[], Iterator[Row]], place: range) -> Iterator[Row]:
    return (row.part(place) for row in rows())


_NAMES = {Role.TERM, Role.ABBREVIATION}


def _ranges(material: Material, sample: Sequence[Row]) -> list[range]:
    """The columns of each table that is side by side with others."""
    width = len(material.values)
    whole = [range(width)]
    if material.heads is None:
        return _alike(material, sample) or whole
    heads = [head.casefold() for head in material.heads.texts[:width]]
    roles = [*material.roles, *[None] * width]
    starts = [0]
    for column in range(1, len(heads)):
        behind_gap = not heads[column - 1] and not material.values[column - 1].filled
        has_text = any(role is not None and role not in _NAMES for role in roles[starts[-1] : column])
        repeats = heads[column] and heads[column] == heads[starts[-1]] and roles[column] in _NAMES
        if has_text and roles[column] in _NAMES and (behind_gap or repeats):
            starts.append(column)
    if len(starts) == 1:
        return whole
    return [range(start, end) for start, end in zip(starts, [*starts[1:], width], strict=True)]


def _alike(material: Material, sample: Sequence[Row]) -> list[range]:
    """Pairs of columns without heads, if each pair alone gives names and texts."""
    width = len(material.values)
    if width == 5:
        # An empty column separates two pairs.
        pairs = [range(2), range(3, 5)]
    elif width in (4, 6, 8):
        pairs = [range(start, start + 2) for start in range(0, width, 2)]
    else:
        return []
    if any(material.values[pair.start].short < 0.6 for pair in pairs):
        return []
    found = [columns_of(material_of(None, [row.part(pair) for row in sample])) for pair in pairs]
    return pairs if all(columns and (columns.name, columns.text) == (0, 1) for columns in found) else []
