"""Recognises terms as laws define them: “care home” means a place that …; *batch* means a quantity …"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, islice, takewhile
from typing import NamedTuple

from carelex.importing.candidates import Candidate, Region
from carelex.importing.defining import ASIDE, DEFINES, MEANS
from carelex.importing.plain_blocks import runs_behind, stripped, text_of
from carelex.importing.tree import Block, Document, Kind, Run, walk

NAME = "terms as laws define them"
_FEWEST = 3
# How many blocks of a list are searched for another definition, which is near its beginning if there is one.
_LOOKED_AT = 100
_LONGEST = 80
"""Of a name, in characters."""
# The share of the definitions that must be sure, for all of them to count.
_SHARE = 0.5

_HOLDERS = frozenset((Kind.DOCUMENT, Kind.GROUP, Kind.ITEM, Kind.QUOTE, Kind.DISCLOSURE, Kind.DESCRIPTION))

_QUOTED = r"(?:“[^“”\n]{1,80}”|\"[^\"\n]{1,80}\"|‘‘[^‘’\n]{1,80}’’|‘[^‘\n]{1,80}?’|«[^«»\n]{1,80}»)"
_NUMBER = r"\(?(?:\d{1,3}|[a-z]{1,3}|[ivxl]{1,6}|[A-Z]{1,2})[.)](?:\s*|(?=[“\"‘«]))"
# What may come before a name: its number, and "the term".
_BEFORE = rf"\s*(?:{_NUMBER})?(?:\bthe (?:terms?|expressions?|phrases?) )?"


class _Patterns(NamedTuple):
    """The patterns of this module, compiled."""

    before: re.Pattern[str]
    quoted: re.Pattern[str]
    defines: re.Pattern[str]
    means: re.Pattern[str]

    @classmethod
    def compiled(cls) -> "_Patterns":
        several = rf"{_QUOTED}(?:(?:,| or| and|, or|, and) {_QUOTED})*"
        # "“local authority”—", and below it what it means in England, and in Wales.
        ends = rf"(?={ASIDE} {DEFINES}|{ASIDE}\s*[—–:-]+\s*$)"
        return cls(
            re.compile(_BEFORE, re.IGNORECASE),
            re.compile(several + ends),
            re.compile(rf"{ASIDE}\s+{DEFINES}"),
            re.compile(rf"{ASIDE}\s+{MEANS}"),
        )


class _Name(NamedTuple):
    """Where a name is in a paragraph. is_sure: quotation marks or the next word show that it is defined."""

    start: int
    end: int
    is_sure: bool


class _Defined(NamedTuple):
    """A term with its meaning, the blocks that it takes, and whether its form leaves no doubt."""

    candidate: Candidate
    covers: tuple[int, int]
    is_sure: bool


def propose(document: Document) -> Iterator[Region]:
    """Propose one region: all paragraphs that define a term in quotation marks, bold or italics, wherever they are."""
    patterns = _Patterns.compiled()
    found: list[_Defined] = []
    for holder in walk(document.root):
        if holder.kind in _HOLDERS:
            found.extend(_defined_in(holder, patterns))
        elif holder.kind is Kind.ROW:
            found.extend(_defined_in_row(holder, patterns))
    sure = sum(defined.is_sure for defined in found)
    if sure >= max(_FEWEST, _SHARE * len(found)):
        yield Region(NAME, tuple(one.candidate for one in found), tuple(one.covers for one in found))


def _defined_in(holder: Block, patterns: _Patterns) -> Iterator[_Defined]:
    """What the paragraphs of one part define, each with the blocks below it that continue its text."""
    for number, block in enumerate(holder.blocks):
        if not (name := _name_in(block, patterns)):
            continue
        behind = holder.blocks[number + 1 :]
        below = _below(block, behind, patterns, is_all=holder.kind in (Kind.ITEM, Kind.CELL))
        if not re.search(r"\w", text_of(block.runs)[name.end :]) and not below:
            # There is only a name and a dash.
            continue
        first = replace(block, runs=stripped(runs_behind(block.runs, name.end)), anchors=())
        anchors = (*holder.anchors, *block.anchors) if holder.kind is Kind.ITEM and number == 0 else block.anchors
        candidate = Candidate(_name_of(block.runs, name), ((first, *below),), block.place, anchors=anchors)
        yield _Defined(candidate, (block.start, below[-1].end if below else block.end), name.is_sure)


def _defined_in_row(row: Block, patterns: _Patterns) -> Iterator[_Defined]:
    """What a row of a table defines, if it has only a definition, or a number and a definition."""
    cells = [cell for cell in row.blocks if cell.text]
    if not cells or any(re.search(r"\w{4}", cell.text) for cell in cells[:-1]):
        return
    for defined in islice(_defined_in(cells[-1], patterns), 1):
        yield defined._replace(covers=(row.start, row.end))


def _name_in(block: Block, patterns: _Patterns) -> _Name | None:
    """The name that a paragraph defines; None if it defines nothing."""
    if block.kind is not Kind.PARAGRAPH:
        return None
    words = text_of(block.runs)
    before = patterns.before.match(words)
    start = before.end() if before else 0
    if quoted := patterns.quoted.match(words, start):
        return _Name(start, quoted.end(), is_sure=True)
    end = _end_of_emphasis(block.runs, start)
    if not 0 < end - start <= _LONGEST or not patterns.defines.match(words, end):
        return None
    return _Name(start, end, is_sure=patterns.means.match(words, end) is not None)


def _end_of_emphasis(runs: Sequence[Run], start: int) -> int:
    """Where the bold or italic words from *start* on end; 0 if there are none, or if there are no other words."""
    end = 0
    for run, end_of_run in zip(runs, accumulate(len(run.text) for run in runs), strict=True):
        if end_of_run <= start:
            continue
        if not (run.bold or run.italic) and not run.text.isspace():
            break
        end = end_of_run
    words = text_of(runs)
    return len(words[:end].rstrip()) if end < len(words) else 0


def _below(block: Block, behind: Sequence[Block], patterns: _Patterns, *, is_all: bool) -> tuple[Block, ...]:
    """The blocks that continue a definition: lists, and numbered paragraphs: "(a) accommodation;". *is_all*: all."""
    if not is_all and not re.search(r"[:—–-]$", block.text):
        return ()

    def goes_on(other: Block) -> bool:
        if any(_name_in(inner, patterns) for inner in islice(walk(other), _LOOKED_AT)):
            return False
        counts = re.match(r"\(?(?:[a-z]{1,2}|[A-Z]{1,2}|[ivx]{1,4}|\d{1,2})\)\s|[A-Za-z]\.\s", other.text) is not None
        return is_all or other.kind is Kind.LIST or counts

    return tuple(takewhile(goes_on, behind))


def _name_of(runs: Sequence[Run], name: _Name) -> tuple[Run, ...]:
    """The words of a name, without the quotation marks around them if it is a single name."""
    words = text_of(runs)[name.start : name.end].strip()
    quoted = re.fullmatch(r"(?:“|\"|‘‘|‘|«)([^“”\"«»]+?)(?:”|\"|’’|’|»)", words)
    return (Run(quoted[1] if quoted else words),)
