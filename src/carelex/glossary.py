"""Reads a glossary file: YAML in, frozen values out, every fault of the file reported at once with its place.

The file is read as the parser's events, never as Python objects: every scalar stays the text that stands in the
file (YAML's own rules make a term "NO" into False and "012" into 10), tags are never acted on, and a document that
refers to itself cannot grow.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Protocol

import yaml

from carelex.errors import Fault, GlossaryError
from carelex.model import Definition, Glossary, Source, Term
from carelex.names import same_name

# libyaml's parser where PyYAML was built with it; the other reads the same YAML, some ten times slower.
_Loader: "type[yaml.CSafeLoader] | type[yaml.SafeLoader]" = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# A glossary is five levels deep. Whatever is far deeper is not one, and reading it would only cost stack.
_DEEPEST = 12

# YAML 1.1, section 5.1: what may stand in a file as it is.
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_LINE_BREAK = re.compile(r"\r\n|\r|\n")

# What no address holds as it stands (RFC 3986), and what could end one early in Markdown or a terminal.
_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"\\^`{|}\x00-\x20\x7f-\x9f]+")

_SOURCE_ID = re.compile(r"[a-z0-9][a-z0-9-]*")


def load_glossary(path: Path, *, name: str | None = None) -> Glossary:
    """Read the glossary file at *path*.

    name: what faults and definitions call the file; the path as given, when left out.
    Raises GlossaryError, with every fault of the file, when it cannot be read or breaks a rule of the format.
    """
    name = str(path) if name is None else name
    return _Reader(name, _read_text(path, name)).read()


def _read_text(path: Path, name: str) -> str:
    try:
        data = path.read_bytes()
    except FileNotFoundError as exc:
        raise GlossaryError([Fault(name, 0, 0, "no such file; check the path")]) from exc
    except IsADirectoryError as exc:
        raise GlossaryError([Fault(name, 0, 0, "this is a folder; name a file in it")]) from exc
    except (OSError, ValueError) as exc:
        problem = f"cannot be read ({getattr(exc, 'strerror', None) or exc}); check the path and its permissions"
        raise GlossaryError([Fault(name, 0, 0, problem)]) from exc
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise GlossaryError([Fault(name, 1, 1, "not UTF-8 (it is UTF-16); save the file as UTF-8")])
    if b"\0" in data or data.startswith(b"PK\x03\x04"):
        problem = "this is not a text file; a glossary is one, in UTF-8, so export or save it as text"
        raise GlossaryError([Fault(name, 0, 0, problem)])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as exc:
        # The decoder counts after a byte order mark, where there is one.
        before = exc.object[: exc.start].decode("utf-8")
        *lines, last = _LINE_BREAK.split(before)
        problem = f"not UTF-8 (byte 0x{exc.object[exc.start]:02x}); save the file as UTF-8"
        raise GlossaryError([Fault(name, len(lines) + 1, len(last) + 1, problem)]) from exc
    return text


class _Mark(Protocol):
    """What both of PyYAML's parsers know of a place: line and column, counted from 0."""

    line: int
    column: int


@dataclass(slots=True)
class _Node:
    """A scalar (*text*), a sequence (*items*) or a mapping (*pairs*), and where it starts, counted from 1."""

    line: int
    column: int
    text: str | None = None
    items: list["_Node"] | None = None
    pairs: list[tuple["_Node", "_Node"]] | None = None

    @property
    def is_empty(self) -> bool:
        return not (self.text.strip() if self.text is not None else self.items or self.pairs)

    @property
    def shape(self) -> str:
        if self.text is not None:
            return "text"
        return "a list" if self.items is not None else "a mapping"


@dataclass(frozen=True, slots=True)
class _Shape:
    """The fields that a mapping of the format may hold, and what each is; and those that it must hold."""

    what: str
    fields: dict[str, str]
    required: tuple[str, ...]


_GLOSSARY = _Shape("a glossary", {"sources": "a mapping", "terms": "a list"}, ("sources", "terms"))
_SOURCE = _Shape(
    "a source",
    dict.fromkeys(("name", "title", "publisher", "url", "published", "accessed", "licence", "note"), "text"),
    ("name",),
)
_TERM = _Shape(
    "a term",
    {"term": "text", "abbreviation": "text", "aliases": "a list", "see_also": "a list", "definitions": "a list"},
    ("term", "definitions"),
)
_DEFINITION = _Shape("a definition", dict.fromkeys(("source", "headword", "note", "text"), "text"), ("source", "text"))

