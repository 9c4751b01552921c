"""Shows the progress of a long task on a terminal."""

import os
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Self, TextIO

from carelex.cli.console.terminal import acts_on_escapes, fitted, is_terminal, terminal_size
from carelex.render import counted, safe_line

if TYPE_CHECKING:
    from carelex.progress import Progress


class _ProgressLine:
    """Shows progress in a line on *stream*, if it is a terminal and the task takes more than a moment.

    Use it in a `with` block, so that the line is removed at the end, even after an interrupt.
    """

    def __init__(self, stream: TextIO | None, environ: Mapping[str, str]) -> None:
        self._stream = stream
        self._is_live = is_terminal(stream) and environ.get("TERM") != "dumb" and acts_on_escapes(stream)
        self._started = self._shown = 0.0
        self._has_line = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._wipe()

    def _begin(self) -> None:
        self._started = time.monotonic()

    @property
    def _took(self) -> float:
        return time.monotonic() - self._started

    def _show(self, tell: Callable[[], str]) -> None:
        """Show the result of *tell*, if it is time to show anything."""
        now = time.monotonic()
        if self._is_live and self._took > _MOMENT and now - self._shown > _BETWEEN:
            self._shown = now
            self._has_line = True
            self._write(f"\r{tell()[: terminal_size().columns - 1]}\x1b[K")

    def _wipe(self) -> None:
        if self._has_line:
            self._write("\r\x1b[K")
        self._has_line = False

    def _say(self, notice: str) -> None:
        """Write a notice that stays; on a terminal, fitted to its width."""
        self._write(f"{fitted(notice, self._stream)}\n")

    def _write(self, text: str) -> None:
        # Failing to show progress must not lose the answer.
        with suppress(OSError, ValueError, AttributeError):
            self._stream.write(text)  # type: ignore[union-attr]
            self._stream.flush()  # type: ignore[union-attr]


class IndexingProgress(_ProgressLine):
    """Shows the progress of making an index and, at the end, even without a terminal, what was made."""

    def __call__(self, progress: "Progress") -> None:
        if not progress.done:
            # A beginning; there is another for the next glossary, or for one that changed while it was read.
            self._begin()
            return
        if self._took <= _MOMENT:
            return
        name = safe_line(progress.name)
        if progress.is_finished:
            self._wipe()
            done, rest = ("Indexed", "") if progress.is_kept else ("Read", "; carelex cannot keep an index of it")
            self._say(f"{done} {counted(progress.terms)} of {name} in {self._took:.0f} s{rest}.")
        else:
            # Without the path, to leave room for the numbers.
            short = os.path.basename(name)[:_SHORT]
            self._show(lambda: f"Reading {short}: {_how_far(progress, self._took)}")


class ComparingProgress(_ProgressLine):
    """Shows how many of the terms have been compared."""

    def __call__(self, done: int, terms: int) -> None:
        if not done:
            self._begin()
            return
        self._show(lambda: f"Compared {done:,} of {counted(terms)}")


class AligningProgress(_ProgressLine):
    """Shows how many kinds of evidence for pairs have been looked for."""

    def __call__(self, done: int, reasons: int, terms: int) -> None:
        if not done:
            self._begin()
            return
        self._show(lambda: f"Aligning {counted(terms)}: {done / reasons:.0%}")


class ImportingProgress(_ProgressLine):
    """Shows the progress of reading and importing documents."""

    def __init__(self, stream: TextIO | None, environ: Mapping[str, str]) -> None:
        super().__init__(stream, environ)
        self._begin()

    def __call__(self, what: str, done: int, of: int) -> None:
        task = safe_line(what[:1].upper() + what[1:])
        self._show(lambda: f"{task}: {done / of:.0%}" if of else task)


# Seconds: shorter tasks need no progress, and faster changes cannot be read.
_MOMENT, _BETWEEN = 1.0, 0.1
# Characters of a name in the progress line, which must fit 80 columns.
_SHORT = 20


def _how_far(progress: "Progress", took: float) -> str:
    terms = f"{progress.terms:,} terms, {progress.terms / took:,.0f} a second"
    if not progress.size:
        return terms
    if progress.done >= progress.size:
        return f"{progress.terms:,} terms, nearly done"
    return f"{took * (progress.size - progress.done) / progress.done:.0f} s left, {terms}"
