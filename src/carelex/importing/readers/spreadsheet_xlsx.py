"""Reads the sheets of .xlsx files: values with python-calamine, links and sizes from the XML itself."""

import datetime
import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from carelex.errors import CarelexError
from carelex.importing.given import Given
from carelex.importing.readers.missing_packages import missing_package
from carelex.importing.readers.plain_cells import plain_cell
from carelex.importing.readers.sheets import Sheet, letters
from carelex.importing.readers.zipped_xml import Parts, attribute, descendants
from carelex.importing.tree import Block, Kind, Place

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

# In bytes, unpacked; a sheet of 150,000 definitions has some 60 MB.
_MOST_BYTES = 192 * 1024 * 1024
# A sheet is held in memory with all the empty cells between its first cell and its last.
_MOST_CELLS = 5_000_000

Value = str | float | bool | datetime.date | datetime.time | datetime.timedelta

_CELL = re.compile(rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*(?<!/)>')
_LINK = re.compile(rb"<(?:\w+:)?hyperlink\s[^>]*>")


class _Layout(NamedTuple):
    """What the XML of a sheet adds to its values. links: addresses by row and column, from 0."""

    links: dict[tuple[int, int], str]


def sheets(given: Given, parts: Parts) -> Iterator[Sheet]:
    """The sheets of a file in order. Raises CarelexError if it is too large, or if a package is missing."""
    try:
        from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum
    except ImportError as exc:
        raise missing_package(given.name, ".xlsx files", "python-calamine", "documents") from exc
    _check_size(given)
    files = _files(parts)
    with _telling(f"{given.name}: is damaged"):
        book = CalamineWorkbook.from_filelike(io.BytesIO(given.data))
    for number, about in enumerate(book.sheets_metadata):
        if about.typ != SheetTypeEnum.WorkSheet:
            continue
        layout = _layout(given, files.get(about.name, f"xl/worksheets/sheet{number + 1}.xml"), parts)
        with _telling(f'{given.name}: its sheet "{about.name}" is damaged'):
            sheet = book.get_sheet_by_name(about.name)
        size = sheet.end[0] + 1 if sheet.end is not None else 0
        rows = partial(_rows, sheet, given.name, layout)
        yield Sheet(about.name, size, rows, about.visible != SheetVisibleEnum.Visible)


@contextmanager
def _telling(problem: str) -> Iterator[None]:
    """Report a file that the library cannot read. If the library panics, it raises something that is no `Exception`."""
    try:
        yield
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as exc:
        raise CarelexError(f"{problem} ({_short(exc)}); open it in Excel and save it again") from exc


def _short(exc: BaseException) -> str:
    return " ".join(str(exc).split())[:100]


def _check_size(given: Given) -> None:
    """Refuse a file that is too large unpacked, whatever size it states."""
    left = _MOST_BYTES
    try:
        with zipfile.ZipFile(io.BytesIO(given.data)) as archive:
            for info in archive.infolist():
                if not info.filename.lower().endswith((".xml", ".rels")):
                    continue
                with archive.open(info) as part:
                    while chunk := part.read(1 << 20):
                        left -= len(chunk)
                        if left < 0:
                            raise CarelexError(
                                f"{given.name}: is too large unpacked; at most {_MOST_BYTES // 1024**2} MB can be read"
                            )
    except RuntimeError as exc:
        raise CarelexError(f"{given.name}: is protected by a password; save a copy without one") from exc
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError, NotImplementedError) as exc:
        raise CarelexError(f"{given.name}: is damaged ({_short(exc)}); open it in Excel and save it again") from exc


def _files(parts: Parts) -> dict[str, str]:
    """The part of the file with each sheet, by the sheet's name."""
    workbook, relations = parts.read("xl/workbook.xml"), parts.read("xl/_rels/workbook.xml.rels")
    if workbook is None or relations is None:
        return {}
    targets = {attribute(found, "Id"): attribute(found, "Target") or "" for found in relations}
    found = {}
    for sheet in descendants(workbook, "sheet"):
        target = targets.get(sheet.get(_RELATION) or sheet.get(_STRICT_RELATION), "")
        if target:
            found[attribute(sheet, "name") or ""] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return found


_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "http://purl.oclc.org/ooxml/officeDocument/relationships}id"


