"""The order of what a search has found: how well each definition answers it, whichever glossary it is in."""

from collections.abc import Iterable, Sequence
from math import log
from typing import NamedTuple

from carelex.english import forms
from carelex.index import Index
from carelex.searching.readings import Reading
from carelex.searching.scope import Scope

# What bm25 counts a word for at least.
_LEAST_RARITY = 1e-6


class Ranked(NamedTuple):
    """A definition that has what is asked for, with its *score*; *glossary* is the number of its glossary's index."""

    score: float
    glossary: int
    definition_id: int


def ranked(expression: str, readings: Sequence[Reading], scope: Scope, limit: int) -> list[Ranked]:
    """The definitions that have what *expression* asks for, best first."""
    rarities = _rarities([phrase for reading in readings for phrase in reading.phrases], scope.lexicon.indexes)
    scores: dict[tuple[int, int], float] = {}
    for number, (index, among) in enumerate(scope.parts):
        for definition_id, score in index.full_text.best(expression, among, limit):
            scores[number, definition_id] = -score * rarities[number]
    most = max(scores.values())
    # An entry that is named so, and no more, is what was asked for.
    for number, (index, among) in enumerate(scope.parts):
        for within in _named(readings, index):
            for definition_id, score in index.full_text.best(expression, among._replace(within=within), limit):
                scores[number, definition_id] = most - score * rarities[number]
    best = sorted(scores, key=lambda place: (-scores[place], place))[:limit]
    return [Ranked(scores[place], *place) for place in best]


def _named(readings: Iterable[Reading], index: Index) -> set[tuple[int, int]]:
    """The definitions of the terms with that very name, give or take a plural, by their first and last ids."""
    if any(reading.wanted.is_beginning for reading in readings):
        return set()
    name = " ".join(reading.wanted.text for reading in readings)
    return {(row.first, row.last) for row in index.named(forms.singular(name)) if row.forms & forms.SINGULAR}


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
