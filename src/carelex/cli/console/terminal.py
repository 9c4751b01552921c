"""Whether a person reads along, and how large their terminal is."""

import os
import sys
from contextlib import suppress
from typing import TextIO


def is_terminal(stream: TextIO | None) -> bool:
    """Say whether a person reads *stream* as it is written."""
    return stream is not None and not stream.closed and stream.isatty()


def terminal_size(first: TextIO | None = None) -> os.terminal_size:
    """Size of the terminal: COLUMNS and LINES, else that of *first* or another standard stream, else 80 by 24."""
    fallback = (80, 24)
    # When stdout is a pipe ("| less"), the terminal is still behind one of the others.
    for stream in (first, sys.__stdout__, sys.__stderr__, sys.__stdin__):
        with suppress(AttributeError, OSError, ValueError):
            size = os.get_terminal_size(stream.fileno())  # type: ignore[union-attr]
            if size.columns > 0:
                fallback = (size.columns, size.lines or 24)
                break
    width, height = (whole_number(os.environ.get(name, "")) for name in ("COLUMNS", "LINES"))
    return os.terminal_size((width or fallback[0], height or fallback[1]))


def whole_number(text: str) -> int:
    """The number from 1 upwards that *text* is, or 0."""
    # Python refuses to read one of thousands of digits.
    return int(text) if text.isascii() and text.isdigit() and len(text) < 100 else 0
