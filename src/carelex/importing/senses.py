"""Finds the senses that a text numbers: "1. … 2. …", in a paragraph, line by line, or as a list that is all of it."""

import re
from collections.abc import Sequence

from carelex.importing.plain_blocks import cut, paragraph, text_of
from carelex.importing.tree import Block, Kind

_STYLES = (
    r"(?<!\S){number}\.(?!\d)\s*",
    r"(?<!\S){number}\)\s*",
    r"(?<!\S)\({number}\)\s*",
    r"(?<!\S){number}:\s+",
    r"(?<!\S)\[{number}\]\s*",
)
"""How people number senses."""

_MOST = 9
"""Senses; what has more is a list."""


def senses_of(blocks: Sequence[Block]) -> list[tuple[Block, ...]]:
    """The blocks of each sense of a text; of a text that does not number any, all of them."""
    if not blocks:
        return []
    return _of_list(blocks) or _of_lines(blocks) or [tuple(blocks)]


def _of_list(blocks: Sequence[Block]) -> list[tuple[Block, ...]]:
    """The items of a numbered list that is the whole text, where they do not belong together."""
    only = blocks[0]
    if len(blocks) != 1 or only.kind is not Kind.LIST or not only.level:
        return []
    return _if_apart([item.blocks for item in only.blocks])


def _of_lines(blocks: Sequence[Block]) -> list[tuple[Block, ...]]:
    """The parts of a text that begins with a 1, each up to the next number."""
    first = blocks[0]
    if first.kind is not Kind.PARAGRAPH:
        return []
    for style in _STYLES:
        if re.match(style.format(number=1), text_of(first.runs)):
            return _if_apart(_parted(blocks, style))
    return []


def _parted(blocks: Sequence[Block], style: str) -> list[tuple[Block, ...]]:
    """The blocks of each number, in their order from 1, without the numbers."""
    senses: list[list[Block]] = []
    for block in blocks:
        if block.kind is not Kind.PARAGRAPH:
            senses[-1].append(block)
            continue
        line, at = text_of(block.runs), 0
        while found := re.compile(style.format(number=len(senses) + 1)).search(line, at):
            if senses and (before := cut(block.runs, at, found.start())):
                senses[-1].append(paragraph(before, block))
            senses.append([])
            at = found.end()
        if rest := cut(block.runs, at):
            senses[-1].append(paragraph(rest, block))
    return [tuple(sense) for sense in senses]


def _if_apart(senses: Sequence[tuple[Block, ...]]) -> list[tuple[Block, ...]]:
    """The senses, where each says by itself what the word means; none where they are steps, or parts of one thing."""
    texts = [" ".join(block.text for block in sense).strip() for sense in senses]
    if not 1 < len(texts) <= _MOST or not all(texts):
        return []
    *before, _ = texts
    if any(re.search(r"(?:,|;|\b(?:and|or|then))(?:\s+(?:and|or|then))?$", text) for text in before):
        return []
    if any(re.match(_GOES_ON, text, re.IGNORECASE) for text in texts[1:]):
        return []
    if all(text.endswith("?") for text in texts) or _are_steps(texts):
        return []
    return [*senses]


# How what goes on from the item before begins.
_GOES_ON = r"(?:and|or|then|next|finally|after that|afterwards|secondly|thirdly)\b(?! the\b)"

_FEWEST_WORDS = 3


def _are_steps(texts: Sequence[str]) -> bool:
    """Whether texts tell what to do, one after the other: few words each, or none that begins as a meaning does."""
    if all(len(text.split()) < _FEWEST_WORDS for text in texts):
        return len(texts) > _FEWEST_WORDS - 1
    return len(texts) > _FEWEST_WORDS and not any(re.match(_MEANING, text, re.IGNORECASE) for text in texts)


# How a meaning begins.
_MEANING = (
    r"(?:an?|the|any|some(?:one|body|thing)?|to|when|where|money|people|persons?|one|those|used|in|of|for|relating|"
    r"having|being|\w+ing|what|something|help|support|care|this|it)\b"
)
