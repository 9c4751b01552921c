"""Recognises paragraphs that begin with the name of what they explain: "**Advocacy:** help to be heard"."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from carelex.importing.candidates import Candidate, Region
from carelex.importing.lead_ins import LeadIn, Parting, lead_in
from carelex.importing.tree import Block, Document, Kind, LeftOut, Reason, Run, plain

NAME = "names at the beginning of paragraphs"

# Fewer would be found in any article; and so would many, far apart.
_FEWEST = 3
_FEWEST_PLAIN = 4
_SPARSEST = 0.15
_PLAIN_SHARE = 0.8

_LETTER = re.compile(r"[^\W\d_](?:\s*(?:[-–—/,&]|to|and)\s*[^\W\d_])*|#|0\s*[-–]\s*9", re.IGNORECASE)


class Piece(NamedTuple):
    """A block that stands in a row of others, or one line of it. within: the parts of the page around it."""

    block: Block
    within: tuple[Block, ...]


def propose(document: Document) -> Iterator[Region]:
    """One region of all that begins with a marked name; of names in plain letters, only where whole rows have them."""
    pieces = list(_pieces(document.root))
    leads = _of_one_kind({n: lead for n, piece in enumerate(pieces) if (lead := _lead(piece.block, is_marked=True))})
    if _are_enough(leads, pieces):
        yield _region(pieces, leads)
    for first, last in _rows(pieces):
        row = pieces[first:last]
        found = {n: lead for n, piece in enumerate(row) if (lead := _lead(piece.block, is_marked=False))}
        partings = Counter(lead.parting for lead in found.values())
        if partings and max(partings.values()) >= max(_FEWEST_PLAIN, _PLAIN_SHARE * len(row)):
            yield _region(row, found)


def _pieces(root: Block) -> Iterator[Piece]:
    """The blocks of a document in its order, out of the parts of the page; a paragraph of many names in its lines."""
    left: list[tuple[Block, tuple[Block, ...]]] = [(root, ())]
    while left:
        block, within = left.pop()
        if block.kind in (Kind.DOCUMENT, Kind.GROUP, Kind.DISCLOSURE):
            left.extend((inner, (*within, block)) for inner in reversed(block.blocks))
        elif block.kind is Kind.PARAGRAPH:
            yield from (Piece(line, within) for line in _lines(block))
        else:
            yield Piece(block, within)


def _lines(paragraph: Block) -> Sequence[Block]:
    """The lines of a paragraph, where most of them begin with a name; else the paragraph."""
    for split in (_at_breaks, _at_marks):
        lines = split(paragraph.runs)
        leads = [lead for line in lines if (lead := lead_in(line)) and lead.parting is not Parting.NOTHING]
        marked = sum(bool(lead.mark) for lead in leads)
        if marked >= 3 or (marked >= 2 and marked * 2 >= len(lines)) or len(leads) >= max(_FEWEST_PLAIN, len(lines)):
            return [
                Block(Kind.PARAGRAPH, line, place=paragraph.place, start=paragraph.start, end=paragraph.end)
                for line in lines
                if plain(line)
            ]
    return [paragraph]


def _at_breaks(runs: Sequence[Run]) -> list[tuple[Run, ...]]:
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *others = run.text.split("\n")
        lines[-1].append(run._replace(text=first))
        lines.extend([run._replace(text=text)] for text in others)
    return [tuple(run for run in line if run.text) for line in lines]


def _at_marks(runs: Sequence[Run]) -> list[tuple[Run, ...]]:
    """The parts of a paragraph that begin with a bold name and a colon, behind the end of a sentence."""
    lines: list[list[Run]] = [[]]
    for run, following in zip(runs, (*runs[1:], Run("")), strict=True):
        before = plain(lines[-1])
        has_colon = run.text.rstrip().endswith(":") or following.text.lstrip().startswith(":")
        if run.bold and has_colon and (not before or re.search(r"[.!?;)”\"’]$", before)):
            lines.append([])
        lines[-1].append(run)
    return [tuple(line) for line in lines if line]


def _lead(block: Block, *, is_marked: bool) -> LeadIn | None:
    lead = lead_in(block.runs) if block.kind is Kind.PARAGRAPH else None
    return lead if lead and bool(lead.mark) == is_marked else None


def _of_one_kind(leads: dict[int, LeadIn]) -> dict[int, LeadIn]:
    """Those that are like most: where names are parted from texts by a mark, emphasis without one is no name."""
    names = Counter(plain(lead.name).casefold().rstrip(": ") for lead in leads.values())
    # "Example:" below each entry is no name.
    leads = {n: lead for n, lead in leads.items() if names[plain(lead.name).casefold().rstrip(": ")] < 3}
    with_text = [lead for lead in leads.values() if lead.parting is not Parting.ALONE]
    parted = sum(lead.parting is not Parting.NOTHING for lead in with_text)
    if parted >= 0.6 * len(with_text):
        leads = {n: lead for n, lead in leads.items() if lead.parting is not Parting.NOTHING}
    bold = sum(lead.mark == "bold" for lead in with_text)
    if bold < 0.5 * len(with_text):
        # A line in bold alone is a heading then.
        return {n: lead for n, lead in leads.items() if lead.parting is not Parting.ALONE}
    return {n: lead for n, lead in leads.items() if lead.parting is not Parting.ALONE or lead.mark == "bold"}


def _are_enough(leads: dict[int, LeadIn], pieces: Sequence[Piece]) -> bool:
    with_text = [n for n, lead in leads.items() if lead.parting is not Parting.ALONE]
    if len(with_text) < 2:
        return False
    between = sum(piece.block.kind is Kind.PARAGRAPH for piece in pieces[with_text[0] : with_text[-1] + 1])
    share = len(with_text) / between
    return share >= _SPARSEST if len(with_text) >= _FEWEST else share == 1


def _rows(pieces: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """From where to where paragraphs stand in a row, with lists among them."""
    first = 0
    for number, piece in enumerate(pieces):
        if piece.block.kind is not Kind.PARAGRAPH:
            if number > first:
                yield first, number
            first = number + 1
    if len(pieces) > first:
        yield first, len(pieces)


def _region(pieces: Sequence[Piece], leads: dict[int, LeadIn]) -> Region:
    candidates: list[Candidate] = []
    covers: list[tuple[int, int]] = []
    left_out: list[LeftOut] = []
    current: Piece | None = None
    text: list[Block] = []
    lead: LeadIn | None = None

    def end() -> None:
        nonlocal current, lead
        if current and lead:
            senses = (tuple(text),) if text else ()
            candidates.append(Candidate(lead.name, senses, current.block.place, anchors=current.block.anchors))
        current, lead = None, None
        text.clear()

    for number, piece in enumerate(pieces):
        block = piece.block
        if number in leads:
            end()
            current, lead = piece, leads[number]
            if lead.text:
                text.append(Block(Kind.PARAGRAPH, lead.text, place=block.place))
        elif block.kind in (Kind.HEADING, Kind.RULE) or (
            current and piece.within[: len(current.within)] != current.within
        ):
            end()
            if not (block.kind is Kind.HEADING and candidates and _LETTER.fullmatch(block.text)):
                continue
            left_out.append(LeftOut(block.text, Reason.LETTER, block.place))
        elif current:
            if not block.text:
                continue
            text.append(block)
        else:
            continue
        covers.append((block.start, block.end))
    end()
    return Region(NAME, tuple(candidates), tuple(dict.fromkeys(covers)), tuple(left_out))
