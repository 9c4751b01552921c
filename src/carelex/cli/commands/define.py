"""`carelex define`: what each source says a term means."""

from functools import partial
from typing import Annotated

import typer

from carelex.cli.command import make
from carelex.cli.exits import ExitCode
from carelex.cli.options import Options, takes_options
from carelex.cli.replying import Reply, Replying, reply_to
from carelex.cli.run import begun
from carelex.model import Answer
from carelex.render.entry import notices_of_answer, notices_of_missing, render, render_missing, render_stream

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


@takes_options()
def define(
    words: Annotated[
        list[str],
        typer.Argument(metavar="TERM…", help="The term; '-' reads one query per line from stdin.", show_default=False),
    ],
    missing: Annotated[
        bool, typer.Option("--missing", help="Show only what is not found, a line each: to check a list of words.")
    ] = False,
    *,
    options: Options,
) -> ExitCode:
    """Show what each source says a term means.

    A term is found by its name, another name, another form of its words, or a near miss; you are told which.

    Sources that say the same words, or nearly, are shown once, with what differs.

    A text that only says "See Adult at risk", or only writes an abbreviation out, is no definition: it stands below
    those, and is followed where there are none. You are told. As data, it has the name as "see", and no text.

    Exit status: 0 found, 1 not found, 2 the command or a file is wrong.
    """
    from carelex.lookup import answer, check_query, source_ids

    query = " ".join(words)
    check_query(query)
    with begun(options) as (lexicon, output):
        sources = source_ids(lexicon, options.sources)
        mentions = output.format.shows_mentions and not missing
        ask = partial(answer, lexicon, sources=sources, exact=options.exact, mentions=mentions)
        return reply_to(query, ask, _WITH_WHAT_IS_MISSING if missing else _WITH_DEFINITIONS, output)


_WITH_DEFINITIONS = Replying(
    lambda answer: Reply(answer, notices_of_answer(answer), answer.matched), render, render_stream
)
_WITH_WHAT_IS_MISSING = Replying[Answer](
    lambda answer: Reply(answer, notices_of_missing(answer), answer.is_known),
    lambda answer, *how: "".join(render_missing([answer], *how)),
    render_missing,
    only_missing=True,
)

command = make(define, _EXAMPLES)
