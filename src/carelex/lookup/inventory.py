"""What is in use: the glossaries with their sources, which source defines which term, and which give way to others."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import merge
from itertools import chain, groupby

from carelex.index import Index, ListedRow
from carelex.lookup.concepts import by_concept
from carelex.lookup.lexicon import Lexicon, repairing
from carelex.model import CountedSource, Coverage, Entry, GlossaryInUse, ListedTerm, Replaced, SourcesInUse
from carelex.names import written_alike


@repairing
def sources_in_use(lexicon: Lexicon, sources: Sequence[str] = ()) -> SourcesInUse:
    """The glossaries of *lexicon* with their sources; or those that have one of *sources*, with these alone."""
    replaced = replaced_terms(lexicon)
    used = (_in_use(index, sources, replaced) for index in lexicon.indexes)
    return SourcesInUse(tuple(filter(None, used)), () if sources else lexicon.skipped)


def _in_use(
    index: Index, asked: Sequence[str], replaced: Mapping[tuple[str, str], tuple[Replaced, ...]]
) -> GlossaryInUse | None:
    counts = index.terms_by_source
    shown = [source for source in index.sources.values() if not asked or source.id in asked]
    if asked and not shown:
        return None
    return GlossaryInUse(
        name=index.name,
        # A pipe has no path that anybody could use.
        file=index.made_of if os.path.exists(index.made_of) else index.name,
        terms=index.term_count,
        sources=tuple(
            [CountedSource(source, counts[source.id], replaced.get((index.name, source.id), ())) for source in shown]
        ),
        index_file=str(index.path) if index.path else None,
        index_size=index.size if index.path else 0,
        links=index.link_count,
    )


def replaced_terms(lexicon: Lexicon) -> dict[tuple[str, str], tuple[Replaced, ...]]:
    """The terms whose definitions give way to another glossary's, by the glossary and the source that give way."""
    giving_way: dict[tuple[str, str], dict[str, Replaced]] = {}
    for by in lexicon.indexes:
        others = {source for index in lexicon.indexes if index is not by for source in index.sources}
        for term, source in by.replacing():
            for index, row in lexicon.concepts.terms_of(term) if source in others else ():
                if index is not by and index.cited(row).get(source, 2) < 2:
                    # Where several replace it, the first is named.
                    replaced = giving_way.setdefault((index.name, source), {})
                    replaced.setdefault(row.term, Replaced(row.term, by.name))
    return {where: tuple(replaced.values()) for where, replaced in giving_way.items()}


def coverage(
    lexicon: Lexicon, *, sources: Sequence[str] = (), missing: Sequence[str] = (), starting: str = ""
) -> Coverage:
    """Which sources define which terms, by the alphabet; the terms come as they are read.

    sources: only these are told, and only terms that one of them defines. missing: only terms that none of these
    defines. starting: only terms that begin so, whatever their capitals, hyphens and accents.
    """
    known = lexicon.sources
    in_order = dict.fromkeys(source for index in lexicon.indexes for source in index.sources)
    told = [source for source in in_order if (not sources or source in sources) and source not in missing]
    terms = _of_sources(_listed(lexicon, starting), told, frozenset(missing))
    return Coverage(tuple([known[source]._replace(name=_called(source, lexicon)) for source in told]), terms)


def _called(source: str, lexicon: Lexicon) -> str:
    """The name of a source, or its names, where the glossaries call it differently."""
    names = [index.sources[source].name for index in lexicon.indexes if source in index.sources]
    return " / ".join(dict.fromkeys(names))


def _of_sources(terms: Iterable[ListedTerm], told: Sequence[str], missing: frozenset[str]) -> Iterator[ListedTerm]:
    for listed in terms:
        sources = tuple([source for source in told if source in listed.sources])
        if sources and missing.isdisjoint(listed.sources):
            yield ListedTerm(listed.term, sources)


# The terms of a list that are read at a time: enough to be quick, few enough to be there at once.
_AT_ONCE = 500


def _listed(lexicon: Lexicon, starting: str) -> Iterator[ListedTerm]:
    """Every term by the alphabet, each as soon as it is read; only those that begin with *starting*, if given."""
    # As the beginning of a name: with a word behind it, the hyphen of "self-" is read as what parts it from that.
    first = written_alike(f"{starting}x")[:-1] if starting.strip() else ""
    rows = merge(*(_listed_in(lexicon, number, first) for number in range(len(lexicon.indexes))), key=_key)
    for _, alike in groupby(rows, key=_key):
        for concept in by_concept([*alike]):
            terms = [row for _, row in concept]
            # Signs alone are no part of what names are written like.
            if not first and not terms[0].term.startswith(starting.strip()):
                continue
            sources = dict.fromkeys(chain.from_iterable(row.sources.split() for row in terms))
            yield ListedTerm(terms[0].term, tuple(sources))


def _key(listed: tuple[int, ListedRow]) -> str:
    return listed[1].key


def _listed_in(lexicon: Lexicon, number: int, first: str) -> Iterator[tuple[int, ListedRow]]:
    """The terms of one glossary by the alphabet, each with the glossary's number."""
    after = ("", 0)
    while rows := _some_listed(lexicon, number, after, first):
        yield from ((number, row) for row in rows)
        after = rows[-1].key, rows[-1].term_id


@repairing
def _some_listed(lexicon: Lexicon, number: int, after: tuple[str, int], first: str) -> list[ListedRow]:
    return lexicon.indexes[number].listed(after, first, _AT_ONCE)


@repairing
def comparable_terms(lexicon: Lexicon, sources: Sequence[str] = ()) -> list[str]:
    """The terms that several voices define, or several of *sources*, by the alphabet."""
    return sorted(_comparable(lexicon, sources))


@repairing
def comparable_entries(lexicon: Lexicon, sources: Sequence[str] = ()) -> list[Entry]:
    """The entries that `comparable_terms` names, whole; in no order."""
    return [lexicon.entry(term) for term in _comparable(lexicon, sources)]


def _comparable(lexicon: Lexicon, sources: Sequence[str]) -> Iterator[str]:
    seen: set[str] = set()
    for term in _met_often(lexicon):
        first = lexicon.concepts.entry_of(term)
        if first in seen:
            continue
        seen.add(first)
        voices = lexicon.concepts.voices_of(first)
        if len([source for _, source in voices if not sources or source in sources]) > 1:
            yield first


def _met_often(lexicon: Lexicon) -> Iterator[str]:
    """The terms that several sources of one glossary define, and those of several glossaries."""
    for index in lexicon.indexes:
        yield from index.terms_of_several()
    smaller_first = sorted(lexicon.indexes, key=lambda index: index.term_count)
    for number, index in enumerate(smaller_first[:-1], start=1):
        keys = index.term_keys()
        for other in smaller_first[number:]:
            for key in sorted(other.known(keys)):
                yield from (row.term for row in index.terms_alike(key) if other.terms_alike(key))
