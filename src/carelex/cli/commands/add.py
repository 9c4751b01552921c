"""`carelex add`: uses a glossary that somebody else maintains."""

from typing import Annotated

import typer

from carelex.cli.command import make
from carelex.cli.exits import ExitCode
from carelex.cli.messages import say
from carelex.cli.options import QuietOption
from carelex.errors import CarelexError

_EXAMPLES = """\
  carelex add https://example.org/glossary.yaml
  carelex add https://example.org/terms.yaml --as council
  carelex add /shared/team/terms.yaml --as team
"""


def add(
    origin: Annotated[
        str,
        typer.Argument(
            metavar="URL|FILE", help="Where the glossary file is: a web address or a path.", show_default=False
        ),
    ],
    name: Annotated[
        str | None,
        typer.Option(
            "--as",
            metavar="NAME",
            help="The name for it here. Default: the name that it has there.",
            show_default=False,
        ),
    ] = None,
    quiet: QuietOption = False,
) -> ExitCode:
    """Put a glossary that somebody else keeps into your glossary folder.

    From then on every command uses it, online and offline. Only `carelex update` looks for changes to it. To make a
    glossary from a web page or a document: carelex import.

    Exit status: 0 added, 2 it cannot be fetched, has errors, or a file of that name is there already.
    """
    from carelex.borrowing import borrow
    from carelex.render import counted, safe_line

    if not origin.strip():
        raise CarelexError("an empty path; name the address or the file of a glossary")
    borrowed = borrow(origin, name)
    if not quiet:
        definitions = sum(len(term.definitions) for term in borrowed.glossary.terms)
        terms = counted(len(borrowed.glossary.terms))
        say(f"Added {terms} with {counted(definitions, 'definition')} as {safe_line(str(borrowed.path))}")
        say(f"To fetch changes later: carelex update {borrowed.path.stem}")
    return ExitCode.FOUND


command = make(add, _EXAMPLES)
