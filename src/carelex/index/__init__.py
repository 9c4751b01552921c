"""The index of a glossary: what every command needs of it, in SQLite, so that a file is read once."""

from typing import TYPE_CHECKING

from carelex.doors import by_need
from carelex.index.file import LAYOUT, UNUSED, find_index, seal, status
from carelex.index.reading import BY_END, BY_START, OF_TEXTS, Index, finer_label, shelves
from carelex.index.rows import ABBREVIATION, ALIAS, DAMAGED, HEADWORD, Among, ListedRow, NameRow

if TYPE_CHECKING:
    from carelex.index.making import make_again, make_index

__all__ = [
    "ABBREVIATION",
    "ALIAS",
    "BY_END",
    "BY_START",
    "DAMAGED",
    "HEADWORD",
    "LAYOUT",
    "OF_TEXTS",
    "UNUSED",
    "Among",
    "Index",
    "ListedRow",
    "NameRow",
    "find_index",
    "finer_label",
    "make_again",
    "make_index",
    "seal",
    "shelves",
    "status",
]

# Only a glossary that is new or has changed takes the YAML parser, and all that names are folded with.
__getattr__ = by_need(
    __name__,
    {
        "make_again": "making",
        "make_index": "making",
    },
)
