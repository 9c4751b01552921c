"""Entries of which no definition has all that is wanted, and several have it together."""

from collections.abc import Iterable, Sequence

from carelex.searching.asked import Asked
from carelex.searching.entries import Place
from carelex.searching.ranking import Ranked, RankedEntry, hits_at, is_named


def scattered_entry(name: str, places: Sequence[Place], each_asked: Sequence[Asked]) -> RankedEntry:
    """An entry with definitions at *places* that have, together, what each of *each_asked* asks for.

    Those come first that have, with its names, all of it, as few as will do; `at_a_glance` says how many.
    """
    hits: dict[tuple[int, int], Ranked] = {}
    has: dict[tuple[int, int], set[int]] = {}
    missing = set()
    for number, asked in enumerate(each_asked):
        for hit in hits_at(places, asked):
            known = hits.get(hit.place)
            hits[hit.place] = hit if known is None else _both(known, hit)
            has.setdefault(hit.place, set()).add(number)
        if not is_named(places, asked):
            missing.add(number)
    rest = sorted(hits.values(), key=lambda hit: (-hit.score, hit.place))
    first: list[Ranked] = []
    while missing:
        # Of equals, the best.
        most = max(rest, key=lambda hit: len(missing & has[hit.place]))
        missing -= has[most.place]
        first.append(most)
        rest.remove(most)
    return RankedEntry(name, [*first, *rest], max(len(first), 1))


def _both(hit: Ranked, other: Ranked) -> Ranked:
    """What a definition has of two things that are wanted."""
    return hit._replace(score=hit.score + other.score, wordings=[*hit.wordings, *other.wordings])


def best_first(entries: Iterable[RankedEntry]) -> list[RankedEntry]:
    """The entries, those first whose definitions have most of what is wanted, and rarely have other words."""
    return sorted(entries, key=lambda entry: -sum(hit.score for hit in entry.hits[: entry.at_a_glance]))