# How to write what should have been there, for the message about what was.
_EXAMPLES = {
    "sources": "with a line 'ID:' for each source",
    "terms": "with a line '- term: NAME' for each term",
    "aliases": "as in [NAME, OTHER NAME]",
    "see_also": "as in [TERM, OTHER TERM]",
    "definitions": "with a line '- source: ID' for each definition",
}


@dataclass(slots=True)
class _Reader:
    """Reads one file and collects its faults on the way."""

    path: str
    text: str
    faults: list[Fault] = field(default_factory=list)
    # Where a node was refused as YAML: what stands there for it has no further faults.
    refused: set[tuple[int, int]] = field(default_factory=set)

    def read(self) -> Glossary:
        root = self._read_tree()
        glossary = self._glossary(root) if root is not None else None
        if self.faults or glossary is None:
            raise GlossaryError(sorted(self.faults))
        return glossary

    # From text to nodes.

    def _read_tree(self) -> _Node | None:
        """The file as nodes, or None when it is not YAML or holds nothing."""
        if _UNPRINTABLE.search(self.text):
            self._report_unprintables()
        events = yaml.parse(self.text, Loader=_Loader)
        root: _Node | None = None
        try:
            for event in events:
                if isinstance(event, yaml.DocumentStartEvent) and root is not None:
                    self._refuse(event, "a second YAML document; a glossary is one, so remove the '---'")
                    break
                if isinstance(event, yaml.NodeEvent):
                    root = self._node(event, events, depth=0)
        except yaml.MarkedYAMLError as exc:
            self._report(exc)
            return None
        except ValueError as exc:
            # PyYAML's own parser, of an escape that stands for no character.
            self.faults.append(Fault(self.path, 1, 1, f"not YAML: {exc}; look for a wrong escape, as in '\\U…'"))
            return None
        if root is None or root.text == "":
            self.faults.append(Fault(self.path, 1, 1, "the file is empty; a glossary has 'sources' and 'terms'"))
            return None
        return root

    def _report_unprintables(self) -> None:
        for number, line in enumerate(_LINE_BREAK.split(self.text), start=1):
            for found in _UNPRINTABLE.finditer(line):
                problem = f"the control character U+{ord(found[0]):04X} may not stand in YAML; remove it"
                self.faults.append(Fault(self.path, number, found.start() + 1, problem))
        # The parser would stop at the first of them, and the faults behind it would wait for another day.
        self.text = _UNPRINTABLE.sub("\ufffd", self.text)

    def _node(self, event: yaml.NodeEvent, events: Iterator[yaml.Event], *, depth: int) -> _Node:
        node = _Node(*_place(event.start_mark))
        if isinstance(event, yaml.AliasEvent):
            self._refuse(event, f"the YAML alias '*{event.anchor}' is not allowed in a glossary; write the text itself")
            node.text = "*"
        elif isinstance(event, yaml.ScalarEvent):
            node.text = event.value
        elif depth == _DEEPEST:
            self._refuse(event, "nested too deeply for a glossary; check the indentation")
            _pass_over(events)
            node.text = "…"
        elif isinstance(event, yaml.SequenceStartEvent):
            node.items = [self._node(item, events, depth=depth + 1) for item in _until_end(events)]
        else:
            node.pairs = [
                (self._node(key, events, depth=depth + 1), self._node(_next(events), events, depth=depth + 1))
                for key in _until_end(events)
            ]
        tag = getattr(event, "tag", None)
        if tag not in (None, "!", *_PLAIN_TAGS):
            self._refuse(event, f"the YAML tag '{tag}' is not allowed in a glossary; remove it")
        return node

    def _report(self, exc: yaml.MarkedYAMLError) -> None:
        message = exc.problem or "it cannot be parsed"
        # A quote that is never closed is found at the end of the file; where it opens is what to look at.
        unclosed = "unexpected end of stream" in message and exc.context_mark is not None
        line, column = _place(exc.context_mark if unclosed else exc.problem_mark)
        lines = self.text.splitlines()
        before, after = (
            (lines[line - 1][: column - 1], lines[line - 1][column - 1 :]) if line <= len(lines) else ("", "")
        )
        self.faults.append(Fault(self.path, line, column, f"not YAML: {_yaml_problem(message, before, after)}"))

    # From nodes to values. A part with a fault still comes out, so that reading goes on to the next fault.

    def _glossary(self, root: _Node) -> Glossary:
        parts = self._mapping(root, _GLOSSARY)
        sources, terms = parts.get("sources"), parts.get("terms")
        known = self._sources(sources) if sources is not None else {}
        read = [self._term(item, known) for item in (terms.items if terms is not None else None) or ()]
        self._check_names(read)
        return Glossary(
            path=self.path,
            sources=tuple(source for source in known.values() if source is not None),
            terms=tuple(term for term, _ in read if term is not None),
        )

    def _sources(self, node: _Node) -> dict[str, Source | None]:
        """The sources by id; one that has faults is there as None, so that what cites it is not a fault too."""
        sources: dict[str, Source | None] = {}
        for key, value in self._unique(node.pairs or []):
            source_id = key.text or ""
            if not _SOURCE_ID.fullmatch(source_id):
                mended = re.sub(r"[^a-z0-9]+", "-", source_id.lower()).strip("-") or "a-name"
                self._fault(key, f"the source id '{source_id}' may hold a-z, 0-9 and '-' only; write '{mended}'")
            fields = self._texts(value, _SOURCE, key)
            url = fields.get("url")
            if url is not None and not _WEB_ADDRESS.fullmatch(url):
                place = next(node for key, node in value.pairs or [] if key.text == "url")
                self._fault(
                    place, "'url' must be an address that starts with http:// or https://; mend it or leave it out"
                )
            sources[source_id] = Source(id=source_id, **fields) if "name" in fields else None
        return sources

    def _term(self, node: _Node, known: dict[str, Source | None]) -> tuple[Term | None, dict[str, _Node]]:
        """A term, and the nodes of its fields for the checks that need the whole file."""
        parts = self._mapping(node, _TERM)
        name = parts["term"].text if "term" in parts else None
        definitions = [
            self._definition(item, name or "", known)
            for item in (parts["definitions"].items if "definitions" in parts else None) or ()
        ]
        whole = [definition for definition in definitions if definition is not None]
        lists = {
            key: tuple(self._name(item, key) for item in parts[key].items or ())
            for key in ("aliases", "see_also")
            if key in parts
        }
        if name is None:
            return None, parts
        abbreviation = parts["abbreviation"].text if "abbreviation" in parts else None
        return Term(name=name, definitions=tuple(whole), abbreviation=abbreviation, **lists), parts

    def _definition(self, node: _Node, term: str, known: dict[str, Source | None]) -> Definition | None:
        parts = self._mapping(node, _DEFINITION)
        fields = {key: part.text for key, part in parts.items() if part.text is not None}
        source_id = fields.get("source")
        if source_id is not None and source_id not in known:
            self._fault(parts["source"], f"no source '{source_id}' in this file{_way_out(source_id, known)}")
        source = known.get(source_id or "")
        if source is None or "text" not in fields:
            return None
        return Definition(
            source=source,
            # The line break that ends a block of text is YAML's, not the source's.
            text=fields["text"].strip("\n"),
            headword=fields.get("headword", term),
            note=fields.get("note"),
            glossary=self.path,
        )

    def _check_names(self, read: Sequence[tuple[Term | None, dict[str, _Node]]]) -> None:
        places: dict[str, _Node] = {}
        for term, parts in read:
            if term is None:
                continue
            first = places.setdefault(same_name(term.name), parts["term"])
            if first is not parts["term"]:
                problem = f"'{term.name}' is already a term (line {first.line}); make one of them an alias"
                self._fault(parts["term"], problem)
        for term, parts in read:
            if term is None:
                continue
            others = parts["aliases"].items or [] if "aliases" in parts else []
            for node in (*others, *([parts["abbreviation"]] if "abbreviation" in parts else [])):
                other = places.get(same_name(node.text or ""))
                if other is not None and other is not parts["term"]:
                    problem = f"'{node.text}' is a term of its own (line {other.line}); remove it here or there"
                    self._fault(node, problem)

    # The shape of a mapping, field by field.

    def _mapping(self, node: _Node, shape: _Shape, place: _Node | None = None) -> dict[str, _Node]:
        """The fields of *node* that are as *shape* says; a fault for each that is not, and for each that lacks."""
        fields = " and ".join(f"'{key}'" for key in shape.required)
        if not node.pairs:
            found = "nothing" if node.is_empty else node.shape
            self._fault(node, f"{shape.what} needs {fields}; found {found}")
            return {}
        keys = [key.text or "" for key, _ in node.pairs]
        if not any(key in shape.fields or get_close_matches(key, shape.fields, 1) for key in keys):
            self._fault(node, f"{shape.what} needs {fields}; found only '{keys[0]}', so add them")
            return {}
        parts: dict[str, _Node] = {}
        seen: set[str] = set()
        for key, value in self._unique(node.pairs):
            seen.add(key.text or "")
            expected = shape.fields.get(key.text or "")
            if expected is None:
                meant = get_close_matches(key.text or "", shape.fields, 1)
                seen.update(meant)
                way_out = f": did you mean '{meant[0]}'?" if meant else f"; {shape.what} has {', '.join(shape.fields)}"
                self._fault(key, f"unknown key '{key.text}'{way_out}")
            elif self._is(value, expected, key, required=key.text in shape.required):
                parts[key.text or ""] = value
        for missing in (name for name in shape.required if name not in seen):
            self._fault(place or node, f"'{missing}' is missing; {shape.what} needs it")
        return parts

    def _texts(self, node: _Node, shape: _Shape, place: _Node) -> dict[str, str]:
        return {key: part.text for key, part in self._mapping(node, shape, place).items() if part.text is not None}

    def _is(self, node: _Node, expected: str, key: _Node, *, required: bool) -> bool:
        if node.is_empty:
            way_out = "fill it in" if required else "fill it in or remove it"
            self._fault(key, f"'{key.text}' is empty; {way_out}")
            return False
        if node.shape != expected:
            example = f", {_EXAMPLES[key.text]}" if key.text in _EXAMPLES else ""
            self._fault(node, f"'{key.text}' must be {expected}{example}; found {node.shape}")
            return False
        return True

    def _name(self, node: _Node, key: str) -> str:
        if node.text is None or node.is_empty:
            found = "nothing" if node.is_empty else node.shape
            self._fault(node, f"'{key}' holds names; found {found}")
        return node.text or ""

    def _unique(self, pairs: Sequence[tuple[_Node, _Node]]) -> Iterator[tuple[_Node, _Node]]:
        """The pairs whose key is text that no pair before had."""
        lines: dict[str, int] = {}
        for key, value in pairs:
            if key.text is None:
                self._fault(key, f"a key must be text; found {key.shape}")
            elif key.text in lines:
                self._fault(key, f"'{key.text}' is given twice (first on line {lines[key.text]}); keep one of them")
            else:
                lines[key.text] = key.line
                yield key, value

    def _fault(self, node: _Node, problem: str) -> None:
        if (node.line, node.column) not in self.refused:
            self.faults.append(Fault(self.path, node.line, node.column, problem))

    def _refuse(self, event: yaml.Event, problem: str) -> None:
        place = _place(event.start_mark)
        self.faults.append(Fault(self.path, *place, problem))
        self.refused.add(place)


