"""Gives access to the other glossaries that a file is compared with, and guesses which name a wrong one means."""

from collections.abc import Sequence
from typing import TypeAlias

from carelex.checking.file import CheckedFile
from carelex.checking.referring import leads_to
from carelex.checking.terms import Said, said_in
from carelex.english.forms import ALIKE, SINGULAR, singular
from carelex.index import Index

# Guessing takes time in a large file, and nobody reads many guesses.
_GUESSES = 50
_LIKENESS = 75


class InUse:
    """A glossary in use that checked files are compared with; it is read from its index, and is not checked itself."""

    def __init__(self, index: Index) -> None:
        self.name = index.name
        self.keys = frozenset(index.term_keys())
        self.links = index.links
        self.source_names = {source.id: source.name for source in index.sources.values()}
        self._index = index

    def has_term(self, alike: str) -> bool:
        return alike in self.keys

    def has_name(self, alike: str) -> bool:
        return any(row.forms & ALIKE for row in self._index.named(alike))

    def has_form_of(self, name: str) -> bool:
        """Whether it has *name* in another number or spelling."""
        return any(row.forms & SINGULAR for row in self._index.named(singular(name)))

    def leads_to(self, alike: str) -> str | None:
        """The name to which a term only refers; "" if the term has definitions, None if there is no such name."""
        rows = self._index.terms_alike(alike)
        if not rows:
            return "" if self.has_name(alike) else None
        term = self._index.term(rows[0])
        return leads_to(term.see, term.definitions) or ""

    def spelt(self, alike: str) -> str:
        return self._index.terms_alike(alike)[0].term

    def said(self, alike: str) -> list[Said]:
        rows = self._index.terms_alike(alike)
        return [said_in(definition) for row in rows for definition in self._index.term(row).definitions]


Other: TypeAlias = InUse | CheckedFile


class Guesses:
    """Guesses which terms of *known* glossaries are meant by names that do not exist."""

    def __init__(self, known: Sequence[Other]) -> None:
        self._known = known
        self._left = _GUESSES

    def of(self, alike: str) -> str | None:
        """The term most like an unknown name, if there is one, and if not too many guesses have been made."""
        if not self._left:
            return None
        self._left -= 1
        # Import these only if a name leads to nothing.
        from rapidfuzz import fuzz
        from rapidfuzz.process import extractOne

        best: tuple[float, str] = (0, "")
        for other in self._known:
            if near := extractOne(alike, other.keys, scorer=fuzz.ratio, score_cutoff=max(_LIKENESS, best[0])):
                best = max(best, (near[1], other.spelt(near[0])), key=lambda scored: scored[0])
        return best[1] or None
