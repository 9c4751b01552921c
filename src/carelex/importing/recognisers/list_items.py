"""Recognises lists whose items begin with the name of what they explain: "<li><b>Advocacy</b> – help to be heard"."""

from collections import Counter
from collections.abc import Iterator

from carelex.importing.candidates import Candidate, Region
from carelex.importing.lead_ins import LeadIn, Parting, lead_in
from carelex.importing.tree import Block, Document, Kind, plain

NAME = "items of lists"

_FEWEST = 2
_FEWEST_PLAIN = 4
_SHARE = 0.6
_PLAIN_SHARE = 0.8


def propose(document: Document) -> Iterator[Region]:
    """One region of all lists whose items begin with a marked name, and one of those with names in plain letters."""
    found: dict[bool, list[tuple[Block, list[Candidate]]]] = {True: [], False: []}
    left = [document.root]
    while left:
        block = left.pop()
        candidates = _entries(block) if block.kind is Kind.LIST else None
        if candidates:
            is_marked, entries = candidates
            found[is_marked].append((block, entries))
        else:
            # Lists within a list that was taken belong to its texts.
            left.extend(reversed(block.blocks))
    for lists in found.values():
        if lists:
            yield Region(
                NAME,
                tuple(entry for _, entries in lists for entry in entries),
                tuple((block.start, block.end) for block, _ in lists),
            )


def _entries(block: Block) -> tuple[bool, list[Candidate]] | None:
    """What a list explains, and whether its names are marked; None where too few of its items begin with a name."""
    items = [item for item in block.blocks if item.text]
    leads = [_lead(item) for item in items]
    for is_marked, fewest, share in ((True, _FEWEST, _SHARE), (False, _FEWEST_PLAIN, _PLAIN_SHARE)):
        fitting = [lead for lead in leads if lead and lead.is_marked == is_marked]
        partings = Counter(lead.parting for lead in fitting)
        enough = max(partings.values(), default=0) if not is_marked else len(fitting)
        if enough >= max(fewest, share * len(items)) or (is_marked and len(fitting) == len(items) == 1):
            return is_marked, [_candidate(item, lead) for item, lead in zip(items, leads, strict=True) if lead]
    return None


def _lead(item: Block) -> LeadIn | None:
    """The name that an item begins with: in its first paragraph, or as a paragraph or heading of its own."""
    first = item.blocks[0] if item.blocks else item
    if first.kind is Kind.HEADING and len(item.blocks) > 1:
        return LeadIn(first.runs, (), Parting.ALONE, True)
    if first.kind is not Kind.PARAGRAPH:
        return None
    lead = lead_in(first.runs)
    if lead and lead.parting is Parting.ALONE and (len(item.blocks) == 1 or not lead.name[0].bold):
        return None
    return lead


def _candidate(item: Block, lead: LeadIn) -> Candidate:
    first, *others = item.blocks
    text = [Block(Kind.PARAGRAPH, lead.text, place=first.place), *others] if plain(lead.text) else others
    return Candidate(lead.name, (tuple(text),), item.place, anchors=(*item.anchors, *first.anchors))
