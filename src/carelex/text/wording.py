"""Finds whether two texts have the same words, or nearly, and where they differ.

Space, quotes, dashes and Markdown do not count. All other differences are found, so that they can be shown: one word
may reverse the meaning.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple

from carelex.english.decisive import have_opposites, is_decisive, plainly
from carelex.model import Definition
from carelex.names import same_name, without_invisible
from carelex.text.markdown import Block, Span, blocks_of
from carelex.text.patterns import WORDS

# How much of the longer text must be in the other, in the same order, in per cent; and from how many words on this is
# enough, as in a shorter text one word may be all that matters.
_NEARLY, _SHORTEST = 95, 20


class Difference(NamedTuple):
    """The words of a copy, and those of the first text instead, each with the word before and after."""

    text: str
    instead_of: str


class Differences(NamedTuple):
    """The differences of a copy: *words*, place by place, and *besides*, other kinds of difference, by name."""

    words: tuple[Difference, ...] = ()
    besides: tuple[str, ...] = ()


def are_the_same(first: Definition, second: Definition) -> bool:
    """Whether two definitions have the same words."""
    a, b = _read(first), _read(second)
    if a.folded != b.folded:
        return False
    # In a short text, even a comma can reverse the meaning, but not a full stop at its end.
    return len(a.folded) >= _SHORTEST or all(a.before(at) == b.before(at) for at in range(1, len(a.folded)))


def how_far_apart(first: Definition, second: Definition) -> float | None:
    """The share of the words that only one of two definitions has; None if they are not nearly the same.

    They are not, either, if a word differs that decides the meaning, such as "not".
    """
    if are_the_same(first, second):
        return 0.0
    a, b = _read(first).plain, _read(second).plain
    shorter, longer = sorted((a.length, b.length))
    fewest = -(-longer * _NEARLY // 100)
    if shorter < max(_SHORTEST, fewest):
        return None
    in_common = _in_common(a, b, shorter + longer - 2 * fewest)
    return None if in_common is None else (shorter + longer - 2 * in_common) / (shorter + longer)


def differences(first: Definition, copy: Definition) -> Differences:
    """The differences between *first* and *copy*, which have nearly the same words."""
    a, b = _read(first), _read(copy)
    pairs = _matched(a.folded, b.folded, len(a.folded) + len(b.folded)) or []
    besides = {
        "punctuation": _punctuation(a, b, pairs),
        "capitals": any(a.word(i) != b.word(j) for i, j in pairs),
        "links": a.links != b.links,
    }
    return Differences(tuple(_places(a, b, pairs)), tuple(name for name, differs in besides.items() if differs))


def says(definition: Definition, phrase: str) -> bool:
    """Whether a definition has the words of *phrase* one after the other; an ellipsis may skip some."""
    folded = _read(definition).folded
    parts = [_Wording([Block((Span(part),))]).folded for part in phrase.split("…")]
    starts = range(len(folded))
    return all(any(folded[start : start + len(part)] == part for start in starts) for part in parts)


# Signs that separate words. All other signs, such as pounds or per cent, count as words.
_QUOTES, _DASHES = "'\"`´‘’‚‛“”„‟«»‹›′″ʼ", "-‐‑‒–—―−"
_PUNCTUATION = r".,;:!?…()[]{}|\*_~•·"
_LIKE_A_WORD = (
    r"(?:https?://|www\.)[^\s<>()]*[^\s<>().,;:!?'\"’”]"
    # A negative number.
    r"|(?<![^\s(])[-−](?=[\d£$€])"
    rf"|{WORDS}|[^\w\s{re.escape(_QUOTES + _DASHES + _PUNCTUATION)}]"
)
_ENDS = frozenset(".!?;:\n")
_READ = str.maketrans(dict.fromkeys("’ʼ", "'"))
_UNREAD = str.maketrans(dict.fromkeys(_QUOTES + _DASHES, ""))


class _Wording:
    """A text as words. *folded*: each word folded. links: where its links lead."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        text = "\n".join([block.text for block in blocks])
        if not text.isascii():
            # Accents may be separate characters. Few texts need this.
            from unicodedata import normalize

            text = normalize("NFC", without_invisible(text).translate(_READ))
        self._text = text
        self._spans = [match.span() for match in re.finditer(_LIKE_A_WORD, text)]
        self.folded = tuple([same_name(text[start:end]) for start, end in self._spans])
        urls = [span.url for block in blocks for span in block.spans]
        self.links = [url for before, url in pairwise([None, *urls]) if url and url != before]

    @cached_property
    def plain(self) -> "_Plain":
        return _plain(self.folded)

    def word(self, number: int) -> str:
        return self._text[slice(*self._spans[number])]

    def before(self, number: int) -> str:
        """The signs before a word, or at the end, without spaces, quotes and dashes."""
        start = self._spans[number - 1][1] if number else 0
        end = self._spans[number][0] if number < len(self._spans) else None
        return "".join(self._text[start:end].translate(_UNREAD).split())

    def around(self, start: int, end: int, *, is_bare: bool) -> str:
        """The text from word *start* up to word *end*, with a word before it and one after.

        These are not from another sentence, unless it *is_bare*: there is nothing here, or nothing in the other text.
        """
        first, last = start, end - 1
        while first and (first == start or not self._is_spoken(first)) and (is_bare or not self._is_end(first)):
            first -= 1
        while last + 1 < len(self._spans) and (last < end or not self._is_spoken(last)):
            if self._is_end(last + 1) and not is_bare:
                break
            last += 1
        spans = self._spans[first : last + 1]
        return " ".join(self._text[spans[0][0] : spans[-1][1]].split()) if spans else ""

    def _is_spoken(self, number: int) -> bool:
        """Whether it is a word, and not a sign that counts as one."""
        return self.word(number)[0].isalnum()

    def _is_end(self, number: int) -> bool:
        """Whether a sentence or paragraph ends before a word."""
        return not _ENDS.isdisjoint(self._text[self._spans[number - 1][1] : self._spans[number][0]])


