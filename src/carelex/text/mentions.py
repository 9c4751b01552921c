"""The terms that a text uses: which names of a glossary stand in it, give or take a plural, a hyphen or a capital."""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import Generic, TypeVar

from carelex.english.forms import one_word, singular_words
from carelex.english.function_words import DETERMINERS, RELATIONAL, is_function
from carelex.english.words import is_english
from carelex.names import BETWEEN, same_name
from carelex.text.words import NO_WORDS, STOPS, WORDS

_T = TypeVar("_T")

# A name of more words is hardly ever written out within a sentence.
_LONGEST = 6

# A word, or what no name reaches across; a comma is that too.
_TOKENS = re.compile(rf"(?:{WORDS})-?|&|[,–—{BETWEEN.strip()}{re.escape(''.join(sorted(STOPS)))}]| - ")


def tokens_of(text: str) -> list[str]:
    """Part a readable text into its words, with the hyphen that may follow, and signs that no name reaches across."""
    if "@" in text or "://" in text or "www." in text:
        text = re.sub(NO_WORDS, BETWEEN, text)
    return _TOKENS.findall(text)


class KnownNames(Generic[_T]):
    """Names by the singular of their words, written as one, each with the terms that have it.

    What holds sentences together is no name ("it"), nor is a letter or a figure; and an abbreviation is one only in its
    own capitals.
    """

    def __init__(self) -> None:
        self._terms: dict[str, tuple[_T, ...]] = {}
        self._abbreviations: dict[str, list[tuple[str, _T]]] = {}
        self._of_one_word: set[str] = set()
        # The first two words of the others, and how many the longest has: where these do not stand, none of them does.
        self._followers: defaultdict[str, dict[str, int]] = defaultdict(dict)
        self._keys = _Keys()

    def add(self, name: str, term: _T) -> None:
        """Take *name* for one of *term*."""
        parts = singular_words(name)
        key = one_word(parts)
        if name.isupper() and len(key) > 1:
            self._abbreviations.setdefault(key, []).append((_letters([name]), term))
        elif len(key) > 1 and key.strip("-0123456789") and not is_function(same_name(name)):
            known = self._terms.get(key, ())
            self._terms[key] = known if term in known else (*known, term)
        if len(parts) > 1:
            longest = self._followers[parts[0]]
            longest[parts[1]] = max(len(parts), longest.get(parts[1], 0))
        else:
            self._of_one_word.add(key)

    def mentioned(self, tokens: Sequence[str]) -> list[_T]:
        """Find the terms that a text of *tokens* mentions, in the order in which it does; each once.

        Of names that stand within each other the longest counts.
        """
        terms, abbreviations, followers = self._terms, self._abbreviations, self._followers
        keys = [*map(self._keys.__getitem__, tokens), ""]
        found: dict[_T, None] = {}
        end = 0
        # This is for every word of every text of a glossary: what is asked first is what is quickest to answer.
        for start, (key, following) in enumerate(pairwise(keys)):
            if not key or start < end:
                continue
            longest = followers[key].get(following, 1) if following and key in followers else 1
            if longest > 1 or (following and key + following in terms):
                for run, stop in reversed(_runs(keys, start, longest)):
                    if (run in terms or run in abbreviations) and (named := self._named(run, tokens[start:stop])):
                        found.update(dict.fromkeys(named))
                        end = stop
                        break
            elif key in abbreviations:
                found.update(dict.fromkeys(self._named(key, tokens[start : start + 1])))
            elif key in terms:
                for term in terms[key]:
                    found[term] = None
        return [*found]

    def _named(self, run: str, tokens: Sequence[str]) -> tuple[_T, ...]:
        if len(tokens) > 1 and not _may_be_name(tokens, is_one_word=run in self._of_one_word):
            return ()
        named = self._terms.get(run, ())
        if run not in self._abbreviations:
            return named
        letters = _letters(tokens)
        return (*named, *(term for name, term in self._abbreviations[run] if name in letters))


def _may_be_name(tokens: Sequence[str], *, is_one_word: bool) -> bool:
    """Whether several words may be a name: what "has been" is no has-been, what is "in formation" no information."""
    if all(token.endswith("-") for token in tokens[:-1]):
        return True
    first, *others = words = [same_name(token) for token in tokens]
    if not is_one_word:
        return not all(map(is_function, words))
    return len(others) == 1 and first not in RELATIONAL | DETERMINERS and all(map(is_english, words))


def runs_of(tokens: Sequence[str]) -> list[str]:
    """What may be a name in a text of *tokens*, as names stand in an index: the singular of their words, as one."""
    keys = [*map(_Keys().__getitem__, tokens)]
    return [*dict.fromkeys(run for start in range(len(keys)) for run, _ in _runs(keys, start, _LONGEST))]


def _runs(keys: Sequence[str], start: int, longest: int) -> list[tuple[str, int]]:
    """The runs of words from *start* on, as one word, with the place behind each; of *longest* words, or two."""
    runs: list[tuple[str, int]] = []
    for end, key in enumerate(keys[start : start + min(max(longest, 2), _LONGEST)], start=start + 1):
        if not key:
            break
        run = runs[-1][0] if runs else ""
        # Figures that stand apart stay apart, as in `forms.one_word`.
        runs.append((f"{run}-{key}" if run[-1:].isdigit() and key[0].isdigit() else run + key, end))
    return runs


class _Keys(dict[str, str]):
    """The singular of each token, folded; empty for a sign. What has been asked for once is there at once."""

    def __missing__(self, token: str) -> str:
        self[token] = key = "and" if token == "&" else one_word(singular_words(_without_ending(token)))
        return key


def _without_ending(token: str) -> str:
    """A word as names are written: without the end of a genitive, or of the plural of an abbreviation: GPs."""
    if not token[0].isalnum():
        return ""
    word = token.removesuffix("-").replace("’", "'").removesuffix("'s")
    return word[:-1] if len(word) > 2 and word.endswith("s") and word[:-1].isupper() else word


def _letters(words: Sequence[str]) -> str:
    return "".join(char for word in words for char in word if char.isalnum())
