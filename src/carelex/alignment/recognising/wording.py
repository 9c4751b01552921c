"""Finds names with the same words in another form or order, with a word cut short, or with a wrong letter."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from carelex.alignment.material import Found, Heading, Material
from carelex.english.forms import is_linking_word
from carelex.english.word_forms import are_forms_in_names
from carelex.english.words import is_english

# If more names than this share something, it says nothing about any two of them.
_MOST = 60

# Limits on words and letters: longer names are not compared word by word or letter by letter, nor are very short ones.
_MOST_WORDS, _FEWEST_LETTERS, _MOST_LETTERS = 12, 5, 60

# The words after the first of these narrow a name: "assessment of carers", "care at home".
_BEHIND_HEAD = frozenset("at by for from in of on to under with".split())

# The ending of a noun made from a verb.
_NOUN = re.compile(r"(?:ing|ion|ment)s?$")

# Endings of words with one root, and the score of names that differ only in these: "an autistic spectrum condition" is
# a form of autism; an occupational therapist gives occupational therapy.
_ENDINGS = ((frozenset(("istic", "ism")), 75), (frozenset(("ist", "y")), 45))
_ENDING = re.compile("(?:istic|ism|ist|y)$")


def in_another_form(material: Material) -> Iterator[Found]:
    """For example "advanced statement" and "advance statement"."""
    for left, right in _pairs(material.headings, lambda heading: " ".join(heading.stems)):
        pairs = [pair for pair in zip(left.words, right.words, strict=True) if pair[0] != pair[1]]
        if left.key != right.key and all(_are_forms(*pair) for pair in pairs):
            # Care planning is the activity, a care plan is its result.
            turns = any(bool(_NOUN.search(one)) != bool(_NOUN.search(other)) for one, other in pairs)
            yield Found(left.terms, right.terms, 45 if turns else 82)
    yield from _with_other_endings(material.headings)


def _with_other_endings(headings: Sequence[Heading]) -> Iterator[Found]:
    for left, right in _pairs(headings, lambda heading: " ".join(map(_root, heading.words))):
        differing = [pair for pair in zip(left.words, right.words, strict=True) if pair[0] != pair[1]]
        for endings, score in _ENDINGS:
            # Not for a single word: a therapist is not a therapy.
            if len(left.words) > 1 and differing and all(_endings(pair) == endings for pair in differing):
                yield Found(left.terms, right.terms, score)


def _root(word: str) -> str:
    return _ENDING.sub("~", word)


def _endings(words: Iterable[str]) -> frozenset[str]:
    """The endings in `_ENDINGS` that the words have."""
    return frozenset(match[0] for word in words if (match := _ENDING.search(word)))


def _are_forms(one: str, other: str) -> bool:
    return are_forms_in_names(one, other) or one.rstrip("s") == other.rstrip("s")


def in_another_order(material: Material) -> Iterator[Found]:
    """For example "assessment of carers" and "carer's assessment"; but not "care home" and "home care"."""
    for left, right in _pairs(material.headings, lambda heading: " ".join(sorted(_content(heading)))):
        if left.stems != right.stems and len(_content(left)) > 1 and _head(left) == _head(right):
            is_form = all(
                any(one == other or _are_forms(one, other) for other in right.words)
                for one in left.words
                if not is_linking_word(one)
            )
            if is_form:
                yield Found(left.terms, right.terms, 80)


def _content(heading: Heading) -> list[str]:
    return [stem for word, stem in zip(heading.words, heading.stems, strict=True) if not is_linking_word(word)]


def _head(heading: Heading) -> str:
    """The stem of the word that a name is about: the last before the part that narrows it, or before a comma."""
    words = heading.words
    if "," in heading.name:
        before = len(re.findall(r"\w+(?:['’]\w+)*", heading.name.partition(",")[0]))
        return heading.stems[max(min(before, len(words)) - 1, 0)]
    at = next((at for at, word in enumerate(words) if at and word in _BEHIND_HEAD), len(words))
    return heading.stems[at - 1]


def cut_short(material: Material) -> Iterator[Found]:
    """For example "S42 enquiry" and "Section 42 enquiry"."""
    for left, right, at in _pairs_but_for_a_word(material.headings):
        one, other = _split(left)[at], _split(right)[at]
        following = _split(left)[at + 1 : at + 2]
        short, long = sorted((one, other), key=len)
        if _is_cut(short, long, following):
            yield Found(left.terms, right.terms, 88)


def _is_cut(short: str, long: str, following: Sequence[str]) -> bool:
    if short[0] != long[0] or len(short) > len(long) // 2 + 1 or not long.isalpha() or not short.isalpha():
        return False
    if len(short) == 1:
        # A single letter is only clear before a number.
        return bool(following) and following[0].isdigit()
    rest = iter(long)
    return not is_english(short) and is_english(long) and all(letter in rest for letter in short)


def nearly_the_same(material: Material) -> Iterator[Found]:
    """For example "safegaurding" and "safeguarding"."""
    # Only this function needs RapidFuzz, which takes time to import.
    from carelex.english.likeness import letters_shared
    from carelex.english.misspellings import is_slip

    for left, right in _pairs_but_for_a_letter(material.headings):
        one, other = " ".join(left.words), " ".join(right.words)
        # Another form of a word is not a misspelling.
        if left.stems != right.stems and (is_slip(one, other) or is_slip(other, one)):
            yield Found(left.terms, right.terms, letters_shared(one, other) - 15)


def _pairs_but_for_a_letter(headings: Sequence[Heading]) -> Iterator[tuple[Heading, Heading]]:
    """Yield the pairs of names that are the same if you leave out one letter of each, or of one of them."""
    by_rest: dict[str, list[int]] = defaultdict(list)
    for number, heading in enumerate(headings):
        whole = " ".join(heading.words)
        if _FEWEST_LETTERS <= len(whole) <= _MOST_LETTERS:
            for rest in {whole, *(whole[:at] + whole[at + 1 :] for at in range(len(whole)))}:
                by_rest[rest].append(number)
    seen: set[tuple[int, int]] = set()
    for numbers in by_rest.values():
        for pair in combinations(numbers, 2) if 1 < len(numbers) <= _MOST else ():
            if pair not in seen:
                seen.add(pair)
                yield headings[pair[0]], headings[pair[1]]


def _pairs(headings: Sequence[Heading], key: Callable[[Heading], str]) -> Iterator[tuple[Heading, Heading]]:
    """Yield the pairs of names that have the same key."""
    by_key: dict[str, list[Heading]] = defaultdict(list)
    for heading in headings:
        by_key[key(heading)].append(heading)
    for alike in by_key.values():
        yield from combinations(alike, 2) if len(alike) <= _MOST else ()


def _split(heading: Heading) -> list[str]:
    """Split a name into words; letters before figures are a word of their own, as in "s 42"."""
    return [part for word in heading.words for part in re.findall(r"[^\W\d]+(?:'\w+)?|\d+\w*|\S+", word)]


def _pairs_but_for_a_word(headings: Sequence[Heading]) -> Iterator[tuple[Heading, Heading, int]]:
    """Yield the pairs of names that differ in only one word, and the place of this word."""
    by_rest: dict[tuple[str, ...], list[Heading]] = defaultdict(list)
    for heading in headings:
        words = _split(heading)
        for at in range(len(words)) if 1 < len(words) <= _MOST_WORDS else ():
            by_rest[(*words[:at], f"*{words[at][0]}", *words[at + 1 :])].append(heading)
    for rest, alike in by_rest.items():
        if 1 < len(alike) <= _MOST:
            at = next(at for at, word in enumerate(rest) if word[0] == "*")
            yield from ((left, right, at) for left, right in combinations(alike, 2) if left.key != right.key)
