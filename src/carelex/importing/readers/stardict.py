"""Reads StarDict dictionaries: `.ifo` with their facts, `.idx` with the names, `.dict` with the texts, `.syn`."""

import re
import struct
from collections.abc import Iterator
from typing import NamedTuple

from carelex.errors import CarelexError
from carelex.importing.given import Given, HowToRead
from carelex.importing.readers.decoding import decode
from carelex.importing.readers.dictionary_files import beside
from carelex.importing.readers.entry_blocks import OTHER_NAME, TERM, TEXT, entry, field, plain_paragraphs
from carelex.importing.tree import Block, Document, Fact, Kind, LeftOut, Place, Reason

# The types of fields that hold a text; others hold the pronunciation, pictures and the like.
_PLAIN, _MARKED, _WIKI = frozenset("mln"), frozenset("hgxk"), "w"


class _Word(NamedTuple):
    """A name in the index, and the place of its text."""

    name: str
    offset: int
    size: int


def read(given: Given, how: HowToRead) -> Document:
    """Read the dictionary from the file that the user named and the others beside it."""
    about = _about(beside(given, [".ifo"]), given.name)
    words = [*_words(beside(given, [".idx", ".idx.gz", ".idx.dz"]), about, given.name)]
    texts = beside(given, [".dict", ".dict.dz"])
    synonyms = _synonyms(beside(given, [".syn", ".syn.dz"], is_needed=False), given.name)
    left_out: list[LeftOut] = []
    # Several names with one text are names of one thing.
    by_text: dict[tuple[int, int], list[str]] = {}
    for number, word in enumerate(words):
        names = by_text.setdefault((word.offset, word.size), [])
        names += [word.name, *synonyms.get(number, [])]
    entries = [
        _entry([*dict.fromkeys(names)], texts[offset : offset + size], about.get("sametypesequence", ""), given.name)
        for (offset, size), names in by_text.items()
        if _is_there(names[0], offset + size, texts, given.name, left_out)
    ]
    facts = {}
    for key, name in (("bookname", "title"), ("date", "published"), ("author", "publisher"), ("website", "url")):
        if value := " ".join(re.sub(r"<[^<>]*>", " ", about.get(key, "")).split()):
            facts[name] = Fact(value, f"{key} in the .ifo file")
    if not re.match(r"https?://", facts["url"].value if "url" in facts else "http://"):
        del facts["url"]
    return Document(given.name, Block(Kind.DOCUMENT, blocks=tuple(entries)), facts, left_out)


def _about(data: bytes, name: str) -> dict[str, str]:
    text = decode(data, name).text
    lines = [line.strip() for line in text.splitlines()]
    if not lines or "StarDict" not in lines[0]:
        raise CarelexError(f"{name}: its .ifo file does not say that it is of a StarDict dictionary")
    pairs = (line.partition("=") for line in lines[1:])
    return {key.strip(): value.strip() for key, mark, value in pairs if mark}


def _words(index: bytes, about: dict[str, str], name: str) -> Iterator[_Word]:
    form = struct.Struct(">QI" if about.get("idxoffsetbits") == "64" else ">II")
    at = 0
    while at < len(index):
        end = index.find(b"\0", at)
        if end < 0 or end + 1 + form.size > len(index):
            raise CarelexError(f"{name}: its .idx file is cut off; fetch it again")
        offset, size = form.unpack_from(index, end + 1)
        yield _Word(index[at:end].decode("utf-8", "replace"), offset, size)
        at = end + 1 + form.size


def _synonyms(data: bytes, name: str) -> dict[int, list[str]]:
    """Other names, by the number of the word in the index."""
    found: dict[int, list[str]] = {}
    at = 0
    while at < len(data):
        end = data.find(b"\0", at)
        if end < 0 or end + 5 > len(data):
            raise CarelexError(f"{name}: its .syn file is cut off; fetch it again")
        (number,) = struct.unpack_from(">I", data, end + 1)
        found.setdefault(number, []).append(data[at:end].decode("utf-8", "replace"))
        at = end + 5
    return found


def _is_there(word: str, end: int, texts: bytes, name: str, left_out: list[LeftOut]) -> bool:
    if end > len(texts):
        left_out.append(LeftOut(word, Reason.UNREADABLE, Place(name, part="after the end of the .dict file")))
        return False
    return True


def _entry(names: list[str], data: bytes, types: str, file: str) -> Block:
    place = Place(file, part=f"the word {names[0]}")
    blocks: list[Block] = []
    for kind, value in _fields(data, types):
        blocks += _blocks(kind, value, place)
    fields = [field(TERM, names[0], place), *(field(OTHER_NAME, name, place) for name in names[1:])]
    return entry([*fields, *([field(TEXT, blocks, place)] if blocks else [])], place, [names[0]])


def _fields(data: bytes, types: str) -> Iterator[tuple[str, bytes]]:
    """The fields of an entry, each with its type.

    types: if all entries have the same types, these; if not, each field begins with its type. Fields with a small
    letter as type end with a zero byte; those with a capital begin with their size. With *types*, the last field has
    neither.
    """
    at = number = 0
    while at < len(data) and (not types or number < len(types)):
        kind = types[number] if types else chr(data[at])
        at += 0 if types else 1
        is_last = bool(types) and number == len(types) - 1
        if is_last:
            end = after = len(data)
        elif kind.isupper():
            size = int.from_bytes(data[at : at + 4])
            at += 4
            end = after = min(at + size, len(data))
        else:
            found = data.find(b"\0", at)
            end = found if found >= 0 else len(data)
            after = end + 1
        yield kind, data[at:end]
        at = after
        number += 1


def _blocks(kind: str, value: bytes, place: Place) -> tuple[Block, ...]:
    text = value.decode("utf-8", "replace")
    if kind in _PLAIN:
        return plain_paragraphs(text, place)
    if kind in _MARKED:
        from carelex.importing.readers.html import blocks_of

        # XDXF and similar formats mark the name itself, which is no part of its text.
        return blocks_of(re.sub(r"<k>.*?</k>", "", text, flags=re.DOTALL), place.file)
    if kind == _WIKI:
        return plain_paragraphs(re.sub(r"'{2,}|\[\[(?:[^][|]*\|)?|\]\]", "", text), place)
    return ()
