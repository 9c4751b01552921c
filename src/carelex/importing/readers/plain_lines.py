"""Reads plain text by how its lines stand: names at the edge, texts further in; lines that go on, or begin anew."""

import re
from collections.abc import Iterator, Sequence

from carelex.importing.alphabet import neighbours_in_order
from carelex.importing.tree import Block, Kind, Place, Run

_FEWEST = 3
_IN_ORDER = 0.9
_LONGEST_NAME = 70
_MOST_WORDS = 8
# In characters: lines that are wrapped are as long, and most fill so much of the longest.
_SHORTEST_WRAPPED = 38
_FILLED = 0.72
# A number of a page, alone in its line; a row of signs. A long row is read once, not from each of its signs (*+).
_NO_WORDS = re.compile(r"[\s\W_]*+(?:page\s*+)?\d{0,4}[\s\W_]*", re.IGNORECASE)
_ORNAMENT = re.compile(r"([*=~#_+-])\1*\s+(?P<words>\S.*?\S)\s+\1+")
_SECTION_NUMBER = r"\d{1,3}(?:\.\d{1,3})*\.?"


def readings_of(text: str, place: Place) -> Iterator[tuple[Block, ...]]:
    """The blocks of a text, in each way in which its lines may be meant, the more telling first."""
    stanzas = _stanzas(text)
    for pairs in (_by_indent(stanzas), _in_turn(stanzas), _by_first_line(stanzas), _by_ends(stanzas)):
        if len(pairs) >= _FEWEST:
            yield (_list_of(pairs, place),)
    yield tuple(Block(Kind.PARAGRAPH, (Run(line),), place=place) for stanza in stanzas for line in _whole_lines(stanza))


def _stanzas(text: str) -> list[list[str]]:
    """The lines between empty ones, without page numbers and rules."""
    lines = [line.expandtabs(8).rstrip() if line[:1] in " \t" else line.rstrip() for line in re.split(r"[\n\f]", text)]
    stanzas: list[list[str]] = [[]]
    for line in lines:
        if not _NO_WORDS.fullmatch(line):
            stanzas[-1].append(line)
        elif re.fullmatch(_SECTION_NUMBER, line.strip()) and "." in line.strip("."):
            stanzas.append([line])
        elif not line.strip() and stanzas[-1]:
            stanzas.append([])
    return [stanza for stanza in stanzas if stanza]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _is_name(line: str) -> bool:
    words = line.strip()
    return (
        0 < len(words) <= _LONGEST_NAME and len(words.split()) <= _MOST_WORDS and not re.search(r"[.;!?,]$", words[1:])
    )


def _by_indent(stanzas: Sequence[Sequence[str]]) -> list[tuple[str, str]]:
    """Names at the edge, each with what stands further in below it; nothing where other lines stand between them."""
    lines = [line for stanza in stanzas for line in stanza]
    edge = min(map(_indent, lines), default=0)
    pairs: list[tuple[str, str]] = []
    others = 0
    for number, line in enumerate(lines):
        if _indent(line) > edge:
            if pairs and (pairs[-1][1] or _is_name_above(lines[number - 1], _indent(line), edge)):
                name, text = pairs[-1]
                pairs[-1] = name, f"{text} {line.strip()}".strip()
        elif number + 1 < len(lines) and _is_name_above(line, _indent(lines[number + 1]), edge):
            pairs.append((_bare(line), ""))
        elif pairs:
            others += 1
    return pairs if others * _FEWEST <= len(pairs) else []


def _is_name_above(line: str, indent: int, edge: int) -> bool:
    """Whether a line is the name of the text below it, which has this indent.

    Some programs begin a text below the end of its name; then the name may be long.
    """
    if indent >= len(line.rstrip()) > _LONGEST_NAME:
        return not re.search(r"[.;!?,:]$", line)
    return indent > edge and _is_name(line)


