"""Reads the terms of a glossary file one by one, and reports names that are already taken."""

import re
from typing import TypeAlias

from carelex.english.headwords import expansion_in, reference_in
from carelex.glossary.faults import Faults
from carelex.glossary.mappings import Mappings
from carelex.glossary.nodes import Node, items_of, packed, packed_place, place_of, text_of, unpacked
from carelex.glossary.plain_terms import COLUMN_OF_SOURCE, COLUMN_OF_TERM, PlainTerm
from carelex.glossary.schema import DEFINITION, FLAG, TERM
from carelex.glossary.sources import Sources
from carelex.model import Definition, Source, Term
from carelex.names import same_name
from carelex.values import NamedTuple


class TermInFile(NamedTuple):
    """A term in the file.

    term: None if it has no name.
    fields: those without errors.
    definitions: one for each node; None if it has an error.
    """

    term: Term | None
    node: Node
    fields: dict[str, Node]
    definitions: list[Definition | None]


OtherName: TypeAlias = tuple[str, int, int]
"""An alias or an abbreviation, its place, and the place of its term."""


class Places:
    """The place of each name, by its fold. As a large file has many, only hashes of the folds are kept."""

    def __init__(self) -> None:
        self._by_hash: dict[int, int] = {}

    def setdefault(self, fold: str, place: int) -> int:
        return self._by_hash.setdefault(hash(fold), place)

    def get(self, fold: str, default: int) -> int:
        return self._by_hash.get(hash(fold), default)

    def __getitem__(self, fold: str) -> int:
        return self._by_hash[hash(fold)]

    def __contains__(self, fold: str) -> bool:
        return hash(fold) in self._by_hash


class Names:
    """The names in one file, with their places as numbers; *terms* has those of the terms by `same_name`.

    abbreviations: the places of those of *others* that are abbreviations.
    """

    def __init__(self, faults: Faults) -> None:
        self.terms = Places()
        self.others: list[OtherName] = []
        self.abbreviations: set[int] = set()
        # By place: the terms that have other names, and for terms that only refer to others, where they lead.
        self._terms_with_others: dict[int, str] = {}
        self._referred_to: dict[int, frozenset[str]] = {}
        self._faults = faults

    def add(self, name: str, place: int) -> None:
        """Record the name of a term at a *place*, and report an earlier term of the same name."""
        first = self.terms.setdefault(same_name(name), place)
        if first != place:
            problem = f"'{name}' is already a term (line {unpacked(first)[0]}); make one of them an alias"
            self._faults.add(unpacked(place), problem, "duplicate-term")

    def add_others(self, name: str, place: int, fields: dict[str, Node]) -> None:
        """Record the other names of the term with a *name* at a *place*."""
        if "abbreviation" in fields or "aliases" in fields:
            nodes = items_of(fields, "aliases")
            if "abbreviation" in fields:
                nodes = [*nodes, fields["abbreviation"]]
                self.abbreviations.add(packed(fields["abbreviation"]))
            self._terms_with_others[place] = name
            self.others += [(node.value or "", packed(node), place) for node in nodes]

    def add_reference(self, term: Term, place: int) -> None:
        """Record where the term at *place* leads, if it only refers to others."""
        names = [definition.see for definition in term.definitions] or [term.see]
        if all(names):
            self._referred_to[place] = frozenset(_one_name(name) for name in names if name)

    def is_abbreviation_alone(self, place: int, other: OtherName) -> bool:
        """Whether the term at *place* is the abbreviation *other* and only refers to the abbreviation's term."""
        if not (names := self._referred_to.get(place)):
            return False
        # Few terms of a file only refer to another.
        from carelex.english.headwords import is_abbreviation_of

        name, own_place, owner = other
        term = self._terms_with_others[owner]
        return _one_name(term) in names and (own_place in self.abbreviations or is_abbreviation_of(name, term))

    def are_one(self, owner: int, other: int) -> bool:
        """Whether two terms with other names only differ in number, or in an abbreviation in brackets."""
        return _one_name(self._terms_with_others[owner]) == _one_name(self._terms_with_others[other])

    def check_others(self) -> None:
        """Report each other name that is a term of its own; this is only known when all terms have been read.

        A term that only says what an abbreviation means, or refers to its term, does not count.
        """
        for other_name in self.others:
            name, place, own_place = other_name
            other = self.terms.get(same_name(name), own_place)
            if other != own_place and not self.is_abbreviation_alone(other, other_name):
                problem = f"'{name}' is a term of its own (line {unpacked(other)[0]}); remove it here or there"
                self._faults.add(unpacked(place), problem, "duplicate-alias")


