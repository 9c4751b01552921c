"""What carelex says beside an answer, on stderr."""

import sys
from contextlib import suppress
from typing import TextIO

import typer

from carelex.render import safe


def say(*messages: str) -> None:
    """Write to stderr. A message that cannot be written must not cost the answer."""
    for message in messages:
        with suppress(OSError):
            typer.echo(lines_for(sys.stderr, message), err=True)


def lines_for(stream: TextIO | None, message: str) -> str:
    """Give *message* as *stream* shows it: one line, or on a terminal as many as its width takes."""
    # Most calls say nothing.
    from carelex.cli.console import is_terminal

    line = _line(message)
    if not is_terminal(stream):
        return line
    from carelex.cli.console import terminal_size, wrapped

    return wrapped(line, terminal_size(stream).columns)


def _line(message: str) -> str:
    """Give *message* as one line, whatever is in it.

    An error and a warning begin with the name of the program: they may stand in a log among those of others, and they
    are what a script looks for. A notice speaks to the person who asked, and begins with its own first word.
    """
    speaker = "carelex: " if message.startswith(("error: ", "warning: ")) else ""
    return f"{speaker}{safe(message).replace(chr(10), chr(92) + 'n')}"
