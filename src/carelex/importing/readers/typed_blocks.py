"""Reads data that holds a page, as editors keep it: a list of blocks, each with its kind ("heading") and its words."""

import re
from collections.abc import Iterator, Sequence

from carelex.importing.tree import Block, Kind, Place, Run, is_text, walk

_FEWEST = 6
_NEARLY_ALL = 0.9
_MOST_KINDS = 0.34
_HEADING = re.compile(r"h(?:ead(?:ing|er)?)?s?[-_ ]?([1-6])?|(?:sub)?title|term|question|name", re.IGNORECASE)
_LEVEL = 3
# Fields with the words of a block, or of a part of it.
_WORDS = frozenset("text value plain_text content html words".split())


def pages_in(root: Block) -> Iterator[tuple[Block, ...]]:
    """The blocks of each such page, as headings and paragraphs."""
    for block in walk(root):
        if block.kind is Kind.LIST and len(block.blocks) >= _FEWEST:
            records = [inner for item in block.blocks for inner in item.blocks if inner.kind is Kind.RECORD]
            key = _key_of_kinds(records)
            if len(records) == len(block.blocks) and key:
                yield tuple(filter(None, (_block(record, key) for record in records)))


def _key_of_kinds(records: Sequence[Block]) -> str:
    """The key whose few values say what each block is, one of them a heading."""
    values: dict[str, list[str]] = {}
    for record in records:
        for field in record.blocks:
            values.setdefault(field.name, []).append(field.text)
    for key, kinds in values.items():
        different = set(kinds)
        is_usual = len(kinds) >= _NEARLY_ALL * len(records) and 1 < len(different) <= _MOST_KINDS * len(records)
        if is_usual and any(map(_HEADING.match, different)) and all(" " not in kind for kind in different):
            return key
    return ""


def _block(record: Block, key: str) -> Block | None:
    kind = next((field.text for field in record.blocks if field.name == key), "")
    runs = tuple(_runs(record, key))
    if not runs:
        return None
    if not (heading := _HEADING.match(kind)):
        return Block(Kind.PARAGRAPH, runs, place=record.place)
    level = heading[1] or next((f.text for f in walk(record) if f.name == "level" and f.text in "123456"), "")
    return Block(Kind.HEADING, runs, place=record.place, level=int(level or _LEVEL))


def _runs(record: Block, key: str) -> Iterator[Run]:
    """The words of a block: those of the fields that hold words; else its longest."""
    fields = [block for block in walk(record) if block.kind is Kind.FIELD and block.name != key]
    leaves = [*filter(is_text, fields)]
    named = [field for field in leaves if field.name in _WORDS]
    for field in named or sorted(leaves, key=lambda field: -len(field.text))[:1]:
        for block in walk(field):
            yield from block.runs


def cells_as_lines(root: Block, name: str) -> tuple[Block, ...]:
    """The cells of tables of one column, or with one filled cell in a row, each as a paragraph; none for others."""
    lines: list[Block] = []
    wide = 0
    for block in walk(root):
        for row in block.rows() if block.kind is Kind.TABLE else ():
            wide += sum(bool(cell.text) for cell in row.blocks) > 1
            for cell in row.blocks:
                if cell.text:
                    runs = tuple(run for inner in walk(cell) for run in inner.runs)
                    lines.append(Block(Kind.PARAGRAPH, runs, place=row.place or Place(name)))
            if len(lines) > _MOST_LINES or wide > _FEW_WIDE:
                return ()
    return tuple(lines)


_MOST_LINES = 4_000
_FEW_WIDE = 2
