"""Resolves the references between entries, and finds names of entries that are terms of their own."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from carelex.english.forms import singular
from carelex.english.headwords import expansion_in, is_abbreviation_of, parts_of, reference_in
from carelex.importing.entries import NewEntry
from carelex.importing.naming import Naming
from carelex.importing.references import Reference, Targets
from carelex.importing.tree import LeftOut, Place, Reason
from carelex.names import same_name


class Draft(NamedTuple):
    """An entry whose references are still as the document has them."""

    naming: Naming
    place: Place
    texts: tuple[str, ...]
    see_also: tuple[Reference, ...] = ()
    see: Reference | None = None
    notes: tuple[str, ...] = ()


def settled(drafts: Mapping[str, Draft], targets: Targets, left_out: list[LeftOut]) -> Iterator[NewEntry]:
    """Make entries of drafts, by the folds of their terms; report the references that lead to no entry."""
    settling = _Settling(drafts, targets, left_out)
    for fold, draft in drafts.items():
        if entry := settling.entry(fold, draft):
            yield entry


class _Settling:
    """Makes an entry of a draft, knowing the others."""

    def __init__(self, drafts: Mapping[str, Draft], targets: Targets, left_out: list[LeftOut]) -> None:
        self._drafts = drafts
        self._targets = targets
        self._left_out = left_out

    def entry(self, fold: str, draft: Draft) -> NewEntry | None:
        """The entry of a draft; None if it has neither a text nor a reference."""
        term = draft.naming.term
        see_also = [*self._see_also(fold, draft)]
        see = None
        if not draft.texts:
            see = self._name(draft.see, draft) if draft.see else None
            if see is None and see_also:
                see, *see_also = see_also
            if see is None or same_name(see) == fold:
                self._left_out.append(LeftOut(term, Reason.NO_TEXT, draft.place))
                return None
        abbreviation, aliases = self._names(fold, draft)
        if see is not None:
            own = {same_name(name) for name in (*aliases, abbreviation or "")}
            if same_name(see) in own:
                aliases = tuple(name for name in aliases if same_name(name) != same_name(see))
                abbreviation = None if abbreviation and same_name(abbreviation) == same_name(see) else abbreviation
        note = "; ".join(draft.notes) or None
        headword = draft.naming.headword
        return NewEntry(term, draft.place, draft.texts, headword, abbreviation, aliases, tuple(see_also), see, note)

    def _is_entered(self, fold: str) -> bool:
        draft = self._drafts.get(fold)
        return draft is not None and bool(draft.texts or draft.see or draft.see_also)

    def _see_also(self, fold: str, draft: Draft) -> Iterator[str]:
        seen = {fold}
        for reference in draft.see_also:
            name = self._name(reference, draft)
            if name and same_name(name) not in seen:
                seen.add(same_name(name))
                yield name

    def _name(self, reference: Reference, draft: Draft) -> str | None:
        """The name that a reference means; reports it if there is no such entry."""
        term = self._targets.find(reference)
        if term and self._is_entered(same_name(term)):
            return term
        words = reference.words.strip()
        # The words of a reference are a name from the source; an address or a slug is not.
        is_slug = words.startswith("#") or (reference.is_of_data and _is_slug(words))
        is_name = any(map(str.isalpha, words)) and not is_slug
        why = Reason.DANGLING if is_name else Reason.ADDRESS
        self._left_out.append(LeftOut(f"{draft.naming.term}: see {words}", why, draft.place))
        return words if is_name else None

    def _names(self, fold: str, draft: Draft) -> tuple[str | None, tuple[str, ...]]:
        """The abbreviation and other names of an entry, without those that are terms of their own."""
        naming = draft.naming
        abbreviation = naming.abbreviation
        if abbreviation and self._is_of_another(abbreviation, naming.term, is_abbreviation=True):
            abbreviation = None
        aliases = (name for name in naming.aliases if not self._is_of_another(name, naming.term, is_abbreviation=False))
        return abbreviation, tuple(aliases)

    def _is_of_another(self, name: str, term: str, *, is_abbreviation: bool) -> bool:
        """Whether a name of *term* is a term of its own, with more than a reference back."""
        fold = same_name(name)
        if fold == same_name(term) or not self._is_entered(fold):
            return False
        other = self._drafts[fold]
        if not (is_abbreviation or is_abbreviation_of(name, term)):
            return True
        headword = other.naming.headword or other.naming.term
        names = [reference_in(text) or expansion_in(headword, text) for text in other.texts]
        if not names and other.see:
            names = [self._targets.find(other.see)]
        return not names or not all(found and _one_name(found) == _one_name(term) for found in names)


def _one_name(name: str) -> str:
    return singular(parts_of(name).core)


def _is_slug(words: str) -> bool:
    return " " not in words and ("/" in words or "_" in words or (words.islower() and "-" in words))
