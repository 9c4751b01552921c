"""Keeps apart what the full text takes for one word: it goes by stems, which several and severe have in common.

Few words have such a stranger among those of the glossaries. Where one has, the definitions that are found by its stem
are read, and those that have only the stranger are told from those that have a form of the word itself.
"""

import re
from collections.abc import Iterator

from carelex.index import Ways
from carelex.lookup import Lexicon
from carelex.names import written_alike


def ways_of(expression: str, lexicon: Lexicon) -> Ways:
    """In which ways texts have what an expression of FTS5 asks for: words, or phrases, any of which will do.

    There are none where each of its words stands for nothing but its forms, or where it is a beginning.
    """
    alternatives = [*_alternatives(expression)]
    words = {word for texts in alternatives for text in texts for word in _words(text)}
    if "*" in re.sub(_QUOTED, "", expression) or not any(map(lexicon.names.strangers, words)):
        return ()
    return tuple(tuple(_pattern(text, lexicon) for text in texts) for texts in alternatives)


def strangers_in(expression: str, lexicon: Lexicon) -> frozenset[str]:
    """The words that the full text takes for one of an expression of FTS5, and that are other words."""
    words = {word for text in re.findall(_QUOTED, expression) for word in _words(text)}
    return frozenset().union(*map(lexicon.names.strangers, words))


_QUOTED = r'"([^"]*)"'


def _alternatives(expression: str) -> Iterator[list[str]]:
    """What stands between quotes in an expression; apart where any of them will do."""
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
    """A pattern for a phrase, each word of it in any of its forms."""
    forms = [sorted(lexicon.names.forms(word), key=len, reverse=True) for word in _words(text)]
    words = [f"(?:{'|'.join(map(re.escape, of_word))})" for of_word in forms]
    phrase = r"[\W_]+".join(words)
    return rf"(?<![^\W_]){phrase}(?![^\W_])"
