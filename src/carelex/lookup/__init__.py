"""The answers: what a query means, and what the sources in use say of it."""

from carelex.lookup.lexicon import (
    Lexicon,
    answer,
    check_query,
    coverage,
    heard,
    look_up,
    open_lexicon,
    opened,
    source_ids,
    sources_in_use,
)

__all__ = [
    "Lexicon",
    "answer",
    "check_query",
    "coverage",
    "heard",
    "look_up",
    "open_lexicon",
    "opened",
    "source_ids",
    "sources_in_use",
]
