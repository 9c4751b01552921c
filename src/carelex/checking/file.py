"""Checks glossary files: every fault that keeps one from being used, and what is allowed and yet likely a slip.

A file is read as `glossary` reads it, in a stream, with a closer look at each line and each value. What it says of
other glossaries is checked against these: those that are checked with it, and those in use beside them.
"""

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

import yaml

from carelex.checking.lines import INVISIBLE, WatchedCharacters, odd
from carelex.checking.report import CheckedGlossary, CheckReport, Finding
from carelex.checking.subjects import Subject
from carelex.english.forms import ALIKE
from carelex.errors import Fault
from carelex.glossary import (
    Branch,
    Characters,
    Node,
    Readable,
    Reading,
    Shape,
    end_of,
    items_of,
    packed,
    packed_place,
    place_of,
    unpacked,
)
from carelex.index import Index
from carelex.lookup import Lexicon, repairing
from carelex.model import Definition, Source, Term
from carelex.names import same_name, written_alike
from carelex.progress import Progress, Report

# A line that would be an item in a text that is kept as it is.
_ITEM = re.compile(r"\s*(?:text:\s*)?((?:[-*+]|\d+[.)])\s)")
_CURLY = ("“", "‘", "„", "«")

# What an escape within double quotes may have put into a text.
_UNSAFE = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f{INVISIBLE}]")

_NULL = ("~", "null", "Null", "NULL")

# To look for what was meant takes a while in a large file, and nobody reads more than some of it.
_GUESSES = 50
_LIKENESS = 75

# So many definitions that another glossary has too are told one by one.
_COPIES = 3

# Terms between two reports of progress.
_BATCH = 1000


@repairing
def check_glossaries(
    lexicon: Lexicon,
    subjects: Sequence[Subject],
    report: Report | None = None,
    *,
    with_lines: bool = False,
) -> CheckReport:
    """Check glossaries, by themselves and against each other and those of *lexicon* beside them.

    report: told how far it is, every now and then. with_lines: give each finding the line of the file, too.
    Raises GlossaryError when a file cannot be read to its end.
    """
    beside = [_InUse(index) for index in lexicon.indexes]
    context = frozenset().union(*(each.keys for each in beside))
    checked: list[_Checking] = []
    for subject in subjects:
        with subject.open() as file:
            reading = _Checking(file, subject.name, None if len(subjects) > 1 else context)
            terms = reading.terms()
            while True:
                if report:
                    report(Progress(subject.name, reading.term_count, reading.position, subject.size))
                if not [*islice(terms, _BATCH)]:
                    break
        checked.append(reading)
    for number, reading in enumerate(checked):
        earlier: list[_Other] = [*beside, *checked[:number]]
        reading.compare(earlier, checked[number + 1 :])
    return CheckReport(
        glossaries=tuple([each.as_checked() for each in checked]),
        findings=tuple(
            [
                finding
                for subject, reading in zip(subjects, checked, strict=True)
                for finding in _with_lines(reading.findings(), subject if with_lines else None)
            ]
        ),
    )


def _with_lines(findings: list[Finding], subject: Subject | None) -> Iterator[Finding]:
    """The findings, each with the line of *subject* that it is about, if that is given."""
    wanted = {finding.line for finding in findings}
    texts: dict[int, str] = {}
    if wanted and subject is not None:
        with subject.open() as file, io.TextIOWrapper(file, encoding="utf-8-sig", errors="replace") as text:
            last = max(wanted)
            for number, line in enumerate(text, start=1):
                if number in wanted:
                    texts[number] = line.rstrip("\n")
                if number == last:
                    break
    for finding in findings:
        yield finding._replace(text=texts.get(finding.line, ""))


class _Said(NamedTuple):
    """A definition as others are compared with it: its source, what stands for its text and for its words alone."""

    source: str
    text: int
    words: int
    replaces: bool
    place: int


class _InUse:
    """A glossary in use, as those that are checked are compared with it."""

    def __init__(self, index: Index) -> None:
        self.name = index.name
        self.keys = frozenset(index.term_keys())
        self._index = index

    def has_term(self, alike: str) -> bool:
        return alike in self.keys

    def has_name(self, alike: str) -> bool:
        return any(row.forms & ALIKE for row in self._index.named(alike))

    def spelt(self, alike: str) -> str:
        return self._index.terms_alike(alike)[0].term

    def said(self, alike: str) -> list[_Said]:
        return [_said(each) for row in self._index.terms_alike(alike) for each in self._index.term(row).definitions]


