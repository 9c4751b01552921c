"""`carelex align`: which terms of several glossaries are one concept, and which may be."""

import gc
import os
import sys
from contextlib import nullcontext
from typing import TYPE_CHECKING, Annotated

import typer

from carelex.cli.command import make
from carelex.cli.exits import ExitCode
from carelex.cli.options import Options, takes_options, whole_number_of
from carelex.cli.run import Output, begun, show

if TYPE_CHECKING:
    from carelex.alignment import Pair, PairState
    from carelex.lookup import Lexicon

_EXAMPLES = """\
  carelex align                            all pairs of the glossaries in use
  carelex align --proposed                 those that nobody has decided
  carelex align --proposed -n 20           the twenty that are most likely
  carelex align --joined --parted          what carelex has decided
  carelex align -s scie                    pairs with a term of this source
  carelex align -g ours.yaml -g theirs.yaml
  carelex align -f tsv > ours.sssom.tsv    in the columns of SSSOM
  carelex align -f jsonl | jq -r .left.term
"""


@takes_options(but=("exact",))
def align(
    *,
    proposed: Annotated[
        bool, typer.Option("--proposed", help="Only pairs that may be one concept, and that nobody has decided.")
    ] = False,
    joined: Annotated[
        bool, typer.Option("--joined", help="Only pairs that are surely one concept, by their names.")
    ] = False,
    linked: Annotated[bool, typer.Option("--linked", help="Only pairs that a link calls the same.")] = False,
    parted: Annotated[
        bool, typer.Option("--parted", help="Only pairs with names alike that are not one concept.")
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

    A pair is joined where the names are surely the same: `define` shows its definitions side by side. It is linked
    where a link in a glossary says so, and parted where a link, or a glossary that has both, says that it is not.
    It is proposed where it may be one concept and only a person can tell: then the score says how likely it is, of 100.
    Of two concepts with several terms each, one pair is proposed.

    With --proposed, --joined, --linked and --parted only pairs of these kinds are shown.

    Exit status: 0 shown, 1 there is no such pair, 2 the command or a file is wrong.
    """
    from carelex.alignment import PairState
    from carelex.lookup import source_ids
    from carelex.render.alignment import notices_of_alignment, render_pairs

    asked = {
        PairState.PROPOSED: proposed,
        PairState.JOINED: joined,
        PairState.LINKED: linked,
        PairState.PARTED: parted,
    }
    states = frozenset(state for state, is_asked in asked.items() if is_asked)
    with begun(options) as (lexicon, output):
        sources = source_ids(lexicon, options.sources)
        pairs = _pairs(lexicon, sources, states, output)
        shown = pairs[:limit]
        notices = notices_of_alignment(
            pairs,
            len(shown),
            glossaries=len(lexicon.indexes),
            states=states,
            sources=[lexicon.sources[source].name for source in sources],
        )
        show(render_pairs(shown, output.format, output.page), output, notices=notices)
        return ExitCode.FOUND if pairs else ExitCode.NOT_FOUND


def _pairs(
    lexicon: "Lexicon", sources: tuple[str, ...], states: "frozenset[PairState]", output: Output
) -> "list[Pair]":
    """The pairs of some *states*, or all; what is found takes a while where glossaries are large."""
    from carelex.alignment import aligned
    from carelex.cli.console import AligningProgress

    # This is not the start of a program any more: see __main__.
    gc.enable()
    with nullcontext() if output.quiet else AligningProgress(sys.stderr, os.environ) as progress:
        pairs = aligned(lexicon, sources=sources, report=progress)
    return [pair for pair in pairs if not states or pair.state in states]


command = make(align, _EXAMPLES)
