"""When a phrase can stand by itself and is true, and where it begins and ends for that."""

import re
from collections.abc import Sequence

from carelex.comparison.units import (
    LOOSE,
    OF_WHICH,
    QUESTIONS,
    Grammar,
    Group,
    hold,
    is_list,
    is_subject_of_denial,
    modal_before,
)
from carelex.english import word_classes as kind
from carelex.english.function_words import is_light
from carelex.english.word_classes import classes_of
from carelex.text.scopes import NOT_DENIED

# What stands behind a verb that says little without it.
_NEEDED = frozenset((kind.PREPOSITION, kind.TO, kind.DETERMINER))

_QUESTIONS = QUESTIONS | {"which"}

_NOMINAL = frozenset((kind.NOUN, kind.ADJECTIVE, kind.PARTICIPLE))

_LONG = 4
_BOUNDS = frozenset("under over aged than least most exceeding".split())

# A year or less.
_BEYOND = [[word] for word in "above below fewer less longer more older over under younger".split()]

_QUANTIFIERS = frozenset("few fewer several many most all some every each half more less".split())


def stands(grammar: Grammar, groups: Sequence[Group]) -> bool:
    """Whether a phrase can stand by itself, and what it says is true."""
    first, last = groups[0][0], groups[-1][1] - 1
    letters = grammar.letters[first : last + 1]
    if (
        not _is_true(grammar, first, last)
        or is_subject_of_denial(grammar, last)
        or grammar.folded[last].endswith(("'s", "s'"))
    ):
        return False
    if _is_of_other_clause(grammar, first, last):
        return False
    is_subject = grammar.goes_on(last) and grammar.letters[last + 1] in kind.HELPERS
    if is_subject and first and grammar.folded[first - 1] in _QUANTIFIERS:
        # "Most children" are what?
        return False
    if is_subject and not (kind.VERBS | {kind.PARTICIPLE}).isdisjoint(letters):
        # What is told of it is not told: "caused by the way society" is organised.
        return False
    is_row_of_numbers = first < last and {*letters} <= {kind.NUMBER, kind.COORDINATE}
    if letters[0] == kind.ADJECTIVE and grammar.folded[first - 1 : first] == ["as"]:
        # As soon as possible after the accident.
        return False
    if is_row_of_numbers or (letters[0] == kind.NUMBER and grammar.letters[first - 1 : first] == kind.COORDINATE):
        return False
    if first == last:
        return not is_subject and _stands_alone(grammar, first)
    if _needs_more(grammar, last) or _may_be_clause(grammar, groups[0]):
        return False
    # Severe enough.
    is_cut = grammar.letters[last - 1 : last + 2] == kind.NOUN + kind.ADJECTIVE + kind.OTHER
    return not (is_cut and grammar.goes_on(last))


def _is_of_other_clause(grammar: Grammar, first: int, last: int) -> bool:
    """Whether a phrase is the rest of a clause that begins before it, and says something else without that."""
    letters = grammar.letters[first : last + 1]
    before = _before_determiners(grammar, first)
    link, word = grammar.letters[before - 1 : before], grammar.folded[max(before - 1, 0) : before]
    if word == ["than"] and letters[0] != kind.NUMBER:
        # It costs less than most care homes.
        return True
    if letters[0] == kind.PARTICIPLE and grammar.letters[first - 1 : first] == kind.HAVE:
        return True
    if letters == kind.ADVERB + kind.ADJECTIVE:
        return True
    clause = f"[{kind.NOUN}{kind.ADJECTIVE}]*{kind.NOUN}[{kind.VERB}{kind.VERB_IN_S}][{kind.OBJECT}{kind.DETERMINER}]"
    has_verb = word != ["as"] and re.match(clause, grammar.letters[first : last + 2]) is not None
    if has_verb and (
        link in (kind.PREPOSITION, kind.OF) or (link == kind.COORDINATE and not grammar.words[before - 1].is_apart)
    ):
        # People with a disability find it harder; you or your estate pay us.
        return bool(link)
    # A nurse passes.
    is_verb = grammar.folded[last].endswith("s") and kind.VERB_IN_S in classes_of(grammar.folded[last])
    is_singular = first + 1 == last and grammar.folded[max(first - 1, 0) : first] in (["a"], ["an"])
    return is_verb and is_singular and letters[-2:] == kind.NOUN * 2 and not grammar.folded[last].endswith("ss")


