"""Reads a glossary file: YAML in, frozen values out, every fault of the file reported at once with its place.

The file is read as the parser's events, never as Python objects: every scalar stays the text that stands in the
file (YAML's own rules make a term "NO" into False and "012" into 10), tags are never acted on, and a document that
refers to itself cannot grow.
"""

import codecs
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, Protocol, TypeAlias

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
    """Read the glossary file at *path* whole.

    name: what faults and definitions call the file; the path as given, when left out.
    Raises GlossaryError, with every fault of the file, when it cannot be read or breaks a rule of the format.
    """
    name = str(path) if name is None else name
    with open_glossary(path, name) as file:
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


def open_glossary(path: Path, name: str) -> BinaryIO:
    """Open the glossary file at *path*, which messages call *name*; raise GlossaryError when that cannot be done."""
    try:
        return path.open("rb")
    except FileNotFoundError as exc:
        raise GlossaryError([Fault(name, 0, 0, "no such file; check the path")]) from exc
    except IsADirectoryError as exc:
        raise GlossaryError([Fault(name, 0, 0, "this is a folder; name a file in it")]) from exc
    except (OSError, ValueError) as exc:
        raise GlossaryError([_unreadable(name, exc)]) from exc


def _unreadable(name: str, exc: OSError | ValueError) -> Fault:
    reason = getattr(exc, "strerror", None) or exc
    return Fault(name, 0, 0, f"cannot be read ({reason}); check the path and its permissions")


class Readable(Protocol):
    """A file of bytes, as far as it takes one to be read."""

    def read(self, size: int, /) -> bytes: ...


class _Characters:
    """A file's characters as the YAML parser reads them, piece by piece, with a fault for what is no text.

    The parser would stop at the first control character, and the faults behind it would wait for another day: it
    gets U+FFFD instead. Where the file is not text at all it gets no more of it.
    """

    def __init__(self, file: Readable, name: str) -> None:
        self.faults: list[Fault] = []
        self.is_text = True
        self.error: OSError | None = None
        self.position = 0
        self._file = file
        self._name = name
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._line = 1
        self._column = 1
        # The last pieces, and the line on which the first of them starts: what a message quotes stands in them.
        self._recent: list[tuple[int, str]] = []

    def read(self, _size: int = 0) -> str:
        """Give the next characters, some ten thousands of them; an empty text at the end."""
        while self.is_text:
            data = self._read()
            try:
                piece = self._decoder.decode(data, final=not data)
            except UnicodeDecodeError as exc:
                self._pass(exc.object[: exc.start].decode("utf-8"))
                self._refuse(f"not UTF-8 (byte 0x{exc.object[exc.start]:02x}); save the file as UTF-8", at_line=True)
                break
            if piece or not data:
                return self._checked(piece)
        return ""

    def line(self, number: int) -> str:
        """Give a line that was read a moment ago, counted from 1; an empty one when it was not."""
        first = self._recent[0][0] if self._recent else 1
        lines = "".join(piece for _, piece in self._recent).splitlines()
        return lines[number - first] if 0 <= number - first < len(lines) else ""

    def _read(self) -> bytes:
        try:
            data = self._file.read(_PIECE)
            if data.endswith(b"\r"):
                # What ends a line is never torn.
                data += self._file.read(1)
        except OSError as exc:
            self.error = exc
            return b""
        if not self.position:
            if data.startswith((b"\xff\xfe", b"\xfe\xff")):
                self._refuse("not UTF-8 (it is UTF-16); save the file as UTF-8", at_line=True)
                return b""
            data = data.removeprefix(codecs.BOM_UTF8)
        if b"\0" in data or (not self.position and data.startswith(b"PK\x03\x04")):
            self._refuse("this is not a text file; a glossary is one, in UTF-8, so export or save it as text")
            return b""
        self.position += len(data)
        return data

    def _refuse(self, problem: str, *, at_line: bool = False) -> None:
        self.faults = [Fault(self._name, *((self._line, self._column) if at_line else (0, 0)), problem)]
        self.is_text = False

    def _checked(self, piece: str) -> str:
        # What prints is allowed; this is the quickest way to see that there is nothing else.
        if not piece.replace("\n", "").isprintable():
            for found in _UNPRINTABLE.finditer(piece):
                line, column = self._place(piece[: found.start()])
                problem = f"the control character U+{ord(found[0]):04X} may not stand in YAML; remove it"
                self.faults.append(Fault(self._name, line, column, problem))
            piece = _UNPRINTABLE.sub("\ufffd", piece)
        self._recent = [*self._recent[-1:], (self._line, piece)]
        self._pass(piece)
        return piece

    def _pass(self, piece: str) -> None:
        self._line, self._column = self._place(piece)

    def _place(self, piece: str) -> tuple[int, int]:
        """Line and column behind *piece*, which follows what was read."""
        breaks = piece.count("\n")
        if "\r" in piece:
            breaks += piece.count("\r") - piece.count("\r\n")
        if not breaks:
            return self._line, self._column + len(piece)
        return self._line + breaks, len(piece) - max(piece.rfind("\n"), piece.rfind("\r"))


