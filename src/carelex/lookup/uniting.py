"""Finds the concepts of several indexes: reads the terms that may be one, joins them and keeps the result."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

from carelex.english.forms import ALIKE
from carelex.index import (
    ABBREVIATION,
    ALIAS,
    CORE,
    HEADWORD,
    MEANING,
    SHORT,
    TERM,
    WRITTEN_OUT,
    Index,
    Kept,
    KeptConcepts,
    NameRow,
    keep_concepts,
    terms_that_share_names,
)
from carelex.lookup.joining import Candidate, Links, TermId, candidate, connected, joined, names_of_concepts
from carelex.names import same_name, written_alike


def make_concepts(indexes: Sequence[Index], folder: Path) -> KeptConcepts:
    """Find which terms of *indexes* are one concept, and keep that in *folder*, or in memory if that fails."""
    return keep_concepts(indexes, _concepts(indexes), folder)


def _concepts(indexes: Sequence[Index]) -> Iterator[Kept]:
    links = links_of(indexes)

    def is_term(name: str) -> bool:
        rows = (row for index in indexes for row in index.terms_alike(written_alike(name)))
        return any(same_name(row.term) == same_name(name) for row in rows)

    for terms in _groups(indexes, links):
        concepts = joined([candidate_of(indexes, term) for term in terms], links)
        for name, concept in zip(names_of_concepts(concepts, is_term), concepts, strict=True):
            if len(concept) > 1 or name != concept[0].name:
                yield Kept(name, [term.term for term in concept])


def _groups(indexes: Sequence[Index], links: Links) -> Iterator[list[TermId]]:
    """Yield groups of terms that may be one concept; groups do not affect each other."""

    # As numbers, which take less memory: there may be millions.
    def packed(terms: Sequence[TermId]) -> list[int]:
        return [term_id * len(indexes) + number for number, term_id in terms]

    linked: dict[int, list[TermId]] = {}
    for term, numbers in links.same.items():
        for number in numbers:
            linked.setdefault(number, []).append(term)
    sharing = [packed(terms) for terms in (*terms_that_share_names(indexes), *linked.values()) if len(terms) > 1]
    for group in connected(sharing):
        yield sorted((term % len(indexes), term // len(indexes)) for term in group)


def candidate_of(indexes: Sequence[Index], term: TermId) -> Candidate:
    """Make a candidate of a term, with its names prepared for comparing."""
    number, term_id = term
    index = indexes[number]
    row = index.term_row(term_id)
    names = index.names_of(row)
    return candidate(
        term,
        row.term,
        next((text for kind, text in names if kind == CORE), None),
        short=[text for kind, text in names if kind in (ABBREVIATION, SHORT)],
        written_out=[text for kind, text in names if kind == WRITTEN_OUT],
        meanings=[text for kind, text in names if kind == MEANING],
        sources=len(index.cited(row)),
    )


def links_of(indexes: Sequence[Index]) -> Links:
    """Turn what the glossaries' links say about names into what it means for their terms."""
    same: dict[TermId, dict[int, frozenset[int]]] = {}
    different: dict[TermId, frozenset[TermId]] = {}
    for number, link in enumerate(link for index in indexes for link in index.links):
        named = [_terms_named(indexes, name) for name in link.names]
        if link.same:
            for place, terms in enumerate(named):
                for term in terms:
                    places = same.setdefault(term, {})
                    places[number] = places.get(number, frozenset()) | {place}
            continue
        meant = _each_by_its_likeliest_name(named)
        for place, of_name in enumerate(meant):
            others = frozenset(chain.from_iterable((*meant[:place], *meant[place + 1 :])))
            for term in of_name:
                different[term] = different.get(term, frozenset()) | (others - {term})
    return Links(same, different)


def _each_by_its_likeliest_name(named: Sequence[Mapping[TermId, int]]) -> list[list[TermId]]:
    """The terms that each name of a link means, without those that another of its names more likely means.

    If a link says that a CP is not a care plan, "Care plan (CP)" is not separated from other terms called "care plan".
    """
    likeliest: dict[TermId, int] = {}
    for term, rank in chain.from_iterable(terms.items() for terms in named):
        likeliest[term] = min(rank, likeliest.get(term, rank))
    return [[term for term, rank in terms.items() if rank == likeliest[term]] for terms in named]


# How a name in a link may belong to a term, the likeliest first.
_KINDS = ((TERM, CORE), (HEADWORD, ABBREVIATION, SHORT, ALIAS, WRITTEN_OUT))


def _terms_named(indexes: Sequence[Index], name: str) -> dict[TermId, int]:
    """The terms that a link means by *name*: those with this name, or else written like it, or else by another name.

    Each comes with a number; the lower, the likelier.
    """
    same, alike = same_name(name), written_alike(name)
    rows: list[tuple[int, NameRow]] = [
        (number, row)
        for number, index in enumerate(indexes)
        for row in index.named(alike)
        # Not names that only have another number or spelling.
        if row.forms & ALIKE
    ]
    for rank, kinds in enumerate(_KINDS):
        of_kind = [(number, row) for number, row in rows if row.kind in kinds]
        exact = {number for number, row in of_kind if same_name(row.text) == same}
        # Decided for each glossary: one may have both ways to write it.
        meant: dict[TermId, int] = {}
        for number, row in of_kind:
            if number not in exact:
                meant[number, row.term_id] = 2 * rank + 1
            elif same_name(row.text) == same:
                meant[number, row.term_id] = 2 * rank
        if meant:
            return meant
    return {}