def _is_true(grammar: Grammar, first: int, last: int) -> bool:
    """Whether a phrase takes nothing out of a denial, a condition or an exception that changes what it says."""
    scopes = grammar.scopes
    if any(NOT_DENIED != begins < first for begins in scopes.denied_from[first : last + 1]):
        return False
    is_verbal = not kind.FINITE.isdisjoint(grammar.letters[first : last + 1])
    return not (is_verbal and (scopes.is_conditional[first] or scopes.has_exception[first]))


def _stands_alone(grammar: Grammar, at: int) -> bool:
    """Whether a single word is one to tell: "meeting" is none where somebody is meeting somebody."""
    letters = grammar.letters
    if letters[at] == kind.NUMBER:
        # An amount, a year, or an age; but not "until you are 21".
        return len(grammar.folded[at]) >= _LONG or (at > 0 and grammar.folded[at - 1] in _BOUNDS)
    if grammar.scopes.is_conditional[at] or (letters[at] == kind.GERUND and letters[at - 1 : at] == kind.AUXILIARY):
        return False
    if letters[at - 1 : at] in (kind.SUBORDINATOR, kind.WHO) and not grammar.words[at].is_apart:
        # What matters to you.
        return False
    if letters[at] == kind.GERUND and grammar.words[at].is_after_comma and not grammar.words[at].is_item:
        # At risk of, or after, | deteriorating.
        return False
    return (
        letters[at] in (kind.NOUN, kind.GERUND) and not is_light(grammar.folded[at]) and grammar.folded[at] != "behalf"
    )


def _needs_more(grammar: Grammar, at: int) -> bool:
    """Whether the last word of a phrase needs what follows, and is not part of the phrase."""
    following = grammar.letters[at + 1] if grammar.goes_on(at) else ""
    needs = following in _NEEDED or grammar.letters[at] + following == kind.VERB_IN_S + kind.SUBORDINATOR
    needs = needs or (following == kind.SUBORDINATOR and grammar.folded[at + 1] in _QUESTIONS)
    if following in (kind.SUBORDINATOR, kind.WHO) and grammar.folded[at] in OF_WHICH:
        return True
    needs = needs or (grammar.letters[at] in kind.VERBS and grammar.folded[at + 1 : at + 2] == ["that"])
    if grammar.letters[at] in kind.VERBS | {kind.PARTICIPLE}:
        return needs or (is_light(grammar.folded[at]) and grammar.letters[at] != kind.PARTICIPLE)
    return needs and is_light(grammar.folded[at])


def lacks_preposition(grammar: Grammar, at: int) -> bool:
    """Whether a verb at the end of a phrase has a preposition behind it that nothing follows: who is cared for."""
    if grammar.letters[at] not in kind.VERBS | {kind.PARTICIPLE} or not grammar.goes_on(at):
        return False
    begin_object = kind.CONTENT | {kind.DETERMINER, kind.OBJECT}
    is_stranded = not grammar.goes_on(at + 1) or grammar.letters[at + 2] not in begin_object
    return grammar.letters[at + 1] == kind.PREPOSITION and is_stranded


def _may_be_clause(grammar: Grammar, group: Group) -> bool:
    """Whether a group may be all that a condition says, or what somebody does with what is named before it.

    "If your needs change", "the support a carer needs".
    """
    start, end = group
    if end - start == 1 or {kind.VERB, kind.VERB_IN_S}.isdisjoint(classes_of(grammar.folded[end - 1])):
        return False
    before = _before_determiners(grammar, start)
    if grammar.scopes.is_conditional[start] and grammar.letters[before - 1 : before] == kind.SUBORDINATOR:
        return True
    return before < start and grammar.letters[before - 1 : before] == kind.NOUN and not grammar.words[before].is_apart


def _before_determiners(grammar: Grammar, at: int) -> int:
    while at and grammar.letters[at - 1] == kind.DETERMINER:
        at -= 1
    return at


