"""`carelex compare`: what the sources of a term share, and what only one says."""

import gc
import os
import sys
from contextlib import nullcontext
from functools import partial
from typing import Annotated

import typer

from carelex.cli.command import make
from carelex.cli.console import Color, ComparingProgress
from carelex.cli.exits import ExitCode
from carelex.cli.options import (
    ColorOption,
    ExactOption,
    FormatOption,
    GlossaryOption,
    OutputOption,
    PagerOption,
    QuietOption,
    SourceOption,
    WidthOption,
)
from carelex.cli.replying import Reply, reply_to
from carelex.cli.run import begin, show
from carelex.model import Answer

_EXAMPLES = """\
  carelex compare co-production
  carelex compare personal budget -s scie -s ours    these two sources only
  carelex compare                                    every term that several sources define
  carelex compare recovery --format markdown         a table for a report
  carelex compare recovery -f csv > recovery.csv     a row for each phrase
  carelex compare recovery -f json | jq -r '.shared[].phrase'
  carelex compare - < words.txt                      one query per line
"""


def compare(
    ctx: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="[TERM…]", help="The term; '-' reads one query per line from stdin.", show_default=False
        ),
    ] = [],  # noqa: B006
    glossary: GlossaryOption = [],  # noqa: B006
    source: SourceOption = [],  # noqa: B006
    output_format: FormatOption = None,
    output: OutputOption = "-",
    color: ColorOption = Color.AUTO,
    width: WidthOption = None,
    exact: ExactOption = False,
    quiet: QuietOption = False,
    no_pager: PagerOption = False,
) -> None:
    """Show what the sources of a term share, and what only one says.

    Without a term: every term that several sources define, those that agree most first.

    Wording is shared where words have one stem (support, supporting), wherever they stand. Words that say little by
    themselves (the, they, make) count only within a phrase, and the term's own name does not count. What is denied
    ("not a trait") is not shared with what is not. Other words for the same thing are other words.

    Each definition is measured: its words and sentences; its reading grade, the year of school in the US that can read
    it (Flesch-Kincaid; add five for the age); the share of its different content words that another source has too.
    Without a term, the overlap is the average of these shares.

    Exit status: 0 compared, 1 not found or defined by one source only, 2 the command or a file is wrong.
    """
    # Not needed for --help: SQLite, and all that stands on it.
    from carelex.comparison import Comparison, compared, overview
    from carelex.lookup import answer, check_query, source_ids
    from carelex.render.comparison import (
        nothing_to_compare,
        notices_of_comparison,
        render_comparison,
        render_comparisons,
        render_overview,
    )

    query = " ".join(words)
    if words:
        check_query(query)
    chosen, page, file, lexicon = begin(ctx, glossary, output_format, output, color, width, quiet=quiet)
    sources = source_ids(lexicon, source)
    if not words:
        # This is not the start of a program any more: see __main__.
        gc.enable()
        with nullcontext() if quiet else ComparingProgress(sys.stderr, os.environ) as progress:
            terms = overview(lexicon, sources=sources, report=progress)
        told = [] if terms or quiet else [nothing_to_compare(is_limited=bool(sources))]
        show([render_overview(terms, chosen, page)], file, told=told, no_pager=no_pager)
        raise typer.Exit(ExitCode.FOUND if terms else ExitCode.NOT_FOUND)

    def reply(found: Answer) -> Reply[Comparison]:
        comparison = compared(lexicon, found, sources=sources)
        return Reply(comparison, notices_of_comparison(comparison, is_limited=bool(sources)), comparison.is_compared)

    reply_to(
        query,
        partial(answer, lexicon, sources=sources, exact=exact),
        reply,
        lambda single: render_comparison(single, chosen, page),
        lambda several: render_comparisons(several, chosen, page),
        file,
        quiet=quiet,
        no_pager=no_pager,
    )


command = make(compare, _EXAMPLES)
