"""Reads CSV and TSV files: rows with cells separated by commas, semicolons, tabs or bars."""

from collections.abc import Iterator
from functools import partial
from itertools import islice

from carelex.importing.given import Given, HowToRead
from carelex.importing.readers.decoding import decode
from carelex.importing.readers.delimited_records import Form, form_of, records
from carelex.importing.readers.plain_cells import plain_cell
from carelex.importing.tables import stated_above
from carelex.importing.tree import Block, Document, Kind, LeftOut, Place, Reason, StreamedTable

_MOST_ROWS_HELD = 4_000
"""In rows: longer tables are not kept in memory; their blocks are made anew at each reading."""

_ABOVE = 20
"""How many rows may state the title and date of the file."""


def read(given: Given, how: HowToRead) -> Document:
    """Read a file into a document with one table.

    Raises CarelexError if the user gave the wrong character set.
    """
    charsets = [given.charset] if given.charset else []
    decoded = decode(given.data, given.name, encoding=how.encoding, declared=charsets)
    text = decoded.text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    form = form_of(text, "\t" if how.format == "tsv" else None)
    table = _table(text, form, given.name)
    document = Document(given.name, Block(Kind.DOCUMENT, blocks=(table,)), decoded_as=decoded.charset)
    rows = islice(records(text, form), _ABOVE)
    document.facts |= stated_above([cells for _, cells in rows], "the rows above the table")
    document.left_out += [
        LeftOut(comment, Reason.INTRODUCTION, Place(given.name, line)) for line, comment in form.comments
    ]
    return document


def _table(text: str, form: Form, name: str) -> Block:
    if text.count("\n") > _MOST_ROWS_HELD:
        stream = partial(_rows, text, form, name)
        return StreamedTable(Kind.TABLE, place=Place(name, form.first_line), stream=stream)
    return Block(Kind.TABLE, blocks=tuple(_rows(text, form, name)), place=Place(name, form.first_line))


def _rows(text: str, form: Form, name: str) -> Iterator[Block]:
    for line, cells in records(text, form):
        place = Place(name, line)
        yield Block(Kind.ROW, blocks=tuple([plain_cell(cell, place) for cell in cells]), place=place)
