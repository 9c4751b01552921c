"""Finds sources of an entry that define it in the same words, or nearly the same."""

import re
from collections.abc import Sequence
from functools import lru_cache

from carelex.model import Definition, Entry
from carelex.text.markdown import blocks_of


# One entry may be asked about more than once.
@lru_cache(maxsize=64)
def copies_in(entry: Entry) -> tuple[tuple[int, ...], ...]:
    """Group the voices of *entry*, by number, that say the same words or nearly; each voice is in one group.

    The groups come in the order of their first voices, but which voices form a group does not depend on the order.
    Voices with exactly the same words are always in one group. Then the two nearest groups are joined, again and again,
    as long as each voice of one is nearly the same as each of the other.
    """
    said = [voice.definitions for voice in entry.voices]
    vocabularies = [[_vocabulary(definition) for definition in definitions] for definitions in said]
    may_be = [
        (other, number)
        for number, ours in enumerate(vocabularies)
        for other, theirs in enumerate(vocabularies[:number])
        if len(ours) == len(theirs) and all(map(_have_much_in_common, ours, theirs))
    ]
    if not may_be:
        return tuple((number,) for number in range(len(said)))
    # Few entries get this far.
    from carelex.text.wording import are_the_same

    first_of = list(range(len(said)))
    for other, number in may_be:
        if first_of[number] == number and all(map(are_the_same, said[other], said[number])):
            first_of[number] = first_of[other]
    groups = {first: [number for number, at in enumerate(first_of) if at == first] for first in dict.fromkeys(first_of)}
    near: dict[tuple[int, int], float] = {}
    for other, number in may_be:
        if other in groups and number in groups and (apart := _apart(said[other], said[number])) is not None:
            near[other, number] = apart
    if near:
        texts = {first: sorted([each.text for each in said[number]] for number in groups[first]) for first in groups}
        _join_nearest(groups, near, sorted(groups, key=texts.__getitem__))
    return tuple(tuple(sorted(group)) for _, group in sorted(groups.items()))


def _apart(ours: Sequence[Definition], theirs: Sequence[Definition]) -> float | None:
    """How far apart two voices are in all their definitions; None if they are not nearly the same."""
    from carelex.text.wording import how_far_apart

    apart = 0.0
    for share in map(how_far_apart, ours, theirs):
        if share is None:
            return None
        apart += share
    return apart


def _join_nearest(groups: dict[int, list[int]], near: dict[tuple[int, int], float], by_text: Sequence[int]) -> None:
    """Join the two nearest *groups*, again and again, until no two are *near*.

    Groups are identified by their first voices. Among equally near pairs, the one with most voices is joined first, and
    then the one with the first text, by *by_text*, so the order of the voices does not matter.
    """
    place = {first: number for number, first in enumerate(by_text)}

    def rank(pair: tuple[int, int]) -> tuple[float, int, list[int]]:
        return near[pair], -sum(len(groups[first]) for first in pair), sorted(place[first] for first in pair)

    while near:
        kept, gone = min(near, key=rank)
        del near[kept, gone]
        groups[kept] += groups.pop(gone)
        place[kept] = min(place[kept], place[gone])
        for other in groups.keys() - {kept}:
            with_kept = near.pop((min(kept, other), max(kept, other)), None)
            with_gone = near.pop((min(gone, other), max(gone, other)), None)
            if with_kept is not None and with_gone is not None:
                near[min(kept, other), max(kept, other)] = max(with_kept, with_gone)


def _vocabulary(definition: Definition) -> frozenset[str]:
    """The different words of a definition, found quickly and roughly."""
    return frozenset([word for block in blocks_of(definition) for word in re.findall(r"\w+", block.text.lower())])


def _have_much_in_common(vocabulary: frozenset[str], other: frozenset[str]) -> bool:
    # Most texts do not, and then they need not be read closely.
    return 2 * len(vocabulary & other) >= max(len(vocabulary), len(other))
