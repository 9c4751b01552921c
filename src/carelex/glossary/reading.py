"""Reads a glossary file: YAML in, frozen values out, every fault of the file reported at once with its place.

The file is read as the parser's events, never as Python objects: every scalar stays the text that stands in the
file (YAML's own rules make a term "NO" into False and "012" into 10), tags are never acted on, and a document that
refers to itself cannot grow.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from carelex.errors import Fault, GlossaryError
from carelex.glossary.characters import Characters, Readable, open_glossary, unreadable
from carelex.glossary.nodes import (
    Branch,
    Node,
    is_empty,
    items_of,
    packed,
    pairs_of,
    place_of,
    shape_of,
    text_of,
    unpacked,
)
from carelex.glossary.schema import (
    DEFINITION,
    FLAG,
    GLOSSARY,
    LIST,
    MAPPING,
    SOURCE,
    SOURCE_ID,
    SYNONYMS,
    TERM,
    TEXT,
    WEB_ADDRESS,
    Field,
    Shape,
)
from carelex.glossary.yaml_mistakes import AS_TEXT, Slip, explain
from carelex.model import Definition, Glossary, Source, Term
from carelex.names import same_name

# A glossary is five levels deep. Whatever is far deeper is not one: reading stops there. A parser takes quadratic time
# for what is thousands of levels deep, and libyaml from 0.2.6 on refuses more than a thousand.
_DEEPEST = 12
_TOO_DEEP = "nested too deeply for a glossary; check the indentation"
# How libyaml says so.
_REFUSED_AS_DEEP = "exceeded maximum nesting depth"

_WEB_ADDRESS = re.compile(WEB_ADDRESS)
_SOURCE_ID = re.compile(SOURCE_ID)
_FLAG = re.compile(FLAG)

# Ids that are looked through for what was meant, in all, and those that are listed.
_GUESSES, _LISTED = 100_000, 20

# What may be meant for a list in a line, and has none of the signs that would be a slip of their own.
_LIST_OF_NAMES = re.compile(r"\w(?:[\w'’&.,-]| (?![ -])){0,60}")

# Faults that come of another where a file breaks off.
_FOLLOWS = re.compile("' is missing; |; found text$")


def load_glossary(path: str | Path, *, name: str | None = None) -> Glossary:
    """Read the glossary file at *path* whole.

    name: what faults and definitions call the file; the path as given, when left out.
    Raises GlossaryError, with every fault of the file, when it cannot be read or breaks a rule of the format.
    """
    name = str(path) if name is None else name
    with open_glossary(Path(path), name) as file:
        reading = Reading(file, name)
        terms = [*reading.terms()]
    if reading.faults:
        raise GlossaryError(reading.faults)
    # A file may describe its sources behind the terms that cite them.
    described = tuple(
        term._replace(
            definitions=tuple(each._replace(source=reading.sources[each.source.id]) for each in term.definitions)
        )
        for term in terms
    )
    return Glossary(path=name, sources=tuple(reading.sources.values()), terms=described)


class _TooDeepError(Exception):
    """What stands at a line and a column, counted from 1, is nested too deeply."""

    def __init__(self, line: int, column: int) -> None:
        super().__init__(line, column)
        self.line, self.column = line, column


class _Places:
    """The place of each name, by its fold. A large file has many: of the folds, only their hashes are kept."""

    def __init__(self) -> None:
        self._by_hash: dict[int, int] = {}

    def setdefault(self, name: str, place: int) -> int:
        return self._by_hash.setdefault(hash(name), place)

    def get(self, name: str, default: int) -> int:
        return self._by_hash.get(hash(name), default)

    def __getitem__(self, name: str) -> int:
        return self._by_hash[hash(name)]

    def __contains__(self, name: str) -> bool:
        return hash(name) in self._by_hash


class Reading:
    """The reading of one glossary file: its terms as they come, and its faults.

    When the terms have come to an end, *sources* and *faults*, in the order of the file, are complete. A term
    with a fault still comes, as far as it can be read, so that reading goes on to the next fault; a file with one is
    not to be used.
    """

    def __init__(self, file: Readable, name: str) -> None:
        self.name = name
        self.faults: list[Fault] = []
        self.is_whole = False
        """Whether it could be read as YAML to its end."""
        self.sources: dict[str, Source] = {}
        self._characters = self._characters_of(file, name)
        self._next_event: Callable[[], Any]
        self._guesses = 0
        # Where a node was refused as YAML: what stands there for it has no further faults.
        self._refused: set[tuple[int, int]] = set()
        # Where the last part of the file begins that has been read whole.
        self._last_line = 1
        # The events that began the collections which have not ended yet, the outermost first.
        self._open: list[Any] = []
        # What stands under "sources", a faulty one as None; nothing at all until it has been read.
        self._known: dict[str, Source | None] | None = None
        # Ids that were cited before they were known, and where.
        self._cited: dict[str, list[tuple[int, int]]] = {}
        # The places of the terms by the folds of their names; and the other names, with their places and their terms'.
        self._places = _Places()
        self._others: list[tuple[str, int, int]] = []

    @property
    def position(self) -> int:
        """How many bytes of the file have been read."""
        return self._characters.position

    def terms(self) -> Iterator[Term]:
        """Read the terms, one by one. A source that is described behind them is only its id in them.

        Raises GlossaryError when the file cannot be read to its end.
        """
        try:
            yield from self._root()
        except _TooDeepError as exc:
            self._report(Slip(exc.line, exc.column, _TOO_DEEP))
        except yaml.MarkedYAMLError as exc:
            slip = explain(exc, self._characters.line)
            place = self._too_deep(exc)
            self._report(Slip(*place, _TOO_DEEP) if place else slip._replace(problem=f"not YAML: {slip.problem}"))
        except ValueError as exc:
            # PyYAML's own parser, of an escape that stands for no character.
            problem = f"not YAML: {exc}; look for a wrong escape, as in '\\U…'"
            self.faults.append(Fault(self.name, 1, 1, problem))
        # Where the parser has stopped early, what is wrong further on is told all the same.
        while self._characters.read():
            pass
        if self._characters.error is not None:
            raise GlossaryError([unreadable(self.name, self._characters.error)]) from self._characters.error
        if not self._characters.is_text:
            self.faults.clear()
        self.faults += self._characters.faults
        if self.faults and self._characters.is_text and (odd := self._characters.odd):
            self.faults = [each for each in self.faults if not _FOLLOWS.search(each.problem)] + odd
        self.faults.sort()

    def _characters_of(self, file: Readable, name: str) -> Characters:
        return Characters(file, name)

    # From characters to nodes.

    def _root(self) -> Iterator[Term]:
        # libyaml's parser where PyYAML was built with it; the other reads the same YAML, some ten times slower.
        has_libyaml = hasattr(yaml, "CSafeLoader")
        parser = yaml.CSafeLoader if has_libyaml else yaml.SafeLoader
        loader = parser(self._characters)
        self._next_event = loader.get_event if has_libyaml else partial(self._whole_event, loader.get_event)
        try:
            yield from self._document()
        finally:
            loader.dispose()

    def _whole_event(self, get_event: Callable[[], Any]) -> Any:
        """The next event of PyYAML's own parser, which lets half a character pass; libyaml does not."""
        event = get_event()
        if isinstance(event, yaml.ScalarEvent) and (half := re.search("[\ud800-\udfff]", event.value)):
            self._refuse(event, f"holds U+{ord(half[0]):04X}, which is half a character; remove it")
            return _stand_in(event, "\ufffd")
        return event

    def _document(self) -> Iterator[Term]:
        root: Node | None = None
        while (event := self._next_event()) is not None:
            if isinstance(event, yaml.DocumentStartEvent) and root is not None:
                self._refuse(event, "a second YAML document; a glossary is one, so remove the '---'")
                break
            if isinstance(event, yaml.MappingStartEvent):
                root = Branch(event.start_mark, MAPPING)
                self._open.append(event)
                yield from self._parts(root)
                self._open.pop()
                self._check_properties(event)
            elif isinstance(event, yaml.NodeEvent):
                root = self._node(event)
        if root is None or root.value == "":
            self.faults.append(Fault(self.name, 1, 1, "the file is empty; a glossary has 'sources' and 'terms'"))
            return
        self._mapping(root, GLOSSARY)
        self.is_whole = True
        self._check_names()
        for source_id, places in self._cited.items():
            if source_id not in (self._known or {}):
                problem = f"no source '{source_id}' in this file{self._right_id(source_id)}"
                self.faults.extend(Fault(self.name, *place, problem) for place in places)

    def _parts(self, root: Branch) -> Iterator[Term]:
        """Read what *root* holds into its pairs: the sources as they are, the terms one by one and then no more."""
        has_terms = False
        while type(event := self._next_event()) is not yaml.MappingEndEvent:
            key, start = self._node(event), self._next_event()
            value: Node
            if key.value == "terms" and not has_terms and isinstance(start, yaml.SequenceStartEvent):
                has_terms = True
                value = Branch(start.start_mark, LIST)
                self._open.append(start)
                while type(event := self._next_event()) is not yaml.SequenceEndEvent:
                    node = self._node(event)
                    self._last_line = place_of(node)[0]
                    value.items = [node]
                    if (term := self._term(node)) is not None:
                        yield term
                self._open.pop()
                self._check_properties(start)
            else:
                value = self._node(start)
                if key.value == "sources" and self._known is None and isinstance(value, Branch) and value.pairs:
                    self._read_sources(value)
            root.pairs.append((key, value))

    def _node(self, event: Any) -> Node:
        # By type, the likeliest first: reading a large file consists of little else.
        kind = type(event)
        if isinstance(event, yaml.ScalarEvent):
            self._check_properties(event)
            return event
        if kind is yaml.AliasEvent:
            self._refuse(event, f"'*{event.anchor}' is an alias to YAML; write it out, or if it is text, {AS_TEXT}")
            return _stand_in(event, "*")
        self._check_properties(event)
        if len(self._open) == _DEEPEST:
            raise _TooDeepError(*place_of(event))
        self._open.append(event)
        next_event, scalar = self._next_event, yaml.ScalarEvent
        if kind is yaml.SequenceStartEvent:
            node = Branch(event.start_mark, LIST)
            while type(event := next_event()) is not yaml.SequenceEndEvent:
                node.items.append(self._node(event))
        else:
            node = Branch(event.start_mark, MAPPING)
            while type(event := next_event()) is not yaml.MappingEndEvent:
                # Most are scalars, and have neither: the first question of a call is answered here without one.
                key = event if type(event) is scalar and event.tag is event.anchor else self._node(event)
                event = next_event()
                value = event if type(event) is scalar and event.tag is event.anchor else self._node(event)
                node.pairs.append((key, value))
        self._open.pop()
        return node

    def _check_properties(self, event: Any) -> None:
        if event.tag is not None and event.tag not in _PLAIN_TAGS:
            self._refuse(event, f"'{event.tag}' is a tag to YAML; remove it, or if it is part of the text, {AS_TEXT}")
        elif event.anchor is not None:
            self._refuse(event, f"'&{event.anchor}' is an anchor to YAML; remove it, or if it is text, {AS_TEXT}")

    def _report(self, slip: Slip) -> None:
        """Take note of what ends the reading."""
        # What follows from the slip is told by it: what is missing in the part that it cuts off, or an alias beside it.
        self.faults = [each for each in self.faults if each.line < self._last_line or not _FOLLOWS.search(each.problem)]
        if not any(line == slip.line for line, _ in self._refused):
            self.faults.append(Fault(self.name, *slip))

    def _too_deep(self, exc: yaml.MarkedYAMLError) -> tuple[int, int] | None:
        """The place of what is nested too deeply, if libyaml has refused to read on for that reason.

        It looks further ahead than to what is read next, as far as the end of a line.
        """
        if exc.problem != _REFUSED_AS_DEEP or exc.problem_mark is None:
            return None
        line, column = exc.problem_mark.line + 1, exc.problem_mark.column + 1
        text = self._characters.line(line)[:column]
        start = 0
        if self._open and self._open[-1].start_mark.line + 1 == line:
            mark = self._open[-1].end_mark
            start = mark.column if mark.line + 1 == line else len(text)
        level = len(self._open)
        for sign in re.finditer(r"(?<![^\s\[{,:])(?:\"(?:\\.|[^\"\\])*\"|'(?:''|[^'])*')|[\[\]{}]", text[start:]):
            level = level + 1 if sign[0] in "[{" else max(level - (sign[0] in "]}"), len(self._open))
            if level > _DEEPEST:
                return line, start + sign.start() + 1
        return line, column

    # From nodes to values. A part with a fault still comes out, so that reading goes on to the next fault.

    def _read_sources(self, node: Branch) -> None:
        self._known = {}
        for key, value in self._unique(node.pairs, "keep one of them"):
            source_id = key.value or ""
            if not _SOURCE_ID.fullmatch(source_id):
                mended = re.sub(r"[^a-z0-9]+", "-", source_id.lower()).strip("-") or "a-name"
                problem = f"the source id '{source_id}' may hold a-z, 0-9 and '-' only"
                self._fault(key, f"{problem}; write '{mended}', here and in each definition that cites it")
                # It may have been cited so.
                self._known.setdefault(mended, None)
            fields = self._texts(value, SOURCE, key)
            url = fields.get("url")
            if url is not None and not _WEB_ADDRESS.fullmatch(url):
                place = next(node for key, node in pairs_of(value) if key.value == "url")
                problem = (
                    "is no web address: one starts with http:// or https://, without spaces or signs such as < and |"
                )
                self._fault(place, f"'url' {problem}; mend it or leave it out")
            # One that has faults is known all the same, so that what cites it is not a fault too.
            self._known[source_id] = Source(id=source_id, **fields) if "name" in fields else None
        self.sources = {source_id: source for source_id, source in self._known.items() if source is not None}

    def _term(self, node: Node) -> Term | None:
        parts = self._mapping(node, TERM)
        name = text_of(parts, "term")
        replaces = self._flag(parts, "replaces")
        definitions = [self._definition(item, name or "", replaces=replaces) for item in items_of(parts, "definitions")]
        aliases = tuple([self._name(item, "aliases") for item in items_of(parts, "aliases")])
        see_also = tuple([self._name(item, "see_also") for item in items_of(parts, "see_also")])
        if name is None:
            return None
        self._note_names(name, parts)
        whole = tuple([definition for definition in definitions if definition is not None])
        return Term(name, whole, text_of(parts, "abbreviation"), aliases, see_also)

    def _definition(self, node: Node, term: str, *, replaces: bool) -> Definition | None:
        parts = self._mapping(node, DEFINITION)
        replaces = self._flag(parts, "replaces") or replaces
        source = self._source(parts["source"]) if "source" in parts else None
        if source is None or "text" not in parts:
            return None
        # The line break that ends a block of text is YAML's, not the source's.
        text = (parts["text"].value or "").strip("\n")
        headword = text_of(parts, "headword") or term
        return Definition(source, text, headword, self.name, text_of(parts, "note"), replaces=replaces)

    def _flag(self, parts: dict[str, Node], key: str) -> bool:
        if key not in parts:
            return False
        value = parts[key].value or ""
        if not _FLAG.fullmatch(value):
            self._fault(parts[key], f"'{key}' is true or false; found '{value}'")
        return value.lower() == "true"

    def _source(self, node: Node) -> Source | None:
        """The source that is cited at *node*; None when it is not described as it should be."""
        source_id = (node.value or "").strip()
        if self._known is None:
            self._cited.setdefault(source_id, []).append(place_of(node))
            return Source(id=source_id, name=source_id)
        if source_id not in self._known:
            self._fault(node, f"no source '{source_id}' in this file{self._right_id(source_id)}")
        return self._known.get(source_id)

    def _right_id(self, source_id: str) -> str:
        known = self._known or {}
        self._guesses += 1
        # To look among many for many takes longer than anybody waits.
        near = get_close_matches(source_id.lower(), known, 1) if self._guesses * len(known) < _GUESSES else []
        if near:
            return f": did you mean '{near[0]}'?"
        if len(known) > _LISTED:
            return f"; it has {len(known):,} others"
        return f"; its sources are: {', '.join(known)}" if known else "; add it under 'sources'"

    def _note_names(self, name: str, parts: dict[str, Node]) -> None:
        """Keep the names of a term for the checks that need the whole file."""
        place = packed(parts["term"])
        first = self._places.setdefault(same_name(name), place)
        if first != place:
            problem = f"'{name}' is already a term (line {unpacked(first)[0]}); make one of them an alias"
            self._fault(parts["term"], problem)
        if "abbreviation" in parts or "aliases" in parts:
            others = [*items_of(parts, "aliases"), *(parts[key] for key in ("abbreviation",) if key in parts)]
            self._others += [(node.value or "", packed(node), place) for node in others]

    def _check_names(self) -> None:
        for name, place, own_place in self._others:
            other = self._places.get(same_name(name), own_place)
            if other != own_place and unpacked(place) not in self._refused:
                problem = f"'{name}' is a term of its own (line {unpacked(other)[0]}); remove it here or there"
                self.faults.append(Fault(self.name, *unpacked(place), problem))

    # The shape of a mapping, field by field.

    def _mapping(self, node: Node, shape: Shape, place: Node | None = None) -> dict[str, Node]:
        """The fields of *node* that are as *shape* says; a fault for each that is not, and for each that lacks."""
        parts: dict[str, Node] = {}
        fields = shape.fields
        for key, value in pairs_of(node):
            name = key.value
            field = fields.get(name or "")
            shape_of_value, content = (
                (value.shape, value.items or value.pairs) if isinstance(value, Branch) else (TEXT, value.value.strip())
            )
            if name is None or field is None or name in parts or field.shape is not shape_of_value or not content:
                return self._faulty(node, shape, place)
            parts[name] = value
        if all(map(parts.__contains__, shape.required)):
            return parts
        return self._faulty(node, shape, place)

    def _faulty(self, node: Node, shape: Shape, place: Node | None) -> dict[str, Node]:
        """As `_mapping`, for one that has a fault, or many."""
        if not pairs_of(node):
            found = "nothing" if is_empty(node) else shape_of(node)
            self._fault(node, f"{shape.what} needs {shape.needs}; found {found}")
            return {}
        keys = [key.value or "" for key, _ in pairs_of(node)]
        if not any(key in shape.fields or _meant(key, shape) for key in keys):
            self._fault(node, f"{shape.what} needs {shape.needs}; found only '{keys[0]}', so add them")
            return {}
        parts: dict[str, Node] = {}
        seen: set[str] = set()
        for key, value in self._unique(pairs_of(node), shape.if_twice, shape.first):
            name = key.value or ""
            seen.add(name)
            field = shape.fields.get(name)
            if field is None:
                meant = _meant(name, shape)
                seen.update(meant)
                self._fault(key, f"unknown key '{name}'{_right_key(name, meant, shape)}")
            elif self._is(value, field, key, required=name in shape.required):
                parts[name] = value
        for missing in (each for each in shape.required if each not in seen):
            self._fault(place or node, f"'{missing}' is missing; {shape.what} needs it")
        return parts

    def _texts(self, node: Node, shape: Shape, place: Node) -> dict[str, str]:
        return {key: part.value for key, part in self._mapping(node, shape, place).items() if part.value is not None}

    def _is(self, node: Node, field: Field, key: Node, *, required: bool) -> bool:
        if is_empty(node):
            if place_of(node) in self._refused:
                # What stands there has been refused as YAML.
                return False
            way_out = "fill it in" if required else "fill it in or remove it"
            if re.search(r":\s+#\S", self._characters.line(place_of(key)[0])):
                way_out = "what stands after the '#' is a comment, so put it between quotes"
            self._fault(key, f"'{key.value}' is empty; {way_out}")
            return False
        if shape_of(node) != field.shape:
            example = f", {field.example}" if field.example else ""
            if field.shape is TEXT and shape_of(node) is not LIST:
                example = ", between quotes or on the lines below '|'"
            if field.example.startswith("as in") and _LIST_OF_NAMES.fullmatch(node.value or ""):
                example = f", as in [{node.value}]"
            self._fault(node, f"'{key.value}' must be {field.shape}{example}; found {shape_of(node)}")
            return False
        return True

    def _name(self, node: Node, key: str) -> str:
        if node.value is None or is_empty(node):
            found = "nothing" if is_empty(node) else shape_of(node)
            self._fault(node, f"'{key}' holds names; found {found}")
        return node.value or ""

    def _unique(self, pairs: Sequence[tuple[Node, Node]], way_out: str, first: str = "") -> Iterator[tuple[Node, Node]]:
        """The pairs whose key is text that no pair before had; none from where the key *first* comes again."""
        lines: dict[str, int] = {}
        for key, value in pairs:
            if key.value is None:
                self._fault(key, f"a key must be text; found {shape_of(key)}")
            elif key.value in lines:
                told = way_out if key.value == first or not first else "keep one of them"
                self._fault(key, f"'{key.value}' is given twice (first on line {lines[key.value]}); {told}")
                if key.value == first:
                    return
            else:
                lines[key.value] = place_of(key)[0]
                yield key, value

    def _fault(self, node: Node, problem: str) -> None:
        place = place_of(node)
        if place not in self._refused:
            self.faults.append(Fault(self.name, *place, problem))

    def _refuse(self, event: yaml.Event, problem: str) -> None:
        place = place_of(event)
        self.faults.append(Fault(self.name, *place, problem))
        self._refused.add(place)


_PLAIN_TAGS = tuple(f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map"))


def _stand_in(event: yaml.Event, text: str) -> yaml.ScalarEvent:
    """What goes on being read as text where *event* has been refused."""
    return yaml.ScalarEvent(None, None, (True, True), text, event.start_mark, event.end_mark)


def _meant(key: str, shape: Shape) -> list[str]:
    """The field that was meant with a key that is none, if one can be told."""
    if key.lower() in SYNONYMS and SYNONYMS[key.lower()] in shape.fields:
        return [SYNONYMS[key.lower()]]
    return get_close_matches(key.lower(), shape.fields, 1)


def _right_key(key: str, meant: list[str], shape: Shape) -> str:
    if key.lower() in shape.fields:
        return f"; write it in small letters: '{key.lower()}'"
    if meant:
        return f": did you mean '{meant[0]}'?"
    if home := next((other.what for other in (TERM, DEFINITION, SOURCE, GLOSSARY) if key in other.fields), ""):
        return f"; it belongs to {home}, so check the indentation"
    return f"; {shape.what} has {', '.join(shape.fields)}"
