"""Lists the glossaries in use with their sources, and which source defines which term."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from heapq import merge
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, TypeAlias

from carelex.index import Index
from carelex.lookup.lexicon import Lexicon, repairing
from carelex.model import (
    CountedSource,
    Coverage,
    Entry,
    GlossaryInUse,
    GlossarySource,
    ListedTerm,
    Replaced,
    SourcesInUse,
)
from carelex.names import written_alike
from carelex.places import BUILTIN
from carelex.values import NamedTuple

if TYPE_CHECKING:
    from carelex.lookup.keyed_sources import SourceKeys


@repairing
def sources_in_use(lexicon: Lexicon, sources: Sequence[GlossarySource] = ()) -> SourcesInUse:
    """The glossaries of *lexicon* with their sources; with *sources*, only these and the glossaries that have them."""
    replaced = replaced_terms(lexicon)
    from carelex.origins import age_in_days, origins_of

    used = [glossary for index in lexicon.indexes if (glossary := _in_use(index, sources, replaced))]
    kept_by_others = origins_of(glossary.file for glossary in used if glossary.name != BUILTIN)
    for number, glossary in enumerate(used):
        if origin := kept_by_others.get(glossary.file):
            used[number] = glossary._replace(origin=origin.address, age=age_in_days(origin))
    return SourcesInUse(tuple(used), () if sources else lexicon.skipped)


def _in_use(
    index: Index, asked: Sequence[GlossarySource], replaced: Mapping[tuple[str, str], tuple[Replaced, ...]]
) -> GlossaryInUse | None:
    counts = index.terms_by_source
    shown = [source for source in index.sources.values() if not asked or (index.name, source.id) in asked]
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
    """The terms whose definitions another glossary replaces, by the glossary and the source replaced."""
    giving_way: dict[tuple[str, str], dict[str, Replaced]] = {}
    for by in lexicon.indexes:
        others = {source for index in lexicon.indexes if index is not by for source in index.sources}
        for term, source in by.replacing():
            entry = lexicon.concepts.entry_of(term, by) if source in others else ""
            for index, row in lexicon.concepts.terms_of(entry) if entry else ():
                if index is not by and index.cited(row).get(source, 2) < 2:
                    # If several glossaries replace it, the first is named.
                    replaced = giving_way.setdefault((index.name, source), {})
                    replaced.setdefault(row.term, Replaced(row.term, by.name))
    return {where: tuple(replaced.values()) for where, replaced in giving_way.items()}


def coverage(
    lexicon: Lexicon,
    keys: "SourceKeys",
    *,
    sources: Sequence[str] = (),
    missing: Sequence[str] = (),
    starting: str = "",
) -> Coverage:
    """List which sources define which terms, in alphabetical order; terms are read as you go through them.

    A term without definitions comes with the names that it refers to.

    The sources are given by their keys, and come with them as their ids.

    keys: those of all sources, as `source_keys` returns them.
    sources: list only these, and only terms that one of them defines or refers from.
    missing: list only terms that other sources define, and none of these.
    starting: list only terms that begin like this; capitals, hyphens and accents do not matter.
    """
    told = [source for source in keys.sources if (not sources or source in sources) and source not in missing]
    terms = _of_sources(_listed(lexicon, keys, starting), told, frozenset(sources), frozenset(missing))
    return Coverage(tuple([keys.sources[source] for source in told]), terms)


def _of_sources(
    terms: Iterable["_Listed"], told: Sequence[str], asked: frozenset[str], missing: frozenset[str]
) -> Iterator[ListedTerm]:
    for term, defining, references in terms:
        sources = tuple([source for source in told if source in defining])
        if sources and missing.isdisjoint(defining):
            yield ListedTerm(term, sources)
        elif not defining and not missing:
            see = tuple(dict.fromkeys(name for source, name in references if not asked or source in asked))
            if see:
                yield ListedTerm(term, (), see)


# How many terms of a list are read at a time: enough to be quick, few enough to save memory.
_AT_ONCE = 500


_References: TypeAlias = Sequence[tuple[str | None, str]]
"""The names that a term refers to, each with the source's id; None if the editors refer to it."""


class _Listed(NamedTuple):
    """A term of a list, with the sources that define it, or the names it refers to if there are none."""

    term: str
    sources: tuple[str, ...]
    references: _References = ()


