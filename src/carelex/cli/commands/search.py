"""`carelex search`: the definitions that have some words."""

import re
from itertools import islice
from typing import Annotated, Any

import typer

from carelex.cli.command import Command, make
from carelex.cli.console import Color
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
    whole_number_of,
)
from carelex.cli.run import begin, show
from carelex.model import HITS


class _SearchCommand(Command):
    """Takes "-word" for a word to leave out, where another command would take it for options; but "-n5" for one."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        known = {name: each.is_flag for each in self.get_params(ctx) if hasattr(each, "is_flag") for name in each.opts}
        options: list[str] = []
        words: list[str] = []
        rest = iter(args)
        for arg in rest:
            if arg == "--":
                # What stands behind it is a word, whatever it begins with.
                words += [word.lstrip("-") or word for word in rest]
            elif arg not in known and re.match(r"-[^-]", arg) and not re.match(r"-n\d", arg):
                words.append(arg)
            else:
                options.append(arg)
                # Its value, whatever that begins with.
                options += islice(rest, 0 if known.get(arg, True) else 1)
        is_whole = known.get(options[-1], True) if options else True
        return super().parse_args(ctx, [*options, *(["--", *words] if is_whole else [])])


LimitOption = Annotated[
    int,
    typer.Option(
        "-n",
        "--limit",
        metavar="NUMBER",
        parser=whole_number_of("--limit"),
        help="Show this many definitions at most.",
    ),
]


_EXAMPLES = """\
  carelex search support plan                  both words, in any form and order
  carelex search "support plan" council        a phrase, and a word
  carelex search personal -health              without this word
  carelex search 'co-prod*'                    whatever begins so
  carelex search budget --source scie -n 3     the best three of one source
  carelex search choice control -f json | jq -r '.[].term'
"""


def search(
    ctx: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(metavar="WORDS…", help="What to look for; all of it must be there.", show_default=False),
    ],
    limit: LimitOption = HITS,
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
    """Show the definitions that have some words, best first.

    Names and definitions are searched. Words are found in their other forms (plans, planning), and phrases between
    quotes; -word leaves out what has it; begin* is the beginning of a word. Words that only link others, as "of", count
    only within a phrase, or where there is nothing else. A misspelt word that nothing has is read as the nearest that
    the glossary has; you are told. Behind --, nothing is left out, and nothing is an option. Leave a space before the
    value of an option: -s scie.

    Exit status: 0 found, 1 not found, 2 the command or a file is wrong.
    """
    # Not needed for --help: SQLite, and all that stands on it.
    from carelex.lookup import check_query, source_ids
    from carelex.render.hits import notices_of_search, render_hits
    from carelex.searching import find_hits, read_query, written_query

    query = written_query(words)
    check_query(query)
    wanted = read_query(query)
    chosen, page, file, lexicon = begin(ctx, glossary, output_format, output, color, width, quiet=quiet)
    sources = source_ids(lexicon, source)
    found = find_hits(lexicon, wanted, sources=sources, exact=exact, limit=limit)
    told = [] if quiet else notices_of_search(found, [lexicon.sources[each].name for each in sources])
    show([render_hits(found, chosen, page)], file, told=told, no_pager=no_pager)
    raise typer.Exit(ExitCode.FOUND if found.total else ExitCode.NOT_FOUND)


command = make(search, _EXAMPLES, kind=_SearchCommand)
