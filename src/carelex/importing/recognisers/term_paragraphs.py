"""Paragraphs as names, with the paragraphs that follow each: by their class ("term"), or because they are bold."""

import re
from collections.abc import Iterator

from carelex.importing.candidates import Region
from carelex.importing.recognisers.following import as_candidate, covered, following
from carelex.importing.tree import Block, Document, Kind, plain, walk

_TERM = re.compile(
    r"(?:[\w-]*[-_])?(?:terms?|headword|entry-?(?:title|name|term|heading)|glossary-?(?:title|name|term|word|heading)|word|keyword|dt|dfn)(?:[-_](?:title|name|heading|text))?"
)
# In words.
_LONGEST = 15


def propose(document: Document) -> Iterator[Region]:
    """Paragraphs that their class calls terms; paragraphs that are wholly bold."""
    paragraphs = [block for block in walk(document.root) if block.kind is Kind.PARAGRAPH and _is_short(block)]
    stops = [block for block in walk(document.root) if block.kind is Kind.HEADING]
    for layout, names in (
        ("paragraphs of a class", [block for block in paragraphs if any(map(_TERM.fullmatch, block.labels))]),
        ("paragraphs in bold", [block for block in paragraphs if _is_bold(block)]),
    ):
        entries = following(document.root, names, stops)
        if entries:
            yield Region(layout, tuple(map(as_candidate, entries)), covered(entries))


def _is_short(block: Block) -> bool:
    return 0 < len(plain(block.runs).split()) <= _LONGEST


def _is_bold(block: Block) -> bool:
    return all(run.bold or not re.search(r"\w", run.text) for run in block.runs) and any(run.bold for run in block.runs)
