"""Stores what commands need of a glossary in an SQLite file, its index, so that the YAML is only read once."""

from typing import TYPE_CHECKING

from carelex.doors import by_need
from carelex.index.file import LAYOUT, UNUSED, find_index, index_in, path_of_index, seal, status
from carelex.index.names import BY_END, BY_START, OF_TEXTS, finer_label, shelves
from carelex.index.reading import Index
from carelex.index.rows import (
    ABBREVIATION,
    ALIAS,
    ALL,
    CORE,
    DAMAGED,
    HEADWORD,
    HEADWORD_CORE,
    MEANING,
    PART,
    SHORT,
    TERM,
    WRITTEN_OUT,
    Among,
    ListedRow,
    Marked,
    NameRow,
    Ways,
)
from carelex.index.together import NamesTogether

if TYPE_CHECKING:
    from carelex.index.concept_file import KeptConcepts, find_concepts
    from carelex.index.concept_making import Kept, keep_concepts, terms_that_share_names
    from carelex.index.making import make_again, make_index

__all__ = [
    "ABBREVIATION",
    "ALIAS",
    "ALL",
    "BY_END",
    "BY_START",
    "CORE",
    "DAMAGED",
    "HEADWORD",
    "HEADWORD_CORE",
    "LAYOUT",
    "MEANING",
    "OF_TEXTS",
    "PART",
    "SHORT",
    "TERM",
    "UNUSED",
    "WRITTEN_OUT",
    "Among",
    "Index",
    "Kept",
    "KeptConcepts",
    "ListedRow",
    "Marked",
    "NameRow",
    "NamesTogether",
    "Ways",
    "find_concepts",
    "find_index",
    "finer_label",
    "index_in",
    "keep_concepts",
    "make_again",
    "make_index",
    "path_of_index",
    "seal",
    "shelves",
    "status",
    "terms_that_share_names",
]

# Only making an index needs the YAML parser and the folding of names; only several glossaries need their concepts.
__getattr__ = by_need(
    __name__,
    {
        "KeptConcepts": "concept_file",
        "find_concepts": "concept_file",
        "Kept": "concept_making",
        "keep_concepts": "concept_making",
        "terms_that_share_names": "concept_making",
        "make_again": "making",
        "make_index": "making",
    },
)
