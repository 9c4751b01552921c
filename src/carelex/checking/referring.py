"""Finds the terms that only refer to another term, by their field `see` or by a text that says nothing else."""

from collections.abc import Sequence

from carelex.english.headwords import is_abbreviation_of, reference_in
from carelex.glossary import TermInFile, items_of, packed, pairs_of
from carelex.model import Definition, Term
from carelex.names import written_alike
from carelex.values import NamedTuple


class Reference(NamedTuple):
    """A *name* to which the term *of* only refers. is_text: the source's text refers to it, not the editors' `see`."""

    of: str
    name: str
    place: int
    is_text: bool


class References:
    """The references of a file's terms; *all* has them in order."""

    def __init__(self) -> None:
        self.all: list[Reference] = []
        # For each term that only refers to another, the name it leads to, by all its own names in comparable form.
        self._leads: dict[str, str] = {}

    def leads_to(self, alike: str) -> str | None:
        """The name to which the term with this name only refers; None if it has a definition or is unknown."""
        return self._leads.get(alike)

    def add(self, part: TermInFile, term: Term) -> list[str]:
        """Record what a term refers to; return the full names that it writes out, if it is an abbreviation of them."""
        if term.see is None and all(definition.see is None for definition in term.definitions):
            # Most terms refer to nothing.
            return []
        self.all += _references_of(part, term)
        leads = leads_to(term.see, term.definitions)
        if leads is not None:
            for name in (term.name, *term.aliases, term.abbreviation):
                self._leads.setdefault(written_alike(name or ""), leads)
        names = {term.see, *(definition.see for definition in term.definitions)}
        return [name for name in names if name is not None and is_abbreviation_of(term.name, name)]


def leads_to(see: str | None, definitions: Sequence[Definition]) -> str | None:
    """The name to which a term with these fields only refers; None if a text says what the term means."""
    if not definitions:
        return see
    names = [definition.see for definition in definitions]
    return names[0] if all(names) else None


def _references_of(part: TermInFile, term: Term) -> list[Reference]:
    references = []
    if term.see is not None:
        references.append(Reference(term.name, term.see, packed(part.fields["see"]), is_text=False))
    for definition, node in zip(part.definitions, items_of(part.fields, "definitions"), strict=True):
        # Other texts write out an abbreviation, and do not lead to another term.
        name = reference_in(definition.text) if definition is not None and definition.see is not None else None
        if name is not None:
            place = next((value for key, value in pairs_of(node) if key.value == "text"), node)
            references.append(Reference(term.name, name, packed(place), is_text=True))
    return references
