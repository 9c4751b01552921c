"""Makes a phrase a whole piece of its clause: it begins where a reading can begin, and ends where the clause ends.

Each step is a function with the words that it was made for. A piece that cannot be had whole is none.
"""

import re
from collections.abc import Iterator

from carelex.comparison.units import PERSONS, QUESTIONS, TIMES, Grammar
from carelex.english import word_classes as kind
from carelex.english.function_words import POSSESSIVES
from carelex.text.word_uses import NUMBERS
from carelex.values import NamedTuple

# More words cannot be taken in at a glance.
_MOST_WORDS = 14

# So many words before an "or" may stand the "either" that it goes with.
_FAR = 8

_NOMINAL = frozenset(kind.NOUN + kind.ADJECTIVE + kind.NUMBER)
_IN_SUBJECT = _NOMINAL | frozenset(
    kind.PARTICIPLE + kind.GERUND + kind.DETERMINER + kind.OF + kind.PREPOSITION + kind.COORDINATE
)
_RELATIVE = frozenset("that which who whom".split())
_CONDITIONS = frozenset("if unless until when whenever where".split())
_QUESTIONS = QUESTIONS | {"whether"}
_EITHER = frozenset("both either neither".split())
_TIMES = TIMES | {"time", "times"}
_SOMEBODY = frozenset("anybody anyone anything everybody everyone somebody someone something".split())
_TAKEN = frozenset("absence denied depriving deprive deprived deprives lack loss withholding".split())
_OF_WHICH = PERSONS | frozenset("basis condition fact ground grounds impact view way ways".split())
# What bounds a number: around | 10 per cent of people.
_BOUNDS = frozenset("about around over under".split())
_MAY_END = kind.CONTENT | {kind.OBJECT, kind.OTHER}


def whole_piece(grammar: Grammar, first: int, last: int) -> tuple[int, int] | None:
    """The first and the last word of the piece of a clause that a phrase is in; None where it cannot be had whole."""
    start = _with_head(grammar, _with_subject(grammar, first, first) or first)
    end = _end(grammar, start, last)
    if end is None:
        return None
    verb = next((at for at in range(start, end + 1) if grammar.letters[at] in kind.FINITE), start)
    with_subject = _with_subject(grammar, start, verb)
    if with_subject is None or end - with_subject >= _MOST_WORDS:
        return None
    is_cut = any(_cut_before(grammar, with_subject, end)) or any(_cut_behind(grammar, with_subject, end))
    return None if is_cut else (with_subject, end)


def with_what_it_bounds(grammar: Grammar, first: int, last: int) -> tuple[int, int] | None:
    """A phrase that begins with "without" or the like, with the clause that this bounds; None if that is too long.

    "Your landlord can evict you without giving a reason".
    """
    words = grammar.words
    if first == 0 or (words[first].is_after_comma and grammar.folded[first] == "without"):
        return first, last
    start = first - words[first].is_after_comma
    while start and not words[start].is_apart and last - start < _MOST_WORDS:
        start -= 1
    while start < first and grammar.letters[start] in kind.COORDINATE + kind.SUBORDINATOR + kind.DETERMINER:
        start += 1
    is_bare = (kind.FINITE | {kind.OBJECT}).isdisjoint(grammar.letters[start:first])
    return None if is_bare or last - start >= _MOST_WORDS or grammar.letters[start] in kind.HELPERS else (start, last)


# Where a piece begins.


def _is_apart(grammar: Grammar, at: int) -> bool:
    """Whether a new clause begins with a word, or there is none."""
    return at >= len(grammar.words) or (grammar.words[at].is_apart and not grammar.words[at].is_item)


def _with_head(grammar: Grammar, first: int) -> int:
    """Where a piece begins that says what somebody or something is or does: "someone acting on your behalf"."""
    letters, words = grammar.letters, grammar.words
    is_said_of = (
        letters[first] in (kind.PARTICIPLE, kind.GERUND)
        or letters[first : first + 2] == kind.ADJECTIVE + kind.PREPOSITION
    )
    if not is_said_of or first == 0 or words[first].is_apart or words[first].is_item:
        return first
    if letters[first - 1] == kind.OBJECT and grammar.folded[first - 1] in _SOMEBODY:
        return first - 1
    start = first
    while (
        letters[first - 1] == kind.NOUN
        and letters[start - 1 : start] in (kind.NOUN, kind.ADJECTIVE)
        and not words[start].is_apart
    ):
        start -= 1
    return start


