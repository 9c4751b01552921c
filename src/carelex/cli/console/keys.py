"""Reads key presses one at a time, and shows the screen that they control."""

import os
import select
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib.util import find_spec
from types import FrameType
from typing import Any, Protocol, Self, TextIO

from carelex.cli.console.streams import write

END = ""
"""Returned instead of a key: there will be no more keys."""

RESIZED = "resized"
"""Returned instead of a key: the window has changed its size, and must be drawn again."""


class Keys(Protocol):
    """A source of key presses, and the screen that explains them. Use it in a `with` block."""

    fills_screen: bool
    """Whether each text replaces the one before, and so must fit the screen."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None: ...

    def show(self, text: str) -> None: ...

    def read(self) -> str:
        """Wait for the next key: its character, END or RESIZED; keys without a letter return another text."""
        ...


def keys_of(stdin: TextIO, stdout: TextIO, *, is_plain: bool) -> Keys:
    """The keys of a terminal: one at a time, if the system allows it; otherwise a line at a time, with Enter.

    is_plain: write lines one after another and draw over nothing, for the terminal's or the reader's sake.
    """
    if is_plain:
        return _Lines(stdin, stdout)
    if sys.platform == "win32":
        return _WindowsKeys(stdout)
    # An unknown terminal may only be able to scroll.
    if os.environ.get("TERM", "dumb") == "dumb" or not find_spec("termios"):
        return _Lines(stdin, stdout)
    return _TerminalKeys(stdin.fileno(), stdout)


class _Lines:
    """Keys typed as a line with Enter after it; only the first character counts, so you may type a word."""

    fills_screen = False

    _prompt = "A key, then Enter: "

    def __init__(self, stdin: TextIO, stdout: TextIO) -> None:
        self._stdin = stdin
        self._stdout = stdout

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def show(self, text: str) -> None:
        write([f"\n{text}\n{self._prompt}"], self._stdout)

    def read(self) -> str:
        line = self._stdin.readline()
        if not line:
            write(["\n"], self._stdout)
            return END
        return line.strip()[:1] or "\n"


class _WindowsKeys(_Lines):
    """Keys of the Windows console, one at a time."""

    _prompt = "> "

    def __init__(self, stdout: TextIO) -> None:
        super().__init__(stdout, stdout)

    def read(self) -> str:
        import msvcrt

        key: str = msvcrt.getwch()  # type: ignore[attr-defined,unused-ignore]
        if key in ("\0", "\xe0"):
            # A key without a letter comes as two.
            msvcrt.getwch()  # type: ignore[attr-defined,unused-ignore]
            return "\0"
        if key == "\x03":
            raise KeyboardInterrupt
        write(["\n"], self._stdout)
        return END if key in ("\x04", "\x1a") else key


# Terminal codes: switch to a second screen and back, so that earlier text is kept; and go to the top left corner.
_OTHER_SCREEN, _FIRST_SCREEN = b"\x1b[?1049h", b"\x1b[?1049l"
_TOP, _CLEAR_LINE_END, _CLEAR_BELOW = "\x1b[H", "\x1b[K", "\x1b[J"

# Seconds to wait for the rest of a key that a terminal sends as several characters.
_REST_OF_KEY = 0.05


class _TerminalKeys:
    """Keys of a terminal, one at a time, and its screen, which is restored in every case."""

    fills_screen = True

    def __init__(self, terminal: int, stdout: TextIO) -> None:
        self._terminal = terminal
        self._stdout = stdout
        # A signal may come while the stream is being written, and then it accepts nothing else.
        self._screen = stdout.fileno()
        self._settings: list[Any] | None = None
        self._handlers: dict[int, Any] = {}

    def __enter__(self) -> Self:
        # Python writes to this pipe as soon as a signal comes, which ends the wait for a key. Its handlers only run
        # after that wait, so without the pipe a signal that comes just before would wait for a key.
        self._news, self._tell_news = os.pipe()
        os.set_blocking(self._tell_news, False)
        self._told_before = signal.set_wakeup_fd(self._tell_news, warn_on_full_buffer=False)
        handlers: dict[int, Callable[[int, FrameType | None], None]] = {
            # Only its arrival matters.
            signal.SIGWINCH: lambda *_: None,
            signal.SIGTSTP: self._pause,
            signal.SIGTERM: self._die,
            signal.SIGQUIT: self._die,
            signal.SIGHUP: self._die,
        }
        for number, handler in handlers.items():
            # Signals that the user wants ignored, as with nohup, stay ignored.
            if signal.getsignal(number) is not signal.SIG_IGN:
                self._handlers[number] = signal.signal(number, handler)
        try:
            self._take()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._give_back()
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._told_before)
        os.close(self._news)
        os.close(self._tell_news)

    def show(self, text: str) -> None:
        lines = text.replace("\n", f"{_CLEAR_LINE_END}\n")
        write([f"{_TOP}{lines}{_CLEAR_LINE_END}{_CLEAR_BELOW}"], self._stdout)

    def read(self) -> str:
        ready, _, _ = select.select([self._terminal, self._news], [], [])
        if self._news in ready:
            os.read(self._news, 1 << 10)
            return RESIZED
        key = self._byte()
        if key in (b"", b"\x04"):
            return END
        if key == b"\x1b":
            self._skip_rest_of_escape()
            return "\0"
        if key >= b"\xc0":
            # Letters beyond ASCII have two or more bytes; the first byte says how many.
            for _ in range(3 if key >= b"\xf0" else 2 if key >= b"\xe0" else 1):
                self._byte()
        return key.decode("ascii", "replace")

    def _byte(self) -> bytes:
        # A terminal that has been closed returns nothing, or fails.
        with suppress(OSError):
            return os.read(self._terminal, 1)
        return b""

    def _skip_rest_of_escape(self) -> None:
        """Skip the rest of a key such as an arrow (ESC [ A); ESC by itself is a key too."""
        if not select.select([self._terminal], [], [], _REST_OF_KEY)[0]:
            return
        kind = self._byte()
        if kind == b"O":
            self._byte()
        elif kind == b"[":
            while b"\x20" <= self._byte() <= b"\x3f":
                pass

    def _take(self) -> None:
        import termios

        self._settings = termios.tcgetattr(self._terminal)
        changed = termios.tcgetattr(self._terminal)
        # Read each key at once and do not show it. Ctrl-C and Ctrl-Z keep their meaning.
        changed[3] &= ~(termios.ICANON | termios.ECHO)
        changed[6][termios.VMIN], changed[6][termios.VTIME] = 1, 0
        termios.tcsetattr(self._terminal, termios.TCSADRAIN, changed)
        os.write(self._screen, _OTHER_SCREEN)

    def _give_back(self) -> None:
        import termios

        if self._settings is None:
            return
        # A closed terminal accepts neither.
        with suppress(OSError):
            os.write(self._screen, _FIRST_SCREEN)
        with suppress(termios.error):
            termios.tcsetattr(self._terminal, termios.TCSADRAIN, self._settings)
        self._settings = None

    def _pause(self, *_: object) -> None:
        """Stop in the background until the shell continues the program (Ctrl-Z)."""
        self._give_back()
        os.kill(os.getpid(), signal.SIGSTOP)
        self._take()

    def _die(self, number: int, _: object) -> None:
        """End as without a handler, but restore the terminal first."""
        self._give_back()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)
