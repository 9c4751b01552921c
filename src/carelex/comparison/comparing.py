"""What the sources of one entry say, compared: what they share, what only one says, and how hard each is to read."""

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from carelex.comparison.own import own_phrases
from carelex.comparison.shared import Phrase, shared_phrases
from carelex.comparison.voices import Reading, TermNames, Text, read
from carelex.lookup import Lexicon, answer, by_sources_alone, check_query, opened
from carelex.model import Answer, Definition, Entry
from carelex.text.markdown import Block, blocks_of, with_shared
from carelex.text.readability import Measures, measure
from carelex.text.words import Word, words_of


class Overlap(NamedTuple):
    """Of the different content words of voice *a*, the share that *b* has too, and the other way round; 0 to 1."""

    a: int
    b: int
    a_in_b: float
    b_in_a: float


class Comparison(NamedTuple):
    """What a query led to, with the definitions of its entry compared. Voices go by their number in `entry.voices`.

    shared: the phrases that several voices have, the most telling first; the texts of a phrase are voices. only: for
    each voice, what no other says, in its own words, the most telling first; nothing where there is no other voice.
    overlap: of every two voices. measures, mentions: of each definition, in the entry's order; the mentions are terms.
    comparable: where there is but one voice, the first terms that have more, and *more* how many others there are.
    """

    answer: Answer
    shared: tuple[Phrase, ...] = ()
    only: tuple[tuple[str, ...], ...] = ()
    overlap: tuple[Overlap, ...] = ()
    measures: tuple[Measures, ...] = ()
    mentions: tuple[tuple[str, ...], ...] = ()
    comparable: tuple[str, ...] = ()
    more: int = 0

    @property
    def is_compared(self) -> bool:
        """Whether there is an entry, and more than one voice in it."""
        return bool(self.overlap)


class Agreement(NamedTuple):
    """An entry, and how much its voices overlap on average, in both directions; 0 to 1."""

    entry: Entry
    overlap: float


# So many terms are named as ones that can be compared.
_NAMED = 8


def compare(
    query: str,
    *,
    glossaries: str | Path | Sequence[str | Path] = (),
    sources: str | Sequence[str] = (),
    exact: bool = False,
) -> Comparison:
    """Compare what the sources say that *query* means, as `carelex compare` does; arguments as those of `look_up`.

    Raises CarelexError: GlossaryError, EmptyQueryError or UnknownSourceError.
    """
    check_query(query)
    with opened(glossaries, sources) as (lexicon, ids):
        return compared(lexicon, answer(lexicon, query, sources=ids, exact=exact), sources=ids)


def compared(lexicon: Lexicon, looked_up: Answer, *, sources: Sequence[str] = ()) -> Comparison:
    """Compare the definitions of the entry that was *looked up* in *lexicon*, for *sources* alone, if there are any."""
    entry = looked_up.entry
    if entry is None:
        return Comparison(looked_up)
    words = [words_of(blocks_of(definition)) for definition in entry.definitions]
    measures = tuple(map(measure, words))
    named = tuple(definition.mentions for definition in entry.definitions)
    names = _names(entry)
    texts = _texts(entry, words, names)
    if len(texts) == 1:
        # Most entries that are compared have several.
        from carelex.lookup import comparable_terms

        others = comparable_terms(lexicon, sources)
        some = tuple(others[:_NAMED])
        return Comparison(
            looked_up, only=((),), measures=measures, mentions=named, comparable=some, more=len(others) - len(some)
        )
    shared = shared_phrases(texts, names)
    return Comparison(
        looked_up,
        shared=shared,
        only=tuple(own_phrases(texts, number, names, shared) for number in range(len(texts))),
        overlap=_overlaps(texts),
        measures=measures,
        mentions=named,
    )


def overview(
    lexicon: Lexicon, *, sources: Sequence[str] = (), report: Callable[[int, int], None] | None = None
) -> tuple[Agreement, ...]:
    """Compare what is said of every term that several voices, or several of *sources*, define; most agreed first.

    report: told now and then how many terms have been compared, and of how many.
    """
    # Asked for only where no term is named.
    from carelex.lookup import comparable_entries

    entries = comparable_entries(lexicon, sources)
    agreements = []
    for done, whole in enumerate(entries):
        if report:
            report(done, len(entries))
        entry = by_sources_alone(whole, sources) if sources else whole
        words = [words_of(blocks_of(definition)) for definition in entry.definitions]
        overlaps = _overlaps(_texts(entry, words, _names(entry)))
        shares = [share for overlap in overlaps for share in (overlap.a_in_b, overlap.b_in_a)]
        agreements.append(Agreement(entry, sum(shares) / len(shares)))
    return tuple(sorted(agreements, key=lambda agreement: (-agreement.overlap, agreement.entry.term)))


def voice_ids(entry: Entry) -> list[str]:
    """Name each voice for a script: by its first definition."""
    named = definition_ids(entry)
    return [named[voice.numbers[0]] for voice in entry.voices]


def definition_ids(entry: Entry) -> tuple[str, ...]:
    """Name each definition for a script: the id of its source; with a number from the second of that source on."""
    seen: Counter[str] = Counter()
    named = []
    for definition in entry.definitions:
        source = definition.source.id
        seen[source] += 1
        named.append(source if seen[source] == 1 else f"{source}:{seen[source]}")
    return tuple(named)


def with_shared_wording(comparison: Comparison) -> dict[Definition, tuple[Block, ...]]:
    """The blocks of each definition, with the wording that others share as spans of its own."""
    if comparison.answer.entry is None:
        return {}
    passages = [passage for phrase in comparison.shared for passage in phrase.passages]
    return {
        definition: with_shared(blocks_of(definition), [place[1:] for place in passages if place.definition == number])
        for number, definition in enumerate(comparison.answer.entry.definitions)
    }


def _names(entry: Entry) -> TermNames:
    names = {entry.term, *entry.aliases, *(definition.headword for definition in entry.definitions)}
    return TermNames(names | ({entry.abbreviation} if entry.abbreviation else set()))


def _texts(entry: Entry, words: Sequence[Sequence[Word]], names: TermNames) -> list[Text]:
    blocks = map(blocks_of, entry.definitions)
    definitions = [Reading(number, *read) for number, read in enumerate(zip(blocks, words, strict=True))]
    return read([[definitions[number] for number in voice.numbers] for voice in entry.voices], names)


def _overlaps(texts: Sequence[Text]) -> tuple[Overlap, ...]:
    return tuple(
        Overlap(a, b, texts[a].share_in(texts[b]), texts[b].share_in(texts[a]))
        for a, b in combinations(range(len(texts)), 2)
    )
