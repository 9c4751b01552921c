"""Chooses terms that somebody may try first, of those that the glossaries in use have."""

import re
from itertools import islice
from typing import NamedTuple

from carelex.lookup.inventory import coverage
from carelex.lookup.lexicon import Lexicon
from carelex.model import ListedTerm
from carelex.places import BUILTIN

# Terms that are looked at, at most: enough to find good ones in, and few enough to be read at once.
_ENOUGH = 1000
# Letters. A command with a longer name has no room beside what it is for.
_SHORT, _LONGEST = 12, 30


class ToTry(NamedTuple):
    """Words to begin with, as they are typed.

    defined: a term. compared: a term that several sources define, where there is one. searched: what is found by a
    search.
    """

    defined: str
    compared: str | None
    searched: str


def to_try(lexicon: Lexicon) -> ToTry | None:
    """Choose terms of the user's own glossaries where they have some; None where no term can be typed easily."""
    own = {source for index in lexicon.indexes if index.name != BUILTIN for source in index.sources}
    listed = islice(coverage(lexicon).terms, _ENOUGH)
    terms = [term for term in listed if term.sources and _is_typed_easily(term.term)]
    if not terms:
        return None

    def worth(term: ListedTerm) -> tuple[bool, bool, int]:
        return not own.isdisjoint(term.sources), len(term.term) <= _SHORT, len(term.sources)

    # Of equals, the first by the alphabet.
    best = sorted(terms, key=worth, reverse=True)
    compared = next((term.term for term in best if len(term.sources) > 1), None)
    defined = next((term.term for term in best if term.term != compared), best[0].term)
    searched = next((words[-1] for term in best if len(words := term.term.split()) > 1 and len(words[-1]) > 3), defined)
    return ToTry(defined.lower(), compared and compared.lower(), searched.lower())


def _is_typed_easily(name: str) -> bool:
    """Whether a name can be typed in any shell as it is."""
    return len(name) <= _LONGEST and bool(re.fullmatch(r"[^\W\d_][^\W_]*(?:[ -][^\W_]+)*", name))
