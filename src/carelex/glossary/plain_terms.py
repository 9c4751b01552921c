"""Takes terms in the plainest layout out of a glossary's text, so that the YAML parser has less to read.

Most terms of a large glossary are laid out alike, as carelex writes them. A pattern reads these several times faster
than a parser. The parser gets one short item in place of each row of them, and as many line ends, so that everything
else keeps its line. It reads all the rest itself.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import yaml

from carelex.glossary.characters import Characters

# Characters that may mean something else to a parser, or end a line for it; a tab, too. None is in a value here.
_ODD = r"\x00-\x1f\x7f-\xa0\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff"

# A value on one line. Without quotes, ": " and " #" would end it. In double quotes, a backslash begins an escape.
_BARE = rf"[^\W_](?:[^{_ODD}:#]++|:(?=[^ \n])|(?<! )#)*+(?<! )"
_VALUE = (
    rf"{_BARE}|'(?= *+(?:[^ '\n]|''))[^{_ODD}']*+(?:''[^{_ODD}']*+)*+'"
    rf'|"(?= *+[^ "\n])[^{_ODD}"\\]++"'
)
# Lines below "|", the first of which sets the indent.
_LINES = rf"\|-?\n {{10}}(?! )[^{_ODD}]++(?:\n++ {{10}}[^{_ODD}]++)*+"

_ITEM = "  - "
_PART = (
    rf"  - term: (?P<term>{_VALUE})\n    definitions:\n"
    rf"|      - source: (?P<source>{_BARE})\n(?:        headword: (?P<headword>{_VALUE})\n)?"
    rf"        text: (?P<text>{_LINES}|{_VALUE})\n"
    r"|(?P<gap>\n++)"
)
_TERMS = "terms:\n"

COLUMN_OF_TERM, COLUMN_OF_SOURCE = 11, 17
"""Where these values begin, counted from 1."""

# What YAML counts as line ends.
_LINE_END = r"\r\n|[\r\n\x85\u2028\u2029]"

# A glossary is five levels deep; with thousands of levels, a parser takes quadratic time.
_DEEPEST = 12

# Characters: in a smaller file, there is less to gain than making the pattern takes.
_SMALL = 50_000

# Characters: a term this long is left to the parser, with all that follows. Looking for its end again whenever more has
# been read would take too long.
_LONG = 70_000

# Other terms are read twice. After so many, stop looking for plain ones if there are fewer of those.
_MANY = 200


class PlainDefinition(NamedTuple):
    """A definition: the line of its source's id, that id, the headword if there is one, and the text."""

    line: int
    source: str
    headword: str | None
    text: str


class PlainTerm(NamedTuple):
    """A term with the line on which it begins."""

    line: int
    name: str
    definitions: list[PlainDefinition]


