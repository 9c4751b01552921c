"""The answers: what a query means, and what the sources in use say of it."""

from typing import TYPE_CHECKING

from carelex.doors import by_need
from carelex.lookup.answering import answer, check_query, look_up, opened, source_ids
from carelex.lookup.entries import by_sources_alone
from carelex.lookup.lexicon import Lexicon, open_lexicon, repairing

if TYPE_CHECKING:
    from carelex.lookup.inventory import comparable_entries, comparable_terms, coverage, replaced_terms, sources_in_use

__all__ = [
    "Lexicon",
    "answer",
    "by_sources_alone",
    "check_query",
    "comparable_entries",
    "comparable_terms",
    "coverage",
    "look_up",
    "open_lexicon",
    "opened",
    "repairing",
    "replaced_terms",
    "source_ids",
    "sources_in_use",
]

# Most calls ask for an answer, and few for what is in use.
__getattr__ = by_need(
    __name__,
    {
        "comparable_entries": "inventory",
        "comparable_terms": "inventory",
        "coverage": "inventory",
        "replaced_terms": "inventory",
        "sources_in_use": "inventory",
    },
)
