"""Finds which words of a definition are denied, excepted or under a condition.

"It does not cover the cost of meals, or rent" affirms neither "meals" nor "rent". If it is doubtful how far a denial
reaches, the longer reach is used, so that nothing false is shown.
"""

import re
from collections.abc import Iterator, Sequence

from carelex.english import word_classes as kind
from carelex.english.function_words import ALTERNATIVES, DENIALS_OF_TWO, NO_DENIALS, is_denial
from carelex.text.markdown import Block
from carelex.text.words import Word, folded_word, only_seems_to_deny
from carelex.values import NamedTuple

NOT_DENIED, DENIED_BEHIND = -1, -2
"""Stand for where a denial begins: there is none, or it stands behind what it denies."""


class Scopes(NamedTuple):
    """What is true of each word of a definition.

    denied_from: where the denial begins that covers it, or NOT_DENIED, or DENIED_BEHIND if the denial comes after it.
    is_conditional: whether it is under a condition.
    has_exception: whether its clause has an exception.
    """

    denied_from: Sequence[int]
    is_conditional: Sequence[bool]
    has_exception: Sequence[bool]


# Words that deny only the noun after them, and those that say somebody does not do what follows.
_OF_A_NOUN = frozenset("without unlike except excluding".split())
_OF_A_CLAUSE = frozenset("unless except".split())
_NOUNS_OF_TWO = (DENIALS_OF_TWO | {("apart", "from"), ("except", "for"), ("free", "of")}) - {("no", "longer")}
# Words that contrast two things, and may go on to describe the other: "differs from a home, which has nurses".
_CONTRASTS = frozenset(
    {
        *(("different", "from"), ("differs", "from"), ("differ", "from"), ("distinct", "from"), ("same", "as")),
        *(("alternative", "to"), ("alternatives", "to"), ("regardless", "of"), ("irrespective", "of")),
        *(("confused", "with"), ("compared", "with"), ("comparison", "with"), ("opposed", "to")),
    }
)
_ENDS_OF_CONTRASTS = frozenset(last for _, last in _CONTRASTS)
# Free of charge, which denies nothing else.
_FREE_OF = frozenset("charge cost".split())
_WHATEVER = frozenset("whatever whichever".split())
# The object of these verbs becomes less, or is to be avoided.
LESSEN = frozenset(
    "reduce reduces reducing prevent prevents preventing avoid avoids avoiding shorten shortening".split()
)
_SELDOM = frozenset("rarely seldom hardly scarcely".split())
_UNABLE = frozenset(
    "unable unwilling inability fail fails failed failing failure refuse refuses refused refusing refusal forbidden"
    " neglecting difficult difficulty hard impossible unlikely".split()
)

# "Not only for people with cancer" says nothing about cancer either.
_LIMITS = frozenset("necessarily always only".split())

# The most words between "too" and "to".
_TOO = 4

_CONDITIONS = frozenset("if whether unless until when whenever where wherever once provided".split())
# These may begin a definition, and then say what it is: "When an individual is involved …".
_MAY_DEFINE = frozenset("when where whenever wherever".split())
_EXCEPTIONS = frozenset("unless except until otherwise".split())
# Not "if" or "where": "you cannot get it if you live abroad" says nothing about people who live abroad.
_ENDS = frozenset("but although though whereas while whilst unless until therefore however".split())
# The mark before the first item of a list: "a person who is – (a) paid, or (b) housed".
_FIRST_LETTER = r"\((?:a|i|1)\)\s*$"
_ITEM = r"\s*\(?(?:[a-z]|[ivx]+|\d{1,2})[.)]"
_BEFORE_LIST = (":", "-", "–", "—")
_GO_ON = frozenset(kind.HELPERS + kind.SUBJECT + kind.VERB_IN_S)


def scopes_of(words: Sequence[Word], letters: str, blocks: Sequence[Block]) -> Scopes:
    """Find which of *words* are denied, excepted or conditional; they have *letters* (see `letters_of`)."""
    folded = [folded_word(word.text) for word in words]
    denied_from = [NOT_DENIED] * len(words)
    reader, conditions = _Reader(words, letters, blocks, folded), _Conditions(words, letters, blocks, folded)
    end = 0
    for at in range(len(words)):
        # A word that is already denied belongs to the first denial.
        first, is_noun = reader.denial_at(at) if at >= end else (NOT_DENIED, False)
        if first == NOT_DENIED:
            continue
        if folded[at] in _OF_A_CLAUSE:
            end = reader.end_of_exception(at)
        elif reader.is_contrast(at):
            end = reader.end_of_sentence(at)
        else:
            end = reader.end_of_noun(at) if is_noun else reader.end_of_denial(at)
            if folded[at : at + 2] == ["not", "only"]:
                # "It is not only restraint: locked doors are too."
                end = reader.end_of_noun(at)
            elif reader.is_exception(at):
                end = max(end, reader.end_of_alternatives(at))
        # "Not to be confused with a clinic, which has nurses."
        contrasts = [other for other in range(at + 1, end) if folded[other] in _ENDS_OF_CONTRASTS]
        end = max([end, *(reader.end_of_sentence(other) for other in contrasts if reader.is_contrast(other))])
        denied_from[first:end] = [first] * (end - first)
    for first, end in conditions.denied_behind():
        denied_from[first:end] = [DENIED_BEHIND if from_ == NOT_DENIED else from_ for from_ in denied_from[first:end]]
    return Scopes(denied_from, conditions.conditional(), conditions.with_exception())


