"""Recognises abbreviations that a text explains for its readers' pointers: *[ABC]: text."""

from collections.abc import Iterator

from carelex.importing.candidates import Candidate, Region
from carelex.importing.tree import Document, Kind, Run, walk


def propose(document: Document) -> Iterator[Region]:
    """All the abbreviations of a document, wherever they stand in it."""
    found = [block for block in walk(document.root) if block.kind is Kind.ABBREVIATION]
    if found:
        candidates = [Candidate((Run(block.name),), (tuple(block.blocks),), block.place) for block in found]
        yield Region("abbreviations", candidates, tuple((block.start, block.end) for block in found), is_sure=True)
