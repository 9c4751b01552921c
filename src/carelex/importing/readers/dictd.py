"""Reads dictionaries of the dict protocol (RFC 2229): `.index` with the names, `.dict` or `.dict.dz` with the texts."""

import re
from collections.abc import Iterator

from carelex.errors import CarelexError
from carelex.importing.given import Given, HowToRead
from carelex.importing.readers.decoding import decode
from carelex.importing.readers.dictionary_files import beside
from carelex.importing.readers.entry_blocks import OTHER_NAME, TERM, TEXT, entry, field
from carelex.importing.tree import Block, Document, Fact, Kind, LeftOut, Place, Reason

_DIGITS = {
    digit: value for value, digit in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
}
# Entries that describe the dictionary itself, with hyphens or without.
_ABOUT = re.compile(r"00-?database-?(\w+)")


def read(given: Given, how: HowToRead) -> Document:
    """Read the dictionary from the file that the user named and the other one beside it."""
    index = decode(beside(given, [".index"]), given.name, encoding=how.encoding).text
    texts = beside(given, [".dict", ".dict.dz"])
    by_text: dict[tuple[int, int], list[str]] = {}
    left_out: list[LeftOut] = []
    for line, (name, offset, size) in _rows(index, given.name):
        if offset + size > len(texts):
            left_out.append(
                LeftOut(name, Reason.UNREADABLE, Place(given.name, line, "after the end of the .dict file"))
            )
            continue
        by_text.setdefault((offset, size), []).append(name)
    entries: list[Block] = []
    facts: dict[str, Fact] = {}
    for (offset, size), names in by_text.items():
        decoded = decode(texts[offset : offset + size], given.name, encoding=how.encoding)
        if about := _ABOUT.fullmatch(names[0]):
            facts |= _fact(about[1], decoded.text)
        else:
            entries.append(_entry([*dict.fromkeys(names)], decoded.text, given.name))
    return Document(given.name, Block(Kind.DOCUMENT, blocks=tuple(entries)), facts, left_out)


def _rows(index: str, name: str) -> Iterator[tuple[int, tuple[str, int, int]]]:
    """The lines of the index: their numbers, and a name with the start and length of its text, in bytes."""
    for number, line in enumerate(index.splitlines(), start=1):
        if not line.strip():
            continue
        word, *where = line.split("\t")
        if len(where) < 2 or not all(part and set(part) <= _DIGITS.keys() for part in where[:2]):
            raise CarelexError(
                f"{name}:{number}: is not a line of an .index file: a name, a place and a length, with tabs"
            )
        # A fourth column, if there is one, has the name as it is written; the first is folded for sorting.
        yield number, (where[2] if len(where) > 2 and where[2] else word, _number(where[0]), _number(where[1]))


def _number(digits: str) -> int:
    value = 0
    for digit in digits:
        value = value * 64 + _DIGITS[digit]
    return value


def _fact(what: str, text: str) -> dict[str, Fact]:
    _, _, said = text.strip().partition("\n")
    said = " ".join(said.split())
    match what:
        case "short" if said:
            return {"title": Fact(said, "the short name of the dictionary")}
        case "url" if re.match(r"https?://\S+$", said):
            return {"url": Fact(said, "the address of the dictionary")}
    return {}


def _entry(names: list[str], text: str, file: str) -> Block:
    place = Place(file, part=f"the word {names[0]}")
    lines = text.strip("\r\n").splitlines()
    # The first line of the text repeats the name, or all names.
    if lines and _folded(lines[0]) in {_folded(name) for name in names} | {_folded(", ".join(names))}:
        del lines[0]
    else:
        lines = _without_names(lines, names)
    fields = [field(TERM, names[0], place), *(field(OTHER_NAME, name, place) for name in names[1:])]
    said = "\n".join(lines)
    return entry([*fields, *([field(TEXT, said, place)] if said.strip() else [])], place, [names[0]])


def _without_names(lines: list[str], names: list[str]) -> list[str]:
    """The lines without the first, if that only repeats names of the entry, in any order."""
    parts = {_folded(part) for part in re.split(r"[,;]", lines[0])} if lines else set()
    return lines[1:] if parts and parts <= {_folded(name) for name in names} and len(lines) > 1 else lines


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
