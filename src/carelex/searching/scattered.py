"""Entries of which no definition has all that is wanted, and several have it together."""

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from carelex.searching.asked import Asked
from carelex.searching.entries import Place
from carelex.searching.ranking import Ranked, RankedEntry, hits_at, named_at


class Part(NamedTuple):
    """One of the things that are wanted: the definitions that have it, and the places of those whose names have it."""

    hits: Mapping[tuple[int, int], Ranked]
    named: frozenset[tuple[int, int]]


def scattered(entries: Sequence[tuple[str, Sequence[Place]]], each_asked: Sequence[Asked]) -> list[RankedEntry]:
    """Entries that have together what each of *each_asked* asks for; each is a name, and where its definitions are.

    Those come first whose definitions have most of it, and the rarest of it, together.
    """
    places = [*chain(*(places for _, places in entries))]
    parts = [Part({hit.place: hit for hit in hits_at(places, asked)}, named_at(places, asked)) for asked in each_asked]
    ranked = [_ranked(name, places, parts) for name, places in entries]
    return sorted(ranked, key=lambda entry: -sum(hit.score for hit in entry.hits[: entry.at_a_glance]))


def _ranked(name: str, places: Sequence[Place], parts: Sequence[Part]) -> RankedEntry:
    """An entry: first those of its definitions that have, with its names, all *parts* together, as few as will do."""
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
        # Of equals, the best.
        most = max(rest, key=lambda hit: len(missing & has[hit.place]))
        missing -= has[most.place]
        first_of_all.append(most)
        rest.remove(most)
    return RankedEntry(name, [*first_of_all, *rest], max(len(first_of_all), 1))


def _together(hits: Sequence[Ranked]) -> Ranked:
    """What a definition has of several things that are wanted."""
    wordings = [wording for hit in hits for wording in hit.wordings]
    return hits[0]._replace(score=sum(hit.score for hit in hits), wordings=wordings)
