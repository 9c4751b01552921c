"""What carelex tells beside an answer, on stderr."""

from contextlib import suppress

import typer

from carelex.render import safe


def say(*messages: str) -> None:
    """Write to stderr. A message that nobody can be told must not cost the answer."""
    for message in messages:
        with suppress(OSError):
            typer.echo(line(message), err=True)


def line(message: str) -> str:
    """Give *message* as the one line that it is, whatever stands in it."""
    return f"carelex: {safe(message).replace(chr(10), chr(92) + 'n')}"