def _one_name(name: str) -> str:
    """A name in the singular, without additions: equal for two names that are certainly the same."""
    # Few terms of a file share a name.
    from carelex.english.forms import singular
    from carelex.english.headwords import parts_of

    return singular(parts_of(name).core)


class Terms:
    """Makes terms from nodes. A term with errors is still made as far as it can be read."""

    def __init__(self, mappings: Mappings, sources: Sources) -> None:
        self.names = Names(mappings.faults)
        self._fields, self._name = mappings.fields, mappings.name
        self._cited = sources.cited
        self._faults = mappings.faults
        self._flag_words = re.compile(FLAG)
        self.have_definitions = False
        """Whether any term read has definitions."""
        self.have_references = False
        """Whether any term read refers to another."""

    def read(self, node: Node) -> TermInFile:
        """Read a term with its definitions."""
        fields = self._fields(node, TERM)
        name = text_of(fields, "term")
        replaces = self._flag(fields, "replaces")
        nodes = items_of(fields, "definitions")
        definitions = [self._definition(item, name or "", replaces=replaces) for item in nodes]
        aliases = tuple([self._name(item, "aliases") for item in items_of(fields, "aliases")])
        see_also = tuple([self._name(item, "see_also") for item in items_of(fields, "see_also")])
        see = self._reference(fields) if "see" in fields else None
        if nodes:
            self.have_definitions = True
        if name is None:
            return TermInFile(None, node, fields, definitions)
        place = packed(fields["term"])
        self.names.add(name, place)
        self.names.add_others(name, place, fields)
        whole = tuple([definition for definition in definitions if definition is not None])
        term = Term(name, whole, text_of(fields, "abbreviation"), aliases, see_also, see)
        self.names.add_reference(term, place)
        return TermInFile(term, node, fields, definitions)

    def read_plain(self, plain: PlainTerm) -> Term:
        """As `read`, for a term in the plainest layout, which has no field that may be wrong but its sources."""
        line, name, definitions = plain
        place = packed_place(line, COLUMN_OF_TERM)
        self.have_definitions = True
        self.names.add(name, place)
        whole = []
        for line_of_source, source_id, headword, value in definitions:
            source = self._cited(source_id, (line_of_source, COLUMN_OF_SOURCE))
            if source is not None:
                whole.append(self._made(source, headword or name, value))
        term = Term(name, tuple(whole))
        self.names.add_reference(term, place)
        return term

    def _reference(self, fields: dict[str, Node]) -> str | None:
        """The name that a term refers to; reports a reference that also has definitions, or leads back to its term."""
        self.have_references = True
        if "definitions" in fields:
            problem = "a term has 'see' or 'definitions', not both; remove one, or write 'see_also: [NAME]'"
            self._faults.add(place_of(fields["see"]), problem, "see-and-definitions")
        name = fields["see"].value or ""
        own = [*items_of(fields, "aliases"), *(fields[key] for key in ("term", "abbreviation") if key in fields)]
        if any(same_name(node.value or "") == same_name(name) for node in own):
            problem = f"'{name}' leads back to its own term; name another, or write 'definitions'"
            self._faults.add(place_of(fields["see"]), problem, "see-itself")
            return None
        return name

    def _definition(self, node: Node, term: str, *, replaces: bool) -> Definition | None:
        fields = self._fields(node, DEFINITION)
        replaces = self._flag(fields, "replaces") or replaces
        source = None
        if "source" in fields:
            source = self._cited((fields["source"].value or "").strip(), place_of(fields["source"]))
        if source is None or "text" not in fields:
            return None
        definition = self._made(source, text_of(fields, "headword") or term, fields["text"].value or "")
        note = text_of(fields, "note")
        return definition._replace(note=note, replaces=replaces) if note or replaces else definition

    def _made(self, source: Source, headword: str, value: str) -> Definition:
        # The line break that ends a block of text is YAML's, not the source's.
        text = value.strip("\n")
        see = reference_in(text) or expansion_in(headword, text)
        return Definition(source, text, headword, self._faults.name, see=see)

    def _flag(self, fields: dict[str, Node], key: str) -> bool:
        if key not in fields:
            return False
        value = fields[key].value or ""
        if not self._flag_words.fullmatch(value):
            self._faults.add(place_of(fields[key]), f"'{key}' must be true or false; found '{value}'", "replaces")
        return value.lower() == "true"
