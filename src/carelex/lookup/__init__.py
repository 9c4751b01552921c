"""Looks up terms: finds the entry that a query means, and the definitions of all sources for it."""

from typing import TYPE_CHECKING

from carelex.doors import by_need
from carelex.lookup.answering import (
    answer,
    check_query,
    keys_asked_for,
    look_up,
    names_of_sources,
    opened,
    sources_asked_for,
)
from carelex.lookup.concepts import EntryKey
from carelex.lookup.entries import by_sources_alone
from carelex.lookup.lexicon import Lexicon, open_lexicon, repairing

if TYPE_CHECKING:
    from carelex.lookup.first_terms import to_try
    from carelex.lookup.inventory import comparable_entries, comparable_terms, coverage, replaced_terms, sources_in_use
    from carelex.lookup.joining import Candidate, why, why_not
    from carelex.lookup.keyed_sources import keys_of_sources, source_keys
    from carelex.lookup.uniting import candidate_of, links_of

__all__ = [
    "Candidate",
    "EntryKey",
    "Lexicon",
    "answer",
    "by_sources_alone",
    "candidate_of",
    "check_query",
    "comparable_entries",
    "comparable_terms",
    "coverage",
    "keys_asked_for",
    "keys_of_sources",
    "links_of",
    "look_up",
    "names_of_sources",
    "open_lexicon",
    "opened",
    "repairing",
    "replaced_terms",
    "source_keys",
    "sources_asked_for",
    "sources_in_use",
    "to_try",
    "why",
    "why_not",
]

# Most callers only look up a term; the rest is imported when it is needed.
__getattr__ = by_need(
    __name__,
    {
        "comparable_entries": "inventory",
        "comparable_terms": "inventory",
        "coverage": "inventory",
        "replaced_terms": "inventory",
        "sources_in_use": "inventory",
        "to_try": "first_terms",
        **dict.fromkeys(("keys_of_sources", "source_keys"), "keyed_sources"),
        **dict.fromkeys(("Candidate", "why", "why_not"), "joining"),
        **dict.fromkeys(("candidate_of", "links_of"), "uniting"),
    },
)
