"""Recognises entries whose parts say what they are: "Term: Carer", and below it "Definition: Somebody who cares"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from carelex.importing.candidates import Candidate, Region
from carelex.importing.keys import Role, role
from carelex.importing.plain_blocks import cut, lines_of, text_of
from carelex.importing.tree import Block, Document, Kind, Run, walk

NAME = "labels of terms and definitions"
_FEWEST = 2
# The label of a card to learn by.
_OF_CARDS = {"q": Role.TERM, "front": Role.TERM, "a": Role.TEXT, "back": Role.TEXT}


class _Part(NamedTuple):
    """A line that has a label, or follows one that has."""

    role: Role | None
    runs: tuple[Run, ...]
    block: Block


def propose(document: Document) -> Iterator[Region]:
    """One region of all such entries; none where labels of terms and of texts do not take turns."""
    parts = [*_parts(document.root)]
    labels = [part.role for part in parts if part.role in (Role.TERM, Role.TEXT)]
    count = labels.count(Role.TERM)
    if count < _FEWEST or labels[::2] != [Role.TERM] * count or labels[1::2] != [Role.TEXT] * count:
        return
    first = next(n for n, part in enumerate(parts) if part.role is Role.TERM)
    entries: list[list[_Part]] = []
    for part in parts[first:]:
        if part.role is Role.TERM:
            entries.append([])
        entries[-1].append(part)
    candidates = tuple(map(_candidate, entries))
    texts = sum(bool(candidate.senses) for candidate in candidates)
    if texts == len(candidates):
        covers = tuple((part.block.start, part.block.end) for entry in entries for part in entry if part.role)
        yield Region(NAME, candidates, tuple(dict.fromkeys(covers)), is_sure=True)


def _parts(root: Block) -> Iterator[_Part]:
    for block in walk(root):
        if block.kind is not Kind.PARAGRAPH:
            continue
        for runs in lines_of(block.runs):
            words = text_of(runs)
            label = re.match(r"([^\W\d_][\w ]{0,25}?)\s*:\s*(?=\S)", words[:100])
            known = _OF_CARDS.get(label[1].lower()) or role(label[1]) if label else None
            yield _Part(known, cut(runs, label.end()) if label and known else runs, block)


def _candidate(parts: list[_Part]) -> Candidate:
    texts: list[Block] = []
    others: dict[Role, list[str]] = {}
    open_role: Role | None = None
    for part in parts[1:]:
        open_role = part.role or open_role
        if open_role is Role.TEXT and (part.role or (texts and part.block.kind is Kind.PARAGRAPH)):
            texts.append(
                Block(Kind.PARAGRAPH, part.runs, place=part.block.place, start=part.block.start, end=part.block.end)
            )
        elif part.role:
            others.setdefault(part.role, []).append(text_of(part.runs))
    return Candidate(
        parts[0].runs,
        (tuple(texts),) if texts else (),
        parts[0].block.place,
        other_names=tuple(others.get(Role.OTHER_NAME, ())),
        abbreviation=next(iter(others.get(Role.ABBREVIATION, ())), ""),
        see_also=tuple(others.get(Role.SEE_ALSO, ())),
        anchors=parts[0].block.anchors,
    )
