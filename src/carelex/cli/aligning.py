"""Finds the pairs of terms that are, or may be, one concept, and tells how far it is."""

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from typing import TYPE_CHECKING

from carelex.cli.run import Output

if TYPE_CHECKING:
    from carelex.alignment import Pair
    from carelex.lookup import Lexicon


def notices_of_proposed(pairs: "Sequence[Pair]", shown: int, lexicon: "Lexicon", sources: tuple[str, ...]) -> list[str]:
    """What goes with *pairs*, which are proposed, of which so many are shown."""
    from carelex.alignment import PairState
    from carelex.render.alignment import notices_of_alignment

    return notices_of_alignment(
        pairs,
        shown,
        glossaries=len(lexicon.indexes),
        states=[PairState.PROPOSED],
        sources=[lexicon.sources[source].name for source in sources],
    )


def found_pairs(lexicon: "Lexicon", sources: tuple[str, ...], output: Output) -> "tuple[Pair, ...]":
    """All pairs of *sources*; to find them takes a while where glossaries are large."""
    from carelex.alignment import aligned
    from carelex.cli.console import AligningProgress

    # This is not the start of a program any more: see __main__.
    gc.enable()
    with nullcontext() if output.quiet else AligningProgress(sys.stderr, os.environ) as progress:
        return aligned(lexicon, sources=sources, report=progress)
