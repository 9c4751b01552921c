"""Defines the options that many commands have, and how a command gets them."""

from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from inspect import Parameter, Signature, signature
from typing import Annotated, Any

import typer

from carelex.cli.console import Color, whole_number
from carelex.errors import CarelexError
from carelex.render import Format
from carelex.values import NamedTuple

FORMAT_VARIABLE = "CARELEX_FORMAT"


def is_format(name: str) -> bool:
    """Whether there is a format with this name."""
    return name.lower() in [*Format]


def one_of(kind: type[StrEnum], option: str) -> dict[str, Any]:
    """Settings for an option whose value must be one of *kind*, ignoring capitals."""
    values = [str(value) for value in kind]

    def read(given: str) -> StrEnum:
        if given.lower() in values:
            return kind(given.lower())
        raise CarelexError(f"{option} cannot be {given!r}; it is one of {', '.join(values)}")

    return {"metavar": f"<{'|'.join(values)}>", "parser": read}


def whole_number_of(option: str) -> Callable[[str | int], int]:
    """Make a function that reads an option's value as a whole number."""

    def read(given: str | int) -> int:
        # Typer also passes the default.
        if number := whole_number(str(given)):
            return number
        raise CarelexError(f"{option} cannot be {given!r}; it is a whole number from 1 upwards")

    return read


QuietOption = Annotated[
    bool, typer.Option("-q", "--quiet", help="Show no notices, suggestions or progress; only warnings and errors.")
]


class Options(NamedTuple):
    """The values of the options for every answer, in the order of the help."""

    glossaries: Annotated[
        list[str],
        typer.Option(
            "-g",
            "--glossary",
            metavar="PATH",
            help="Use only this glossary file or folder; 'builtin' is the one that comes with carelex. May be "
            "repeated. Default: CARELEX_GLOSSARY; else that one, and those in your glossary folder.",
            default_factory=list,
            show_default=False,
        ),
    ]
    sources: Annotated[
        list[str],
        typer.Option(
            "-s",
            "--source",
            metavar="ID",
            help="Show this source only. May be repeated.",
            default_factory=list,
            show_default=False,
        ),
    ]
    format: Annotated[
        Format | None,
        typer.Option(
            "-f",
            "--format",
            **one_of(Format, "--format"),
            help=f"The format of the answer. Default: rich in a terminal, else text; {FORMAT_VARIABLE} sets another.",
            show_default=False,
        ),
    ] = None
    output: Annotated[
        str,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="Write the answer to this file, replacing its contents. An empty answer leaves the file unchanged.",
            show_default=False,
        ),
    ] = "-"
    color: Annotated[
        Color,
        typer.Option("--color", "--colour", **one_of(Color, "--color"), help="Whether to use colour."),
    ] = Color.AUTO
    width: Annotated[
        int | None,
        typer.Option(
            "--width",
            metavar="COLUMNS",
            parser=whole_number_of("--width"),
            help="Lay out the rich format for this many columns. Default: those of the terminal.",
            show_default=False,
        ),
    ] = None
    exact: Annotated[
        bool,
        typer.Option(
            "--exact",
            help="Do not accept a name that is only close to yours, or that only contains it; just suggest it.",
        ),
    ] = False
    quiet: QuietOption = False
    no_pager: Annotated[
        bool,
        typer.Option("--no-pager", help="Show an answer that is taller than the screen at once, not page by page."),
    ] = False


# The values for options that a command does not have.
_LEFT_OUT = Options(glossaries=[], sources=[])

_Command = Callable[..., Any]


def takes_options(
    *, but: tuple[str, ...] = (), own: type[Any] | None = None, exact: str | None = None
) -> Callable[[_Command], _Command]:
    """Give a command the options for an answer, all *but* some; it gets them as one value, `options`.

    own: a named tuple of further options, which come first; the command gets them as one value, `asked`.
    exact: the help of --exact, if it means something else to this command.

    Typer reads the options from a function's signature. So the function that replaces the command has a signature with
    all the options.
    """
    shared = _parameters(Options, but)
    if exact:
        told = Annotated[bool, typer.Option("--exact", help=exact)]
        shared = [each.replace(annotation=told) if each.name == "exact" else each for each in shared]
    others = _parameters(own) if own else []

    def bind(command: _Command) -> _Command:
        @wraps(command)
        def run(**given: Any) -> Any:
            options = {option.name: given.pop(option.name) for option in shared}
            if own:
                given["asked"] = own(**{option.name: given.pop(option.name) for option in others})
            return command(**given, options=_LEFT_OUT._replace(**options))

        named = [each for each in signature(command).parameters.values() if each.name not in ("options", "asked")]
        run.__signature__ = Signature([*named, *others, *shared])  # type: ignore[attr-defined]
        run.__annotations__ = {parameter.name: parameter.annotation for parameter in [*named, *others, *shared]}
        return run

    return bind


def _parameters(options: type[Any], but: tuple[str, ...] = ()) -> list[Parameter]:
    """Turn a named tuple of options into parameters of a command."""
    defaults: dict[str, Any] = options._field_defaults
    return [
        Parameter(name, Parameter.KEYWORD_ONLY, default=defaults.get(name, Parameter.empty), annotation=annotation)
        for name, annotation in options.__annotations__.items()
        if name not in but
    ]
