"""What carelex takes from inside Typer, which Typer may move or change: here alone, and each of it is tested."""

from pathlib import Path
from typing import Any

# Click's, of which Typer has a copy of its own. They say as data what is wrong with a command line.
from typer._click.exceptions import BadParameter, MissingParameter, NoSuchOption

__all__ = [
    "BadParameter",
    "MissingParameter",
    "NoSuchOption",
    "answer_completions",
    "choices_of",
    "completion_script",
    "install_completion",
    "name_of_shell",
]


def choices_of(parameter: Any) -> list[str]:
    """Give the values that an option or an argument can have, where only some are possible."""
    choices = getattr(getattr(parameter, "type", None), "choices", ())
    return [str(getattr(choice, "value", choice)) for choice in choices]


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