class _Sentences:
    """The sentences of a definition: where each begins, and which lists they lead to."""

    def __init__(self, words: Sequence[Word], letters: str, blocks: Sequence[Block], folded: Sequence[str]) -> None:
        self._words, self._letters, self._blocks, self._folded = words, letters, blocks, folded
        self._starts: dict[int, int] = {}
        """Where each sentence begins, and where its first clause ends."""
        self._first_ends: dict[int, int] = {}
        for at, word in enumerate(words):
            if self._starts.setdefault(word.sentence, at) != at and word.is_apart and not word.is_item:
                self._first_ends.setdefault(word.sentence, at)

    def _goes_on(self, at: int) -> bool:
        if self._letters[at : at + 1] == kind.OBJECT:
            # "And it does", "and you are".
            at += 1
        return at < len(self._words) and self._letters[at] in _GO_ON

    def _leads_to_list(self, at: int, *, after_dash: bool = True) -> bool:
        """Whether a list begins at a word; after_dash: also after a dash, as in Acts."""
        last, first = self._words[at - 1], self._words[at]
        if first.block != last.block:
            before = self._blocks[last.block].text.rstrip()
            return before.endswith(":") or (after_dash and before.endswith(_BEFORE_LIST) and self._is_item(first))
        between = self._blocks[first.block].text[last.end : first.start]
        if re.search(_FIRST_LETTER, between):
            return True
        # A colon may also begin another clause: "it is no licence: a ticket lasts a day".
        return ":" in between and not _is_clause(self._words, self._letters, at)

    def _is_item(self, word: Word) -> bool:
        return bool(self._blocks[word.block].marker) or re.match(_ITEM, self._blocks[word.block].text) is not None

    def _ends_list(self, at: int) -> bool:
        word, before = self._words[at], self._words[at - 1]
        if word.block != before.block:
            return not self._is_item(word)
        return word.sentence != before.sentence and not self._is_item(word)


class _Reader(_Sentences):
    """Finds denials, and how far each reaches."""

    def denial_at(self, at: int) -> tuple[int, bool]:
        """Where a denial begins whose last word is at a place, if there is one, and whether it only denies a noun."""
        word, before = self._folded[at], self._folded[at - 1] if at and not self._words[at].is_apart else ""
        following = self._folded[at + 1] if at + 1 < len(self._words) else ""
        if (before, word) == ("free", "of") and following in _FREE_OF:
            return NOT_DENIED, False
        if (before, word) in _NOUNS_OF_TWO or self.is_contrast(at):
            return at - 1, True
        if word in _WHATEVER and at:
            return at, True
        if word == "without" and following == "prejudice":
            return NOT_DENIED, False
        if word in _OF_A_NOUN | _OF_A_CLAUSE | LESSEN and before != "or":
            return at, True
        if word in _UNABLE and following in ("to", "in"):
            return at, False
        if word == "too" and "to" in self._folded[at + 1 : at + _TOO]:
            # "Too weak to stand."
            return at, False
        if not (is_denial(word) or word in _SELDOM) or following in NO_DENIALS - _LIMITS:
            return NOT_DENIED, False
        if only_seems_to_deny(self._folded, at):
            return NOT_DENIED, False
        first = at
        while first and not self._words[first].is_apart and self._letters[first - 1] in kind.MODAL + kind.DO:
            first -= 1
        return first, False

    def is_contrast(self, at: int) -> bool:
        """Whether a word is the second of two that contrast something with something else."""
        return at > 0 and not self._words[at].is_apart and (self._folded[at - 1], self._folded[at]) in _CONTRASTS

    def end_of_sentence(self, at: int) -> int:
        """Where the sentence of a word ends, or a clause in it that begins anew."""
        for end in range(at + 1, len(self._words)):
            if self._words[end].sentence != self._words[at].sentence or self._words[end].block != self._words[at].block:
                return end
            if self._words[end].is_apart and self._folded[end] in {"but", "and", "so", *_ENDS}:
                return end
        return len(self._words)

    def end_of_noun(self, at: int) -> int:
        """Where the noun after a denying preposition ends."""
        for end in range(at + 1, len(self._words)):
            if self._words[end].is_apart and not self._words[end].is_item:
                return end
            if self._letters[end] in (kind.SUBORDINATOR, kind.WHO, *_GO_ON):
                return end
            if (
                self._letters[end] == kind.COORDINATE
                and end + 1 < len(self._words)
                and self._letters[end + 1] in _GO_ON
            ):
                return end
        return len(self._words)

    def is_exception(self, at: int) -> bool:
        """Whether the following words are an exception to those before: "other than a parent"."""
        begins = at == 0 or self._starts[self._words[at].sentence] in (at, at - 1)
        return not begins and (self._folded[at] == "excluding" or self._folded[at - 1 : at + 1] == ["other", "than"])

    def end_of_alternatives(self, at: int) -> int:
        """Where a list of exceptions ends: "other than a parent of the child, a person with a duty, or a relative"."""
        end = last = self.end_of_noun(at)
        while last < len(self._words) and self._words[last].is_after_comma and self._letters[last] not in "pswyu":
            last = self.end_of_noun(last)
            if kind.COORDINATE in self._letters[end:last]:
                return last
        return end

    def end_of_exception(self, at: int) -> int:
        """Where an exception ends: with the clause, or with the list that follows it."""
        in_list = False
        for end in range(at + 1, len(self._words)):
            if in_list and self._ends_list(end):
                return end
            if not in_list and self._words[end].is_apart and not self._words[end].is_item:
                if not self._leads_to_list(end, after_dash=False):
                    return end
                in_list = True
        return len(self._words)

    def end_of_denial(self, at: int) -> int:
        """Where the reach of a denial ends: with the clause, or with the list that follows it."""
        begins_with_condition = self._sentence_begins_with_condition(at)
        in_list = False
        for end in range(at + 1, len(self._words)):
            word, letter = self._words[end], self._letters[end]
            if word.is_after_comma and not word.is_item:
                is_relative = letter == kind.WHO or self._folded[end] == "which"
                if (
                    begins_with_condition
                    or letter in (kind.SUBJECT, kind.OBJECT)
                    or (letter == kind.SUBORDINATOR and not is_relative)
                ):
                    return end
                if letter == kind.COORDINATE and self._folded[end] not in ALTERNATIVES:
                    return end
            elif word.is_apart and not in_list and not word.is_item:
                if not self._leads_to_list(end):
                    return end
                in_list = True
            elif in_list and self._ends_list(end):
                return end
            if self._folded[end] in _ENDS | _OF_A_CLAUSE or self._folded[end : end + 2] == ["because", "of"]:
                return end
            if letter == kind.COORDINATE and self._folded[end] == "and" and not in_list and self._goes_on(end + 1):
                return end
        return len(self._words)

    def _sentence_begins_with_condition(self, at: int) -> bool:
        sentence = self._words[at].sentence
        if at >= self._first_ends.get(sentence, len(self._words)):
            return False
        return self._folded[self._starts[sentence]] in _CONDITIONS | _ENDS | {"since", "as"}


