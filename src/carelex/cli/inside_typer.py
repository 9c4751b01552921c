"""Holds all use of Typer's internal parts, which may change; each has a test."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import typer

# Typer has its own copies of these Click errors. They describe a wrong command line as data.
from typer._click.exceptions import MissingParameter, NoSuchOption
from typer.core import TyperCommand, TyperGroup

from carelex.values import NamedTuple

__all__ = [
    "MissingParameter",
    "NoSuchOption",
    "Parameter",
    "Reading",
    "TooMany",
    "TyperCommand",
    "TyperGroup",
    "answer_completions",
    "completion_script",
    "install_completion",
    "made_by",
    "name_of_shell",
    "option_without_value",
    "parameters_of",
    "read_without_pydantic",
    "usage_of",
    "what_is_missing",
    "what_is_too_much",
]


def made_by(app: typer.Typer) -> Any:
    """Return the command, or the group of commands, that Typer makes from *app*."""
    return typer.main.get_command(app)


def read_without_pydantic(parameters: Sequence[Any]) -> Sequence[Any]:
    """Make carelex read the values of parameters itself, so that pydantic need not be loaded; return the parameters.

    From 0.29 on, Typer reads every value with pydantic, even that of a flag nobody has typed. Loading pydantic takes
    longer than the answer. But text needs no conversion, a flag is there or not, and an option with a parser is read by
    that. Typer still reads any other kind; and all, if a later release describes them differently.
    """
    for parameter in parameters:
        # An older Typer has no such description, and does not need pydantic.
        described = getattr(parameter, "type_descriptor", None)
        parser = getattr(getattr(described, "parameter_info", None), "parser", None)
        if read := parser or _AS_IT_IS.get(getattr(described, "annotation", None)):
            parameter._runtime_param = Reading(read, Parameter(parameter).may_be_repeated)
    return parameters


_AS_IT_IS: dict[Any, Callable[[Any], Any]] = {str: str, list[str]: str, bool: bool}


class Reading:
    """Reads the values of an option or an argument; it replaces what Typer makes with pydantic."""

    def __init__(self, read: Callable[[Any], Any], may_be_repeated: bool) -> None:
        self._read = read
        self._may_be_repeated = may_be_repeated

    def coerce(self, value: Any, *_: Any, **__: Any) -> Any:
        if self._may_be_repeated:
            return [self._read(one) for one in value or ()]
        return None if value is None else self._read(value)


class Parameter:
    """An option or an argument for the help, in a form that does not change with Typer's releases."""

    def __init__(self, made: Any) -> None:
        self._made = made

    @property
    def name(self) -> str:
        """The name of its value in the function that runs the command."""
        return str(self._made.name)

    @property
    def is_argument(self) -> bool:
        return bool(self._made.param_type_name == "argument")

    @property
    def is_flag(self) -> bool:
        """Whether it is an option without a value."""
        return not self.is_argument and bool(self._made.is_flag)

    @property
    def is_hidden(self) -> bool:
        return bool(self._made.hidden)

    @property
    def may_be_repeated(self) -> bool:
        return bool(self._made.nargs < 0 or getattr(self._made, "multiple", False))

    @property
    def names(self) -> list[str]:
        """The names of an option, the short one first; for an argument, its value."""
        return [self.value] if self.is_argument else sorted(self._made.opts, key=lambda name: name.startswith("--"))

    @property
    def value(self) -> str:
        """The placeholder for its value in the help: FILE, or the choices; "" for a flag."""
        if self.is_flag:
            return ""
        return str(self._made.metavar or self._made.name.upper())

    @property
    def choices(self) -> list[str]:
        """The possible values, if they are limited."""
        return self.value[1:-1].split("|") if self.value.startswith("<") else []

    @property
    def default(self) -> str:
        """The default value, if the help should show it."""
        default = self._made.default
        is_told = self._made.show_default and not self.is_flag and default is not None
        return str(default) if is_told else ""

    @property
    def about(self) -> str:
        """The help text."""
        return self._made.help or ""

    @property
    def meaning(self) -> str:
        """The help text, with its default, or that it is required."""
        more = [f"default: {self.default}"] if self.default else []
        more += ["required"] if self._made.required else []
        return f"{self.about}  [{'; '.join(more)}]" if more else self.about


def parameters_of(command: Any) -> list[Parameter]:
    """The arguments and options of a command, in the order of its help."""
    # The help option is only made in a context.
    context = command.context_class(command, **command.context_settings)
    return [Parameter(made) for made in command.get_params(context)]


def usage_of(command: Any, called: str) -> str:
    """The usage of a command: its name as typed, and its arguments."""
    arguments = [parameter.value for parameter in parameters_of(command) if parameter.is_argument]
    return " ".join([called, "[OPTIONS]", *arguments, getattr(command, "subcommand_metavar", "")]).strip()


class TooMany(NamedTuple):
    """Words that a command line has too many of, behind those that the command takes."""

    taken: list[str]
    others: list[str]


def what_is_too_much(error: typer.TyperException) -> TooMany | None:
    """Give the words that a command does not take; None if something else is wrong."""
    found = re.fullmatch(r"Got unexpected extra arguments?(?:\(s\))? \((.*)\)", error.message, re.DOTALL)
    context = getattr(error, "ctx", None)
    if not found or context is None:
        return None
    arguments = [made for made in context.command.get_params(context) if Parameter(made).is_argument]
    taken = [context.params.get(made.name) for made in arguments]
    return TooMany([value for value in taken if isinstance(value, str)], found[1].split(" "))


def option_without_value(error: typer.TyperException) -> str | None:
    """Name the option that has no value behind it; None if something else is wrong."""
    found = re.fullmatch(r"Option '([^']+)' requires an argument\.?", error.message)
    return found[1] if found else None


def what_is_missing(error: MissingParameter) -> str:
    """Name what is missing from a command line."""
    parameter = Parameter(error.param)
    return f"{'argument' if parameter.is_argument else 'option'} {parameter.names[-1]!r}"


def answer_completions() -> None:
    """Prepare Typer for completing in shells for which carelex has no script of its own."""
    from typer._completion_classes import completion_init

    completion_init()


def completion_script(shell: str, variable: str) -> str:
    """Return Typer's script for *shell*, which sets *variable* when it asks."""
    from typer._completion_shared import get_completion_script

    return get_completion_script(prog_name="carelex", complete_var=variable, shell=shell)


def install_completion(shell: str) -> Path:
    """Put Typer's script where *shell* finds it, and return the path."""
    from typer._completion_shared import install

    return install(shell=shell, prog_name="carelex")[1]


def name_of_shell() -> str:
    """Ask the system which shell runs carelex; "" if it cannot tell."""
    from typer._completion_shared import _get_shell_name

    return _get_shell_name() or ""
