"""Recognises rows of a web page that consist of two parts, a name and its text, whatever the parts are called."""

from collections import defaultdict
from collections.abc import Iterator

from carelex.importing.candidates import Candidate, Region
from carelex.importing.tree import Block, Document, Kind, only_part, walk

NAME = "rows of two parts"
_FEWEST = 3
_LONGEST_NAME = 12
"""In words."""
_SHARE = 0.8


def propose(document: Document) -> Iterator[Region]:
    """A region for each part of the page with a series of such rows."""
    for holder in walk(document.root):
        if holder.kind in (Kind.DOCUMENT, Kind.GROUP) and len(holder.blocks) >= _FEWEST:
            by_form: dict[frozenset[str], list[Block]] = defaultdict(list)
            for block in holder.blocks:
                if block.kind is Kind.GROUP and len(block.blocks) == 2:
                    by_form[block.labels].append(block)
            for rows in by_form.values():
                yield from _region(rows)


def _region(rows: list[Block]) -> Iterator[Region]:
    found = [row for row in rows if _is_pair(row)]
    if len(found) < max(_FEWEST, _SHARE * len(rows)):
        return
    # Names are shorter than their texts.
    if sum(_words(row.blocks[0]) < _words(row.blocks[1]) for row in found) < _SHARE * len(found):
        return
    yield Region(NAME, tuple(map(_candidate, found)), tuple((row.start, row.end) for row in found))


def _is_pair(row: Block) -> bool:
    """Whether a row has a short line first, and then something that is no heading."""
    name, text = row.blocks
    line = _line(name)
    return (
        line is not None and 0 < _words(name) <= _LONGEST_NAME and text.kind in (Kind.GROUP, Kind.PARAGRAPH, Kind.LIST)
    )


def _line(block: Block) -> Block | None:
    """The only line in a part."""
    only = only_part(block)
    return only if only.kind in (Kind.PARAGRAPH, Kind.HEADING) else None


def _words(block: Block) -> int:
    return len(block.text.split())


def _candidate(row: Block) -> Candidate:
    name, text = row.blocks
    line = _line(name)
    assert line is not None
    anchors = (*row.anchors, *name.anchors, *(line.anchors if line is not name else ()))
    return Candidate(line.runs, ((text,),) if _words(text) else (), row.place, anchors=anchors)
