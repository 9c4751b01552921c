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
    from carelex.model import GlossarySource


def notices_of_proposed(
    pairs: "Sequence[Pair]", shown: int, lexicon: "Lexicon", sources: "tuple[GlossarySource, ...]"
) -> list[str]:
    """The notices for proposed *pairs*, the first *shown* of which are shown."""
    from carelex.alignment import PairState
    from carelex.lookup import names_of_sources
    from carelex.render.alignment import notices_of_alignment

    return notices_of_alignment(
        pairs,
        shown,
        glossaries=len(lexicon.indexes),
        states=[PairState.PROPOSED],
        sources=names_of_sources(lexicon, sources),
    )


def found_pairs(lexicon: "Lexicon", sources: "tuple[GlossarySource, ...]", output: Output) -> "tuple[Pair, ...]":
    """Find all pairs of *sources*; this takes a while for large glossaries."""
    from carelex.alignment import aligned
    from carelex.cli.console import AligningProgress

    # Garbage collection was turned off for the start of the program: see __main__.
    gc.enable()
    with nullcontext() if output.quiet else AligningProgress(sys.stderr, os.environ) as progress:
        return aligned(lexicon, sources=sources, report=progress)
