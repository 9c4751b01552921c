"""Recognises lists whose items begin with the name of what they explain: "<li><b>Advocacy</b> – help to be heard"."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from carelex.importing.candidates import Candidate, Region
from carelex.importing.lead_ins import LeadIn, Parting, lead_in
from carelex.importing.tree import Block, Document, Kind, plain, walk

NAME = "items of lists"


class Form(NamedTuple):
    """A way to set names: how many items of a list must have it, at least, and which part of them."""

    marks: tuple[str, ...]
    fewest: int
    share: float


# A list of links with a word on each stands on many pages, and so do lists with a colon in each item.
_FORMS = (Form(("bold", "italic"), 2, 0.6), Form(("link",), 4, 0.9), Form(("",), 4, 0.8))


def propose(document: Document) -> Iterator[Region]:
    """A region of all the lists whose items begin with names in one form."""
    found: dict[Form, list[tuple[Block, list[Candidate]]]] = {form: [] for form in _FORMS}
    lists_in_all = [block for block in walk(document.root) if block.kind is Kind.LIST]
    has_longer = any(len(block.blocks) >= 4 and _entries(block, has_longer=False) for block in lists_in_all)
    left = [document.root]
    while left:
        block = left.pop()
        entries = _entries(block, has_longer=has_longer) if block.kind is Kind.LIST else None
        if entries:
            found[entries[0]].append((block, entries[1]))
        else:
            # Lists within a list that was taken belong to its texts.
            left.extend(reversed(block.blocks))
    for lists in found.values():
        if lists:
            yield Region(
                NAME,
                tuple(candidate for _, candidates in lists for candidate in candidates),
                tuple((block.start, block.end) for block, _ in lists),
            )


def _entries(block: Block, *, has_longer: bool) -> tuple[Form, list[Candidate]] | None:
    """What a list explains, and how its names are set; None where too few of its items begin with a name.

    has_longer: whether there is a longer list of names in the document, beside which short ones are lists of names too.
    """
    items = [item for item in block.blocks if item.text]
    leads = [_lead(item) for item in items]
    for form in _FORMS:
        fitting = [lead if lead and lead.mark in form.marks else None for lead in leads]
        partings = Counter(lead.parting for lead in fitting if lead)
        # Emphasis may end in many ways; without it, only what parts names and texts speaks for them.
        like_most = sum(partings.values()) if form.marks[0] == "bold" else max(partings.values(), default=0)
        is_only_one = len(items) == 1 and form.marks[0] == "bold" and like_most == 1
        if "link" in form.marks and _lead_to_many_sites([lead for lead in fitting if lead]):
            continue
        is_beside_longer = has_longer and like_most == len(items) > 1
        if like_most >= max(form.fewest, form.share * len(items)) or is_only_one or is_beside_longer:
            return form, [_candidate(item, lead) for item, lead in zip(items, fitting, strict=True) if lead]
    return None


def _lead_to_many_sites(leads: Sequence[LeadIn]) -> bool:
    """Whether the links of a list lead to a site each, with a word on it: useful addresses, and no names.

    Where all are abbreviations, what the words say is what they stand for.
    """
    if all(plain(lead.name).isupper() for lead in leads):
        return False
    sites = {found[1] for lead in leads if (found := re.match(r"https?://([^/]+)", lead.name[0].url or ""))}
    return len(sites) > 1 and len(sites) * 2 > len(leads)


def _lead(item: Block) -> LeadIn | None:
    """The name that an item begins with: in its first paragraph, or as a paragraph or heading of its own."""
    first = item.blocks[0] if item.blocks else item
    if first.kind is Kind.HEADING and len(item.blocks) > 1:
        return LeadIn(first.runs, (), Parting.ALONE, "bold")
    if first.kind is not Kind.PARAGRAPH:
        return None
    lead = lead_in(first.runs)
    if lead and lead.parting is Parting.ALONE and (len(item.blocks) == 1 or lead.mark != "bold"):
        return None
    return lead


def _candidate(item: Block, lead: LeadIn) -> Candidate:
    first, *others = item.blocks
    text = [Block(Kind.PARAGRAPH, lead.text, place=first.place), *others] if plain(lead.text) else others
    return Candidate(lead.name, (tuple(text),), item.place, anchors=(*item.anchors, *first.anchors))
