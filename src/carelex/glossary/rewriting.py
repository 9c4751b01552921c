"""Changes single terms, definitions and sources in the text of a glossary file, and keeps all other lines."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import yaml

from carelex.glossary.characters import LINE_BREAK
from carelex.glossary.link_writing import yaml_name
from carelex.glossary.writing import definition_lines, source_lines, term_lines, text_lines
from carelex.model import Definition, Source, Term


class Edit(NamedTuple):
    """Replaces the characters from *start* to *end* of a text with *text*."""

    start: int
    end: int
    text: str


class FileText:
    """The text of a glossary file without errors, and the places of its parts. Methods return edits to make later."""

    def __init__(self, text: str) -> None:
        self.text = text
        # Scalars need no types here, so use the loader that does not work these out.
        loader = yaml.CBaseLoader if hasattr(yaml, "CSafeLoader") else yaml.BaseLoader
        self._root = yaml.compose(text, Loader=loader)
        found = LINE_BREAK.search(text)
        self._break = found[0] if found else "\n"
        terms = _value(self._root, "terms")
        self._terms = terms.value if isinstance(terms, yaml.SequenceNode) else []
        self._indent = terms.start_mark.column if self._terms else 2

    def with_edits(self, edits: Iterable[Edit]) -> str:
        """Make all edits in the text; edits at one place are made in the order given."""
        pieces: list[str] = []
        at = 0
        for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
            pieces += [self.text[at : edit.start], edit.text]
            at = edit.end
        return "".join([*pieces, self.text[at:]])

    def new_term(self, term: Term, behind: int | None) -> Iterator[Edit]:
        """Add *term* after the term at that place, or before all others."""
        lines = [" " * self._indent + line for line in term_lines(term)]
        gap = [""] if _are_parted(self.text, self._terms) else []
        if not self._terms:
            yield self._first_term(lines)
        elif behind is None:
            yield self._at(_above_comments(self.text, _item_start(self.text, self._terms[0])), [*lines, *gap])
        else:
            yield self._below(_end_of(self.text, self._terms[behind]), [*gap, *lines])

    def without_term(self, place: int) -> Iterator[Edit]:
        """Remove the term at that place, with the empty lines after it."""
        yield self._cut(self._terms[place])

    def term_anew(self, place: int, term: Term) -> Iterator[Edit]:
        """Write the whole term at that place again."""
        node = self._terms[place]
        start = _item_start(self.text, node)
        lines = [" " * self._indent + line for line in term_lines(term)]
        yield Edit(start, _line_end(self.text, _end_of(self.text, node)), self._joined(lines).rstrip("\r\n"))

    def new_definition(self, place: int, behind: int, definition: Definition, term: Term) -> Iterator[Edit]:
        """Add a definition to the term at that place, after its definition number *behind*."""
        nodes = self._definitions(place)
        indent = " " * _list_indent(self.text, nodes.value[0])
        yield self._below(
            _end_of(self.text, nodes.value[behind]), [indent + line for line in definition_lines(definition, term)]
        )

    def without_definition(self, place: int, number: int) -> Iterator[Edit]:
        """Remove a definition of the term at that place."""
        yield self._cut(self._definitions(place).value[number])

    def changed_definition(self, place: int, number: int, before: Definition, after: Definition) -> Iterator[Edit]:
        """Change the text of a definition, and its source's name for the term."""
        node = self._definitions(place).value[number]
        if before.text != after.text:
            yield self._with_text(node, after.text)
        if before.headword != after.headword:
            name = _value(self._terms[place], "term").value
            yield from self._with_headword(node, None if after.headword == name else after.headword)

    def changed_source(self, source: str, fields: Mapping[str, str | None]) -> Iterator[Edit]:
        """Change fields of a source, or add them; remove each that is None."""
        node = _value(_value(self._root, "sources"), source)
        removed = [field for field, value in fields.items() if value is None]
        yield from self._without_fields(node, removed)
        for field, value in fields.items():
            known = _value(node, field)
            if value is None:
                continue
            if known is not None:
                yield Edit(known.start_mark.index, _end_of(self.text, known), yaml_name(value))
            else:
                yield self._with_field(node, field, value)

    def new_source(self, source: Source) -> Iterator[Edit]:
        """Add a source after all others."""
        sources = _value(self._root, "sources")
        indent = " " * sources.start_mark.column
        yield self._below(_end_of(self.text, sources), [indent + line for line in source_lines(source)])

    def _definitions(self, place: int) -> Any:
        return _value(self._terms[place], "definitions")

    def _with_text(self, node: Any, text: str) -> Edit:
        value = _value(node, "text")
        end = _end_of(self.text, value)
        if node.flow_style:
            return Edit(value.start_mark.index, end, _in_quotes(text))
        indent = " " * (node.start_mark.column + 2)
        mark, *lines = text_lines(text)
        return Edit(
            value.start_mark.index, end, self._break.join([mark, *((indent + line).rstrip() for line in lines)])
        )

    def _with_headword(self, node: Any, headword: str | None) -> Iterator[Edit]:
        known = _value(node, "headword")
        if known is None:
            if headword is not None:
                yield self._with_field(node, "headword", headword, behind="source")
        elif headword is not None:
            yield Edit(known.start_mark.index, _end_of(self.text, known), yaml_name(headword))
        elif not node.flow_style and _line_start(self.text, known.start_mark.index) > node.start_mark.index:
            start = _line_start(self.text, known.start_mark.index)
            yield Edit(start, _next_line(self.text, _end_of(self.text, known)), "")
        else:
            # It is the only key on its line, or one in braces; there, the term's own name does no harm.
            yield Edit(known.start_mark.index, _end_of(self.text, known), yaml_name(headword or ""))

    def _with_field(self, node: Any, field: str, value: str, *, behind: str | None = None) -> Edit:
        """Add a field to a mapping, after another field or at the end."""
        other = _value(node, behind) if behind else None
        end = _end_of(self.text, other if other is not None else node)
        if node.flow_style:
            last = _end_of(self.text, node.value[-1][1])
            return Edit(last, last, f", {field}: {_in_quotes(value)}")
        return self._below(end, [f"{' ' * node.start_mark.column}{field}: {yaml_name(value)}"])

    def _without_fields(self, node: Any, fields: Sequence[str]) -> Iterator[Edit]:
        """Remove fields of a mapping, which keeps at least one other."""
        is_first = True
        for number, (key, value) in enumerate(node.value):
            if key.value not in fields:
                is_first = False
            elif not node.flow_style:
                start = _line_start(self.text, key.start_mark.index)
                yield Edit(start, _next_line(self.text, _end_of(self.text, value)), "")
            elif is_first:
                yield Edit(key.start_mark.index, node.value[number + 1][0].start_mark.index, "")
            else:
                yield Edit(_end_of(self.text, node.value[number - 1][1]), _end_of(self.text, value), "")

    def _first_term(self, lines: Sequence[str]) -> Edit:
        """Add the first term to a file that has none yet."""
        terms = _value(self._root, "terms")
        if terms is None:
            at = len(self.text.rstrip())
            return Edit(at, len(self.text), self._joined(["", "", "terms:", *lines]))
        return Edit(terms.start_mark.index, _end_of(self.text, terms), self._break + self._joined(lines).rstrip("\r\n"))

    def _cut(self, item: Any) -> Edit:
        """Remove an item of a list, and the empty lines after it if something follows."""
        start, end = _item_start(self.text, item), _next_line(self.text, _end_of(self.text, item))
        behind = re.compile(r"(?:[ \t]*(?:\r\n?|\n))*").match(self.text, end)
        if behind and behind.end() < len(self.text):
            end = behind.end()
        return Edit(start, end, "")

    def _below(self, end: int, lines: Sequence[str]) -> Edit:
        """Add *lines* below the line that *end* is on."""
        at = _next_line(self.text, end)
        is_open = at == len(self.text) and not self.text.endswith(("\n", "\r"))
        return Edit(at, at, (self._break if is_open else "") + self._joined(lines))

    def _at(self, at: int, lines: Sequence[str]) -> Edit:
        return Edit(at, at, self._joined(lines))

    def _joined(self, lines: Iterable[str]) -> str:
        return "".join(line.rstrip() + self._break for line in lines)


