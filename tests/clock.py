"""Clocks that a test sets: it waits for no file to settle, and for no line of progress."""

import sys
import time

import pytest


class Clock:
    """Python's clocks, as this process has them while a test runs.

    The time of day goes on as ever, and the test can put it forward. What measures how long something takes stands
    still until the test says that time has passed; or, where *each_look* is set, goes on by so many seconds with each
    look at it.
    """

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.each_look = 0.0
        self._ahead = 0.0
        self._measured = time.monotonic()
        time_ns = time.time_ns
        patch.setattr(time, "time_ns", lambda: time_ns() + round(self._ahead * 1e9))
        patch.setattr(time, "monotonic", self._look)

    def go_on(self, seconds: float) -> None:
        """Let so many seconds pass."""
        self._ahead += seconds
        self._measured += seconds

    def _look(self) -> float:
        self._measured += self.each_look
        return self._measured


def carelex_that_takes_long(*args: str) -> list[str]:
    """The command that runs carelex as a program of its own, for which a second goes by with each look at the clock."""
    code = (
        "import itertools, time; time.monotonic = itertools.count().__next__; from carelex.__main__ import main; main()"
    )
    return [sys.executable, "-c", code, *args]
