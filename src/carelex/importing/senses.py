"""Finds the numbered senses of a text: "1. … 2. …" in a paragraph, line by line, or as a list that is all of it."""

import re
from collections.abc import Sequence

from carelex.importing.plain_blocks import cut, paragraph, text_of, without_only_mark
from carelex.importing.tree import Block, Kind, Run

_BEGINS = r"(?:^|(?<=[.!?;])\s+)"
_FIGURES = "123456789"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨"
_LETTERS = "abcdefghi"
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")

_STYLES: tuple[tuple[str, Sequence[str]], ...] = (
    (r"(?<!\S){}\.(?!\d)\s*", _FIGURES),
    (r"(?<!\S){}\)\s*", _FIGURES),
    (r"(?<!\S)\({}\)\s*", _FIGURES),
    (r"(?<!\S)\[{}\]\s*", _FIGURES),
    (r"(?<!\S){}:\s+", _FIGURES),
    (_BEGINS + r"{}\s+(?=[A-Z])", _FIGURES),
    (r"(?<!\S){}\s*", _CIRCLED),
    (_BEGINS + r"\(?{}[.)]\s+", _LETTERS),
    (_BEGINS + r"\(?{}[.)]\s+", _ROMAN),
)
"""How people number senses: the characters around the number, and the numbers in order."""
_FIRST = frozenset("([1①ai")
"""How a text with numbered senses begins."""

_MOST = 9
"""The most senses of a text; more are a list."""


def senses_of(blocks: Sequence[Block]) -> list[tuple[Block, ...]]:
    """The blocks of each sense; if a text has no numbered senses, all its blocks."""
    if not blocks:
        return []
    return _of_list(blocks) or _of_lines(_with_number_in_line(blocks)) or [without_only_mark(blocks)]


def _with_number_in_line(blocks: Sequence[Block]) -> Sequence[Block]:
    """Turn a list of one item, which Markdown makes of "1. … 2. …" in a paragraph, back into a paragraph."""
    first = blocks[0]
    if first.kind is not Kind.LIST or first.level != 1 or len(first.blocks) != 1:
        return blocks
    line, *others = first.blocks[0].blocks
    if line.kind is not Kind.PARAGRAPH:
        return blocks
    mark = next((mark for mark in (".", ")") if re.search(rf"\s2\{mark}\s", text_of(line.runs))), ".")
    return [paragraph((Run(f"1{mark} "), *line.runs), line), *others, *blocks[1:]]


def _of_list(blocks: Sequence[Block]) -> list[tuple[Block, ...]]:
    """The items of a numbered list that is the whole text, if each is a meaning of its own."""
    only = blocks[0]
    if len(blocks) != 1 or only.kind is not Kind.LIST or not only.level:
        return []
    return _if_apart([item.blocks for item in only.blocks])


def _of_lines(blocks: Sequence[Block]) -> list[tuple[Block, ...]]:
    """The parts of a text that begins with a 1, each up to the next number."""
    first = blocks[0]
    if first.kind is not Kind.PARAGRAPH or first.runs[0].text[:1] not in _FIRST:
        return []
    for style, numbers in _STYLES:
        if re.match(style.format(numbers[0]), text_of(first.runs)) and (
            senses := _if_apart(_parted(blocks, [style.format(number) for number in numbers]))
        ):
            return senses
    return []


def _parted(blocks: Sequence[Block], marks: Sequence[str]) -> list[tuple[Block, ...]]:
    """The blocks after each of these marks, in order, without the marks."""
    senses: list[list[Block]] = []
    for block in blocks:
        if block.kind is not Kind.PARAGRAPH:
            senses[-1].append(block)
            continue
        line, at = text_of(block.runs), 0
        while len(senses) < len(marks) and (found := re.compile(marks[len(senses)]).search(line, at)):
            if senses and (before := cut(block.runs, at, found.start())):
                senses[-1].append(paragraph(before, block))
            senses.append([])
            at = found.end()
        if rest := cut(block.runs, at):
            senses[-1].append(paragraph(rest, block))
    return [tuple(sense) for sense in senses]


def _if_apart(senses: Sequence[tuple[Block, ...]]) -> list[tuple[Block, ...]]:
    """The senses, if each explains the word by itself; empty if they are steps, or parts of one thing."""
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


# How an item begins that continues the item before.
_GOES_ON = r"(?:and|or|then|next|finally|after that|afterwards|secondly|thirdly)\b(?! the\b)"

_FEWEST_WORDS = 3


def _are_steps(texts: Sequence[str]) -> bool:
    """Whether the texts are instructions, one after the other, or only a few words each."""
    if all(len(text.split()) < _FEWEST_WORDS for text in texts):
        return len(texts) > _FEWEST_WORDS - 1
    told = sum(re.match(rf"(?:{_TOLD})\b", text, re.IGNORECASE) is not None for text in texts)
    return told * 3 >= len(texts) * 2 or (
        len(texts) > _FEWEST_WORDS and not any(re.match(_MEANING, text, re.IGNORECASE) for text in texts)
    )


# How an instruction begins.
_TOLD = "|".join(
    """
    agree apply arrange ask assess bring call carry check choose collect complete confirm consider contact decide
    describe discuss do don't email ensure explain fill find follow gather get give go hold identify inform invite keep
    let list listen log look make meet note notify open pay phone pick plan prepare read record refer review ring send
    set share show sign speak start stop submit take talk tell think tick try use visit wait write
    """.split()
)

# How a meaning begins.
_MEANING = (
    r"(?:an?|the|any|some(?:one|body|thing)?|to|when|where|money|people|persons?|one|those|used|in|of|for|relating|"
    r"having|being|\w+ing|what|something|help|support|care|this|it)\b"
)
