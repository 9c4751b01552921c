"""The options that several commands take."""

from collections.abc import Callable
from typing import Annotated

import typer

from carelex.cli.console import Color, whole_number
from carelex.errors import CarelexError
from carelex.render import Format

FORMAT_VARIABLE = "CARELEX_FORMAT"


GlossaryOption = Annotated[
    list[str],
    typer.Option(
        "-g",
        "--glossary",
        metavar="PATH",
        help="Use only this glossary file or folder; 'builtin' is the bundled one. May be repeated. Default: "
        "CARELEX_GLOSSARY, else the bundled glossary and your own.",
        show_default=False,
    ),
]
SourceOption = Annotated[
    list[str],
    typer.Option("-s", "--source", metavar="ID", help="Show this source only. May be repeated.", show_default=False),
]
FormatOption = Annotated[
    Format | None,
    typer.Option(
        "-f",
        "--format",
        case_sensitive=False,
        help=f"How to write the answer: rich in a terminal, else text. {FORMAT_VARIABLE} sets another default.",
        show_default=False,
    ),
]
OutputOption = Annotated[
    str,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        help="Write the answer to this file, replacing its contents; they stay when there is nothing to write.",
        show_default=False,
    ),
]
ColorOption = Annotated[Color, typer.Option("--color", "--colour", case_sensitive=False, help="Whether to use colour.")]


def whole_number_of(option: str) -> Callable[[str | int], int]:
    """What reads the value of an option that is a whole number."""

    def read(given: str | int) -> int:
        # Typer hands over the default too.
        if number := whole_number(str(given)):
            return number
        raise CarelexError(f"{option} cannot be {given!r}; it is a whole number from 1 upwards")

    return read


WidthOption = Annotated[
    int | None,
    typer.Option(
        "--width",
        metavar="COLUMNS",
        parser=whole_number_of("--width"),
        help="Lay out the rich format for this many columns. Default: those of the terminal.",
        show_default=False,
    ),
]
ExactOption = Annotated[
    bool,
    typer.Option("--exact", help="Accept no near miss of a name or a word, and no part of a name; only suggest it."),
]
QuietOption = Annotated[
    bool, typer.Option("-q", "--quiet", help="No notices, suggestions or progress; warnings and errors only.")
]
PagerOption = Annotated[bool, typer.Option("--no-pager", help="Never page an answer that is taller than the screen.")]
