"""Recognises entries whose parts say what they are: "Term: Carer", and below it "Definition: Somebody who cares"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from carelex.importing.candidates import Candidate, Region
from carelex.importing.keys import Role, role
from carelex.importing.plain_blocks import cut, lines_of, text_of
from carelex.importing.tree import Block, Document, Kind, walk

NAME = "labels of terms and definitions"
_FEWEST = 2
# The label of a card to learn by.
_OF_CARDS = {"q": Role.TERM, "front": Role.TERM, "a": Role.TEXT, "back": Role.TEXT}


class _Part(NamedTuple):
    """A line that has a label, or follows one that has. line: without its label."""

    role: Role | None
    line: Block


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
        covers = tuple((part.line.start, part.line.end) for entry in entries for part in entry if part.role)
        yield Region(NAME, candidates, tuple(dict.fromkeys(covers)), is_sure=True)


def _parts(root: Block) -> Iterator[_Part]:
    for block in walk(root):
        if block.kind is not Kind.PARAGRAPH:
            continue
        for runs in lines_of(block.runs):
            words = text_of(runs)
            label = re.match(r"([^\W\d_][\w ]{0,25}?)\s*:\s*(?=\S)", words[:100])
            known = _OF_CARDS.get(label[1].lower()) or role(label[1]) if label else None
            yield _Part(known, replace(block, runs=cut(runs, label.end()) if label and known else runs))


def _candidate(parts: list[_Part]) -> Candidate:
    texts: list[Block] = []
    others: dict[Role, list[str]] = {}
    open_role: Role | None = None
    for part in parts[1:]:
        open_role = part.role or open_role
        if open_role is Role.TEXT:
            texts.append(part.line)
        elif part.role:
            others.setdefault(part.role, []).append(text_of(part.line.runs))
    name = parts[0].line
    return Candidate(
        name.runs,
        (tuple(texts),) if texts else (),
        name.place,
        other_names=tuple(others.get(Role.OTHER_NAME, ())),
        abbreviation=next(iter(others.get(Role.ABBREVIATION, ())), ""),
        see_also=tuple(others.get(Role.SEE_ALSO, ())),
        anchors=name.anchors,
    )