def _said(definition: Definition, place: int = 0) -> _Said:
    words = hash(" ".join(definition.text.split()))
    return _Said(definition.source.id, hash(definition.text), words, definition.replaces, place)


class _Checking(Reading):
    """A reading that takes note of slips too: in *warnings*, complete when the terms have come to an end and `compare`
    has added its own.

    context: what the terms of others that may be compared with are written like; None where that is not known yet.
    """

    _characters: WatchedCharacters

    def __init__(self, file: Readable, name: str, context: frozenset[str] | None) -> None:
        super().__init__(file, name)
        self.warnings: list[Fault] = []
        self.term_count = 0
        self.definition_count = 0
        self._context = context
        # Terms by what they are written like, and the definitions of those that others may have too.
        self._names: dict[str, str] = {}
        self._definitions: dict[str, list[_Said]] = {}
        # The definitions of the term that is being read, with their places.
        self._here: list[tuple[Definition, int]] = []
        # Other names: the places of the terms that they are of first, and what they are written like.
        self._owners: dict[str, int] = {}
        self._alike: set[str] = set()
        self._references: list[tuple[str, int]] = []
        self._source_places: dict[str, int] = {}
        self._cited_sources: set[str] = set()

    def as_checked(self) -> CheckedGlossary:
        """How much there is in the file, and how much is wrong."""
        return CheckedGlossary(
            file=self.name,
            sources=len(self.sources),
            terms=self.term_count,
            definitions=self.definition_count,
            faults=len(self.faults),
            warnings=len(self._warned),
            is_whole=self.is_whole,
        )

    def findings(self) -> list[Finding]:
        """The faults and the warnings, in the order of the file."""
        found = [Finding(*fault, is_warning=False) for fault in self.faults]
        found += [Finding(*warning, is_warning=True) for warning in self._warned]
        # What is told of a file as a whole is told at its beginning.
        placed = [each._replace(line=each.line or 1, column=each.column or 1) for each in found]
        return sorted(placed, key=lambda each: (each.line, each.column, each.is_warning, each.problem))

    @property
    def _warned(self) -> list[Fault]:
        if not self._characters.is_text:
            return []
        told = {(fault.line, fault.column) for fault in self._characters.odd} if self.faults else set()
        return self.warnings + [each for each in self._characters.warnings if (each.line, each.column) not in told]

    # While the file is read.

    def _characters_of(self, file: Readable, name: str) -> Characters:
        return WatchedCharacters(file, name)

    def _mapping(self, node: Node, shape: Shape, place: Node | None = None) -> dict[str, Node]:
        for key, value in node.pairs if isinstance(node, Branch) else ():
            if isinstance(value, Branch):
                for item in value.items:
                    self._watch(item, "")
            else:
                self._watch(value, key.value or "")
        return super()._mapping(node, shape, place)

    def _watch(self, node: Node, key: str) -> None:
        """Look at a value as it is written."""
        if isinstance(node, Branch) or node.style == "|":
            return
        if node.style == '"':
            found = None if node.value.isprintable() else _UNSAFE.search(node.value)
            # What stands there as it is has been told already.
            if found and self._characters.odd_lines.isdisjoint(range(place_of(node)[0], end_of(node)[0] + 1)):
                self._warn(packed(node), f"the text has {odd(found[0], 1)}")
        elif not node.style:
            self._watch_plain(node, key)
        if key == "text" and end_of(node)[0] > place_of(node)[0]:
            self._watch_joined(node)

    def _watch_plain(self, node: yaml.ScalarEvent, key: str) -> None:
        if not node.value:
            return
        if node.value in _NULL:
            problem = "is YAML's word for nothing, and here it is text; put it between quotes"
            self._warn(packed(node), f"'{node.value}' {problem}")
        elif node.value.startswith(_CURLY) and key != "text":
            self._warn(packed(node), f"'{node.value[0]}' is part of the name; write straight quotes, or none")
        line, column = end_of(node)
        if column in self._characters.comments.get(line, ()):
            # A note of the editors stands apart from a name; from a text it cannot be told.
            if key in ("text", "note") or re.match(r" #\S", self._characters.line(line)[column - 1 :]):
                problem = "what follows ' #' is a comment to YAML and not in the text"
                self._warn(packed_place(line, column), f"{problem}; put the text between quotes or below '|'")
        elif key == "text":
            comment = re.match(r"( *)#", self._characters.line(line + 1))
            # Only what is further to the right than the key could be meant to go on.
            if comment and len(comment[1]) > place_of(node)[1] - len("text: ") - 1:
                problem = "this line is a comment to YAML and not in the text; if it is text, put all of it below '|'"
                self._warn(packed_place(line + 1, len(comment[1]) + 1), problem)

    def _watch_joined(self, node: yaml.ScalarEvent) -> None:
        first, last = place_of(node)[0], end_of(node)[0]
        # A text below ">" ends where the next part begins, on a line of that.
        for number in range(first + 1, last + (node.style != ">")):
            # With an empty line between, it begins a list.
            is_joined = self._characters.line(number - 1).strip()
            if is_joined and (found := _ITEM.match(self._characters.line(number))):
                problem = "this line is joined to the one before, and no item of a list; write 'text: |'"
                self._warn(packed_place(number, found.start(1) + 1), f"{problem} and the text below it")
                return

    def _read_sources(self, node: Branch) -> None:
        super()._read_sources(node)
        for key, _ in node.pairs:
            self._source_places.setdefault(key.value or "", packed(key))

    def _source(self, node: Node) -> Source | None:
        self._cited_sources.add((node.value or "").strip())
        return super()._source(node)

    def _term(self, node: Node) -> Term | None:
        self._here = []
        term = super()._term(node)
        if term is not None:
            self.term_count += 1
            self.definition_count += len(term.definitions)
            self._note_definitions(written_alike(term.name))
        return term

    def _definition(self, node: Node, term: str, *, replaces: bool) -> Definition | None:
        found = super()._definition(node, term, replaces=replaces)
        if found is not None:
            self._here.append((found, packed(node)))
            if found.headword != term:
                self._alike.add(written_alike(found.headword))
        return found

    def _note_definitions(self, alike: str) -> None:
        """Keep the definitions of a term that others may have too, and compare them with each other."""
        is_known = self._context is None or alike in self._context
        may_be_elsewhere = is_known or any(definition.replaces for definition, _ in self._here)
        if len(self._here) < 2 and not may_be_elsewhere:
            # Most terms of a large glossary have nothing to be compared with.
            return
        here = [_said(definition, place) for definition, place in self._here]
        by_words: dict[int, list[_Said]] = {}
        for said in here:
            self._compare_within(said, by_words.setdefault(said.words, []))
        if may_be_elsewhere:
            self._definitions.setdefault(alike, []).extend(here)

    def _compare_within(self, said: _Said, before: list[_Said]) -> None:
        """Compare a definition with those before it in its term that have the same words."""
        same = next((each for each in before if (each.text, each.source) == (said.text, said.source)), None)
        other = next((each for each in before if each.text != said.text), None)
        if same:
            line = unpacked(same.place)[0]
            self._warn(said.place, f"this definition is given twice (first on line {line}); remove one")
        elif other:
            problem = f"the text differs from that on line {unpacked(other.place)[0]} in white space only"
            self._warn(said.place, f"{problem}; make them the same, or remove one")
        if not same:
            before.append(said)

    def _note_names(self, name: str, parts: dict[str, Node]) -> None:
        super()._note_names(name, parts)
        own_place = packed(parts["term"])
        first = self._names.setdefault(written_alike(name), name)
        if same_name(first) != same_name(name):
            line = unpacked(self._places[same_name(first)])[0]
            problem = f"'{name}' is written like '{first}' (line {line}); if they mean the same, make one an alias"
            self._warn(own_place, problem)
        others = [parts[key] for key in ("abbreviation",) if key in parts] + items_of(parts, "aliases")
        own = {same_name(name)}
        for node in others:
            self._note_other_name(node, own, own_place, is_term=same_name(node.value or "") == same_name(name))
        given: set[str] = set()
        for node in items_of(parts, "see_also"):
            self._note_see_also(node, own, given)

    def _note_other_name(self, node: Node, own: set[str], own_place: int, *, is_term: bool) -> None:
        other, same = node.value or "", same_name(node.value or "")
        if same in own:
            self._warn(packed(node), f"'{other}' is {'the term itself' if is_term else 'given twice'}; remove it")
        own.add(same)
        self._alike.add(written_alike(other))
        owner = self._owners.setdefault(same, own_place)
        if owner != own_place:
            problem = f"'{other}' is another name of the term on line {unpacked(owner)[0]} too, so it finds neither"
            self._warn(packed(node), f"{problem}; keep one of the two")

    def _note_see_also(self, node: Node, own: set[str], given: set[str]) -> None:
        name, same = node.value or "", same_name(node.value or "")
        if same in own:
            self._warn(packed(node), f"'{name}' leads back to its own term; remove it")
        elif same in given:
            self._warn(packed(node), f"'{name}' is given twice; remove it")
        elif same:
            self._references.append((name, packed(node)))
        given.add(same)

    def _check_names(self) -> None:
        super()._check_names()
        for other, place, own_place in self._others:
            term = self._names.get(written_alike(other), other)
            owner = self._places.get(same_name(term), own_place)
            if owner != own_place and same_name(other) not in self._places:
                problem = f"'{other}' is written like the term '{term}' (line {unpacked(owner)[0]}), and leads there"
                self._warn(place, f"{problem}; remove it")

    def _warn(self, place: int, problem: str) -> None:
        self.warnings.append(Fault(self.name, *unpacked(place), problem))

    # As others are compared with it.

    @property
    def keys(self) -> Iterable[str]:
        return self._names.keys()

    def has_term(self, alike: str) -> bool:
        return alike in self._names

    def has_name(self, alike: str) -> bool:
        return alike in self._names or alike in self._alike

    def spelt(self, alike: str) -> str:
        return self._names[alike]

    def said(self, alike: str) -> list[_Said]:
        return self._definitions.get(alike, [])

    # When all are read.

    def compare(self, earlier: "Sequence[_Other]", later: "Sequence[_Other]") -> None:
        """Take note of what is wrong beside other glossaries. What two of them have is told of the later."""
        if not self.is_whole:
            return
        # Where there are faults, one of them may be what should have cited it.
        for source, place in () if self.faults else self._source_places.items():
            if source not in self._cited_sources:
                self._warn(place, f"no definition cites the source '{source}'; remove it, or cite it")
        others = [*earlier, *later]
        for alias, place, _ in self._others:
            alike = written_alike(alias)
            owner = None if alike in self._names else next((each for each in others if each.has_term(alike)), None)
            if owner:
                self._warn(place, f"'{alias}' is a term of its own in {owner.name}, and leads there; remove it")
        known = [self, *others]
        unknown = [each for each in self._references if not any(one.has_name(written_alike(each[0])) for one in known)]
        for number, (name, place) in enumerate(unknown):
            guess = _guess(written_alike(name), known) if number < _GUESSES else None
            way_out = f": did you mean '{guess}'?" if guess else "; mend it or remove it"
            self._warn(place, f"see_also leads to nothing: no term '{name}'{way_out}")
        copies: dict[str, list[_Said]] = {}
        for alike, definitions in self._definitions.items():
            theirs = [(each.name, other) for each in earlier for other in each.said(alike)]
            for said in definitions:
                self._compare(said, theirs, copies)
                if said.replaces:
                    self._check_replaces(said, alike, others)
        for name, found in copies.items():
            self._tell_copies(name, found)

    def _compare(self, said: _Said, theirs: Sequence[tuple[str, _Said]], copies: dict[str, list[_Said]]) -> None:
        """Compare a definition with those that others, by name, have of its term."""
        close = [(name, other) for name, other in theirs if other.words == said.words]
        if same := [name for name, other in close if (other.text, other.source) == (said.text, said.source)]:
            copies.setdefault(same[0], []).append(said)
        elif not said.replaces and (near := [name for name, other in close if other.text != said.text]):
            self._warn(said.place, f"the text differs from that in {near[0]} in white space only; make them the same")

    def _check_replaces(self, said: _Said, alike: str, others: "Sequence[_Other]") -> None:
        if not any(other.source == said.source for each in others for other in each.said(alike)):
            problem = f"it replaces nothing: no other glossary here has this term from '{said.source}'"
            self._warn(said.place, f"{problem}; mend the term or the source, or remove 'replaces'")

    def _tell_copies(self, name: str, found: Sequence[_Said]) -> None:
        if len(found) > _COPIES:
            problem = f"this and {len(found) - 1:,} more definitions stand in {name} too, in the same words"
            self._warn(found[0].place, f"{problem}; remove them here or there")
            return
        for said in found:
            self._warn(said.place, f"'{said.source}' says the same of this term in {name}; remove it here or there")


_Other = _InUse | _Checking


def _guess(alike: str, others: Iterable[_Other]) -> str | None:
    """The term that is most like a name that is none, if one is."""
    # For a name that leads to nothing alone.
    from rapidfuzz import fuzz
    from rapidfuzz.process import extractOne

    best: tuple[float, str] = (0, "")
    for other in others:
        if near := extractOne(alike, other.keys, scorer=fuzz.ratio, score_cutoff=max(_LIKENESS, best[0])):
            best = max(best, (near[1], other.spelt(near[0])), key=lambda each: each[0])
    return best[1] or None
