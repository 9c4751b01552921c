"""Which voices of an entry say it in the same words, or nearly."""

import re
from collections.abc import Sequence
from functools import lru_cache

from carelex.model import Definition, Entry
from carelex.text.markdown import blocks_of


# Those who show an entry ask for the same more than once.
@lru_cache(maxsize=64)
def copies_in(entry: Entry) -> tuple[tuple[int, ...], ...]:
    """All voices of *entry* by their numbers: those that say the same words, or nearly, as one group.

    The groups come in the order in which each first speaks; which voices are a group does not depend on the order.
    Voices of the very same words are always in one group. Then the two groups that are nearest to each other become
    one, and so on, as long as each voice of one is nearly the same as each of the other.
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
    # Few entries come so far.
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
    """How far apart two voices are in all their definitions; None where they are not nearly the same."""
    from carelex.text.wording import how_far_apart

    apart = 0.0
    for share in map(how_far_apart, ours, theirs):
        if share is None:
            return None
        apart += share
    return apart


def _join_nearest(groups: dict[int, list[int]], near: dict[tuple[int, int], float], by_text: Sequence[int]) -> None:
    """Make one of the two *groups* that are nearest to each other, again and again, until no two are *near*.

    Groups go by their first voices. Of pairs that are equally near, that of the most voices goes first, and then that
    of the first text, as *by_text* has the groups: what voices say decides, not where they stand.
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
    """The different words of a definition, as they are read in a moment."""
    return frozenset([word for block in blocks_of(definition) for word in re.findall(r"\w+", block.text.lower())])


def _have_much_in_common(vocabulary: frozenset[str], other: frozenset[str]) -> bool:
    # Most texts have not, and then there is no need to read them closely.
    return 2 * len(vocabulary & other) >= max(len(vocabulary), len(other))
