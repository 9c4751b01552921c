"""Recognises paragraphs that begin with the name of what they explain: "**Advocacy:** help to be heard"."""

import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from carelex.importing.candidates import Candidate, Region
from carelex.importing.furniture import is_section_beside
from carelex.importing.glossary_titles import glossaries_within
from carelex.importing.lead_ins import LeadIn, Parting, as_laws_define, before_stop, is_between, lead_in
from carelex.importing.plain_blocks import are_bold
from carelex.importing.runs import tidied
from carelex.importing.tree import Block, Document, Kind, LeftOut, Reason, Run, plain

NAME = "names at the beginning of paragraphs"

# Fewer would be found in any article; and so would many, far apart.
_FEWEST = 3
_FEWEST_PLAIN = 4
_MOST_BEHIND = 2
_SPARSEST = 0.15
_PLAIN_SHARE = 0.8
_MANY_TO_A_SENTENCE = 5

_LETTER = re.compile(r"[^\W\d_](?:\s*(?:[-–—/,&]|to|and)\s*[^\W\d_])*|#|0\s*[-–]\s*9", re.IGNORECASE)


class Piece(NamedTuple):
    """A block that stands in a row of others, or one line of it. within: the parts of the page around it."""

    block: Block
    within: tuple[Block, ...]


def propose(document: Document) -> Iterator[Region]:
    """One region of all that begins with a marked name; of names in plain letters, only where whole rows have them."""
    pieces = list(_pieces(document.root))
    leads = [lead_in(piece.block.runs) if piece.block.kind is Kind.PARAGRAPH else None for piece in pieces]
    marked = _of_one_kind({n: lead for n, lead in enumerate(leads) if lead and lead.mark}, pieces)
    marked = dict(zip(marked, as_laws_define([*marked.values()]), strict=True))
    marked |= _without_mark(leads, marked, pieces)
    marked = _behind_rules(marked, pieces)
    if _are_enough(marked, pieces):
        yield _region(pieces, marked)
    for begin, end in glossaries_within(document.root):
        # Of other parts, names in bold may say who does what.
        within = [n for n, piece in enumerate(pieces) if begin <= piece.block.start < end]
        inner = {n - within[0]: lead for n, lead in marked.items() if within and within[0] <= n <= within[-1]}
        if len(inner) >= 2 and len(inner) < len(marked):
            yield _region(pieces[within[0] : within[-1] + 1], inner)
    for first, last in _rows(pieces):
        row = pieces[first:last]
        found = {n: lead for n, lead in enumerate(leads[first:last]) if lead and not lead.mark} or _stopped(row)
        names = {n: lead for n, lead in found.items() if not lead.is_remark}
        # What stands above the first name introduces them.
        behind = len(row) - 1 - max(names, default=0)
        # So does a greeting, and a name below it, that end them.
        end = len(row) - (behind if behind <= _MOST_BEHIND else 0)
        others = end - min(names, default=0) - (len(found) - len(names))
        if len(names) >= max(_FEWEST_PLAIN, _PLAIN_SHARE * others):
            usual = _Usual(names, row)
            yield _region(row, {n: lead for n, lead in found.items() if n in names or usual.takes_remark(n, lead)})


def _without_mark(
    leads: Sequence[LeadIn | None], marked: dict[int, LeadIn], pieces: Sequence[Piece]
) -> dict[int, LeadIn]:
    """The names that an author forgot to mark: right between two others, in their order, and parted as they are."""
    plain_leads = {
        n: lead
        for n, lead in enumerate(leads)
        if lead and not lead.mark and n - 1 in marked and n + 1 in marked and not lead.is_remark
    }
    if not plain_leads:
        return {}
    usual = _Usual(marked, pieces)
    partings = Counter(lead.parting for lead in marked.values()).most_common(1)
    return {
        n: lead for n, lead in plain_leads.items() if lead.parting is partings[0][0] and usual.has_in_order(n, lead)
    }


def _pieces(root: Block) -> Iterator[Piece]:
    """The blocks of a document in its order, out of the parts of the page; a paragraph of many names in its lines."""
    left: list[tuple[Block, tuple[Block, ...]]] = [(root, ())]
    while left:
        block, within = left.pop()
        if block.kind in (Kind.DOCUMENT, Kind.GROUP, Kind.DISCLOSURE):
            left.extend((inner, (*within, block)) for inner in reversed(block.blocks))
        elif block.kind is Kind.PARAGRAPH:
            yield from (Piece(line, within) for line in _lines(block))
        else:
            yield Piece(block, within)


