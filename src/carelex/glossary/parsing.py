"""Reads YAML into nodes, part by part, and refuses what a glossary does not need: tags, anchors, great depth.

It reads the parser's events, never Python objects: every scalar stays the text in the file (YAML's own rules turn a
term "NO" into False and "012" into 10), tags have no effect, and a document that refers to itself cannot grow.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from typing import Any, TypeAlias

import yaml

from carelex.glossary.characters import Characters
from carelex.glossary.faults import Faults
from carelex.glossary.nodes import Branch, Node, place_of
from carelex.glossary.plain_terms import PlainTerm, PlainTerms
from carelex.glossary.schema import LIST, MAPPING
from carelex.glossary.yaml_mistakes import AS_TEXT, Mistake, explain, of_halves

# A glossary is five levels deep. Reading stops at much greater depth: with thousands of levels, a parser takes
# quadratic time, and libyaml from 0.2.6 on refuses more than a thousand.
_DEEPEST = 12
_TOO_DEEP = "nested too deeply for a glossary; check the indentation"
# libyaml's message for this.
_REFUSED_AS_DEEP = "exceeded maximum nesting depth"

_PLAIN_TAGS = tuple(f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map"))


Part: TypeAlias = tuple[str, Node | PlainTerm, bool]
"""A part of the document: a key of the glossary ("" if it is not text), a node, and whether the node is one of the
terms; if not, it is the whole value. Plain terms need not become nodes.
"""


class Parser:
    """Reads one YAML document into nodes, a part at a time.

    is_whole: whether it could be read to its end.
    root: the document, as far as it has been read; of its terms, only the last is kept.
    last_line: where the last term begins that has been read whole.
    """

    def __init__(self, characters: Characters, faults: Faults) -> None:
        self.is_whole = False
        self.root: Node | None = None
        self.last_line = 1
        self._characters = characters
        self._faults = faults
        self._plain_terms: PlainTerms | None = None
        self._next_event: Callable[[], Any]
        # The events that began the collections that have not ended yet, the outermost first.
        self._open: list[Any] = []

    def parts(self, *, all_nodes: bool) -> Iterator[Part]:
        """Read the document: its terms one by one, and the other keys with all their content.

        Text that is not YAML ends the reading, with an error.
        all_nodes: whether terms in the plainest layout become nodes, too, which takes longer.
        """
        try:
            yield from self._document(all_nodes=all_nodes)
            self.is_whole = True
        except _TooDeepError as exc:
            self._break_off(Mistake(exc.line, exc.column, _TOO_DEEP, "deep"))
        except yaml.MarkedYAMLError as exc:
            mistake = explain(exc, self._characters.line)
            place = _too_deep(exc, self._open, self._characters.line)
            if place:
                self._break_off(Mistake(*place, _TOO_DEEP, "deep"))
            else:
                self._break_off(mistake._replace(problem=f"cannot be read here: {mistake.problem}"))
        except ValueError as exc:
            # From PyYAML's own parser, for an escape of a code that is no character.
            self._faults.add((1, 1), f"cannot be read here: {exc}; look for a wrong escape, as in '\\U…'", "escape")

    def _break_off(self, mistake: Mistake) -> None:
        """Record why the reading ends."""
        # Drop errors that only follow from this one: a part that was cut off and so is incomplete, or an alias.
        self._faults.take_back_what_may_follow(self.last_line)
        if not self._faults.is_refused_in(mistake.line):
            self._faults.add((mistake.line, mistake.column), mistake.problem, mistake.rule)

    def _document(self, *, all_nodes: bool) -> Iterator[Part]:
        # Use libyaml's parser if PyYAML has it; the other reads the same YAML some ten times slower.
        has_libyaml = hasattr(yaml, "CSafeLoader")
        make_loader = yaml.CSafeLoader if has_libyaml else yaml.SafeLoader
        if not all_nodes:
            self._plain_terms = PlainTerms(self._characters, make_loader)
        loader = make_loader(self._plain_terms or self._characters)
        get_event = loader.get_event
        self._next_event = get_event if has_libyaml else lambda: self._whole_event(get_event())
        try:
            while (event := self._next_event()) is not None:
                if isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
                    problem = "a second YAML document; a glossary is one, so remove the '---'"
                    self._faults.refuse(event, problem, "two-documents")
                    break
                if isinstance(event, yaml.MappingStartEvent):
                    yield from self._parts_below(event)
                elif isinstance(event, yaml.NodeEvent):
                    self.root = self._node(event)
        finally:
            loader.dispose()

    def _whole_event(self, event: Any) -> Any:
        """Check an event of PyYAML's own parser, which accepts half a character (a surrogate); libyaml does not."""
        if isinstance(event, yaml.ScalarEvent) and (
            half := re.search("[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]", event.value)
        ):
            problem = f"holds U+{ord(half[0][0]):04X}, which is half a character; remove it"
            if len(half[0]) == 2:
                problem = of_halves("".join(f"\\u{ord(char):04x}" for char in half[0]))
            self._faults.refuse(event, problem, "escape")
            return _stand_in(event, "\ufffd")
        return event

    def _parts_below(self, start: Any) -> Iterator[Part]:
        """Read a mapping: the whole values of its keys, but the terms one by one."""
        self.root = root = Branch(start.start_mark, MAPPING)
        self._open.append(start)
        has_terms = False
        while type(event := self._next_event()) is not yaml.MappingEndEvent:
            key, value_start = self._node(event), self._next_event()
            value: Node
            if key.value == "terms" and not has_terms and isinstance(value_start, yaml.SequenceStartEvent):
                has_terms = True
                value = Branch(value_start.start_mark, LIST)
                self._open.append(value_start)
                for term in self._terms():
                    if not isinstance(term, PlainTerm):
                        self.last_line = place_of(term)[0]
                        value.items = [term]
                    yield key.value, term, True
                self._open.pop()
                self._check_properties(value_start)
            else:
                value = self._node(value_start)
                yield key.value or "", value, False
            root.pairs.append((key, value))
        self._open.pop()
        self._check_properties(start)

    def _terms(self) -> Iterator[Node | PlainTerm]:
        """Read the items of the list of terms."""
        for number in count():
            if type(event := self._next_event()) is yaml.SequenceEndEvent:
                return
            # Instead of an item, terms may have been left out of what the parser reads.
            if self._plain_terms and (plain := self._plain_terms.left_out(number)):
                yield from plain
            else:
                yield self._node(event)

    def _node(self, event: Any) -> Node:
        # By type, the most common first: reading a large file is mostly this.
        kind = type(event)
        if isinstance(event, yaml.ScalarEvent):
            self._check_properties(event)
            return event
        if kind is yaml.AliasEvent:
            problem = f"'*{event.anchor}' is an alias to YAML; write it out, or if it is text, {AS_TEXT}"
            self._faults.refuse(event, problem, "yaml-alias")
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
                # Most are scalars, and have neither: this test saves a call.
                key = event if type(event) is scalar and event.tag is event.anchor else self._node(event)
                event = next_event()
                value = event if type(event) is scalar and event.tag is event.anchor else self._node(event)
                node.pairs.append((key, value))
        self._open.pop()
        return node

    def _check_properties(self, event: Any) -> None:
        if event.tag is not None and event.tag not in _PLAIN_TAGS:
            problem = f"'{event.tag}' is a tag to YAML; remove it, or if it is part of the text, {AS_TEXT}"
            self._faults.refuse(event, problem, "tag")
        elif event.anchor is not None:
            problem = f"'&{event.anchor}' is an anchor to YAML; remove it, or if it is text, {AS_TEXT}"
            self._faults.refuse(event, problem, "anchor")


