"""`carelex compare`: shows what the sources of a term share, and what only one says."""

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from carelex.cli.command import make
from carelex.cli.exits import ExitCode
from carelex.cli.options import Options, takes_options
from carelex.cli.replying import Reply, Replying, reply_to
from carelex.cli.run import Output, begun, show
from carelex.model import Answer, GlossarySource

if TYPE_CHECKING:
    from carelex.comparison import Comparison
    from carelex.lookup import Lexicon

_EXAMPLES = """\
  carelex compare co-production
  carelex compare personal budget -s scie -s ours    these two sources only
  carelex compare                                    terms of several sources
  carelex compare recovery --format markdown         a table for a report
  carelex compare recovery -f csv > recovery.csv     a row for each phrase
  carelex compare sds -f json | jq -r '.shared[].phrase'
  carelex compare - < words.txt                      one query per line
"""


@takes_options()
def compare(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="[TERM…]",
            help="The term; '-' reads one query per line from stdin.",
            default_factory=list,
            show_default=False,
        ),
    ],
    *,
    options: Options,
) -> ExitCode:
    """Show what the sources of a term share, and what only one says.

    Without a term: every term that several sources define, those that agree most first.

    Words are shared if they have the same stem (support, supporting), wherever they are in the text. Words that say
    little by themselves (the, they, make) count only within a phrase, and the term's own name does not count. A negated
    phrase ("not a trait") does not match the same phrase without "not". Different words for the same thing do not
    match. Sources that say the same, or nearly the same, count as one. A text that only refers to another term is
    neither compared nor measured.

    The measures of each definition are: how many words and sentences it has; its reading grade, the school year in the
    US that can read it (Flesch-Kincaid; up to 12, add five for the age); and the share of its different content words
    that another source uses too.

    Without a term, the column Overlap is the average of these shares: 100% if the sources use the same words, 0% if
    they have none in common. Words such as "the" do not count.

    Exit status: 0 compared, 1 not found or defined by one source only, 2 the command or a file is wrong.
    """
    from carelex.lookup import answer, check_query, sources_asked_for

    query = " ".join(words)
    if words:
        check_query(query)
    with begun(options) as (lexicon, output):
        sources = sources_asked_for(lexicon, options.sources)
        if not words:
            return _show_overview(lexicon, sources, output)
        ask = partial(answer, lexicon, sources=sources, exact=options.exact)
        return reply_to(query, ask, _with_comparisons(lexicon, sources), output)


def _with_comparisons(lexicon: "Lexicon", sources: Sequence[GlossarySource]) -> "Replying[Comparison]":
    """Reply with what the sources share: all sources of the term, or only *sources*."""
    from carelex.comparison import compared
    from carelex.render.comparison import notices_of_comparison, render_comparison, render_comparisons

    def reply(answer: Answer) -> "Reply[Comparison]":
        comparison = compared(lexicon, answer, sources=sources)
        return Reply(comparison, notices_of_comparison(comparison, is_limited=bool(sources)), comparison.is_compared)

    return Replying(reply, render_comparison, render_comparisons)


def _show_overview(lexicon: "Lexicon", sources: Sequence[GlossarySource], output: Output) -> ExitCode:
    """Show terms of several sources, and how far they agree."""
    from carelex.cli.console import ComparingProgress
    from carelex.comparison import overview
    from carelex.render.comparison import nothing_to_compare, render_overview

    # Garbage collection was turned off for the start of the program: see __main__.
    gc.enable()
    with nullcontext() if output.quiet else ComparingProgress(sys.stderr, os.environ) as progress:
        terms = overview(lexicon, sources=sources, report=progress)
    notices = [] if terms else [nothing_to_compare(is_limited=bool(sources))]
    show([render_overview(terms, output.format, output.page)], output, notices=notices)
    return ExitCode.FOUND if terms else ExitCode.NOT_FOUND


command = make(compare, _EXAMPLES)
