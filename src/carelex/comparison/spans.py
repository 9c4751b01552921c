"""Divides a definition into its sentences and the items of its lists, each with what leads to it."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from carelex.comparison.grammar import Grammar
from carelex.english.function_words import is_denial
from carelex.text.markdown import Block
from carelex.text.patterns import sentence_ends
from carelex.values import NamedTuple

# The mark before an item: "(a)", "b)".
_MARKER = r"(?:\((?:[a-z]|[ivx]{1,4}|\d{1,2})\)|\b[a-z]\))\s"
_LEADS_ON = (":", "–", "—", " -")
# A list that one of these leads to is under a condition, or is what the term is not.
_TURN = frozenset(
    "against avoid avoids before cannot depends differ different differs except exclude excluded excludes excluding if"
    " instead lack lacks myths only otherwise prevent prevents provided rather refuse refuses stop stops unable unless"
    " unlike until where whether wrong".split()
)
# A sentence with one of these may lead to a list, whatever it ends in; and one of those leads to examples of the term.
_LISTED = frozenset("below cases following list these things".split())
# What may stand between the term, with its "is" or "includes", and a list of what it is or has.
_MAY_LEAD = frozenset(
    "a all also always and any are as be both by can could either example examples following for has have include"
    " includes including instance involve involves is it kinds many may mean means might of often one or offer offers"
    " provide provides cover covers should some such term that the these they things this to two types usually"
    " various with".split()
)


class Lead(NamedTuple):
    """What leads to a list: whether its items are then not simply true, and whether they say something of the term."""

    turns: bool
    is_of_term: bool


class Span(NamedTuple):
    """A sentence or an item: its block, from where up to where, and its first and last words by their numbers.

    lead: what leads to it, if it is an item of a list. is_part: it is an item, be there a lead or not.
    """

    block: int
    start: int
    end: int
    first: int
    last: int
    lead: Lead | None = None
    is_part: bool = False


def spans_of(grammar: Grammar, blocks: Sequence[Block], named: Set[int]) -> Iterator[Span]:
    """The sentences and items of a definition, in their order; *named*: its words that are names of the term."""
    places = [(word.block, word.start) for word in grammar.words]
    lead: Lead | None = None
    for number, block in enumerate(blocks):
        text = block.text
        is_item = bool(block.marker) or re.match(_MARKER, text) is not None
        lead = lead if is_item else None
        for start, end, is_listed, leads in _parts(text):
            first = bisect_left(places, (number, start))
            last = bisect_left(places, (number, end)) - 1
            if last < first:
                continue
            is_part = is_listed or is_item
            if leads or text[start:end].rstrip().endswith(_LEADS_ON):
                before = lead.turns if lead else False
                lead = _lead(grammar, first, last, named)
                lead = lead._replace(turns=lead.turns or before)
                continue
            yield Span(number, start, end, first, last, lead if is_part else None, is_part)
            if not is_part:
                # A heading leads to a list; and so does "the following", whatever the sentence ends in.
                is_open = not is_ended(text[start:end]) or not _LISTED.isdisjoint(grammar.folded[first : last + 1])
                lead = _lead(grammar, first, last, named) if is_open else None


def _lead(grammar: Grammar, first: int, last: int, named: Set[int]) -> Lead:
    folded = grammar.folded[first : last + 1]
    turns = any(word in _TURN or is_denial(word) for word in folded) or "other than" in " ".join(folded)
    # Respite includes; examples of respite are.
    is_of_term = all(at in named or grammar.folded[at] in _MAY_LEAD for at in range(first, last + 1))
    return Lead(turns, is_of_term)


def is_ended(text: str) -> bool:
    """Whether a text ends in a full stop or the like, be there a quotation mark or a bracket behind it."""
    return text.rstrip().rstrip("\"'”’)]").endswith((".", "!", "?", "…"))


class _Part(NamedTuple):
    """A stretch of a text: a sentence, an item of a list in a sentence, or what leads to these."""

    start: int
    end: int
    is_item: bool = False
    leads: bool = False


def _parts(text: str) -> Iterator[_Part]:
    """The sentences of a text; where one has a list with marks or semicolons, what leads to that, and its items."""
    start = 0
    for end in (*sentence_ends(text), len(text)):
        bounds = [start + mark.start() for mark in re.finditer(rf"(?<!\S){_MARKER}", text[start:end])]
        if not bounds or (len(bounds) == 1 and bounds[0] > start):
            bounds = _semicolons(text, start, end)
        if not bounds or bounds[0] > start:
            yield _Part(start, bounds[0] if bounds else end, leads=bool(bounds))
        for first, following in pairwise([*bounds, end]):
            yield _Part(first, following, is_item=True)
        start = end


def _semicolons(text: str, start: int, end: int) -> list[int]:
    """Where the items of a list begin that a colon leads to and semicolons part; none if there is no such list."""
    colon = text.find(":", start, end)
    semicolons = [at + 1 for at in range(colon, end) if text[at] == ";"] if colon >= 0 else []
    return [colon + 1, *semicolons] if semicolons else []
