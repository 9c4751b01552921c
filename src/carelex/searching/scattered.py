"""Finds entries in which several definitions have all the words of a search together, though no single one does."""

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from carelex.searching.asked import Asked
from carelex.searching.entries import Place
from carelex.searching.ranking import Ranked, RankedEntry, hits_at, named_at


class Part(NamedTuple):
    """One of the wanted words: the definitions that have it, and those whose names have it."""

    hits: Mapping[tuple[int, int], Ranked]
    named: frozenset[tuple[int, int]]


def scattered(entries: Sequence[tuple[str, Sequence[Place]]], each_asked: Sequence[Asked]) -> list[RankedEntry]:
    """Find entries whose definitions together have what each of *each_asked* asks for.

    entries: the name of each, and where its definitions are.

    Entries come first if their definitions together have most of the words, and the rarest of them.
    """
    places = [*chain(*(places for _, places in entries))]
    parts = [Part({hit.place: hit for hit in hits_at(places, asked)}, named_at(places, asked)) for asked in each_asked]
    ranked = [_ranked(name, places, parts) for name, places in entries]
    return sorted(ranked, key=lambda entry: -sum(hit.score for hit in entry.hits[: entry.at_a_glance]))


def _ranked(name: str, places: Sequence[Place], parts: Sequence[Part]) -> RankedEntry:
    """Put first the fewest definitions of an entry that, with its names, have all *parts* together."""
    hits: dict[tuple[int, int], Ranked] = {}
    has: dict[tuple[int, int], set[int]] = {}
    missing = {*range(len(parts))}
    for glossary, first, last in places:
        for at in ((glossary, definition_id) for definition_id in range(first, last + 1)):
            has[at] = {number for number, part in enumerate(parts) if at in part.hits}
            missing -= {number for number, part in enumerate(parts) if at in part.named}
            if has[at]:
                hits[at] = _together([parts[number].hits[at] for number in sorted(has[at])])
    rest = sorted(hits.values(), key=lambda hit: (-hit.score, hit.place))
    first_of_all: list[Ranked] = []
    while missing:
        # *rest* is in order, best first; max takes the first of equals.
        most = max(rest, key=lambda hit: len(missing & has[hit.place]))
        missing -= has[most.place]
        first_of_all.append(most)
        rest.remove(most)
    return RankedEntry(name, [*first_of_all, *rest], max(len(first_of_all), 1))


def _together(hits: Sequence[Ranked]) -> Ranked:
    """Join the hits of one definition for several wanted words."""
    wordings = [wording for hit in hits for wording in hit.wordings]
    return hits[0]._replace(score=sum(hit.score for hit in hits), wordings=wordings)
