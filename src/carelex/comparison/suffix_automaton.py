"""Which runs of words stand in several sequences: found in a time that grows with their lengths alone."""

from collections.abc import Iterable, Iterator, Sequence


class Automaton:
    """All runs that there are in some sequences of stems: a suffix automaton.

    A. Blumer and others, The smallest automaton recognizing the subwords of a text (Theoretical Computer Science 40,
    1985).
    """

    def __init__(self, sequences: Iterable[Sequence[str]]) -> None:
        self._following: list[dict[str, int]] = [{}]
        self._shorter = [-1]
        self._length = [0]
        for sequence in sequences:
            # Each begins anew, so that no run goes from one to the next.
            last = 0
            for stem in sequence:
                last = self._after(last, stem)

    def _after(self, last: int, stem: str) -> int:
        """Add *stem* behind what leads to the state *last*; give the state that it leads to."""
        if (following := self._following[last].get(stem)) is not None:
            return self._exactly(last, stem, following)
        state = self._new({}, 0, self._length[last] + 1)
        while last >= 0 and stem not in self._following[last]:
            self._following[last][stem] = state
            last = self._shorter[last]
        if last >= 0:
            self._shorter[state] = self._exactly(last, stem, self._following[last][stem])
        return state

    def _exactly(self, last: int, stem: str, following: int) -> int:
        """The state of what leads to *following* by way of *last*, and of nothing longer."""
        is_exact = self._length[following] == self._length[last] + 1
        return following if is_exact else self._split(last, stem, following)

    def _split(self, last: int, stem: str, following: int) -> int:
        """Part what leads to *following* by way of *last* from what is longer."""
        state = self._new(dict(self._following[following]), self._shorter[following], self._length[last] + 1)
        self._shorter[following] = state
        while last >= 0 and self._following[last].get(stem) == following:
            self._following[last][stem] = state
            last = self._shorter[last]
        return state

    def _new(self, following: dict[str, int], shorter: int, length: int) -> int:
        self._following.append(following)
        self._shorter.append(shorter)
        self._length.append(length)
        return len(self._length) - 1

    def longest(self, sequence: Iterable[str]) -> Iterator[int]:
        """For each end in *sequence*, the length of the longest run up to it that there is."""
        state = length = 0
        for stem in sequence:
            while state and stem not in self._following[state]:
                state = self._shorter[state]
                length = self._length[state]
            if stem in self._following[state]:
                state = self._following[state][stem]
                length += 1
            yield length