def _in_turn(stanzas: Sequence[Sequence[str]]) -> list[tuple[str, str]]:
    """Lines that take turns: a short one without a full stop, then one with it."""
    for stanza in stanzas:
        names, texts = stanza[::2], stanza[1::2]
        are_names = len(names) == len(texts) >= _FEWEST and all(map(_is_name, names))
        if are_names and all(re.search(r"[.!?”\")]$", text) for text in texts):
            return [(_bare(name), text.strip()) for name, text in zip(names, texts, strict=True)]
    return []


def _by_first_line(stanzas: Sequence[Sequence[str]]) -> list[tuple[str, str]]:
    """A name in the first line of each stanza, and its text in the others; a number may stand above the name."""
    pairs: list[tuple[str, str]] = []
    others = 0
    for stanza in stanzas:
        own = stanza[1:] if re.fullmatch(_SECTION_NUMBER, stanza[0].strip()) else stanza
        if len(own) > 1 and _is_name(own[0]) and not _is_name(own[-1]):
            pairs.append((_bare(own[0]), " ".join(line.strip() for line in own[1:])))
        elif pairs:
            others += 1
    return pairs if others * _FEWEST <= len(pairs) else []


def _by_ends(stanzas: Sequence[Sequence[str]]) -> list[tuple[str, str]]:
    """Short lines, each behind a line that ends a sentence, with the lines below; only in the order of the alphabet."""
    lines = [line.strip() for stanza in stanzas for line in stanza]
    pairs: list[tuple[str, str]] = []
    for number, line in enumerate(lines):
        if len(pairs) == 1 and not pairs[0][1] and _is_name(line):
            # The title of the whole.
            pairs.clear()
        is_behind_end = not number or re.search(r"[.!?)”\"]$", lines[number - 1]) or not pairs
        if is_behind_end and _is_name(line) and number + 1 < len(lines) and line[:1].isalnum():
            pairs.append((_bare(line), ""))
        elif pairs:
            name, text = pairs[-1]
            pairs[-1] = name, f"{text} {line}".strip()
    pairs = [pair for pair in pairs if pair[1]]
    names = [re.sub(r"\W", "", name.casefold()) for name, _ in pairs]
    ordered = neighbours_in_order(names)
    return pairs if len(pairs) > _FEWEST and ordered >= _IN_ORDER * (len(pairs) - 1) else []


def _bare(name: str) -> str:
    """A name without the ornaments around it: "*** Carer ***"."""
    ornament = _ORNAMENT.fullmatch(name.strip())
    return ornament["words"] if ornament else name.strip()


def _whole_lines(stanza: Sequence[str]) -> list[str]:
    """The lines of a stanza, with those that only go on at the end of the line before."""
    indents = [*map(_indent, stanza)]
    edge, first = min(indents), indents[0]
    if first > edge:
        begins = [indent >= first for indent in indents]
    elif max(indents) > edge:
        begins = [indent == edge for indent in indents]
    else:
        is_wrapped = _is_wrapped(stanza)
        begins = [number == 0 or not is_wrapped for number in range(len(stanza))]
    whole: list[str] = []
    for line, is_new in zip(stanza, begins, strict=True):
        if is_new or not whole:
            whole.append(line.strip())
        else:
            whole[-1] += f" {line.strip()}"
    return whole


def _is_wrapped(stanza: Sequence[str]) -> bool:
    """Whether the lines of a stanza end where the page does."""
    longest = max(map(len, stanza))
    filled = sum(len(line) >= _FILLED * longest for line in stanza[:-1])
    return longest >= _SHORTEST_WRAPPED and filled == len(stanza) - 1 > 0


def _list_of(pairs: Sequence[tuple[str, str]], place: Place) -> Block:
    blocks: list[Block] = []
    for name, text in pairs:
        blocks.append(Block(Kind.NAME, (Run(name),), place=place))
        paragraph = Block(Kind.PARAGRAPH, (Run(text),), place=place)
        blocks.append(Block(Kind.DESCRIPTION, blocks=(paragraph,), place=place))
    return Block(Kind.DEFINITION_LIST, blocks=tuple(blocks), place=place)
