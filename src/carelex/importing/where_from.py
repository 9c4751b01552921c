"""Splits a text at lines that state its source: "Source: Care Act 2014", "[SOURCE: ISO 9000:2015, 3.1]"."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from carelex.importing.tree import Block, Kind, Run, plain

_LONGEST = 400
"""In characters."""
_FROM = re.compile(
    r"[\W_]*(?:sources?|origin|(?:definition )?(?:taken|adapted|adopted|quoted) from|definition (?:source|from))"
    r"(?:\s+of (?:the )?definition)?\s*[:–—]\s*(?P<what>.*?)\W*",
    re.IGNORECASE,
)
# A quick check that most lines fail.
_BEGINS = re.compile(r"[\W_]*(?:sources?|origin|definition|taken|adapted|adopted|quoted|$)", re.IGNORECASE)


# What a line below a source begins with if it says where that was found, or if it is another source.
_MORE = re.compile(
    r"(?:via|as cited (?:in|by)|cited (?:in|by)|quoted (?:in|by)|(?:re)?printed in|(?:adapted|modified|taken|retrieved"
    r"|available|accessed|downloaded) (?:from|at|on|via))\b|https?://\S+$"
    r"|(?-i:[A-Z])[\w'’-]+,? (?-i:(?:[A-Z]\.[ -]?)+|[A-Z]{1,3},).{0,200}\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)


class From(NamedTuple):
    """A text, or a part of one, and its stated source."""

    blocks: tuple[Block, ...]
    notes: tuple[str, ...]


def parted_by_sources(blocks: Sequence[Block]) -> list[From]:
    """The text without the lines that state its source; in parts, if each part has such a line after it."""
    parts: list[tuple[list[Block], list[str]]] = [([], [])]
    at = 0
    while at < len(blocks):
        what, taken = _source_at(blocks, at)
        if what:
            parts[-1][1].append(f"Source: {what}")
        elif parts[-1][1] and _is_more(blocks[at]):
            parts[-1][1][-1] += f"; {blocks[at].text}"
        else:
            if parts[-1][1]:
                parts.append(([], []))
            parts[-1][0].append(blocks[at])
        at += taken
    if not any(kept for kept, _ in parts):
        return [From(tuple(blocks), ())]
    if all(kept and notes for kept, notes in parts):
        return [From(tuple(kept), tuple(notes)) for kept, notes in parts]
    return [
        From(
            tuple(block for kept, _ in parts for block in kept),
            tuple(note for _, notes in parts for note in notes),
        )
    ]


def _with_colon(block: Block) -> str:
    """The words of a block, with a colon after a label that is emphasised: "**Source** Care Act"."""
    first, *others = block.runs or (Run(""),)
    label = first.text.strip()
    is_label = re.fullmatch(r"sources?|origin", label, re.IGNORECASE) and (first.bold or first.italic or not others)
    return f"{label}: {plain(others)}" if is_label else block.text


def _is_more(block: Block) -> bool:
    """Whether a paragraph below a source belongs to it: "via the portal of the council"."""
    return block.kind is Kind.PARAGRAPH and len(block.text) <= _LONGEST and _MORE.match(block.text) is not None


def _source_at(blocks: Sequence[Block], at: int) -> tuple[str, int]:
    """The source in a block or below it as a label, and how many blocks that takes."""
    block = blocks[at]
    if block.kind not in (Kind.PARAGRAPH, Kind.HEADING) or not block.runs or not _BEGINS.match(block.runs[0].text):
        return "", 1
    if len(block.text) > _LONGEST:
        return "", 1
    found = _FROM.fullmatch(_with_colon(block))
    if not found:
        return "", 1
    if found["what"]:
        return found["what"], 1
    below = blocks[at + 1] if at + 1 < len(blocks) else None
    if below is None or len(below.text) > _LONGEST or below.kind not in (Kind.PARAGRAPH, Kind.LIST):
        return "", 1
    return below.text, 2
