"""Recognises terms as laws define them, in quotation marks: “care home” means a place that …"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, takewhile

from carelex.importing.candidates import Candidate, Region
from carelex.importing.tree import Block, Document, Kind, Run, walk

NAME = "terms in quotation marks"
_FEWEST = 3
# Blocks of a list; another definition stands at its beginning.
_LOOKED_AT = 100

# A name in quotation marks, another one perhaps, an aside between commas, and the word that defines.
_QUOTED = r"(?:“[^“”\n]{1,80}”|\"[^\"\n]{1,80}\"|‘[^‘\n]{1,80}?’)"
_ASIDE = r"(?:,? (?:and|or) \w[^,;“”\"]{0,80})?(?:,? [^;:“”\"]{1,160},| \([^()]{1,80}\))?"
_DEFINES = (
    r"(?:(?:shall |also |must |does )?(?:not )?(?:mean|include)s?"
    r"|(?:has|have|shall have|bears?|is to bear) the(?: same)? meanings?"
    r"|(?:is|are) to be (?:read|construed|interpreted)|shall be (?:read|construed|interpreted)"
    r"|(?:is|are|has been) defined|refers? to|is to be taken)\b"
)
_DEFINED = rf"{_QUOTED}(?:(?:,| or| and|, or|, and) {_QUOTED})*(?={_ASIDE} {_DEFINES})"


def propose(document: Document) -> Iterator[Region]:
    """One region of all paragraphs that define a term in quotation marks, wherever they stand."""
    pattern = re.compile(_DEFINED)
    found: list[tuple[Candidate, tuple[int, int]]] = []
    for holder in walk(document.root):
        if holder.kind in (Kind.DOCUMENT, Kind.GROUP, Kind.ITEM, Kind.QUOTE, Kind.DISCLOSURE):
            found.extend(_defined_in(holder, pattern))
    if len(found) >= _FEWEST:
        yield Region(NAME, tuple(candidate for candidate, _ in found), tuple(covers for _, covers in found))


def _defined_in(holder: Block, pattern: re.Pattern[str]) -> Iterator[tuple[Candidate, tuple[int, int]]]:
    """What the paragraphs of one part define, each with the parts of its text that stand below it."""
    for number, block in enumerate(holder.blocks):
        if not (end := _end_of_name(block, pattern)):
            continue
        first = replace(block, runs=_from(block.runs, end), anchors=())
        behind = holder.blocks[number + 1 :]
        below = _below(block, behind, pattern, is_all=holder.kind is Kind.ITEM)
        anchors = (*holder.anchors, *block.anchors) if holder.kind is Kind.ITEM and number == 0 else block.anchors
        candidate = Candidate(_name_of(block.runs, end), ((first, *below),), block.place, anchors=anchors)
        yield candidate, (block.start, below[-1].end if below else block.end)


def _end_of_name(block: Block, pattern: re.Pattern[str]) -> int:
    """Where the name of what a paragraph defines ends; 0 where it defines nothing."""
    found = pattern.match("".join(run.text for run in block.runs)) if block.kind is Kind.PARAGRAPH else None
    return found.end() if found else 0


def _below(block: Block, behind: Sequence[Block], pattern: re.Pattern[str], *, is_all: bool) -> tuple[Block, ...]:
    """What goes on with a definition: lists, and paragraphs that count, "(a) accommodation;"; or all (*is_all*)."""
    if not is_all and not re.search(r"[:—–-]$", block.text):
        return ()

    def goes_on(other: Block) -> bool:
        if any(_end_of_name(inner, pattern) for inner in islice(walk(other), _LOOKED_AT)):
            return False
        return is_all or other.kind is Kind.LIST or re.match(r"\(?(?:[a-z]|[ivx]{1,4})\)\s", other.text) is not None

    return tuple(takewhile(goes_on, behind))


def _name_of(runs: Sequence[Run], end: int) -> tuple[Run, ...]:
    """The first *end* characters of some runs, without the quotation marks around a single name."""
    words = "".join(run.text for run in runs)[:end]
    inner = words[1:-1]
    return (Run(words if re.search(r"[“”\"]", inner) else inner),)


def _from(runs: Sequence[Run], start: int) -> tuple[Run, ...]:
    """What some runs have behind their first *start* characters, and behind the space there."""
    left: list[Run] = []
    for run in runs:
        text = run.text[start:] if start < len(run.text) else ""
        start = max(0, start - len(run.text))
        text = text if left else text.lstrip()
        if text:
            left.append(run._replace(text=text))
    return tuple(left)
