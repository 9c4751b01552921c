"""Runs commands in real terminals (pseudo-terminals) for tests: types, interrupts, and reads the screen."""

import io
import os
import select
import struct
import subprocess
from collections.abc import Callable
from contextlib import suppress

# The real clock: a test may set the other one.
from time import monotonic
from typing import Any

from tests.other_programs import needs_posix
from tests.program import carelex
from tests.quick_start import Started, start

with suppress(ImportError):
    # Windows has none of these modules.
    import fcntl
    import pty
    import termios


class Screen:
    """A command in a pseudo-terminal of *width* by *height*; *text* is all that it has shown.

    carelex starts quickly, from a program that has loaded it. *fresh* starts Python anew, if that matters to a test.
    """

    process: "subprocess.Popen[bytes] | Started"

    def __init__(
        self,
        command: list[str],
        *,
        width: int = 80,
        height: int = 100,
        env: dict[str, str] | None = None,
        fresh: bool = False,
    ) -> None:
        needs_posix()
        self._leader, follower = pty.openpty()
        self.resize(width, height)
        environ = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")} | (env or {})
        # Start it in a session of its own, as a shell would, with this terminal, so that Ctrl-C reaches it.
        started = None if fresh else start(command, environ, [follower], in_terminal=True)
        self.process = started or subprocess.Popen(command, env=environ, preexec_fn=lambda: os.login_tty(follower))
        os.close(follower)
        self._shown = b""

    @property
    def text(self) -> str:
        # The bytes so far may end within a character.
        return self._shown.decode("utf-8", "ignore").replace("\r\n", "\n")

    def wait_for(self, text: str) -> None:
        """Read until *text* is on the screen."""
        self.wait_until(lambda: text in self.text, text)

    def wait_until(self, has_come: Callable[[], bool], what: str) -> None:
        """Read until *has_come* is true; *what* names it for the error message."""
        end = monotonic() + 30
        while not has_come():
            assert monotonic() < end, f"{what!r} did not come: {self.text!r}"
            self._read(0.1)

    def resize(self, width: int, height: int) -> None:
        """Change the size of the window, and let the program know."""
        fcntl.ioctl(self._leader, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))

    def type(self, keys: bytes) -> None:
        os.write(self._leader, keys)

    def close(self) -> None:
        """Close the window."""
        os.close(self._leader)

    def end(self) -> int:
        """Read to the end, and return the exit code."""
        while self._read(30):
            pass
        os.close(self._leader)
        return self.process.wait(30)

    def _read(self, seconds: float) -> bool:
        if not select.select([self._leader], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self._leader, 65536)
        except OSError:
            return False
        self._shown += data
        return bool(data)


def interrupted(process: "subprocess.Popen[Any] | Started", interrupt: Callable[[], None]) -> int:
    """Interrupt *process* and return its exit code. If nothing happens, interrupt it again, as a person would: Python
    notices an interrupt just before it waits for input only with the next."""
    for _ in range(10):
        interrupt()
        with suppress(subprocess.TimeoutExpired):
            return process.wait(2)
    raise AssertionError("it cannot be interrupted")


def shown_at(width: int, *args: str, env: dict[str, str] | None = None) -> str:
    screen = Screen(carelex(*args), width=width, env=env)
    assert screen.end() == 0
    return screen.text


class TerminalStream(io.StringIO):
    """A stream that says it is a terminal, for commands in this process; the text written to it can be read."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True
