"""Finds entries in the rows of tables whose heads or values show that they are glossaries."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from carelex.errors import CarelexError
from carelex.importing.candidates import Candidate, Region
from carelex.importing.glossary_titles import calls_it_glossary
from carelex.importing.tables import (
    ENOUGH,
    TablePart,
    as_pair,
    evidence,
    goes_on,
    has_heads,
    is_form,
    is_letter,
    is_surely_glossary,
    parts_of,
    pool,
    reason_against,
)
from carelex.importing.tree import Block, Document, Kind, LeftOut, Reason, StreamedTable, walk

_MOST_LEFT_OUT = 200
"""How many rows without an entry are reported one by one; if there are more, only their number is."""


class _Table(NamedTuple):
    """A table of a document. near: its name and the heading above it. under: all the headings above it."""

    block: Block
    near: str
    under: str


class _Proposal(NamedTuple):
    part: TablePart
    points: int


class _Sorted(NamedTuple):
    """The parts of a document's tables: surely glossaries, probably glossaries, and the others."""

    sure: list[_Proposal]
    likely: list[_Proposal]
    rejected: list[LeftOut]


def propose(document: Document) -> Iterator[Region]:
    """Propose the tables of a document that are glossaries, those with the same heads together."""
    told = document.columns
    is_alone = all(block.kind in (Kind.TABLE, Kind.GROUP) for block in document.root.blocks)
    parts = [(table, part) for table in _tables_in(document) for part in parts_of(table.block, told)]
    sure, likely, rejected = _sorted(parts, is_told=bool(told), is_alone=is_alone)
    if told and not sure:
        raise CarelexError(_no_such_column(document, parts))
    if is_alone and not sure and not likely:
        likely = [_Proposal(pair, ENOUGH) for _, part in parts if (pair := as_pair(part))]
    if is_alone and not sure and not likely:
        # No region can hold it.
        document.left_out += rejected or [_unlike(part) for _, part in parts]
    others = [proposal for proposal in likely if not sure or proposal.points > ENOUGH + 1]
    # A rejected table is reported once. If the document is a single table, it must be the glossary.
    yield from _regions(sure, rejected, is_sure=True)
    yield from _regions(others, [] if sure else rejected, is_sure=is_alone and not sure)


def _sorted(parts: Sequence[tuple[_Table, TablePart]], *, is_told: bool, is_alone: bool) -> _Sorted:
    found = _Sorted([], [], [])
    for table, part in _with_columns(parts):
        columns = part.columns
        if columns is None:
            continue
        reason = None if is_told else reason_against(part.material, columns, table.near)
        if reason:
            found.rejected.append(_rejected(part, reason))
        elif is_told or is_surely_glossary(part.material, columns):
            found.sure.append(_Proposal(part, ENOUGH))
        elif (points := evidence(part.material, columns, table.under, is_alone=is_alone)) >= ENOUGH:
            found.likely.append(_Proposal(part, points))
    return found


def _tables_in(document: Document) -> Iterator[_Table]:
    """The tables, with the headings before each; without layout tables, and without tables in tables."""
    blocks = [block for block in walk(document.root) if block.kind in (Kind.TABLE, Kind.HEADING)]
    headings: dict[int, str] = {}
    for number, block in enumerate(blocks):
        if block.kind is Kind.HEADING:
            headings = {level: text for level, text in headings.items() if level < block.level}
            headings[block.level] = block.text
            continue
        inner = [following for following in blocks[number + 1 : number + 3] if following.start < block.end]
        holds = bool(inner) and inner[0].kind is Kind.TABLE
        # A table in a table in a table is no cell's text, and has many words.
        is_deep = holds and len(inner) > 1 and inner[1].kind is Kind.TABLE and inner[1].start < inner[0].end
        if not is_deep and not _is_layout(block, holds_tables=holds):
            nearest = headings[max(headings)] if headings else ""
            yield _Table(block, f"{block.name} {nearest}".strip(), " ".join((block.name, *headings.values())))


def _is_layout(table: Block, *, holds_tables: bool) -> bool:
    """Whether a table only arranges the parts of a page."""
    if table.labels & {"presentation", "none"}:
        return True
    rows = [*islice(table.rows(), 50)]
    if all(len(row.blocks) < 2 for row in rows):
        return True
    if not holds_tables or _is_headed(rows[:3]):
        return False
    return any(
        block.kind is Kind.TABLE and block.blocks and len(row.blocks) < 6
        for row in rows
        for cell in row.blocks
        for block in islice(walk(cell), 200)
    )


def _is_headed(rows: Sequence[Block]) -> bool:
    """Whether one of the rows is a row of heads; a table within a cell is none."""
    return has_heads(
        [
            [cell.text for cell in row.blocks if all(block.kind is not Kind.TABLE for block in cell.blocks)]
            for row in rows
        ]
    )


