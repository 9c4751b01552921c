"""Recognises names that a rare mark sets off from their texts: "[Carer] Who cares", "Carer ...... who cares".

Such marks also stand in texts that are no glossaries. So this is asked only where nothing else is found.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from carelex.importing.candidates import Candidate, Region
from carelex.importing.lead_ins import is_name
from carelex.importing.plain_blocks import cut, lines_of, text_of
from carelex.importing.tree import Block, Document, Kind, plain, walk

NAME = "names before a mark"
_FEWEST = 4
_SHARE = 0.8
# Of the names, in small letters, so many are different.
_DIFFERENT = 0.9
_LONGEST_LINE = 5_000

_PART_OF_SPEECH = (
    r"(?:n|v|vb|vt|vi|adj|adv|abbr|prep|phr|pl|noun|verb|adjective|adverb|acronym|phrase)\b\.?(?:\s?(?:pl|phr)\.)?"
)
# Each has a name and a text.
_MARKS = (
    r"\[(?P<name>[^\[\]]{1,80})\][\s:–—-]*(?P<text>\S.*)",
    r"(?P<name>\S.{0,70}?)\s*(?:\.{3,}|(?:\. ){3,}|…+|_{3,}|·{3,})\s*(?P<text>\S.*)",
    r"(?P<name>\S.{0,70}?)\s+(?:--+|::+|:=|~|=>|->|>>?|\||//?|»|›|==?|<-+)\s+(?P<text>\S.*)",
    r"(?P<name>[^|]{1,70}?)\s*(?:\||::+|:=)\s*(?P<text>[^|\s][^|]*)",
    rf"(?P<name>[^,.;:()]{{1,60}}?),?\s+(?:\({_PART_OF_SPEECH}\)|{_PART_OF_SPEECH}(?<=\.))[,:.]?\s+(?P<text>\S.*)",
    r"(?P<name>[^;.:]{1,70});\s+(?P<text>\S.*)",
    r"(?P<name>\S.{0,60}?)(?:\t|[\u2001-\u200a\u3000]|\xa0{2,}| {2,})\s*(?P<text>\S.*)",
    r"(?P<name>[A-Z][A-Z'’&/-]+(?:\s+(?:[A-Z][A-Z'’/-]+|&))*)\s+(?P<text>(?:[A-Z]\s|[A-Z“\"‘]?[a-z]|[A-Z][a-z]).+)",
    r"(?P<name>[^\W\d_][^.:;!?,]{0,40})\.\s+(?P<text>[A-Z“\"‘].+)",
)


def propose_rare_marks(document: Document) -> Iterator[Region]:
    """One region for the mark that parts most names from their texts; none where lines without it stand between."""
    lines = [*_lines(document.root)]
    regions = [region for mark in _MARKS if (region := _region(lines, re.compile(mark, re.DOTALL)))]
    if regions:
        yield max(regions, key=lambda region: len(region.covers))


def _lines(root: Block) -> Iterator[Block]:
    for block in walk(root):
        if block.kind is Kind.PARAGRAPH:
            yield from (replace(block, runs=runs) for runs in lines_of(block.runs))


def _region(lines: Sequence[Block], mark: re.Pattern[str]) -> Region | None:
    found = [mark.fullmatch(text_of(line.runs)[:_LONGEST_LINE]) for line in lines]
    named = [n for n, match in enumerate(found) if match and is_name(match["name"], is_marked=False)]
    if len(named) < _FEWEST or len(named) < _SHARE * (named[-1] - named[0] + 1):
        return None
    candidates: list[Candidate] = []
    for number, end in zip(named, (*named[1:], named[-1] + 1), strict=True):
        match, line = found[number], lines[number]
        assert match
        name, text = (cut(line.runs, match.start(part), match.end(part)) for part in ("name", "text"))
        whole = (replace(line, runs=text), *lines[number + 1 : end])
        candidates.append(Candidate(name, (whole,), line.place, anchors=line.anchors))
    names = {plain(candidate.name).casefold() for candidate in candidates}
    if len(names) < _DIFFERENT * len(candidates):
        return None
    covers = dict.fromkeys((line.start, line.end) for line in lines[named[0] : named[-1] + 1])
    return Region(NAME, tuple(candidates), tuple(covers))
