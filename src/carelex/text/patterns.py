"""What a word looks like in a text, the signs that no phrase reaches across, and where a sentence ends."""

import re
from collections.abc import Iterator

# What is no word: an address, the mark of a footnote or an item, an escape that a terminal would act on.
NO_WORDS = (
    r"(?:https?://|www\.)[^\s<>()]+|(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+|\[\d+\]|\((?:[a-z]|[ivx]{2,4}|\d{1,2})\)"
    r"|\x1b\[[\d;]*[A-Za-z]"
)
# With "e.g" and "1,000" as one.
WORDS = r"[^\W\d_](?:\.[^\W\d_])+(?!\w)|\d+(?:[.,]\d+)+|[^\W_]+(?:['’ʼ][^\W_]+)*"

# What no phrase reaches across; a comma only between the items of a list.
STOPS = frozenset(".!?…;:()[]{}|<>=")

_SENTENCE_END = r"[.!?…]['\"’”)\]]*\s"
_ABBREVIATIONS = frozenset("e.g i.e approx cf dr eg esp etc ie incl mr mrs ms nos prof st vs".split())


def sentence_end(last: str, gap: str, following: str) -> int | None:
    """Where in the *gap* between two words a sentence has ended; None where it goes on."""
    end = re.search(_SENTENCE_END, gap)
    if not end or following[0].islower():
        return None
    # An initial, or what is always written with a full stop.
    if gap.startswith(".") and (last.lower() in _ABBREVIATIONS or (len(last) == 1 and last.isupper())):
        return None
    return end.end()


def sentence_ends(text: str) -> Iterator[int]:
    """Where in *text* a sentence has ended, and another begins."""
    last: re.Match[str] | None = None
    for word in re.finditer(WORDS, text):
        if last and (end := sentence_end(last[0], text[last.end() : word.start()], word[0])):
            yield last.end() + end
        last = word
