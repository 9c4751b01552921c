"""Reads a document once more in another way, where the usual one gives no entries: as plain lines, or as data in it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from carelex.errors import CarelexError
from carelex.importing.given import Given, HowToRead
from carelex.importing.readers.decoding import decode
from carelex.importing.readers.plain_lines import readings_of
from carelex.importing.readers.quoted_strings import table_of_strings
from carelex.importing.readers.typed_blocks import cells_as_lines, pages_in
from carelex.importing.tree import Block, Document, Kind, Place, walk

# In bytes. Longer texts are not read once more: what is found in one place of them may depend on all that follows.
_LONGEST = 60_000
_LONGEST_PAGE = 2_000_000


def second_readings(given: Given, how: HowToRead, first: Document | None) -> Iterator[Document]:
    """Other documents of the same bytes. how: its format is that in which it was read. first: what that gave, if so."""
    if first is not None and how.format not in ("html", "markdown"):
        for blocks in (*pages_in(first.root), cells_as_lines(first.root, given.name)):
            if blocks:
                yield _like(first, given, blocks)
        return
    if len(given.data) > (_LONGEST_PAGE if how.format == "html" else _LONGEST):
        return
    text = decode(given.data, given.name, encoding=how.encoding, declared=[given.charset] if given.charset else ()).text
    if how.format == "html":
        for blocks in _of_page(text, given, how):
            yield _like(first, given, blocks)
    elif how.format == "markdown":
        from carelex.importing.readers.html_beside_words import entries_in_attributes
        from carelex.importing.readers.markdown import read
        from carelex.importing.readers.other_markup import as_markdown
        from carelex.importing.readers.sphinx_glossary import without_roles

        if (changed := as_markdown(text)) != text:
            yield read(given._replace(data=changed.encode()), how._replace(encoding="utf-8"))
        if re.search(r"<[A-Za-z]\w*\s+\w+=", text) and (entries := entries_in_attributes(text, given)):
            yield _like(first, given, entries)
        if strings := table_of_strings(text, given.name):
            yield _like(first, given, (strings,))
        for blocks in readings_of(without_roles(re.sub(r"\r\n?", "\n", text)), Place(given.name)):
            yield _like(first, given, blocks)
    if first is not None:
        yield from _of_code(first, given)


def _of_page(text: str, given: Given, how: HowToRead) -> Iterator[tuple[Block, ...]]:
    from carelex.importing.readers import read as read_any
    from carelex.importing.readers.html_beside_words import data_in_scripts, entries_in_attributes, scripts_of_words

    for data in data_in_scripts(text):
        try:
            yield read_any(given._replace(data=data.encode(), charset=None), how._replace(format="json")).root.blocks
        except CarelexError:
            continue
    if entries := entries_in_attributes(text, given):
        yield entries
    for script in scripts_of_words(text):
        if strings := table_of_strings(script, given.name):
            yield (strings,)


def _of_code(first: Document, given: Given) -> Iterator[Document]:
    """The lines of what a page shows with its own white space."""
    for block in walk(first.root):
        if block.kind is Kind.CODE:
            for blocks in readings_of(block.runs[0].text[:_LONGEST], block.place):
                yield _like(first, given, blocks)


def _like(first: Document | None, given: Given, blocks: tuple[Block, ...]) -> Document:
    """A document of some blocks, with the facts of the first reading."""
    root = Block(Kind.DOCUMENT, blocks=blocks, place=Place(given.name, 1))
    if first is None:
        return Document(given.name, root)
    return replace(first, root=root, left_out=[])
