"""What the terms of a glossary only refer to: by a field of their own, or in texts that say nothing else."""

from collections.abc import Sequence
from typing import NamedTuple

from carelex.english.headwords import is_abbreviation_of, reference_in
from carelex.glossary import TermInFile, items_of, packed, pairs_of
from carelex.model import Definition, Term
from carelex.names import written_alike


class Reference(NamedTuple):
    """A *name* to which the term *of* only refers. is_text: a source's text does so, and not the editors."""

    of: str
    name: str
    place: int
    is_text: bool


class References:
    """What the terms of a file only refer to: *all* references, in their order."""

    def __init__(self) -> None:
        self.all: list[Reference] = []
        # The names to which terms lead that say nothing else, by what all names of these terms are written like.
        self._leads: dict[str, str] = {}

    def leads_to(self, alike: str) -> str | None:
        """The name to which a term only refers, by any of its own names; None where it does more, or is none."""
        return self._leads.get(alike)

    def add(self, part: TermInFile, term: Term) -> list[str]:
        """Take note of what a term refers to; give the names that it writes out, being their abbreviation."""
        if term.see is None and all(definition.see is None for definition in term.definitions):
            # Most refer to nothing.
            return []
        self.all += _references_of(part, term)
        leads = leads_to(term.see, term.definitions)
        if leads is not None:
            for name in (term.name, *term.aliases, term.abbreviation):
                self._leads.setdefault(written_alike(name or ""), leads)
        names = {term.see, *(definition.see for definition in term.definitions)}
        return [name for name in names if name is not None and is_abbreviation_of(term.name, name)]


def leads_to(see: str | None, definitions: Sequence[Definition]) -> str | None:
    """The name to which a term with these fields only refers; None where a text says what the term means."""
    if not definitions:
        return see
    names = [definition.see for definition in definitions]
    return names[0] if all(names) else None


def _references_of(part: TermInFile, term: Term) -> list[Reference]:
    references = []
    if term.see is not None:
        references.append(Reference(term.name, term.see, packed(part.fields["see"]), is_text=False))
    for definition, node in zip(part.definitions, items_of(part.fields, "definitions"), strict=True):
        # Others write out an abbreviation, which leads nobody on.
        name = reference_in(definition.text) if definition is not None and definition.see is not None else None
        if name is not None:
            place = next((value for key, value in pairs_of(node) if key.value == "text"), node)
            references.append(Reference(term.name, name, packed(place), is_text=True))
    return references
