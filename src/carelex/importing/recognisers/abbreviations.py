"""Recognises abbreviations that a Markdown text explains in tooltips: *[ABC]: text."""

from collections.abc import Iterator

from carelex.importing.candidates import Candidate, Region
from carelex.importing.tree import Document, Kind, Run, walk


def propose(document: Document) -> Iterator[Region]:
    """All the abbreviations in a document, wherever they are."""
    found = [block for block in walk(document.root) if block.kind is Kind.ABBREVIATION]
    if found:
        candidates = [Candidate((Run(block.name),), (tuple(block.blocks),), block.place) for block in found]
        yield Region("abbreviations", candidates, tuple((block.start, block.end) for block in found), is_sure=True)
