"""Recognises parts of a page that repeat, each with a short line and then a longer text, whatever their form."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from carelex.importing.candidates import Candidate, Region
from carelex.importing.furniture import reason_of_phrase
from carelex.importing.slots import (
    FEWEST,
    Line,
    Slot,
    beside_texts,
    form_of,
    is_date,
    is_field,
    lines_of_part,
    told_of,
    without_lines,
)
from carelex.importing.tree import Block, Document, Kind

NAME = "parts that repeat"
_PARTS = frozenset((Kind.GROUP, Kind.ITEM, Kind.QUOTE, Kind.DISCLOSURE))
_MOST_PARTS = 20_000
_SAMPLE = 200
_MOST_LINES = 40
"""Of one part: more are a page, or a chapter."""
_LONGEST_NAME = 10
_SHORTEST_TEXT = 3
"""In words, the mean of all."""
_NEARLY_ALL = 0.8
_DIFFERENT = 0.9
_FEW = 0.1
_TAGS = frozenset("div span p li section article a b strong em i dt dd h1 h2 h3 h4 h5 h6 td label".split())

_Lines = Sequence[Line]


def propose(document: Document) -> Iterator[Region]:
    """A region for each form of parts that repeat, and hold names and texts."""
    by_form: dict[object, list[Block]] = defaultdict(list)
    left: list[tuple[object, Block]] = [(None, document.root)]
    while left:
        around, block = left.pop()
        own = form_of(block)
        if block.kind in _PARTS and block.blocks:
            by_form[around, own].append(block)
        if block.kind in (Kind.DOCUMENT, Kind.LIST, *_PARTS):
            left.extend((own, inner) for inner in reversed(block.blocks))
    for parts in by_form.values():
        if FEWEST <= len(parts) <= _MOST_PARTS:
            yield from _region(parts)


class _Names(NamedTuple):
    """The place of the names in all parts, and the names. more: the places of other names below them."""

    slot: Slot
    texts: dict[int, str]
    more: frozenset[Slot]


def _region(parts: Sequence[Block]) -> Iterator[Region]:
    if len(parts) > _SAMPLE and _names([lines_of_part(part.blocks) for part in parts[:_SAMPLE]]) is None:
        return
    lines = [lines_of_part(part.blocks) for part in parts]
    own = [(part, own) for part, own in zip(parts, lines, strict=True) if 2 <= len(own) <= _MOST_LINES]
    if len(own) < max(FEWEST, _NEARLY_ALL * len(parts)):
        return
    lines = [lines for _, lines in own]
    names = _names(lines)
    if names is None:
        return
    own = [(part, _with_name_at(names.slot, held)) for part, held in own]
    whole = [
        (names.texts.get(n, ""), [line for line in held if line.slot != names.slot]) for n, (_, held) in enumerate(own)
    ]
    beside = beside_texts(whole)
    found = [
        _candidate(part, held, others, names, beside) for (part, held), (_, others) in zip(own, whole, strict=True)
    ]
    candidates = [candidate for candidate in found if candidate is not None]
    if _are_entries(candidates):
        told = told_of(block for _, others in whole for block in _left_out(others, beside))
        yield Region(NAME, tuple(candidates), tuple((part.start, part.end) for part, _ in own), tuple(told))


def _names(lines: Sequence[_Lines]) -> _Names | None:
    """The first place that holds a short line in nearly all parts, and hardly the same in two."""
    values: dict[Slot, dict[int, Block]] = {}
    for number, held in enumerate(lines):
        for line in held:
            values.setdefault(line.slot, {})[number] = line.block
    for slot, there in values.items():
        kind = slot.path[-1][0]
        if len(there) < _NEARLY_ALL * len(lines) or kind not in (Kind.PARAGRAPH, Kind.HEADING, Kind.SUMMARY, Kind.NAME):
            continue
        texts = {number: block.text for number, block in there.items()}
        if _may_be_names([*texts.values()]):
            return None if _hold_several(lines, slot) else _Names(slot, texts, _other_names(values, slot, len(lines)))
        if sum(map(_is_short, texts.values())) * 2 < len(texts):
            # A text comes first: these are headlines, or rows of a form.
            return None
    return None


def _with_name_at(slot: Slot, held: list[Line]) -> list[Line]:
    """The lines of a part, with its only heading at the place of the names, where it has other classes than they."""
    headings = [n for n, line in enumerate(held) if line.block.kind is Kind.HEADING]
    if slot.path[-1][0] is not Kind.HEADING or len(headings) != 1:
        return held
    at = headings[0]
    is_beside = held[at].slot.path[:-1] == slot.path[:-1]
    return [*held[:at], held[at]._replace(slot=slot), *held[at + 1 :]] if is_beside else held


def _other_names(values: Mapping[Slot, Mapping[int, Block]], name: Slot, parts: int) -> frozenset[Slot]:
    """The places of short lines that few parts have, in a form that shares a class with that of the names."""
    classes = _classes(name)
    return frozenset(
        slot
        for slot, held in values.items()
        if slot != name
        and len(slot.path) == len(name.path)
        and slot.path[:-2] == name.path[:-2]
        and len(held) * 2 <= parts
        and not classes.isdisjoint(_classes(slot))
        and all(_is_short(block.text) for block in held.values())
    )


def _classes(slot: Slot) -> frozenset[str]:
    """The classes of a line, or of the part that it fills."""
    return next((classes for _, labels in reversed(slot.path[-2:]) if (classes := labels - _TAGS)), frozenset())


def _hold_several(lines: Sequence[_Lines], name: Slot) -> bool:
    """Whether more than a few parts hold other short lines of the form of their name: a part for each letter."""
    several = sum(
        any(
            line.slot.path == name.path and line.slot.number > name.number and _is_short(line.block.text)
            for line in held
        )
        for held in lines
    )
    return several > _FEW * len(lines)


def _is_short(text: str) -> bool:
    return 0 < len(text.split()) <= _LONGEST_NAME and not _is_sentence(text)


def _may_be_names(texts: Sequence[str]) -> bool:
    short = [*filter(_is_short, texts)]
    different = {"".join(filter(str.isalpha, text.casefold())) for text in texts}
    if len(short) < _DIFFERENT * len(texts) or len(different) < _DIFFERENT * len(texts):
        return False
    return not any(is_date(text) or reason_of_phrase(text) for text in texts)


def _is_sentence(text: str) -> bool:
    return text.endswith((".", "!", "?", ";", ",")) and len(text.split()) > 3


def _candidate(part: Block, held: _Lines, others: _Lines, names: _Names, beside: set[Slot]) -> Candidate | None:
    """The entry in a part: its name, and the rest without what all parts say alike."""
    at = next((n for n, line in enumerate(held) if line.slot == names.slot), None)
    if at is None:
        return None
    name = held[at].block
    more = [line.block for line in takewhile(lambda line: line.slot in names.more, held[at + 1 :])]
    text = without_lines(part, {block.start for block in (name, *more, *_left_out(others, beside))})
    anchors = tuple(dict.fromkeys((*part.anchors, *name.anchors)))
    senses = (text.blocks,) if text is not None else ()
    return Candidate(name.runs, senses, name.place, tuple(block.text for block in more), anchors=anchors)


def _left_out(lines: _Lines, beside: set[Slot]) -> list[Block]:
    """The lines of a part that all parts say alike; fields stay."""
    return [line.block for line in lines if not beside.isdisjoint(line.slots) and not is_field(line.block.text)]


def _are_entries(candidates: Sequence[Candidate]) -> bool:
    """Whether most parts have a text, and these are longer than the names."""
    texts = [sum(len(block.text.split()) for block in one.senses[0]) for one in candidates if one.senses]
    names = sum(len(run.text.split()) for one in candidates for run in one.name)
    if len(texts) < max(FEWEST, _NEARLY_ALL * len(candidates)):
        return False
    return sum(texts) >= _SHORTEST_TEXT * len(texts) and sum(texts) > names
