"""Reads a document, and finds its entries; where the usual way finds none, in others."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain, islice

from carelex.importing.candidates import Region
from carelex.importing.choosing import choose
from carelex.importing.furniture import without_furniture
from carelex.importing.given import DrawnByScriptsError, Given, HowToRead
from carelex.importing.readers import read, read_again
from carelex.importing.recognisers import propose, propose_only_entry, propose_what_is_rare
from carelex.importing.tree import Document, Kind, walk

# So many blocks of a document are looked at; data begins with a record, or with a list of them.
_FIRST = 20


def read_entries(given: Given, how: HowToRead) -> tuple[Document, list[Region]]:
    """A document with the parts of it that are entries; none for a glossary of carelex's own, which needs no reading.

    Raises CarelexError where it cannot be read.
    """
    drawn: DrawnByScriptsError | None = None
    first: Document | None = None
    try:
        first = read(given, how)
    except DrawnByScriptsError as exc:
        drawn = exc
    if first is not None:
        if first.glossary:
            return first, []
        chosen = _chosen(replace(first, left_out=[*first.left_out]), propose)
        if chosen[1] or given.is_term:
            return chosen
    ways = (propose, propose_what_is_rare)
    again = ((document, ways) for document in read_again(given, how, first))
    readings = [(first, ways[1:])] if first else []
    last = [(first, (propose_only_entry,))] if first else []
    for document, proposing in chain(readings, again, last):
        for propose_in_this_way in proposing:
            found = _chosen(replace(document, left_out=[*document.left_out]), propose_in_this_way)
            if found[1]:
                return found
    if drawn is not None:
        raise drawn
    return chosen


def _chosen(document: Document, proposing: Callable[[Document], Iterator[Region]]) -> tuple[Document, list[Region]]:
    """A document without its furniture, with the entries that are proposed in one way."""
    if not _is_data(document):
        document = without_furniture(document)
    return document, choose(document, [*proposing(document)])


def _is_data(document: Document) -> bool:
    """Whether a document is data, in which nothing is furniture."""
    return any(block.kind is Kind.RECORD for block in islice(walk(document.root), _FIRST))
