"""Finds the row with the heads of a table's columns, wherever it is; many tables have none."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from carelex.importing.keys import Role, role
from carelex.importing.tables.grid import Row, is_wholly
from carelex.importing.tables.values import is_data, is_sentence, stands_for

_FURTHEST = 30
"""In rows: above the heads may be a title, a version, words about the list."""

_MOST_WORDS = 8

_NAMES = {Role.TERM, Role.ABBREVIATION, Role.EXPANSION}
_TEXTS = {Role.TEXT, Role.SUMMARY, Role.EXPANSION, Role.SEE}


class Heads(NamedTuple):
    """The heads of columns. first, last: the rows that they are in, as numbers from 0. texts: one for each column."""

    first: int
    last: int
    texts: tuple[str, ...]

    @property
    def roles(self) -> tuple[Role | None, ...]:
        """The role of each column by its head."""
        return tuple(map(role_of_head, self.texts))


def role_of_head(text: str) -> Role | None:
    """The role that a head gives its column; None if it is too long for a head."""
    if not text or len(text) > 60 or len(text.split()) > _MOST_WORDS:
        return None
    return role(text)


def has_heads(rows: Sequence[Sequence[str]]) -> bool:
    """Whether one of the rows has heads for a column of names and a column of texts."""
    return any(_say_it(row) for row in rows)


def _say_it(texts: Sequence[str]) -> bool:
    """Whether the words of a row are heads: one for names, one for texts, and few others.

    If one of them is "Definition", there may be more others: a data dictionary has a data type, a length, a format.
    """
    filled = [text.strip() for text in texts if text.strip()]
    if len(filled) < 2 or any(len(text) > 80 for text in filled):
        return False
    roles = [role_of_head(text) for text in filled]
    known = [found for found in roles if found]
    is_plain = len(filled) > 2 and any(map(_names_texts, filled)) and all(len(text.split()) <= 3 for text in filled)
    if len(known) * (3 if is_plain else 2) < len(filled):
        return False
    names = [found for found in known if found in _NAMES]
    texts_of = [found for found in known if found in _TEXTS]
    return bool(names) and (bool(texts_of) or {Role.TERM, Role.ABBREVIATION} <= set(known)) and len(known) >= 2


def heads_in(rows: Sequence[Row]) -> Heads | None:
    """Find the heads among the first rows of a table."""
    above = 0
    for number, row in enumerate(rows[:_FURTHEST]):
        if _say_it(row.texts):
            return _with_second(rows, number)
        above += len(row.filled) > 1
        if above > _MOST_ABOVE:
            break
    return _marked(rows) or _named(rows) or _unlike_the_rest(rows)


# How many rows of two cells, such as "Version | 3", may come above the heads.
_MOST_ABOVE = 8


def chosen_heads(rows: Sequence[Row], chosen: Sequence[tuple[str, str]]) -> Heads | None:
    """The row with the heads that the user named."""
    wanted = {" ".join(which.casefold().split()) for _, which in chosen if not which.isdigit()}
    for number, row in enumerate(rows[:_FURTHEST] if wanted else ()):
        if wanted <= {text.casefold() for text in row.texts}:
            return Heads(number, number, row.texts)
    return None


def _with_second(rows: Sequence[Row], number: int) -> Heads:
    """The heads, combined with the row below if that divides their columns: "Meaning" over "Plain" and "In law"."""
    heads = Heads(number, number, rows[number].texts)
    if number + 1 >= len(rows):
        return heads
    upper, lower = rows[number], rows[number + 1]
    is_parted = any(cell and cell.span > 1 for cell in upper.cells) or bool(lower.covered)
    roles = [role_of_head(text) for text in lower.texts]
    if not is_parted or not lower.filled or sum(map(bool, roles)) * 2 < len(lower.filled):
        return heads
    width = max(len(upper.texts), len(lower.texts))
    texts = tuple(lower.text(column) or upper.text(column) for column in range(width))
    return Heads(number, number + 1, texts)


def _marked(rows: Sequence[Row]) -> Heads | None:
    """A row that the document marks as heads: all its cells are marked, and those of the rows below are not."""
    for number, row in enumerate(rows[:_FURTHEST]):
        cells = [cell for cell in row.cells if cell and cell.blocks]
        if len(cells) < 2:
            continue
        below = [inner for inner in rows[number + 1 : number + 6] if len(inner.filled) > 1]
        for bold in (False, True):
            if all(is_wholly(cell, bold=bold) for cell in cells) and not any(
                all(is_wholly(cell, bold=bold) for cell in inner.cells if cell and cell.blocks) for inner in below
            ):
                return None if _is_entry(row) else Heads(number, number, row.texts)
        return None
    return None


def _is_entry(row: Row) -> bool:
    """Whether a row marked as heads is an entry, because Markdown has no table without heads."""
    texts = [row.texts[column] for column in row.filled]
    if any(map(role_of_head, texts)):
        return False
    return any(map(is_sentence, texts)) or stands_for(texts[0], texts[1])


def _named(rows: Sequence[Row]) -> Heads | None:
    """A first row of few words, if most are heads, or one is a head for names that no entry has ("Acronym | Full").

    "Definition" is a head, whatever the head of the names is ("Field | Definition").
    """
    for number, row in enumerate(rows[:_FURTHEST]):
        if len(row.filled) < 2:
            continue
        texts = [row.texts[column] for column in row.filled]
        is_short = all(len(text.split()) <= 3 and not is_data(text) and not text.endswith(".") for text in texts)
        roles = [found for found in map(role_of_head, texts) if found]
        is_known = any(map(_names_names, texts)) or (
            (Role.TERM in roles or any(map(_names_texts, texts))) and len(roles) >= 2 and len(roles) * 2 > len(texts)
        )
        return Heads(number, number, row.texts) if is_short and is_known else None
    return None


def _names_texts(text: str) -> bool:
    """Whether a head can only be that of texts."""
    return re.fullmatch(r"(?:the )?(?:definitions?|meanings?)", text.strip(" :"), re.IGNORECASE) is not None


def _names_names(text: str) -> bool:
    return _HEAD_OF_NAMES.fullmatch(text.strip(" :")) is not None


_HEAD_OF_NAMES = re.compile(
    r"(?:(?:list of|key|our|nhs|common) )?(?:terms?|words?|phrases?|jargon|acronyms?|abbreviations?|initialisms?"
    r"|buzz ?words?|headwords?)"
    r"(?: ?(?:/|or|and|&) ?(?:terms?|words?|phrases?|acronyms?|abbreviations?|initialisms?))?",
    re.IGNORECASE,
)


def _unlike_the_rest(rows: Sequence[Row]) -> Heads | None:
    """A first row of short words above columns of sentences."""
    wide = [(number, row) for number, row in enumerate(rows) if len(row.filled) > 1]
    if len(wide) < 6:
        return None
    number, first = wide[0]
    below = [row for _, row in wide[1:21]]
    if any(len(first.text(column).split()) > 4 or is_data(first.text(column)) for column in first.filled):
        return None
    for column in first.filled:
        sentences = sum(is_sentence(row.text(column)) for row in below if row.text(column))
        filled = sum(bool(row.text(column)) for row in below)
        if filled >= 5 and sentences >= 0.9 * filled and len(first.text(column).split()) <= 2:
            return Heads(number, number, first.texts)
    return None


def later_heads(rows: Sequence[Row], heads: Heads) -> Iterator[int]:
    """The rows below where another table begins, as numbers from 0: they have other heads, just as clear."""
    for number in range(heads.last + 1, len(rows)):
        texts = rows[number].texts
        if len(texts) < 2 or any(len(text) > 40 or len(text.split()) > 4 for text in texts):
            continue
        if not is_same_heads(texts, heads.texts) and _say_it(texts):
            yield number


def is_same_heads(texts: Sequence[str], heads: Sequence[str]) -> bool:
    """Whether a row repeats the heads."""
    filled = [column for column, text in enumerate(texts) if text]
    return len(filled) > 1 and all(
        column < len(heads) and texts[column].casefold().removesuffix(" (continued)") == heads[column].casefold()
        for column in filled
    )
