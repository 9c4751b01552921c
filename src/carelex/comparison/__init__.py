"""What the sources of a term share, and what only one of them says."""

from carelex.comparison.comparing import (
    Agreement,
    Comparison,
    Overlap,
    compare,
    compared,
    definition_ids,
    only_of,
    overview,
    voice_ids,
    with_shared_wording,
)
from carelex.comparison.shared import Passage, Phrase

__all__ = [
    "Agreement",
    "Comparison",
    "Overlap",
    "Passage",
    "Phrase",
    "compare",
    "compared",
    "definition_ids",
    "only_of",
    "overview",
    "voice_ids",
    "with_shared_wording",
]
