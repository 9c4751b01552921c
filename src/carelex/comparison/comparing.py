"""What the sources of one entry say, compared: what they share, what only one says, and how hard each is to read."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path

from carelex.comparison.own import own_statements
from carelex.comparison.shared import Phrase, shared_phrases
from carelex.comparison.voices import Reading, TermNames, Text, read, united
from carelex.lookup import Lexicon, answer, by_sources_alone, check_query, opened
from carelex.model import Answer, Definition, Entry, GlossarySource
from carelex.names import written_alike
from carelex.text.copies import copies_in
from carelex.text.markdown import Block, blocks_of, with_shared
from carelex.text.readability import Measures, measure
from carelex.text.words import Word, words_of
from carelex.values import NamedTuple


class Overlap(NamedTuple):
    """Of the different content words of voice *a*, the share that *b* has too, and the other way round; 0 to 1."""

    a: int
    b: int
    a_in_b: float
    b_in_a: float


class Comparison(NamedTuple):
    """What a query led to, with the definitions of its entry compared. Voices go by their number in `entry.voices`.

    copies: the voices that say the same words, or nearly, as groups. Each group counts as one voice: what only its own
    voices have is not shared, and what they have in common is said by one alone.

    shared: the phrases that several voices have, the most telling first; the texts of a phrase are voices. only: for
    each voice, what no other says, in its own words, the most telling first; nothing where there is no other voice.
    overlap: of every two voices; of copies the first speaks for them all. measures, mentions: of each definition, in
    the entry's order; the mentions are terms. comparable: where there is but one voice, or none, the first terms that
    have more, and *more* how many others there are.
    """

    answer: Answer
    shared: tuple[Phrase, ...] = ()
    only: tuple[tuple[str, ...], ...] = ()
    overlap: tuple[Overlap, ...] = ()
    measures: tuple[Measures, ...] = ()
    mentions: tuple[tuple[str, ...], ...] = ()
    comparable: tuple[str, ...] = ()
    more: int = 0
    copies: tuple[tuple[int, ...], ...] = ()

    @property
    def is_compared(self) -> bool:
        """Whether there is an entry, and more than one voice in it, be they copies of each other."""
        return bool(self.overlap or self.copies)


def only_of(comparison: Comparison, voices: Sequence[int]) -> list[tuple[str, tuple[int, ...]]]:
    """What only *voices* say, which are copies of each other or one alone: each phrase once, with those that say it.

    As the first of them writes it; they need not agree on quotes, dashes and capitals. Nor on commas: what is one
    phrase in one of them may be two in another, and then the longer is told.
    """
    written: dict[str, str] = {}
    found_in: dict[str, tuple[int, ...]] = {}
    for voice in voices:
        for phrase in comparison.only[voice]:
            folded = written_alike(phrase)
            written.setdefault(folded, phrase)
            found_in[folded] = (*found_in.get(folded, ()), voice)
    entry = comparison.answer.entry
    if entry is None or len(voices) == 1:
        return [(phrase, found_in[folded]) for folded, phrase in written.items()]
    definitions = {voice: entry.voices[voice].definitions for voice in voices}
    said_by = {folded: _speakers(phrase, found_in[folded], definitions) for folded, phrase in written.items()}
    return [
        (written[folded], speakers)
        for folded, speakers in said_by.items()
        if speakers == found_in[folded]
        or not any(
            f" {folded} " in f" {longer} " and {*speakers} <= {*said_by[longer]} for longer in said_by.keys() - {folded}
        )
    ]


def _speakers(
    phrase: str, found_in: Collection[int], definitions: Mapping[int, Sequence[Definition]]
) -> tuple[int, ...]:
    """The voices that say *phrase*: those that it was *found in*, and those that have its words."""
    # Only copies are asked for it.
    from carelex.text.wording import says

    return tuple(
        voice for voice, said in definitions.items() if voice in found_in or any(says(each, phrase) for each in said)
    )


class Agreement(NamedTuple):
    """An entry, and how much its voices overlap on average, in both directions; 0 to 1.

    copies: as those of a comparison. Where all voices are copies of each other, the overlap is that of the copies.
    """

    entry: Entry
    overlap: float
    copies: tuple[tuple[int, ...], ...] = ()


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


def compared(lexicon: Lexicon, looked_up: Answer, *, sources: Sequence[GlossarySource] = ()) -> Comparison:
    """Compare the definitions of the entry that was *looked up* in *lexicon*, for *sources* alone, if there are any."""
    entry = looked_up.entry
    if entry is None:
        return Comparison(looked_up)
    words = [words_of(blocks_of(definition)) for definition in entry.definitions]
    measures = tuple(map(measure, words))
    named = tuple(definition.mentions for definition in entry.definitions)
    names = _names(entry)
    by_voice = _texts(entry, words, names)
    if len(by_voice) < 2:
        # Most entries that are compared have several.
        from carelex.lookup import comparable_terms

        others = comparable_terms(lexicon, sources)
        some = tuple(others[:_NAMED])
        return Comparison(
            looked_up,
            only=((),) * len(by_voice),
            measures=measures,
            mentions=named,
            comparable=some,
            more=len(others) - len(some),
        )
    groups = copies_in(entry)
    texts = _united(by_voice, groups)
    shared = shared_phrases(texts, names) if len(texts) > 1 else ()
    return Comparison(
        looked_up,
        shared=tuple(_of_voices(phrase, entry) for phrase in shared),
        only=tuple(_only(by_voice, groups, names)),
        overlap=_overlaps(texts, [group[0] for group in groups]),
        measures=measures,
        mentions=named,
        copies=_with_several(groups),
    )


def overview(
    lexicon: Lexicon, *, sources: Sequence[GlossarySource] = (), report: Callable[[int, int], None] | None = None
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
        by_voice = _texts(entry, words, _names(entry))
        groups = copies_in(entry)
        texts = _united(by_voice, groups)
        overlaps = _overlaps(texts, range(len(texts))) or _overlaps_of_copies(entry, by_voice)
        shares = [share for overlap in overlaps for share in (overlap.a_in_b, overlap.b_in_a)]
        agreements.append(Agreement(entry, sum(shares) / len(shares), _with_several(groups)))
    return tuple(sorted(agreements, key=lambda agreement: (-agreement.overlap, agreement.entry.term)))


def voice_ids(entry: Entry) -> list[str]:
    """Name each voice for a script: by its first definition."""
    named = definition_ids(entry)
    return [named[voice.numbers[0]] for voice in entry.voices]


def definition_ids(entry: Entry) -> tuple[str, ...]:
    """Name each definition, and then each reference, for a script: by the id of its source.

    With a number from the second of that source on.
    """
    seen: Counter[str] = Counter()
    named = []
    for definition in (*entry.definitions, *entry.references):
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


def _only(by_voice: Sequence[Text], groups: Sequence[Sequence[int]], names: TermNames) -> list[tuple[str, ...]]:
    """What each voice says that none does but its copies."""
    only: list[tuple[str, ...]] = [()] * len(by_voice)
    texts = _united(by_voice, groups)
    for number, group in enumerate(groups if len(groups) > 1 else ()):
        for voice in group:
            with_others = [*texts[:number], by_voice[voice], *texts[number + 1 :]]
            only[voice] = own_statements(with_others, number, names)
    return only


def _united(by_voice: Sequence[Text], groups: Sequence[Sequence[int]]) -> list[Text]:
    """The text of each of *groups* of voices, with the definitions of all its voices in one."""
    return [united([by_voice[number] for number in group]) for group in groups]


def _with_several(groups: Iterable[tuple[int, ...]]) -> tuple[tuple[int, ...], ...]:
    return tuple(group for group in groups if len(group) > 1)


def _of_voices(phrase: Phrase, entry: Entry) -> Phrase:
    """A phrase with the voices in which it stands for its texts."""
    here = {passage.definition for passage in phrase.passages}
    return phrase._replace(
        texts=tuple(number for number, voice in enumerate(entry.voices) if not here.isdisjoint(voice.numbers))
    )


def _overlaps(texts: Sequence[Text], called: Sequence[int]) -> tuple[Overlap, ...]:
    return tuple(
        Overlap(called[a], called[b], texts[a].share_in(texts[b]), texts[b].share_in(texts[a]))
        for a, b in combinations(range(len(texts)), 2)
    )


def _overlaps_of_copies(entry: Entry, by_voice: Sequence[Text]) -> list[Overlap]:
    """Those of voices that are all copies of each other; whole where they say the same words, whatever the hyphens."""
    from carelex.text.wording import are_the_same

    voices = entry.voices
    return [
        overlap._replace(a_in_b=1.0, b_in_a=1.0)
        if all(map(are_the_same, voices[overlap.a].definitions, voices[overlap.b].definitions))
        else overlap
        for overlap in _overlaps(by_voice, range(len(by_voice)))
    ]
