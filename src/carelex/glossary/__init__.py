"""Glossary files: the rules of their format, and YAML into values."""

from typing import TYPE_CHECKING

from carelex.doors import by_need

if TYPE_CHECKING:
    from carelex.glossary.reading import (
        LINE_BREAK,
        Branch,
        Characters,
        Node,
        Readable,
        Reading,
        end_of,
        items_of,
        load_glossary,
        open_glossary,
        packed,
        packed_place,
        place_of,
        unpacked,
    )
    from carelex.glossary.schema import DEFINITION, SOURCE, TERM, Shape, schema_text
    from carelex.glossary.starter import next_steps, starter_text

__all__ = [
    "DEFINITION",
    "LINE_BREAK",
    "SOURCE",
    "TERM",
    "Branch",
    "Characters",
    "Node",
    "Readable",
    "Reading",
    "Shape",
    "end_of",
    "items_of",
    "load_glossary",
    "next_steps",
    "open_glossary",
    "packed",
    "packed_place",
    "place_of",
    "schema_text",
    "starter_text",
    "unpacked",
]

# Only what reads a file takes the YAML parser.
__getattr__ = by_need(
    __name__,
    {
        "Branch": "reading",
        "Characters": "reading",
        "LINE_BREAK": "reading",
        "Node": "reading",
        "Readable": "reading",
        "Reading": "reading",
        "end_of": "reading",
        "items_of": "reading",
        "load_glossary": "reading",
        "open_glossary": "reading",
        "packed": "reading",
        "packed_place": "reading",
        "place_of": "reading",
        "unpacked": "reading",
        "DEFINITION": "schema",
        "SOURCE": "schema",
        "Shape": "schema",
        "TERM": "schema",
        "schema_text": "schema",
        "next_steps": "starter",
        "starter_text": "starter",
    },
)