_Row: TypeAlias = tuple[str, int, _Listed]
"""A row of a list: its sort key, its id, and the term."""


def _listed(lexicon: Lexicon, keys: "SourceKeys", starting: str) -> Iterator[_Listed]:
    """List every term in alphabetical order, reading as it goes; with *starting*, only those that begin like it."""
    # Fold it as the beginning of a name: before another letter, the hyphen of "self-" becomes a space.
    first = written_alike(f"{starting}x")[:-1] if starting.strip() else ""
    streams = [
        _rows(lexicon, partial(_alone_in, number=number, own=own), first) for number, own in enumerate(keys.by_glossary)
    ]
    joined = _rows(lexicon, partial(_joined_in, keys=keys), first)
    for _, _, listed in merge(joined, *streams, key=itemgetter(0)):
        # If *starting* is only signs, they are not part of the key, so compare the names themselves.
        if first or listed.term.startswith(starting.strip()):
            yield listed


def _rows(
    lexicon: Lexicon,
    read: Callable[[Lexicon, tuple[str, int], str], tuple[list[_Row], tuple[str, int] | None]],
    first: str,
) -> Iterator[_Row]:
    """Yield the rows whose keys begin with *first*, in alphabetical order; *read* returns some, and where to go on."""
    after: tuple[str, int] | None = ("", 0)
    while after:
        rows, after = read(lexicon, after, first)
        yield from rows


@repairing
def _alone_in(
    lexicon: Lexicon, after: tuple[str, int], first: str, *, number: int, own: Mapping[str, str]
) -> tuple[list[_Row], tuple[str, int] | None]:
    """Read some terms of one glossary that share no entry with others, and the last key read; None at the end.

    own: the keys of its sources that differ from their ids.
    """
    index = lexicon.indexes[number]
    rows = index.listed(after, first, _AT_ONCE)
    alone: list[_Row] = []
    for row in rows:
        if lexicon.concepts.stands_alone(index, row.term_id):
            references = () if row.sources else _with_keys(index.references(row.term_id), own)
            sources = tuple(dict.fromkeys([own.get(source, source) for source in row.sources.split()]))
            alone.append((row.key, row.term_id, _Listed(row.term, sources, references)))
    return alone, (rows[-1].key, rows[-1].term_id) if rows else None


@repairing
def _joined_in(
    lexicon: Lexicon, after: tuple[str, int], first: str, *, keys: "SourceKeys"
) -> tuple[list[_Row], tuple[str, int] | None]:
    """Read some entries that have several terms, and the last key read; None at the end."""
    rows = lexicon.concepts.joined_from(after, first, _AT_ONCE)
    listed: list[_Row] = []
    sources_of = lexicon.concepts.sources_of_joined([number for _, number, _ in rows])
    for key, number, name in rows:
        sources = tuple(
            {keys.by_glossary[glossary].get(source, source) for glossary, source in sources_of.get(number, ())}
        )
        terms = [] if sources else lexicon.concepts.terms_of(name)
        references = [
            reference
            for index, row in terms
            for reference in _with_keys(index.references(row.term_id), keys.by_glossary[lexicon.indexes.index(index)])
        ]
        listed.append((key, number, _Listed(name, sources, references)))
    return listed, rows[-1][:2] if rows else None


def _with_keys(references: _References, own: Mapping[str, str]) -> _References:
    return [(own.get(source, source) if source else None, name) for source, name in references]


@repairing
def comparable_terms(lexicon: Lexicon, sources: Sequence[GlossarySource] = ()) -> list[str]:
    """The terms that several sources define, or several of *sources*, in alphabetical order."""
    return sorted(_comparable(lexicon, sources))


@repairing
def comparable_entries(lexicon: Lexicon, sources: Sequence[GlossarySource] = ()) -> list[Entry]:
    """The whole entries of the terms that `comparable_terms` lists; in no order."""
    return [lexicon.entry(term) for term in _comparable(lexicon, sources)]


def _comparable(lexicon: Lexicon, sources: Sequence[GlossarySource]) -> Iterator[str]:
    concepts = lexicon.concepts
    of_several = (concepts.entry_of(term, index) for index in lexicon.indexes for term in index.terms_of_several())
    for term in dict.fromkeys(chain(of_several, concepts.joined())):
        if len([voice for voice in concepts.voices_of(term) if not sources or voice in sources]) > 1:
            yield term
