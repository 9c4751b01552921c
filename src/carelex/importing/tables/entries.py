"""Makes candidates of the rows of a table, and skips the rows that are letters, groups, totals or repeated heads."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from carelex.english.forms import is_linking_word
from carelex.importing.candidates import Candidate
from carelex.importing.furniture import reason_of_phrase
from carelex.importing.keys import is_unpublished
from carelex.importing.tables.cells import (
    Name,
    abbreviations_in,
    anchors_in,
    name_in,
    names_in,
    note_in,
    text_in,
)
from carelex.importing.tables.grid import Row, is_link, is_wholly, words_of
from carelex.importing.tables.heads import is_same_heads
from carelex.importing.tables.material import Columns
from carelex.importing.tables.values import is_number, is_placeholder, looks_short, stands_for
from carelex.importing.tree import Block, Kind, LeftOut, Place, Reason, Run, shortened

_LONGEST_NAME = 16
"""In words; a row that begins with more is a sentence about the table."""

_LETTERS = re.compile(
    r"[A-Za-z#](?:(?:\s*[-–—,]\s*|\s+(?:[/&]|to|and)\s+)[A-Za-z])*|[01]\s*[-–—]\s*9(?:\s*[-–—/]\s*[A-Z])?|[A-Z](?:\s+[A-Z])+"
    r"|Ch|Dd|Ff|Ll|Ph|Rh|Th|[Nn]umbers?(?: and symbols)?|[Ss]ymbols"
)
_TOTAL = re.compile(
    r"(?:grand |sub-?)?totals?(?: (?:terms|words|entries|number|acronyms))?\b.*"
    r"|number of (?:terms|words|entries|acronyms).*|count",
    re.IGNORECASE,
)


def is_letter(text: str) -> bool:
    """Whether a row or a heading only announces the letters of the next names: "A", "B–C"."""
    return len(text) < 30 and _LETTERS.fullmatch(text) is not None


@dataclass(slots=True)
class _Begun:
    """An entry that may continue in more rows."""

    name: Name
    place: Place
    senses: list[tuple[Block, ...]] = field(default_factory=list)
    other_names: list[str] = field(default_factory=list)
    abbreviation: str = ""
    see: str = ""
    see_also: tuple[str, ...] = ()
    notes: list[str] = field(default_factory=list)
    anchors: tuple[str, ...] = ()

    def finished(self) -> Candidate:
        return Candidate(
            self.name.runs,
            tuple(self.senses),
            self.place,
            tuple(dict.fromkeys(self.other_names)),
            self.abbreviation,
            self.see_also,
            self.see,
            tuple(dict.fromkeys(self.notes)),
            self.anchors,
        )


def entries_of(
    rows: Iterable[Row], columns: Columns, heads: tuple[str, ...], *, has_anchors: bool
) -> Iterator[Candidate | LeftOut]:
    """The candidates in the rows of a table, in order, and the rows that are none.

    has_anchors: links may lead into the table.
    """
    begun: _Begun | None = None
    for row in rows:
        if (reason := _why_none(row, columns, heads)) is not None:
            if begun:
                yield begun.finished()
                begun = None
            if row.filled:
                yield LeftOut(shortened(" ".join(filter(None, row.texts))), reason, row.place)
            continue
        name = name_in(row.cell(columns.name)) if not _has_no_name(row, columns) else Name()
        if not name.runs and begun is not None and not _has_short(row, columns):
            _go_on(begun, row, columns)
            continue
        if begun and _is_broken_off(begun, name, row, columns):
            _end_phrase(begun, name, row, columns)
            continue
        if begun and columns.text in row.covered and not _texts(row, columns):
            # The names of several rows share one text.
            begun.other_names.append(name.words)
            continue
        if begun:
            yield begun.finished()
        begun = _begin(row, name, columns)
        if begun and has_anchors:
            begun.anchors += anchors_in(row.block)
        if begun is None:
            yield LeftOut(shortened(" ".join(filter(None, row.texts))), Reason.NO_NAME, row.place)
    if begun:
        yield begun.finished()


def _is_broken_off(begun: _Begun, name: Name, row: Row, columns: Columns) -> bool:
    """Whether a row continues the text above, which stops in the midst of a phrase: "Association of", "Directors"."""
    last = words_of(begun.senses[-1][-1]).split() if begun.senses else []
    text = row.text(columns.text) if _texts(row, columns) else ""
    is_open = bool(last) and last[-1].islower() and is_linking_word(last[-1])
    return is_open and text[:1].islower() and not looks_short(name.words) and not stands_for(name.words, text)


def _end_phrase(begun: _Begun, name: Name, row: Row, columns: Columns) -> None:
    """Add the name and the text of a row to the text above."""
    first, *others = _texts(row, columns)[0]
    first = replace(first, runs=(*name.runs, Run(" "), *first.runs))
    begun.senses[-1] = _joined(begun.senses[-1], (first, *others))


def _has_short(row: Row, columns: Columns) -> bool:
    """Whether a row without a name has an abbreviation, which is then its name."""
    column = columns.abbreviation
    return column is not None and columns.name not in row.covered and not is_placeholder(row.text(column))


_NO_NAME = re.compile(r"\W*|n\.?/?a\.?|none|nil|null|nan|not applicable|#n/a", re.IGNORECASE)


def _has_no_name(row: Row, columns: Columns) -> bool:
    """Whether a row has no name; "N/A" is a name if the text explains it."""
    name = row.text(columns.name)
    return _NO_NAME.fullmatch(name) is not None and not (name and stands_for(name, row.text(columns.text)))


def _why_none(row: Row, columns: Columns, heads: tuple[str, ...]) -> Reason | None:
    """Why a row gives nothing; None if it may give an entry."""
    filled = row.filled
    if not filled:
        return Reason.NOT_A_GLOSSARY
    text = row.texts[filled[0]]
    if all(row.texts[column] == text for column in filled):
        if is_letter(text):
            return Reason.LETTER
        if len(filled) > 2 or (len(filled) == 1 and _is_title(row, filled[0], columns)):
            return Reason.NOT_A_GLOSSARY
    if heads and is_same_heads(row.texts, heads):
        return Reason.FURNITURE
    name = row.text(columns.name)
    if is_letter(name) and all(reason_of_phrase(row.texts[column]) for column in filled if column != columns.name):
        # "A", and a link "Back to top".
        return Reason.LETTER
    if (
        name[:1] in "gstncGSTNC"
        and _TOTAL.fullmatch(name)
        and all(is_number(row.texts[column]) for column in filled if column != columns.name)
    ):
        return Reason.FURNITURE
    if len(name) > _LONGEST_NAME and len(name.split()) > _LONGEST_NAME:
        return Reason.INTRODUCTION
    for column, head in columns.unpublished:
        if is_unpublished(head, row.text(column)):
            return Reason.UNPUBLISHED
    return None


def _is_title(row: Row, column: int, columns: Columns) -> bool:
    """Whether the only filled cell of a row is a title for the rows below."""
    cell = row.cells[column]
    assert cell
    if column == columns.text and columns.name != column:
        # It may continue the entry above, unless its cell covers the column of names too.
        return False
    covers_text = column <= columns.text < column + cell.span
    return covers_text or is_wholly(cell) or column not in (columns.name, columns.text)


def _begin(row: Row, name: Name, columns: Columns) -> _Begun | None:
    """The entry that begins in a row; None if the row has no name."""
    shorts = list(abbreviations_in(_cell(row, columns.abbreviation))) if columns.abbreviation is not None else []
    expansion = _cell(row, columns.expansion)
    senses = _texts(row, columns)
    other_names = [
        *name.other_names,
        *(other for column in columns.other_names for other in names_in(row.cell(column))),
    ]
    if not name.runs:
        if not shorts or not row.filled:
            return None
        name = Name((Run(shorts.pop(0)),))
    elif columns.abbreviation is not None and shorts:
        name, shorts, senses = _in_order(row, name, shorts, senses, columns)
    if expansion is not None and (full := name_in(expansion)).runs and not is_placeholder(full.words):
        if not senses:
            senses = [text_in(expansion)]
        elif looks_short(name.words):
            shorts.insert(0, name.words)
            name = full
        elif full.words.casefold() != name.words.casefold():
            other_names.append(full.words)
    short = name.abbreviation or (shorts.pop(0) if shorts else "")
    begun = _Begun(name, row.place, senses, [*other_names, *shorts], "" if short == name.words else short)
    if columns.see:
        begun.see = next((words_of(cell) for column in columns.see if (cell := row.cell(column)) and text_in(cell)), "")
    if columns.see_also:
        begun.see_also = tuple(other for column in columns.see_also for other in names_in(row.cell(column)))
    if columns.notes:
        begun.notes = _notes(row, columns)
    if columns.slug is not None and (slug := row.text(columns.slug)):
        begun.anchors = (slug,)
    return begun


def _cell(row: Row, column: int | None) -> Block | None:
    return None if column is None else row.cell(column)


def _in_order(
    row: Row, name: Name, shorts: list[str], senses: list[tuple[Block, ...]], columns: Columns
) -> tuple[Name, list[str], list[tuple[Block, ...]]]:
    """A name and its abbreviation in this order, even if the row has them the other way round or only the full form."""
    cell = _cell(row, columns.abbreviation)
    assert cell
    full = words_of(cell)
    if looks_short(name.words) and not looks_short(full) and stands_for(name.words, full):
        return name_in(cell), [name.words], senses
    if not senses and len(shorts[0]) < len(name.words):
        text = row.cell(columns.name)
        return Name((Run(shorts[0]),)), shorts[1:], [text_in(text)]
    return name, shorts, senses


def _texts(row: Row, columns: Columns) -> list[tuple[Block, ...]]:
    """The text of a row, from the first of its columns that has one."""
    for column in (columns.text, *columns.others):
        cell = row.cell(column)
        if column in row.covered or cell is None:
            continue
        if blocks := text_in(cell):
            return [blocks]
        if cell.blocks and stands_for(row.text(columns.name), row.texts[column]):
            # "TBC" means "To be confirmed".
            return [cell.blocks]
    return []


def _notes(row: Row, columns: Columns) -> list[str]:
    has_text = bool(text_in(row.cell(columns.text)))
    # A column that gave the text gives no note too.
    taken = next((column for column in columns.others if not has_text and text_in(row.cell(column))), None)
    notes = (
        note_in(cell, label)
        for column, label in columns.notes
        if column != taken and (cell := row.cell(column)) and (column not in columns.links or is_link(cell))
    )
    return [note for note in notes if note]


_GOES_ON = re.compile(r"[a-z,;)]|[•·▪\-–—*]\s")


def _joined(text: tuple[Block, ...], rest: tuple[Block, ...]) -> tuple[Block, ...]:
    """Join a text and its continuation; an unfinished sentence continues in the same paragraph."""
    last, first = text[-1], rest[0]
    is_sentence = last.kind is first.kind is Kind.PARAGRAPH and not re.match(r"[•·▪\-–—*]", words_of(first))
    if not is_sentence or words_of(last).endswith((".", "!", "?", ":", ";")):
        return text + rest
    return (*text[:-1], replace(last, runs=(*last.runs, Run(" "), *first.runs)), *rest[1:])


def _go_on(begun: _Begun, row: Row, columns: Columns) -> None:
    """Add a row without a name to the entry above, as another sense or the rest of the text."""
    senses = _texts(row, columns)
    if senses and begun.senses and _GOES_ON.match(words_of(senses[0][0])) and columns.name not in row.covered:
        begun.senses[-1] = _joined(begun.senses[-1], senses[0])
    elif senses and begun.senses and any(words_of(block).endswith(":") for block in begun.senses[-1]):
        # "A landlord is somebody who:", and a row for each item of the list.
        begun.senses[-1] += senses[0]
    else:
        begun.senses += senses
    begun.other_names += abbreviations_in(_cell(row, columns.abbreviation))
    begun.other_names += [other for column in columns.other_names for other in names_in(row.cell(column))]
    begun.see_also += tuple(other for column in columns.see_also for other in names_in(row.cell(column)))
    begun.notes += _notes(row, columns)
