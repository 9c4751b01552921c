"""`carelex new`: writes a small glossary to begin with."""

import os
from contextlib import suppress
from typing import Annotated

import typer

from carelex.cli.command import make
from carelex.cli.console import create_file, write_glossary_file
from carelex.cli.exits import ExitCode
from carelex.cli.options import QuietOption
from carelex.errors import CarelexError, OutputError
from carelex.render import safe

_EXAMPLES = """\
  carelex new ours.yaml
  carelex new - > ours.yaml                    on stdout, for a script
"""


def new(
    file: Annotated[str, typer.Argument(metavar="FILE", help="The file to write; '-' is stdout.", show_default=False)],
    quiet: QuietOption = False,
) -> ExitCode:
    """Write a small glossary to start from, with notes on what to do next.

    A file that is there already is not changed.

    Exit status: 0 written, 2 the file is there already or cannot be written.
    """
    from carelex.glossary import is_name_of_document, next_steps, starter_text
    from carelex.places import user_glossary_folder

    if not file.strip():
        raise CarelexError("an empty path; name the file to write, or '-' for stdout")
    if file == "-":
        write_glossary_file([starter_text()])
        return ExitCode.FOUND
    if is_name_of_document(file):
        raise OutputError(file, f"a glossary's name ends in .yaml: {os.path.splitext(file)[0]}.yaml")
    create_file(starter_text(), file)
    if not quiet:
        # The file has been written, whether or not this can be shown.
        with suppress(OSError):
            typer.echo(safe(next_steps(file, user_glossary_folder())), nl=False, err=True)
    return ExitCode.FOUND


command = make(new, _EXAMPLES)
