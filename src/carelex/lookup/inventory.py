"""What is in use: the glossaries with their sources, and which source defines which term."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence

from carelex.index import Index
from carelex.lookup.lexicon import Lexicon
from carelex.model import CountedSource, Coverage, GlossaryInUse, ListedTerm, Replaced, SourcesInUse


def sources_in_use(lexicon: Lexicon, sources: Sequence[str] = ()) -> SourcesInUse:
    """The glossaries of *lexicon* with their sources; or those that have one of *sources*, with these alone."""
    return lexicon.read(lambda: _sources_in_use(lexicon, sources))


def _sources_in_use(lexicon: Lexicon, asked: Sequence[str]) -> SourcesInUse:
    replaced = lexicon.replaced()
    used = (_in_use(index, asked, replaced) for index in lexicon.indexes)
    return SourcesInUse(tuple(filter(None, used)), () if asked else lexicon.skipped)


def _in_use(
    index: Index, asked: Sequence[str], replaced: Mapping[tuple[str, str], tuple[Replaced, ...]]
) -> GlossaryInUse | None:
    counts = index.terms_by_source
    shown = [source for source in index.sources.values() if not asked or source.id in asked]
    if not shown:
        return None
    return GlossaryInUse(
        name=index.name,
        # A pipe has no path that anybody could use.
        file=index.made_of if os.path.exists(index.made_of) else index.name,  # noqa: PTH110
        terms=index.term_count,
        sources=tuple(
            [CountedSource(each, counts[each.id], replaced.get((index.name, each.id), ())) for each in shown]
        ),
        index_file=str(index.path) if index.path else None,
        index_size=index.size if index.path else 0,
    )


def coverage(
    lexicon: Lexicon, *, sources: Sequence[str] = (), missing: Sequence[str] = (), starting: str = ""
) -> Coverage:
    """Which sources define which terms, by the alphabet; the terms come as they are read.

    sources: only these are told, and only terms that one of them defines. missing: only terms that none of these
    defines. starting: only terms that begin so, whatever their capitals, hyphens and accents.
    """
    known = lexicon.read(lambda: lexicon.sources)
    in_order = dict.fromkeys(source for index in lexicon.indexes for source in index.sources)
    told = [source for source in in_order if (not sources or source in sources) and source not in missing]
    terms = _of_sources(lexicon.coverage(starting), told, frozenset(missing))
    return Coverage(tuple([known[source]._replace(name=_called(source, lexicon)) for source in told]), terms)


def _called(source: str, lexicon: Lexicon) -> str:
    """The name of a source, or its names, where the glossaries call it differently."""
    names = [index.sources[source].name for index in lexicon.indexes if source in index.sources]
    return " / ".join(dict.fromkeys(names))


def _of_sources(terms: Iterable[ListedTerm], told: Sequence[str], missing: frozenset[str]) -> Iterator[ListedTerm]:
    for each in terms:
        sources = tuple([source for source in told if source in each.sources])
        if sources and missing.isdisjoint(each.sources):
            yield ListedTerm(each.term, sources)
