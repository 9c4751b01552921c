"""Reads JSON, JSON Lines and YAML into records and fields; their texts may be HTML, Markdown or plain."""

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

from carelex.errors import CarelexError
from carelex.importing.given import Given, HowToRead
from carelex.importing.readers.columns_of_data import rows_of_columns
from carelex.importing.readers.decoding import decode
from carelex.importing.readers.entry_blocks import is_of_language, plain_paragraphs
from carelex.importing.readers.own import own_glossary
from carelex.importing.tree import Block, Document, Fact, Kind, LeftOut, Place, Reason

_DEEPEST = 60
_MOST_VALUES = 5_000_000

# These keys are tags of a language only if other keys are, too: "id" and "no" usually are not.
_LANGUAGES = frozenset(
    "ar bn cy da de el en es fa fi fr ga gd gu gv hi hu it ja ko ku kw lt lv nl pa pl ps pt ro ru sk so sq sv ta tr uk "
    "ur vi zh".split()
)


class Value(NamedTuple):
    """A value in the data, and its place.

    held: a text, true or false, a list of values, or a list of pairs of key and value.
    """

    held: "str | bool | list[Value] | list[tuple[str, Value]]"
    place: Place

    @property
    def pairs(self) -> "list[tuple[str, Value]]":
        """The pairs of a mapping; empty for anything else."""
        return self.held if self.is_mapping else []  # type: ignore[return-value]

    @property
    def items(self) -> "list[Value]":
        """The items of a list; empty for anything else."""
        return [] if isinstance(self.held, (str, bool)) or self.is_mapping else self.held  # type: ignore[return-value]

    @property
    def text(self) -> str:
        """A text; empty for anything else."""
        return self.held if isinstance(self.held, str) else ""

    @property
    def is_mapping(self) -> bool:
        return isinstance(self.held, list) and bool(self.held) and type(self.held[0]) is tuple

    def get(self, key: str) -> "Value | None":
        """The value of a key of a mapping."""
        return next((value for name, value in self.pairs if name == key), None)


def read(given: Given, how: HowToRead) -> Document:
    """Read data of any shape. A glossary of carelex's own is kept as it is."""
    decoded = decode(given.data, given.name, encoding=how.encoding, declared=[given.charset] if given.charset else ())
    root = _parsed(decoded.text, given, how.format or "")
    if glossary := own_glossary(root, given):
        return Document(given.name, Block(Kind.DOCUMENT), glossary=glossary)
    return document_of(root, given, how)


def document_of(root: Value, given: Given, how: HowToRead) -> Document:
    """A document of data, in one language where it has several."""
    left_out: list[LeftOut] = []
    facts = _facts(root)
    root = _in_language(root, how.language, left_out)
    block = Block(Kind.DOCUMENT, blocks=tuple(_blocks(root, given.name)), place=Place(given.name))
    return Document(given.name, block, facts, left_out)


def _parsed(text: str, given: Given, kind: str) -> Value:
    try:
        match kind:
            case "json":
                return _of_json(_json(text), Place(given.name))
            case "jsonl":
                return Value([*_lines(text, given.name)], Place(given.name))
            case _:
                return _of_yaml(text, given.name)
    except json.JSONDecodeError as exc:
        raise CarelexError(
            f"{given.name}:{exc.lineno}:{exc.colno}: is not valid JSON ({exc.msg}); correct it there"
        ) from exc
    except RecursionError as exc:
        raise CarelexError(f"{given.name}: its data is nested too deep; no glossary needs so many levels") from exc


class _Pairs(list[tuple[str, Any]]):
    """An object of JSON with all its pairs, even if a key comes twice."""


def _json(text: str) -> Any:
    """Read JSON; numbers stay as they are written, however long."""
    return json.loads(text, object_pairs_hook=_Pairs, parse_int=str, parse_float=str)


def _lines(text: str, name: str) -> Iterator[Value]:
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            try:
                data = _json(line)
            except json.JSONDecodeError as exc:
                raise CarelexError(
                    f"{name}:{number}:{exc.colno}: is not valid JSON ({exc.msg}); correct it there"
                ) from exc
            yield _of_json(data, Place(name, number))


def _of_json(data: Any, place: Place, depth: int = 0) -> Value:
    if depth > _DEEPEST:
        raise RecursionError
    if isinstance(data, _Pairs):
        pairs = [(key, _of_json(value, _within(place, key), depth + 1)) for key, value in data]
        return Value(pairs, place)
    if isinstance(data, list):
        return Value([_of_json(item, _within(place, number), depth + 1) for number, item in enumerate(data, 1)], place)
    if data is None:
        return Value("", place)
    return Value(data if isinstance(data, (str, bool)) else json.dumps(data), place)