def _value(node: Any, key: str | None) -> Any:
    """The value of a key of a mapping, or None."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next((value for name, value in pairs if name.value == key), None)


def _end_of(text: str, node: Any) -> int:
    """The end of the last character of *node*; the parser's own end is where the next node begins."""
    while not isinstance(node, yaml.ScalarNode) and not node.flow_style and node.value:
        node = node.value[-1][1] if isinstance(node, yaml.MappingNode) else node.value[-1]
    start, end = node.start_mark.index, node.end_mark.index
    return int(start + len(text[start:end].rstrip()))


def _in_quotes(text: str) -> str:
    """Write a text of several lines on one line, for a mapping in braces."""
    import json

    # JSON strings are also YAML, except for half characters (surrogates), which no file holds.
    return json.dumps(text, ensure_ascii=False)


def _are_parted(text: str, items: Sequence[Any]) -> bool:
    """Whether the items of a list are separated by empty lines, as most people write it."""
    pairs = pairwise(items)
    gaps = [text[_end_of(text, one) : _line_start(text, other.start_mark.index)] for one, other in pairs]
    return not gaps or sum(bool(re.search(r"\n[ \t]*\r?\n", gap)) for gap in gaps) * 2 >= len(gaps)


def _list_indent(text: str, item: Any) -> int:
    """The column of the hyphen before an item of a list."""
    start = _item_start(text, item)
    return len(text[start : item.start_mark.index].partition("-")[0])


def _item_start(text: str, item: Any) -> int:
    """The start of the line with the hyphen before an item of a list; it may be above the item."""
    start = at = _line_start(text, item.start_mark.index)
    while at and not text[at : item.start_mark.index].lstrip().startswith("-"):
        at = _line_start(text, at - 2 if text[at - 2 : at] == "\r\n" else at - 1)
    return at if text[at : item.start_mark.index].lstrip().startswith("-") else start


def _line_start(text: str, index: int) -> int:
    return max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1


def _line_end(text: str, index: int) -> int:
    found = LINE_BREAK.search(text, index)
    return found.start() if found else len(text)


def _next_line(text: str, index: int) -> int:
    found = LINE_BREAK.search(text, index)
    return found.end() if found else len(text)


def _above_comments(text: str, start: int) -> int:
    """The start of the comments directly above the line at *start*, or of that line."""
    while start:
        above = _line_start(text, start - 1 if text[start - 2 : start] != "\r\n" else start - 2)
        if not text[above:start].lstrip().startswith("#"):
            break
        start = above
    return start
