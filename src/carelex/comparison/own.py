"""What only one of several texts says: its phrases with words that no other has, short enough to read at a glance."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from carelex.comparison.shared import Phrase
from carelex.comparison.voices import Key, TermNames, Text, is_everyday, weight
from carelex.english.function_words import (
    AUXILIARIES,
    BOUNDS,
    COORDINATES,
    DETERMINERS,
    OBJECTS,
    SUBJECTS,
    WITHIN_TITLES,
)
from carelex.names import same_name

# A phrase goes on over these; over "and", while it has no more words than are short; and over what says whose need it
# is, behind its first word.
_HINGES = DETERMINERS | {"of", "without"}
_SHORT, _LONGEST, _LONGEST_LIST = 3, 4, 6

# What a word that others have too adds to one that they have not; what the last word of a definition counts beside the
# first, for it begins with what matters; and what is added to a phrase that says what it is not.
_BESIDE, _LAST, _DENIED = 0.3, 0.3, 0.5


class _Candidate(NamedTuple):
    """Words that belong together, and *own*, what of them others have not: folded, by what it is compared by."""

    keys: Sequence[Key]
    own: dict[str, str]

    def order(self, text: Text) -> tuple[bool, float]:
        """Sorts the most telling first; what everybody says comes last where it stands alone."""
        first = self.keys[0]
        tells = weight(self.own.values()) + _BESIDE * (sum(key.word.is_telling for key in self.keys) - len(self.own))
        if first.word.stem.startswith("not "):
            return False, -tells - _DENIED
        is_alone = len(self.keys) == 1 and is_everyday(same_name(first.word.text))
        return is_alone, -tells * (1 - (1 - _LAST) * first.at / len(text.words[first.definition]))


def own_phrases(texts: Sequence[Text], number: int, names: TermNames, shared: Iterable[Phrase]) -> tuple[str, ...]:
    """Find what no other of *texts*, of a term with *names*, says, in the words of this one, the most telling first.

    Every word that carries meaning and stands in this text alone is in one of them, but for those of the names.
    *shared* are the phrases that are told already, and not told again.
    """
    text, others = texts[number], [other for at, other in enumerate(texts) if at != number]
    candidates = list(_candidates(text, others, names, _told(text, shared)))
    candidates.sort(key=lambda candidate: candidate.order(text))
    phrases: dict[str, None] = {}
    seen: list[set[str]] = []
    for keys, own in candidates:
        # What one phrase says, a second need not say again.
        if not any(before.issuperset(own) for before in seen):
            seen.append(set(own))
            phrases[text.written(keys[0].definition, keys[0].word, keys[-1].word)] = None
    # Nor what stands in a longer one: "not need", and "not need to tell".
    every = "\n".join(f" {phrase} " for phrase in phrases)
    return tuple(phrase for phrase in phrases if every.count(f" {phrase} ") == 1)


def _told(text: Text, shared: Iterable[Phrase]) -> set[tuple[int, int, int]]:
    """Where the phrases of several words that others share stand in a text: definition, block and offset."""
    return {
        (passage.definition, passage.block, at)
        for phrase in shared
        if len(phrase.words) > 1
        for passage in phrase.passages
        if passage.definition in text.words
        for at in range(passage.start, passage.end)
    }


def _candidates(
    text: Text, others: Sequence[Text], names: TermNames, told: Collection[tuple[int, int, int]]
) -> Iterator[_Candidate]:
    known = frozenset[str]().union(*(other.stems for other in others))
    for chunk in _chunks(text):
        is_own = [_is_own(key, known) for key in chunk]
        first = 0
        while first < len(chunk) and _is_at(chunk[first], told) and not _is_title(chunk[first : first + 2]):
            first += 1
        for keys in _at_a_glance(text, chunk[first:], is_own[first:]):
            own = {key.word.stem: same_name(key.word.text) for key in keys if _is_own(key, known)}
            if len(keys) > 1 or not names.say_all_of(keys[0].word.stem):
                yield _Candidate(keys, own)
        if not any(is_own):
            yield from _compound(text, chunk, others)


def _is_own(key: Key, known: Collection[str]) -> bool:
    return key.word.is_telling and key.word.stem not in known


def _is_at(key: Key, places: Collection[tuple[int, int, int]]) -> bool:
    return (key.definition, key.word.block, key.word.start) in places


def _is_title(pair: Sequence[Key]) -> bool:
    """Whether two words have capitals both."""
    return len(pair) == 2 and all(key.word.text[0].isupper() for key in pair)


def _compound(text: Text, chunk: Sequence[Key], others: Sequence[Text]) -> Iterator[_Candidate]:
    """Two words that others have, but not together: a care home, where others speak of care, and of home."""
    pair = chunk[-2:]
    if len(pair) < 2 or not all(key.word.is_telling for key in pair) or pair[0].at + 1 != pair[1].at:
        return
    stems = [key.word.stem for key in pair]
    is_verb = same_name(pair[0].word.text).endswith(("s", "ing", "ed")) or text.beside(pair[1], 1) in OBJECTS
    if not is_verb and not any(other.find(stems) for other in others):
        # What is new is the two together, which nothing else in the text says.
        yield _Candidate(pair, {" ".join(stems): ""})


def _chunks(text: Text) -> Iterator[list[Key]]:
    """Part the key words of a text into those that belong together: a noun with what stands before it, or with "of"."""
    chunk: list[Key] = []
    for key in text.keys:
        if chunk and not _goes_on(text, chunk, key):
            yield chunk
            chunk = []
        chunk.append(key)
    if chunk:
        yield chunk


def _goes_on(text: Text, chunk: Sequence[Key], key: Key) -> bool:
    last = chunk[-1]
    if key.segment != last.segment:
        return False
    words = text.between(last, key)
    between = set(words)
    if _is_title([last, key]) and between <= WITHIN_TITLES:
        return True
    if len(chunk) == 1 and len(between) == 1 and between <= SUBJECTS:
        return True
    if key.word.text[0].isdigit() and between <= BOUNDS:
        return True
    if words and words[0] in AUXILIARIES and key.word.opening < key.word.start:
        # The value of your home is not counted.
        return True
    if not between <= _HINGES | COORDINATES:
        return False
    in_list = _is_item(text, last, key) or (len(chunk) > 1 and _is_item(text, chunk[-2], last))
    if in_list or not _is_list(text, last, key):
        return True
    # "Adults at risk and children" are not at risk and children; "time to achieve and effort to maintain" is no effort.
    before, behind = text.beside(chunk[0], -1), text.beside(key, 1)
    return len(chunk) < _SHORT and before != "at" and not before == behind == "to"


def _is_list(text: Text, left: Key, right: Key) -> bool:
    """Whether two words, or what they begin and end, are put side by side."""
    return not COORDINATES.isdisjoint(text.between(left, right)) or _is_item(text, left, right)


def _is_item(text: Text, left: Key, right: Key) -> bool:
    words = text.words[right.definition][left.at + 1 : right.at + 1]
    return any(word.is_item for word in words)


def _at_a_glance(text: Text, chunk: Sequence[Key], is_own: Sequence[bool]) -> Iterator[Sequence[Key]]:
    """The parts of *chunk* that say something new, without words at their ends that add nothing."""
    start, end = _bare(text, chunk, is_own, 0, len(chunk))
    yield from ([chunk[at]] for at in range(end, len(chunk)) if is_own[at])
    items = [at for at in range(start + 1, end) if _is_list(text, chunk[at - 1], chunk[at])]
    longest = _LONGEST_LIST if len(items) > 1 else _LONGEST
    while items and not any(is_own[start : items[0]]):
        # An item of a list that others have too.
        start = items.pop(0)
    if not items:
        while end - start > longest and not is_own[start]:
            start += 1
        while end - start > longest and not is_own[end - 1]:
            end -= 1
    while start < end:
        # As many items as there is room for; and no word is left over.
        longest_fit = max((at for at in items if start < at <= start + longest), default=start + longest)
        stop = end if end - start <= longest + 1 else longest_fit
        first, last = _bare(text, chunk, is_own, start, stop)
        yield from ([chunk[at]] for at in range(last, stop) if is_own[at] and stop < end)
        if any(is_own[first:last]):
            yield chunk[first:last]
        start = stop


def _bare(text: Text, chunk: Sequence[Key], is_own: Sequence[bool], start: int, end: int) -> tuple[int, int]:
    """The run from *start* up to *end* without words at its ends that add nothing."""
    while start < end and _adds_nothing(text, chunk[start : min(start + 2, end)], is_own[start]):
        start += 1
    while start < end and _hangs(text, chunk[max(start, end - 2) : end]):
        end -= 1
    return start, end


def _adds_nothing(text: Text, keys: Sequence[Key], is_own: bool) -> bool:
    """Whether the first of *keys* says nothing of the next: "way" does, in "way of thinking"."""
    word = keys[0].word
    if not word.is_telling and not word.stem.startswith("not "):
        return len(keys) == 1 or "of" not in text.between(*keys)
    folded = same_name(word.text)
    return (folded == "people" or (folded.endswith("s") and not folded.endswith("ss"))) and not is_own


def _hangs(text: Text, keys: Sequence[Key]) -> bool:
    """Whether the last of *keys* needs what is not there: the owner of something, what is "caused by" something."""
    last = keys[-1].word
    if not last.is_telling:
        return len(keys) == 1 or "of" not in text.between(*keys)
    if len(keys) == 1:
        return False
    return last.text.endswith(("'s", "’s")) or (last.text.endswith("ed") and text.beside(keys[-1], 1) == "by")
