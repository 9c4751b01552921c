"""The order of what a search has found: how well each definition answers it, whichever glossary it is in."""

from collections.abc import Sequence
from math import log
from typing import NamedTuple

from carelex.index import ALL, Index
from carelex.searching.entries import NamedSo
from carelex.searching.readings import Reading
from carelex.searching.scope import Scope

# What bm25 counts a word for at least.
_LEAST_RARITY = 1e-6


class Ranked(NamedTuple):
    """A definition that has what is asked for, with its *score*; *glossary* is the number of its glossary's index."""

    score: float
    glossary: int
    definition_id: int


def ranked(
    expression: str,
    readings: Sequence[Reading],
    scope: Scope,
    named: NamedSo,
    limit: int,
    more: Sequence[tuple[int, int]] = (),
) -> list[Ranked]:
    """The definitions that have what *expression* asks for, best first.

    named: the entries that are named so. more: definitions of these which do not have the words.
    """
    rarities = _rarities([phrase for reading in readings for phrase in reading.phrases], scope.lexicon.indexes)
    scores: dict[tuple[int, int], float] = {}
    for number, (index, among) in enumerate(scope.parts):
        for definition_id, score in index.full_text.best(expression, among, limit):
            scores[number, definition_id] = -score * rarities[number]
    most = max(scores.values()) if scores else _most_of_all(expression, rarities, scope)
    # An entry that is named so, and no more, is what was asked for.
    least = most
    for number, within in named.terms:
        index, among = scope.lexicon.indexes[number], scope.among[number]._replace(within=within)
        for definition_id, score in index.full_text.best(expression, among, limit):
            scores[number, definition_id] = most - score * rarities[number]
            least = min(least, -score * rarities[number])
    # Of what is said of it, that comes last which does not have the words.
    scores.update(dict.fromkeys(more, most + least / 2))
    best = sorted(scores, key=lambda place: (-scores[place], place))[:limit]
    return [Ranked(scores[place], *place) for place in best]


def _most_of_all(expression: str, rarities: Sequence[float], scope: Scope) -> float:
    """The score of the best that has what *expression* asks for, of whatever source, be it only a reference."""
    indexes = enumerate(scope.lexicon.indexes)
    best = [(number, score) for number, index in indexes for _, score in index.full_text.best(expression, ALL, 1)]
    return max([-score * rarities[number] for number, score in best], default=0.0)


def _rarities(phrases: Sequence[str], indexes: Sequence[Index]) -> list[float]:
    """What makes the scores of several glossaries comparable, a factor for each.

    bm25 weighs a word by how rare it is, in the glossary that is searched; and counts one that more than half of the
    definitions have for nothing (https://www.sqlite.org/fts5.html#the_bm25_function). Here, all glossaries are one.
    """
    counts = [[index.full_text.count(phrase) for phrase in phrases] for index in indexes]
    sizes = [index.definition_count for index in indexes]
    whole = sum(log(1 + (sum(sizes) - n + 0.5) / (n + 0.5)) for n in map(sum, zip(*counts, strict=True)))
    own = [
        sum(max(log((size - n + 0.5) / (n + 0.5)), _LEAST_RARITY) for n in counts_here)
        for size, counts_here in zip(sizes, counts, strict=True)
    ]
    return [whole / rarity for rarity in own]
