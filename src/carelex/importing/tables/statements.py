"""Finds the title and the date of a table in the rows above its heads."""

import re
from collections.abc import Iterator, Sequence

from carelex.importing.glossary_titles import calls_it_glossary
from carelex.importing.tables.heads import has_heads
from carelex.importing.tables.phrases import any_of
from carelex.importing.tables.values import DATE
from carelex.importing.tree import Fact

_LONGEST_TITLE = 15
"""In words."""


def stated_above(rows: Sequence[Sequence[str]], origin: str) -> dict[str, Fact]:
    """The title and the date in the first rows of a table that have only one cell.

    rows: their words by column. origin: where the facts are from, for people.
    """
    facts: dict[str, Fact] = {}
    lines = [*_lines_above(rows)]
    for line in lines:
        date = DATE.search(line)
        if date and "published" not in facts:
            facts["published"] = Fact(date[0], origin)
        is_about_it = date or re.match(r"(?:version|v\.? ?\d|last |updated|exported|page|sheet)\b", line, re.IGNORECASE)
        if "title" not in facts and not is_about_it and len(line) > 1 and len(line.split()) <= _LONGEST_TITLE:
            facts["title"] = Fact(_in_small_letters(line), origin)
    _tell_apart(lines, facts, origin)
    return facts


def _tell_apart(lines: Sequence[str], facts: dict[str, Fact], origin: str) -> None:
    """If two lines above the heads are a publisher and a title, use both."""
    title = next((line for line in lines[1:3] if calls_it_glossary(line)), None)
    if title and not calls_it_glossary(lines[0]) and _BODY.search(lines[0]) and len(title.split()) <= _LONGEST_TITLE:
        facts |= {"publisher": facts["title"], "title": Fact(_in_small_letters(title), origin)}


_BODY = any_of(
    """
    council | trust | nhs | board | partnership | university | college | charity | foundation | society | association |
    authority | department | ministry | service | services | commission | federation | group | limited | ltd | cic
    """
)


def _lines_above(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The rows with one cell, above the first row with several."""
    lines: list[str] = []
    for row in rows:
        filled = [" ".join(text.split()) for text in row if text.strip()]
        if len(filled) > 1 or has_heads([row]):
            return iter(lines)
        lines += filled
    # If no row has several cells, it is a list of names, and no table.
    return iter(())


def _in_small_letters(title: str) -> str:
    """A title in capitals as it would be written in a line of text."""
    if not title.isupper() or len(title.split()) < 2:
        return title
    return re.sub(r"(?:^|[–—:|-]\s)\w", lambda start: start[0].upper(), title.lower())