def _lines(paragraph: Block) -> Sequence[Block]:
    """The lines of a paragraph, where most of them begin with a name; else the paragraph."""
    runs = paragraph.runs
    has_breaks = any("\n" in run.text for run in runs)
    if not has_breaks and len(runs) < 5:
        return [paragraph]
    if has_breaks and are_bold(runs):
        # What is bold as a whole says nothing of its parts.
        runs = tuple(run._replace(bold=False) for run in runs)
    for split in (_at_breaks, _at_marks):
        lines = split(runs)
        leads = [lead for line in lines if (lead := _name_in(line)) and lead.parting is not Parting.NOTHING]
        marked = sum(bool(lead.mark) for lead in leads)
        if marked >= 3 or (marked >= 2 and marked * 2 >= len(lines)) or _are_most(len(leads), len(lines)):
            if marked and _are_most(len(leads), len(lines)):
                lines = [_with_mark(line) for line in lines]
            parts = [replace(paragraph, runs=line) for line in _from_name_to_name(lines)]
            # Links lead to the beginning of the whole.
            return [parts[0], *(replace(part, anchors=()) for part in parts[1:])]
    return [paragraph]


def _name_in(line: tuple[Run, ...]) -> LeadIn | None:
    lead = lead_in(line)
    return None if lead is None or lead.is_remark else lead


def _with_mark(line: tuple[Run, ...]) -> tuple[Run, ...]:
    """A line, with its name in bold where it begins with one in plain letters, as names beside it are marked."""
    lead = lead_in(line)
    if lead is None or lead.mark:
        return line
    name, (first, *others) = lead.name[0], line
    behind = first.text.lstrip().removeprefix(name.text)
    return (name._replace(bold=True), first._replace(text=behind), *others)


def _are_most(count: int, of: int) -> bool:
    return count >= (3 if count == of else max(_FEWEST_PLAIN, _PLAIN_SHARE * of))


def _from_name_to_name(lines: Sequence[tuple[Run, ...]]) -> Iterator[tuple[Run, ...]]:
    """The lines, with those that begin with no name at the end of the one before."""
    together: tuple[Run, ...] = ()
    for line in filter(plain, lines):
        if together and _name_in(line):
            yield together
            together = ()
        together = (*together, Run("\n"), *line) if together else line
    yield together


def _at_breaks(runs: Sequence[Run]) -> list[tuple[Run, ...]]:
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *others = run.text.split("\n")
        lines[-1].append(run._replace(text=first))
        lines.extend([run._replace(text=text)] for text in others)
    return [tuple(run for run in line if run.text) for line in lines]


def _at_marks(runs: Sequence[Run]) -> list[tuple[Run, ...]]:
    """The parts of a paragraph that begin with a marked name and a colon, behind the end of a sentence."""
    lines: list[list[Run]] = [[]]
    before = ""
    for run, following in zip(runs, (*runs[1:], Run("")), strict=True):
        has_colon = run.text.rstrip().endswith(":") or following.text.lstrip().startswith(":")
        if (run.bold or run.italic or run.url) and has_colon and (not before or re.search(r"[.!?;)”\"’]$", before)):
            lines.append([])
        lines[-1].append(run)
        before = run.text.rstrip()[-1:] or before
    return [tidied(line) for line in lines if line]


def _of_one_kind(leads: dict[int, LeadIn], pieces: Sequence[Piece]) -> dict[int, LeadIn]:
    """Those that are like most. What is of another kind stays only where it stands in the order of the alphabet."""
    names = Counter(lead.words for lead in leads.values())
    # "Example:" below each entry is no name.
    leads = {n: lead for n, lead in leads.items() if names[lead.words] < 3}
    remarks = {n: lead for n, lead in leads.items() if lead.is_remark}
    leads = {n: lead for n, lead in leads.items() if not lead.is_remark}
    parted = {n: lead for n, lead in leads.items() if lead.parting not in (Parting.NOTHING, Parting.ALONE)}
    stopped = [n for n, lead in parted.items() if lead.parting is Parting.STOP]
    if len(stopped) * _MANY_TO_A_SENTENCE < len(parted):
        # "**Choosing is hard.** It is easier when …": what others part by a colon begins a remark with a full stop.
        parted = {n: lead for n, lead in parted.items() if lead.parting is not Parting.STOP}
        usual = _Usual(parted, pieces)
        leads = {n: lead for n, lead in leads.items() if n not in stopped or usual.has_in_order(n, lead)}
        parted |= {n: leads[n] for n in stopped if n in leads}
    with_text = {n: lead for n, lead in leads.items() if lead.parting is not Parting.ALONE}
    usual = _Usual(parted if len(parted) >= 0.6 * len(with_text) else with_text, pieces)
    others = {n: lead for n, lead in leads.items() if n not in usual.leads and usual.takes(n, lead, leads)}
    others |= {n: lead for n, lead in remarks.items() if usual.takes_remark(n, lead)}
    return {**usual.leads, **others}


