"""The queries that come on stdin, one a line."""

import signal
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple


class Line(NamedTuple):
    """A query as it was read: its place in the stream, counted from 1, and whether it is text at all."""

    number: int
    text: str
    is_text: bool


class Queries:
    """The queries of a stream, one per line, as they come. Empty lines and comments ("# …") are passed over.

    finish_when_interrupted: take Ctrl-C for the end of the stream, so that what is being written is brought to its
    end; *interrupted* then says that it was one. Otherwise it is a KeyboardInterrupt as ever.
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
        # While a line is awaited nothing is half written; and a second Ctrl-C does not wait for anything.
        at_once = self._is_waiting or self.interrupted
        self.interrupted = True
        if at_once:
            raise KeyboardInterrupt


def _decoded(line: bytes, encoding: str) -> str:
    """A line as UTF-8 if it is that, as files mostly are; otherwise in *encoding*, which on Windows is another."""
    try:
        return line.decode()
    except UnicodeDecodeError:
        return line.decode(encoding)
