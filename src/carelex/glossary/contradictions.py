"""Finds links that contradict each other: some make two names the same, and one calls them different."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from carelex.model import Link
from carelex.values import NamedTuple

# It takes a while to find out why two names are the same, and nobody reads many explanations.
_EXPLAINED = 50


class Contradiction(NamedTuple):
    """Two names that a link calls different, although other links make them the same.

    different: the number of that link.
    first, second: the places of the two names in it.
    same: the numbers of the links that make them the same, each sharing a name with the next; empty if too many
    contradictions have been explained already.
    """

    different: int
    first: int
    second: int
    same: tuple[int, ...]


def find_contradictions(links: Sequence[Link], fold: Callable[[str], str]) -> Iterator[Contradiction]:
    """Find where *links* contradict each other, in order.

    fold: gives spellings of one name the same value.
    """
    sames = _Sames(links, fold)
    explained = 0
    for number, link in enumerate(links):
        if link.same:
            continue
        first_of: dict[str, tuple[int, str]] = {}
        for place, name in enumerate(link.names):
            folded = fold(name)
            first, other = first_of.setdefault(sames.group_of(folded), (place, folded))
            # Names that are only written alike may be called different.
            if other != folded:
                explained += 1
                same = sames.between(other, folded) if explained <= _EXPLAINED else ()
                yield Contradiction(number, first, place, same)


class _Sames:
    """The names that links make the same, directly or through other names."""

    def __init__(self, links: Sequence[Link], fold: Callable[[str], str]) -> None:
        self._names = {number: [*map(fold, link.names)] for number, link in enumerate(links) if link.same}
        self._links: dict[str, list[int]] = {}
        self._above: dict[str, str] = {}
        for number, names in self._names.items():
            for name in names:
                self._links.setdefault(name, []).append(number)
            for one, other in pairwise(names):
                self._above[self.group_of(one)] = self.group_of(other)

    def group_of(self, name: str) -> str:
        """The name that represents all that are the same as *name*."""
        above = self._above
        while (higher := above.get(name, name)) != name:
            above[name] = above.get(higher, higher)
            name = higher
        return name

    def between(self, one: str, other: str) -> tuple[int, ...]:
        """The numbers of the fewest links that make two names the same."""
        # For each link reached, the one before it.
        before: dict[int, int | None] = dict.fromkeys(self._links[one])
        waiting = deque(before)
        while waiting:
            number = waiting.popleft()
            if other in self._names[number]:
                return self._way_to(number, before)
            for name in self._names[number]:
                for following in self._links[name]:
                    if following not in before:
                        before[following] = number
                        waiting.append(following)
        return ()

    def _way_to(self, last: int, before: "dict[int, int | None]") -> tuple[int, ...]:
        way = [last]
        while (number := before[way[-1]]) is not None:
            way.append(number)
        return tuple(reversed(way))
