"""Sets the clock for tests, so that none has to wait, and measures what a computer does, however busy it is."""

import sys
import time
from collections.abc import Callable

import pytest


class Clock:
    """Python's clocks in this process while a test runs.

    The time of day goes on as ever, and the test can put it forward. The clocks that measure how long something takes
    stop until the test moves them. If *each_look* is set, they move by so many seconds each time somebody
    looks at them.
    """

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.each_look = 0.0
        self._ahead = 0.0
        self._measured = time.monotonic()
        time_ns = time.time_ns
        patch.setattr(time, "time_ns", lambda: time_ns() + round(self._ahead * 1e9))
        patch.setattr(time, "monotonic", self._look)

    def go_on(self, seconds: float) -> None:
        """Move the clocks forward by so many seconds."""
        self._ahead += seconds
        self._measured += seconds

    def _look(self) -> float:
        self._measured += self.each_look
        return self._measured


def carelex_that_takes_long(*args: str) -> list[str]:
    """The command that runs carelex as a program of its own, in which a second passes at each look at the clock."""
    code = (
        "import itertools, time; time.monotonic = itertools.count().__next__; from carelex.__main__ import main; main()"
    )
    return [sys.executable, "-c", code, *args]


def processor_time(work: Callable[[], object]) -> float:
    """The seconds of processor time that *work* takes."""
    began = time.process_time()
    work()
    return time.process_time() - began
