"""Finds rows of words in quotes, as the source of programs and dumps of databases have them: ('Carer', 'Who cares')."""

import re
from collections import Counter
from typing import NamedTuple

from carelex.importing.tree import Block, Kind, Place, Run

_FEWEST = 4
_LONGEST = 5_000
"""In characters, of one text."""
_KEY = r"\s*(?:=>|:|=)(?!=)"
_TOKEN = re.compile(
    rf"'(?P<single>(?:[^'\\\n]|\\.|''){{0,{_LONGEST}}})'(?P<key>{_KEY})?"
    rf"|\"(?P<double>(?:[^\"\\\n]|\\.|\"\"){{0,{_LONGEST}}})\"(?P<other_key>{_KEY})?"
    r"|(?P<open>[(\[{])|(?P<close>[)\]}])|(?P<end>\n)"
)


class _Quoted(NamedTuple):
    """Words in quotes. is_key: a colon or the like follows, and then the value."""

    words: str
    is_key: bool


def table_of_strings(text: str, name: str) -> Block | None:
    """A table with a row for each bracket, or line, that holds as many words in quotes as most; None without such."""
    rows = _rows(text)
    width = Counter(len(row) for _, row in rows if len(row) > 1).most_common(1)
    if not width or width[0][1] < _FEWEST:
        return None
    fitting = [(line, row) for line, row in rows if len(row) == width[0][0]]
    blocks = tuple(
        Block(Kind.ROW, blocks=tuple(_cell(words, Place(name, line)) for words in row), place=Place(name, line))
        for line, row in fitting
    )
    return Block(Kind.TABLE, blocks=blocks, place=Place(name, fitting[0][0]))


def _rows(text: str) -> list[tuple[int, list[str]]]:
    """The words in quotes, by the innermost bracket around them, or by lines; with the number of the line."""
    found: list[tuple[int, list[str]]] = []
    held: list[list[_Quoted]] = [[]]
    line = 1
    for token in _TOKEN.finditer(text):
        if token["open"]:
            held.append([])
        elif token["close"] or (token["end"] and len(held) == 1):
            found += [(line, row) for row in _row(held[-1])]
            held[-1] = []
            if token["close"] and len(held) > 1:
                held.pop()
        elif not token["end"]:
            words = token["single"] if token["single"] is not None else token["double"]
            held[-1].append(_Quoted(_plain(words), bool(token["key"] or token["other_key"])))
        line += bool(token["end"])
    return found


def _row(held: list[_Quoted]) -> list[list[str]]:
    """One row of the values; or, where all have names for keys, a row for each."""
    keys = [quoted.words for quoted in held if quoted.is_key]
    if len(keys) * 2 == len(held) and len(set(keys)) == len(keys) >= _FEWEST and _are_names(keys):
        return [[held[n].words, held[n + 1].words] for n in range(0, len(held), 2)]
    return [[quoted.words for quoted in held if not quoted.is_key]]


def _are_names(keys: list[str]) -> bool:
    """Whether keys are names of things, and not those of the fields of a record."""
    return sum(key[:1].isupper() or " " in key for key in keys) * 2 > len(keys)


def _plain(words: str) -> str:
    words = re.sub(r"\\[nrt]", " ", words)
    return " ".join(re.sub(r"\\(.)", r"\1", words).replace("''", "'").replace('""', '"').split())


def _cell(words: str, place: Place) -> Block:
    paragraph = Block(Kind.PARAGRAPH, (Run(words),), place=place)
    return Block(Kind.CELL, blocks=(paragraph,) if words else (), place=place)
