"""Makes a command from a function, with help in the form that all commands have."""

from collections.abc import Callable
from typing import Any

import typer

from carelex.cli.inside_typer import TyperCommand, made_by, read_without_pydantic

# For the group of commands, and for each command.
HELP = {"help_option_names": ["-h", "--help"]}


class Command(TyperCommand):
    """A command whose help begins with what it does, and then gives examples."""

    def get_params(self, ctx: Any) -> Any:
        return read_without_pydantic(super().get_params(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        from carelex.cli.help import help_of

        formatter.write(help_of(self, ctx))

    def get_short_help_str(self, limit: int = 45) -> str:
        # Click would shorten it, but the list of commands has room for several lines.
        return self.help.partition("\n\n")[0] if self.help else ""


def make(function: Callable[..., Any], examples: str, *, name: str | None = None, kind: type[Command] = Command) -> Any:
    """Make the command that runs *function*; without *name*, it has the function's name."""
    app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)
    app.command(name, cls=kind, epilog=examples, context_settings=HELP)(function)
    return made_by(app)
