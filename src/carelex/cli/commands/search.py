"""`carelex search`: shows the entries whose names or definitions have some words."""

import re
from itertools import islice
from typing import Annotated, Any

import typer

from carelex.cli.command import Command, make
from carelex.cli.exits import ExitCode
from carelex.cli.inside_typer import parameters_of
from carelex.cli.options import Options, takes_options, whole_number_of
from carelex.cli.run import begun, show

_EXAMPLES = """\
  carelex search support plan                  both words, in any form and order
  carelex search "support plan" council        a phrase, and a word
  carelex search personal -health              without this word
  carelex search 'co-prod*'                    words that begin like this
  carelex search budget --source scie -n 3     the best three of one source
  carelex search choice -f json | jq -r '.[].term' | uniq
"""

# The same number as in `carelex.search`.
_ENTRIES = 10


@takes_options(exact="Show only entries that contain all your words. For a misspelt word, only suggest a correction.")
def search(
    words: Annotated[
        list[str],
        typer.Argument(metavar="WORDS…", help="The words to search for.", show_default=False),
    ],
    limit: Annotated[
        int,
        typer.Option(
            "-n",
            "--limit",
            metavar="NUMBER",
            parser=whole_number_of("--limit"),
            help="Show this many entries at most.",
        ),
    ] = _ENTRIES,
    *,
    options: Options,
) -> ExitCode:
    """Show the entries that contain some words, best first.

    The search looks in names and definitions. Each entry is shown once, with the best passage of each source; JSON, CSV
    and TSV have a record for every passage. Entries that have your words as a name or an abbreviation come first. If no
    definition contains all the words, you see the entries that contain most of them, those with the rarest words first,
    and a notice says which words are missing; --exact shows only entries that contain all of them.

    Other forms of a word are found too (plans, planning). Put a phrase between quotes. -word excludes definitions that
    contain it; begin* finds words that begin like this. Words such as "of" count only within a phrase or a name, or if
    you give no other words. If no entry contains a word, it is read as the nearest word that the glossary has, and a
    notice says so. After --, every word is searched for literally. Put a space before the value of an option: -s scie.

    Entries that only refer to another term, or only write an abbreviation out, come last.

    Exit status: 0 found, 1 not found, 2 the command or a file is wrong.
    """
    from carelex.lookup import check_query, names_of_sources, sources_asked_for
    from carelex.render.hits import notices_of_search, render_hits
    from carelex.searching import find_hits, read_query, written_query

    text = written_query(words)
    check_query(text)
    query = read_query(text)
    with begun(options) as (lexicon, output):
        sources = sources_asked_for(lexicon, options.sources)
        found = find_hits(lexicon, query, sources=sources, exact=options.exact, limit=limit)
        notices = notices_of_search(found, names_of_sources(lexicon, sources))
        show([render_hits(found, output.format, output.page)], output, notices=notices)
        return ExitCode.FOUND if found.total else ExitCode.NOT_FOUND


class _SearchCommand(Command):
    """Reads "-word" as a word to exclude, not as options like other commands; but "-n5" is an option."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        options_known = [parameter for parameter in parameters_of(self) if not parameter.is_argument]
        is_flag = {name: option.is_flag for option in options_known for name in option.names}
        options: list[str] = []
        words: list[str] = []
        rest = iter(args)
        for arg in rest:
            if arg == "--":
                # After "--", everything is a word, whatever it begins with.
                words += [word.lstrip("-") or word for word in rest]
            elif arg not in is_flag and re.match(r"-[^-]", arg) and not re.match(r"-n\d", arg):
                words.append(arg)
            else:
                options.append(arg)
                # Its value, whatever it begins with.
                options += islice(rest, 0 if is_flag.get(arg, True) else 1)
        is_whole = is_flag.get(options[-1], True) if options else True
        return super().parse_args(ctx, [*options, *(["--", *words] if is_whole else [])])


command = make(search, _EXAMPLES, kind=_SearchCommand)