class _Conditions(_Sentences):
    """Finds the words under a condition, beside an exception, or before a denial that applies to them."""

    def denied_behind(self) -> Iterator[tuple[int, int]]:
        """Yield the start and end of words that a later denial applies to, or contrasts with something else.

        "Help from a friend, where no money is paid, is not regulated", "a transfer is one event; transition is not".
        """
        for at, word in enumerate(self._words):
            start = self._starts[word.sentence]
            if not is_denial(self._folded[at]) or only_seems_to_deny(self._folded, at):
                continue
            first = at
            while first > start and not self._words[first].is_apart and self._letters[first - 1] in kind.HELPERS:
                first -= 1
            is_subject = kind.FINITE.isdisjoint(self._letters[start : self._first_ends.get(word.sentence, at)])
            if first > start and self._words[first].is_apart and is_subject and self._letters[first] in kind.HELPERS:
                yield start, first
            elif first < at and (at + 1 == len(self._words) or self._words[at + 1].is_apart):
                yield start, at

    def conditional(self) -> list[bool]:
        """Whether each word comes after an "if" or the like, in its clause."""
        found = []
        is_under = in_list = False
        for at, word in enumerate(self._words):
            if is_under and in_list:
                is_under = not self._ends_list(at)
            elif word.is_apart and not word.is_item:
                # The condition applies to each item of a list after "if:".
                in_list = is_under and self._leads_to_list(at, after_dash=False)
                is_under = in_list or (is_under and word.is_after_comma and self._goes_on(at))
            defines = at == 0 and self._folded[at] in _MAY_DEFINE
            if self._folded[at] in _CONDITIONS and not defines and not is_under:
                is_under, in_list = True, False
            found.append(is_under)
        return found

    def with_exception(self) -> list[bool]:
        """For each word, whether something in its sentence says when the rest is not true."""
        sentences = {word.sentence for at, word in enumerate(self._words) if self._excepts(at)}
        return [word.sentence in sentences for word in self._words]

    def _excepts(self, at: int) -> bool:
        return self._folded[at] in _EXCEPTIONS or (self._folded[at - 1 : at + 1] == ["other", "than"])


def _is_clause(words: Sequence[Word], letters: str, at: int) -> bool:
    """Whether the words from a place on have a verb of their own, before any subordinate clause."""
    for end in range(at, len(words)):
        if words[end].sentence != words[at].sentence or letters[end] in (kind.WHO, kind.SUBORDINATOR):
            return False
        if letters[end] in _GO_ON:
            return True
    return False


def stretches(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """The runs of words without a stop or a comma between them; commas of lists do not count."""
    start = 0
    for at, word in enumerate(words):
        if at and word.is_apart and not word.is_item:
            yield start, at
            start = at
    if words:
        yield start, len(words)
