"""Answers a query: goes from the words typed to the entry they mean, or to suggestions."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from carelex.errors import EmptyQueryError, UnknownSourceError
from carelex.lookup.lexicon import Lexicon, open_lexicon, repairing
from carelex.lookup.match import find
from carelex.lookup.naming import SUGGESTIONS, Outcome
from carelex.model import Answer, DefinedByOthers, Entry, GlossarySource, MatchKind
from carelex.names import same_name
from carelex.places import glossaries_in_use

if TYPE_CHECKING:
    from carelex.lookup.keyed_sources import SourceKeys


def look_up(
    query: str,
    *,
    glossaries: str | Path | Sequence[str | Path] = (),
    sources: str | Sequence[str] = (),
    exact: bool = False,
) -> Answer:
    """Answer what *query* means, as `carelex define` does.

    glossaries: paths of files or folders, or "builtin"; if you leave it out, the glossaries that carelex uses by
    itself.
    sources: ids of the sources to show; all of them if you leave it out.
    exact: do not take a near miss as the answer, only suggest it.
    Raises CarelexError: GlossaryError, EmptyQueryError or UnknownSourceError.
    """
    check_query(query)
    with opened(glossaries, sources) as (lexicon, ids):
        return answer(lexicon, query, sources=ids, exact=exact, mentioned=True)


@contextmanager
def opened(
    glossaries: str | Path | Sequence[str | Path], sources: str | Sequence[str]
) -> Iterator[tuple[Lexicon, tuple[GlossarySource, ...]]]:
    """Open the glossaries that a caller of `look_up` names, and find the sources, for a `with` block."""
    paths = [glossaries] if isinstance(glossaries, (str, Path)) else glossaries
    with open_lexicon(glossaries_in_use(paths)) as lexicon:
        yield lexicon, sources_asked_for(lexicon, [sources] if isinstance(sources, str) else sources)


def check_query(query: str) -> None:
    """Raise EmptyQueryError if there is nothing in *query* to look up."""
    if not query.strip():
        raise EmptyQueryError


def sources_asked_for(lexicon: Lexicon, asked: Sequence[str]) -> tuple[GlossarySource, ...]:
    """Find the sources that a user asks for: by id, by name, or by an id with the name of a file, such as a@mine.yaml.

    Raises UnknownSourceError for one that is not in use.
    """
    return tuple(dict.fromkeys(source for called in asked for source in _sources_called(lexicon, called)))


def _sources_called(lexicon: Lexicon, called: str) -> Iterable[GlossarySource]:
    if "@" in called:
        # Few people have several sources of one id.
        from carelex.lookup.keyed_sources import sources_with_key

        if keyed := sources_with_key(lexicon, called):
            return keyed
    source_id = _id_of_source(lexicon, called)
    return [GlossarySource(index.name, source_id) for index in lexicon.indexes if source_id in index.sources]


def keys_asked_for(lexicon: Lexicon, keys: "SourceKeys", asked: Sequence[str]) -> tuple[str, ...]:
    """Turn the sources asked for into keys, ignoring capitals; an id means each source that has it.

    Raises UnknownSourceError for a source that is not in use.
    """
    found: list[str] = []
    for wanted in asked:
        found += keys.called(wanted) or keys.of_id(_id_of_source(lexicon, wanted))
    return tuple(dict.fromkeys(found))


def names_of_sources(lexicon: Lexicon, sources: Iterable[GlossarySource]) -> list[str]:
    """The names of some sources, each once."""
    indexes = {index.name: index for index in lexicon.indexes}
    return [*dict.fromkeys(indexes[glossary].sources[source_id].name for glossary, source_id in sources)]


def _id_of_source(lexicon: Lexicon, asked: str) -> str:
    """The id of the source that has this id or, alone of all, this name; in capitals or not.

    Raises UnknownSourceError if there is none.
    """
    if asked.lower() in lexicon.sources:
        return asked.lower()
    named = [source_id for source_id, source in lexicon.sources.items() if same_name(source.name) == same_name(asked)]
    if len(named) == 1:
        return named[0]
    raise UnknownSourceError(asked, {source_id: source.name for source_id, source in lexicon.sources.items()})


@repairing
def answer(
    lexicon: Lexicon,
    query: str,
    *,
    sources: Sequence[GlossarySource] = (),
    exact: bool = False,
    mentions: bool = True,
    mentioned: bool = False,
) -> Answer:
    """Answer *query*, which must not be empty, from *lexicon*; *sources* are as `sources_asked_for` returns them.

    mentions: whether to find the terms that the definitions mention.
    mentioned: whether to find definitions that mention the query, if it has no entry.
    """
    answer = _answer_to(lexicon, query, sources, exact=exact)
    if mentioned and not answer.matched:
        # Only if there is nothing else to show.
        from carelex.lookup.mentioned import mentioned_in

        return answer._replace(mentioned_in=mentioned_in(lexicon, query, sources))
    return answer._replace(entry=lexicon.with_mentions(answer.entry)) if answer.entry and mentions else answer


def _answer_to(lexicon: Lexicon, query: str, sources: Sequence[GlossarySource], *, exact: bool) -> Answer:
    outcome = find(query, lexicon.names, exact=exact)
    if not sources:
        return _answer(lexicon, query, outcome, ())
    if outcome.term and outcome.match and outcome.match.kind is not MatchKind.FUZZY:
        return _answer(lexicon, query, outcome, sources)
    # Near misses, and the terms that share a name, depend on which sources are asked.
    among = find(query, lexicon.names.defined_by(sources), exact=exact)
    if among.match and among.match.kind is MatchKind.FUZZY and among.term != outcome.term:
        # The nearest term of all is one that these sources do not define.
        among = Outcome(suggestions=among.suggestions)
    if not among.term and not among.suggestions and outcome.term:
        return _answer(lexicon, query, outcome, sources)
    return _answer(lexicon, query, among, sources)


def _answer(lexicon: Lexicon, query: str, outcome: Outcome, sources: Sequence[GlossarySource]) -> Answer:
    if outcome.term is None:
        return Answer(query=query, suggestions=outcome.suggestions, notices=outcome.notices)
    entry, suggestions = lexicon.entry(outcome.term, sources), outcome.suggestions
    if sources:
        suggestions = tuple([term for term in suggestions if lexicon.concepts.is_defined_by(term, frozenset(sources))])
    if entry.definitions:
        return Answer(query, entry, outcome.match, suggestions, (*outcome.notices, *entry.notices))
    if entry.is_reference or (whole := lexicon.entry(outcome.term)).is_reference:
        return _referred(lexicon, query, outcome._replace(suggestions=suggestions), sources)
    is_named = same_name(query) == same_name(whole.term)
    return Answer(query=query, notices=(_defined_by_others(lexicon, whole, sources, is_named=is_named),))


def _referred(lexicon: Lexicon, query: str, outcome: Outcome, sources: Sequence[GlossarySource]) -> Answer:
    """Answer if the term only refers to another: show the entry it leads to, or the reference itself."""
    # Few terms only refer to another.
    from carelex.lookup.following import follow

    entry, notices, unheard = follow(lexicon, str(outcome.term), sources)
    if unheard:
        notices = (*notices, _defined_by_others(lexicon, unheard, sources, is_named=True))
    if not entry.definitions and not entry.refers_to:
        return Answer(query=query, notices=notices)
    match = outcome.match
    if match and match.kind is MatchKind.EXACT and entry.term != outcome.term:
        # A name that refers to an entry is another name of it.
        match = match._replace(kind=MatchKind.ALIAS)
    others = [term for term in outcome.suggestions if term != outcome.term]
    suggestions = tuple(dict.fromkeys([entry.term, *others]))[:SUGGESTIONS]
    return Answer(query, entry, match, suggestions, (*notices, *outcome.notices, *entry.notices))


def _defined_by_others(
    lexicon: Lexicon, entry: Entry, sources: Sequence[GlossarySource], *, is_named: bool
) -> DefinedByOthers:
    """Make the notice that other sources define the term, but none of *sources*."""
    asked = tuple(names_of_sources(lexicon, sources))
    others = dict.fromkeys(definition.source.name for definition in entry.definitions)
    return DefinedByOthers(entry.term, asked, tuple(others), is_named)
