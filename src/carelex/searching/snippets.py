"""Marks matching words in definitions and names, and cuts out a short passage around them."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice

from carelex.model import Definition
from carelex.names import readable_with_origins, same_name
from carelex.text.markdown import Block, Span, blocks_of, with_shared

# The most characters in a snippet, and how many of them come before the match.
_AT_A_GLANCE, _BEFORE = 240, 60

# Stop after this many matches in a text.
_ENOUGH = 1000


@lru_cache(maxsize=64)
def finder_of(wordings: frozenset[str]) -> "Finder":
    """Return a finder of *wordings*; many texts share one."""
    return Finder(wordings)


class Finder:
    """Finds *wordings*, as the full-text index gives them, in a text to be shown."""

    def __init__(self, wordings: Iterable[str]) -> None:
        # There may be other signs between words here.
        parts = {r"[\W_]+".join(re.findall(r"[^\W_]+", wording)) for wording in wordings}
        longest_first = sorted(filter(None, parts), key=lambda part: (-len(part), part))
        any_of_them = rf"(?<![^\W_])(?:{'|'.join(longest_first)})(?![^\W_])"
        # If there are no wordings, the pattern matches nothing.
        self._pattern = re.compile(any_of_them if longest_first else r"(?!)", re.IGNORECASE)

    def marked(self, name: str) -> tuple[Span, ...]:
        """Mark the matching words of a name: they are in spans that are shared."""
        block = Block((Span(name),))
        return _marked(block, self._places(block))

    def snippet(self, definition: Definition) -> tuple[Span, ...]:
        """Cut out the paragraph of a definition with the most matching words, or a short part of it.

        The matching words are in spans that are shared.
        """
        blocks = blocks_of(definition)
        if not blocks:
            return ()
        all_places = [*map(self._places, blocks)]
        counts = [*map(_wordings, blocks, all_places)]
        number = counts.index(max(counts))
        block, places = blocks[number], all_places[number]
        if block.text.endswith(":") and number + 1 < len(blocks):
            # The paragraph only introduces the next one, so add that.
            block = Block((*block.spans, Span(" "), *blocks[number + 1].spans))
            places = self._places(block)
        whole = _marked(block, places)
        text = block.text
        if len(text) <= _AT_A_GLANCE:
            return whole
        start, end = _window(text, [start for start, _ in places])
        return (
            *([Span("… ")] if start else []),
            *_cut(whole, start, end),
            *([Span(" …")] if end < len(text) else []),
        )

    def _places(self, block: Block) -> list[tuple[int, int]]:
        """Find where the matches in a block begin and end; none are looked for within a web address."""
        addresses = [*_addresses(block)]
        text, origins = readable_with_origins(block.text)
        matches = islice(self._pattern.finditer(text), _ENOUGH)
        places = ((origins[match.start()], origins[match.end()]) for match in matches)
        return [place for place in places if not _is_within(place, addresses)]


def _wordings(block: Block, places: Iterable[tuple[int, int]]) -> int:
    """Count the different wordings in a block at *places*."""
    text = block.text
    return len({same_name(text[start:end]) for start, end in places})


def _marked(block: Block, places: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    return with_shared([block], [(0, *place) for place in places])[0].spans


def _is_within(place: tuple[int, int], stretches: Sequence[tuple[int, int]]) -> bool:
    """Whether *place* overlaps one of *stretches*, which are in order."""
    start, end = place
    before = bisect_left(stretches, (end, 0))
    return before > 0 and stretches[before - 1][1] > start


def _addresses(block: Block) -> Iterator[tuple[int, int]]:
    at = 0
    for span in block.spans:
        if span.url == span.text:
            yield at, at + len(span.text)
        at += len(span.text)


def _window(text: str, starts: Sequence[int]) -> tuple[int, int]:
    """Find the beginning and end of the part of *text* with the most of *starts*; it begins and ends at whole words."""
    best, most = 0, 0
    after = 0
    for number, first in enumerate(starts):
        while after < len(starts) and starts[after] < first + _AT_A_GLANCE - _BEFORE:
            after += 1
        if after - number > most:
            best, most = first, after - number
    start = min(best - _BEFORE, len(text) - _AT_A_GLANCE)
    start = text.find(" ", start) + 1 if start > 0 else 0
    end = start + _AT_A_GLANCE
    if end >= len(text):
        return start, len(text)
    space = text.rfind(" ", start, end + 1)
    # A word that is longer than a snippet is cut.
    return start, space if space > best else end


def _cut(spans: Sequence[Span], start: int, end: int) -> Iterator[Span]:
    at = 0
    for span in spans:
        if text := span.text[max(start - at, 0) : max(end - at, 0)]:
            yield span._replace(text=text)
        at += len(span.text)