def _with_columns(parts: Sequence[tuple[_Table, TablePart]]) -> Iterator[tuple[_Table, TablePart]]:
    """The parts; small ones without heads are joined, or continue the part with heads of the same width."""
    headed = {_width(part): (table, part) for table, part in reversed(parts) if part.columns and part.heads}
    together: dict[int, list[TablePart]] = {}
    for _, part in parts:
        if not part.heads and not is_form(part.material):
            together.setdefault(_width(part), []).append(part)
    pooled = {width: pool(alike) for width, alike in together.items() if len(alike) > 1}
    for table, part in parts:
        width = _width(part)
        if part in together.get(width, ()):
            first_table, first = headed.get(width, (table, part))
            if first is not part and _is_of_one_list(table, first_table) and goes_on(part, first):
                material = part.material._replace(heads=first.material.heads)
                part = part._replace(columns=first.columns, material=material)
            elif width in pooled:
                part = part._replace(columns=pooled[width].columns, material=pooled[width].material)
        yield table, part


def _is_of_one_list(table: _Table, first: _Table) -> bool:
    """Whether the heading above a table allows it to continue the list in another."""
    return table.near == first.near or is_letter(table.near) or calls_it_glossary(table.near)


def _width(part: TablePart) -> int:
    return len(part.material.values)


def _rejected(part: TablePart, reason: Reason) -> LeftOut:
    return LeftOut(f"table: {_begun(part)}"[:100], reason, part.table.place)


def _unlike(part: TablePart) -> LeftOut:
    """The report for a table that nothing shows to be a glossary, with the reason."""
    lacks = "whose heads name no terms with their meanings" if part.columns else "without names and a text for each"
    return LeftOut(f"table {lacks}: {_begun(part)}"[:100], Reason.NOT_A_GLOSSARY, part.table.place)


def _begun(part: TablePart) -> str:
    """The heads of a table, or its first row."""
    first = next(iter(part.rows()), None)
    return ", ".join(filter(None, part.heads)) or " | ".join(filter(None, first.texts if first else ()))


def _no_such_column(document: Document, parts: Sequence[tuple[_Table, TablePart]]) -> str:
    heads = dict.fromkeys(head for _, part in parts for head in part.heads if head)
    told = ", ".join(f"{field}={which}" for field, which in document.columns)
    known = (
        f"the columns are: {', '.join(heads)}"
        if heads
        else "give the columns by their numbers, and those of the names and the texts"
    )
    return f"{document.name}: no table has the columns {told}; {known}"


class _Entries(Iterable[Candidate]):
    """The candidates of some parts of tables, made anew at each reading; their number is known."""

    def __init__(self, parts: Sequence[TablePart], count: int) -> None:
        self._parts = parts
        self._count = count

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Candidate]:
        for part in self._parts:
            yield from (found for found in part.entries() if isinstance(found, Candidate))


def _regions(proposals: Sequence[_Proposal], rejected: Sequence[LeftOut], *, is_sure: bool) -> Iterator[Region]:
    """A region for all tables with the same heads; the parts of one table are in one region, whatever their heads."""
    alike: dict[tuple[str, ...], list[TablePart]] = {}
    keys: dict[int, tuple[str, ...]] = {}
    for part in (proposal.part for proposal in proposals):
        key = keys.setdefault(part.table.start, tuple(head.casefold() for head in part.heads))
        alike.setdefault(key, []).append(part)
    for parts in alike.values():
        candidates, left_out = _parted(parts)
        covers = tuple(dict.fromkeys((part.table.start, part.table.end) for part in parts))
        yield Region(_named(parts[0]), candidates, covers, (*left_out, *rejected), is_sure)
        # Reported only once.
        rejected = ()


def _named(part: TablePart) -> str:
    assert part.columns
    heads = [part.material.head(part.columns.name), part.material.head(part.columns.text)]
    return f"table with the heads {' and '.join(heads)}" if all(heads) else "table without heads"


def _parted(parts: Sequence[TablePart]) -> tuple[Iterable[Candidate], list[LeftOut]]:
    """The entries of tables, and the rows and columns that give none."""
    count = 0
    is_held = not any(isinstance(part.table, StreamedTable) for part in parts)
    held: list[Candidate] = []
    left_out: list[LeftOut] = []
    more: Counter[Reason] = Counter()
    for part in parts:
        assert part.columns
        for column, head in part.columns.left_out:
            left_out.append(LeftOut(f"column {head or column + 1}", Reason.NOT_A_GLOSSARY, part.table.place))
        for found in part.entries():
            if isinstance(found, Candidate):
                count += 1
                if is_held:
                    held.append(found)
            elif len(left_out) < _MOST_LEFT_OUT:
                left_out.append(found)
            else:
                more[found.why] += 1
    left_out += [LeftOut("more rows", why, parts[0].table.place, times) for why, times in more.items()]
    return tuple(held) if is_held else _Entries(parts, count), left_out
