"""Reads a glossary file: YAML in, frozen values out, every fault of the file reported at once with its place.

The file is read as the parser's events, never as Python objects: every scalar stays the text that stands in the
file (YAML's own rules make a term "NO" into False and "012" into 10), tags are never acted on, and a document that
refers to itself cannot grow.
"""

import codecs
import re
from collections.abc import Callable, Iterator, Sequence
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, Protocol, TypeAlias

import yaml

from carelex.errors import Fault, GlossaryError
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

# YAML 1.1, section 5.1: what may stand in a file as it is.
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

LINE_BREAK = re.compile(r"\r\n|\r|\n")

# What is seen only where a file has other faults, which it may have caused.
_ODD = re.compile("[\xa0\x85\u2028\u2029]")
_ODD_INDENT = re.compile(r"([ \xa0]*+(?:-[ \xa0]++)?+)(?:-[ \xa0]|\w++:)")
_ODD_BREAK = re.compile("[\x85\u2028\u2029]")

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


class Characters:
    """A file's characters as the YAML parser reads them, piece by piece, with a fault for what is no text.

    The parser would stop at the first control character, and the faults behind it would wait for another day: it
    gets U+FFFD instead. Where the file is not text at all it gets no more of it.
    """

    def __init__(self, file: Readable, name: str) -> None:
        self.name = name
        self.faults: list[Fault] = []
        self.is_text = True
        self.error: OSError | None = None
        self.position = 0
        self._file = file
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._line = 1
        self._column = 1
        # The last pieces, and the line on which the first of them starts: what a message quotes stands in them. And
        # their lines, once somebody has asked for one.
        self._recent: list[tuple[int, str]] = []
        self._lines: list[str] | None = None
        # Where there is a sign that is no space, but looks like one, before what must stand behind spaces; and one that
        # ends a line to YAML and to nobody else.
        self.odd: list[Fault] = []

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
        if self._lines is None:
            self._lines = LINE_BREAK.split("".join(piece for _, piece in self._recent))
        at = number - (self._recent[0][0] if self._recent else 1)
        return self._lines[at] if 0 <= at < len(self._lines) else ""

    def _read(self) -> bytes:
        try:
            data = self._file.read(_PIECE)
            while data.endswith(b"\r") and (more := self._file.read(1)):
                # What ends a line is never torn.
                data += more
        except OSError as exc:
            self.error = exc
            return b""
        if not self.position:
            if data.startswith((b"\xff\xfe", b"\xfe\xff")):
                self._refuse("not UTF-8 (it is UTF-16); save the file as UTF-8", at_line=True)
                return b""
            data = data.removeprefix(codecs.BOM_UTF8)
        for sign, kind in () if self.position else _KINDS:
            if data[: len(sign)].lower() == sign:
                self._refuse(f"this is {kind}, and a glossary is plain text in UTF-8; save it as that")
                return b""
        if b"\0" in data or (not self.position and data.startswith(b"PK\x03\x04")):
            self._refuse("this is not a text file; a glossary is one, in UTF-8, so export or save it as text")
            return b""
        self.position += len(data)
        return data

    def _refuse(self, problem: str, *, at_line: bool = False) -> None:
        self.faults = [Fault(self.name, *((self._line, self._column) if at_line else (0, 0)), problem)]
        self.is_text = False

    def _checked(self, piece: str) -> str:
        # What prints is allowed; this is the quickest way to see that there is nothing else.
        if not piece.replace("\n", "").isprintable():
            for found in _UNPRINTABLE.finditer(piece):
                line, column = self._place(piece[: found.start()])
                problem = f"the control character U+{ord(found[0]):04X} may not stand in YAML; remove it"
                self.faults.append(Fault(self.name, line, column, problem))
            piece = _UNPRINTABLE.sub("\ufffd", piece)
        if not piece.isascii() and _ODD.search(piece):
            self._note_odd(piece)
        if piece:
            self._recent = [*self._recent[-1:], (self._line, piece)]
            self._lines = None
        self._pass(piece)
        return piece

    def _note_odd(self, piece: str) -> None:
        number, column = self._line, self._column
        for line in LINE_BREAK.split(piece):
            # A piece may begin within a line.
            if column == 1 and (found := _ODD_INDENT.match(line)) and "\xa0" in found[1]:
                problem = "a no-break space (U+00A0) before a key or a '-'; write a space"
                self.odd.append(Fault(self.name, number, found[1].index("\xa0") + 1, problem))
            elif found := _ODD_BREAK.search(line):
                code = f"U+{ord(found[0]):04X}"
                problem = f"{code} ends a line to YAML, and to no editor, and counts as one below; remove it"
                self.odd.append(Fault(self.name, number, found.start() + column, problem))
            number, column = number + 1, 1

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


# How files begin that are text, but not plain.
_KINDS = ((b"{\\rtf", "RTF"), (b"%pdf-", "a PDF"), (b"<!doctype", "a web page"), (b"<html", "a web page"))

# Characters are read by so many bytes.
_PIECE = 1 << 16


class Branch:
    """A sequence with its *items*, or a mapping with its *pairs*. *start_mark* and *value* are as a scalar's."""

    __slots__ = ("items", "pairs", "shape", "start_mark")

    value = None

    def __init__(self, mark: Any, shape: str) -> None:
        self.start_mark = mark
        self.shape = shape
        self.items: list[Node] = []
        self.pairs: list[tuple[Node, Node]] = []


# A scalar is the parser's event itself: a large file has millions, and need not have them twice.
Node: TypeAlias = yaml.ScalarEvent | Branch