def up_to_preposition(grammar: Grammar, groups: Sequence[Group], *, is_cut: bool) -> Sequence[Group]:
    """The groups up to a preposition, where they are the second of two that it may belong to.

    "You and a social worker about your life": it is no worker about a life. is_cut: what stands before them is left
    out, as in "giving medicine to | a patient in a disguised form".
    """
    if not groups:
        return groups
    start, end = groups[0]
    before = _before_determiners(grammar, start)
    is_nominal = {*grammar.letters[start:end]} <= _NOMINAL
    link = grammar.letters[before - 1 : before]
    is_of_list = len(groups) > 1 and is_list(grammar, groups[0], groups[1])
    if not is_nominal or not (
        link == kind.COORDINATE or (link in (kind.PREPOSITION, kind.TO) and (is_cut or is_of_list))
    ):
        return groups
    for at in range(1, len(groups)):
        left, right = groups[at - 1 : at + 1]
        if hold(grammar, left[1] - 1, right[0]) == LOOSE and not is_list(grammar, left, right):
            is_nominal = all({*grammar.letters[slice(*group)]} <= _NOMINAL for group in groups[:at])
            # Getting out into the community.
            return groups if not is_nominal or grammar.folded[left[1] - 1].endswith("ing") else groups[:at]
    return groups


def without_adverb(grammar: Grammar, groups: Sequence[Group]) -> Sequence[Group]:
    """The groups without an adverb at their end that belongs to what follows, or to a verb before."""
    if not groups:
        return groups
    *others, (start, end) = groups
    letters = grammar.letters
    is_loose = letters[end - 1] == kind.ADVERB and (grammar.goes_on(end - 1) or letters[end - 2] == kind.NOUN)
    return [*others, (start, end - 1)] if is_loose and end - start > 1 else groups


def beginning(grammar: Grammar, first: int) -> int:
    """Where a phrase begins: with the "must" or "may" before its first word, or with "some", "most" and the like."""
    if first and grammar.folded[first - 1] in _QUANTIFIERS and not grammar.words[first].is_apart:
        return first - 1
    before = _before_determiners(grammar, first)
    if grammar.folded[before - 1 : before] == ["from"] and _leads_to(grammar, first):
        return before - 1
    may_have_modal = grammar.letters[first] in (kind.VERB, kind.PARTICIPLE, kind.ADJECTIVE)
    modal = modal_before(grammar, first) if may_have_modal else None
    if modal and grammar.folded[modal - 1] in _QUANTIFIERS and not grammar.words[modal].is_apart:
        # Most can be prevented.
        return modal - 1
    return first if modal is None else modal


def _with_counted(grammar: Grammar, last: int) -> int:
    """Where what is counted ends behind "or more": five or more people."""
    while grammar.goes_on(last) and grammar.letters[last + 1] in (kind.NOUN, kind.ADJECTIVE):
        last += 1
    return last


def _leads_to(grammar: Grammar, first: int) -> bool:
    """Whether a group is where something begins, and what follows at once is where it ends: from a bed to a chair."""
    while not grammar.ends_group(first):
        first += 1
    return grammar.folded[first + 1 : first + 2] == ["to"] and grammar.letters[first] == kind.NOUN


def end(grammar: Grammar, last: int) -> int:
    """Where a phrase ends: with the pronoun that its last word needs, if that is a verb, as in "resolving them"."""
    if not grammar.goes_on(last):
        return last
    if grammar.letters[last + 1] == kind.OBJECT and grammar.letters[last] in kind.VERBS:
        is_pair = grammar.folded[last + 2 : last + 3] == ["or"] and grammar.letters[last + 3 : last + 4] == kind.OBJECT
        return last + 3 if is_pair else last + 1
    if grammar.folded[last + 1] == "or" and grammar.folded[last + 2 : last + 3] in _BEYOND:
        return _with_counted(grammar, last + 2)
    return _end_of_alternative(grammar, last)


def _end_of_alternative(grammar: Grammar, last: int) -> int:
    """Where the other half of a pair ends whose first half a word ends: "hours or days", "16 to 25"."""
    letters, folded = grammar.letters, grammar.folded
    behind = last + 2
    if behind >= len(letters) or grammar.words[behind].is_apart or not grammar.is_content(last):
        return last
    if letters[last] == kind.NUMBER == letters[behind] and folded[last + 1] in ("to", "and", "or"):
        return behind
    is_whole = folded[last + 1] == "or" and grammar.ends_group(behind) and letters[behind] == letters[last]
    is_whole = is_whole and not (behind + 1 < len(letters) and letters[behind + 1] == kind.COORDINATE)
    return behind if is_whole and grammar.scopes.denied_from[behind] == grammar.scopes.denied_from[last] else last
