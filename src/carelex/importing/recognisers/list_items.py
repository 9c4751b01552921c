"""Recognises lists whose items begin with a name: "<li><b>Advocacy</b> – help to be heard"."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from carelex.importing.alphabet import neighbours_in_order
from carelex.importing.candidates import Candidate, Region
from carelex.importing.glossary_titles import glossaries_within, says_glossary
from carelex.importing.lead_ins import LeadIn, Parting, as_laws_define, before_stop, is_between, lead_in
from carelex.importing.tree import Block, Document, Kind, LeftOut, Reason, plain, walk

NAME = "items of lists"


class Form(NamedTuple):
    """A way to mark names: how many items of a list must have it at least, and what share of them."""

    marks: tuple[str, ...]
    fewest: int
    share: float


# Many pages have a list of links with a word on each, or with a colon in each item.
_FORMS = (Form(("bold", "italic"), 2, 0.6), Form(("link",), 4, 0.8), Form(("",), 4, 0.8))


def propose(document: Document) -> Iterator[Region]:
    """A region with all the lists whose items begin with names in one form."""
    is_glossary = says_glossary(document)
    lists = [block for block in walk(document.root) if block.kind is Kind.LIST]
    has_longer = any(len(block.blocks) >= 4 and _entries(block, is_glossary=is_glossary) for block in lists)
    found: dict[Form, list[_Entries]] = {form: [] for form in _FORMS}
    left = [document.root]
    while left:
        block = left.pop()
        entries = block.kind is Kind.LIST and _entries(block, is_glossary=is_glossary, has_longer=has_longer)
        if entries:
            found[entries.form].append(entries)
        else:
            # Lists within a list that was taken belong to its texts.
            left.extend(reversed(block.blocks))
    parts = glossaries_within(document.root)
    for together in found.values():
        if together:
            yield _region(together)
        for begin, end in parts:
            # In other parts, lists may say who does what.
            inner = [entries for entries in together if begin <= entries.block.start < end]
            if 0 < len(inner) < len(together):
                yield _region(inner)


def _region(together: Sequence["_Entries"]) -> Region:
    return Region(
        NAME,
        tuple(candidate for entries in together for candidate in entries.candidates),
        tuple((entries.block.start, entries.block.end) for entries in together),
        tuple(left_out for entries in together for left_out in entries.left_out),
    )


class _Entries(NamedTuple):
    """The names in a list, the form that marks them, and the items without a name."""

    block: Block
    form: Form
    candidates: Sequence[Candidate]
    left_out: Sequence[LeftOut]


def _entries(block: Block, *, is_glossary: bool, has_longer: bool = False) -> _Entries | None:
    """The entries in a list; None if too few of its items begin with a name.

    has_longer: whether the document has a longer list of names; then short lists may be lists of names too.
    is_glossary: whether the document says that it is one.
    """
    items = [item for item in block.blocks if item.text]
    leads = _as_laws_define([_lead(item) for item in items])
    if not any(leads):
        leads = _stopped_leads(items)
    remarks = sum(lead is not None and lead.is_remark for lead in leads)
    with_more = {id(lead) for lead, item in zip(leads, items, strict=True) if len(item.blocks) > 1}
    for form in _FORMS:
        fitting = [lead for lead in leads if lead and lead.mark in form.marks and not lead.is_remark]
        if "link" in form.marks and not is_glossary and _lead_to_many_sites(fitting):
            continue
        # Emphasis may end in many ways; without it, only the separator shows where a name ends.
        fitting = [lead for lead in fitting if lead.parting is not Parting.ALONE or id(lead) in with_more]
        partings = Counter(lead.parting for lead in fitting)
        is_sure = "bold" in form.marks or (is_glossary and "link" in form.marks)
        like_most = sum(partings.values()) if is_sure else max(partings.values(), default=0)
        is_only_one = len(items) == like_most == 1 and "bold" in form.marks
        is_beside_longer = has_longer and like_most == len(items) > 1
        if like_most >= max(form.fewest, form.share * (len(items) - remarks)) or is_only_one or is_beside_longer:
            # An author may forget the bold; then the colon or the dash shows the name.
            taken = _taken(leads, fitting)
            return _Entries(
                block,
                form,
                [_candidate(item, lead) for item, lead in zip(items, taken, strict=True) if lead],
                [
                    LeftOut(item.text, Reason.NO_NAME, item.place)
                    for item, lead in zip(items, taken, strict=True)
                    if not lead
                ],
            )
    return None


def _taken(leads: Sequence[LeadIn | None], fitting: Sequence[LeadIn]) -> list[LeadIn | None]:
    """The names of a list: those in its form or with its separator, and "Note" only if it is in alphabetical order."""
    # A bold item alone is a name without a text, which is reported.
    partings = {lead.parting for lead in fitting} | {Parting.ALONE}
    names = [lead.words for lead in fitting]
    is_sorted = len(names) < 4 or neighbours_in_order(names) >= 0.8 * (len(names) - 1)
    taken: list[LeadIn | None] = []
    count = 0
    fits = set(map(id, fitting))
    for lead in leads:
        if id(lead) in fits:
            count += 1
            taken.append(lead)
        else:
            is_name = lead and (
                not lead.is_remark or not is_sorted or is_between(lead.words, names[:count], names[count:])
            )
            taken.append(lead if lead and is_name and lead.parting in partings else None)
    return taken


def _lead_to_many_sites(leads: Sequence[LeadIn]) -> bool:
    """Whether the links of a list, each with a word on it, lead to many sites: useful addresses, and no names.

    If all the words are abbreviations, the rest of each item is the full form.
    """
    if all(plain(lead.name).isupper() for lead in leads):
        return False
    sites = {found[1] for lead in leads if (found := re.match(r"https?://([^/]+)", lead.name[0].url or ""))}
    return len(sites) > 1 and len(sites) * 2 > len(leads)


def _lead(item: Block) -> LeadIn | None:
    """The name at the beginning of an item: in its first paragraph, or as a paragraph or heading of its own."""
    first = item.blocks[0] if item.blocks else item
    if first.kind is Kind.HEADING and len(item.blocks) > 1:
        return LeadIn(first.runs, (), Parting.ALONE, "bold")
    if first.kind is not Kind.PARAGRAPH:
        return None
    lead = lead_in(first.runs)
    return None if lead and lead.parting is Parting.ALONE and lead.mark != "bold" else lead


def _as_laws_define(leads: Sequence[LeadIn | None]) -> list[LeadIn | None]:
    """The names of a list; a text that repeats its name, as in laws, loses it."""
    marked = [lead for lead in leads if lead and lead.mark]
    instead = dict(zip(map(id, marked), as_laws_define(marked), strict=True))
    return [instead.get(id(lead), lead) for lead in leads]


def _stopped_leads(items: Sequence[Block]) -> list[LeadIn | None]:
    """The names in plain letters that end with a full stop, if their order shows that they are names.

    Many items begin with a short sentence, but then the next has another letter.
    """
    leads = [before_stop(item.blocks[0].runs) if item.blocks else None for item in items]
    names = [plain(lead.name).casefold() for lead in leads if lead]
    return leads if names == sorted(names) else [None for _ in leads]


def _candidate(item: Block, lead: LeadIn) -> Candidate:
    first, *others = item.blocks
    text = [replace(first, runs=lead.text), *others] if plain(lead.text) else others
    return Candidate(lead.name, (tuple(text),) if text else (), item.place, anchors=(*item.anchors, *first.anchors))