# Behind a name that is parted so from its text, a line in bold alone is hardly another name.
_MARKS = (Parting.COLON, Parting.DASH, Parting.STOP, Parting.TAB)


class _Usual:
    """The names that are parted from their texts in the usual way, and what is usual about them."""

    def __init__(self, leads: dict[int, LeadIn], pieces: Sequence[Piece]) -> None:
        self.leads = leads
        self._pieces = pieces
        self._order = sorted(leads)
        self._names = [leads[number].words for number in self._order]
        steps = [after >= before for before, after in pairwise(self._names)]
        # In the order of the alphabet, but for some.
        self._is_sorted = len(steps) >= 2 and sum(steps) >= 0.8 * len(steps)
        self._marks = Counter(lead.mark for lead in leads.values())
        self._capitals = sum(plain(lead.name)[:1].isupper() for lead in leads.values())
        self._parted_by_mark = sum(lead.parting in _MARKS for lead in leads.values())
        self._headings = [number for number, piece in enumerate(pieces) if piece.block.kind is Kind.HEADING]
        self._sections = {bisect(self._headings, number) for number in self._order}

    def takes(self, number: int, lead: LeadIn, leads: dict[int, LeadIn]) -> bool:
        """Whether a name that is parted from its text in another way is one of them all the same."""
        if 2 * self._marks[lead.mark] < len(self.leads):
            return False
        if lead.parting is Parting.NOTHING:
            return self._takes_sentence(number, lead)
        # A line in bold alone: a name with its text below it, or a heading over names.
        if lead.mark != "bold" or bisect(self._headings, number) not in self._sections:
            return False
        below = self._pieces[number + 1 : number + 2]
        has_text = number + 1 not in leads and any(piece.block.kind is Kind.PARAGRAPH for piece in below)
        return 2 * self._parted_by_mark <= len(self.leads) or (has_text and self.has_in_order(number, lead))

    def takes_remark(self, number: int, lead: LeadIn) -> bool:
        """Whether what begins like a remark, "Information:", is a name: parted as the others, and in their order."""
        is_alike = any(other.parting is lead.parting and other.mark == lead.mark for other in self.leads.values())
        return is_alike and self.has_in_order(number, lead)

    def _takes_sentence(self, number: int, lead: LeadIn) -> bool:
        if 2 * self._capitals > len(self.leads) and plain(lead.name)[:1].islower():
            return False
        # "**Advocacy** is help": the whole paragraph is the text.
        is_subject = plain(lead.text) == plain(self._pieces[number].block.runs)
        begins = plain(lead.text)[:1].isupper() and not is_subject
        return self.has_in_order(number, lead) if self._is_sorted else begins

    def has_in_order(self, number: int, lead: LeadIn) -> bool:
        """Whether a name stands where the order of the alphabet has it among these."""
        place = bisect(self._order, number)
        return self._is_sorted and is_between(lead.words, self._names[:place], self._names[place:])


def _behind_rules(leads: dict[int, LeadIn], pieces: Sequence[Piece]) -> dict[int, LeadIn]:
    """Where a rule stands before each entry, the names right behind the rules; else all names."""
    begun = {n: lead for n, lead in leads.items() if n == min(leads) or pieces[n - 1].block.kind is Kind.RULE}
    return begun if _have_rules_between(begun, pieces) and len(begun) >= _PLAIN_SHARE * len(leads) else leads


def _have_rules_between(leads: dict[int, LeadIn], pieces: Sequence[Piece]) -> bool:
    """Whether a rule stands right before each name but the first, and nowhere else among them."""
    if len(leads) < _FEWEST_PLAIN:
        return False
    first, *others = sorted(leads)
    rules = [n for n in range(first, others[-1]) if pieces[n].block.kind is Kind.RULE]
    return [n + 1 for n in rules] == others


def _are_enough(leads: dict[int, LeadIn], pieces: Sequence[Piece]) -> bool:
    if sum(lead.parting is not Parting.ALONE for lead in leads.values()) < 2:
        return False
    between = sum(piece.block.kind is Kind.PARAGRAPH for piece in pieces[min(leads) : max(leads) + 1])
    share = len(leads) / between
    return share >= _SPARSEST if len(leads) >= _FEWEST else share == 1


