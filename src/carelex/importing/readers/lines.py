"""Finds the lines of a document's source at which its words stand, for parsers that do not tell."""

import re

# In characters. A text is looked for so far ahead; without a bound, texts that are written with entities would each be
# sought through the whole rest of the document.
_WINDOW = 50_000
# What an entity may stand for is not the same in the source and in what was read.
_STRETCH = re.compile(r"[^\s&<>\"'\u0080-\uffff][^\t\r\n\f&<>\"'\u0080-\uffff]{0,63}")
# A letter, or a short word, is found in any tag; as far as this, only where a text begins.
_SHORT = 4


class Lines:
    """Walks along a source as its texts are given, in their order."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._line = 1

    def line_of(self, text: str) -> int:
        """The line at which *text* begins, or, where it is not found, that of the text before it."""
        stretch = _STRETCH.search(text)
        if stretch is not None:
            words = stretch[0].rstrip()
            found = self._find(words)
            if found >= 0:
                self._go_to(found)
                line = self._line
                self._go_to(found + len(words))
                return line
        return self._line

    def _find(self, words: str) -> int:
        if len(words) > _SHORT:
            return self._source.find(words, self._at, self._at + _WINDOW)
        found = re.compile(rf">\s*{re.escape(words)}").search(self._source, max(self._at - 1, 0), self._at + _WINDOW)
        return found.end() - len(words) if found else -1

    def pass_over(self, text: str) -> None:
        """Go behind a part that is not read, such as a script, which may be long and hold any words."""
        found = self._source.find(text, self._at) if text else -1
        if found >= 0:
            self._go_to(found + len(text))

    def _go_to(self, place: int) -> None:
        self._line += self._source.count("\n", self._at, place)
        self._at = place