def _within(place: Place, part: str | int) -> Place:
    if place.line:
        return place
    inner = f"[{part}]" if isinstance(part, int) else f".{part}"
    return place._replace(part=(place.part + inner).removeprefix("."))


def _of_yaml(text: str, name: str) -> Value:
    """Read YAML by its events, so that tags have no effect."""
    loader = yaml.CBaseLoader if hasattr(yaml, "CSafeLoader") else yaml.BaseLoader
    values = _YamlValues(name)
    try:
        for event in yaml.parse(text, Loader=loader):
            values.take(event)
    except yaml.MarkedYAMLError as exc:
        mark = exc.problem_mark or exc.context_mark
        where = f":{mark.line + 1}:{mark.column + 1}" if mark else ""
        raise CarelexError(
            f"{name}{where}: is not valid YAML ({exc.problem or exc.context}); correct it there"
        ) from exc
    except yaml.YAMLError as exc:
        raise CarelexError(f"{name}: is not valid YAML ({' '.join(str(exc).split())[:200]}); correct it there") from exc
    documents = values.documents
    return documents[0] if len(documents) == 1 else Value(documents, Place(name))


class _OpenCollection(NamedTuple):
    """A mapping or a list that is not complete yet.

    before: how many values came before it. held: its items; for a mapping, keys and values in turn.
    """

    place: Place
    anchor: str | None
    is_mapping: bool
    before: int
    held: list[Value]


