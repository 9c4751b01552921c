"""Converts numbers between figures and words: "12 week" is "twelve week", "2nd opinion" is "second opinion"."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice, product

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_IRREGULAR_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}

# Larger numbers are years and sums, which nobody writes in words within a name.
_MOST = 999

# If a phrase has many numbers, only this many ways are tried.
_WAYS = 8


def other_ways(words: Sequence[str]) -> list[list[str]]:
    """Write the numbers of folded *words* in figures instead of words, or the other way round.

    If there are several numbers, each is tried in both ways; if there is none, there is no other way.
    """
    if not any(word in _BEGIN_NUMBERS or word[:1].isdecimal() for word in words):
        return []
    ways = ([word for piece in way for word in piece] for way in islice(product(*_pieces(words)), _WAYS))
    return [way for way in ways if way != [*words]]


def have_same_numbers(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether both have the same numbers in words, in order, or none: "tier one" is not "tier one hundred"."""
    return _numbers(words) == _numbers(others)


def _numbers(words: Sequence[str]) -> list[Sequence[str]]:
    """The numbers in words among folded words."""
    numbers: list[Sequence[str]] = []
    at = 0
    while at < len(words):
        if written := _number_at(words, at):
            numbers.append(written)
        at += max(len(written), 1)
    return numbers


def _pieces(words: Sequence[str]) -> Iterator[list[list[str]]]:
    """Yield the words, each number as one piece, with all ways to write it."""
    at = 0
    while at < len(words):
        written = _number_at(words, at)
        here = [*words[at : at + max(len(written), 1)]]
        yield [here, *([[_in_figures()[" ".join(written)]]] if written else _in_words(words[at]))]
        at += len(here)


def _number_at(words: Sequence[str], at: int) -> Sequence[str]:
    """The longest number in words at a place: "twenty", "twenty four"."""
    if words[at] not in _BEGIN_NUMBERS:
        return ()
    for length in range(min(_LONGEST, len(words) - at), 0, -1):
        if " ".join(words[at : at + length]) in _in_figures():
            return words[at : at + length]
    return ()


def _in_words(word: str) -> list[list[str]]:
    """The ways to write a number in words; none if *word* is not a number in figures, or is too large."""
    figures = re.fullmatch(r"([1-9]\d{0,2})(st|nd|rd|th)?|0", word, re.ASCII)
    if not figures:
        return []
    return [
        way.split() for way in _written(int(figures[1] or 0), is_ordinal=bool(figures[2])) if _in_figures()[way] == word
    ]


def _written(number: int, *, is_ordinal: bool) -> list[str]:
    """The ways to write a number in words: "one hundred and five", "one hundred five"."""
    hundreds, rest = divmod(number, 100)
    last = _below_hundred(rest)
    if not hundreds:
        ways = [last]
    elif rest:
        ways = [f"{_UNITS[hundreds]} hundred and {last}", f"{_UNITS[hundreds]} hundred {last}"]
    else:
        ways = [f"{_UNITS[hundreds]} hundred"]
    return [*map(_ordinal, ways)] if is_ordinal else ways


def _below_hundred(number: int) -> str:
    if number < len(_UNITS):
        return _UNITS[number]
    tens, units = divmod(number, 10)
    return f"{_TENS[tens - 2]} {_UNITS[units]}" if units else _TENS[tens - 2]


def _ordinal(cardinal: str) -> str:
    *before, last = cardinal.split()
    ending = f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th"
    return " ".join([*before, _IRREGULAR_ORDINALS.get(last, ending)])


def _ending(number: int) -> str:
    """The ending of an ordinal in figures: 1st, 2nd, 3rd, 4th, 11th."""
    return "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


@lru_cache(maxsize=1)
def _in_figures() -> dict[str, str]:
    """All numbers in words, each with its figures."""
    return {
        way: f"{number}{_ending(number) if is_ordinal else ''}"
        for number in range(_MOST + 1)
        for is_ordinal in (False, True)
        for way in _written(number, is_ordinal=is_ordinal)
    }


_BEGIN_NUMBERS = frozenset([*_UNITS, *_TENS, *map(_ordinal, [*_UNITS, *_TENS])])

# Words: "nine hundred and ninety nine".
_LONGEST = 5
