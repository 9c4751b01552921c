"""`carelex import`: makes a glossary file from documents of many kinds."""

from typing import Annotated

import typer

from carelex.cli.command import make
from carelex.cli.exits import ExitCode
from carelex.cli.import_options import ImportOptions
from carelex.cli.options import Options, takes_options

_EXAMPLES = """\
  carelex import words.html                 the glossary, on stdout
  carelex import words.html -o ours.yaml    in a file
  carelex import https://example.org/jargon -o theirs.yaml
  carelex import https://example.org/a --follow letters
  carelex import words.docx --preview       the first entries
  carelex import sheet.xlsx --columns term=2,text=4
  carelex import notes/                     a folder, one file a term
  carelex import words.html --name SCIE --published 2014 -y
  carelex import words.html --report left-out.json
  carelex import newer.html --into ours.yaml
"""


@takes_options(but=("glossaries", "sources", "format", "output", "exact"), own=ImportOptions)
def import_(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE|URL…",
            help="The documents, all from one source: files, folders, web addresses, or '-' for stdin.",
            show_default=False,
        ),
    ],
    *,
    asked: ImportOptions,
    options: Options,
) -> ExitCode:
    """Make a glossary file from a page, document, sheet or vocabulary.

    Each definition is copied letter for letter. Text that is not an entry is left out; notices say what was left out,
    and where it is. In a terminal, carelex asks you whose words these are.

    Exit status: 0 entries were found, 1 no entries were found, 2 the command is wrong or a file cannot be read or
    written."""
    from carelex.cli.importing import bring_in

    return bring_in(tuple(files), asked, options)


command = make(import_, _EXAMPLES, name="import")