class _YamlValues:
    """Builds values from events; a value that an alias refers to is counted each time."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.documents: list[Value] = []
        self._open: list[_OpenCollection] = []
        self._anchors: dict[str, Value] = {}
        self._sizes: dict[int, int] = {}
        self._count = 0

    def take(self, event: yaml.Event) -> None:
        """Add the value of an event; raise RecursionError if there are too many or they are nested too deeply."""
        place = Place(self._name, event.start_mark.line + 1) if event.start_mark else Place(self._name)
        match event:
            case yaml.ScalarEvent():
                plain = _scalar(event.value) if event.implicit[0] else event.value
                self._count += 1
                self._add(Value(plain, place), event.anchor)
            case yaml.AliasEvent():
                if event.anchor not in self._anchors:
                    raise CarelexError(f"{place}: *{event.anchor} refers to nothing; correct it there")
                value = self._anchors[event.anchor]
                self._count += self._sizes.get(id(value.held), 1)
                self._add(value, None)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                is_mapping = isinstance(event, yaml.MappingStartEvent)
                self._open.append(_OpenCollection(place, event.anchor, is_mapping, self._count, []))
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._close(self._open.pop())
        if len(self._open) > _DEEPEST or self._count > _MOST_VALUES:
            raise RecursionError

    def _close(self, ended: _OpenCollection) -> None:
        held = ended.held
        pairs = [(key.text, value) for key, value in zip(held[::2], held[1::2], strict=False)]
        value = Value(pairs if ended.is_mapping else held, ended.place)
        self._sizes[id(value.held)] = self._count - ended.before + 1
        self._add(value, ended.anchor)

    def _add(self, value: Value, anchor: str | None) -> None:
        if anchor:
            self._anchors[anchor] = value
        (self._open[-1].held if self._open else self.documents).append(value)


def _scalar(written: str) -> str | bool:
    """The value of a plain scalar of YAML: nothing, true or false, or a text."""
    if written in ("", "~", "null", "Null", "NULL"):
        return ""
    return written.lower() == "true" if re.fullmatch("true|True|TRUE|false|False|FALSE", written) else written


def _facts(root: Value) -> dict[str, Fact]:
    """What the data says about itself, at its top or in a mapping there."""
    facts: dict[str, Fact] = {}
    tops = [("", root)]
    tops += [(f"{key}.", value) for key, value in root.pairs if key.lower() in ("meta", "metadata", "info", "about")]
    wanted = {
        "title": "title",
        "publisher": "publisher",
        "licence": "licence",
        "license": "licence",
        "url": "url",
        "published": "published",
        "date": "published",
        "generated": "published",
        "updated": "published",
        "modified": "published",
    }
    for before, top in tops:
        # The name of one entry is not that of the whole.
        if not before and not any(value.pairs or value.items for _, value in top.pairs):
            continue
        for key, value in top.pairs:
            field = wanted.get(key.lower().rpartition(":")[2])
            if field and value.text and (field != "url" or re.match(r"https?://", value.text)):
                said = re.sub(r"T\d\d:\d\d.*$", "", value.text) if field == "published" else value.text
                facts.setdefault(field, Fact(" ".join(said.split()), f"{before}{key}"))
    return facts


def _in_language(value: Value, language: str, left_out: list[LeftOut]) -> Value:
    """The data with only the wanted language where it has several."""
    if value.items:
        items = [_in_language(item, language, left_out) for item in value.items]
        return value._replace(held=[item for item in items if item.held])
    if not value.pairs:
        return value
    by_language = {
        key: held for key, held in value.pairs if key.split("-")[0].lower() in _LANGUAGES and len(key) < _LONGEST_TAG
    }
    # If all values are texts, or all are mappings, the keys are languages.
    shapes = {held.is_mapping for held in by_language.values()}
    is_of_languages = len(shapes) == 1 and (
        len(by_language) == len(value.pairs) if shapes == {False} else bool(by_language.keys() & {"en", "cy", language})
    )
    if not is_of_languages:
        pairs = [(key, _in_language(held, language, left_out)) for key, held in value.pairs]
        return value._replace(held=pairs)
    others = [(key, held) for key, held in value.pairs if key not in by_language]
    wanted = next((held for key, held in by_language.items() if is_of_language(key, language)), None)
    if wanted is None:
        if shapes == {True}:
            first = next(iter(by_language.values()))
            name = next((held.text for _, held in first.pairs if held.text), "")
            left_out.append(LeftOut(name, Reason.OTHER_LANGUAGE, value.place))
        return value._replace(held="")
    if isinstance(wanted.held, str):
        return wanted
    pairs = [*others, *wanted.pairs]
    return value._replace(held=[(key, _in_language(held, language, left_out)) for key, held in pairs])


# "zh-Hant-TW" and the like.
_LONGEST_TAG = 12


def _blocks(value: Value, file: str) -> Iterator[Block]:
    """The blocks of a value: a record for a mapping, a list for a list, and the blocks of a text."""
    if rows_by_column := rows_of_columns(value.pairs):
        heads = Value([Value(key, held.place) for key, held in value.pairs], value.place)
        whole = (heads, *(Value(cells, cells[0].place) for cells in rows_by_column))
        yield Block(Kind.TABLE, blocks=tuple(_row(row, file) for row in whole), place=value.place)
    elif value.pairs:
        fields = tuple(
            Block(Kind.FIELD, blocks=tuple(_blocks(held, file)), place=held.place, name=key, labels=_labels(held))
            for key, held in value.pairs
        )
        yield Block(Kind.RECORD, blocks=fields, place=value.place)
    elif _are_rows(value.items):
        rows = tuple(_row(item, file) for item in value.items)
        yield Block(Kind.TABLE, blocks=rows, place=value.place)
    elif value.items:
        items = tuple(Block(Kind.ITEM, blocks=tuple(_blocks(item, file)), place=item.place) for item in value.items)
        yield Block(Kind.LIST, blocks=items, place=value.place)
    else:
        yield from _of_text(value.text, value.place)


# A list of at least this many lists, each with as many texts, is a table.
_FEWEST_ROWS = 3


def _are_rows(values: "list[Value]") -> bool:
    """Whether the values are lists with the same number of texts: [["Carer", "Who cares."], …]."""
    widths = {len(value.items) for value in values}
    if len(values) < _FEWEST_ROWS or len(widths) != 1 or max(widths) < 2:
        return False
    return all(isinstance(cell.held, str) for value in values for cell in value.items)


def _row(value: Value, file: str) -> Block:
    cells = tuple(Block(Kind.CELL, blocks=tuple(_blocks(cell, file)), place=cell.place) for cell in value.items)
    return Block(Kind.ROW, blocks=cells, place=value.place)


def _labels(value: Value) -> frozenset[str]:
    """The label that true or false gives its field, because it is no text."""
    return frozenset([str(value.held).lower()] if isinstance(value.held, bool) else ())


def _of_text(text: str, place: Place) -> tuple[Block, ...]:
    if re.search(r"</?[a-zA-Z][^<>]*>|&(?:[a-zA-Z]{2,8}|#\d{1,6}|#x[0-9a-fA-F]{1,5});", text):
        from carelex.importing.readers.html import blocks_of

        return tuple(_placed(blocks_of(text, place.file), place))
    if re.search(r"\]\(|\*\*|`|^\s*(?:[-*+]|\d+[.)])\s+\S", text, re.MULTILINE):
        from carelex.importing.readers.markdown import blocks_of as of_markdown

        return tuple(_placed(of_markdown(text, place.file), place))
    return plain_paragraphs(text, place)


def _placed(blocks: tuple[Block, ...], place: Place) -> Iterator[Block]:
    from dataclasses import replace

    for block in blocks:
        yield replace(block, place=place)
