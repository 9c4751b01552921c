"""Reads the words typed before the cursor."""

from collections.abc import Sequence
from typing import Any

from carelex.cli.inside_typer import Parameter, parameters_of
from carelex.values import NamedTuple


class Typed(NamedTuple):
    """What has been typed: the command or group, its words, and an option that waits for its value.

    program: the group of all commands.
    arguments: the words that are not options.
    are_all: whether only arguments can follow.
    """

    program: Any
    command: Any
    arguments: list[str]
    glossaries: list[str]
    waiting: Parameter | None = None
    are_all: bool = False


def read_line(program: Any, words: Sequence[str]) -> Typed | None:
    """Read the words before the cursor; None if carelex does not accept them."""
    line = Typed(program, program, [], [])
    for word in words:
        if line.waiting:
            line = _with_value(line._replace(waiting=None), line.waiting, word)
        elif line.are_all or not word.startswith("-") or word == "-":
            if line.command is not program:
                line.arguments.append(word)
                continue
            command = program.get_command(None, word)
            if command is None:
                return None
            line = line._replace(command=command)
        elif word == "--":
            line = line._replace(are_all=True)
        else:
            option, value = _option(line.command, word)
            if option is not None:
                line = line._replace(waiting=option) if value is None else _with_value(line, option, value)
    return line


def _with_value(line: Typed, option: Parameter, value: str) -> Typed:
    return line._replace(glossaries=[*line.glossaries, value]) if option.value == "PATH" else line


def _option(command: Any, word: str) -> tuple[Parameter | None, str | None]:
    """The option in *word* that takes a value, and the value, if it is there too."""
    known = options_with_values(command)
    if word.startswith("--"):
        name, is_given, value = word.partition("=")
        return known.get(name), value if is_given else None
    for at, letter in enumerate(word[1:], 2):
        if option := known.get(f"-{letter}"):
            return option, word[at:] or None
    return None, None


def options_with_values(command: Any) -> dict[str, Parameter]:
    """The options of *command* that take a value."""
    options = [option for option in parameters_of(command) if not option.is_argument and not option.is_flag]
    return {name: option for option in options for name in option.names}
