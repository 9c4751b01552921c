"""Breaks a message into lines that fit a terminal: between words, never within a command or a path."""

import re
from collections.abc import Iterator

# The beginning of an error or warning.
_SPEAKER = r"carelex: (?:error|warning): "

# A path at the beginning of a message, up to its colon: "my words.yaml:3:1: …".
_PATH_FIRST = r"(?:[A-Za-z]:)?[^:]*(?:[/\\]|\.\w{1,8}(?=:))[^:]*(?=:)"

# A command to copy comes after ": " or "or ", and ends with a comma, a semicolon or the message.
_IN_QUOTES = r"""'[^']*'|"[^"]*\""""
_COMMAND = rf"(?:(?<=: )|(?<=or ))carelex(?: (?:{_IN_QUOTES}|[^\s'\",;])+)+"

# A path with spaces is in quotes.
_QUOTED_PATH = (
    r"""(?<![^\s(])(?P<mark>['"])(?:~|\.{0,2}[/\\]|[A-Za-z]:\\|(?=[^'"]*\.\w{1,8}(?P=mark)))[^'"]*(?P=mark)"""
)

# An option with its value: "--output FILE".
_OPTION = r"--?[a-z]+ [A-Z]+\b"

_WHOLE = rf"(?:{_COMMAND}|{_QUOTED_PATH}|{_OPTION}|\S)+"

_HANGING = 2
_LEAST = 20
"""If a terminal has fewer columns, it breaks the lines itself."""


def wrapped(message: str, width: int) -> str:
    """Break *message*, which is one line, into lines of at most *width* columns; all except the first are indented.

    A part that does not fit on a line stays whole.
    """
    if width < _LEAST or (message.isascii() and len(message) <= width):
        return message
    margin = " " * (len(message) - len(message.lstrip(" ")))
    lines: list[str] = []
    line = ""
    for piece in _pieces(message):
        longer = f"{line} {piece}" if line else f"{margin}{' ' * _HANGING if lines else ''}{piece}"
        if line and columns_of(longer) > width:
            lines.append(line)
            longer = f"{margin}{' ' * _HANGING}{piece}"
        line = longer
    return "\n".join([*lines, line])


def columns_of(text: str) -> int:
    """The columns that *text* takes in a terminal."""
    if text.isascii():
        return len(text)
    # Rich knows which characters are two columns wide.
    from rich.cells import cell_len

    return cell_len(text)


def _pieces(message: str) -> Iterator[str]:
    """The parts of a message that stay whole, in order."""
    begun = re.match(f"({_SPEAKER})?({_PATH_FIRST})?", message.lstrip(" "))
    speaker, path = begun.groups("") if begun else ("", "")
    yield from speaker.split()
    rest = message.lstrip(" ")[len(speaker) + len(path) :]
    # Text directly after the path belongs to it: its line and column.
    found = [match[0] for match in re.finditer(_WHOLE, rest)]
    if path and found and not rest.startswith(" "):
        found[0] = path + found[0]
    elif path:
        found.insert(0, path)
    yield from found
