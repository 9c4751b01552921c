"""Simplifies the blocks of a text to paragraphs of one line, lists, headings and code."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from carelex.importing.tree import Block, Kind, Run

_AS_LINE_BREAK = re.compile("[\x0b\x0c\x85\u2028\u2029\r]")
# Invisible characters without meaning in a text: controls, soft hyphens, spaces of no width, marks of direction.
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u2060\ufeff\ufffe\uffff]")
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")

_BULLET = re.compile(r"[•·▪▫‣◦●○■□➢➤✓✔⁃∙\uf0b7\uf0a7]\s*(?=\S)|o\s(?=\S)|[-–—*]\s(?=\S)")
# These signs are rarely anything but bullets; any other must begin two lines in a row.
_SURE_BULLETS = frozenset("•▪▫‣◦●○■□➢➤⁃∙\uf0b7\uf0a7")

_NUMBER = re.compile(r"\(?\d{1,2}[.)]\s+(?=\S)")

_COUNT = r"\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)]"

_DEEPEST = 12
"""How deep lists may be in lists, and tables in tables; deeper ones are read as if they were not nested."""


def plain_blocks(blocks: Iterable[Block]) -> list[Block]:
    """The blocks of a text as paragraphs of one line, lists, headings and code, in order.

    A break that the author made begins another paragraph; lines that begin with a bullet are a list; marks of
    footnotes, rules and empty blocks are left out.
    """
    return _with_lists([*_plain(blocks, 0)])


def without_lead(blocks: list[Block], name: str) -> list[Block]:
    """The blocks of a text without what comes before it: the name again, a colon or a dash."""
    if len(blocks) > 1 and blocks[0].kind in (Kind.PARAGRAPH, Kind.HEADING):
        first = text_of(blocks[0].runs).strip(" :.-–—").casefold()
        if first == name.strip(" :.-–—").casefold():
            blocks = blocks[1:]
    if len(blocks) > 1 and blocks[0].kind is Kind.PARAGRAPH and re.fullmatch(r"[,;:=–—-]+", text_of(blocks[0].runs)):
        return blocks[1:]
    if blocks and blocks[0].kind is Kind.PARAGRAPH and (mark := _LEAD.match(text_of(blocks[0].runs))):
        return [paragraph(cut(blocks[0].runs, mark.end()), blocks[0]), *blocks[1:]]
    return blocks


_LEAD = re.compile(r"[,;:=–—-]\s+(?=[^\W\d])")


def _plain(blocks: Iterable[Block], depth: int) -> Iterator[Block]:
    # Groups can be nested to any depth; only lists count.
    left = [*blocks][::-1]
    while left:
        block = left.pop()
        match block.kind:
            case Kind.PARAGRAPH | Kind.NAME | Kind.SUMMARY:
                yield from (paragraph(line, block) for line in lines_of(block.runs))
            case Kind.HEADING:
                runs = tuple(run for line in lines_of(block.runs) for run in (*line, Run(" ")))[:-1]
                if runs:
                    yield replace(block, runs=runs, blocks=())
            case Kind.CODE:
                if block.text.strip():
                    yield block
            case Kind.LIST if depth < _DEEPEST:
                yield from _plain_list(block, depth)
            case Kind.TABLE if depth < _DEEPEST:
                yield from _rows_as_list(block, depth)
            case Kind.RULE:
                pass
            case _:
                left.extend(reversed(block.blocks))
                if block.runs:
                    yield from (paragraph(line, block) for line in lines_of(block.runs))


def _plain_list(block: Block, depth: int) -> Iterator[Block]:
    items = [(item, _with_lists([*_plain(item.blocks, depth + 1)])) for item in block.blocks]
    kept = tuple(replace(item, blocks=tuple(held)) for item, held in items if held)
    if kept and all(item.blocks[0].kind is Kind.LIST for item in kept):
        # Items that hold nothing but lists.
        yield from (inner for item in kept for inner in item.blocks)
    elif len(kept) > 1 and all(map(_counts_itself, kept)):
        for item in kept:
            mark, line, *others = item.blocks
            yield paragraph((*mark.runs, Run(" "), *line.runs), line)
            yield from others
    elif kept:
        yield replace(block, blocks=kept)


def _counts_itself(item: Block) -> bool:
    """Whether an item begins with a number or letter that the author wrote, in a line of its own: "(a)"."""
    kinds = [block.kind for block in item.blocks[:2]]
    return kinds == [Kind.PARAGRAPH] * 2 and re.fullmatch(_OWN_COUNT, item.blocks[0].text) is not None


_OWN_COUNT = r"\(?(?:\d{1,3}|[a-z]{1,2}|[ivxl]{1,6}|[A-Z])[.)]"


def _rows_as_list(table: Block, depth: int) -> Iterator[Block]:
    """A table within a text as a list: an item for each row, with bars between cells."""
    items = []
    for row in table.rows():
        cells = [[*_plain(cell.blocks, depth + 1)] for cell in row.blocks]
        runs: list[Run] = []
        for number, cell in enumerate(cells):
            is_counted = number == 1 and re.fullmatch(_COUNT, row.blocks[0].text)
            runs += [Run(" " if is_counted else " | ")] if number else []
            for place, block in enumerate(cell):
                runs += [Run(" ")] if place else []
                runs += block.runs or (Run(block.text),)
        if (line := trimmed(runs)) and any(map(str.isalnum, text_of(line))):
            items.append(Block(Kind.ITEM, blocks=(Block(Kind.PARAGRAPH, line),)))
    if items:
        yield Block(Kind.LIST, blocks=tuple(items), place=table.place)


def _with_lists(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with paragraphs that begin with a bullet, or are numbered from 1, as lists."""
    found: list[Block] = []
    at = 0
    while at < len(blocks):
        for end, mark, level in (_bullets_from(blocks, at), _numbers_from(blocks, at)):
            if end > at:
                items = tuple(Block(Kind.ITEM, blocks=(_without(mark, block),)) for block in blocks[at:end])
                found.append(Block(Kind.LIST, blocks=items, place=blocks[at].place, level=level))
                at = end
                break
        else:
            found.append(blocks[at])
            at += 1
    return found


