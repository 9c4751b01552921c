"""Recognises tables in Markdown that are drawn with lines and spaces, as in Pandoc and Sphinx."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from carelex.importing.readers.markdown_lines import Lines, add, read_within

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock


# In characters; nobody draws a wider table, and each line must be cut at each column.
_WIDEST = 2000


class _Row(NamedTuple):
    """A row: the number of its first line, and the lines of each cell."""

    first: int
    cells: Sequence[Sequence[str]]
    is_head: bool = False


def drawn_table(state: "StateBlock", first: int, last: int, silent: bool) -> bool:
    """A table with +----+----+ around cells, ==== ==== above and below, or ---- ---- below the heads."""
    lines = Lines(state, last)
    if max(map(len, (lines[first], lines[first + 1]))) > _WIDEST:
        return False
    for read in (_grid, _ruled, _headed):
        found = read(lines, first)
        if found:
            rows, end = found
            if not silent:
                _add_rows(state, rows, first)
                state.line = end
            return True
    return False


def _add_rows(state: "StateBlock", rows: Sequence[_Row], first: int) -> None:
    add(state, "table_open", "table", 1, first)
    for row in rows:
        tag = "th" if row.is_head else "td"
        add(state, "tr_open", "tr", 1, row.first)
        for cell in row.cells:
            add(state, f"{tag}_open", tag, 1, row.first)
            read_within(state, _dedented(cell), row.first)
            add(state, f"{tag}_close", tag, -1)
        add(state, "tr_close", "tr", -1)
    add(state, "table_close", "table", -1)


def _dedented(lines: Sequence[str]) -> list[str]:
    indent = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    return [line[indent:].rstrip() for line in lines]


_EDGE = re.compile(r"[ ]{0,3}\+(?:[-=:]+\+)+")


def _grid(lines: Lines, first: int) -> tuple[list[_Row], int] | None:
    if not _EDGE.fullmatch(lines[first]):
        return None
    columns = [place for place, sign in enumerate(lines[first]) if sign == "+"]
    rows: list[_Row] = []
    begin, number = first + 1, first + 1
    while number < lines.last and lines[number].lstrip()[:1] in ("+", "|"):
        line = lines[number]
        if re.fullmatch(r"[ ]{0,3}\+[-=+:]+\+", line):
            if number > begin:
                inner = [lines[here] for here in range(begin, number)]
                rows.append(_Row(begin, _between_bars(inner, columns)))
            if "=" in line:
                rows = [row._replace(is_head=True) for row in rows]
            begin = number + 1
        number += 1
    return (rows, number) if rows else None


def _between_bars(lines: Sequence[str], columns: Sequence[int]) -> list[list[str]]:
    """The cells of some lines; without a bar between them, a cell covers the next column too."""
    bars = [place for place in columns if all(line[place : place + 1] == "|" for line in lines)]
    return [
        [line[start + 1 : end] for line in lines]
        for start, end in zip(bars, [*bars[1:], max(map(len, lines))], strict=False)
        if start + 1 < max(map(len, lines))
    ]


_RULE = re.compile(r"[ ]{0,3}=+(?:[ ]+=+)+")
_UNDER_HEADS = re.compile(r"[ ]{0,3}-{2,}(?:[ ]+-{2,})+")


def _ruled(lines: Lines, first: int) -> tuple[list[_Row], int] | None:
    """A table as in Sphinx: a rule above, one below the heads if there are any, and one at the end."""
    if not _RULE.fullmatch(lines[first]):
        return None
    rules = [first]
    number = first + 1
    while number < lines.last and not (len(rules) == 2 and lines.is_blank(number)) and len(rules) < 3:
        if _RULE.fullmatch(lines[number]):
            rules.append(number)
        number += 1
    if len(rules) < 2:
        return None
    starts = _starts(lines[first])
    heads = [*_rows_between(lines, rules[0] + 1, rules[1], starts)]
    if len(rules) == 2:
        return heads, rules[1] + 1
    rows = [*_rows_between(lines, rules[1] + 1, rules[2], starts)]
    return [*(row._replace(is_head=True) for row in heads), *rows], rules[2] + 1


def _headed(lines: Lines, first: int) -> tuple[list[_Row], int] | None:
    """A table as in Pandoc: heads, a rule below them, and a row on each line up to an empty one."""
    if lines.is_blank(first) or "|" in lines[first] or not _UNDER_HEADS.fullmatch(lines[first + 1]):
        return None
    starts = _starts(lines[first + 1])
    number = first + 2
    while number < lines.last and not lines.is_blank(number) and not _UNDER_HEADS.fullmatch(lines[number]):
        number += 1
    rows = [_Row(line, [[cell] for cell in _cut(lines[line], starts)]) for line in (first, *range(first + 2, number))]
    end = number + 1 if _UNDER_HEADS.fullmatch(lines[number]) else number
    return [rows[0]._replace(is_head=True), *rows[1:]], end


def _starts(rule: str) -> list[int]:
    return [found.start() for found in re.finditer(r"[=-]+", rule)]


def _cut(line: str, starts: Sequence[int]) -> list[str]:
    return [line[start:end].strip() for start, end in zip(starts, [*starts[1:], None], strict=True)]


def _rows_between(lines: Lines, begin: int, end: int, starts: Sequence[int]) -> Iterator[_Row]:
    """The rows between two rules; a line with an empty first column continues the row above."""
    row: _Row | None = None
    for number in range(begin, end):
        cells = _cut(lines[number], starts)
        if row and not cells[0]:
            row = row._replace(cells=[[*above, cell] for above, cell in zip(row.cells, cells, strict=True)])
        else:
            if row:
                yield row
            row = _Row(number, [[cell] for cell in cells]) if any(cells) else None
    if row:
        yield row
