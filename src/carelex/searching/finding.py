"""The full text: which definitions have some words, in their own wording or in the names of their terms, best first."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from carelex.errors import CarelexError
from carelex.lookup import Lexicon, check_query, opened, repairing
from carelex.model import Definition
from carelex.names import written_alike
from carelex.searching.entries import NamedSo, in_other_words, named_so
from carelex.searching.mending import Absent, mended
from carelex.searching.other_words import strangers_in, ways_of
from carelex.searching.query import Query, Wanted, read_query
from carelex.searching.ranking import Ranked, ranked
from carelex.searching.readings import Reading, any_of, phrases_for, readings_of
from carelex.searching.referring import references
from carelex.searching.scope import Scope, scope_of
from carelex.searching.snippets import Finder
from carelex.text.markdown import Span

# Hits that a search gives where nobody says how many; `carelex search` shows as many.
HITS = 10


class Hit(NamedTuple):
    """A definition that has what was looked for, and the *snippet* where it stands: a paragraph, or a part of one.

    If what was looked for is a name of its entry, perhaps in another glossary alone, the text may not have it.
    What was looked for stands in spans that are shared; in *name*, the term, too. also: another name of the term, where
    it stands there alone. score: the more, the better; it is no share of anything.
    Of what only refers to another name, *term* is that above it, and the snippet is "see" and the other.
    """

    term: str
    definition: Definition
    score: float
    name: tuple[Span, ...]
    also: tuple[Span, ...]
    snippet: tuple[Span, ...]

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.snippet)


class Searched(NamedTuple):
    """What a search has found: *hits*, best first, of *total* definitions; what only refers to a name comes last.

    corrected: misspelt words with what they were taken for. absent: words that nothing has. idle: those that were to be
    left out, and that nothing has. alone: what is wanted, with how many definitions have it, where none has all of it.
    """

    query: Query
    hits: tuple[Hit, ...] = ()
    total: int = 0
    corrected: tuple[tuple[str, str], ...] = ()
    absent: tuple[Absent, ...] = ()
    idle: tuple[Wanted, ...] = ()
    alone: tuple[tuple[str, int], ...] = ()


def search(
    query: str,
    *,
    glossaries: str | Path | Sequence[str | Path] = (),
    sources: str | Sequence[str] = (),
    exact: bool = False,
    limit: int = HITS,
) -> Searched:
    """Search names and definitions for *query*, as `carelex search` does; other arguments as those of `look_up`.

    query: as `read_query` takes it. exact: correct no misspelt word. limit: of hits.
    Raises CarelexError: GlossaryError, EmptyQueryError or UnknownSourceError, or one for a query that wants nothing.
    """
    check_query(query)
    with opened(glossaries, sources) as (lexicon, ids):
        return find_hits(lexicon, read_query(query), sources=ids, exact=exact, limit=limit)


@repairing
def find_hits(
    lexicon: Lexicon, query: Query, *, sources: Sequence[str] = (), exact: bool = False, limit: int = HITS
) -> Searched:
    """Find what has all that *query* wants, in *lexicon*; *sources* as `lookup.source_ids` gives them."""
    if not _has_full_text(lexicon):
        # Perhaps another Python has made them.
        lexicon.make_again()
        if not _has_full_text(lexicon):
            raise CarelexError("search: the SQLite of this Python has no full text (FTS5); use another Python")
    return _found(lexicon, query, tuple(sources), exact=exact, limit=limit)


def _has_full_text(lexicon: Lexicon) -> bool:
    return all(index.full_text.is_there for index in lexicon.indexes)


def _found(lexicon: Lexicon, query: Query, sources: tuple[str, ...], *, exact: bool, limit: int) -> Searched:
    scope = scope_of(lexicon)
    words = [mended(reading, scope, exact=exact) for reading in readings_of(query.wanted, scope)]
    readings = [word.reading for word in words]
    absent = tuple([lacking for word in words for lacking in word.absent])
    unwanted = [(wanted, any_of(phrases_for(wanted, scope))) for wanted in query.unwanted]
    searched = Searched(
        query._replace(wanted=tuple([reading.wanted for reading in readings])),
        idle=tuple([wanted for wanted, phrases in unwanted if not scope.number_with(phrases)]),
    )
    if absent or not readings:
        return searched._replace(absent=absent)
    wanted = expression = " AND ".join([reading.expression for reading in readings])
    scope, by_stem = _by_words(readings, [phrases for _, phrases in unwanted], scope)
    if by_stem:
        expression = f"({expression}) NOT {any_of(by_stem)}"
    asked = scope.only(sources)
    corrected = tuple([correction for word in words for correction in word.corrected])
    named = named_so((_as_typed(query, corrected), searched.query.wanted), lexicon)
    more = in_other_words(named, f"({wanted})", by_stem, asked.definitions)
    count = asked.definitions.count(expression) + len(more)
    best = ranked(expression, readings, asked.definitions, named, min(limit, count), more) if count else []
    referring = references(expression, readings, named, more, asked)
    total = count + len(referring)
    hits = tuple(_hits(expression, readings, [*best, *referring][:limit], named, scope))
    searched = searched._replace(corrected=corrected, total=total, hits=hits)
    if not total:
        alone = [(str(reading.wanted), scope.number_with(reading.expression)) for reading in readings]
        return searched._replace(alone=tuple(alone))
    return searched


def _by_words(readings: Sequence[Reading], unwanted: Sequence[str], scope: Scope) -> tuple[Scope, Sequence[str]]:
    """What is searched, without what has but another word of the stem of one that is wanted, or has one that is not.

    Beside it stands what of *unwanted* can be left out by its stem.
    """
    for reading in readings:
        if ways := ways_of(reading.expression, scope.lexicon):
            scope = scope.without(scope.holding(reading.expression, ways, others=True))
    by_stem = []
    for phrases in unwanted:
        if ways := ways_of(phrases, scope.lexicon):
            scope = scope.without(scope.holding(phrases, ways))
        else:
            by_stem.append(phrases)
    return scope, by_stem


def _as_typed(query: Query, corrected: Sequence[tuple[str, str]]) -> list[Wanted]:
    """What is wanted with the words that only link others, in the words that misspelt ones were taken for."""
    taken = dict(corrected)
    return [
        wanted._replace(text=" ".join([taken.get(word, word) for word in wanted.text.split()]))
        for wanted in query.wanted
    ]


def _hits(
    expression: str, readings: Sequence[Reading], best: Sequence[Ranked], named: NamedSo, scope: Scope
) -> Iterator[Hit]:
    """Give the definitions that are *best*, each with what is asked for."""
    indexes = scope.lexicon.indexes
    ids: dict[int, list[int]] = {}
    for _, number, definition_id in best:
        ids.setdefault(number, []).append(definition_id)
    marked = {number: indexes[number].full_text.marked(expression, of_index) for number, of_index in ids.items()}
    # As they are typed, the words are found in any text; in other forms, only where the index tells these.
    typed = [text for reading in readings for phrase in reading.phrases for text in phrase.split('"')[1::2]]
    strangers = strangers_in(expression, scope.lexicon)
    for score, number, definition_id in best:
        row, definition = indexes[number].definition(definition_id)
        entry = scope.lexicon.concepts.entry_of_name(indexes[number], row)
        # What does not have the words is found by a name that its entry has elsewhere.
        names, wordings = marked[number].get(definition_id, 2 * (named.names.get(entry, ()),))
        finder = Finder([*(wording for wording in wordings if written_alike(wording) not in strangers), *typed])
        if definition.see is None:
            snippet = finder.snippet(definition)
        else:
            # Few texts only refer.
            from carelex.english.headwords import referring_words

            lead = Span(f"{referring_words(row.term, definition.see)} ")
            entry, snippet = row.term, (lead, *finder.marked(definition.see))
        name = finder.marked(entry)
        others = () if _has_shared((*name, *snippet)) else map(finder.marked, names)
        also = next(filter(_has_shared, others), ())
        yield Hit(entry, definition, round(score, 2), name, also, snippet)


def _has_shared(spans: Sequence[Span]) -> bool:
    return any(span.shared for span in spans)