def _with_subject(grammar: Grammar, first: int, verb: int) -> int | None:
    """Where a piece begins that has a verb: with who does it, "a doctor can visit you"; None if that is cut."""
    letters, words = grammar.letters, grammar.words
    if letters[verb] not in kind.FINITE or words[verb].is_apart or letters[verb - 1] not in kind.CONTENT:
        return first
    if not {*letters[first:verb]} <= _IN_SUBJECT:
        return first
    start = verb
    while start and not (words[start].is_apart or words[start].is_item) and letters[start - 1] in _IN_SUBJECT:
        if letters[start] == kind.DETERMINER and letters[start - 1] == kind.NOUN:
            # Under the Act | a person can apply.
            break
        start -= 1
    if (
        start < first
        and not words[start].is_apart
        and letters[start - 1 : start] in (*kind.HELPERS, kind.WHO, kind.VERB, kind.VERB_IN_S)
    ):
        # A person who is for the time being | under 18 shall be disregarded.
        return None
    while start < verb and letters[start] in (kind.DETERMINER, kind.COORDINATE):
        start += 1
    if letters[start] == kind.PREPOSITION or {*grammar.folded[start:verb]} <= PERSONS:
        return first
    return min(start, first)


class _Before(NamedTuple):
    """What stands before a piece, without the "the" and "your" of its first word: where, its class, and the word."""

    at: int
    link: str
    word: str


def _cut_before(grammar: Grammar, start: int, end: int) -> Iterator[bool]:
    """Whether a piece is cut off from what turns or limits it, question by question."""
    at = grammar.with_determiners(start)
    if at and not grammar.words[at].is_apart:
        before = _Before(at - 1, grammar.letters[at - 1], grammar.folded[at - 1])
        for is_cut in (_is_limited, _is_rest_of_list, _is_behind_preposition, _is_of_other_clause):
            yield is_cut(grammar, before, start, end)


def _is_limited(grammar: Grammar, before: _Before, start: int, end: int) -> bool:
    """Rents that are out of | reach; as | active as possible; one in | six; the same | advice as; lack of | food."""
    folded = grammar.folded
    at = before.at
    is_share = at > 0 and (folded[at - 1] in NUMBERS or grammar.letters[at - 1] == kind.NUMBER)
    return (
        folded[max(at - 1, 0) : at + 1] == ["out", "of"]
        or (before.word == "as" and "as" in folded[start + 1 : start + 3])
        or (grammar.letters[start] == kind.NUMBER and before.link == kind.PREPOSITION and is_share)
        or (folded[start - 1] == "same" and "as" in folded[start : end + 1])
        or (before.word == "of" and not _TAKEN.isdisjoint(folded[max(at - 2, 0) : at]))
    )


def _is_rest_of_list(grammar: Grammar, before: _Before, start: int, end: int) -> bool:
    """Single, married, | living with a partner; let or | sold; either one person or | members of a family.

    You and | your nurse about money; withdrawals from | a bank account, unpaid bills.
    """
    letters, words, at = grammar.letters, grammar.words, before.at
    is_or = before.word == "or"
    is_of_noun = before.link in kind.PREPOSITION + kind.OF and letters[max(at - 1, 0)] == kind.NOUN and at + 1 < start
    return (
        (words[start].is_item and letters[start] in (kind.GERUND, kind.PARTICIPLE, kind.ADJECTIVE))
        or (is_or and letters[start] in kind.PARTICIPLE + kind.GERUND + kind.VERB + kind.VERB_IN_S + kind.HELPERS)
        or (is_or and letters[start : start + 2] == kind.ADJECTIVE + kind.PREPOSITION)
        or (before.link == kind.COORDINATE and not _EITHER.isdisjoint(grammar.folded[max(at + 1 - _FAR, 0) : at + 1]))
        or (before.link == kind.COORDINATE and letters[max(at - 1, 0)] in (kind.OBJECT, kind.SUBJECT))
        or (is_of_noun and any(word.is_item for word in words[start + 1 : end + 1]))
    )


