"""Ranks the entries that match a search, each with all its matching definitions from all glossaries."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain
from math import log

from carelex.index import ALL, Index, Marked
from carelex.lookup import EntryKey
from carelex.searching.asked import Asked
from carelex.searching.entries import NamedSo, Place, entry_at
from carelex.searching.readings import Reading
from carelex.values import NamedTuple

# The least weight that bm25 gives a word.
_LEAST_RARITY = 1e-6

# How many definitions to ask for at first for each entry, as one entry may have several, and how many times more if
# that is not enough.
_DEFINITIONS_FOR_EACH, _MORE = 4, 4


class Ranked(NamedTuple):
    """A definition that matches, with its *score*; *glossary* is the number of its glossary's index.

    names: the matching names of its term.
    wordings: the matching words as they are written in it.
    """

    score: float
    glossary: int
    definition_id: int
    names: Sequence[str]
    wordings: Sequence[str]

    @property
    def place(self) -> tuple[int, int]:
        return self.glossary, self.definition_id


class RankedEntry(NamedTuple):
    """An entry by its name, with its matching definitions, best first.

    at_a_glance: if no single definition has all the words, how many of the first have them together.
    """

    name: str
    hits: Sequence[Ranked]
    at_a_glance: int | None = None


class Best(NamedTuple):
    """The best *entries*, and how many there are in all."""

    entries: Sequence[RankedEntry]
    total: int


def best_entries(asked: Asked, named: NamedSo, limit: int, more: Collection[tuple[int, int]] = ()) -> Best:
    """Find the entries that have a definition that matches, best first; an entry counts as much as its best definition.

    named: the entries with exactly this name, which come before all others.
    more: their definitions that do not have the words.
    """
    rarities = _rarities(asked.readings, asked.scope.lexicon.indexes)
    tops, are_all = _tops(asked, rarities, limit)
    most = max(tops.values(), default=0.0) or _most_of_all(asked, rarities)
    others = sorted(tops.keys() - named.keys, key=lambda key: (-tops[key], key))
    chosen = [entry_at(key, asked.scope.lexicon) for key in others[:limit]]
    marked = _marked(asked, [*chain.from_iterable(named.places.values()), *chain(*(places for _, places in chosen))])
    entries = [*_named_entries(named, marked, rarities, most, {*more})]
    is_in_words = [any(hit.definition_id in marked[hit.glossary] for hit in entry.hits) for entry in entries]
    total = len(entries) + len(others)
    if not are_all:
        total = asked.scope.number_of_entries(asked.expression) + is_in_words.count(False)
    for name, places in chosen:
        entries.append(RankedEntry(name, [*_best_first(_hits(places, marked, rarities))]))
    return Best(entries[:limit], total)


def _tops(asked: Asked, rarities: Sequence[float], limit: int) -> tuple[dict[EntryKey, float], bool]:
    """The scores of the best entries of each glossary, and whether there are no others."""
    concepts = asked.scope.lexicon.concepts
    tops: dict[EntryKey, float] = {}
    are_all = True
    for (index, among), rarity in zip(asked.scope.parts, rarities, strict=True):
        asked_for = min(_DEFINITIONS_FOR_EACH * limit, index.definition_count)
        while True:
            best = index.full_text.best(asked.expression, among, asked_for)
            keys = concepts.keys_of(index, [term_id for _, term_id, _ in best])
            is_whole = len(best) < asked_for or asked_for == index.definition_count
            if is_whole or len({*keys}) >= limit:
                break
            asked_for = min(_MORE * asked_for, index.definition_count)
        are_all = are_all and is_whole
        for key, (_, _, score) in zip(keys, best, strict=True):
            tops[key] = max(tops.get(key, 0.0), -score * rarity)
    return tops, are_all


def _marked(asked: Asked, places: Sequence[Place]) -> list[Mapping[int, Marked]]:
    """Find the definitions at *places* that match, for each index."""
    ids: list[list[int]] = [[] for _ in asked.scope.among]
    for place in places:
        ids[place.glossary] += range(place.first, place.last + 1)
    return [
        index.full_text.marked(asked.expression, among, of_index) if of_index else {}
        for (index, among), of_index in zip(asked.scope.parts, ids, strict=True)
    ]


def _hits(
    places: Sequence[Place], marked: Sequence[Mapping[int, Marked]], rarities: Sequence[float]
) -> Iterator[Ranked]:
    for number, first, last in places:
        for definition_id in range(first, last + 1):
            if found := marked[number].get(definition_id):
                yield Ranked(-found.score * rarities[number], number, definition_id, found.names, found.wordings)


def hits_at(places: Sequence[Place], asked: Asked) -> Iterator[Ranked]:
    """The definitions at *places* that match."""
    rarities = _rarities(asked.readings, asked.scope.lexicon.indexes)
    return _hits(places, _marked(asked, places), rarities)


def named_at(places: Sequence[Place], asked: Asked) -> frozenset[tuple[int, int]]:
    """The definitions at *places* whose term has a matching name: the glossary and the id of each."""
    in_names = _marked(asked._replace(expression=f"names : ({asked.expression})"), places)
    return frozenset([(number, definition_id) for number, marked in enumerate(in_names) for definition_id in marked])


def _best_first(hits: Iterator[Ranked]) -> list[Ranked]:
    return sorted(hits, key=lambda hit: (-hit.score, hit.place))


def _named_entries(
    named: NamedSo,
    marked: Sequence[Mapping[int, Marked]],
    rarities: Sequence[float],
    most: float,
    more: Collection[tuple[int, int]],
) -> list[RankedEntry]:
    """The *named* entries, best first. An entry with exactly the name searched for comes before all others."""
    found = {name: [*_hits(places, marked, rarities)] for name, places in named.places.items()}
    least = min([hit.score for hits in found.values() for hit in hits], default=most)
    entries = []
    for name, hits in found.items():
        names = named.names[name]
        in_words = [hit._replace(score=most + hit.score) for hit in hits]
        # Definitions of it that do not have the words come last.
        others = [
            Ranked(most + least / 2, place.glossary, definition_id, names, names)
            for place in named.places[name]
            for definition_id in range(place.first, place.last + 1)
            if (place.glossary, definition_id) in more
        ]
        if in_words or others:
            entries.append(RankedEntry(name, _best_first(iter([*in_words, *others]))))
    return sorted(entries, key=lambda entry: (-entry.hits[0].score, entry.hits[0].place))


def _most_of_all(asked: Asked, rarities: Sequence[float]) -> float:
    """The best score that anything has, whatever its source, even if it only refers to another name."""
    indexes = zip(asked.scope.lexicon.indexes, rarities, strict=True)
    best = [
        -score * rarity for index, rarity in indexes for _, _, score in index.full_text.best(asked.expression, ALL, 1)
    ]
    return max(best, default=0.0)


def _rarities(readings: Sequence[Reading], indexes: Sequence[Index]) -> list[float]:
    """Give each glossary a factor that makes its scores comparable with those of the others.

    bm25 gives a word more weight if it is rare in the glossary searched, and none if more than half of the definitions
    have it (https://www.sqlite.org/fts5.html#the_bm25_function). Here, all glossaries count as one.
    """
    phrases = [phrase for reading in readings for phrase in reading.phrases]
    counts = [[index.full_text.count(phrase, ALL) for phrase in phrases] for index in indexes]
    sizes = [index.definition_count for index in indexes]
    whole = sum(log(1 + (sum(sizes) - n + 0.5) / (n + 0.5)) for n in map(sum, zip(*counts, strict=True)))
    own = [
        sum(max(log((size - n + 0.5) / (n + 0.5)), _LEAST_RARITY) for n in counts_here)
        for size, counts_here in zip(sizes, counts, strict=True)
    ]
    return [whole / rarity for rarity in own]
