"""Asks questions in a terminal; whoever leaves one with Ctrl-C or Ctrl-D is told that no glossary was written."""

from collections.abc import Iterator
from contextlib import contextmanager

from carelex.cli.messages import say


@contextmanager
def questions() -> Iterator[None]:
    """Within this, a question that is left ends its line, and the command."""
    import typer

    try:
        yield
    except typer.Abort:
        typer.echo(err=True)
        say("No glossary was written.")
        raise
