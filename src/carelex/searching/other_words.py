"""Tells apart different words that have the same stem, such as "several" and "severe".

The full-text index searches by stem. Few words share their stem with a different word in the glossaries. If one does,
carelex reads the definitions found and leaves out those that only have the different word.
"""

import re
from collections.abc import Iterator

from carelex.index import Ways
from carelex.lookup import Lexicon
from carelex.names import written_alike


def ways_of(expression: str, lexicon: Lexicon) -> Ways:
    """Make the patterns that find what an FTS5 expression asks for: words or phrases, any of which will do.

    There are none if all words with the same stem are forms of one word, or if the expression is for beginnings of
    words.
    """
    alternatives = [*_alternatives(expression)]
    words = {word for texts in alternatives for text in texts for word in _words(text)}
    if "*" in re.sub(_QUOTED, "", expression) or not any(map(lexicon.names.strangers, words)):
        return ()
    return tuple(tuple(_pattern(text, lexicon) for text in texts) for texts in alternatives)


def strangers_in(expression: str, lexicon: Lexicon) -> frozenset[str]:
    """The different words that have the same stem as a word of an FTS5 expression."""
    words = {word for text in re.findall(_QUOTED, expression) for word in _words(text)}
    return frozenset().union(*map(lexicon.names.strangers, words))


_QUOTED = r'"([^"]*)"'


def _alternatives(expression: str) -> Iterator[list[str]]:
    """The quoted texts of an expression; one list for each alternative."""
    texts: list[str] = []
    for text, operator in re.findall(rf"{_QUOTED}|\b(OR)\b", expression):
        if operator:
            yield texts
            texts = []
        else:
            texts.append(text)
    yield texts


def _words(text: str) -> list[str]:
    return [written_alike(word) for word in re.findall(r"[^\W_]+", text)]


def _pattern(text: str, lexicon: Lexicon) -> str:
    """A pattern for a phrase that matches each word in any of its forms."""
    forms = [sorted(lexicon.names.forms(word), key=len, reverse=True) for word in _words(text)]
    words = [f"(?:{'|'.join(map(re.escape, of_word))})" for of_word in forms]
    phrase = r"[\W_]+".join(words)
    return rf"(?<![^\W_]){phrase}(?![^\W_])"
