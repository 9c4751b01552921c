"""`carelex align`: shows which terms of several glossaries are one concept, and which may be."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Annotated

import typer

from carelex.cli.command import make
from carelex.cli.exits import ExitCode
from carelex.cli.options import Options, takes_options, whole_number_of
from carelex.cli.run import Output, begun, show
from carelex.errors import CarelexError, OutputError

if TYPE_CHECKING:
    from carelex.alignment import PairState

_EXAMPLES = """\
  carelex align                            all pairs of the glossaries in use
  carelex align --proposed                 those that nobody has decided on
  carelex align --proposed -n 20           the twenty that are most likely
  carelex align --joined --parted          what carelex has decided
  carelex align -s scie                    pairs with a term of this source
  carelex align -g ours.yaml -g theirs.yaml
  carelex align --review                   asks you, and writes what you decide
  carelex align --links > links.yaml       proposals, to decide in an editor
  carelex align -f tsv > ours.sssom.tsv    in the columns of SSSOM
  carelex align -f jsonl | jq -r .left.term
"""


@takes_options(but=("exact",))
def align(
    *,
    proposed: Annotated[
        bool, typer.Option("--proposed", help="Only pairs that may be one concept and that nobody has decided on.")
    ] = False,
    joined: Annotated[
        bool, typer.Option("--joined", help="Only pairs whose names show that they are one concept.")
    ] = False,
    linked: Annotated[bool, typer.Option("--linked", help="Only pairs that a link says are the same.")] = False,
    parted: Annotated[
        bool, typer.Option("--parted", help="Only pairs that have similar names and are not one concept.")
    ] = False,
    review: Annotated[
        bool,
        typer.Option(
            "--review",
            help="Ask you in the terminal about each proposed pair, and add your answers as links to links.yaml in "
            "your glossary folder, or to the file that -o names. Nothing in that file is overwritten.",
        ),
    ] = False,
    links: Annotated[
        bool,
        typer.Option("--links", help="Write the proposed pairs as links of a glossary file, for you to edit by hand."),
    ] = False,
    limit: Annotated[
        int | None,
        typer.Option(
            "-n",
            "--limit",
            metavar="NUMBER",
            parser=whole_number_of("--limit"),
            help="Show this many pairs at most.",
            show_default=False,
        ),
    ] = None,
    options: Options,
) -> ExitCode:
    """Show which terms of several glossaries are, or may be, one concept.

    There are four kinds of pairs. Joined: the names are the same, and `define` shows the definitions side by side.
    Linked: a link in a glossary says that they are the same. Parted: a link says that they are different, or one
    glossary has both. Proposed: they may be one concept, and only a person can tell; the score, up to 100, says how
    likely it is. If two concepts have several terms each, only one pair of them is proposed.

    --proposed, --joined, --linked and --parted show only pairs of that kind; --source shows only pairs with a term that
    this source defines.

    --review asks you about each proposed pair: s same, d different, l later, b back, q quit; ? explains the keys.

    Exit status: 0 shown, or asked with --review; 1 there is no such pair, 2 the command or a file is wrong.
    """
    from carelex.alignment import PairState
    from carelex.cli.aligning import found_pairs
    from carelex.lookup import names_of_sources, sources_asked_for
    from carelex.render.alignment import notices_of_alignment, render_pairs

    asked = {
        PairState.PROPOSED: proposed,
        PairState.JOINED: joined,
        PairState.LINKED: linked,
        PairState.PARTED: parted,
    }
    states = frozenset(state for state, is_asked in asked.items() if is_asked)
    if review and links:
        raise CarelexError(
            "--review asks you about the pairs, and --links writes them down for later; leave one of them out"
        )
    if review or links:
        _check_only_proposed(states, "--review" if review else "--links")
        if review:
            from carelex.cli.reviewing import review_proposed

            return review_proposed(limit, options)
        return _write_links(limit, options)
    with begun(options) as (lexicon, output):
        sources = sources_asked_for(lexicon, options.sources)
        pairs = [pair for pair in found_pairs(lexicon, sources, output) if not states or pair.state in states]
        shown = pairs[:limit]
        notices = notices_of_alignment(
            pairs,
            len(shown),
            glossaries=len(lexicon.indexes),
            states=states,
            sources=names_of_sources(lexicon, sources),
        )
        show(render_pairs(shown, output.format, output.page), output, notices=notices)
        return ExitCode.FOUND if pairs else ExitCode.NOT_FOUND


def _check_only_proposed(states: "Collection[PairState]", option: str) -> None:
    """Raise CarelexError if an *option* for proposed pairs is given together with other kinds of pairs."""
    for state in sorted(states):
        if state != "proposed":
            raise CarelexError(f"{option} is about proposed pairs; leave --{state} out")


def _check_not_there(output: Output, name: str) -> None:
    """Raise OutputError if the output file is not empty: it may hold somebody's decisions."""
    if output.file is not None and output.file.is_file() and output.file.stat().st_size:
        problem = "is there already, and may hold what you have decided; name another file, or remove this one"
        raise OutputError(name, problem)


def _write_links(limit: int | None, options: Options) -> ExitCode:
    """Write the proposed pairs as links, for editing by hand."""
    from carelex.alignment import PairState
    from carelex.cli.aligning import found_pairs, notices_of_proposed
    from carelex.lookup import sources_asked_for
    from carelex.places import user_glossary_folder
    from carelex.render.alignment import links_block

    if options.format:
        raise CarelexError("--links writes a glossary file, which has a format of its own; leave --format out")
    with begun(options) as (lexicon, output):
        _check_not_there(output, options.output)
        sources = sources_asked_for(lexicon, options.sources)
        pairs = [pair for pair in found_pairs(lexicon, sources, output) if pair.state is PairState.PROPOSED]
        shown = pairs[:limit]
        notices = notices_of_proposed(pairs, len(shown), lexicon, sources)
        show(links_block(shown, user_glossary_folder()), output, notices=notices)
        return ExitCode.FOUND if pairs else ExitCode.NOT_FOUND


command = make(align, _EXAMPLES)