def _is_behind_preposition(grammar: Grammar, before: _Before, start: int, end: int) -> bool:
    """At their | disposal to coerce; with parents, with | the teacher; by themselves or with | family who teach them.

    Pay for | hospital unless the council pays; a clinic at | a hospital that checks you; before | 2009 the law let us.
    """
    if before.link not in kind.PREPOSITION + kind.OF or before.word in _BOUNDS:
        return False
    letters, folded, at = grammar.letters, grammar.folded, before.at
    is_again = before.word in folded[max(at + 1 - _FAR, 0) : at]
    is_second = (grammar.words[at].is_after_comma and is_again) or letters[max(at - 1, 0)] == kind.COORDINATE
    depends = (_CONDITIONS | _RELATIVE).intersection(folded[start : end + 1])
    return (
        (
            before.link == kind.PREPOSITION
            and letters[start] == kind.NOUN
            and kind.TO + kind.VERB in letters[start : start + 4]
        )
        or (is_second and letters[start] not in (kind.GERUND, kind.VERB))
        or (bool(depends) and folded[start] not in PERSONS)
        or "as" in folded[start + 1 : end + 1]
        or (letters[start] == kind.NUMBER and not kind.FINITE.isdisjoint(letters[start : end + 1]))
    )


def _is_of_other_clause(grammar: Grammar, before: _Before, start: int, end: int) -> bool:
    """How | singing affects you; staff who | visit people must carry a phone."""
    letters = grammar.letters
    is_of_verb = letters[start - 1] in kind.TO + kind.WHO and letters[start] in kind.FINITE
    return before.word in _QUESTIONS or (is_of_verb and _has_second_verb(letters[start : end + 1]))


def _has_second_verb(letters: str) -> bool:
    """Whether a piece that begins with a verb goes on to what another is said of."""
    own = re.split(f"[{kind.SUBORDINATOR}{kind.WHO}]", letters)[0]
    return re.search(f"[{kind.NOUN}{kind.ADJECTIVE}{kind.OBJECT}][{kind.HELPERS}]", own[1:]) is not None


def _cut_behind(grammar: Grammar, start: int, end: int) -> Iterator[bool]:
    """Whether a piece is cut off from what it needs behind it, or says nothing by its ends."""
    letters, folded, words = grammar.letters, grammar.folded, grammar.words
    # A mixture of | the two; it runs from 1.
    is_number = letters[end] == kind.NUMBER
    yield is_number and (folded[end - 1] == "from" or (folded[end - 1] == "the" and folded[end] in NUMBERS))
    # The | following persons.
    yield folded[start] == "following" and letters[start] != kind.GERUND
    # Staying with | friends or sofa surfing; is | required or decides to meet.
    yield kind.COORDINATE in letters[start : end + 1] and letters[end - 1 : end + 1] == kind.NOUN + kind.GERUND
    yield letters[start : start + 3] == kind.PARTICIPLE + kind.COORDINATE + kind.VERB_IN_S
    # Married, | living with a partner, working or not.
    goes_on = end + 1 < len(words) and words[end + 1].is_item
    yield goes_on and letters[start] in (kind.GERUND, kind.PARTICIPLE, kind.ADJECTIVE) and words[start].is_after_comma
    # A clinic where | a doctor; what a person | may eat.
    clause = re.search(f"[{kind.SUBORDINATOR}{kind.WHO}][^{kind.SUBORDINATOR}{kind.WHO}]*$", letters[start : end + 1])
    is_bare = clause is not None and kind.NOUN in clause[0] and kind.FINITE.isdisjoint(clause[0])
    yield is_bare and clause is not None and folded[start + clause.start()] not in ("if", "unless")
    # Goes wrong and | causes, or could cause, harm; the manager must consider: the wishes of the person.
    is_open = end + 1 < len(words) and words[end + 1].sentence == words[end].sentence and words[end + 1].is_apart
    is_verb = letters[end] in (kind.VERB, kind.VERB_IN_S)
    yield is_open and is_verb and (letters[end - 1] == kind.COORDINATE or not words[end + 1].is_after_comma)
    # People | aged.
    yield folded[end] == "aged"


# Where it ends.


def _end(grammar: Grammar, start: int, last: int) -> int | None:
    """The last word of a piece that begins at a word and has another.

    That is where the clause ends; or if that is too far, the last place where it may end before. None if there is none.
    """
    if grammar.letters[last] == kind.OBJECT and grammar.letters[last + 1 : last + 2] in (*kind.HELPERS,):
        # In planning | it is a term.
        last -= not _is_apart(grammar, last + 1)
    at, stop = last, None
    while not _is_apart(grammar, at + 1):
        following = _next(grammar, at)
        if following is None:
            break
        if _may_stop(grammar, start, at):
            stop = at
        if following - start >= _MOST_WORDS:
            return stop
        at = following
    if at + 1 < len(grammar.words) and grammar.folded[at + 1] in ("which", "whom") and at > last:
        # Related to the ageing process | in which reserves are lost.
        at -= grammar.letters[at] in kind.PREPOSITION + kind.OF
    return at if at == last or grammar.letters[at] in _MAY_END or grammar.folded[at] == "half" else stop


