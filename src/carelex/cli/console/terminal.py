"""Finds out whether a person reads the output, and how large the terminal is."""

import os
import sys
from contextlib import suppress
from typing import TextIO


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person reads *stream* as it is written."""
    return stream is not None and not stream.closed and stream.isatty()


def acts_on_escapes(terminal: TextIO | None) -> bool:
    """Whether *terminal* understands escape sequences, such as colours. On Windows, this must first be turned on.

    Before Windows 10 it is not possible, and the sequences would be shown.
    """
    if sys.platform != "win32" or terminal is None:
        return True
    import ctypes
    import msvcrt

    mode = ctypes.c_uint32()
    try:
        console = ctypes.c_void_p(msvcrt.get_osfhandle(terminal.fileno()))
    except (OSError, ValueError):
        return True
    if not ctypes.windll.kernel32.GetConsoleMode(console, ctypes.byref(mode)):
        # Not the Windows console, but a terminal that came from Unix.
        return True
    wanted = mode.value | _PROCESSED_OUTPUT | _VIRTUAL_TERMINAL
    return mode.value == wanted or bool(ctypes.windll.kernel32.SetConsoleMode(console, wanted))


# The numbers of console modes in Windows (ENABLE_PROCESSED_OUTPUT, ENABLE_VIRTUAL_TERMINAL_PROCESSING).
_PROCESSED_OUTPUT, _VIRTUAL_TERMINAL = 1, 4


def how_to_end() -> str:
    """Say which keys end what you type."""
    return "Ctrl-Z and Enter" if os.name == "nt" else "Ctrl-D"


def terminal_size(first: TextIO | None = None) -> os.terminal_size:
    """Size of the terminal: COLUMNS and LINES, else that of *first* or another standard stream, else 80 by 24."""
    fallback = (80, 24)
    # If stdout is a pipe ("| less"), another stream may still be the terminal.
    for stream in (first, sys.__stdout__, sys.__stderr__, sys.__stdin__):
        with suppress(AttributeError, OSError, ValueError):
            size = os.get_terminal_size(stream.fileno())  # type: ignore[union-attr]
            if size.columns > 0:
                fallback = (size.columns, size.lines or 24)
                break
    width, height = (whole_number(os.environ.get(name, "")) for name in ("COLUMNS", "LINES"))
    return os.terminal_size((width or fallback[0], height or fallback[1]))


def fitted(line: str, stream: TextIO | None) -> str:
    """*line* for *stream*: as it is, or on a terminal in as many lines as its width needs."""
    if not is_terminal(stream):
        return line
    from carelex.cli.console.wrapping import wrapped

    return wrapped(line, terminal_size(stream).columns)


def whole_number(text: str) -> int:
    """Read *text* as a whole number of 1 or more; 0 if it is none."""
    # Python refuses to read numbers of thousands of digits.
    return int(text) if text.isascii() and text.isdigit() and len(text) < 100 else 0
