"""Reads queries from stdin, one on each line."""

import signal
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple


class Line(NamedTuple):
    """A query as read: its line number in the stream, from 1, and whether it is text."""

    number: int
    text: str
    is_text: bool


class Queries:
    """The queries of a stream, one for each line, as they come. Empty lines and comments ("# …") are skipped.

    finish_when_interrupted: treat Ctrl-C as the end of the stream, so that the output is completed; *interrupted* then
    says that this happened. Otherwise, Ctrl-C raises KeyboardInterrupt as usual.
    """

    def __init__(self, stream: BinaryIO, encoding: str, *, finish_when_interrupted: bool) -> None:
        self.interrupted = False
        self._stream = stream
        self._encoding = encoding
        self._is_waiting = False
        self._finish_when_interrupted = finish_when_interrupted

    def __iter__(self) -> Iterator[Line]:
        before = signal.getsignal(signal.SIGINT)
        if self._finish_when_interrupted:
            signal.signal(signal.SIGINT, self._interrupt)
        try:
            yield from self._lines()
        finally:
            signal.signal(signal.SIGINT, before)

    def _lines(self) -> Iterator[Line]:
        number = 0
        while line := self._read_line():
            number += 1
            try:
                text = _decoded(line, self._encoding).strip().lstrip("\ufeff")
            except UnicodeDecodeError:
                yield Line(number, line.decode(self._encoding, "replace").strip(), is_text=False)
                continue
            if text and not text.startswith("#"):
                yield Line(number, text, is_text=True)

    def _read_line(self) -> bytes:
        self._is_waiting = True
        try:
            return b"" if self.interrupted else self._stream.readline()
        except KeyboardInterrupt:
            if not self.interrupted:
                raise
            return b""
        finally:
            self._is_waiting = False

    def _interrupt(self, *_: object) -> None:
        # While waiting for a line, nothing is half written; and a second Ctrl-C ends everything at once.
        at_once = self._is_waiting or self.interrupted
        self.interrupted = True
        if at_once:
            raise KeyboardInterrupt


def _decoded(line: bytes, encoding: str) -> str:
    """Decode a line as UTF-8 if it is valid, as most files are; otherwise as *encoding*, which differs on Windows."""
    try:
        return line.decode()
    except UnicodeDecodeError:
        return line.decode(encoding)
