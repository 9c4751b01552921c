"""The words of a definition as parts of sentences: which follow each other at once, and which hang together."""

import re
from collections.abc import Sequence, Set

from carelex.english import word_classes as kind
from carelex.english.word_classes import classes_of
from carelex.text.markdown import Block
from carelex.text.scopes import NOT_DENIED, Scopes, scopes_of
from carelex.text.word_uses import letters_of
from carelex.text.words import Word, folded_word
from carelex.values import NamedTuple

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
_FORMERLY = frozenset("archaic formerly historically obsolete once originally previously".split())


class Grammar(NamedTuple):
    """The words of a definition as parts of sentences: folded, with the letters of their classes, and what they stand
    under.

    formerly: where words say that their sentence is no longer true.
    """

    words: Sequence[Word]
    folded: Sequence[str]
    letters: str
    scopes: Scopes
    formerly: Sequence[int]

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
    folded = [folded_word(word.text) for word in words]
    formerly = [at for at in range(len(words)) if _says_former(folded, letters, at)]
    return Grammar(words, folded, letters, scopes_of(words, letters, blocks), formerly)


def _says_former(folded: Sequence[str], letters: str, at: int) -> bool:
    is_past = folded[at : at + 2] == ["used", "to"] and letters[max(at - 1, 0)] != kind.AUXILIARY
    return is_past or folded[at] in _FORMERLY


def hang_together(grammar: Grammar, left: int, right: int) -> bool:
    """Whether two content words are of one phrase, which have no other between them and stand in one stretch."""
    words, letters = grammar.words, grammar.letters
    between = letters[left + 1 : right]
    before = letters[left]
    is_list = any(words[at].is_item for at in range(left + 1, right + 1))
    denied_from = grammar.scopes.denied_from
    if denied_from[left] not in (NOT_DENIED, denied_from[right]):
        # A denial ends between them.
        return False
    if not between and not is_list:
        return not grammar.begins_group(right)
    if _is_in_name(grammar, left, right) or re.fullmatch("od*", between):
        return True
    if (is_list and re.fullmatch("c?d*", between)) or re.fullmatch("cd*", between):
        return _hang_together_in_list(grammar, left, right, between)
    if between[:1] == kind.TO and before == kind.NOUN and _is_behind_preposition(grammar, left):
        # People with poor health to help them get well.
        return False
    if between == kind.TO:
        return True
    if _WITH_PREPOSITION.fullmatch(between):
        is_than = "than" in grammar.folded[left + 1 : right]
        return not (is_than or (before == kind.NOUN and grammar.folded[left + 1] == "as"))
    if (
        between == kind.DETERMINER
        and grammar.folded[left + 1] in ("a", "an")
        and grammar.folded[right] in _MAY_HAVE_RATE
    ):
        return True
    is_verb = before in (kind.VERB, kind.VERB_IN_S, kind.GERUND)
    if re.fullmatch("d+", between):
        return is_verb
    return _hang_by_other_words(grammar, left, right, is_verb=is_verb)


def _hang_by_other_words(grammar: Grammar, left: int, right: int, *, is_verb: bool) -> bool:
    """Whether two words are of one phrase by a pronoun, a "who" or a "without" between them."""
    letters = grammar.letters
    between, before, behind = letters[left + 1 : right], letters[left], letters[right]
    if behind == kind.NUMBER and re.fullmatch("c?p?dp", between):
        return True
    if is_verb and (_WITH_OBJECT.fullmatch(between) or re.fullmatch("fd+", between)):
        return True
    if between == kind.WHO and behind in (kind.VERB, kind.VERB_IN_S) and grammar.folded[left] in PERSONS:
        return True
    if between in (kind.SUBJECT, kind.OBJECT) and before == kind.NOUN and behind in (kind.VERB, kind.VERB_IN_S):
        return True
    return re.fullmatch("nd*", between) is not None and grammar.folded[left + 1] == "without"


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


def _hang_together_in_list(grammar: Grammar, left: int, right: int, between: str) -> bool:
    letters = grammar.letters
    before, behind = letters[left], letters[right]
    if behind in kind.FINITE and before not in kind.FINITE:
        return False
    if grammar.begins_group(left) and grammar.folded[left - 1 : left] == ["at"]:
        # Adults at risk and children.
        return False
    if before in (kind.ADJECTIVE, kind.PARTICIPLE) and between.endswith(kind.DETERMINER) and behind == kind.NOUN:
        # As far as is practicable, the person; if it is proposed and the person agrees.
        return False
    # Who has difficulty with swallowing and follow advice: it is no noun, whatever it was taken for.
    is_of_nouns = before in (kind.NOUN, kind.GERUND) and behind == kind.NOUN and between == kind.COORDINATE
    return not (is_of_nouns and _may_be_verb(grammar, right))


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


def is_list(grammar: Grammar, left: int, right: int) -> bool:
    """Whether two words are put side by side, by an "and" or a comma."""
    is_coordinate = grammar.letters[left + 1 : right][:1] == kind.COORDINATE
    return is_coordinate or any(grammar.words[at].is_item for at in range(left + 1, right + 1))


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


def modal_before(grammar: Grammar, at: int) -> int | None:
    """The number of the "must" or "may" of a verb, if it has one; adverbs and "be" may stand between."""
    letters, words = grammar.letters, grammar.words
    while at and not words[at].is_apart and letters[at - 1] in (kind.OTHER, kind.ADVERB, kind.AUXILIARY, kind.HAVE):
        at -= 1
    return at - 1 if at and not words[at].is_apart and letters[at - 1] == kind.MODAL else None


_MEANS = frozenset("is are means mean".split())
_BEHIND_MEANS = frozenset(
    "a an the any all when where someone somebody anyone anybody something money people how one".split()
)


def behind_means(grammar: Grammar, first: int, last: int, named: Set[int]) -> int:
    """Where a sentence begins to say what the term is, whose names are the words *named*: "brokerage means | help".

    That is its first word, if it is no such sentence.
    """
    folded, letters = grammar.folded, grammar.letters
    at = first
    while at < last and (at in named or letters[at] == kind.DETERMINER or folded[at] == "term"):
        at += 1
    if named.isdisjoint(range(first, at)):
        return first
    is_referring = folded[at : at + 2] in (["refers", "to"], ["refer", "to"])
    behind = at + 1 + is_referring
    if behind > last or not (is_referring or folded[at] in _MEANS):
        return first
    return behind if folded[behind] in _BEHIND_MEANS or letters[behind] == kind.GERUND else first


def head_of_definition(grammar: Grammar, named: Set[int]) -> int | None:
    """The noun that says at the beginning of a definition what the term is; None if that is not certain."""
    letters = grammar.letters
    last = next((at for at, word in enumerate(grammar.words) if word.sentence), len(letters)) - 1
    if last < 0:
        return None
    at = behind_means(grammar, 0, last, named)
    while at < last and letters[at] in (kind.DETERMINER, kind.ADJECTIVE, kind.NUMBER, kind.ADVERB, kind.PARTICIPLE):
        at += 1
    while at < last and letters[at] == kind.NOUN == letters[at + 1] and not grammar.ends_group(at):
        at += 1
    is_subject = at < last and letters[at + 1] in kind.HELPERS and not grammar.words[at + 1].is_apart
    return at if letters[at] == kind.NOUN and not is_subject else None
