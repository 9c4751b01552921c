"""What a line of a glossary file holds that nobody sees, or that is likely a mistake."""

import re
import unicodedata
from collections.abc import Iterator

from carelex.errors import Fault
from carelex.glossary import LINE_BREAK, Characters, Readable

# Looked for at the beginning of a run of spaces alone, which may be long.
_TRAILING = re.compile(r"(?<![ \t])[ \t]+(?=[\r\n]|\Z)")
_NO_BREAK = "\xa0\u2007\u202f"
# What has no width, turns the reading order round, or ends a line for some programs and for others not. What joins
# letters (U+200C, U+200D) is left out: there are languages and emoji that need it.
INVISIBLE = "\x85\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
_ODD = re.compile(f"[{_NO_BREAK}{INVISIBLE}]")
# Behind a value on its line.
_COMMENT = re.compile(r"(?<=\S)[ \t]+#")

# What begins the items of lists elsewhere; U+F0B7 is what a word processor writes.
_BULLET = re.compile("^[ \t]*([•·‣▪●◦\uf0b7])[ \t\xa0]", re.MULTILINE)


class WatchedCharacters(Characters):
    """Characters with a look at each line.

    warnings: what a line holds that nobody sees. odd_lines: the lines in which that is within the line.
    comments: the columns at which one begins behind something else, by lines.
    """

    def __init__(self, file: Readable, name: str) -> None:
        super().__init__(file, name)
        self.warnings: list[Fault] = []
        self.odd_lines: set[int] = set()
        self.comments: dict[int, list[int]] = {}
        # What has no line end yet, and the number of its line.
        self._pending: list[str] = []
        self._number = 1

    def read(self, _size: int = 0) -> str:
        piece = super().read()
        whole, line_end, rest = piece.rpartition("\n")
        if line_end or not piece:
            self._look("".join([*self._pending, whole, line_end]))
            self._pending = []
        self._pending.append(rest)
        return piece

    def _look(self, lines: str) -> None:
        # To ask first whether there can be any is many times quicker than to look for them.
        if re.search(r"[ \t][\r\n]", lines) or lines.endswith((" ", "\t")):
            for found, line, column in self._found(_TRAILING, lines):
                what = "a tab" if "\t" in found[0] else "a space" if len(found[0]) == 1 else f"{len(found[0])} spaces"
                self._warn(line, column, f"{what} at the end of the line; remove {'it' if what[0] == 'a' else 'them'}")
        if not lines.isascii():
            self._look_for_odd(lines)
        if " #" in lines or "\t#" in lines:
            for _, line, column in self._found(_COMMENT, lines):
                self.comments.setdefault(line, []).append(column)
        self._number += len(LINE_BREAK.findall(lines)) if "\r" in lines else lines.count("\n")

    def _look_for_odd(self, lines: str) -> None:
        columns: dict[tuple[int, str], list[int]] = {}
        for found, line, column in self._found(_ODD, lines):
            columns.setdefault((line, found[0]), []).append(column)
        for (line, char), where in columns.items():
            self.odd_lines.add(line)
            self._warn(line, where[0], odd(char, len(where)))
        for found, line, column in self._found(_BULLET, lines):
            sign = found[1] if found[1].isprintable() else f"U+{ord(found[1]):04X}"
            problem = f"'{sign}' begins no list, and the line is joined to the one before; write '- '"
            self._warn(line, column + found.start(1) - found.start(), problem)

    def _found(self, pattern: re.Pattern[str], lines: str) -> Iterator[tuple[re.Match[str], int, int]]:
        """What *pattern* finds, with line and column."""
        number, start, seen = self._number, 0, 0
        for found in pattern.finditer(lines):
            for line_break in LINE_BREAK.finditer(lines, seen, found.start()):
                number, start = number + 1, line_break.end()
            seen = found.start()
            yield found, number, seen - start + 1

    def _warn(self, line: int, column: int, problem: str) -> None:
        self.warnings.append(Fault(self.name, line, column, problem))


def odd(char: str, count: int) -> str:
    code = f"U+{ord(char):04X}"
    times = f", {count} times in this line" if count > 1 else ""
    if char in _NO_BREAK:
        return f"a no-break space ({code}), which looks like a space{times}; write a space"
    name = unicodedata.name(char, "").lower()
    if not name:
        return f"a control character ({code}){times}; remove it"
    return f"an invisible character ({code}, {name}){times}; remove it"
