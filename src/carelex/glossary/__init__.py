"""Reads and writes glossary files: the rules of their format, and YAML to and from values."""

from typing import TYPE_CHECKING

from carelex.doors import by_need

if TYPE_CHECKING:
    from carelex.glossary.characters import LINE_BREAK, Readable, open_glossary
    from carelex.glossary.contradictions import Contradiction, find_contradictions
    from carelex.glossary.draft import Draft, content_of, keep_former
    from carelex.glossary.link_writing import link_lines
    from carelex.glossary.links import LinkInFile, LinksInFile
    from carelex.glossary.links_file import LinksFile
    from carelex.glossary.nodes import Branch, Node, end_of, items_of, packed, pairs_of, place_of, unpacked
    from carelex.glossary.reading import Reading, load_glossary
    from carelex.glossary.rewriting import Edit, FileText
    from carelex.glossary.schema import DEFINITION, LINK, SOURCE, TERM, WEB_ADDRESS, schema_text
    from carelex.glossary.sources import SourcesInFile
    from carelex.glossary.starter import is_name_of_document, next_steps, starter_text
    from carelex.glossary.terms import Names, TermInFile
    from carelex.glossary.writing import written

__all__ = [
    "DEFINITION",
    "LINE_BREAK",
    "LINK",
    "SOURCE",
    "TERM",
    "WEB_ADDRESS",
    "Branch",
    "Contradiction",
    "Draft",
    "Edit",
    "FileText",
    "LinkInFile",
    "LinksFile",
    "LinksInFile",
    "Names",
    "Node",
    "Readable",
    "Reading",
    "SourcesInFile",
    "TermInFile",
    "content_of",
    "end_of",
    "find_contradictions",
    "is_name_of_document",
    "items_of",
    "keep_former",
    "link_lines",
    "load_glossary",
    "next_steps",
    "open_glossary",
    "packed",
    "pairs_of",
    "place_of",
    "schema_text",
    "starter_text",
    "unpacked",
    "written",
]

# Only reading a file needs the YAML parser.
__getattr__ = by_need(
    __name__,
    {
        "LINE_BREAK": "characters",
        "Readable": "characters",
        "open_glossary": "characters",
        "Contradiction": "contradictions",
        "find_contradictions": "contradictions",
        "link_lines": "link_writing",
        "LinksFile": "links_file",
        "Branch": "nodes",
        "Node": "nodes",
        "end_of": "nodes",
        "items_of": "nodes",
        "packed": "nodes",
        "pairs_of": "nodes",
        "place_of": "nodes",
        "unpacked": "nodes",
        "Draft": "draft",
        "content_of": "draft",
        "keep_former": "draft",
        "Edit": "rewriting",
        "FileText": "rewriting",
        "written": "writing",
        "LinkInFile": "links",
        "LinksInFile": "links",
        "Reading": "reading",
        "load_glossary": "reading",
        "DEFINITION": "schema",
        "LINK": "schema",
        "SOURCE": "schema",
        "TERM": "schema",
        "WEB_ADDRESS": "schema",
        "schema_text": "schema",
        "SourcesInFile": "sources",
        "is_name_of_document": "starter",
        "next_steps": "starter",
        "starter_text": "starter",
        "Names": "terms",
        "TermInFile": "terms",
    },
)
