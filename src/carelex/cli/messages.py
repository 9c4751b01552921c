"""Writes messages to stderr, beside the answer."""

import sys
from contextlib import suppress
from typing import TextIO

import typer

from carelex.render import safe


def say(*messages: str) -> None:
    """Write to stderr. A message that cannot be written must not lose the answer."""
    for message in messages:
        with suppress(OSError):
            typer.echo(lines_for(sys.stderr, message), err=True)


def lines_for(stream: TextIO | None, message: str) -> str:
    """Write *message* for *stream*: one line, or on a terminal as many as its width needs."""
    # Most calls write no messages.
    from carelex.cli.console import fitted

    return fitted(_line(message), stream)


def _line(message: str) -> str:
    """Write *message* as one line, whatever it holds.

    Errors and warnings begin with the name of the program, because they may be in a log with others, and scripts look
    for them. A notice speaks to the person who asked, and begins with its own first word.
    """
    speaker = "carelex: " if message.startswith(("error: ", "warning: ")) else ""
    return f"{speaker}{safe(message).replace(chr(10), chr(92) + 'n')}"
