"""Rules for the lines of a glossary file: each function finds one kind of likely mistake."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeAlias

from carelex.errors import Fault
from carelex.glossary import LINE_BREAK
from carelex.values import NamedTuple

if TYPE_CHECKING:
    from carelex.rules import WarningRule

Place: TypeAlias = tuple[int, int]
"""A line and a column, counted from 1."""

Told: TypeAlias = tuple[Place, str]
"""A place, and what is wrong there."""

# Matches only from the beginning of a run of spaces, as trying each place in a long run would be slow.
_TRAILING = re.compile(r"(?<![ \t])[ \t]+(?=[\r\n]|\Z)")
_NO_BREAK = "\xa0\u2007\u202f"
INVISIBLE = "\x85\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
"""Characters that have no width, reverse the reading direction, or end a line only for some programs.

Characters that join letters (U+200C, U+200D) are left out, because some languages and emoji need them.
"""

# Signs that begin list items elsewhere; word processors write U+F0B7.
_BULLET = re.compile("^[ \t]*([•·‣▪●◦\uf0b7])[ \t\xa0]", re.MULTILINE)
# A comment after a value on the same line.
_COMMENT = re.compile(r"(?<=\S)[ \t]+#")


class Lines(NamedTuple):
    """Some whole lines of a file; *number* is the number of the first."""

    text: str
    number: int

    def find(self, pattern: "str | re.Pattern[str]") -> Iterator[tuple[re.Match[str], Place]]:
        """Find what *pattern* matches, with its place."""
        number, start, seen = self.number, 0, 0
        for match in re.finditer(pattern, self.text):
            for line_break in LINE_BREAK.finditer(self.text, seen, match.start()):
                number, start = number + 1, line_break.end()
            seen = match.start()
            yield match, (number, seen - start + 1)


def space_at_end(lines: Lines) -> Iterator[Told]:
    # It is much quicker to ask first whether there is any at all.
    if not (re.search(r"[ \t][\r\n]", lines.text) or lines.text.endswith((" ", "\t"))):
        return
    for spaces, place in lines.find(_TRAILING):
        if "\t" in spaces[0]:
            yield place, "a tab at the end of the line; remove it"
        elif len(spaces[0]) == 1:
            yield place, "a space at the end of the line; remove it"
        else:
            yield place, f"{len(spaces[0])} spaces at the end of the line; remove them"


def no_break_space(lines: Lines) -> Iterator[Told]:
    return _signs_once_a_line(_NO_BREAK, lines)


def invisible(lines: Lines) -> Iterator[Told]:
    return _signs_once_a_line(INVISIBLE, lines)


def bullets(lines: Lines) -> Iterator[Told]:
    if lines.text.isascii():
        return
    for item, (line, column) in lines.find(_BULLET):
        sign = item[1] if item[1].isprintable() else f"U+{ord(item[1]):04X}"
        problem = f"'{sign}' begins no list, and the line is joined to the one before; write '- '"
        yield (line, column + item.start(1) - item.start()), problem


LINE_RULES: "dict[WarningRule, Callable[[Lines], Iterator[Told]]]" = {
    "space-at-end": space_at_end,
    "no-break-space": no_break_space,
    "invisible": invisible,
    "bullets": bullets,
}


def with_spaces_told_once(told: "Sequence[tuple[WarningRule, Told]]") -> "list[tuple[WarningRule, Told]]":
    """Report spaces at line ends only once, at the first of these lines; keep all else."""
    ending = [place for rule, (place, _) in told if rule == "space-at-end"]
    if len(ending) < 2:
        return [*told]
    problem = f"spaces or tabs at the end of this line, and of {len(ending) - 1:,} more; remove them"
    return [
        (rule, (place, problem) if rule == "space-at-end" else (place, told_of_place))
        for rule, (place, told_of_place) in told
        if rule != "space-at-end" or place == ending[0]
    ]


def _signs_once_a_line(signs: str, lines: Lines) -> Iterator[Told]:
    """Report each of *signs* once in a line, at its first place."""
    if lines.text.isascii():
        return
    columns: dict[tuple[int, str], list[int]] = {}
    for sign, (line, column) in lines.find(f"[{signs}]"):
        columns.setdefault((line, sign[0]), []).append(column)
    for (line, char), where in columns.items():
        yield (line, where[0]), described(char, len(where))


def described(char: str, count: int = 1) -> str:
    """Describe an invisible character, say how often it is in the line, and what to do."""
    code = f"U+{ord(char):04X}"
    times = f", {count} times in this line" if count > 1 else ""
    if char in _NO_BREAK:
        return f"a no-break space ({code}), which looks like a space{times}; write a space"
    name = unicodedata.name(char, "").lower()
    if not name:
        return f"a control character ({code}){times}; remove it"
    return f"an invisible character ({code}, {name}){times}; remove it"


class SeenLines:
    """The lines of a file that have been read, with their warnings and with what other rules need to know about them.

    line_at: returns a recent line by its number.
    odd_lines: the numbers of lines with an invisible character.
    comments: for each line, the columns where a comment begins after something else.
    """

    def __init__(self, line_at: Callable[[int], str]) -> None:
        self.line_at = line_at
        self.told: list[tuple[WarningRule, Told]] = []
        self.odd_lines: set[int] = set()
        self.comments: dict[int, list[int]] = {}
        # Text whose line has not ended yet, and the number of that line.
        self._pending: list[str] = []
        self._number = 1

    def look_at(self, piece: str) -> None:
        """Check the next piece of the file, which may end within a line; an empty piece is the end."""
        whole, line_end, rest = piece.rpartition("\n")
        if line_end or not piece:
            self._look_at_lines(Lines("".join([*self._pending, whole, line_end]), self._number))
            self._pending = []
        self._pending.append(rest)

    def told_beside(self, faults: Iterable[Fault]) -> "list[tuple[WarningRule, Told]]":
        """The warnings about lines, without those about characters that *faults* already report."""
        signs = {(fault.line, fault.column) for fault in faults if fault.rule in ("no-break-indent", "line-separator")}
        return [(rule, told) for rule, told in self.told if told[0] not in signs]

    def _look_at_lines(self, lines: Lines) -> None:
        for rule, check in LINE_RULES.items():
            for told in check(lines):
                self.told.append((rule, told))
                if rule in ("no-break-space", "invisible"):
                    self.odd_lines.add(told[0][0])
        if " #" in lines.text or "\t#" in lines.text:
            for _, (line, column) in lines.find(_COMMENT):
                self.comments.setdefault(line, []).append(column)
        self._number += len(LINE_BREAK.findall(lines.text)) if "\r" in lines.text else lines.text.count("\n")
