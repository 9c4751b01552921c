"""Finds the amounts and times that several texts set with the same bound: "up to six weeks", "no more than 6 weeks"."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from carelex.comparison.grammar import TIMES, Grammar
from carelex.comparison.voices import Text
from carelex.english import word_classes as kind
from carelex.text.scopes import NOT_DENIED
from carelex.values import NamedTuple

_UNITS = TIMES | {"minute", "minutes"}
_MONEY = "£$€"

# What bounds a number, before it and behind it; the words of a clause that may do so from further off.
_BEFORE = (
    ("most", r"\b(?:up to(?: a maximum of)?|(?:not|no) (?:more|longer|later) than|at most|a maximum of)$"),
    ("least", r"\b(?:at least|(?:not|no) (?:less|fewer) than|a minimum of)$"),
    ("more", r"\b(?:(?<!no )(?<!not )more than|over|above|longer than|exceeding)$"),
    ("less", r"\b(?:(?<!no )(?<!not )(?:less|fewer) than|under|below)$"),
    ("within", r"\bwithin$"),
    ("first", r"\bthe first$"),
)
_BEHIND = (("least", r" or (?:more|over|longer)\b"), ("most", r" or (?:less|under|fewer)\b"))
_FROM_AFAR = (("most", r"\bthe (?:most|maximum)\b"), ("least", r"\bthe (?:least|minimum)\b"))
# So many letters before a number are looked at.
_NEAR, _FAR = 24, 48


class Amount(NamedTuple):
    """A number with its unit and bound where it stands: in which definition and block, from where up to where.

    words: the numbers of its number and its unit. is_bounded_here: the bound is a part of what stands there.
    """

    text: int
    definition: int
    block: int
    start: int
    end: int
    words: tuple[int, ...]
    is_bounded_here: bool


def shared_amounts(texts: Sequence[Text]) -> list[list[Amount]]:
    """The amounts that several texts have with the same number, unit and bound; those of each together."""
    found: defaultdict[tuple[str, str, str], list[Amount]] = defaultdict(list)
    for number, text in enumerate(texts):
        for definition in text.grammars:
            for key, amount in _amounts(text, number, definition):
                found[key].append(amount)
    return [alike for alike in found.values() if len({amount.text for amount in alike}) > 1]


def _amounts(text: Text, number: int, definition: int) -> Iterator[tuple[tuple[str, str, str], Amount]]:
    grammar = text.grammars[definition]
    for at, word in enumerate(grammar.words):
        if grammar.letters[at] != kind.NUMBER or grammar.scopes.denied_from[at] != NOT_DENIED:
            continue
        written = text.blocks[definition][word.block].text
        sign = next((sign for sign in _MONEY if written.endswith(sign, 0, word.start)), "")
        unit = None if sign else _unit(grammar, at)
        if unit is None and not sign:
            continue
        start, end = word.start - len(sign), grammar.words[at if unit is None else unit].end
        bound, from_, to = _bound(written, start, end)
        if not bound and not sign:
            continue
        # 45 school days are not 45 days.
        counted = (
            sign if unit is None else " ".join([*grammar.folded[at + 1 : unit], _in_singular(grammar.folded[unit])])
        )
        key = (word.stem, counted, bound)
        words = (at,) if unit is None else (at, unit)
        yield key, Amount(number, definition, word.block, from_, to, words, is_bounded_here=to - from_ > end - start)


def _unit(grammar: Grammar, at: int) -> int | None:
    """The word that a number counts, if that is a time: 6 weeks, 45 school days."""
    for behind in (at + 1, at + 2):
        if behind >= len(grammar.words) or grammar.words[behind].is_apart or grammar.words[behind].is_joined:
            return None
        if _in_singular(grammar.folded[behind]) in _UNITS:
            return behind
        if grammar.letters[behind] not in (kind.NOUN, kind.ADJECTIVE):
            return None
    return None


def _in_singular(unit: str) -> str:
    """A unit, whether the text has one or several: days, two days' notice."""
    return unit.removesuffix("'").removesuffix("s")


def _bound(text: str, start: int, end: int) -> tuple[str, int, int]:
    """What bounds an amount, and from where up to where the amount goes with it."""
    before = text[max(start - _NEAR, 0) : start].rstrip()
    for bound, pattern in _BEFORE:
        if match := re.search(pattern, before, re.IGNORECASE):
            return bound, max(start - _NEAR, 0) + match.start(), end
    for bound, pattern in _BEHIND:
        if match := re.match(pattern, text[end:], re.IGNORECASE):
            return bound, start, end + match.end()
    clause = re.split(r"[.;:,]\s", text[max(start - _FAR, 0) : start])[-1]
    for bound, pattern in _FROM_AFAR:
        if re.search(pattern, clause, re.IGNORECASE):
            return bound, start, end
    return "", start, end