def _rows(pieces: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """From where to where paragraphs stand in a row, with lists among them."""
    first = 0
    for number, piece in enumerate(pieces):
        if piece.block.kind is not Kind.PARAGRAPH:
            if number > first:
                yield first, number
            first = number + 1
    if len(pieces) > first:
        yield first, len(pieces)


def _stopped(row: Sequence[Piece]) -> dict[int, LeadIn]:
    """The names that a full stop ends, where each paragraph of a row begins with one, in the order of the alphabet."""
    leads = [before_stop(piece.block.runs) for piece in row]
    names = [lead.words for lead in leads if lead]
    return (
        {n: lead for n, lead in enumerate(leads) if lead} if len(names) == len(row) and names == sorted(names) else {}
    )


def _headings_over(leads: dict[int, LeadIn], pieces: Sequence[Piece]) -> set[int]:
    """The paragraphs in bold right above a name, or above others of their kind: "**Money**", and then names."""
    over: set[int] = set()
    for number in reversed(range(len(pieces) - 1)):
        if _is_bold(pieces[number].block) and number not in leads and (number + 1 in leads or number + 1 in over):
            over.add(number)
    return over


def _forms_of_titles(leads: dict[int, LeadIn], pieces: Sequence[Piece]) -> set[frozenset[str]]:
    """The labels of what stands above the names and nowhere between them: the sections of a law begin with these."""

    def labels(some: Sequence[Piece]) -> set[frozenset[str]]:
        return {piece.block.labels for piece in some if len(piece.block.labels) > 1}

    return labels(pieces[: min(leads)]) - labels(pieces[min(leads) : max(leads) + 1])


_MANY = 4


def _only_form(leads: dict[int, LeadIn], pieces: Sequence[Piece]) -> frozenset[str]:
    """The labels that every paragraph among many names has: one behind them without it belongs to the page."""
    forms = {piece.block.labels for piece in pieces[min(leads) : max(leads) + 1] if piece.block.kind is Kind.PARAGRAPH}
    form = next(iter(forms))
    return form if len(leads) >= _MANY and len(forms) == 1 and len(form) > 1 else frozenset()


def _is_bold(block: Block) -> bool:
    return block.kind is Kind.PARAGRAPH and are_bold(block.runs)


def _region(pieces: Sequence[Piece], leads: dict[int, LeadIn]) -> Region:
    over = _headings_over(leads, pieces)
    gathering = _Gathering()
    titles = _forms_of_titles(leads, pieces)
    form = _only_form(leads, pieces)
    last = max(leads)
    # What rules part goes on over the headings between them.
    within = range(min(leads), last) if _have_rules_between(leads, pieces) else range(0)
    for number, piece in enumerate(pieces):
        if number in leads:
            gathering.begin(piece, leads[number])
        elif number in within and piece.block.kind is not Kind.RULE and gathering.reaches(piece):
            gathering.add(piece.block)
        elif (
            piece.block.kind in (Kind.HEADING, Kind.RULE)
            or number in over
            or piece.block.labels in titles
            or (form and number > last and piece.block.kind is Kind.PARAGRAPH and piece.block.labels != form)
            or (_is_bold(piece.block) and is_section_beside(piece.block.text))
            or not gathering.reaches(piece)
        ):
            gathering.end()
            gathering.tell_letter(piece.block)
        else:
            gathering.add(piece.block)
    return gathering.region()


class _Gathering:
    """Gathers what follows each name, up to the next name or heading."""

    def __init__(self) -> None:
        self._candidates: list[Candidate] = []
        self._covers: dict[tuple[int, int], None] = {}
        self._left_out: list[LeftOut] = []
        self._open: tuple[Piece, LeadIn] | None = None
        self._text: list[Block] = []

    def begin(self, piece: Piece, lead: LeadIn) -> None:
        """Begin an entry."""
        self.end()
        self._open = (piece, lead)
        block = piece.block
        self._cover(block)
        if lead.text:
            text = Block(Kind.PARAGRAPH, lead.text, place=block.place, start=block.start, end=block.end)
            self._text.append(text)

    def reaches(self, piece: Piece) -> bool:
        """Whether a piece stands in the same part of the page as the name of the entry that is open."""
        within = self._open[0].within if self._open else ()
        return piece.within[: len(within)] == within

    def add(self, block: Block) -> None:
        """Add a block to the text of the entry that is open."""
        if self._open and block.text:
            self._text.append(block)
            self._cover(block)

    def end(self) -> None:
        """End the entry that is open."""
        if self._open:
            piece, lead = self._open
            senses = (tuple(self._text),) if self._text else ()
            self._candidates.append(Candidate(lead.name, senses, piece.block.place, anchors=piece.block.anchors))
        self._open, self._text = None, []

    def tell_letter(self, block: Block) -> None:
        """Take note of a heading that only says the letter, among the entries."""
        if block.kind is Kind.HEADING and self._candidates and _LETTER.fullmatch(block.text):
            self._left_out.append(LeftOut(block.text, Reason.LETTER, block.place))
            self._cover(block)

    def region(self) -> Region:
        """All that was gathered."""
        self.end()
        return Region(NAME, tuple(self._candidates), tuple(self._covers), tuple(self._left_out))

    def _cover(self, block: Block) -> None:
        self._covers[block.start, block.end] = None
