"""Checks one glossary file by itself: reads it as a stream, and applies the rules to each part."""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from carelex.checking import terms
from carelex.checking.lines import SeenLines, Told, with_spaces_told_once
from carelex.checking.referring import References
from carelex.checking.report import CheckedGlossary
from carelex.checking.terms import ComparedDefinitions, Said, SeenNames, checked_term
from carelex.checking.values import check_values
from carelex.english.forms import singular
from carelex.errors import Fault
from carelex.glossary import (
    LinkInFile,
    LinksInFile,
    Names,
    Readable,
    Reading,
    SourcesInFile,
    TermInFile,
    items_of,
    place_of,
    unpacked,
)
from carelex.model import Link, Term
from carelex.names import same_name, written_alike

if TYPE_CHECKING:
    from carelex.rules import WarningRule


class CheckedFile:
    """A glossary file that is checked by itself while its terms are read, and then compared with others.

    reading: reads the file and finds its errors.
    context: the terms of the other files in comparable form (`written_alike`); None if they are not known yet.
    definitions: those that other files may have too.
    source_places: the place of each source's id.
    cited_sources: the ids of the sources that definitions cite.
    references: the terms that only refer to another.
    """

    def __init__(self, file: Readable, name: str, context: frozenset[str] | None) -> None:
        self.name = name
        self.term_count = 0
        self.definitions = ComparedDefinitions(context)
        self._lines = SeenLines(lambda number: self.reading.line(number))
        self.reading = Reading(file, name, self._lines.look_at)
        self._seen = SeenNames(self.reading.names)
        self._warnings: list[Fault] = []
        self._definition_count = 0
        self.source_places: dict[str, tuple[int, int]] = {}
        self.cited_sources: set[str] = set()
        self.references = References()

    def terms(self) -> Iterator[Term]:
        """Read and check the terms one by one, and the rest of the file.

        Raises GlossaryError if the file cannot be read to its end.
        """
        for part in self.reading.parts():
            if isinstance(part, TermInFile):
                self._check_term(part)
                if part.term is not None:
                    yield part.term
            elif isinstance(part, SourcesInFile):
                self._check_sources(part)
            elif isinstance(part, LinksInFile):
                for link in part.links:
                    check_values(link.node, self._lines, self.warn)
            else:
                check_values(part.node, self._lines, self.warn)
        if self.reading.is_whole:
            for rule, check in _FILE_RULES.items():
                for told in check(self):
                    self.warn(rule, told)

    def warn(self, rule: "WarningRule", told: Told) -> None:
        """Record a warning from a rule."""
        place, problem = told
        self._warnings.append(Fault(self.name, *place, problem, rule))

    # Results, after all has been read.

    @property
    def faults(self) -> list[Fault]:
        return self.reading.faults

    @property
    def warnings(self) -> list[Fault]:
        if not self.reading.is_text:
            return []
        of_lines = self._lines.told_beside(self.faults)
        if not (self.reading.sources or self.reading.links or self.term_count):
            # If the file is not a glossary at all, nobody will correct it line by line.
            of_lines = with_spaces_told_once(of_lines)
        return self._warnings + [Fault(self.name, *place, problem, rule) for rule, (place, problem) in of_lines]

    def as_checked(self) -> CheckedGlossary:
        """Count what is in the file, and what is wrong in it."""
        return CheckedGlossary(
            file=self.name,
            sources=len(self.reading.sources),
            terms=self.term_count,
            definitions=self._definition_count,
            links=len(self.reading.links),
            faults=len(self.faults),
            warnings=len(self.warnings),
            is_whole=self.reading.is_whole,
        )

    # For comparing with other glossaries.

    @property
    def keys(self) -> Iterable[str]:
        """The terms in comparable form (`written_alike`)."""
        return self._seen.terms.keys()

    @property
    def source_names(self) -> dict[str, str]:
        """The names of the sources, by their ids."""
        return {source.id: source.name for source in self.reading.sources.values()}

    @property
    def names(self) -> Names:
        """The terms, and their other names."""
        return self.reading.names

    @property
    def see_also(self) -> list[tuple[str, int]]:
        """The names under `see_also` that may lead to a term, with their places."""
        return self._seen.references

    @property
    def links(self) -> list[Link]:
        """The links without errors."""
        return [link for _, link in self.placed_links]

    @property
    def placed_links(self) -> list[tuple[LinkInFile, Link]]:
        """The links without errors, each with its place."""
        return [(read, read.link) for read in self.reading.links if read.link is not None]

    def leads_to(self, alike: str) -> str | None:
        """The name to which a term only refers; "" if the term has definitions, None if there is no such name."""
        return self.references.leads_to(alike) or ("" if self.has_name(alike) else None)

    def has_term(self, alike: str) -> bool:
        return alike in self._seen.terms

    def has_name(self, alike: str) -> bool:
        return alike in self._seen.terms or alike in self._seen.alike

    def has_form_of(self, name: str) -> bool:
        """Whether it has *name* in another number or spelling."""
        return singular(name) in self._singulars

    @cached_property
    def _singulars(self) -> frozenset[str]:
        """The names in the singular, each written as one word."""
        return frozenset(map(singular, (*self._seen.terms, *self._seen.alike)))

    def spelt(self, alike: str) -> str:
        """The term as the file spells it."""
        return self._seen.terms[alike]

    def said(self, alike: str) -> list[Said]:
        """The definitions of a term that other files may have too."""
        return self.definitions.by_term.get(alike, [])

    # While the file is read.

    def _check_sources(self, sources: SourcesInFile) -> None:
        for key, value in sources.pairs:
            check_values(value, self._lines, self.warn)
            self.source_places[key.value or ""] = place_of(key)

    def _check_term(self, part: TermInFile) -> None:
        check_values(part.node, self._lines, self.warn)
        for node in items_of(part.fields, "definitions"):
            check_values(node, self._lines, self.warn)
        if part.term is None:
            return
        name, definitions = part.term.name, part.term.definitions
        self.term_count += 1
        self._definition_count += len(definitions)
        for definition in definitions:
            self.cited_sources.add(definition.source.id)
            if definition.headword != name:
                self._seen.add_alike(definition.headword)
        alike = written_alike(name)
        term = checked_term(part.fields, name, alike, self.definitions.compared(part, alike))
        for rule, check in terms.rules_for(term):
            for told in check(term, self._seen):
                self.warn(rule, told)
        self._seen.add(term)
        for written_out in self.references.add(part, part.term):
            self._seen.add_alike(written_out)


def _alike_alias(file: CheckedFile) -> Iterator[Told]:
    for other in file.names.others:
        name, place, own_place = other
        term = file.spelt(alike) if file.has_term(alike := written_alike(name)) else name
        owner = file.names.terms.get(same_name(term), own_place)
        if owner == own_place or same_name(name) in file.names.terms or file.names.is_abbreviation_alone(owner, other):
            continue
        problem = f"'{name}' is written like the term '{term}' (line {unpacked(owner)[0]}), and leads there"
        yield unpacked(place), f"{problem}; keep it if both are called so"


def _uncited_source(file: CheckedFile) -> Iterator[Told]:
    # If there are errors, the definition that cites it may be among them.
    for source, place in () if file.faults else file.source_places.items():
        if source not in file.cited_sources:
            yield place, f"no definition cites the source '{source}'; remove it, or cite it"


_FILE_RULES: "dict[WarningRule, Callable[[CheckedFile], Iterator[Told]]]" = {
    "alike-alias": _alike_alias,
    "uncited-source": _uncited_source,
}
