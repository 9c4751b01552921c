"""Writes to stdout piece by piece, and explains failures."""

import errno
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import IO, TextIO

from carelex.errors import OutputError


def drain(*streams: TextIO | None) -> None:
    """Write what is left in the buffers of *streams*, or discard it if it cannot be written.

    Otherwise Python would try again at its end, fail, say so in its own words, and exit with 120.
    """
    for stream in streams:
        try:
            if stream is not None and not stream.closed:
                stream.flush()
        except OSError:
            with suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())  # type: ignore[union-attr]


def write(pieces: Iterable[str], stream: IO[str] | None, *, named: str = "stdout") -> None:
    """Write *pieces* to *stream*, each as soon as it is ready. *named* is its name in errors.

    Raises BrokenPipeError if nobody reads it any more, OutputError if it cannot be written for another reason.
    """
    if stream is None:
        raise OutputError(named, "is closed; open it, or name a file with --output")
    for piece in pieces:
        # Errors in making the pieces are not errors of the stream.
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
    """Whether writing failed because nobody reads any more. Windows then reports an invalid argument."""
    return exc.errno == errno.EPIPE or (os.name == "nt" and exc.errno == errno.EINVAL)


def write_glossary_file(pieces: Iterable[str]) -> None:
    """Write a glossary file to stdout: in UTF-8, as such files must be, unless a person reads it.

    In another encoding, its quotations might lose letters.
    """
    from carelex.cli.console.terminal import is_terminal

    if sys.stdout is not None and not is_terminal(sys.stdout) and hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="carelex", newline="\n")
    write(pieces, sys.stdout)


def unwritable(target: str, exc: OSError) -> OutputError:
    return OutputError(target, f"cannot be written ({exc.strerror or exc})")
