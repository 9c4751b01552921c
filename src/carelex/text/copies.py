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

    The groups come in the order in which each first speaks; which voices are a group does not depend on the order. Of
    voices that are not all nearly the same as each other, only those of the very same words are a group.
    """
    said = [voice.definitions for voice in entry.voices]
    vocabularies = [[_vocabulary(definition) for definition in definitions] for definitions in said]
    may_be = [
        (number, other)
        for number, ours in enumerate(vocabularies)
        for other, theirs in enumerate(vocabularies[:number])
        if len(ours) == len(theirs) and all(map(_have_much_in_common, ours, theirs))
    ]
    if not may_be:
        return tuple((number,) for number in range(len(said)))
    # Few entries come so far.
    from carelex.text.wording import are_the_same, how_far_apart

    alike = [{number} for number in range(len(said))]
    for number, other in may_be:
        if all(share is not None for share in map(how_far_apart, said[other], said[number])):
            alike[number].add(other)
            alike[other].add(number)
    groups: list[tuple[int, ...]] = []
    in_groups: set[int] = set()
    for number in range(len(said)):
        if number not in in_groups:
            group = _connected(alike, number)
            if any(alike[other] != group for other in group):
                group = {other for other in alike[number] if all(map(are_the_same, said[other], said[number]))}
            groups.append(tuple(sorted(group)))
            in_groups |= group
    return tuple(groups)


def _vocabulary(definition: Definition) -> frozenset[str]:
    """The different words of a definition, as they are read in a moment."""
    return frozenset([word for block in blocks_of(definition) for word in re.findall(r"\w+", block.text.lower())])


def _have_much_in_common(vocabulary: frozenset[str], other: frozenset[str]) -> bool:
    # Most texts have not, and then there is no need to read them closely.
    return 2 * len(vocabulary & other) >= max(len(vocabulary), len(other))


def _connected(alike: Sequence[set[int]], number: int) -> set[int]:
    connected: set[int] = set()
    waiting = [number]
    while waiting:
        here = waiting.pop()
        if here not in connected:
            connected.add(here)
            waiting += alike[here]
    return connected
