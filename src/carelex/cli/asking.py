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


def agrees(question: str) -> bool:
    """Ask *question* until the answer is yes or no; Enter alone means no."""
    import typer

    while True:
        answer = typer.prompt(f"{question} (y: yes, Enter: no)", default="", show_default=False, err=True)
        if answer.strip().lower() in ("y", "yes"):
            return True
        if answer.strip().lower() in ("", "n", "no"):
            return False
        say("Type y for yes, or just press Enter for no.")
