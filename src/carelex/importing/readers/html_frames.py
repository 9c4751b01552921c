"""Turns HTML elements into blocks when they close, from the words and blocks collected while they were open."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from carelex.importing.readers.html_elements import anchors_of, labels_of, number
from carelex.importing.readers.lines import Lines
from carelex.importing.runs import BREAK, Style, in_one_line, paragraphs, tidied
from carelex.importing.tree import Block, Kind, Place, Run

# In words.
_LONGEST_HEADING = 40
# In spaces that do not break.
_FEWEST_OF_TAB = 3


class Frame:
    """An element whose content is now being read."""

    def __init__(self, kind: Kind, tag: str, attributes: dict[str, str], line: int, *, holds_runs: bool) -> None:
        self.kind = kind
        self.tag = tag
        self.labels = labels_of(tag, attributes)
        self.anchors = anchors_of(tag, attributes)
        self.attributes = attributes
        self.line = line
        self.holds_runs = holds_runs
        self.blocks: list[Block] = []
        self.runs: list[Run] = []


class OpenElements:
    """The open elements of a document, the outermost first, and the blocks made of closed ones."""

    def __init__(self, file: str, lines: Lines | None) -> None:
        self.open = [Frame(Kind.DOCUMENT, "", {}, 1, holds_runs=False)]
        self._file = file
        self._lines = lines
        self._line = 1
        self._anchors: list[str] = []

    def text(self, text: str, style: Style) -> None:
        """Add the text of a node, and note its line."""
        if not text.isspace():
            frame = self.open[-1]
            if frame.kind is Kind.ROW or (frame.kind is Kind.TABLE):
                return
            if self._lines is not None:
                line = self._lines.line_of(text)
                frame.line = frame.line or line
                if not frame.runs:
                    self._line = line
        # Word processors write a tab like this.
        is_tab = text.count("\xa0") >= _FEWEST_OF_TAB and text.isspace()
        self.add("\t" if is_tab and self.open[-1].runs else in_one_line(text), style)

    def add(self, text: str, style: Style) -> None:
        """Add words to the innermost open element."""
        runs = self.open[-1].runs
        if text and (runs or text != " "):
            runs.append(style.run(text))

    def code(self, node: LexborNode, attributes: dict[str, str]) -> None:
        """Add a block of code."""
        self.end_paragraph()
        text = node.text(deep=True).strip("\n").rstrip()
        if text.strip():
            if self._lines is not None:
                self._line = self._lines.line_of(text)
            labels, anchors = labels_of("pre", attributes), self._take_anchors(anchors_of("pre", attributes))
            self.open[-1].blocks.append(
                Block(Kind.CODE, (Run(text, code=True),), place=self.place(), labels=labels, anchors=anchors)
            )

    def place(self) -> Place:
        """The place of the words that were added last."""
        return Place(self._file, self._line if self._lines is not None else 0)

    def remember(self, tag: str, attributes: dict[str, str]) -> None:
        """Keep the ids of an element that becomes no block, for the block around or after it."""
        self._anchors.extend(anchors_of(tag, attributes))

    def _take_anchors(self, own: tuple[str, ...] = ()) -> tuple[str, ...]:
        taken, self._anchors = (*self._anchors, *own), []
        return taken

    def end_paragraph(self) -> None:
        """Put words beside blocks, outside any paragraph, in a paragraph of their own."""
        frame = self.open[-1]
        if not frame.runs or frame.holds_runs:
            return
        runs, frame.runs = frame.runs, []
        for words in paragraphs(runs):
            frame.blocks.append(Block(Kind.PARAGRAPH, words, place=self.place(), anchors=self._take_anchors()))

    def close(self) -> None:
        """Close the innermost open element, and add its blocks to the element around it."""
        self.end_paragraph()
        frame = self.open.pop()
        self.open[-1].blocks.extend(self._blocks_of(frame))

    def reopen_paragraph(self) -> None:
        """Continue the paragraph before the one that has just begun."""
        frame, holder = self.open[-1], self.open[-2]
        if holder.blocks[-1].kind is Kind.PARAGRAPH:
            before = holder.blocks.pop()
            is_parted_word = re.search(r"\w-$", before.text) is not None
            frame.runs.extend((*before.runs, Run("" if is_parted_word else " ")))

    def _blocks_of(self, frame: Frame) -> Iterator[Block]:
        line = frame.line or next((block.place.line for block in frame.blocks), 0) or self._line
        place = Place(self._file, line if self._lines is not None else 0)
        if frame.holds_runs:
            yield from self._of_runs(frame, place)
            return
        if not frame.blocks and frame.kind not in (Kind.CELL, Kind.DESCRIPTION, Kind.ITEM):
            self._anchors.extend(frame.anchors)
            return
        blocks = tuple(frame.blocks)
        name = ""
        if frame.kind is Kind.LIST:
            blocks = _items(blocks)
        elif frame.kind is Kind.TABLE:
            name = " ".join(block.text for block in blocks if "caption" in block.labels)
            blocks = tuple(block for block in blocks if block.kind is Kind.ROW)
        elif frame.kind is Kind.ROW:
            blocks = tuple(block for block in blocks if block.kind is Kind.CELL)
        attributes = frame.attributes
        yield Block(
            frame.kind,
            blocks=blocks,
            place=place,
            level=number(attributes.get("start"), 1, 10**6) if frame.tag == "ol" else 0,
            name=name,
            anchors=frame.anchors,
            labels=frame.labels,
            is_head=frame.tag == "th",
            span=max(1, number(attributes.get("colspan"), 1, 1000)),
            depth=max(1, number(attributes.get("rowspan"), 1, 65534)),
        )

    def _of_runs(self, frame: Frame, place: Place) -> Iterator[Block]:
        level = int(frame.tag[1]) if frame.kind is Kind.HEADING else 0
        parts = [*paragraphs(frame.runs)]
        if level and sum(len(run.text.split()) for runs in parts for run in runs) > _LONGEST_HEADING:
            # Old pages leave a heading open, so everything after it is inside it.
            frame.kind, level = Kind.PARAGRAPH, 0
        if frame.kind is not Kind.PARAGRAPH and len(parts) > 1:
            parts = [tidied(run._replace(text=re.sub("\n+", BREAK, run.text)) for run in tidied(frame.runs))]
        if not parts and frame.kind in (Kind.NAME, Kind.SUMMARY, Kind.HEADING):
            parts = [()]
        if not parts:
            self._anchors.extend(frame.anchors)
        for at, runs in enumerate(parts):
            anchors = self._take_anchors(frame.anchors) if at == 0 else ()
            yield Block(frame.kind, runs, place=place, level=level, anchors=anchors, labels=frame.labels)


def _items(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The items of a list; blocks beside them belong to the item before, as browsers show them."""
    items: list[Block] = []
    for block in blocks:
        if block.kind is Kind.ITEM:
            items.append(block)
        elif items:
            items[-1].blocks += (block,)
        else:
            items.append(Block(Kind.ITEM, blocks=(block,), place=block.place))
    return tuple(items)
