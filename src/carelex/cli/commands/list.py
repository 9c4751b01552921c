"""`carelex list`: shows every term, and which sources define it."""

import gc
from itertools import chain, islice
from typing import Annotated

import typer

from carelex.cli.command import make
from carelex.cli.exits import ExitCode
from carelex.cli.options import Options, takes_options
from carelex.cli.run import begun, show

_EXAMPLES = """\
  carelex list
  carelex list --starting per                  terms that begin with "per"
  carelex list --missing scie                  terms this source does not define
  carelex list -s scie --missing definitions   terms of one that another lacks
  carelex list -f csv > coverage.csv           the matrix for a spreadsheet
  carelex list -f jsonl | jq -r .term
"""


@takes_options(but=("exact",))
def list_terms(
    *,
    starting: Annotated[
        str,
        typer.Option(
            metavar="LETTERS",
            help="Only terms that begin with these letters; capitals, hyphens and accents do not matter.",
            show_default=False,
        ),
    ] = "",
    missing: Annotated[
        list[str],
        typer.Option(
            metavar="ID",
            help="Only terms that this source does not define. May be repeated.",
            default_factory=list,
            show_default=False,
        ),
    ],
    options: Options,
) -> ExitCode:
    """Show every term, with a mark for each source that defines it.

    A term that no source defines shows the term that it refers to, or what it is short for, instead of marks.

    Exit status: 0 shown, 1 there is no such term, 2 the command or a file is wrong.
    """
    from carelex.lookup import coverage, keys_asked_for, source_keys
    from carelex.render.coverage import nothing_listed, render_coverage, several_of_one_id

    with begun(options) as (lexicon, output):
        # Garbage collection was turned off for the start of the program: see __main__.
        gc.enable()
        keys = source_keys(lexicon)
        asked_for, lacking = (keys_asked_for(lexicon, keys, asked) for asked in (options.sources, missing))
        matrix = coverage(lexicon, keys, sources=asked_for, missing=lacking, starting=starting)
        terms = iter(matrix.terms)
        first = [*islice(terms, 1)]
        names = ([keys.sources[source].name for source in sources] for sources in (asked_for, lacking))
        notices = [
            several_of_one_id(source_id, several) for source_id, several in keys.shared(options.sources, missing)
        ]
        notices += [] if first else [nothing_listed(starting, *names)]
        pieces = render_coverage(matrix._replace(terms=chain(first, terms)), output.format, output.page)
        show(pieces, output, notices=notices)
        return ExitCode.FOUND if first else ExitCode.NOT_FOUND


command = make(list_terms, _EXAMPLES, name="list")