# Characters are read by so many bytes.
_PIECE = 1 << 16


# What a node can be, as messages call it.
_TEXT, _LIST, _MAPPING = "text", "a list", "a mapping"


class _Collection:
    """A sequence with its *items*, or a mapping with its *pairs*. *start_mark* and *value* are as a scalar's."""

    __slots__ = ("items", "pairs", "shape", "start_mark")

    value = None

    def __init__(self, mark: Any, shape: str) -> None:
        self.start_mark = mark
        self.shape = shape
        self.items: list[_Node] = []
        self.pairs: list[tuple[_Node, _Node]] = []


# A scalar is the parser's event itself: a large file has millions, and need not have them twice.
_Node: TypeAlias = yaml.ScalarEvent | _Collection


def _shape(node: _Node) -> str:
    return node.shape if isinstance(node, _Collection) else _TEXT


def _is_empty(node: _Node) -> bool:
    return not (node.items or node.pairs if isinstance(node, _Collection) else node.value.strip())


def _pairs(node: _Node) -> list[tuple[_Node, _Node]]:
    return node.pairs if isinstance(node, _Collection) else []


def _items(parts: "dict[str, _Node]", key: str) -> list[_Node]:
    node = parts.get(key)
    return node.items if isinstance(node, _Collection) else []


def _text(parts: "dict[str, _Node]", key: str) -> str | None:
    return parts[key].value if key in parts else None


def _place(node: Any) -> tuple[int, int]:
    """Line and column, counted from 1, at which *node* starts."""
    return node.start_mark.line + 1, node.start_mark.column + 1


def _packed(node: _Node) -> int:
    """The place of a node as one number: a large file has many to remember."""
    line, column = _place(node)
    return line << 32 | column


def _unpacked(place: int) -> tuple[int, int]:
    return place >> 32, place & 0xFFFFFFFF


class _Shape(NamedTuple):
    """The fields that a mapping of the format may hold, and what each is; and those that it must hold."""

    what: str
    fields: dict[str, str]
    required: tuple[str, ...]

    @property
    def needs(self) -> str:
        return " and ".join(f"'{key}'" for key in self.required)


_GLOSSARY = _Shape("a glossary", {"sources": _MAPPING, "terms": _LIST}, ("sources", "terms"))
_SOURCE = _Shape(
    "a source",
    dict.fromkeys(("name", "title", "publisher", "url", "published", "accessed", "licence", "note"), _TEXT),
    ("name",),
)
_TERM = _Shape(
    "a term",
    {"term": _TEXT, "abbreviation": _TEXT, "aliases": _LIST, "see_also": _LIST, "definitions": _LIST},
    ("term", "definitions"),
)
_DEFINITION = _Shape("a definition", dict.fromkeys(("source", "headword", "note", "text"), _TEXT), ("source", "text"))

# How to write what should have been there, for the message about what was.
_EXAMPLES = {
    "sources": "with a line 'ID:' for each source",
    "terms": "with a line '- term: NAME' for each term",
    "aliases": "as in [NAME, OTHER NAME]",
    "see_also": "as in [TERM, OTHER TERM]",
    "definitions": "with a line '- source: ID' for each definition",
}


