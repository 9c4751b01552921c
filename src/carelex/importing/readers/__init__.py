"""Reads documents of all formats, each into one tree of blocks; each format has a file here."""

from collections.abc import Iterator
from importlib import import_module
from typing import NamedTuple

from carelex.errors import CarelexError
from carelex.importing.given import Given, HowToRead
from carelex.importing.tree import Document


class Format(NamedTuple):
    """A format that can be read. module: the file in this folder that reads it. endings: of the names of its files."""

    module: str
    endings: tuple[str, ...]
    media_types: tuple[str, ...] = ()


FORMATS = {
    "html": Format(
        "html", (".html", ".htm", ".xhtml", ".asp", ".aspx", ".php"), ("text/html", "application/xhtml+xml")
    ),
    "markdown": Format(
        "markdown", (".md", ".markdown", ".mdown", ".qmd", ".rmd", ".txt", ".text", ".rst"), ("text/markdown",)
    ),
    "csv": Format("delimited", (".csv",), ("text/csv",)),
    "tsv": Format("delimited", (".tsv", ".tab"), ("text/tab-separated-values",)),
    "xlsx": Format(
        "spreadsheet", (".xlsx", ".xlsm"), ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",)
    ),
    "ods": Format("spreadsheet", (".ods",), ("application/vnd.oasis.opendocument.spreadsheet",)),
    "docx": Format(
        "word", (".docx", ".docm"), ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",)
    ),
    "odt": Format("odt", (".odt",), ("application/vnd.oasis.opendocument.text",)),
    "json": Format("data", (".json",), ("application/json",)),
    "jsonl": Format("data", (".jsonl", ".ndjson"), ("application/jsonl", "application/x-ndjson")),
    "yaml": Format("data", (".yaml", ".yml"), ("application/yaml", "text/yaml", "application/x-yaml")),
    "xml": Format("xml", (".xml", ".dita"), ("application/xml", "text/xml", "application/rss+xml")),
    "skos": Format(
        "skos",
        (".ttl", ".rdf", ".nt", ".jsonld", ".skos", ".n3", ".owl"),
        ("text/turtle", "application/rdf+xml", "application/n-triples", "application/ld+json"),
    ),
    "tbx": Format("tbx", (".tbx",), ("application/x-tbx",)),
    "stardict": Format("stardict", (".ifo",)),
    "dictd": Format("dictd", (".index",)),
}
"""The formats, by the names that `--format` accepts."""


def format_of(given: Given) -> str:
    """Find out the format of a document: from its content, then from its ending, then from the server's media type.

    Raises CarelexError for formats that carelex cannot read, such as PDF.
    """
    from carelex.importing.readers.detecting import by_content, guess

    name = given.path.name if given.path else (given.url or given.name).partition("?")[0].partition("#")[0]
    # A name such as "words.txt" proves nothing: Excel saves tables with that ending, as "Unicode text".
    by_ending = None if name.lower().endswith((".txt", ".text")) else _by_ending(name)
    return by_content(given, by_ending) or by_ending or _by_media_type(given.media_type) or guess(given.data)


def _by_ending(name: str) -> str | None:
    name = name.lower()
    for format_name, how in FORMATS.items():
        if name.endswith(how.endings):
            return format_name
    return None


def _by_media_type(media_type: str | None) -> str | None:
    kind = (media_type or "").partition(";")[0].strip().lower()
    for format_name, how in FORMATS.items():
        if kind in how.media_types:
            return format_name
    return None


def read(given: Given, how: HowToRead) -> Document:
    """Read a document into a tree. `how.format` holds its format for the reader, even if carelex had to find it out.

    Raises CarelexError if the document cannot be read, or if there is no such format.
    """
    format_name = how.format or format_of(given)
    if format_name not in FORMATS:
        raise CarelexError(f"no format {format_name!r}; the formats are: {', '.join(FORMATS)}")
    reader = import_module(f"{__name__}.{FORMATS[format_name].module}")
    document: Document = reader.read(given, how._replace(format=format_name))
    document.columns = how.columns
    return document


def read_again(given: Given, how: HowToRead, first: Document | None) -> Iterator[Document]:
    """Read a document in other ways, one after the other, where the usual one, *first*, gives no entries."""
    # By its name, as the readers: it asks this door for them.
    second = import_module(f"{__name__}.second_readings")
    for document in second.second_readings(given, how._replace(format=how.format or format_of(given)), first):
        document.columns = how.columns
        yield document
