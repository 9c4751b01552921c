"""Writes to stdout, piece by piece, and tells why where that fails."""

import errno
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import IO, TextIO

from carelex.errors import OutputError


def drain(*streams: TextIO | None) -> None:
    """Write what is left in the buffers of *streams*, or throw it away where it cannot be written.

    Python would try once more when it ends, fail, say so in its own words, and end with 120.
    """
    for stream in streams:
        try:
            if stream is not None and not stream.closed:
                stream.flush()
        except OSError:
            with suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())  # type: ignore[union-attr]


def write(pieces: Iterable[str], stream: IO[str] | None, *, named: str = "stdout") -> None:
    """Write *pieces* to *stream*, each as soon as it is there. *named* is what errors call it.

    Raises BrokenPipeError when the reader has gone, OutputError when it cannot be written for another reason.
    """
    if stream is None:
        raise OutputError(named, "is closed; open it, or name a file with --output")
    for piece in pieces:
        # What makes the pieces has errors of its own, which are none of the stream's.
        try:
            stream.write(piece)
            stream.flush()
        except BrokenPipeError:
            raise
        except OSError as exc:
            if reader_has_gone(exc):
                raise BrokenPipeError(errno.EPIPE, os.strerror(errno.EPIPE)) from exc
            raise unwritable(named, exc) from exc


def reader_has_gone(exc: OSError) -> bool:
    """Whether writing has failed because nobody reads any more. Windows then says that an argument was invalid."""
    return exc.errno == errno.EPIPE or (os.name == "nt" and exc.errno == errno.EINVAL)


def write_glossary_file(pieces: Iterable[str]) -> None:
    """Write what is to be a glossary file to stdout: in UTF-8, which such files are in, unless a person reads it.

    In the encoding of another system its quotations would lose letters.
    """
    from carelex.cli.console.terminal import is_terminal

    if sys.stdout is not None and not is_terminal(sys.stdout) and hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="carelex", newline="\n")
    write(pieces, sys.stdout)


def unwritable(target: str, exc: OSError) -> OutputError:
    return OutputError(target, f"cannot be written ({exc.strerror or exc})")
