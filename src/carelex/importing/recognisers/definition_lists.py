"""Recognises definition lists: names (`dt`) with their texts (`dd`)."""

import re
from collections.abc import Iterator

from carelex.importing.candidates import Candidate, Region
from carelex.importing.tree import Block, Document, Kind, plain, walk

NAME = "definition lists"

# Such lists also hold the fields of a page or a record.
_FIELD_NAMES = re.compile(
    r"(?:(?:publication|content|document|resource|page) (?:type|date)|version|date|authors?|maintainers?|owners?|status|(?:tele)?phone(?: number)?|tel|e-?mail(?: address)?|fax|address|website|web|url"
    r"|published(?: on| by| date)?|(?:last )?(?:updated|modified|reviewed)(?: on| by| date)?|next review|review date|contacts?|opening (?:hours|times)"
    r"|price|cost|isbn|issn|doi|languages?|format|file (?:type|size)|size|posted(?: in| on)?|category|categories|tags?|licen[cs]e|copyright|from|to|part of"
    r"|type|reference(?: number)?|ref|location|venue|time|duration|pages?|publisher|source|topics?|audience|department|organi[sz]ation|parameters?|returns?"
    r"|raises|name|title|id|username|postcode|town|country|date of birth)",
    re.I,
)
_FIELD_LABELS = frozenset(
    "field-list docinfo metadata meta option-list footnote citation vcard contact contact-details address py function method class"
    " data attribute exception c cpp js describe".split()
)


def propose(document: Document) -> Iterator[Region]:
    """Each list that is no list of fields."""
    for block in walk(document.root):
        if block.kind is Kind.DEFINITION_LIST:
            candidates = tuple(_candidates(block))
            if candidates and not _is_of_fields(block, candidates):
                yield Region(NAME, candidates, ((block.start, block.end),))


def _candidates(block: Block) -> Iterator[Candidate]:
    """Names in a row share the descriptions after them; several descriptions are several senses."""
    names: list[Block] = []
    senses: list[tuple[Block, ...]] = []
    is_described = False
    for inner in block.blocks:
        if inner.kind is Kind.NAME:
            if is_described:
                yield from _candidate(names, senses)
                names, senses, is_described = [], [], False
            names.append(inner)
        elif inner.kind is Kind.DESCRIPTION and names:
            # An empty description belongs to a name without a text, which does not share the next.
            is_described = True
            if inner.blocks:
                senses.append(inner.blocks)
        elif names and senses and inner.kind in (Kind.PARAGRAPH, Kind.LIST, Kind.QUOTE, Kind.CODE):
            senses[-1] += (inner,)
    yield from _candidate(names, senses)


def _candidate(names: list[Block], senses: list[tuple[Block, ...]]) -> Iterator[Candidate]:
    named = [block for block in names if plain(block.runs)]
    if not named:
        return
    if not senses:
        # Names without a text are not other names of each other.
        yield from (Candidate(block.runs, (), block.place, anchors=block.anchors) for block in named)
        return
    first, *others = named
    yield Candidate(
        first.runs,
        tuple(senses),
        first.place,
        other_names=tuple(plain(block.runs) for block in others),
        anchors=tuple(anchor for block in names for anchor in block.anchors),
    )


def _is_of_fields(block: Block, candidates: tuple[Candidate, ...]) -> bool:
    words = {word for label in block.labels for word in re.split(r"[-_]+", label)}
    if block.labels & _FIELD_LABELS or words & {"meta", "metadata"}:
        return True
    fields = sum(1 for candidate in candidates if _FIELD_NAMES.fullmatch(plain(candidate.name).strip(" :")))
    return fields == len(candidates) or (fields > 1 and fields * 2 >= len(candidates))
