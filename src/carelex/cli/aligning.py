"""Finds the pairs of terms that are, or may be, one concept, and shows progress."""

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
    """The notices for proposed *pairs*, the first *shown* of which are shown."""
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
    """Find all pairs of *sources*; this takes a while for large glossaries."""
    from carelex.alignment import aligned
    from carelex.cli.console import AligningProgress

    # Garbage collection was turned off for the start of the program: see __main__.
    gc.enable()
    with nullcontext() if output.quiet else AligningProgress(sys.stderr, os.environ) as progress:
        return aligned(lexicon, sources=sources, report=progress)
