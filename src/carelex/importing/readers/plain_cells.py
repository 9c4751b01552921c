"""Cells that hold nothing but words, as files of data and sheets have them, as blocks of a document."""

import re

from carelex.importing.tree import Block, Kind, Place, Run

_NO_CELL = Block(Kind.CELL)
# Excel writes a control in the names of its numbers.
_WRITTEN_CONTROL = re.compile(r"_x000[0-9A-F]_", re.IGNORECASE)


def plain_cell(text: str, place: Place, *, url: str | None = None, span: int = 1, depth: int = 1) -> Block:
    """A cell with *text*, whose line breaks are its author's; it leads to *url*, where there is one."""
    words = one_spaced(text)
    if not words:
        # Tables of data are full of them, and none of them says anything.
        return _NO_CELL if span == depth == 1 else Block(Kind.CELL, place=place, span=span, depth=depth)
    paragraph = Block(Kind.PARAGRAPH, (Run(words, url=url),), place=place)
    return Block(Kind.CELL, blocks=(paragraph,), place=place, span=span, depth=depth)


def one_spaced(text: str) -> str:
    """The words of *text*, every run of white space one space, in the lines that it has."""
    if "_x000" in text:
        text = _WRITTEN_CONTROL.sub("", text)
    if "\n" not in text:
        return " ".join(text.split())
    return "\n".join(filter(None, (" ".join(line.split()) for line in text.split("\n"))))
