"""Holds a document of any format as one tree of blocks, each with its place in the file."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from carelex.model import Glossary


class Place(NamedTuple):
    """The place of something in a document, for people.

    line: counted from 1, or 0 if the format has no lines. part: used if there are none, or if it helps more: 'sheet
    "Words", cell B7', 'under "C"'.
    """

    file: str
    line: int = 0
    part: str = ""

    def __str__(self) -> str:
        return ": ".join(filter(None, (f"{self.file}:{self.line}" if self.line else self.file, self.part)))


_NOWHERE = Place("")

EXPANDS = "expands"
"""The label of what a reader clicks to show or hide a part of the page."""


class Run(NamedTuple):
    """A stretch of text in one style.

    text: every run of white space is one space; a line break is one that the author made (`<br>`, a break within a
    cell). url: the target of a link, as the document has it; it may be a place on the same page ("#carer").
    is_note_mark: it is the mark of a footnote, and no word.
    """

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    url: str | None = None
    is_note_mark: bool = False


class Kind(StrEnum):
    """The kind of a block. The comments say what each holds: runs of text, or blocks."""

    DOCUMENT = "document"  # blocks
    GROUP = "group"  # blocks: a part of a page without a meaning of its own (div, section)
    HEADING = "heading"  # runs; level 1 to 6
    PARAGRAPH = "paragraph"  # runs
    LIST = "list"  # items; level is the number of the first, 0 for bullets
    ITEM = "item"  # blocks
    DEFINITION_LIST = "definition list"  # names and descriptions, in any order
    NAME = "name"  # runs: the name of one entry (dt)
    DESCRIPTION = "description"  # blocks: the text of an entry (dd)
    TABLE = "table"  # rows
    ROW = "row"  # cells
    CELL = "cell"  # blocks; is_head; span and depth
    DISCLOSURE = "disclosure"  # a summary, then blocks: a part that opens on a click (details)
    SUMMARY = "summary"  # runs
    QUOTE = "quote"  # blocks
    CODE = "code"  # one run, with its own white space
    RULE = "rule"  # nothing
    ABBREVIATION = "abbreviation"  # blocks; the name is in `name`: *[ABC]: text
    RECORD = "record"  # fields: an object of data
    FIELD = "field"  # blocks; `name` is its key


@dataclass(slots=True, eq=False)
class Block:
    """A part of a document. *start* and *end* are set once the whole document has been read."""

    kind: Kind
    runs: tuple[Run, ...] = ()
    blocks: tuple["Block", ...] = ()
    place: Place = _NOWHERE
    level: int = 0
    name: str = ""
    anchors: tuple[str, ...] = ()
    """The ids by which links lead here."""
    labels: frozenset[str] = frozenset()
    """Hints at its use: tags (nav, aside), roles and class names, in small letters."""
    is_head: bool = False
    span: int = 1
    """How many columns a cell covers."""
    depth: int = 1
    """How many rows a cell covers."""
    start: int = 0
    end: int = 0
    """The numbers of this block and of the next block after all its contents, in the order of the document."""

    def rows(self) -> Iterator["Block"]:
        """The rows of a table; those of a `StreamedTable` are made one by one."""
        yield from self.blocks

    @property
    def text(self) -> str:
        """The words of the block and all its contents, in one line, without marks of footnotes."""
        if not self.blocks:
            return plain(self.runs)
        # Within a block, runs join: part of a word may be bold.
        words = " ".join(
            ["".join([run.text for run in block.runs if not run.is_note_mark]) for block in walk(self) if block.runs]
        )
        return " ".join(words.split())


@dataclass(slots=True, eq=False)
class StreamedTable(Block):
    """A table with too many rows to hold in memory: each walk makes them anew. Its *blocks* are empty."""

    stream: Callable[[], Iterator[Block]] | None = None

    def rows(self) -> Iterator[Block]:
        """The rows, one by one."""
        assert self.stream is not None
        yield from self.stream()


def walk(block: Block) -> Iterator[Block]:
    """The block and all its contents, in the order of the document. Deep nesting does not use up the stack."""
    left = [block]
    while left:
        here = left.pop()
        yield here
        if here.blocks:
            left.extend(reversed(here.blocks))


def is_text(field: Block) -> bool:
    """Whether a field holds words, and no records."""
    return bool(field.text) and not any(block.kind is Kind.RECORD for block in walk(field))


class Fact(NamedTuple):
    """Something that a document says about itself, and where: 'from <title>'."""

    value: str
    origin: str


class LeftOut(NamedTuple):
    """Something that is no entry, or that no entry could be made of.

    what: the words themselves, cut short. why: the reason, a short name for scripts (see `Reason`). times: how many
    of the kind there are.
    """

    what: str
    why: "Reason"
    place: Place
    times: int = 1


class Reason(StrEnum):
    """Why something was left out."""

    NO_TEXT = "no-text"  # a name without a text
    NO_NAME = "no-name"  # a text without a name
    REPEATED = "repeated"  # word for word the same as in another entry
    SECOND_TEXT = "second-text"  # a shorter text, where the entry has a longer one
    FOOTNOTE = "footnote"
    DANGLING = "dangling-reference"  # "See X", and there is no X: the reference is kept
    ADDRESS = "reference-to-an-address"  # "See /x/y", and that is no entry: the reference is left out
    OTHER_LANGUAGE = "other-language"
    UNPUBLISHED = "unpublished"
    HIDDEN = "hidden"  # a hidden sheet or part
    LETTER = "letter"  # a heading or row that only shows the letter
    NAVIGATION = "navigation"
    FURNITURE = "furniture"  # banners, buttons, headers, footers
    STRAY = "beside-the-entries"  # no entry, though it looks like one: "Press office: 01632 960 011"
    INTRODUCTION = "introduction"
    LOG = "log"  # a table of changes, owners, versions
    NOT_A_GLOSSARY = "not-a-glossary"  # headings, lists and tables without entries
    UNREADABLE = "unreadable"


@dataclass(slots=True)
class Document:
    """One document as it was read. *facts*: the fields of a source that it states, by their names in a glossary file.

    decoded_as: the character set of its bytes, if carelex had to find it out. columns: as the user gave
    them, like those of `HowToRead`. glossary: set if the document is one of carelex's own; the root is empty then.
    """

    name: str
    root: Block
    facts: dict[str, Fact] = field(default_factory=dict)
    left_out: list[LeftOut] = field(default_factory=list)
    decoded_as: str = ""
    columns: tuple[tuple[str, str], ...] = ()
    glossary: Glossary | None = None

    def __post_init__(self) -> None:
        number(self.root)


def number(root: Block) -> None:
    """Number each block in the order of the document."""
    count = 0
    left: list[tuple[Block, bool]] = [(root, False)]
    while left:
        block, is_done = left.pop()
        if is_done:
            block.end = count
            continue
        block.start = count
        count += 1
        left.append((block, True))
        left.extend((inner, False) for inner in reversed(block.blocks))


def plain(runs: Iterable[Run]) -> str:
    """The words of some runs in one line, without marks of footnotes."""
    return " ".join("".join(run.text for run in runs if not run.is_note_mark).split())


def shortened(text: str, most: int = 60) -> str:
    """The text, or its beginning if it has more than *most* characters, for a report."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def only_part(block: Block) -> Block:
    """The only block in a part of the page, or the block itself."""
    while block.kind is Kind.GROUP and len(block.blocks) == 1:
        block = block.blocks[0]
    return block
