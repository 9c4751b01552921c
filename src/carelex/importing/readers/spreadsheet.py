"""Reads spreadsheets (.xlsx, .ods), each sheet as a table. It works out no formulas, and skips hidden sheets."""

import io
import zipfile
from collections.abc import Iterator
from itertools import islice

from carelex.errors import CarelexError
from carelex.importing.given import Given, HowToRead
from carelex.importing.readers.plain_cells import one_spaced
from carelex.importing.readers.sheets import Sheet
from carelex.importing.readers.zipped_xml import Parts, descendants
from carelex.importing.tables import has_heads, stated_above
from carelex.importing.tree import Block, Document, Fact, Kind, LeftOut, Place, Reason, StreamedTable

_MOST_ROWS_HELD = 4_000
"""In rows: longer sheets are not kept in memory; their blocks are made anew at each reading."""

_ABOVE = 30
"""How many rows may state the title and date of a sheet."""


def read(given: Given, how: HowToRead) -> Document:
    """Read a spreadsheet into a document with a table for each sheet.

    Raises CarelexError if it is damaged or too large, or if a package is missing to read it.
    """
    parts = Parts(given.data, given.name, "spreadsheet")
    document = Document(given.name, Block(Kind.DOCUMENT))
    tables: list[Block] = []
    stated: list[tuple[bool, dict[str, Fact]]] = []
    for sheet in _sheets(given, parts):
        place = Place(given.name, part=f'sheet "{sheet.name}"')
        if sheet.is_hidden or not sheet.size:
            reason = Reason.HIDDEN if sheet.is_hidden else Reason.NOT_A_GLOSSARY
            document.left_out.append(LeftOut(f"{'hidden' if sheet.is_hidden else 'empty'} sheet", reason, place))
            continue
        first = [[cell.text for cell in row.blocks] for row in islice(sheet.rows(), _ABOVE)]
        stated.append((has_heads(first), stated_above(first, f'above the table of sheet "{sheet.name}"')))
        tables.append(_table(sheet, place))
    document = Document(given.name, Block(Kind.DOCUMENT, blocks=tuple(tables)), left_out=document.left_out)
    # A cover sheet has a title too, but the title of the list is above its heads.
    stated.sort(key=lambda said: not said[0])
    document.facts = _properties(parts) | (next((facts for _, facts in stated if facts), {}))
    return document


def _sheets(given: Given, parts: Parts) -> Iterator[Sheet]:
    with zipfile.ZipFile(io.BytesIO(given.data)) as archive:
        names = set(archive.namelist())
    if "content.xml" in names:
        from carelex.importing.readers.spreadsheet_ods import sheets

        return sheets(given, parts)
    if "xl/workbook.xml" in names:
        from carelex.importing.readers.spreadsheet_xlsx import sheets

        return sheets(given, parts)
    raise CarelexError(f"{given.name}: is not a spreadsheet that can be read; save it as .xlsx or .ods")


def _table(sheet: Sheet, place: Place) -> Block:
    labels = frozenset({"sheet"})
    if sheet.size > _MOST_ROWS_HELD:
        return StreamedTable(Kind.TABLE, place=place, name=sheet.name, labels=labels, stream=sheet.rows)
    return Block(Kind.TABLE, blocks=tuple(sheet.rows()), place=place, name=sheet.name, labels=labels)


def _properties(parts: Parts) -> dict[str, Fact]:
    """What the file says about itself: its title, and the company that made it."""
    facts = {}
    for field, part, element in _PROPERTIES:
        root = parts.read(part)
        found = next(descendants(root, element), None) if root is not None else None
        words = one_spaced("".join(found.itertext())) if found is not None else ""
        if words and field not in facts:
            facts[field] = Fact(words, "the properties of the file")
    return facts


_PROPERTIES = (
    ("title", "docProps/core.xml", "title"),
    ("publisher", "docProps/app.xml", "Company"),
    ("title", "meta.xml", "title"),
)