class PlainTerms:
    """A file of characters for the parser, without the plain terms.

    A term is only left out if it certainly means the same to a parser: everything before it has been read to its end,
    and the term after it is plain, too, or the parser could report an error before it has returned all of this one.
    make_parser: makes a YAML parser for a text.
    """

    def __init__(self, file: Characters, make_parser: Callable[[str], Any]) -> None:
        self._file = file
        self._make_parser = make_parser
        self._left_out: dict[int, list[PlainTerm]] = {}
        self._next: Callable[[], str] = self._beginning
        # What has been read but not been handed on, and the number of its first line.
        self._rest = ""
        self._line = 1
        # How many items of the list of terms have been handed on, and how many terms were left out or were not plain.
        self._items = 0
        self._plain = 0
        self._others = 0

    def read(self, _size: int = 0) -> str:
        """Return the next characters; an empty text at the end."""
        return self._next()

    def left_out(self, item: int) -> list[PlainTerm]:
        """The terms that were left out at an *item* of the list of terms, counted from 0; empty if it is one itself."""
        return self._left_out.pop(item, []) if self._left_out else []

    def _beginning(self) -> str:
        """Hand on all that comes before the first term."""
        text = self._file.read()
        head, found, _ = text.partition(f"\n{_TERMS}{_ITEM}")
        head = f"{head}\n{_TERMS}"
        if len(text) < _SMALL or not found or not _leads_to_terms(head, self._make_parser):
            self._rest = text
            return self._all_the_rest()
        self._part = re.compile(_PART)
        self._line += _line_ends(head)
        self._rest = text[len(head) :]
        self._next = self._terms
        return head

    def _terms(self) -> str:
        """Hand on the next terms, as far as they have been read whole, without the plain ones."""
        while piece := self._file.read():
            self._rest += piece
            if handed_on := "".join(self._without_plain_terms()):
                return handed_on
            if len(self._rest) > _LONG:
                break
        return self._all_the_rest()

    def _all_the_rest(self) -> str:
        """Hand on all that has been read, and from now on all that will be."""
        self._next = self._file.read
        rest, self._rest = self._rest, ""
        return rest or self._next()

    def _without_plain_terms(self) -> Iterator[str]:
        """Yield what can be handed on of the rest."""
        text, at = self._rest, 0
        while True:
            terms, following = self._plain_terms(text, at)
            if terms:
                # The last one is handed on, or waits until it is known what follows it.
                at, last = terms.pop()
                yield self._instead_of([term for _, term in terms], last.line)
            end = text.find(f"\n{_ITEM}", following) + 1
            if not end:
                self._rest = text[at:]
                return
            if not self._is_one_item(text[following:end]):
                self._rest = text[at:]
                yield self._all_the_rest()
                return
            yield text[at:end]
            self._items += 2 if at < following else 1
            self._line += _line_ends(text[at:end])
            at = end

    def _instead_of(self, terms: list[PlainTerm], line: int) -> str:
        """Leave out some terms before a *line*; return an item for them, if there are any, and as many line ends."""
        if not terms:
            return ""
        lines, self._line = line - self._line, line
        self._left_out[self._items] = terms
        self._items += 1
        self._plain += len(terms)
        return f"{_ITEM}0" + "\n" * lines

    def _plain_terms(self, text: str, start: int) -> tuple[list[tuple[int, PlainTerm]], int]:
        """The plain terms in *text* from *start* on, each with its place, and where the last one ends.

        Only those that another item follows.
        """
        terms: list[tuple[int, PlainTerm]] = []
        line, at, end = self._line, start, start
        term: PlainTerm | None = None
        for part in self._part.finditer(text, start):
            if part.start() != end:
                # Something else comes first.
                break
            end = part.end()
            if part.lastgroup == "text" and term is not None:
                source, headword, value = part.group("source", "headword", "text")
                term.definitions.append(PlainDefinition(line, source, headword and _read(headword), _read(value)))
            elif part.lastgroup == "term":
                if term is not None:
                    if not term.definitions:
                        break
                    terms.append((at, term))
                at, term = part.start(), PlainTerm(line, _read(part["term"]), [])
            line += text.count("\n", part.start(), end)
        if term is not None and term.definitions and text.startswith(_ITEM, end):
            terms.append((at, term))
            at = end
        return terms, at

    def _is_one_item(self, text: str) -> bool:
        """Whether *text*, which begins like an item, is one whole item to a parser, and it is worth going on."""
        self._others += 1
        events = _outline(text, self._make_parser) if self._others < max(_MANY, self._plain) else []
        return len(events) == 2 and isinstance(events[0], yaml.SequenceStartEvent)


def _leads_to_terms(text: str, make_parser: Callable[[str], Any]) -> bool:
    """Whether an item after *text* is the first one of the glossary's terms."""
    root, *nodes = _outline(f"{text}{_ITEM}0\n", make_parser) or [None]
    if not isinstance(root, yaml.MappingStartEvent) or not isinstance(nodes[-1], yaml.SequenceStartEvent):
        return False
    keys = [key.value if isinstance(key, yaml.ScalarEvent) else None for key in nodes[::2]]
    # A second key "terms" is an error.
    return keys.index("terms") == len(keys) - 1 if "terms" in keys else False


def _outline(text: str, make_parser: Callable[[str], Any]) -> list[Any]:
    """The events that begin the outermost node of a document and those just below it; empty if *text* is not one."""
    events: list[Any] = []
    level = 0
    parser = make_parser(text)
    try:
        while (event := parser.get_event()) is not None:
            if isinstance(event, yaml.NodeEvent):
                if level <= 1:
                    events.append(event)
                level += isinstance(event, yaml.CollectionStartEvent)
                if level > _DEEPEST:
                    return []
            elif isinstance(event, yaml.CollectionEndEvent):
                level -= 1
            elif isinstance(event, yaml.DocumentStartEvent | yaml.DocumentEndEvent) and event.explicit and events:
                # The end of a document, and perhaps another one.
                return []
    except (yaml.YAMLError, ValueError):
        return []
    finally:
        parser.dispose()
    return events


def _read(value: str) -> str:
    """The text that a plain value means."""
    if value[0] == "'":
        return value[1:-1].replace("''", "'")
    if value[0] == '"':
        return value[1:-1]
    if value[0] == "|":
        # Without the indent of ten characters. The reader of a text removes line ends around it.
        return value.partition("\n")[2][10:].replace(f"\n{' ' * 10}", "\n")
    return value


def _line_ends(text: str) -> int:
    return len(re.findall(_LINE_END, text))