_PLAIN_TAGS = tuple(f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map"))


def _place(mark: "_Mark | None") -> tuple[int, int]:
    return (mark.line + 1, mark.column + 1) if mark is not None else (0, 0)


def _yaml_problem(message: str, before: str, after: str) -> str:
    """Say what the parser's *message* means to who wrote the line; *before* and *after* are its parts at the place."""
    text = "put it between quotes, or on the lines below '|'"
    if "mapping values are not allowed" in message:
        if ":" in before:
            return f"there is a second ': ' in the line; if it is part of the text, {text}"
        return "this does not go on from the line before; line the two up, or add the ':' that is missing there"
    if after.startswith("\t"):
        return "a tab; indent with spaces"
    # The parser has read past the first three of these marks, and stands before the others.
    for mark, found in ((before[-1:], "*&!"), (after[:1], "*&!@`%")):
        if mark and mark in found:
            return f"text cannot start with '{mark}' as it stands; {text}"
    if "unexpected end of stream" in message:
        return "a quote opens here and is never closed; close it"
    if "expected <block end>" in message or "did not find expected key" in message:
        return "this line does not fit those before it; look for a stray quote, or for other indentation than theirs"
    if "could not find expected ':'" in message:
        return "a ':' is missing, or the line is indented too little"
    return f"{message}; look at this line and the one before it"


def _way_out(source_id: str, known: dict[str, Source | None]) -> str:
    if near := get_close_matches(source_id.lower(), known, 1):
        return f": did you mean '{near[0]}'?"
    return f"; its sources are: {', '.join(known)}" if known else "; add it under 'sources'"


def _next(events: Iterator[yaml.Event]) -> yaml.NodeEvent:
    event = next(events)
    assert isinstance(event, yaml.NodeEvent)
    return event


def _until_end(events: Iterator[yaml.Event]) -> Iterator[yaml.NodeEvent]:
    """The events that start a node, up to the end of the collection they stand in."""
    for event in events:
        if not isinstance(event, yaml.NodeEvent):
            return
        yield event


def _pass_over(events: Iterator[yaml.Event]) -> None:
    """Take events up to the end of a collection that has just begun, however deep it goes."""
    depth = 1
    while depth:
        event = next(events)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