def _shape(node: Node) -> str:
    return node.shape if isinstance(node, Branch) else TEXT


def _is_empty(node: Node) -> bool:
    return not (node.items or node.pairs if isinstance(node, Branch) else node.value.strip())


def _pairs(node: Node) -> list[tuple[Node, Node]]:
    return node.pairs if isinstance(node, Branch) else []


def items_of(parts: "dict[str, Node]", key: str) -> list[Node]:
    node = parts.get(key)
    return node.items if isinstance(node, Branch) else []


def _text(parts: "dict[str, Node]", key: str) -> str | None:
    return parts[key].value if key in parts else None


def place_of(node: Any) -> tuple[int, int]:
    """Line and column, counted from 1, at which *node* starts."""
    return node.start_mark.line + 1, node.start_mark.column + 1


def end_of(node: Any) -> tuple[int, int]:
    """Line and column, counted from 1, behind the end of *node*."""
    return node.end_mark.line + 1, node.end_mark.column + 1


def packed(node: Node) -> int:
    """The place of a node as one number: a large file has many to remember."""
    return packed_place(*place_of(node))


def packed_place(line: int, column: int) -> int:
    return line << 32 | column


def unpacked(place: int) -> tuple[int, int]:
    return place >> 32, place & 0xFFFFFFFF


class _TooDeepError(Exception):
    """What stands at a line and a column, counted from 1, is nested too deeply."""

    def __init__(self, line: int, column: int) -> None:
        super().__init__(line, column)
        self.line, self.column = line, column


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
            raise GlossaryError([_unreadable(self.name, self._characters.error)]) from self._characters.error
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
                place = next(node for key, node in _pairs(value) if key.value == "url")
                problem = (
                    "is no web address: one starts with http:// or https://, without spaces or signs such as < and |"
                )
                self._fault(place, f"'url' {problem}; mend it or leave it out")
            # One that has faults is known all the same, so that what cites it is not a fault too.
            self._known[source_id] = Source(id=source_id, **fields) if "name" in fields else None
        self.sources = {source_id: source for source_id, source in self._known.items() if source is not None}

    def _term(self, node: Node) -> Term | None:
        parts = self._mapping(node, TERM)
        name = _text(parts, "term")
        replaces = self._flag(parts, "replaces")
        definitions = [self._definition(item, name or "", replaces=replaces) for item in items_of(parts, "definitions")]
        aliases = tuple([self._name(item, "aliases") for item in items_of(parts, "aliases")])
        see_also = tuple([self._name(item, "see_also") for item in items_of(parts, "see_also")])
        if name is None:
            return None
        self._note_names(name, parts)
        whole = tuple([definition for definition in definitions if definition is not None])
        return Term(name, whole, _text(parts, "abbreviation"), aliases, see_also)

    def _definition(self, node: Node, term: str, *, replaces: bool) -> Definition | None:
        parts = self._mapping(node, DEFINITION)
        replaces = self._flag(parts, "replaces") or replaces
        source = self._source(parts["source"]) if "source" in parts else None
        if source is None or "text" not in parts:
            return None
        # The line break that ends a block of text is YAML's, not the source's.
        text = (parts["text"].value or "").strip("\n")
        headword = _text(parts, "headword") or term
        return Definition(source, text, headword, self.name, _text(parts, "note"), replaces=replaces)

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
        for key, value in _pairs(node):
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
        if not _pairs(node):
            found = "nothing" if _is_empty(node) else _shape(node)
            self._fault(node, f"{shape.what} needs {shape.needs}; found {found}")
            return {}
        keys = [key.value or "" for key, _ in _pairs(node)]
        if not any(key in shape.fields or _meant(key, shape) for key in keys):
            self._fault(node, f"{shape.what} needs {shape.needs}; found only '{keys[0]}', so add them")
            return {}
        parts: dict[str, Node] = {}
        seen: set[str] = set()
        for key, value in self._unique(_pairs(node), shape.if_twice, shape.first):
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
        if _is_empty(node):
            if place_of(node) in self._refused:
                # What stands there has been refused as YAML.
                return False
            way_out = "fill it in" if required else "fill it in or remove it"
            if re.search(r":\s+#\S", self._characters.line(place_of(key)[0])):
                way_out = "what stands after the '#' is a comment, so put it between quotes"
            self._fault(key, f"'{key.value}' is empty; {way_out}")
            return False
        if _shape(node) != field.shape:
            example = f", {field.example}" if field.example else ""
            if field.shape is TEXT and _shape(node) is not LIST:
                example = ", between quotes or on the lines below '|'"
            if field.example.startswith("as in") and _LIST_OF_NAMES.fullmatch(node.value or ""):
                example = f", as in [{node.value}]"
            self._fault(node, f"'{key.value}' must be {field.shape}{example}; found {_shape(node)}")
            return False
        return True

    def _name(self, node: Node, key: str) -> str:
        if node.value is None or _is_empty(node):
            found = "nothing" if _is_empty(node) else _shape(node)
            self._fault(node, f"'{key}' holds names; found {found}")
        return node.value or ""

    def _unique(self, pairs: Sequence[tuple[Node, Node]], way_out: str, first: str = "") -> Iterator[tuple[Node, Node]]:
        """The pairs whose key is text that no pair before had; none from where the key *first* comes again."""
        lines: dict[str, int] = {}
        for key, value in pairs:
            if key.value is None:
                self._fault(key, f"a key must be text; found {_shape(key)}")
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
