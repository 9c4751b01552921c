"""What carelex takes from inside Typer, which Typer may move or change: here alone, and each of it is tested."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import typer

# Click's, of which Typer has a copy of its own. They say as data what is wrong with a command line.
from typer._click.exceptions import MissingParameter, NoSuchOption
from typer.core import TyperCommand, TyperGroup

__all__ = [
    "MissingParameter",
    "NoSuchOption",
    "Parameter",
    "Reading",
    "TyperCommand",
    "TyperGroup",
    "answer_completions",
    "completion_script",
    "install_completion",
    "made_by",
    "name_of_shell",
    "parameters_of",
    "read_without_pydantic",
    "usage_of",
    "what_is_missing",
]


def made_by(app: typer.Typer) -> Any:
    """Give the command, or the group of commands, that Typer makes of *app*."""
    return typer.main.get_command(app)


def read_without_pydantic(parameters: Sequence[Any]) -> Sequence[Any]:
    """Have carelex read the values of options and arguments, so that pydantic need not be loaded; give them back.

    From 0.29 on, Typer reads every value with pydantic, even that of a flag that nobody has typed. To load pydantic
    takes longer than to answer. But a text is already what it should be, a flag is there or not, and an option with a
    parser is read by that. Typer reads any other; and all, if a release of it describes them in another way.
    """
    for parameter in parameters:
        # An older Typer has no such description, and needs no pydantic.
        described = getattr(parameter, "type_descriptor", None)
        parser = getattr(getattr(described, "parameter_info", None), "parser", None)
        if read := parser or _AS_IT_IS.get(getattr(described, "annotation", None)):
            parameter._runtime_param = Reading(read, Parameter(parameter).may_be_repeated)
    return parameters


_AS_IT_IS: dict[Any, Callable[[Any], Any]] = {str: str, list[str]: str, bool: bool}


class Reading:
    """Reads the values of an option or an argument; it takes the place of what Typer makes with pydantic."""

    def __init__(self, read: Callable[[Any], Any], may_be_repeated: bool) -> None:
        self._read = read
        self._may_be_repeated = may_be_repeated

    def coerce(self, value: Any, *_: Any, **__: Any) -> Any:
        if self._may_be_repeated:
            return [self._read(one) for one in value or ()]
        return None if value is None else self._read(value)


class Parameter:
    """An option or an argument as the help tells it; Typer's own way to tell it changes with its releases."""

    def __init__(self, made: Any) -> None:
        self._made = made

    @property
    def is_argument(self) -> bool:
        return bool(self._made.param_type_name == "argument")

    @property
    def is_flag(self) -> bool:
        """Whether it is an option that takes no value."""
        return not self.is_argument and bool(self._made.is_flag)

    @property
    def is_hidden(self) -> bool:
        return bool(self._made.hidden)

    @property
    def may_be_repeated(self) -> bool:
        return bool(self._made.nargs < 0 or getattr(self._made, "multiple", False))

    @property
    def names(self) -> list[str]:
        """The names of an option, the short one first; that of an argument is its value."""
        return [self.value] if self.is_argument else sorted(self._made.opts, key=lambda name: name.startswith("--"))

    @property
    def value(self) -> str:
        """What the help says in the place of a value: FILE, or the choices that there are; "" for a flag."""
        if self.is_flag:
            return ""
        return str(self._made.metavar or self._made.name.upper())

    @property
    def choices(self) -> list[str]:
        """The values that there are, where only some are possible."""
        return self.value[1:-1].split("|") if self.value.startswith("<") else []

    @property
    def default(self) -> str:
        """What goes for its value where there is none, if the help is to say so."""
        default = self._made.default
        is_told = self._made.show_default and not self.is_flag and default is not None
        return str(default) if is_told else ""

    @property
    def about(self) -> str:
        """What it means."""
        return self._made.help or ""

    @property
    def meaning(self) -> str:
        """What it means, with its default, or that it must be given."""
        more = [f"default: {self.default}"] if self.default else []
        more += ["required"] if self._made.required else []
        return f"{self.about}  [{'; '.join(more)}]" if more else self.about


def parameters_of(command: Any) -> list[Parameter]:
    """Give the arguments and options of a command, in the order of its help."""
    # The option for help is made only in a context.
    context = command.context_class(command, **command.context_settings)
    return [Parameter(made) for made in command.get_params(context)]


def usage_of(command: Any, called: str) -> str:
    """Say how a command is called: its name as it is typed, and what stands behind that."""
    arguments = [parameter.value for parameter in parameters_of(command) if parameter.is_argument]
    return " ".join([called, "[OPTIONS]", *arguments, getattr(command, "subcommand_metavar", "")]).strip()


def what_is_missing(error: MissingParameter) -> str:
    """Name what a command line lacks."""
    parameter = Parameter(error.param)
    return f"{'argument' if parameter.is_argument else 'option'} {parameter.names[-1]!r}"


def answer_completions() -> None:
    """Make Typer ready to answer a shell that asks for completions: one for which carelex has no script of its own."""
    from typer._completion_classes import completion_init

    completion_init()


def completion_script(shell: str, variable: str) -> str:
    """Give Typer's script for *shell*, which sets *variable* when it asks."""
    from typer._completion_shared import get_completion_script

    return get_completion_script(prog_name="carelex", complete_var=variable, shell=shell)


def install_completion(shell: str) -> Path:
    """Put Typer's script where *shell* finds it, and say where that is."""
    from typer._completion_shared import install

    return install(shell=shell, prog_name="carelex")[1]


def name_of_shell() -> str:
    """Ask the system which shell runs carelex; "" where it cannot tell."""
    from typer._completion_shared import _get_shell_name

    return _get_shell_name() or ""
