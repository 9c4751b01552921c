"""Finds entries in data whose keys do not say what is what: names and texts, by what they hold."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from carelex.english.headwords import is_abbreviation_of
from carelex.importing.candidates import Candidate, Region
from carelex.importing.keys import Role, role
from carelex.importing.tree import Block, Kind, Run, is_text, plain, walk

NAME = "names and texts in data"
_FEWEST = 3
# Shares of the values of a key, or of the keys of many mappings.
_NEARLY_ALL = 0.9
_MOST = 0.8
_LONGEST_NAME = 8
_SHORTEST_TEXT = 3
"""In words, the mean of all."""
_LONGER = 1.5
"""Texts are so many times as long as their names, or longer."""
_NO_NAME = re.compile(
    r"https?://|[\w.+-]+@[\w-]+\.|/|#|[\d\s.,:;/T+Z-]+$|[0-9a-f]{8}-|[\w-]+[_.]\w+$|[A-Za-z]{0,5}[-_]?\d+$"
)


class _Pair(NamedTuple):
    """A name and its text: a key with its value, or the values of two keys of a record."""

    name: Block | str
    text: Block
    whole: Block


def propose_by_values(root: Block) -> Iterator[Region]:
    """One region of the pairs in data: of keys with texts, however they are held, or of records of one form."""
    pairs = _of_keys(root) or _of_records(root)
    if pairs:
        yield Region(NAME, tuple(map(_candidate, pairs)), tuple((pair.whole.start, pair.whole.end) for pair in pairs))


def _candidate(pair: _Pair) -> Candidate:
    name = (Run(pair.name.strip()),) if isinstance(pair.name, str) else _runs(pair.name)
    return Candidate(name, (pair.text.blocks,), pair.whole.place)


def _runs(field: Block) -> tuple[Run, ...]:
    return tuple(run for block in walk(field) for run in block.runs)


def _of_keys(root: Block) -> list[_Pair]:
    """Keys that are names: no two alike, and a text behind each. They may stand in lists, or below letters."""
    for fields in _alike(root, Kind.FIELD):
        texts = [*filter(is_text, fields)]
        names = [field.name for field in texts]
        if len(texts) < max(_FEWEST, _MOST * len(fields)) or not _are_names(names):
            continue
        if _are_texts(texts, names) or _are_expansions(texts, names):
            return [_Pair(field.name, _only(field), field) for field in texts]
    return []


def _only(field: Block) -> Block:
    """A field; or the item of a list of one text in it."""
    lists = [block for block in field.blocks if block.kind is Kind.LIST]
    return lists[0].blocks[0] if len(field.blocks) == len(lists) == 1 and len(lists[0].blocks) == 1 else field


def _alike(root: Block, kind: Kind) -> list[list[Block]]:
    """The blocks of a kind, those together that are within blocks of the same kinds; the most come first."""
    by_shape: dict[tuple[Kind, ...], list[Block]] = {}
    left: list[tuple[tuple[Kind, ...], Block]] = [((), root)]
    while left:
        shape, block = left.pop()
        if block.kind is kind:
            by_shape.setdefault(shape, []).append(block)
        left.extend(((*shape, block.kind), inner) for inner in reversed(block.blocks))
    return sorted(by_shape.values(), key=len, reverse=True)


def _of_records(root: Block) -> list[_Pair]:
    """Records of one form, in which one key always holds a short name, and another a text."""
    for records in _alike(root, Kind.RECORD):
        if len(records) >= _FEWEST and (pairs := _pairs_of(records)):
            return pairs
    return []


def _pairs_of(records: Sequence[Block]) -> list[_Pair]:
    """The names and texts of some records; none where no two keys hold those."""
    by_key: dict[str, dict[int, Block]] = {}
    for number, record in enumerate(records):
        for field in record.blocks:
            if is_text(field):
                by_key.setdefault(field.name, {}).setdefault(number, field)
    usual = {key: held for key, held in by_key.items() if len(held) >= _MOST * len(records)}
    if not usual:
        return []
    longest = max(usual, key=lambda key: sum(len(field.text) for field in usual[key].values()))
    # An id may look like a name; where a key is called a title, that is the name.
    for key in sorted(usual, key=_rank):
        held = usual[key]
        names = [field.text for field in held.values()]
        both = [number for number in held if number in usual[longest]]
        if key == longest or not _are_names(names) or not _are_texts([*usual[longest].values()], names):
            continue
        return [_Pair(held[number], usual[longest][number], records[number]) for number in both]
    return []


def _rank(key: str) -> int:
    known = role(key)
    return 0 if known is Role.TERM else 2 if known is Role.SLUG else 1


def _are_names(names: Sequence[str]) -> bool:
    """Whether some short words are names: hardly two alike, in letters, and no addresses, dates or numbers."""
    different = {name.casefold() for name in names}
    if len(names) < _FEWEST or len(different) < _NEARLY_ALL * len(names):
        return False
    fit = [
        name for name in names if not _NO_NAME.match(name) and len(name.split()) <= _LONGEST_NAME and name.strip(" .")
    ]
    # A key in small letters without a space may be a name; "id" and "url" are not among many different ones.
    return len(fit) >= _NEARLY_ALL * len(names)


def _are_expansions(fields: Sequence[Block], names: Sequence[str]) -> bool:
    """Whether most values are what their names are short for."""
    pairs = zip(names, fields, strict=True)
    return sum(is_abbreviation_of(name, field.text) for name, field in pairs) * 2 > len(names)


def _are_texts(fields: Sequence[Block], names: Sequence[str]) -> bool:
    """Whether some values are texts: of some words each, more than the names have, and hardly two alike."""
    texts = [plain(_runs(field)) for field in fields]
    words = sum(len(text.split()) for text in texts)
    words_of_names = sum(len(name.split()) for name in names) * len(texts) / len(names)
    if len(set(texts)) < _NEARLY_ALL * len(texts):
        return False
    return words >= _SHORTEST_TEXT * len(texts) and words >= _LONGER * words_of_names
