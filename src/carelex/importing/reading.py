"""Reads a document, and finds its entries; where the usual way finds none, in others."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice

from carelex.importing.candidates import Region
from carelex.importing.choosing import choose
from carelex.importing.furniture import without_furniture
from carelex.importing.given import DrawnByScriptsError, Given, HowToRead
from carelex.importing.readers import read, read_again
from carelex.importing.recognisers import propose, propose_only_entry, propose_what_is_rare
from carelex.importing.tidying import tidied_region
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
    if first is not None and first.glossary:
        return first, []
    usual: tuple[Document, list[Region]] | None = None
    for document, proposing in _ways(given, how, first):
        found = _chosen(document, proposing)
        if found[1]:
            return found
        usual = usual or found
    if drawn is not None:
        raise drawn
    assert usual is not None
    return usual


_Proposing = Callable[[Document], Iterator[Region]]


def _ways(given: Given, how: HowToRead, first: Document | None) -> Iterator[tuple[Document, _Proposing]]:
    """The ways to find entries, the usual one first: a reading of the document, and what proposes entries in it."""
    if first is not None:
        yield first, propose
        if given.is_term:
            return
        yield first, propose_what_is_rare
    for document in read_again(given, how, first):
        yield document, propose
        yield document, propose_what_is_rare
    if first is not None:
        yield first, propose_only_entry


def _chosen(document: Document, proposing: _Proposing) -> tuple[Document, list[Region]]:
    """A document without its furniture, with the entries that are proposed in one way."""
    # A copy, whose blocks have their own numbers again: what is left out now is none of the next way's.
    document = replace(document, left_out=[*document.left_out])
    if not _is_data(document):
        document = without_furniture(document)
    return document, [tidied_region(region) for region in choose(document, [*proposing(document)])]


def _is_data(document: Document) -> bool:
    """Whether a document is data, in which nothing is furniture."""
    return any(block.kind is Kind.RECORD for block in islice(walk(document.root), _FIRST))