class Reading:
    """The reading of one glossary file: its terms as they come, and its faults.

    When the terms have come to an end, *sources* and *faults*, in the order of the file, are complete. A term
    with a fault still comes, as far as it can be read, so that reading goes on to the next fault; a file with one is
    not to be used.
    """

    def __init__(self, file: Readable, name: str) -> None:
        self.name = name
        self.faults: list[Fault] = []
        self.sources: dict[str, Source] = {}
        self._characters = _Characters(file, name)
        self._next_event: Callable[[], Any]
        # Where a node was refused as YAML: what stands there for it has no further faults.
        self._refused: set[tuple[int, int]] = set()
        # What stands under "sources", a faulty one as None; nothing at all until it has been read.
        self._known: dict[str, Source | None] | None = None
        # Ids that were cited before they were known, and where.
        self._cited: dict[str, list[tuple[int, int]]] = {}
        # The places of the terms by the folds of their names; and the other names, with their places and their terms'.
        self._places: dict[str, int] = {}
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
        except yaml.MarkedYAMLError as exc:
            self._report(exc)
        except ValueError as exc:
            # PyYAML's own parser, of an escape that stands for no character.
            problem = f"not YAML: {exc}; look for a wrong escape, as in '\\U…'"
            self.faults.append(Fault(self.name, 1, 1, problem))
        # Where the parser has stopped early, what is wrong further on is told all the same.
        while self._characters.read():
            pass
        if self._characters.error is not None:
            raise GlossaryError([_unreadable(self.name, self._characters.error)]) from self._characters.error
        if not self._characters.is_text:
            self.faults.clear()
        self.faults = sorted([*self.faults, *self._characters.faults])

    # From characters to nodes.

    def _root(self) -> Iterator[Term]:
        loader = _Loader(self._characters)
        self._next_event = loader.get_event
        try:
            yield from self._document()
        finally:
            loader.dispose()

    def _document(self) -> Iterator[Term]:
        root: _Node | None = None
        while (event := self._next_event()) is not None:
            if isinstance(event, yaml.DocumentStartEvent) and root is not None:
                self._refuse(event, "a second YAML document; a glossary is one, so remove the '---'")
                break
            if isinstance(event, yaml.MappingStartEvent):
                root = _Collection(event.start_mark, _MAPPING)
                yield from self._parts(root)
                self._check_tag(event)
            elif isinstance(event, yaml.NodeEvent):
                root = self._node(event, depth=0)
        if root is None or root.value == "":
            self.faults.append(Fault(self.name, 1, 1, "the file is empty; a glossary has 'sources' and 'terms'"))
            return
        self._mapping(root, _GLOSSARY)
        self._check_names()
        for source_id, places in self._cited.items():
            if source_id not in (known := self._known or {}):
                problem = f"no source '{source_id}' in this file{_way_out(source_id, known)}"
                self.faults.extend(Fault(self.name, *place, problem) for place in places)

    def _parts(self, root: _Collection) -> Iterator[Term]:
        """Read what *root* holds into its pairs: the sources as they are, the terms one by one and then no more."""
        has_terms = False
        while type(event := self._next_event()) is not yaml.MappingEndEvent:
            key, start = self._node(event, depth=1), self._next_event()
            value: _Node
            if key.value == "terms" and not has_terms and isinstance(start, yaml.SequenceStartEvent):
                has_terms = True
                value = _Collection(start.start_mark, _LIST)
                while type(event := self._next_event()) is not yaml.SequenceEndEvent:
                    node = self._node(event, depth=2)
                    value.items = [node]
                    if (term := self._term(node)) is not None:
                        yield term
                self._check_tag(start)
            else:
                value = self._node(start, depth=1)
                if key.value == "sources" and self._known is None and isinstance(value, _Collection) and value.pairs:
                    self._read_sources(value)
            root.pairs.append((key, value))

    def _node(self, event: Any, *, depth: int) -> _Node:
        # By type, the likeliest first: reading a large file consists of little else.
        kind = type(event)
        if isinstance(event, yaml.ScalarEvent):
            self._check_tag(event)
            return event
        if kind is yaml.AliasEvent:
            self._refuse(event, f"the YAML alias '*{event.anchor}' is not allowed in a glossary; write the text itself")
            return _stand_in(event, "*")
        self._check_tag(event)
        if depth == _DEEPEST:
            self._refuse(event, "nested too deeply for a glossary; check the indentation")
            self._pass_over()
            return _stand_in(event, "…")
        next_event, scalar, depth = self._next_event, yaml.ScalarEvent, depth + 1
        if kind is yaml.SequenceStartEvent:
            node = _Collection(event.start_mark, _LIST)
            while type(event := next_event()) is not yaml.SequenceEndEvent:
                node.items.append(self._node(event, depth=depth))
        else:
            node = _Collection(event.start_mark, _MAPPING)
            while type(event := next_event()) is not yaml.MappingEndEvent:
                # Most are scalars: the first question of a call is answered here without one.
                key = event if type(event) is scalar and event.tag is None else self._node(event, depth=depth)
                event = next_event()
                value = event if type(event) is scalar and event.tag is None else self._node(event, depth=depth)
                node.pairs.append((key, value))
        return node

    def _pass_over(self) -> None:
        """Take events up to the end of a collection that has just begun, however deep it goes."""
        depth = 1
        while depth:
            event = self._next_event()
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)

    def _check_tag(self, event: Any) -> None:
        if event.tag is not None and event.tag not in _PLAIN_TAGS:
            self._refuse(event, f"the YAML tag '{event.tag}' is not allowed in a glossary; remove it")

    def _report(self, exc: yaml.MarkedYAMLError) -> None:
        message = exc.problem or "it cannot be parsed"
        # A quote that is never closed is found at the end of the file; where it opens is what to look at.
        unclosed = "unexpected end of stream" in message and exc.context_mark is not None
        mark = exc.context_mark if unclosed else exc.problem_mark
        line, column = (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)
        text = self._characters.line(line)
        problem = _yaml_problem(message, text[: column - 1], text[column - 1 :])
        self.faults.append(Fault(self.name, line, column, f"not YAML: {problem}"))

    # From nodes to values. A part with a fault still comes out, so that reading goes on to the next fault.

    def _read_sources(self, node: _Collection) -> None:
        self._known = {}
        for key, value in self._unique(node.pairs):
            source_id = key.value or ""
            if not _SOURCE_ID.fullmatch(source_id):
                mended = re.sub(r"[^a-z0-9]+", "-", source_id.lower()).strip("-") or "a-name"
                self._fault(key, f"the source id '{source_id}' may hold a-z, 0-9 and '-' only; write '{mended}'")
            fields = self._texts(value, _SOURCE, key)
            url = fields.get("url")
            if url is not None and not _WEB_ADDRESS.fullmatch(url):
                place = next(node for key, node in _pairs(value) if key.value == "url")
                self._fault(
                    place, "'url' must be an address that starts with http:// or https://; mend it or leave it out"
                )
            # One that has faults is known all the same, so that what cites it is not a fault too.
            self._known[source_id] = Source(id=source_id, **fields) if "name" in fields else None
        self.sources = {source_id: source for source_id, source in self._known.items() if source is not None}

    def _term(self, node: _Node) -> Term | None:
        parts = self._mapping(node, _TERM)
        name = _text(parts, "term")
        definitions = [self._definition(item, name or "") for item in _items(parts, "definitions")]
        aliases = tuple([self._name(item, "aliases") for item in _items(parts, "aliases")])
        see_also = tuple([self._name(item, "see_also") for item in _items(parts, "see_also")])
        if name is None:
            return None
        self._note_names(name, parts)
        whole = tuple([definition for definition in definitions if definition is not None])
        return Term(name, whole, _text(parts, "abbreviation"), aliases, see_also)

    def _definition(self, node: _Node, term: str) -> Definition | None:
        parts = self._mapping(node, _DEFINITION)
        source = self._source(parts["source"]) if "source" in parts else None
        if source is None or "text" not in parts:
            return None
        # The line break that ends a block of text is YAML's, not the source's.
        text = (parts["text"].value or "").strip("\n")
        return Definition(source, text, _text(parts, "headword") or term, self.name, _text(parts, "note"))

    def _source(self, node: _Node) -> Source | None:
        """The source that is cited at *node*; None when it is not described as it should be."""
        source_id: str = node.value or ""
        if self._known is None:
            self._cited.setdefault(source_id, []).append(_place(node))
            return Source(id=source_id, name=source_id)
        if source_id not in self._known:
            self._fault(node, f"no source '{source_id}' in this file{_way_out(source_id, self._known)}")
        return self._known.get(source_id)

    def _note_names(self, name: str, parts: dict[str, _Node]) -> None:
        """Keep the names of a term for the checks that need the whole file."""
        place = _packed(parts["term"])
        first = self._places.setdefault(same_name(name), place)
        if first != place:
            problem = f"'{name}' is already a term (line {_unpacked(first)[0]}); make one of them an alias"
            self._fault(parts["term"], problem)
        if "abbreviation" in parts or "aliases" in parts:
            others = [*_items(parts, "aliases"), *(parts[key] for key in ("abbreviation",) if key in parts)]
            self._others += [(node.value or "", _packed(node), place) for node in others]

    def _check_names(self) -> None:
        for name, place, own_place in self._others:
            other = self._places.get(same_name(name), own_place)
            if other != own_place and _unpacked(place) not in self._refused:
                problem = f"'{name}' is a term of its own (line {_unpacked(other)[0]}); remove it here or there"
                self.faults.append(Fault(self.name, *_unpacked(place), problem))

    # The shape of a mapping, field by field.

    def _mapping(self, node: _Node, shape: _Shape, place: _Node | None = None) -> dict[str, _Node]:
        """The fields of *node* that are as *shape* says; a fault for each that is not, and for each that lacks."""
        parts: dict[str, _Node] = {}
        fields = shape.fields
        for key, value in _pairs(node):
            name = key.value
            shape_of_value, content = (
                (value.shape, value.items or value.pairs)
                if isinstance(value, _Collection)
                else (_TEXT, value.value.strip())
            )
            if name is None or name in parts or fields.get(name) is not shape_of_value or not content:
                return self._faulty(node, shape, place)
            parts[name] = value
        if all(map(parts.__contains__, shape.required)):
            return parts
        return self._faulty(node, shape, place)

    def _faulty(self, node: _Node, shape: _Shape, place: _Node | None) -> dict[str, _Node]:
        """As `_mapping`, for one that has a fault, or many."""
        if not _pairs(node):
            found = "nothing" if _is_empty(node) else _shape(node)
            self._fault(node, f"{shape.what} needs {shape.needs}; found {found}")
            return {}
        keys = [key.value or "" for key, _ in _pairs(node)]
        if not any(key in shape.fields or get_close_matches(key, shape.fields, 1) for key in keys):
            self._fault(node, f"{shape.what} needs {shape.needs}; found only '{keys[0]}', so add them")
            return {}
        parts: dict[str, _Node] = {}
        seen: set[str] = set()
        for key, value in self._unique(_pairs(node)):
            seen.add(key.value or "")
            expected = shape.fields.get(key.value or "")
            if expected is None:
                meant = get_close_matches(key.value or "", shape.fields, 1)
                seen.update(meant)
                way_out = f": did you mean '{meant[0]}'?" if meant else f"; {shape.what} has {', '.join(shape.fields)}"
                self._fault(key, f"unknown key '{key.value}'{way_out}")
            elif self._is(value, expected, key, required=key.value in shape.required):
                parts[key.value or ""] = value
        for missing in (name for name in shape.required if name not in seen):
            self._fault(place or node, f"'{missing}' is missing; {shape.what} needs it")
        return parts

    def _texts(self, node: _Node, shape: _Shape, place: _Node) -> dict[str, str]:
        return {key: part.value for key, part in self._mapping(node, shape, place).items() if part.value is not None}

    def _is(self, node: _Node, expected: str, key: _Node, *, required: bool) -> bool:
        if _is_empty(node):
            way_out = "fill it in" if required else "fill it in or remove it"
            self._fault(key, f"'{key.value}' is empty; {way_out}")
            return False
        if _shape(node) != expected:
            example = f", {_EXAMPLES[key.value]}" if key.value in _EXAMPLES else ""
            self._fault(node, f"'{key.value}' must be {expected}{example}; found {_shape(node)}")
            return False
        return True

    def _name(self, node: _Node, key: str) -> str:
        if node.value is None or _is_empty(node):
            found = "nothing" if _is_empty(node) else _shape(node)
            self._fault(node, f"'{key}' holds names; found {found}")
        return node.value or ""

    def _unique(self, pairs: Sequence[tuple[_Node, _Node]]) -> Iterator[tuple[_Node, _Node]]:
        """The pairs whose key is text that no pair before had."""
        lines: dict[str, int] = {}
        for key, value in pairs:
            if key.value is None:
                self._fault(key, f"a key must be text; found {_shape(key)}")
            elif key.value in lines:
                self._fault(key, f"'{key.value}' is given twice (first on line {lines[key.value]}); keep one of them")
            else:
                lines[key.value] = _place(key)[0]
                yield key, value

    def _fault(self, node: _Node, problem: str) -> None:
        place = _place(node)
        if place not in self._refused:
            self.faults.append(Fault(self.name, *place, problem))

    def _refuse(self, event: yaml.Event, problem: str) -> None:
        place = _place(event)
        self.faults.append(Fault(self.name, *place, problem))
        self._refused.add(place)


_PLAIN_TAGS = ("!", *(f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map")))


def _stand_in(event: yaml.Event, text: str) -> yaml.ScalarEvent:
    """What goes on being read as text where *event* has been refused."""
    return yaml.ScalarEvent(None, None, (True, True), text, event.start_mark, event.end_mark)


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


def _way_out(source_id: str, known: Collection[str]) -> str:
    if near := get_close_matches(source_id.lower(), known, 1):
        return f": did you mean '{near[0]}'?"
    return f"; its sources are: {', '.join(known)}" if known else "; add it under 'sources'"
