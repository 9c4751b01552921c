"""Finds the line numbers of words in a document's source, for parsers that do not give them."""

import re

# In characters: how far ahead to look for a text. Without a limit, each text written with entities would be looked
# for in the whole rest of the document.
_WINDOW = 50_000
# An entity may be different in the source and in the text that was read.
_STRETCH = re.compile(r"[^\s&<>\"'\u0080-\uffff][^\t\r\n\f&<>\"'\u0080-\uffff]{0,63}")
# A letter or a short word may be found in any tag, so only the place where a text begins counts up to this length.
_SHORT = 4


class Lines:
    """Goes through a source once, given its texts in order."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._line = 1

    def line_of(self, text: str) -> int:
        """The line where *text* begins; if it is not found, the line of the text before it."""
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
        """Skip a part that is not read, such as a script, which may be long and contain any words."""
        found = self._source.find(text, self._at) if text else -1
        if found >= 0:
            self._go_to(found + len(text))

    def _go_to(self, place: int) -> None:
        self._line += self._source.count("\n", self._at, place)
        self._at = place
