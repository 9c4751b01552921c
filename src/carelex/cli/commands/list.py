"""`carelex list`: every term, and which sources define it."""

import gc
from itertools import chain, islice
from typing import Annotated

import typer

from carelex.cli.command import make
from carelex.cli.console import Color
from carelex.cli.exits import ExitCode
from carelex.cli.options import (
    ColorOption,
    FormatOption,
    GlossaryOption,
    OutputOption,
    PagerOption,
    QuietOption,
    SourceOption,
    WidthOption,
)
from carelex.cli.run import begin, show

_EXAMPLES = """\
  carelex list
  carelex list --starting per                  terms that begin so
  carelex list --missing scie                  terms that this source does not define
  carelex list -s scie --missing definitions   of one source, those that another does not define
  carelex list -f csv > coverage.csv           the matrix for a spreadsheet
  carelex list -f jsonl | jq -r .term
"""


def list_terms(
    ctx: typer.Context,
    starting: Annotated[
        str,
        typer.Option(
            metavar="LETTERS",
            help="Only terms that begin so, whatever their capitals, hyphens and accents.",
            show_default=False,
        ),
    ] = "",
    missing: Annotated[
        list[str],
        typer.Option(metavar="ID", help="Only terms that this source does not define. May be repeated."),
    ] = [],  # noqa: B006
    glossary: GlossaryOption = [],  # noqa: B006
    source: SourceOption = [],  # noqa: B006
    output_format: FormatOption = None,
    output: OutputOption = "-",
    color: ColorOption = Color.AUTO,
    width: WidthOption = None,
    quiet: QuietOption = False,
    no_pager: PagerOption = False,
) -> None:
    """Show every term, with a mark for each source that defines it.

    Exit status: 0 shown, 1 there is no such term, 2 the command or a file is wrong.
    """
    # Not needed for --help: SQLite, and all that stands on it.
    from carelex.lookup import coverage, source_ids
    from carelex.render.coverage import nothing_listed, render_coverage

    chosen, page, file, lexicon = begin(ctx, glossary, output_format, output, color, width, quiet=quiet)
    # This is not the start of a program any more: see __main__.
    gc.enable()
    sources, absent = source_ids(lexicon, source), source_ids(lexicon, missing)
    found = coverage(lexicon, sources=sources, missing=absent, starting=starting)
    terms = iter(found.terms)
    first = [*islice(terms, 1)]
    heard, lacking = ([lexicon.sources[each].name for each in ids] for ids in (sources, absent))
    told = [] if first or quiet else [nothing_listed(starting, heard, lacking)]
    pieces = render_coverage(found._replace(terms=chain(first, terms)), chosen, page)
    show(pieces, file, told=told, no_pager=no_pager)
    raise typer.Exit(ExitCode.FOUND if first else ExitCode.NOT_FOUND)


command = make(list_terms, _EXAMPLES, name="list")
