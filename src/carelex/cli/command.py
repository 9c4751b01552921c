"""Makes a command from a function, with help in the form that all commands have."""

import os
from collections.abc import Callable
from typing import Any

import typer

from carelex.cli.inside_typer import Parameter, TyperCommand, made_by, read_without_pydantic

# For the group of commands, and for each command.
HELP = {"help_option_names": ["-h", "--help"]}


class Command(TyperCommand):
    """A command whose help begins with what it does, and then gives examples."""

    def get_params(self, ctx: Any) -> Any:
        return read_without_pydantic(super().get_params(ctx))

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        # Typer empties the list.
        is_ascii = all(map(str.isascii, args))
        rest: list[str] = super().parse_args(ctx, args)
        if not is_ascii:
            _read_as_utf8(ctx.params, self.params)
        return rest

    def format_help(self, ctx: Any, formatter: Any) -> None:
        from carelex.cli.help import help_of

        formatter.write(help_of(self, ctx))

    def get_short_help_str(self, limit: int = 45) -> str:
        # Click would shorten it, but the list of commands has room for several lines.
        return self.help.partition("\n\n")[0] if self.help else ""


def _read_as_utf8(values: dict[str, Any], parameters: list[Any]) -> None:
    """Read the values of text again as UTF-8 where the language settings could not read their bytes.

    A path stays as it is: the system knows the file only by the bytes in these settings.
    """
    for parameter in map(Parameter, parameters):
        value = values.get(parameter.name)
        if any(kind in parameter.value for kind in _NAMES_OF_FILES):
            continue
        if isinstance(value, str):
            values[parameter.name] = _as_utf8(value)
        elif isinstance(value, (list, tuple)):
            values[parameter.name] = [_as_utf8(one) if isinstance(one, str) else one for one in value]


# The words for paths in the help. Glossaries that somebody has added are named by their files.
_NAMES_OF_FILES = ("FILE", "PATH", "NAME")


def _as_utf8(value: str) -> str:
    try:
        value.encode()
    except UnicodeEncodeError:
        try:
            return os.fsencode(value).decode()
        except UnicodeError:
            # It is no UTF-8 either.
            return value
    return value


def make(function: Callable[..., Any], examples: str, *, name: str | None = None, kind: type[Command] = Command) -> Any:
    """Make the command that runs *function*; without *name*, it has the function's name."""
    app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)
    app.command(name, cls=kind, epilog=examples, context_settings=HELP)(function)
    return made_by(app)
