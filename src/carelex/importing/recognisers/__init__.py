"""Finds entries in the tree of a document; each layout has a file here."""

from collections.abc import Callable, Iterator

from carelex.importing.candidates import Region
from carelex.importing.recognisers import (
    abbreviations,
    defined_terms,
    definition_lists,
    disclosures,
    headings,
    labelled_parts,
    list_items,
    paired_parts,
    records,
    repeated_parts,
    run_in,
    tables,
    term_paragraphs,
)
from carelex.importing.tree import Document

DEFINITION_LISTS = definition_lists.NAME
BOLD_PARAGRAPHS = term_paragraphs.IN_BOLD

RECOGNISERS: tuple[Callable[[Document], Iterator[Region]], ...] = (
    definition_lists.propose,
    labelled_parts.propose,
    tables.propose,
    disclosures.propose,
    repeated_parts.propose,
    headings.propose,
    term_paragraphs.propose,
    paired_parts.propose,
    defined_terms.propose,
    list_items.propose,
    run_in.propose,
    abbreviations.propose,
    records.propose,
)
"""The layouts; if two find the same entries equally well, the first gets them."""


def propose(document: Document) -> Iterator[Region]:
    """Every part of a document that looks like entries to one of the recognisers."""
    for recogniser in RECOGNISERS:
        yield from recogniser(document)


def propose_what_is_rare(document: Document) -> Iterator[Region]:
    """What looks like entries only because there is nothing else in a document."""
    from carelex.importing.recognisers.rare_marks import propose_rare_marks

    yield from propose_rare_marks(document)


def propose_only_entry(document: Document) -> Iterator[Region]:
    """The one entry of a page that is of a glossary, where there is no other."""
    from carelex.importing.recognisers.single_entries import propose_single

    yield from propose_single(document)
