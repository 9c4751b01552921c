"""Asks questions in a terminal; if you leave with Ctrl-C or Ctrl-D, a notice says that no glossary was written."""

from collections.abc import Iterator
from contextlib import contextmanager

from carelex.cli.messages import say


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
