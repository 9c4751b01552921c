"""Patterns for words in a text, for signs that end a phrase, and for the end of a sentence."""

import re
from collections.abc import Iterator

# These are not words: an address, the mark of a footnote or an item, a terminal's escape sequence.
NO_WORDS = (
    r"(?:https?://|www\.)[^\s<>()]+|(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+|\[\d+\]|\((?:[a-z]|[ivx]{2,4}|\d{1,2})\)"
    r"|\x1b\[[\d;]*[A-Za-z]"
)
# "e.g" and "1,000" count as one word.
WORDS = r"[^\W\d_](?:\.[^\W\d_])+(?!\w)|\d+(?:[.,]\d+)+|[^\W_]+(?:['’ʼ][^\W_]+)*"

# No phrase goes on after these; a comma is only allowed between the items of a list.
STOPS = frozenset(".!?…;:()[]{}|<>=")

_SENTENCE_END = r"[.!?…]['\"’”)\]]*\s"
_ABBREVIATIONS = frozenset("e.g i.e approx cf dr eg esp etc ie incl mr mrs ms nos prof st vs".split())


def sentence_end(last: str, gap: str, following: str) -> int | None:
    """Where in the *gap* between two words a sentence ends; None if it goes on."""
    end = re.search(_SENTENCE_END, gap)
    if not end or following[0].islower():
        return None
    # An initial, or an abbreviation that is always written with a full stop.
    if gap.startswith(".") and (last.lower() in _ABBREVIATIONS or (len(last) == 1 and last.isupper())):
        return None
    return end.end()


def sentence_ends(text: str) -> Iterator[int]:
    """Yield the places in *text* where a sentence ends and another begins."""
    last: re.Match[str] | None = None
    for word in re.finditer(WORDS, text):
        if last and (end := sentence_end(last[0], text[last.end() : word.start()], word[0])):
            yield last.end() + end
        last = word
