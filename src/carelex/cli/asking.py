"""Asks questions in a terminal; if you leave with Ctrl-C or Ctrl-D, a notice says that no glossary was written."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from carelex.cli.console import is_terminal
from carelex.cli.messages import say


def can_ask() -> bool:
    """Whether somebody can read a question in a terminal, and answer it there."""
    return is_terminal(sys.stdin) and is_terminal(sys.stderr)


@contextmanager
def questions() -> Iterator[None]:
    """Within this `with` block, leaving a question ends its line and the command."""
    import typer

    try:
        yield
    except typer.Abort:
        typer.echo(err=True)
        say("No glossary was written.")
        raise
