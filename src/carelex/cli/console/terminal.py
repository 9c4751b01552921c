"""Whether a person reads along, and how large their terminal is."""

import os
import sys
from contextlib import suppress
from typing import TextIO


def is_terminal(stream: TextIO | None) -> bool:
    """Say whether a person reads *stream* as it is written."""
    return stream is not None and not stream.closed and stream.isatty()


def acts_on_escapes(terminal: TextIO | None) -> bool:
    """Say whether *terminal* acts on escape sequences, as for colour. That of Windows has to be asked to do so.

    Older ones, before Windows 10, cannot, and would show them.
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
        # Not the console of Windows, but one of those that came from Unix.
        return True
    wanted = mode.value | _PROCESSED_OUTPUT | _VIRTUAL_TERMINAL
    return mode.value == wanted or bool(ctypes.windll.kernel32.SetConsoleMode(console, wanted))


# As Windows numbers what its console can do (ENABLE_PROCESSED_OUTPUT, ENABLE_VIRTUAL_TERMINAL_PROCESSING).
_PROCESSED_OUTPUT, _VIRTUAL_TERMINAL = 1, 4


def how_to_end() -> str:
    """Say which keys end what somebody types."""
    return "Ctrl-Z and Enter" if os.name == "nt" else "Ctrl-D"


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
