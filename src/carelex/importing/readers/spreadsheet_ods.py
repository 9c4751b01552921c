"""Reads the sheets of .ods files with the standard library: cells with their paragraphs and links."""

import re
from collections.abc import Iterator
from functools import partial
from xml.etree.ElementTree import Element

from carelex.errors import CarelexError
from carelex.importing.given import Given
from carelex.importing.readers.plain_cells import plain_cell
from carelex.importing.readers.sheets import Sheet, letters
from carelex.importing.readers.zipped_xml import Parts, attribute, child, descendants, local
from carelex.importing.tree import Block, Kind, Place, Run

_MOST_REPEATED = 1_000
"""How often a row with content may be repeated; a repeated empty row counts once."""

_MOST_REPEATED_IN_ALL = 10_000
"""How many rows of one sheet may be repetitions: a few bytes can mean millions of rows."""

_MOST_COLUMNS = 100


def sheets(given: Given, parts: Parts) -> Iterator[Sheet]:
    """The sheets of a file in order. Raises CarelexError if there are none."""
    content = parts.read("content.xml")
    body = child(child(content, "body"), "spreadsheet")
    if content is None or body is None:
        raise CarelexError(f"{given.name}: holds no sheets; open it in LibreOffice and save it as .ods")
    hidden = _hidden_styles(content)
    for table in body:
        if local(table) == "table":
            title = attribute(table, "name") or ""
            rows = partial(_rows, table, given.name, title)
            yield Sheet(title, sum(1 for _ in rows()), rows, attribute(table, "style-name") in hidden)


def _hidden_styles(content: Element) -> set[str]:
    """The styles of hidden sheets."""
    return {
        attribute(style, "name") or ""
        for style in descendants(content, "style")
        if attribute(child(style, "table-properties"), "display") == "false"
    }


def _rows(table: Element, name: str, title: str) -> Iterator[Block]:
    """The rows of a sheet, without empty ones at its end; of several empty rows in a row, only the first."""
    number = 1
    is_gap = False
    left = _MOST_REPEATED_IN_ALL
    for row in _row_elements(table):
        times = _number(attribute(row, "number-rows-repeated"))
        if any(_has_words(cell) for cell in row):
            if is_gap:
                yield Block(Kind.ROW, place=Place(name, part=f'sheet "{title}", row {number - 1}'))
            is_gap = False
            shown = min(times, _MOST_REPEATED, left + 1)
            left -= shown - 1
            for repeated in range(shown):
                yield _row(row, name, title, number + repeated)
        else:
            is_gap = number > 1
        number += times


def _row_elements(element: Element) -> Iterator[Element]:
    for inner in element:
        if local(inner) == "table-row":
            yield inner
        elif local(inner) in ("table-header-rows", "table-rows", "table-row-group"):
            yield from _row_elements(inner)


def _has_words(cell: Element) -> bool:
    return any(inner.text or len(inner) for inner in cell if local(inner) == "p")


def _row(row: Element, name: str, title: str, number: int) -> Block:
    cells: list[Block] = []
    column = 0
    for cell in row:
        if local(cell) not in ("table-cell", "covered-table-cell"):
            continue
        times = min(_number(attribute(cell, "number-columns-repeated")), _MOST_COLUMNS)
        if local(cell) == "table-cell":
            for place in range(column, min(column + times, _MOST_COLUMNS)):
                cells.append(_cell(cell, Place(name, part=f'sheet "{title}", cell {letters(place)}{number}')))
        column += times
    return Block(Kind.ROW, blocks=tuple(cells), place=Place(name, part=f'sheet "{title}", row {number}'))


def _cell(cell: Element, place: Place) -> Block:
    span = min(_number(attribute(cell, "number-columns-spanned")), _MOST_COLUMNS)
    depth = _number(attribute(cell, "number-rows-spanned"))
    if not _has_words(cell):
        return plain_cell("", place, span=span, depth=depth)
    paragraphs = []
    for paragraph in cell:
        if local(paragraph) == "p" and (runs := tuple(_one_spaced([*_runs(paragraph, None)]))):
            paragraphs.append(Block(Kind.PARAGRAPH, runs, place=place))
    return Block(Kind.CELL, blocks=tuple(paragraphs), place=place, span=span, depth=depth)


def _runs(element: Element, url: str | None) -> Iterator[Run]:
    yield Run(_spaced(element.text), url=url)
    for inner in element:
        match local(inner):
            case "s" | "tab":
                yield Run(" ", url=url)
            case "line-break":
                yield Run("\n", url=url)
            case "a":
                yield from _runs(inner, _address(attribute(inner, "href")) or url)
            case "annotation":
                pass
            case _:
                yield from _runs(inner, url)
        yield Run(_spaced(inner.tail), url=url)


def _spaced(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")


def _address(href: str | None) -> str | None:
    return href if href and re.match(r"(?:https?://|mailto:|#)", href, re.IGNORECASE) else None


def _one_spaced(runs: list[Run]) -> Iterator[Run]:
    """Join neighbouring runs of one style, with one space between words and none at the ends."""
    joined: list[Run] = []
    for run in runs:
        if joined and joined[-1].url == run.url:
            joined[-1] = run._replace(text=joined[-1].text + run.text)
        else:
            joined.append(run)
    before = " "
    found = []
    for run in joined:
        text = re.sub(r"[^\S\n]*\n\s*", "\n", re.sub(r"[^\S\n]+", " ", run.text))
        text = text[1:] if text.startswith(" ") and before in " \n" else text
        if text:
            found.append(run._replace(text=text))
            before = text[-1]
    while found and not (text := found[-1].text.rstrip()):
        found.pop()
    if found:
        found[-1] = found[-1]._replace(text=found[-1].text.rstrip())
    yield from found


def _number(text: str | None) -> int:
    return max(1, min(int(text), 2_000_000)) if text and text.isdigit() and len(text) < 8 else 1
