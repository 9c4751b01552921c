"""Values for a search's results: entries, best first, each with the passages that match."""

from collections.abc import Iterator, Sequence

from carelex.model import Definition
from carelex.names import same_name, written_alike
from carelex.searching.asked import Asked
from carelex.searching.entries import NamedSo
from carelex.searching.other_words import strangers_in
from carelex.searching.ranking import Ranked, RankedEntry
from carelex.searching.snippets import Finder, finder_of
from carelex.text.markdown import Span
from carelex.values import NamedTuple

# The most passages shown of an entry.
_AT_A_GLANCE = 3


class Hit(NamedTuple):
    """A definition that matches, and its *snippet*: the matching paragraph, or a part of one.

    If a name of the entry matches, perhaps only in another glossary, the text need not. Matching words are in spans
    that are shared, in *name* (the term) too.
    also: another name of the term, if only that matches, or if it is exactly what was searched for.
    score: higher is better; it is not a share of anything. For a definition that only refers to another name, *term* is
    the name above it, and the snippet is "see" and the other name.
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


class FoundEntry(NamedTuple):
    """An entry that matches; *hits* are all of its definitions that match, best first.

    best: the most useful ones: the best of each source, with at most three different texts.
    missing: the words that it does not have, if no entry has all of them.
    """

    term: str
    hits: tuple[Hit, ...]
    best: tuple[Hit, ...]
    missing: tuple[str, ...] = ()

    @property
    def name(self) -> tuple[Span, ...]:
        """The term, with matching words in spans that are shared."""
        return self.hits[0].name

    @property
    def also(self) -> tuple[Span, ...]:
        """Another name, if that matches."""
        return next((hit.also for hit in self.hits if hit.also), ())


def found_entry(entry: RankedEntry, asked: Asked, named: NamedSo, missing: Sequence[str] = ()) -> FoundEntry:
    """Choose what to show of an entry."""
    # The words are marked as typed in any text; in other forms only if the index says that a form matches.
    typed = [text for reading in asked.readings for phrase in reading.phrases for text in phrase.split('"')[1::2]]
    strangers = strangers_in(asked.wanted, asked.scope.lexicon)
    hits = []
    for ranked in entry.hits:
        wordings = [wording for wording in ranked.wordings if written_alike(wording) not in strangers]
        hits.append(_hit(ranked, finder_of(frozenset([*wordings, *typed])), asked, named))
    best = _best_of_each_source(hits) if entry.at_a_glance is None else hits[: entry.at_a_glance]
    # If several sources have the same text, it counts as one passage.
    texts = [*dict.fromkeys(hit.text for hit in best)][:_AT_A_GLANCE]
    return FoundEntry(hits[0].term, tuple(hits), tuple([hit for hit in best if hit.text in texts]), tuple(missing))


def _best_of_each_source(hits: Sequence[Hit]) -> list[Hit]:
    by_source: dict[tuple[str, str], Hit] = {}
    for hit in hits:
        by_source.setdefault((hit.definition.glossary, hit.definition.source.id), hit)
    return [*by_source.values()]


def _hit(ranked: Ranked, finder: Finder, asked: Asked, named: NamedSo) -> Hit:
    lexicon = asked.scope.lexicon
    index = lexicon.indexes[ranked.glossary]
    row, definition = index.definition(ranked.definition_id)
    entry = lexicon.concepts.entry_of_name(index, row)
    if definition.see is None:
        snippet = finder.snippet(definition)
    else:
        # Few texts only refer to another name.
        from carelex.english.headwords import referring_words

        lead = Span(f"{referring_words(row.term, definition.see)} ")
        entry, snippet = row.term, (lead, *finder.marked(definition.see))
    name = finder.marked(entry)
    also = next(_others(entry, (*name, *snippet), ranked.names, finder, named), ())
    return Hit(entry, definition, round(ranked.score, 2), name, also, snippet)


def _others(
    entry: str, shown: Sequence[Span], names: Sequence[str], finder: Finder, named: NamedSo
) -> Iterator[tuple[Span, ...]]:
    """The other names that explain why an entry is found, if *shown* does not make it clear."""
    own = named.names.get(entry, ())
    if own and same_name(entry) not in map(same_name, own):
        yield finder.marked(own[0])
    if not _has_shared(shown):
        yield from filter(_has_shared, map(finder.marked, names))


def _has_shared(spans: Sequence[Span]) -> bool:
    return any(span.shared for span in spans)
