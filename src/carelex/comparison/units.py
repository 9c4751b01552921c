"""The phrases of a definition: runs of words of one clause that can stand by themselves when they are read aloud.

A phrase is made of groups: content words that follow each other at once. What stands between two groups says whether
they are one phrase, and whether it may be cut there.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from carelex.english import word_classes as kind
from carelex.english.function_words import DETERMINERS, is_light
from carelex.english.word_classes import classes_of
from carelex.text.markdown import Block
from carelex.text.scopes import DENIED_BEHIND, NOT_DENIED, Scopes, scopes_of, stretches
from carelex.text.word_uses import letters_of
from carelex.text.words import Word, folded_word
from carelex.values import NamedTuple

APART, LOOSE, TIGHT = range(3)
"""How two groups hang together: not at all, so that one phrase may end between them, or so that it must not."""

# The most content words and the most words of a phrase, and of one that begins with a denial.
_MOST_CONTENT, _MOST_WORDS, _MOST_DENIED = 7, 11, 13

_NUMBERED = frozenset("age article chapter grade level page paragraph part schedule section stage type year".split())
_TIME = frozenset("day hour month week year".split())
TIMES = _TIME | {f"{time}s" for time in _TIME}
# Twice a day.
_MAY_HAVE_RATE = _TIME | {"night"}
QUESTIONS = frozenset("how what whatever why".split())
OF_WHICH = frozenset("case cases circumstances degree extent manner point situation situations way ways".split())
"""Nouns that say nothing without the clause behind them."""
PERSONS = frozenset("adult adults child children people person persons".split())

_WITH_PREPOSITION = re.compile(r"[pt][pdo]*")
_WITH_OBJECT = re.compile(r"y+[pt]?d*|y+t")


Group = tuple[int, int]
"""Content words that follow each other at once: the number of the first, and that behind the last."""


class Grammar(NamedTuple):
    """The words of a definition as parts of sentences: folded, with the letters of their classes, and what they stand
    under.
    """

    words: Sequence[Word]
    folded: Sequence[str]
    letters: str
    scopes: Scopes

    def is_content(self, at: int) -> bool:
        return self.letters[at] in kind.CONTENT

    def begins_group(self, at: int) -> bool:
        """Whether no content word stands right before a content word, in its clause."""
        if at == 0 or not self.is_content(at - 1) or self.words[at].is_apart or self.words[at].is_item:
            return True
        # An adjective behind a noun that another word has already: in safety, free from harm.
        return self.letters[at - 2 : at] == kind.PREPOSITION + kind.NOUN and self._is_apart_behind_noun(at)

    def _is_apart_behind_noun(self, at: int) -> bool:
        """Whether a word says nothing of the noun before it: on site 24 hours a day; but: under section 3."""
        if self.letters[at] == kind.NUMBER:
            return self.words[at - 1].text.islower() and self.folded[at - 1] not in _NUMBERED
        return self.letters[at] == kind.ADJECTIVE

    def ends_group(self, at: int) -> bool:
        """Whether no content word stands right behind a content word, in its clause."""
        return at + 1 == len(self.words) or not self.is_content(at + 1) or self.begins_group(at + 1)

    def with_determiners(self, at: int) -> int:
        """Where a phrase that begins with a word begins together with the "the" and "your" before it."""
        while at and self.letters[at - 1] == kind.DETERMINER and not self.words[at].is_apart:
            at -= 1
        return at

    def goes_on(self, at: int) -> bool:
        """Whether the clause of a word does not end with it."""
        return at + 1 < len(self.words) and not self.words[at + 1].is_apart


def grammar_of(words: Sequence[Word], blocks: Sequence[Block]) -> Grammar:
    """Read the words of a definition as parts of sentences."""
    letters = letters_of(words)
    letters = "".join(
        kind.PREPOSITION if letter in kind.CONTENT and not word.is_key and word.text[0].islower() else letter
        for letter, word in zip(letters, words, strict=True)
    )
    return Grammar(words, [folded_word(word.text) for word in words], letters, scopes_of(words, letters, blocks))


def hold(grammar: Grammar, left: int, right: int) -> int:
    """How two content words hang together, which have no other between them and stand in one stretch."""
    words, letters = grammar.words, grammar.letters
    between = letters[left + 1 : right]
    before, behind = letters[left], letters[right]
    is_list = any(words[at].is_item for at in range(left + 1, right + 1))
    denied_from = grammar.scopes.denied_from
    if denied_from[left] not in (NOT_DENIED, denied_from[right]):
        # A denial ends between them.
        return APART
    if not between and not is_list:
        return APART if grammar.begins_group(right) else TIGHT
    if _is_in_name(grammar, left, right) or re.fullmatch("od*", between):
        return TIGHT
    if (is_list and re.fullmatch("c?d*", between)) or re.fullmatch("cd*", between):
        return _hold_in_list(grammar, left, right, between)
    is_verb = before in (kind.VERB, kind.VERB_IN_S, kind.GERUND)
    if between[:1] == kind.TO and before == kind.NOUN and _is_behind_preposition(grammar, left):
        # People with poor health to help them get well.
        return APART
    if between == "t":
        return TIGHT if behind == kind.VERB else LOOSE
    if _WITH_PREPOSITION.fullmatch(between):
        return _hold_by_preposition(grammar, left, right)
    if (
        between == kind.DETERMINER
        and grammar.folded[left + 1] in ("a", "an")
        and grammar.folded[right] in _MAY_HAVE_RATE
    ):
        return TIGHT
    if re.fullmatch("d+", between):
        return TIGHT if is_verb else APART
    if behind == kind.NUMBER and re.fullmatch("c?p?dp", between):
        return LOOSE if between[0] == kind.COORDINATE else TIGHT
    if is_verb and (_WITH_OBJECT.fullmatch(between) or re.fullmatch("fd+", between)):
        return TIGHT
    if between == "w" and behind in (kind.VERB, kind.VERB_IN_S) and grammar.folded[left] in PERSONS:
        return TIGHT
    if between in ("u", "y") and before == kind.NOUN and behind in (kind.VERB, kind.VERB_IN_S):
        return TIGHT
    if re.fullmatch("nd*", between) and grammar.folded[left + 1] == "without":
        return LOOSE if before == kind.NOUN else TIGHT
    return APART


def _is_in_name(grammar: Grammar, left: int, right: int) -> bool:
    """Whether two words are parts of one name: the Department for Work and Pensions."""
    is_joined = {*grammar.folded[left + 1 : right]} <= {"and", "of", "for", "the"}
    is_capital = all(grammar.words[at].text[0].isupper() and not grammar.words[at].is_item for at in (left, right))
    begins = left == 0 or grammar.words[left].sentence != grammar.words[left - 1].sentence
    return is_capital and is_joined and not begins


def _is_behind_preposition(grammar: Grammar, at: int) -> bool:
    """Whether a noun, or the list of which it is the last, stands behind a preposition: "with poor or bad health"."""
    while at and not (grammar.words[at].is_apart and not grammar.words[at].is_item):
        at -= 1
        if not grammar.is_content(at) and grammar.letters[at] not in kind.DETERMINER + kind.COORDINATE:
            return grammar.letters[at] in kind.PREPOSITION + kind.OF and grammar.folded[at] != "from"
    return False


def _hold_by_preposition(grammar: Grammar, left: int, right: int) -> int:
    before = grammar.letters[left]
    if "than" in grammar.folded[left + 1 : right] or (before == kind.NOUN and grammar.folded[left + 1] == "as"):
        return APART
    # It came into force on 1 April.
    is_idiom = before in (kind.VERB, kind.VERB_IN_S, kind.GERUND) and is_light(grammar.folded[left])
    return TIGHT if is_idiom or before in (kind.PARTICIPLE, kind.ADJECTIVE) else LOOSE


def _hold_in_list(grammar: Grammar, left: int, right: int, between: str) -> int:
    letters = grammar.letters
    before, behind = letters[left], letters[right]
    if behind in kind.FINITE and before not in kind.FINITE:
        return APART
    if grammar.begins_group(left) and grammar.folded[left - 1 : left] == ["at"]:
        # Adults at risk and children.
        return APART
    if before in (kind.ADJECTIVE, kind.PARTICIPLE) and between.endswith(kind.DETERMINER) and behind == kind.NOUN:
        # As far as is practicable, the person; if it is proposed and the person agrees.
        return APART
    if (
        before in (kind.NOUN, kind.GERUND)
        and behind == kind.NOUN
        and between == kind.COORDINATE
        and _may_be_verb(grammar, right)
    ):
        # Who has difficulty with swallowing and follow advice: it is no noun, whatever it was taken for.
        return APART
    if before in (kind.ADJECTIVE, kind.PARTICIPLE):
        return TIGHT
    if {before, behind} <= kind.VERBS and letters[right + 1 : right + 2] in _COMPLEMENTS and grammar.goes_on(right):
        return TIGHT
    if between.endswith("d"):
        return LOOSE
    # "Care and support plan", "arrange and provide care": the last word is of both.
    is_single = grammar.begins_group(left)
    return TIGHT if is_single and not grammar.ends_group(right) else LOOSE


def _may_be_verb(grammar: Grammar, at: int) -> bool:
    """Whether what was taken for a noun may be a verb, by what follows: "talk to your family", "appeal for you"."""
    classes = {*classes_of(grammar.folded[at])}
    behind = grammar.letters[at + 1 : at + 3] if grammar.goes_on(at) else ""
    if classes <= {kind.VERB, kind.VERB_IN_S}:
        return True
    if grammar.folded[at] in ("care", "support"):
        return False
    is_before_noun = kind.VERB_IN_S in classes and behind[:1] == kind.NOUN
    if behind == kind.PREPOSITION + kind.OBJECT:
        return not classes.isdisjoint({kind.VERB, kind.VERB_IN_S})
    if behind[:1] == kind.SUBORDINATOR and grammar.folded[at + 1] in QUESTIONS:
        return not classes.isdisjoint({kind.VERB, kind.VERB_IN_S})
    is_before_object = behind[:1] in (kind.TO, kind.DETERMINER, kind.OBJECT)
    return is_before_noun or (is_before_object and classes_of(grammar.folded[at])[0] in (kind.VERB, kind.VERB_IN_S))


# What may stand between a verb and what it says something of.
_COMPLEMENTS = (kind.PREPOSITION, kind.DETERMINER, kind.OBJECT, kind.TO)


class Unit(NamedTuple):
    """A phrase: the first and the last of its words, by their numbers."""

    first: int
    last: int
    is_denied: bool = False


def units(grammar: Grammar) -> Iterator[list[Group]]:
    """The phrases that affirm something, each as its groups: the first word of each, and the one behind its last."""
    for start, end in stretches(grammar.words):
        unit: list[Group] = []
        for group in _groups(grammar, start, end):
            if unit and hold(grammar, unit[-1][1] - 1, group[0]) == APART:
                yield unit
                unit = []
            unit.append(group)
            while len(unit) > 1 and _is_long(grammar, unit):
                cut = _cut(grammar, unit)
                if (kept := unit[:cut]) and not _is_long(grammar, kept) and not _lacks_other(grammar, kept, unit[cut]):
                    yield kept
                # What is left of a phrase that cannot be cut is no phrase, but for what begins afresh.
                afresh = [at for at in range(1, len(unit)) if begins_afresh(grammar, unit[at])]
                unit = unit[cut:] if kept else unit[afresh[-1] :] if afresh else []
        if unit and not _is_long(grammar, unit):
            yield unit


def _groups(grammar: Grammar, start: int, end: int) -> Iterator[Group]:
    first = start
    for at in range(start, end):
        if grammar.is_content(at):
            if grammar.begins_group(at):
                first = at
            if at + 1 == end or grammar.ends_group(at):
                yield first, at + 1


def _is_long(grammar: Grammar, unit: Sequence[Group]) -> bool:
    content = sum(end - start for start, end in unit)
    return content > _MOST_CONTENT or unit[-1][1] - unit[0][0] > _MOST_WORDS


def _cut(grammar: Grammar, unit: Sequence[Group]) -> int:
    """Where to cut a phrase that is too long: behind how many of its groups; within a list only where it must be."""
    cuts = [cut for cut in range(1, len(unit)) if hold(grammar, unit[cut - 1][1] - 1, unit[cut][0]) == LOOSE]
    outside = [cut for cut in cuts if not is_list(grammar, unit[cut - 1], unit[cut])]
    return max(outside or cuts, default=0)


def _lacks_other(grammar: Grammar, unit: Sequence[Group], following: Group) -> bool:
    """Whether a phrase that is cut says "between" or "both" of what is not there."""
    is_cut_in_list = is_list(grammar, unit[-1], following)
    return is_cut_in_list and not {"between", "both", "either"}.isdisjoint(grammar.folded[unit[0][0] : unit[-1][1]])


def begins_afresh(grammar: Grammar, group: Group) -> bool:
    """Whether a group says what somebody does, behind a preposition: "of identifying needs", "to identify needs"."""
    before, first = grammar.letters[group[0] - 1 : group[0]], grammar.letters[group[0]]
    return (first == kind.GERUND and before in (kind.OF, kind.PREPOSITION)) or (
        first == kind.VERB and before == kind.TO
    )


def is_list(grammar: Grammar, left: Group, right: Group) -> bool:
    """Whether two groups are put side by side, by an "and" or a comma."""
    between = grammar.letters[left[1] : right[0]]
    return between[:1] == kind.COORDINATE or any(grammar.words[at].is_item for at in range(left[1], right[0] + 1))


def denied(grammar: Grammar) -> Iterator[Unit]:
    """The phrases that deny something, from the denial to the end of the clause; only those that are surely whole."""
    last = NOT_DENIED
    for at, first in enumerate(grammar.scopes.denied_from):
        if first in (NOT_DENIED, DENIED_BEHIND, last):
            continue
        last = first
        scopes = grammar.scopes
        is_verbal = grammar.letters[first] in kind.DENIAL + kind.HELPERS
        if scopes.is_conditional[at] or (is_verbal and (scopes.has_exception[at] or _is_behind_condition(grammar, at))):
            continue
        if _is_stranded(grammar, first):
            continue
        end = _end_of_clause(grammar, at)
        if end is None or grammar.folded[end - 1].endswith(("'s", "s'")):
            continue
        start = _with_subject(grammar, first, end)
        if (
            start is not None
            and end - start <= max(_MOST_DENIED, _WHOLE)
            and any(map(grammar.is_content, range(start, end)))
        ):
            yield Unit(start, end - 1, is_denied=True)


def _is_behind_condition(grammar: Grammar, at: int) -> bool:
    """Whether the sentence of a word begins with a condition: "if you move, you do not pay"."""
    start = at
    while start and grammar.words[start - 1].sentence == grammar.words[at].sentence:
        start -= 1
    return grammar.scopes.is_conditional[start]


def _is_stranded(grammar: Grammar, first: int) -> bool:
    """Whether a denial sets something against what stands before it, and says nothing without that.

    It may be "rather than the carer", "but not required", "and not while you live there".
    """
    folded, letters = grammar.folded, grammar.letters
    if folded[first] == "unlike":
        return True
    if folded[first : first + 2] in (["rather", "than"], ["instead", "of"]):
        return first > 0 and grammar.words[first].sentence == grammar.words[first - 1].sentence
    if folded[first] != "not":
        return False
    is_behind = folded[max(first - 1, 0) : first] in (["but"], ["and"], ["or"])
    return letters[first + 1 : first + 2] == kind.SUBORDINATOR or (
        is_behind
        and letters[first + 1 : first + 2]
        in (kind.DETERMINER, kind.PREPOSITION, kind.TO, kind.OF, kind.OTHER, kind.PARTICIPLE, kind.VERB)
    )


_WHOLE = 15
_CONDITIONS_BEHIND = frozenset("if unless except until when".split())
_MAY_FOLLOW = frozenset("so although though but whereas".split())


def _end_of_clause(grammar: Grammar, first: int) -> int | None:
    """Where the clause of a denial ends; None where what follows may change what it says."""
    words, letters = grammar.words, grammar.letters
    denied_from = grammar.scopes.denied_from
    has_verb = letters[first] in kind.HELPERS or letters[first - 1 : first] in (*kind.HELPERS,)
    has_verb = has_verb or grammar.folded[first] == "cannot" or grammar.folded[first].endswith("n't")
    for at in range(first + 1, min(len(words), first + _MOST_DENIED + 1)):
        if denied_from[at] != first:
            is_end = words[at].is_apart or letters[at] == kind.COORDINATE or grammar.folded[at] in _MAY_FOLLOW
            return at if is_end else None
        if words[at].is_apart and not words[at].is_item:
            # The items of a list that a denial leads to are no part of its own clause, but what bounds it is.
            if not words[at].is_after_comma or grammar.folded[at] in _CONDITIONS_BEHIND:
                return None
            is_denied_twice = any(grammar.folded[other] == "without" for other in range(first + 1, at))
            return None if is_denied_twice and letters[at] == kind.COORDINATE else at
        if letters[at] in kind.HELPERS and (
            letters[at - 1] in kind.CONTENT - {kind.ADVERB} or letters[at - 1] == kind.OBJECT
        ):
            if has_verb:
                # Who cannot decide | must be asked.
                return at if kind.WHO in letters[max(first - 2, 0) : first] else None
            has_verb = True
        if letters[at] in kind.SUBORDINATOR + kind.WHO:
            return at if grammar.folded[at] in _MAY_FOLLOW else None
    return len(words) if first + _MOST_DENIED + 1 > len(words) else None


def _with_subject(grammar: Grammar, first: int, end: int) -> int | None:
    """Where a phrase that is denied begins: with its subject, unless that is a pronoun; None if it cannot be whole."""
    letters, words, folded = grammar.letters, grammar.words, grammar.folded
    if folded[first] == "no" and folded[max(first - 2, 0) : first] == ["little", "or"]:
        return first - 2
    if letters[first] not in kind.DENIAL + kind.HELPERS:
        return first
    at = first
    while at and not words[at].is_apart and letters[at - 1] in kind.HELPERS:
        at -= 1
    if at == first and letters[first] == kind.DENIAL and not folded[first].endswith(("n't", "cannot")):
        return first
    if letters[at - 1 : at] == kind.COORDINATE:
        return first
    if letters[at] == kind.AUXILIARY and not words[at].is_apart and letters[at - 1] in kind.VERB + kind.VERB_IN_S:
        # The help that they need | is not ready.
        return None
    start = at
    while start and not words[start].is_apart and letters[start - 1] in "NAPGRDdocp":
        start -= 1
    is_whole = start == 0 or words[start].is_apart or letters[start - 1] in "sc"
    while start < at and (letters[start] == kind.COORDINATE or folded[start] in _ARTICLES):
        start += 1
    if start == at:
        return None if _begins_with_bound(grammar, at) else first
    return start if is_whole and end - start <= _WHOLE and letters[start] != kind.PREPOSITION else None


_ARTICLES = DETERMINERS | frozenset("that those such".split())


def _begins_with_bound(grammar: Grammar, at: int) -> bool:
    """Whether the clause of a word says first when or where something is so: "from January 2027 it will not"."""
    start = at
    while start and not grammar.words[start].is_apart:
        start -= 1
    return start < at and grammar.letters[start] == kind.PREPOSITION


def is_subject_of_denial(grammar: Grammar, last: int) -> bool:
    """Whether what ends with a word is what a denial is said of: "gifts" are not counted."""
    denied_from = grammar.scopes.denied_from
    for at in range(last + 1, len(grammar.words)):
        letter = grammar.letters[at]
        if grammar.words[at].is_apart or (grammar.words[at].is_item and letter in kind.HELPERS):
            return False
        if denied_from[at] > last:
            is_said_of = letter in kind.HELPERS or grammar.folded[at] in ("cannot", "rarely")
            return is_said_of or grammar.letters[at - 1] in kind.HELPERS
        if letter not in _WITH_SUBJECT:
            return False
    return False


_WITH_SUBJECT = (kind.CONTENT - kind.VERBS) | {kind.DETERMINER, kind.OF, kind.PREPOSITION, *kind.HELPERS}


_BETWEEN_DENIAL_AND_NAME = frozenset(kind.DENIAL + kind.DETERMINER + kind.ADJECTIVE + kind.OTHER)


def of_other(grammar: Grammar, named: Iterable[int]) -> Iterator[int]:
    """The words of what is said of something that is none of what is defined, whose names are the words *named*.

    "Abuse by a worker is no such abuse, although it may be a safeguarding matter."
    """
    words = grammar.words
    for at in named:
        first = grammar.scopes.denied_from[at]
        if not 0 <= first < at or not {*grammar.letters[first + 1 : at]} <= _BETWEEN_DENIAL_AND_NAME:
            continue
        while first and not words[first].is_apart:
            first -= 1
        while first < len(words) and words[first].sentence == words[at].sentence:
            yield first
            first += 1


def modal_before(grammar: Grammar, at: int) -> int | None:
    """The number of the "must" or "may" of a verb, if it has one; adverbs and "be" may stand between."""
    letters, words = grammar.letters, grammar.words
    while at and not words[at].is_apart and letters[at - 1] in (kind.OTHER, kind.ADVERB, kind.AUXILIARY, kind.HAVE):
        at -= 1
    return at - 1 if at and not words[at].is_apart and letters[at - 1] == kind.MODAL else None
