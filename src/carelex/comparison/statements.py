"""Finds the whole statements of a definition: sentences, items of lists, and what stands behind "it is" or "it means".

Each can be read alone, and is a stretch of the source's own text.
"""

import re
from collections.abc import Iterator, Sequence, Set

from carelex.comparison.alone import Meant, meant_behind, reads_alone
from carelex.comparison.grammar import Grammar, behind_means
from carelex.comparison.spans import Span, is_ended, spans_of
from carelex.english import word_classes as kind
from carelex.english.word_classes import classes_of
from carelex.english.word_forms import IRREGULAR
from carelex.text.markdown import Block
from carelex.values import NamedTuple

# The most and the fewest words of a statement.
_MOST, _FEWEST = 45, 3

_VERBS = kind.FINITE | {kind.PARTICIPLE, kind.NAMED, kind.DENIAL}
_GOES_ON = frozenset("a an and as he if or she that the which who whose".split())
# Begins an item of a list of senses: "2. A lodging".
_NUMBERED = re.compile(r"\(?\d{1,2}[.)]\s+")
# A person or a thing that an Act calls by a letter.
_LETTER = re.compile(r"\b[A-Z]['’]s\b|(?<![\w'’.])[B-HJ-Z](?=\s(?:has|had|is|was|may|must|does|can)\b)")
# There are two main types.
_ANNOUNCED = frozenset(
    "categories elements forms kinds levels parts reasons requirements sorts stages steps things types ways".split()
)
# What may be left off at the end of a statement: signs, "and", "(see …)", the number of a note.
_SIGNS = " \t\n;,."
_LEFT_OFF = r"(?:[;,]\s+(?:and|or|but)|\(see [^()]*\)|\[\d+\])$"


class Statement(NamedTuple):
    """A statement: its block, from where up to where, and its first and last words by their numbers.

    is_first: it is the first sentence of its definition, which says what the term is.
    """

    block: int
    start: int
    end: int
    first: int
    last: int
    is_first: bool


def statements(grammar: Grammar, blocks: Sequence[Block], named: Set[int]) -> Iterator[Statement]:
    """The statements of a definition, in their order; *named*: its words that are names of the term."""
    meant = Meant()
    is_first = True
    for whole in spans_of(grammar, blocks, named):
        span = _without_end(grammar, blocks, whole)
        begin = span.first
        if span.lead is not None:
            is_clear = span.lead.is_of_term and not span.lead.turns and _names_something(grammar, span)
            before = Meant()
        else:
            begin = behind_means(grammar, span.first, span.last, named)
            # A heading has no full stop.
            is_clear = is_first or span.is_part or is_ended(blocks[whole.block].text[whole.start : whole.end])
            before = meant
            meant = meant_behind(grammar, span.first, span.last, named, meant, is_first=is_first)
        is_short = span.last - begin < _MOST and span.last - span.first + 1 >= _FEWEST
        is_whole = is_clear and is_short and _is_whole(grammar, blocks, span)
        if is_whole and reads_alone(grammar, span.first, span.last, before):
            yield _statement(grammar, blocks, span, begin)
        is_first = False


def _statement(grammar: Grammar, blocks: Sequence[Block], span: Span, begin: int) -> Statement:
    """A span from one of its words, with the signs before it."""
    text = blocks[span.block].text
    start = grammar.words[begin].start
    while start > span.start and not text[start - 1].isspace():
        start -= 1
    if number := _NUMBERED.match(text, start):
        start = number.end()
    is_first = grammar.words[begin].sentence == 0 and span.lead is None
    return Statement(span.block, start, span.end, begin, span.last, is_first)


def _without_end(grammar: Grammar, blocks: Sequence[Block], span: Span) -> Span:
    """A span without what may be left off at its end."""
    text = blocks[span.block].text[span.start : span.end].rstrip(_SIGNS)
    while match := re.search(_LEFT_OFF, text):
        text = text[: match.start()].rstrip(_SIGNS)
    end, last = span.start + len(text), span.last
    while last > span.first and grammar.words[last].start >= end:
        last -= 1
    return span._replace(end=end, last=last)


def _is_whole(grammar: Grammar, blocks: Sequence[Block], span: Span) -> bool:
    """Whether a span asks nothing, lacks no bracket, does not end in "the", and has a verb if it begins with "you"."""
    text = blocks[span.block].text[span.start : span.end].rstrip()
    is_paired = text.count("(") == text.count(")") and text.count("“") == text.count("”") and text.count('"') % 2 == 0
    folded, letters = grammar.folded[span.first : span.last + 1], grammar.letters[span.first : span.last + 1]
    has_verb = not _VERBS.isdisjoint(letters[1:]) or not IRREGULAR.keys().isdisjoint(folded[1:])
    is_open = folded[-1] in _GOES_ON or folded[-1].endswith(("'s", "s'")) or text.endswith("?")
    if is_open or not is_paired or _LETTER.search(text) or _has_no_verb_of_its_own(grammar, span.first, span.last):
        return False
    if _ANNOUNCED.intersection(folded[-1:]) and (folded[0] == "there" or kind.NUMBER in letters):
        return False
    return has_verb or letters[0] not in kind.SUBJECT + kind.OBJECT


def _has_no_verb_of_its_own(grammar: Grammar, first: int, last: int) -> bool:
    """Whether the verb of a sentence is in another: "Fathers do not, unless …", "Most people can."."""
    letters = grammar.letters
    for at in range(first, last + 1):
        if letters[at] in kind.FINITE - {kind.MODAL, kind.DO} or letters[at] == kind.PARTICIPLE:
            return False
        if letters[at] in kind.MODAL + kind.DO:
            while at < last and letters[at + 1] in kind.DENIAL + kind.ADVERB and not grammar.words[at + 1].is_apart:
                at += 1
            return at == last or grammar.words[at + 1].is_apart
    return False


def _names_something(grammar: Grammar, span: Span) -> bool:
    """Whether an item of a list begins with a thing or with what somebody does: "a ramp", "helping with meals"."""
    letters, folded = grammar.letters, grammar.folded
    at = span.first
    while at < span.last and letters[at] in kind.DETERMINER + kind.NUMBER + kind.OTHER:
        at += 1
    if folded[span.first] in ("any", "other", "another", "some") and folded[at] == "other":
        return False
    if letters[at] == kind.GERUND:
        return True
    while at < span.last and letters[at] in (kind.ADJECTIVE, kind.ADVERB):
        at += 1
    has_object = letters[at + 1 : at + 2] in (kind.DETERMINER, kind.OBJECT)
    is_verb = at == span.first and has_object and kind.VERB in classes_of(folded[at])
    return letters[at] == kind.NOUN and not is_verb
