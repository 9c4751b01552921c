"""`carelex define`: what each source says a term means."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Annotated

import typer

from carelex.cli.command import make
from carelex.cli.console import Color
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
from carelex.cli.run import begin
from carelex.model import Answer
from carelex.render import notices_of_answer, notices_of_missing, render, render_missing, render_stream

_EXAMPLES = """\
  carelex define co-production
  carelex define personal health budget        several words are one phrase
  carelex define recovery --source scie        one source only
  carelex define sds --format markdown         ready to paste into a report
  carelex define sds -f json | jq -r '.definitions[].text'
  carelex define - < words.txt                 one query per line
  carelex define - --missing < words.txt       those that no glossary has
  carelex define home care -g ours.yaml        your own glossary
  carelex define home care -g ours.yaml -g builtin
"""


def define(
    ctx: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(metavar="TERM…", help="The term; '-' reads one query per line from stdin.", show_default=False),
    ],
    missing: Annotated[
        bool, typer.Option("--missing", help="Show only what is not found, a line each: to check a list of words.")
    ] = False,
    glossary: GlossaryOption = [],  # noqa: B006 (Typer reads it and never changes it)
    source: SourceOption = [],  # noqa: B006
    output_format: FormatOption = None,
    output: OutputOption = "-",
    color: ColorOption = Color.AUTO,
    width: WidthOption = None,
    exact: ExactOption = False,
    quiet: QuietOption = False,
    no_pager: PagerOption = False,
) -> None:
    """Show what each source says a term means.

    A term is found by its name, another name, another form of its words, or a near miss; you are told which.

    Exit status: 0 found, 1 not found, 2 the command or a file is wrong.
    """
    # Not needed for --help: SQLite, and all that stands on it.
    from carelex.lookup import answer, check_query, source_ids

    query = " ".join(words)
    check_query(query)
    chosen, page, file, lexicon = begin(ctx, glossary, output_format, output, color, width, quiet=quiet)
    sources = source_ids(lexicon, source)

    def reply(found: Answer) -> Reply[Answer]:
        told = notices_of_missing(found) if missing else notices_of_answer(found)
        return Reply(found, told, found.matched)

    def render_all(several: Iterable[Answer]) -> Iterator[str]:
        return render_missing(several, chosen, page) if missing else render_stream(several, chosen, page)

    reply_to(
        query,
        partial(answer, lexicon, sources=sources, exact=exact),
        reply,
        lambda single: "".join(render_all([single])) if missing else render(single, chosen, page),
        render_all,
        file,
        quiet=quiet,
        no_pager=no_pager,
        only_missing=missing,
    )


command = make(define, _EXAMPLES)
