"""What a glossary file is checked beside: the glossaries in use, other files, and a guess at which name is meant."""

from collections.abc import Sequence
from typing import TypeAlias

from carelex.checking.file import CheckedFile
from carelex.checking.referring import leads_to
from carelex.checking.terms import Said, said_in
from carelex.english.forms import ALIKE, SINGULAR, singular
from carelex.index import Index

# To look for what was meant takes a while in a large file, and nobody reads more than some of it.
_GUESSES = 50
_LIKENESS = 75


class InUse:
    """A glossary in use, as those that are checked are compared with it; it has been indexed, and is not checked."""

    def __init__(self, index: Index) -> None:
        self.name = index.name
        self.keys = frozenset(index.term_keys())
        self.links = index.links
        self._index = index

    def has_term(self, alike: str) -> bool:
        return alike in self.keys

    def has_name(self, alike: str) -> bool:
        return any(row.forms & ALIKE for row in self._index.named(alike))

    def has_form_of(self, name: str) -> bool:
        """Whether it has *name* in another number or spelling."""
        return any(row.forms & SINGULAR for row in self._index.named(singular(name)))

    def leads_to(self, alike: str) -> str | None:
        """The name to which a term only refers; "" where it has definitions, None where there is no such name."""
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
    """Guesses at which terms of *known* glossaries are meant with names that are none."""

    def __init__(self, known: Sequence[Other]) -> None:
        self._known = known
        self._left = _GUESSES

    def of(self, alike: str) -> str | None:
        """The term that is most like a name that is none, if one is, and not too many have been looked for."""
        if not self._left:
            return None
        self._left -= 1
        # For a name that leads to nothing alone.
        from rapidfuzz import fuzz
        from rapidfuzz.process import extractOne

        best: tuple[float, str] = (0, "")
        for other in self._known:
            if near := extractOne(alike, other.keys, scorer=fuzz.ratio, score_cutoff=max(_LIKENESS, best[0])):
                best = max(best, (near[1], other.spelt(near[0])), key=lambda scored: scored[0])
        return best[1] or None
