"""Chooses terms of the glossaries in use that a newcomer may try first."""

import re
from itertools import islice
from typing import NamedTuple

from carelex.lookup.inventory import coverage
from carelex.lookup.keyed_sources import source_keys
from carelex.lookup.lexicon import Lexicon
from carelex.model import ListedTerm
from carelex.places import BUILTIN

# Look at no more terms than this: enough to find good ones, and still quick.
_ENOUGH = 1000
# Letters. A command with a longer name leaves no room for its description.
_SHORT, _LONGEST = 12, 30


class ToTry(NamedTuple):
    """Words to try first, as you would type them.

    defined: a term.
    compared: a term that several sources define, if there is one.
    searched: a word that a search finds.
    """

    defined: str
    compared: str | None
    searched: str


def to_try(lexicon: Lexicon) -> ToTry | None:
    """Choose terms of the user's own glossaries, if there are any; None if no term is easy to type."""
    keys = source_keys(lexicon)
    own = {
        key_of.get(source, source)
        for index, key_of in zip(lexicon.indexes, keys.by_glossary, strict=True)
        if index.name != BUILTIN
        for source in index.sources
    }
    listed = islice(coverage(lexicon, keys).terms, _ENOUGH)
    terms = [term for term in listed if term.sources and _is_typed_easily(term.term)]
    if not terms:
        return None

    def worth(term: ListedTerm) -> tuple[bool, bool, int]:
        return not own.isdisjoint(term.sources), len(term.term) <= _SHORT, len(term.sources)

    # Among equals, the first in the alphabet.
    best = sorted(terms, key=worth, reverse=True)
    compared = next((term.term for term in best if len(term.sources) > 1), None)
    defined = next((term.term for term in best if term.term != compared), best[0].term)
    searched = next((words[-1] for term in best if len(words := term.term.split()) > 1 and len(words[-1]) > 3), defined)
    return ToTry(defined.lower(), compared and compared.lower(), searched.lower())


def _is_typed_easily(name: str) -> bool:
    """Whether a name can be typed in any shell without quotes."""
    return len(name) <= _LONGEST and bool(re.fullmatch(r"[^\W\d_][^\W_]*(?:[ -][^\W_]+)*", name))
