"""The terms that a text uses: which names of a glossary stand in it, give or take a plural, a hyphen or a capital."""

from collections.abc import Sequence
from itertools import groupby

from carelex.forms import singular
from carelex.lookup import Lexicon
from carelex.names import same_name
from carelex.wording import Word

# A name of more words is hardly ever written out within a sentence.
_LONGEST = 6


def mentions(words: Sequence[Word], lexicon: Lexicon) -> list[str]:
    """Find the terms of *lexicon* that a text of *words* mentions, in the order in which it does; each once.

    Of names that stand within each other the longest counts. What holds sentences together is no name ("it"), and an
    abbreviation is one only in its own capitals.
    """
    folded = [_folded(word.text) for word in words]
    singulars = [singular(word) for word in folded]
    keys = {
        # Words are written as one; but what is no word alone, a number, has a rule of its own.
        (start, end): "".join(here)
        if all(map(str.isalpha, here := singulars[start:end]))
        else singular(" ".join(folded[start:end]))
        for start, end in _candidates(words)
    }
    named = lexicon.mentioned([*dict.fromkeys(keys.values())])
    found: dict[str, None] = {}
    reached = 0
    for _, runs in groupby(keys, key=lambda run: run[0]):
        for start, end in sorted(runs, reverse=True):
            terms = [
                name.term
                for name in named.get(keys[start, end], ())
                if not name.text.isupper() or _letters(name.text) in _letters(*(word.text for word in words[start:end]))
            ]
            if terms and start >= reached:
                found.update(dict.fromkeys(terms))
                reached = end
    return [*found]


def _candidates(words: Sequence[Word]) -> list[tuple[int, int]]:
    """The runs of words that may be a name, in their order: they begin and end with a word that says something."""
    runs = []
    for start, first in enumerate(words):
        for end in range(start + 1, min(start + _LONGEST, len(words)) + 1):
            last = words[end - 1]
            if end > start + 1 and (last.is_apart or last.is_item):
                break
            if first.is_key and last.is_key:
                runs.append((start, end))
    return runs


def _letters(*words: str) -> str:
    return "".join(char for word in words for char in word if char.isalnum())


def _folded(word: str) -> str:
    """A word as names are compared: without the end of a genitive, or of the plural of an abbreviation: GPs."""
    word = word.replace("’", "'").removesuffix("'s")
    return same_name(word[:-1] if word[:-1].isupper() and word.endswith("s") and len(word) > 2 else word)