def _layout(given: Given, part: str, parts: Parts) -> _Layout:
    """Read the links of a sheet; refuse one whose last cell is too far from the first."""
    with zipfile.ZipFile(io.BytesIO(given.data)) as archive:
        if part not in archive.namelist():
            return _Layout({})
        data = archive.read(part)
    if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data[:4096]:
        raise CarelexError(f"{given.name}: declares entities, as no spreadsheet does; it was not read")
    columns, rows, lowest_row = {b"A"}, 0, 1 << 30
    for found in _CELL.finditer(data):
        columns.add(found[1])
        row = int(found[2])
        rows, lowest_row = max(rows, row), min(lowest_row, row)
    if (rows - min(lowest_row, rows) + 1) * max(map(_column, columns)) > _MOST_CELLS:
        raise CarelexError(f"{given.name}: a cell of {part} is too far from the others; delete it, and save the file")
    folder, _, name = part.rpartition("/")
    relations = parts.read(f"{folder}/_rels/{name}.rels") if b"hyperlink" in data else None
    targets = {} if relations is None else {attribute(one, "Id"): attribute(one, "Target") for one in relations}
    return _Layout(dict(_links(data, targets)))


def _column(name: bytes) -> int:
    """The number of a column, from 1, given its letters."""
    number = 0
    for letter in name:
        number = number * 26 + letter - 64
    return number


def _links(data: bytes, targets: dict[str | None, str | None]) -> Iterator[tuple[tuple[int, int], str]]:
    for found in _LINK.finditer(data):
        written = dict(re.findall(r'([\w:]+)="([^"]*)"', html.unescape(found[0].decode("utf-8", "replace"))))
        place = re.match(r"([A-Z]{1,3})(\d{1,7})", written.get("ref", ""))
        relation = next((value for key, value in written.items() if key.rpartition(":")[2] == "id"), None)
        address = targets.get(relation)
        if place and address and re.match(r"(?:https?://|mailto:)", address, re.IGNORECASE):
            yield (int(place[2]) - 1, _column(place[1].encode()) - 1), address


def _rows(sheet: "CalamineSheet", name: str, layout: _Layout) -> Iterator[Block]:
    """The rows of a sheet; of several empty rows in a row, only the first."""
    spans, covered = _merged(sheet)
    is_gap = False
    first_row, first_column = sheet.start or (0, 0)
    for number, values in enumerate(sheet.iter_rows()):
        if not any(value != "" for value in values):
            is_gap = number > first_row
            continue
        if is_gap:
            yield Block(Kind.ROW, place=Place(name, part=f'sheet "{sheet.name}", row {number}'))
            is_gap = False
        cells = []
        # The library begins with the first column that is not empty.
        for column, value in enumerate(values, first_column):
            at = number, column
            if at in covered:
                continue
            place = Place(name, part=f'sheet "{sheet.name}", cell {letters(column)}{number + 1}')
            text = written(value)
            url = layout.links.get(at)
            width, height = spans.get(at, (1, 1))
            cells.append(plain_cell(text, place, url=None if url == text.strip() else url, span=width, depth=height))
        yield Block(Kind.ROW, blocks=tuple(cells), place=Place(name, part=f'sheet "{sheet.name}", row {number + 1}'))


_MOST_COVERED = 200_000


def _merged(sheet: "CalamineSheet") -> tuple[dict[tuple[int, int], tuple[int, int]], set[tuple[int, int]]]:
    """How many columns and rows each merged cell covers, by its first place; and the other places that it covers."""
    spans, covered = {}, set[tuple[int, int]]()
    last_row, last_column = sheet.end or (0, 0)
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        bottom, right = min(bottom, last_row), min(max(right, left), left + 100)
        spans[top, left] = right - left + 1, bottom - top + 1
        if len(covered) < _MOST_COVERED:
            right = min(right, last_column)
            covered |= {(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)}
            covered.discard((top, left))
    return spans, covered


def written(value: Value) -> str:
    """A value as its cell shows it: a whole number without a point, a day as 2024-06-12."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float | int):
        return f"{value:.15g}"
    if isinstance(value, datetime.datetime):
        is_day = value.time() == datetime.time()
        return value.date().isoformat() if is_day else value.isoformat(" ", "minutes")
    return str(value)
