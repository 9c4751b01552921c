"""Rules for one term of a glossary file: each function finds one kind of likely mistake."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from carelex.checking.lines import Told
from carelex.english.headwords import parts_of
from carelex.glossary import items_of, packed, place_of, unpacked
from carelex.names import same_name, written_alike
from carelex.values import NamedTuple

if TYPE_CHECKING:
    from carelex.glossary import Names, Node, TermInFile
    from carelex.model import Definition
    from carelex.rules import WarningRule


class Said(NamedTuple):
    """A definition prepared for comparing: its source, and hashes of its text and of its words alone."""

    source: str
    text: int
    words: int
    replaces: bool
    place: int


def said_in(definition: "Definition", place: int = 0) -> Said:
    words = hash(" ".join(definition.text.split()))
    return Said(definition.source.id, hash(definition.text), words, definition.replaces, place)


class ComparedDefinitions:
    """The definitions of a file's terms that need comparing.

    context: the terms of the other files in comparable form (`written_alike`); None if they are not known yet.
    by_term: definitions of terms that other files may have too, by their terms in comparable form.
    """

    def __init__(self, context: frozenset[str] | None) -> None:
        self.by_term: dict[str, list[Said]] = {}
        self._context = context

    def compared(self, part: "TermInFile", alike: str) -> Sequence[Said]:
        """The definitions of a term, if they are compared with each other or with those of other glossaries."""
        nodes = items_of(part.fields, "definitions")
        whole = [(definition, node) for definition, node in zip(part.definitions, nodes, strict=True) if definition]
        is_known = self._context is None or alike in self._context
        may_be_elsewhere = is_known or any(definition.replaces for definition, _ in whole)
        if len(whole) < 2 and not may_be_elsewhere:
            # Most terms of a large glossary have nothing to compare with.
            return ()
        said = [said_in(definition, packed(node)) for definition, node in whole]
        if may_be_elsewhere:
            self.by_term.setdefault(alike, []).extend(said)
        return said


class CheckedTerm(NamedTuple):
    """A term prepared for the rules.

    same: its name as `same_name` gives it; the other names have theirs beside them.
    alike: its name as `written_alike` gives it.
    others: its abbreviation and its aliases.
    definitions: empty if there is nothing to compare them with.
    """

    name: str
    same: str
    alike: str
    place: int
    others: "Sequence[tuple[Node, str]]"
    see_also: "Sequence[tuple[Node, str]]"
    definitions: Sequence[Said]


def checked_term(fields: "dict[str, Node]", name: str, alike: str, definitions: Sequence[Said]) -> CheckedTerm:
    """Prepare the fields of a term for the rules."""
    others: list[Node] = items_of(fields, "aliases")
    if "abbreviation" in fields:
        others = [fields["abbreviation"], *others]
    return CheckedTerm(
        name,
        same_name(name),
        alike,
        packed(fields["term"]),
        [(node, same_name(node.value or "")) for node in others],
        [(node, same_name(node.value or "")) for node in items_of(fields, "see_also")],
        definitions,
    )


class SeenNames:
    """The names of the terms checked up to now.

    terms: by their comparable form (`written_alike`).
    alike: the comparable forms of other names, headwords and parts of names.
    owners: for each other name, by `same_name`, the place of its term.
    references: names under `see_also`, with their places.
    """

    def __init__(self, names: "Names") -> None:
        self.terms: dict[str, str] = {}
        self.alike: set[str] = set()
        self.owners: dict[str, int] = {}
        self.references: list[tuple[str, int]] = []
        self.names = names

    def line_of(self, term: str) -> int:
        """The line of the first term that has this name."""
        return unpacked(self.names.terms[same_name(term)])[0]

    def add_alike(self, *names: str) -> None:
        """Record other names of a term, whole and in parts."""
        for name in names:
            self.alike.update(map(written_alike, (name, *_parts_beside(name))))

    def add(self, term: CheckedTerm) -> None:
        """Record the names of a term, after all rules have been applied to it."""
        self.terms.setdefault(term.alike, term.name)
        self.add_alike(*_parts_beside(term.name))
        for node, same in term.others:
            self.add_alike(node.value or "")
            self.owners.setdefault(same, term.place)
        if term.see_also:
            own = _own_names(term)
            references: dict[str, Node] = {}
            for node, same in term.see_also:
                if same and same not in own:
                    references.setdefault(same, node)
            self.references += [(node.value or "", packed(node)) for node in references.values()]


def _parts_beside(name: str) -> Iterable[str]:
    """The names within *name*: the abbreviation in brackets, and the part before it."""
    core, abbreviations = parts_of(name)
    return abbreviations if core == name else (core, *abbreviations)


def alike_terms(term: CheckedTerm, seen: SeenNames) -> Iterable[Told]:
    first = seen.terms.get(term.alike)
    if first is None or same_name(first) == term.same:
        return ()
    problem = f"'{term.name}' is written like '{first}' (line {seen.line_of(first)})"
    return [(unpacked(term.place), f"{problem}; if they mean the same, make one an alias")]


def alias_twice(term: CheckedTerm, _seen: SeenNames) -> Iterator[Told]:
    before = {term.same}
    for node, same in term.others:
        if same in before:
            what = "the term itself" if same == term.same else "given twice"
            yield place_of(node), f"'{node.value or ''}' is {what}; remove it"
        before.add(same)


def alias_of_two(term: CheckedTerm, seen: SeenNames) -> Iterator[Told]:
    for node, same in term.others:
        owner = seen.owners.get(same, term.place)
        if owner != term.place and not seen.names.are_one(owner, term.place):
            problem = f"'{node.value or ''}' is another name of the term on line {unpacked(owner)[0]} too"
            yield place_of(node), f"{problem}, so it names both and shows neither; keep both if both are called so"


def see_also(term: CheckedTerm, _seen: SeenNames) -> Iterator[Told]:
    own, before = _own_names(term), set[str]()
    for node, same in term.see_also:
        if same in own:
            yield place_of(node), f"'{node.value or ''}' leads back to its own term; remove it"
        elif same in before:
            yield place_of(node), f"'{node.value or ''}' is given twice; remove it"
        before.add(same)


def definition_twice(term: CheckedTerm, _seen: SeenNames) -> Iterator[Told]:
    places: dict[tuple[int, str], int] = {}
    for said in term.definitions:
        first = places.setdefault((said.text, said.source), said.place)
        if first != said.place:
            line = unpacked(first)[0]
            yield unpacked(said.place), f"this definition is given twice (first on line {line}); remove one"


def two_texts(term: CheckedTerm, _seen: SeenNames) -> Iterator[Told]:
    before: set[tuple[int, str]] = set()
    # For each wording, the first two different texts: at least one of them differs from any later text.
    by_words: dict[int, list[Said]] = {}
    for said in term.definitions:
        if (said.text, said.source) in before:
            continue
        before.add((said.text, said.source))
        others = by_words.setdefault(said.words, [])
        if other := next((other for other in others if other.text != said.text), None):
            problem = f"the text differs from that on line {unpacked(other.place)[0]} in white space only"
            yield unpacked(said.place), f"{problem}; make them the same, or remove one"
        if len(others) < 2 and all(other.text != said.text for other in others):
            others.append(said)


_Rules = tuple[tuple["WarningRule", Callable[[CheckedTerm, SeenNames], Iterable[Told]]], ...]

_FOR_EACH: _Rules = (("alike-terms", alike_terms),)
_WITH_OTHERS: _Rules = (("alias-twice", alias_twice), ("alias-of-two", alias_of_two))
_WITH_SEE_ALSO: _Rules = (("see-also", see_also),)
_WITH_DEFINITIONS: _Rules = (("definition-twice", definition_twice), ("two-texts", two_texts))


def rules_for(term: CheckedTerm) -> _Rules:
    """The rules for a term; they are applied before its names are added to those seen."""
    # Most terms of a large glossary have only a name and one definition.
    rules = _FOR_EACH
    if term.others:
        rules += _WITH_OTHERS
    if term.see_also:
        rules += _WITH_SEE_ALSO
    if len(term.definitions) > 1:
        rules += _WITH_DEFINITIONS
    return rules


def _own_names(term: CheckedTerm) -> set[str]:
    return {term.same, *(same for _, same in term.others)}
