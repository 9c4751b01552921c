"""Keys that somebody presses, one at a time, and the screen that shows what they do."""

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
"""In the place of a key: there will be no more."""

RESIZED = "resized"
"""In the place of a key: the screen has another size, and must be drawn anew."""


class Keys(Protocol):
    """What keys come from, and where the screen is that tells what they do. It is a context."""

    fills_screen: bool
    """Whether each text stands in the place of the one before, and so must be no taller than the screen."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None: ...

    def show(self, text: str) -> None: ...

    def read(self) -> str:
        """Wait for the next key: its character, END or RESIZED; another text for a key that is none of a letter."""
        ...


def keys_of(stdin: TextIO, stdout: TextIO, *, is_plain: bool) -> Keys:
    """The keys of a terminal: each as it is pressed, where the system can tell; else a line at a time, as with Enter.

    is_plain: the terminal, or its reader, is to be given lines one after the other, and nothing drawn over.
    """
    if is_plain:
        return _Lines(stdin, stdout)
    if sys.platform == "win32":
        return _WindowsKeys(stdout)
    # One of which nothing is known can no more than roll.
    if os.environ.get("TERM", "dumb") == "dumb" or not find_spec("termios"):
        return _Lines(stdin, stdout)
    return _TerminalKeys(stdin.fileno(), stdout)


class _Lines:
    """Keys that are typed as a line with Enter behind it: the first character counts, so that words do too."""

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
    """Keys of the Windows console, each as it is pressed."""

    _prompt = "> "

    def __init__(self, stdout: TextIO) -> None:
        super().__init__(stdout, stdout)

    def read(self) -> str:
        import msvcrt

        key: str = msvcrt.getwch()  # type: ignore[attr-defined,unused-ignore]
        if key in ("\0", "\xe0"):
            # A key that is no letter comes as two.
            msvcrt.getwch()  # type: ignore[attr-defined,unused-ignore]
            return "\0"
        if key == "\x03":
            raise KeyboardInterrupt
        write(["\n"], self._stdout)
        return END if key in ("\x04", "\x1a") else key


# Of a terminal: another screen beside the one that shows what was done before, and back; and its top left corner.
_OTHER_SCREEN, _FIRST_SCREEN = b"\x1b[?1049h", b"\x1b[?1049l"
_TOP, _CLEAR_LINE_END, _CLEAR_BELOW = "\x1b[H", "\x1b[K", "\x1b[J"

# Seconds in which the rest of a key comes that a terminal sends as several characters.
_REST_OF_KEY = 0.05


class _TerminalKeys:
    """Keys of a terminal, each as it is pressed, and its screen, which is given back as it was, whatever happens."""

    fills_screen = True

    def __init__(self, terminal: int, stdout: TextIO) -> None:
        self._terminal = terminal
        self._stdout = stdout
        # A signal may come while something is being written to the stream, which then takes nothing else.
        self._screen = stdout.fileno()
        self._settings: list[Any] | None = None
        self._handlers: dict[int, Any] = {}

    def __enter__(self) -> Self:
        # Python writes here that there has been a signal, at once, and so ends the waiting for a key; what it calls for
        # a signal waits for that end, and would wait for a key where the signal came just before.
        self._news, self._tell_news = os.pipe()
        os.set_blocking(self._tell_news, False)
        self._told_before = signal.set_wakeup_fd(self._tell_news, warn_on_full_buffer=False)
        handlers: dict[int, Callable[[int, FrameType | None], None]] = {
            # That it comes is all that is to be known of it.
            signal.SIGWINCH: lambda *_: None,
            signal.SIGTSTP: self._pause,
            signal.SIGTERM: self._die,
            signal.SIGQUIT: self._die,
            signal.SIGHUP: self._die,
        }
        for number, handler in handlers.items():
            # What somebody wants to be passed over, as nohup does, is passed over.
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
            # A letter beyond ASCII comes as two bytes, or as many as it says.
            for _ in range(3 if key >= b"\xf0" else 2 if key >= b"\xe0" else 1):
                self._byte()
        return key.decode("ascii", "replace")

    def _byte(self) -> bytes:
        # A terminal that has been closed gives nothing, or fails.
        with suppress(OSError):
            return os.read(self._terminal, 1)
        return b""

    def _skip_rest_of_escape(self) -> None:
        """Pass over what else belongs to a key such as an arrow (ESC [ A); ESC by itself is a key too."""
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
        # Each key at once, and none shown. Ctrl-C and Ctrl-Z stay what they are.
        changed[3] &= ~(termios.ICANON | termios.ECHO)
        changed[6][termios.VMIN], changed[6][termios.VTIME] = 1, 0
        termios.tcsetattr(self._terminal, termios.TCSADRAIN, changed)
        os.write(self._screen, _OTHER_SCREEN)

    def _give_back(self) -> None:
        import termios

        if self._settings is None:
            return
        # One that has been closed takes neither.
        with suppress(OSError):
            os.write(self._screen, _FIRST_SCREEN)
        with suppress(termios.error):
            termios.tcsetattr(self._terminal, termios.TCSADRAIN, self._settings)
        self._settings = None

    def _pause(self, *_: object) -> None:
        """Wait in the background until the shell takes it back (Ctrl-Z)."""
        self._give_back()
        os.kill(os.getpid(), signal.SIGSTOP)
        self._take()

    def _die(self, number: int, _: object) -> None:
        """End as it would without a handler, but leave the terminal as it was."""
        self._give_back()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)
