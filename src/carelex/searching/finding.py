"""Finds the entries that have some words in a definition or in a name, best first."""

from collections.abc import Sequence
from pathlib import Path

from carelex.english.function_words import DETERMINERS, RELATIONAL
from carelex.errors import CarelexError
from carelex.lookup import Lexicon, check_query, opened, repairing
from carelex.model import GlossarySource
from carelex.names import same_name
from carelex.searching.asked import Searchable, searchable
from carelex.searching.entries import NamedSo, in_other_words, named_so
from carelex.searching.found import FoundEntry, Hit, found_entry
from carelex.searching.mending import Absent, mended
from carelex.searching.query import Query, Wanted, read_query
from carelex.searching.ranking import best_entries
from carelex.searching.readings import Reading, any_of, phrases_for, readings_of
from carelex.searching.referring import references
from carelex.searching.scope import Scope, scope_of
from carelex.values import NamedTuple

# The number of entries that a search returns if none is given; `carelex search` shows as many.
ENTRIES = 10


class Searched(NamedTuple):
    """The result of a search: the best *entries* of *total*; entries that only refer to a name come last.

    corrected: misspelt words, each with its correction.
    absent: words that no definition has.
    idle: excluded words that no definition has.
    alone: if nothing is found, each wanted word with the number of definitions that have it.
    is_partial: no definition has all the words; the entries have most of them in their definitions together, and each
    says which are missing.
    """

    query: Query
    entries: tuple[FoundEntry, ...] = ()
    total: int = 0
    corrected: tuple[tuple[str, str], ...] = ()
    absent: tuple[Absent, ...] = ()
    idle: tuple[Wanted, ...] = ()
    alone: tuple[tuple[str, int], ...] = ()
    is_partial: bool = False

    @property
    def hits(self) -> tuple[Hit, ...]:
        """All definitions found, those of one entry together."""
        return tuple([hit for entry in self.entries for hit in entry.hits])


def search(
    query: str,
    *,
    glossaries: str | Path | Sequence[str | Path] = (),
    sources: str | Sequence[str] = (),
    exact: bool = False,
    limit: int = ENTRIES,
) -> Searched:
    """Search names and definitions for *query*, as `carelex search` does; for the other arguments see `look_up`.

    query: as `read_query` takes it.
    exact: correct no misspelt words, and find only entries that have all words.
    limit: the most entries to return.
    Raises CarelexError: GlossaryError, EmptyQueryError or UnknownSourceError, or one for a query that only excludes
    words.
    """
    check_query(query)
    with opened(glossaries, sources) as (lexicon, asked):
        return find_hits(lexicon, read_query(query), sources=asked, exact=exact, limit=limit)


@repairing
def find_hits(
    lexicon: Lexicon, query: Query, *, sources: Sequence[GlossarySource] = (), exact: bool = False, limit: int = ENTRIES
) -> Searched:
    """Find the entries in *lexicon* that match *query*; *sources* are as `lookup.sources_asked_for` returns them.

    If no definition has all the words, it finds the entries that have most of them, but not with *exact*.
    """
    if not _has_full_text(lexicon):
        # Perhaps a Python without FTS5 made them.
        lexicon.make_again()
        if not _has_full_text(lexicon):
            raise CarelexError("search: the SQLite of this Python has no full text (FTS5); use another Python")
    return _found(lexicon, query, tuple(sources), exact=exact, limit=limit)


def _has_full_text(lexicon: Lexicon) -> bool:
    return all(index.full_text.is_there for index in lexicon.indexes)


def _found(lexicon: Lexicon, query: Query, sources: tuple[GlossarySource, ...], *, exact: bool, limit: int) -> Searched:
    scope = scope_of(lexicon)
    words = [mended(reading, scope, exact=exact) for reading in readings_of(query.wanted, scope)]
    corrected = tuple([correction for word in words for correction in word.corrected])
    absent = tuple([lacking for word in words for lacking in word.absent])
    unwanted = [(wanted, any_of(phrases_for(wanted, scope))) for wanted in query.unwanted]
    searched = Searched(
        query._replace(wanted=tuple([word.reading.wanted for word in words])),
        absent=absent,
        idle=tuple([wanted for wanted, phrases in unwanted if not scope.number_with(phrases)]),
    )
    readings = [word.reading for word in words if not word.absent]
    if not readings or (exact and absent):
        return searched
    searched = searched._replace(corrected=corrected)
    where = searchable(scope.only(sources), [phrases for _, phrases in unwanted])
    typed = _as_typed(query, corrected)
    named = named_so(typed, lexicon)
    if named.names:
        readings = _with_links(readings, typed, scope)
    else:
        named = named_so([reading.wanted for reading in readings], lexicon)
    missing = tuple([str(word.reading.wanted) for word in words if word.absent])
    entries, total = _with_all(readings, where, named, limit)
    is_partial = not total and len(readings) > 1
    if is_partial:
        # Few searches get here.
        from carelex.searching.most_words import with_most

        entries, total = with_most(readings, where, limit, all_of=exact)
    return searched._replace(
        entries=tuple([entry._replace(missing=entry.missing + missing) for entry in entries]),
        total=total,
        is_partial=is_partial and total > 0,
        alone=() if total else tuple([(str(each.wanted), scope.number_with(each.expression)) for each in readings]),
    )


def _with_all(
    readings: Sequence[Reading], where: Searchable, named: NamedSo, limit: int
) -> tuple[Sequence[FoundEntry], int]:
    """The best entries that have a definition with all of *readings*, and how many there are in all."""
    asked = where.with_all(readings)
    defined = asked._replace(scope=asked.scope.definitions)
    more = in_other_words(named, defined, where.by_stem)
    best = best_entries(defined, named, limit, more)
    referring = references(asked, named, more)
    shown = [*best.entries, *referring][:limit]
    return [found_entry(entry, asked, named) for entry in shown], best.total + len(referring)


def _with_links(readings: Sequence[Reading], typed: Sequence[Wanted], scope: Scope) -> list[Reading]:
    """Add the readings of small words such as "will", which usually only link others, but belong to "living will".

    Prepositions and determiners are left out even in a name.
    """
    links = [wanted for wanted in typed if wanted.is_link and same_name(wanted.text) not in RELATIONAL | DETERMINERS]
    known = {reading.wanted.text for reading in readings}
    words = [wanted._replace(is_quoted=True) for wanted in links if wanted.text not in known]
    return [*readings, *(Reading(word, phrases_for(word, scope)) for word in words)]


def _as_typed(query: Query, corrected: Sequence[tuple[str, str]]) -> list[Wanted]:
    """All words as typed, small words included, but with misspelt words corrected."""
    taken = dict(corrected)
    return [
        wanted._replace(text=" ".join([taken.get(word, word) for word in wanted.text.split()]))
        for wanted in query.wanted
    ]