def _bullets_from(blocks: Sequence[Block], at: int) -> tuple[int, re.Pattern[str], int]:
    """Where the paragraphs with a bullet end that begin at a place; the place itself if there are none."""
    end = at
    signs = set()
    while end < len(blocks) and (sign := _mark_of(blocks[end], _BULLET)):
        signs.add(sign)
        end += 1
    return (end if end - at > 1 or signs <= _SURE_BULLETS else at), _BULLET, 0


def _numbers_from(blocks: Sequence[Block], at: int) -> tuple[int, re.Pattern[str], int]:
    """The same for numbers in order from 1."""
    end = at
    while end < len(blocks) and _mark_of(blocks[end], _NUMBER).strip("().") == str(end - at + 1):
        end += 1
    return (end if end - at > 1 else at), _NUMBER, 1


def _mark_of(block: Block, mark: re.Pattern[str]) -> str:
    sign = mark.match(text_of(block.runs)) if block.kind is Kind.PARAGRAPH else None
    return sign[0].strip() if sign else ""


def _without(mark: re.Pattern[str], block: Block) -> Block:
    sign = mark.match(text_of(block.runs))
    assert sign
    return replace(block, runs=cut(block.runs, sign.end()))


def without_only_mark(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of a text; if it is a list of one item, those of the item, without its bullet or number."""
    while len(blocks) == 1 and blocks[0].kind is Kind.LIST and len(blocks[0].blocks) == 1:
        blocks = blocks[0].blocks[0].blocks
    return tuple(blocks)


def paragraph(runs: Sequence[Run], like: Block | None = None) -> Block:
    """A paragraph of one line, at the place of another block."""
    return Block(Kind.PARAGRAPH, tuple(runs), place=like.place) if like else Block(Kind.PARAGRAPH, tuple(runs))


def text_of(runs: Iterable[Run]) -> str:
    """The words of some runs, unchanged."""
    return "".join(run.text for run in runs)


def are_bold(runs: Iterable[Run]) -> bool:
    """Whether all the words of some runs are bold."""
    return all(run.bold for run in runs if run.text.strip())


def lines_of(runs: Iterable[Run]) -> list[tuple[Run, ...]]:
    """Split runs into lines at the author's breaks; every run of white space is one space, with none around a line."""
    runs = tuple(runs)
    if len(runs) == 1 and not runs[0].is_note_mark and _is_one_line(runs[0].text):
        # Most are only one line.
        return [runs] if runs[0].text else []
    lines: list[list[Run]] = [[]]
    for run in runs:
        if run.is_note_mark:
            continue
        first, *others = _seen(run.text).split("\n")
        lines[-1].append(run if first == run.text else run._replace(text=first))
        lines += [[run._replace(text=other)] for other in others]
    return [line for line in map(trimmed, lines) if line]


def _is_one_line(text: str) -> bool:
    return text.isascii() and text.isprintable() and "  " not in text and text.strip() == text


def _seen(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    return _HALF_CHARACTER.sub("\ufffd", _UNSEEN.sub("", _AS_LINE_BREAK.sub("\n", text)))


_SPACES = re.compile(r"\s+")


def trimmed(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Runs with every run of white space as one space, and none at the ends; neighbours of one style are joined."""
    found: list[Run] = []
    for run in runs:
        text = _SPACES.sub(" ", run.text)
        if text.startswith(" ") and (not found or found[-1].text.endswith(" ")):
            text = text[1:]
        if not text:
            continue
        if found and found[-1][1:] == run[1:]:
            found[-1] = run._replace(text=found[-1].text + text)
        else:
            found.append(run if text == run.text else run._replace(text=text))
    while found and found[-1].text.endswith(" "):
        last = found.pop()
        if text := last.text.rstrip(" "):
            found.append(last._replace(text=text))
    return tuple(found)


def cut(runs: Sequence[Run], start: int, end: int | None = None) -> tuple[Run, ...]:
    """The runs between two offsets in the text of a line, without white space around them."""
    return trimmed(parted(runs, start, len(text_of(runs)) if end is None else end)[1])


def runs_behind(runs: Iterable[Run], length: int) -> tuple[Run, ...]:
    """Some runs without their first *length* characters."""
    return tuple(parted(runs, 0, length)[2])


def stripped(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Some runs without the white space that they begin with."""
    text = text_of(runs)
    return runs_behind(runs, len(text) - len(text.lstrip()))


def parted(runs: Iterable[Run], start: int, end: int) -> tuple[list[Run], list[Run], list[Run]]:
    """The runs before the first offset of a line, between the two, and after the second."""
    parts: tuple[list[Run], list[Run], list[Run]] = [], [], []
    at = 0
    for run in runs:
        first, second = max(start - at, 0), max(end - at, 0)
        for part, text in zip(parts, (run.text[:first], run.text[first:second], run.text[second:]), strict=True):
            if text:
                part.append(run._replace(text=text))
        at += len(run.text)
    return parts