class _TooDeepError(Exception):
    """The text at a line and a column, counted from 1, is nested too deeply."""

    def __init__(self, line: int, column: int) -> None:
        super().__init__(line, column)
        self.line, self.column = line, column


def _stand_in(event: yaml.Event, text: str) -> yaml.ScalarEvent:
    """The text to read on with, after *event* has been refused."""
    return yaml.ScalarEvent(None, None, (True, True), text, event.start_mark, event.end_mark)


def _too_deep(
    exc: yaml.MarkedYAMLError, started: Sequence[Any], line_at: Callable[[int], str]
) -> tuple[int, int] | None:
    """The place of too deep nesting, if libyaml stopped for that reason.

    started: the events that began the collections that have not ended, the outermost first. libyaml looks ahead, as far
    as the end of a line.
    """
    if exc.problem != _REFUSED_AS_DEEP or exc.problem_mark is None:
        return None
    line, column = exc.problem_mark.line + 1, exc.problem_mark.column + 1
    text = line_at(line)[:column]
    start = 0
    if started and started[-1].start_mark.line + 1 == line:
        mark = started[-1].end_mark
        start = mark.column if mark.line + 1 == line else len(text)
    level = len(started)
    for sign in re.finditer(r"(?<![^\s\[{,:])(?:\"(?:\\.|[^\"\\])*\"|'(?:''|[^'])*')|[\[\]{}]", text[start:]):
        level = level + 1 if sign[0] in "[{" else max(level - (sign[0] in "]}"), len(started))
        if level > _DEEPEST:
            return line, start + sign.start() + 1
    return line, column
