"""`carelex define`: shows what each source says a term means."""

from collections.abc import Sequence
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
        bool,
        typer.Option(
            "--missing", help="Show only the queries that are not found, one per line, to check a list of words."
        ),
    ] = False,
    *,
    options: Options,
) -> ExitCode:
    """Show what each source says a term means.

    A term is found by its name, by another name, by another form of its words, or by a name that is close to what you
    typed; a notice says which. If no term is found, a notice says which definitions contain the words.

    Sources that say the same, or nearly the same, are shown once, with the differences.

    A text that only says "See Adult at risk", or only writes an abbreviation out, is not a definition. It is shown
    below the definitions; if there are none, carelex follows it to the other term, and a notice says so. In the data
    formats it has the name as "see", and no text.

    Exit status: 0 found, 1 not found, 2 the command or a file is wrong.
    """
    from carelex.lookup import answer, check_query, sources_asked_for

    query = " ".join(words)
    check_query(query)
    with begun(options) as (lexicon, output):
        sources = sources_asked_for(lexicon, options.sources)
        mentions = output.format.shows_mentions and not missing
        # Data formats have the passages for every query; a reader gets them for a single one, not for each line of a
        # list.
        is_told = output.format.is_for_reading and query != "-" and not missing and not output.quiet
        mentioned = is_told or output.format.is_json
        ask = partial(answer, lexicon, sources=sources, exact=options.exact, mentions=mentions, mentioned=mentioned)
        given = _given(options) if is_told else None
        return reply_to(query, ask, _WITH_WHAT_IS_MISSING if missing else _with_definitions(given), output)


def _given(options: Options) -> list[str]:
    """The options that say where to look, as typed."""
    glossaries = [part for path in options.glossaries for part in ("-g", path)]
    return [*glossaries, *(part for source in options.sources for part in ("-s", source))]


def _with_definitions(given: Sequence[str] | None) -> Replying[Answer]:
    """Reply with definitions. *given*: options for a suggested command; None to suggest none."""

    def reply(answer: Answer) -> Reply[Answer]:
        told = answer._replace(mentioned_in=()) if given is None else answer
        return Reply(answer, notices_of_answer(told, given), answer.matched)

    return Replying(reply, render, render_stream)


_WITH_WHAT_IS_MISSING = Replying[Answer](
    lambda answer: Reply(answer, notices_of_missing(answer), answer.is_known),
    lambda answer, *how: "".join(render_missing([answer], *how)),
    render_missing,
    only_missing=True,
)

command = make(define, _EXAMPLES)