class _Plain(NamedTuple):
    """The words of a text as `plainly` writes them: those that decide its meaning, the *others*, and these in parts.

    Decisive words separate the parts.
    """

    decisive: list[str]
    others: list[str]
    parts: list[list[str]]

    @property
    def length(self) -> int:
        return len(self.decisive) + len(self.others)


def _plain(folded: Sequence[str]) -> _Plain:
    plain = _Plain([], [], [[]])
    for word in plainly(folded):
        if is_decisive(word):
            plain.decisive.append(word)
            plain.parts.append([])
        else:
            plain.others.append(word)
            plain.parts[-1].append(word)
    return plain


def _in_common(a: _Plain, b: _Plain, most: int) -> int | None:
    """How many words two texts share in the same order; None if they differ in a decisive word.

    It is also None if more than *most* words, of both together, are left over.
    """
    if a.decisive != b.decisive:
        return None
    matched = _matched(a.others, b.others, most)
    if matched is None or have_opposites(a.others, b.others):
        return None
    # If a decisive word is in another place, fewer words match within the parts than without them.
    between = [_matched(*parts, most) for parts in zip(a.parts, b.parts, strict=True)]
    if sum(len(pairs or ()) for pairs in between) < len(matched):
        return None
    return len(matched) + len(a.decisive)


# A definition is compared with each possible original, and then described.
@lru_cache(maxsize=1024)
def _read(definition: Definition) -> _Wording:
    return _Wording(blocks_of(definition))


def _matched(a: Sequence[str], b: Sequence[str], most: int) -> list[tuple[int, int]] | None:
    """Match the most words of two texts in the same order, by their numbers.

    None if more than *most* words, of both together, are left over. After Myers, An O(ND) Difference Algorithm and Its
    Variations (Algorithmica 1, 1986): texts that are nearly the same take little more than one pass.
    """
    furthest = {1: 0}
    steps: list[dict[int, int]] = []
    for left_over in range(min(most, len(a) + len(b)) + 1):
        steps.append(furthest.copy())
        for diagonal in range(-left_over, left_over + 1, 2):
            is_down = _is_down(furthest, diagonal, left_over)
            x = furthest[diagonal + 1] if is_down else furthest[diagonal - 1] + 1
            while x < len(a) and x - diagonal < len(b) and a[x] == b[x - diagonal]:
                x += 1
            furthest[diagonal] = x
            if x >= len(a) and x - diagonal >= len(b):
                return _way_back(steps, len(a), len(b))
    return None


def _is_down(furthest: dict[int, int], diagonal: int, left_over: int) -> bool:
    """Whether the next word left over is from the second text."""
    if abs(diagonal) == left_over:
        return diagonal == -left_over
    return furthest[diagonal - 1] < furthest[diagonal + 1]


def _way_back(steps: Sequence[dict[int, int]], x: int, y: int) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    for left_over in range(len(steps) - 1, -1, -1):
        furthest, diagonal = steps[left_over], x - y
        is_down = _is_down(furthest, diagonal, left_over)
        before = diagonal + 1 if is_down else diagonal - 1
        start = furthest[before] if is_down else furthest[before] + 1
        while x > start and y > 0:
            x, y = x - 1, y - 1
            pairs.append((x, y))
        x, y = furthest[before], furthest[before] - before
    return pairs[::-1]


def _punctuation(a: _Wording, b: _Wording, pairs: Sequence[tuple[int, int]]) -> bool:
    """Whether other signs are between matching words, before the first, or after the last."""
    together = [(-1, -1), *pairs, (len(a.folded), len(b.folded))]
    return any(
        a.before(right[0]) != b.before(right[1])
        for left, right in pairwise(together)
        if right == (left[0] + 1, left[1] + 1)
    )


def _places(a: _Wording, b: _Wording, pairs: Sequence[tuple[int, int]]) -> Iterator[Difference]:
    """The places where words differ. Differences with only one word between them are one place."""
    places: list[tuple[int, int, int, int]] = []
    for left, right in pairwise([(-1, -1), *pairs, (len(a.folded), len(b.folded))]):
        here = (left[0] + 1, right[0], left[1] + 1, right[1])
        if here[0] == here[1] and here[2] == here[3]:
            continue
        if places and here[0] - places[-1][1] <= 1:
            here = (places[-1][0], here[1], places.pop()[2], here[3])
        places.append(here)
    for a_start, a_end, b_start, b_end in places:
        is_bare = a_start == a_end or b_start == b_end
        yield Difference(b.around(b_start, b_end, is_bare=is_bare), a.around(a_start, a_end, is_bare=is_bare))