def _may_stop(grammar: Grammar, start: int, at: int) -> bool:
    """Whether a piece may end with a word, though more belongs to it.

    That is before an "and", a relative clause, or, where nothing is done in it, a condition or a preposition.
    """
    letter, word = grammar.letters[at + 1], grammar.folded[at + 1]
    if grammar.letters[at] != kind.NOUN or grammar.letters[at - 1] == kind.ADVERB:
        # A partner repeatedly | behaves in a way: it is a verb, whatever it was taken for.
        return False
    if letter == kind.COORDINATE:
        if "between" in grammar.folded[max(at - 3, 0) : at]:
            # Between a quarter | and a half.
            return False
        return word == "and" and grammar.letters[at - 1] not in kind.PREPOSITION + kind.OF + kind.COORDINATE
    if letter in (kind.SUBORDINATOR, kind.WHO) and word in _RELATIVE:
        return grammar.folded[at] not in _OF_WHICH
    is_nominal = (kind.FINITE | kind.VERBS | {kind.PARTICIPLE, kind.TO}).isdisjoint(grammar.letters[start : at + 1])
    return is_nominal and (word in _CONDITIONS or letter == kind.PREPOSITION)


def _next(grammar: Grammar, at: int) -> int | None:
    """Up to where a piece goes on behind a word; None where it may end there."""
    letters, folded = grammar.letters, grammar.folded
    letter = letters[at + 1]
    if grammar.words[at + 1].is_item:
        return None
    if letter in kind.CONTENT or letter in kind.TO + kind.PREPOSITION + kind.OF + kind.DENIAL + kind.HELPERS:
        return at + 1
    if letter == kind.COORDINATE:
        return _behind_coordinate(grammar, at)
    if letter in (kind.SUBORDINATOR, kind.WHO):
        return at + 1 if _is_of_relative(grammar, at) else None
    if letter == kind.DETERMINER and letters[at] == kind.NOUN:
        # 24 hours | a day.
        is_rate = folded[at] in _TIMES and folded[at + 1] in ("a", "an", "each", "every")
        # Body systems lose | their reserves: it is a verb, whatever it was taken for.
        return at + 1 if is_rate or folded[at + 1] in POSSESSIVES else None
    if letter in (kind.DETERMINER, kind.OTHER):
        return at + 1
    if letter in (kind.OBJECT, kind.SUBJECT):
        # They decide | you must stay; in the time | they have left; but not: in planning | it is a term.
        is_clause = letter == kind.OBJECT and letters[at + 2 : at + 3] in (*kind.HELPERS,)
        return None if is_clause and letters[at] in kind.CONTENT - {kind.VERB, kind.VERB_IN_S} else at + 1
    return at + 1 if letter == kind.NAMED and folded[at] == "by" else None


def _behind_coordinate(grammar: Grammar, at: int) -> int | None:
    """A change in medicines or | a fall: the piece goes on with what is put beside its last word."""
    letters, behind = grammar.letters, at + 2
    if "between" in grammar.folded[max(at - 3, 0) : at]:
        return behind
    while behind < len(grammar.words) and letters[behind] == kind.DETERMINER:
        behind += 1
    is_of_idiom = grammar.begins_group(at) and grammar.folded[at - 1] == "at"
    if _is_apart(grammar, behind) or is_of_idiom:
        # Adults at risk | and children.
        return None
    is_open = letters[at] in kind.PREPOSITION + kind.OF + kind.TO + kind.COORDINATE
    if is_open or {letters[at], letters[behind]} <= _NOMINAL:
        return behind
    is_alike = (
        letters[at] == letters[behind] and letters[at] in kind.VERB + kind.VERB_IN_S + kind.PARTICIPLE + kind.GERUND
    )
    return behind if is_alike else None


def _is_of_relative(grammar: Grammar, at: int) -> bool:
    """Whether a clause behind a word belongs to it: people | who are ill; care | that helps people."""
    word = grammar.folded[at + 1]
    if grammar.words[at + 1].is_after_comma or word == "which":
        return False
    if word == "that" and grammar.letters[at + 2 : at + 3] == kind.VERB_IN_S and grammar.folded[at].endswith("s"):
        # Help for children of all ages | that improves resilience.
        return False
    return word in _CONDITIONS | _QUESTIONS | {"that"} or grammar.letters[at + 1] == kind.WHO
