"""What only one of several texts says: its phrases with words that no other has, short enough to read at a glance."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from carelex.comparison.bounds import is_compound, is_whole
from carelex.comparison.news import Known, News, says_nothing_new
from carelex.comparison.pieces import whole_piece, with_what_it_bounds
from carelex.comparison.shared import Phrase
from carelex.comparison.standing import beginning, end, stands, up_to_preposition, without_adverb
from carelex.comparison.units import LOOSE, TIGHT, Grammar, Group, begins_afresh, denied, hold, is_list, of_other, units
from carelex.comparison.voices import TermNames, Text, is_everyday, weight
from carelex.english import word_classes as kind
from carelex.text.words import Word
from carelex.values import NamedTuple

# What a word that others have too adds to one that they have not; what the last word of a definition counts beside the
# first, for it begins with what matters; and what is added to a phrase that says what it is not.
_BESIDE, _LAST, _DENIED = 0.3, 0.3, 0.5
# And to one with a number that no other has.
_FIGURE = 0.6
# Of so many key words, a text has no more than a few that others have not, if it has no phrase of its own.
_SHORT = 200
_BOUNDS = frozenset("apart except instead other rather unlike without".split())

# A single word is told only where there are fewer phrases; one that everybody says every day, where there is none.
_FEW, _FEWER = 3, 1


class _Candidate(NamedTuple):
    """A phrase, by the numbers of its first and last words; and *own*, what of it others have not, by its stems."""

    definition: int
    first: int
    last: int
    own: dict[str, str]
    is_alone: bool
    is_everyday: bool
    tells: float


def own_phrases(texts: Sequence[Text], number: int, names: TermNames, shared: Iterable[Phrase]) -> tuple[str, ...]:
    """Find what no other of *texts*, of a term with *names*, says, in the words of this one, the most telling first.

    A phrase stands by itself and has a word that no other text has. *shared* are the phrases that are told already:
    what is left of a phrase without them is told, if that stands by itself too.
    """
    text, others = texts[number], [other for at, other in enumerate(texts) if at != number]
    known = Known(others)
    phrases = _chosen(text, others, known, names, _Told(text, shared))
    # Where all is shared but a word or a number, that is told with what stands around it.
    if phrases or len(text.keys) > _SHORT:
        return phrases
    return _chosen(text, others, known, names, _Told(text, ()), of_things=True)


def _chosen(
    text: Text, others: Sequence[Text], known: Known, names: TermNames, told: "_Told", *, of_things: bool = False
) -> tuple[str, ...]:
    """The phrases of a text that are told, beside those that are *told* already.

    of_things: only those with a thing or a number that no other has.
    """
    candidates = [
        candidate
        for definition in text.words
        for candidate in _Finder(text, definition, others, known, names, told).candidates()
    ]
    if of_things:
        candidates = [candidate for candidate in candidates if _has_thing(text, candidate)]
    candidates.sort(key=lambda candidate: (candidate.is_alone, -candidate.tells))
    phrases: dict[str, None] = {}
    seen: list[set[str]] = []
    for candidate in candidates:
        if candidate.is_alone and len(phrases) >= (_FEWER if candidate.is_everyday else _FEW):
            continue
        # What one phrase says, a second need not say again.
        if not any(before.issuperset(candidate.own) for before in seen):
            seen.append(set(candidate.own))
            words = text.words[candidate.definition]
            phrases[text.written(candidate.definition, words[candidate.first], words[candidate.last])] = None
    spoken = {phrase: f" {re.sub('[,;]', '', phrase)} " for phrase in phrases}
    every = "\n".join(spoken.values())
    return tuple(phrase for phrase in phrases if every.count(spoken[phrase]) == 1)


def _has_thing(text: Text, candidate: _Candidate) -> bool:
    """Whether a noun or a number is among what others have not."""
    letters, words = text.grammars[candidate.definition].letters, text.words[candidate.definition]
    return any(
        letters[at] in (kind.NOUN, kind.NUMBER) and words[at].stem in candidate.own
        for at in range(candidate.first, candidate.last + 1)
    )


class _Told:
    """Where the phrases stand in a text that are told as shared: those of several words, and single words."""

    def __init__(self, text: Text, shared: Iterable[Phrase]) -> None:
        self._several: set[tuple[int, int, int]] = set()
        self._single: set[tuple[int, int, int]] = set()
        for phrase in shared:
            if not phrase.is_listed:
                continue
            places = self._several if len(phrase.words) > 1 else self._single
            for passage in phrase.passages:
                if passage.definition in text.words:
                    for at in range(passage.start, passage.end):
                        places.add((passage.definition, passage.block, at))

    def has(self, definition: int, word: Word) -> bool:
        """Whether a word is part of a phrase of several words that is told."""
        return (definition, word.block, word.start) in self._several

    def has_alone(self, definition: int, word: Word) -> bool:
        """Whether a word is told by itself."""
        return (definition, word.block, word.start) in self._single

    def is_all_but(self, grammar: Grammar, definition: int, content: Sequence[int], own: Mapping[str, str]) -> bool:
        """Whether a phrase adds only an everyday word to what is told: "takes account of your income".

        content: its content words. own: those of them that others have not, by their stems.
        """
        words = [grammar.words[at] for at in content]
        letters = {grammar.letters[at] for at, word in zip(content, words, strict=True) if word.stem in own}
        if kind.ADJECTIVE in letters or kind.NUMBER in {grammar.letters[at] for at in content}:
            return False
        rest = [word for word in words if word.stem not in own and word.is_telling]
        is_told = [self.has(definition, word) or self.has_alone(definition, word) for word in rest]
        return all(map(is_everyday, own.values())) and bool(rest) and all(is_told)


class _Finder:
    """Finds the phrases of one definition of a text that have a word which is not *known* from other texts."""

    def __init__(
        self, text: Text, definition: int, others: Sequence[Text], known: Known, names: TermNames, told: _Told
    ) -> None:
        self._definition, self._others, self._known, self._told = definition, others, known, told
        self._words = text.words[definition]
        self._named = text.named[definition]
        self._grammar: Grammar = text.grammars[definition]
        self._news = News(self._grammar, known, self._named, names)
        self._of_other = frozenset(of_other(self._grammar, self._named))

    def candidates(self) -> Iterator[_Candidate]:
        """The phrases, in no order."""
        for unit in denied(self._grammar):
            if candidate := self._candidate(unit.first, unit.last, is_denied=True):
                yield candidate
        yield from self._figures()
        for groups in units(self._grammar):
            if groups[0][0] in self._of_other:
                continue
            if not any(map(self._is_new, groups)):
                yield from self._compounds(groups)
            for part in self._without_told(groups):
                part = up_to_preposition(self._grammar, part, is_cut=part[:1] != groups[:1])
                if candidate := self._whole(self._bare(part)):
                    yield candidate

    def _whole(self, groups: Sequence[Group]) -> _Candidate | None:
        """The phrase that some groups make, or as many of them as make one that is whole."""
        while groups:
            if stands(self._grammar, groups):
                first, last = beginning(self._grammar, groups[0][0]), end(self._grammar, groups[-1][1] - 1)
                if candidate := self._candidate(first, last, is_denied=False):
                    return candidate
            if len(groups) < 2 or not _may_end_before(self._grammar, groups):
                return None
            groups = self._bare(groups[:-1])
        return None

    def _figures(self) -> Iterator[_Candidate]:
        """Numbers that others have not, each with what it counts: "six people"."""
        letters = self._grammar.letters
        for at, letter in enumerate(letters):
            if letter != kind.NUMBER or not self._news.is_own(at) or self._grammar.ends_group(at):
                continue
            last = at + 1
            while not self._grammar.ends_group(last):
                last += 1
            if stands(self._grammar, [(at, last + 1)]) and (found := self._candidate(at, last, is_denied=False)):
                yield found

    def _compounds(self, groups: Sequence[Group]) -> Iterator[_Candidate]:
        """Two nouns that others have, but not together: a care home, where others speak of care, and of home."""
        for start, stop in groups:
            pair = self._words[start:stop]
            if not is_compound(self._grammar, start, stop) or not stands(self._grammar, [(start, stop)]):
                continue
            stems = [word.stem for word in pair]
            is_told = any(self._told.has(self._definition, word) for word in pair)
            if (
                not is_told
                and not all(map(says_nothing_new, self._grammar.folded[start:stop]))
                and self._named.isdisjoint(range(start, stop))
                and not any(other.has_near(*stems) for other in self._others)
                and is_whole(self._grammar, start, stop - 1)
            ):
                # What is new is the two together, which nothing else in the text says.
                yield _Candidate(self._definition, start, stop - 1, {" ".join(stems): ""}, False, False, 0)

    def _candidate(self, first: int, last: int, *, is_denied: bool) -> _Candidate | None:
        piece = _piece(self._grammar, first, last, is_denied=is_denied)
        if piece is None:
            return None
        first, last = piece
        content = [at for at in range(first, last + 1) if self._words[at].is_key]
        own = {self._words[at].stem: self._grammar.folded[at] for at in content if self._news.is_own(at)}
        # Unable is who cannot, or lacks what it takes.
        if not own.keys() - {"unable"} or (
            is_denied and all(self._told.has(self._definition, self._words[at]) for at in content)
        ):
            return None
        telling = [self._words[at].stem for at in content if self._words[at].is_telling and at not in self._named]
        if is_denied and len(telling) > 2 and self._known.has_affirmed(telling):
            return None
        if (
            not is_denied
            and len(own) == 1 < len(content)
            and self._told.is_all_but(self._grammar, self._definition, content, own)
        ):
            return None
        is_denial = is_denied and kind.DENIAL in self._grammar.letters[first : last + 1]
        if not (is_denial or self._news.is_news(first, content, own)) or not is_whole(self._grammar, first, last):
            return None
        tells = weight(own.values()) + _BESIDE * (sum(self._words[at].is_telling for at in content) - len(own))
        if is_denied:
            return _Candidate(self._definition, first, last, own, False, False, tells + _DENIED)
        is_alone = len(content) == 1 and self._grammar.letters[content[0]] != kind.NUMBER
        tells *= 1 - (1 - _LAST) * first / len(self._words)
        if not is_alone and any(self._grammar.letters[at] == kind.NUMBER and self._news.is_own(at) for at in content):
            tells += _FIGURE
        is_common = is_alone and is_everyday(self._grammar.folded[content[0]])
        return _Candidate(self._definition, first, last, own, is_alone, is_common, tells)

    def _without_told(self, groups: Sequence[Group]) -> Iterator[Sequence[Group]]:
        """The parts of a phrase without what is told already, each cut where a phrase may be cut."""
        part: list[Group] = []
        is_cut = False
        for number, group in enumerate(groups):
            is_loose = (
                number == 0
                or begins_afresh(self._grammar, group)
                or _may_begin_with(self._grammar, groups[number - 1], group)
            )
            if is_cut and is_loose:
                is_cut = False
            if self._is_told(groups, number):
                if number and _hold(self._grammar, groups[number - 1], group) != LOOSE:
                    part = _up_to_cut(self._grammar, part)
                if part:
                    yield part
                part, is_cut = [], True
            elif not is_cut:
                part.append(group)
        if part:
            yield part

    def _is_told(self, groups: Sequence[Group], number: int) -> bool:
        start, stop = groups[number]
        if any(self._told.has(self._definition, word) for word in self._words[start:stop]):
            return True
        if stop - start > 1 or not self._told.has_alone(self._definition, self._words[start]):
            return False
        return _is_item_of_list(self._grammar, groups, number)

    def _bare(self, groups: Sequence[Group]) -> Sequence[Group]:
        """The groups without those at the ends that add nothing new, as far as they may be cut off."""
        start, stop = 0, len(groups)
        while start < stop and not self._is_new(groups[start]):
            if start + 1 < stop and not _may_begin_with(self._grammar, groups[start], groups[start + 1]):
                break
            start += 1
        while start < stop and not self._is_new(groups[stop - 1]):
            if stop - 2 >= start and not _may_end_before(self._grammar, groups[start:stop]):
                break
            stop -= 1
        return without_adverb(self._grammar, groups[start:stop])

    def _is_new(self, group: Group) -> bool:
        return any(map(self._news.is_own, range(*group)))


def _piece(grammar: Grammar, first: int, last: int, *, is_denied: bool) -> tuple[int, int] | None:
    """The words of the piece of a clause that a phrase is in; a denial is a whole clause already, or bounds one."""
    if not is_denied:
        return whole_piece(grammar, first, last)
    return with_what_it_bounds(grammar, first, last) if grammar.folded[first] in _BOUNDS else (first, last)


def _is_item_of_list(grammar: Grammar, groups: Sequence[Group], number: int) -> bool:
    """Whether a group is an item of a list that can be told without it."""
    beside = [(groups[left], groups[left + 1]) for left in (number - 1, number) if left >= 0 and left + 1 < len(groups)]
    return all(_hold(grammar, left, right) == LOOSE for left, right in beside) and all(
        is_list(grammar, left, right) for left, right in pairwise(groups)
    )


def _may_begin_with(grammar: Grammar, before: Group, group: Group) -> bool:
    """Whether a phrase may begin with a group, without the one *before*: "to help you" may as "help you"."""
    letters = grammar.letters
    is_purpose = letters[before[1] : group[0]] == kind.TO
    is_adjective = letters[slice(*before)] == kind.ADJECTIVE and is_list(grammar, before, group)
    return is_purpose or is_adjective or _hold(grammar, before, group) == LOOSE


def _may_end_before(grammar: Grammar, groups: Sequence[Group]) -> bool:
    """Whether a phrase may go without the last of its groups; a list may not go without its last item."""
    if _hold(grammar, groups[-2], groups[-1]) == TIGHT:
        return False
    is_item = is_list(grammar, groups[-2], groups[-1])
    return not (is_item and len(groups) > 2 and is_list(grammar, groups[-3], groups[-2]))


def _up_to_cut(grammar: Grammar, part: list[Group]) -> list[Group]:
    """The groups of a part up to the last place where it may be cut."""
    for at in range(len(part) - 1, 0, -1):
        if _hold(grammar, part[at - 1], part[at]) == LOOSE:
            return part[:at]
    return []


def _hold(grammar: Grammar, left: Group, right: Group) -> int:
    return hold(grammar, left[1] - 1, right[0])
