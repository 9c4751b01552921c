"""Turns the elements of an HTML document into blocks."""

from collections.abc import Iterable
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from carelex.importing.readers.html_buttons import is_link_button
from carelex.importing.readers.html_elements import attributes_of, expands, neighbour
from carelex.importing.readers.html_frames import Frame, OpenElements
from carelex.importing.readers.html_lead_spans import LINES, classes_of_names
from carelex.importing.readers.html_placed import goes_on, is_page_number
from carelex.importing.readers.html_seen import NOT_TEXT, controlled_by_buttons, is_hidden
from carelex.importing.readers.html_styles import Styles, is_sign
from carelex.importing.readers.lines import Lines
from carelex.importing.runs import BREAK, Style
from carelex.importing.tree import Block, Kind, Place

DEEPEST = 200
"""Parts nested more deeply than this are read as part of the block around them; no real page needs more."""


_HOLDERS = {
    **dict.fromkeys(("ul", "ol", "menu", "dir"), Kind.LIST),
    "li": Kind.ITEM,
    "dl": Kind.DEFINITION_LIST,
    "dd": Kind.DESCRIPTION,
    "table": Kind.TABLE,
    "tr": Kind.ROW,
    **dict.fromkeys(("td", "th"), Kind.CELL),
    "details": Kind.DISCLOSURE,
    "blockquote": Kind.QUOTE,
    **dict.fromkeys(
        "div section article main nav aside header footer form dialog fieldset figure figcaption address center"
        " hgroup search button caption legend body".split(),
        Kind.GROUP,
    ),
}
_OF_RUNS = {
    **{f"h{level}": Kind.HEADING for level in range(1, 7)},
    "p": Kind.PARAGRAPH,
    "dt": Kind.NAME,
    "summary": Kind.SUMMARY,
}
# Blocks of runs hold no blocks; within them, these elements only separate words.
_PARTS_WORDS = frozenset((*_HOLDERS, *_OF_RUNS, "pre", "hr"))
# Elements within a line; with a class, and without words beside them, they may be the parts of a card.
_NAMES_PART = frozenset(("span", "strong", "b", "dfn", "label"))


class _Step(NamedTuple):
    """One step of reading: read a node, or else add *text*, or close the open frame."""

    node: LexborNode | None
    style: Style
    text: str = ""


class Reading:
    """Reads the nodes of a document in order into blocks. Deep nesting does not use up the stack."""

    def __init__(self, file: str, source: str = "", url: str | None = None, sheets: str = "") -> None:
        """*sheets*: the style sheets in the document."""
        self._file = file
        self._lines = Lines(source) if source else None
        self._styles = Styles(url, sheets)
        self._controlled: frozenset[str] = frozenset()
        self._elements = OpenElements(file, self._lines)
        # The element whose children were last checked, and whether they are all parts.
        self._parent_of_parts: tuple[int, bool] = 0, False

    def pass_over(self, nodes: Iterable[LexborNode]) -> None:
        """Skip scripts and the like in the head of a document, whose lines come before those of its body."""
        for node in nodes:
            if self._lines is not None:
                self._lines.pass_over(node.text(deep=True))

    def read(self, body: LexborNode) -> Block:
        """Read an element with all its contents."""
        self._controlled = controlled_by_buttons(
            body.css("[aria-controls],[data-target],[data-bs-target],[href^='#'],[role=tabpanel]")
        )
        self._styles.names = classes_of_names(body.css(LINES))
        steps = [_Step(child, Style()) for child in reversed(_children(body))]
        while steps:
            step = steps.pop()
            if step.node is not None:
                self._read(step.node, step.style, steps)
            elif step.text:
                self._elements.add(step.text, step.style)
            else:
                self._elements.close()
        self._elements.end_paragraph()
        return Block(Kind.DOCUMENT, blocks=tuple(self._elements.open[0].blocks), place=Place(self._file, 1))

    def _read(self, node: LexborNode, style: Style, steps: list[_Step]) -> None:
        tag = node.tag
        if tag == "-text":
            self._elements.text(node.text(deep=False), style)
            return
        if not tag or tag[0] in "-_!":
            return
        attributes = attributes_of(node)
        if tag in NOT_TEXT or is_hidden(node, attributes, self._controlled):
            if self._lines is not None and tag in ("script", "style", "noscript"):
                self._lines.pass_over(node.text(deep=True))
            return
        frame = self._elements.open[-1]
        tag = _tag_of_role(tag, attributes, frame.kind) if "role" in attributes else tag
        if tag in ("a", "p", "div", "span") and not frame.holds_runs and is_link_button(node):
            tag = "button"
        elif tag == "p" and is_page_number(node):
            tag = "footer"
        if tag == "br":
            self._elements.add(BREAK, style)
        elif frame.holds_runs and tag in _PARTS_WORDS:
            self._within_runs(node, tag, attributes, style, steps)
        elif tag == "hr":
            self._elements.end_paragraph()
            frame.blocks.append(Block(Kind.RULE, place=self._elements.place()))
        elif tag in ("pre", "xmp", "listing"):
            self._elements.code(node, attributes)
        elif tag in ("thead", "tbody", "tfoot"):
            steps.extend(_Step(child, style) for child in reversed(_children(node)))
        elif tag in _HOLDERS or tag in _OF_RUNS or (tag in _NAMES_PART and self._is_part(node, attributes)):
            self._open_block(node, tag, attributes, style, steps)
        else:
            self._inline(node, tag, attributes, style, steps)

    def _open_block(
        self, node: LexborNode, tag: str, attributes: dict[str, str], style: Style, steps: list[_Step]
    ) -> None:
        """Begin a block; if it would be too deep, only continue within the open one."""
        self._elements.end_paragraph()
        styled = (
            self._styles.styled(node, tag, attributes, style, self._elements.open[-1].runs)
            if tag in _NAMES_PART
            else style
        )
        inner = [_Step(child, styled) for child in reversed(_children(node))]
        parent = self._elements.open[-1].kind
        if len(self._elements.open) > DEEPEST or (tag == "div" and parent is Kind.DEFINITION_LIST):
            steps.extend(inner)
            return
        kind = _HOLDERS.get(tag) or _OF_RUNS.get(tag, Kind.PARAGRAPH)
        if tag in ("dt", "dd") and parent is not Kind.DEFINITION_LIST:
            kind = Kind.PARAGRAPH if tag == "dt" else Kind.GROUP
        holds_runs = tag in _OF_RUNS or tag in _NAMES_PART
        if (tag == "li" and parent is not Kind.LIST) or (kind is Kind.HEADING and _is_left_open(node)):
            kind, holds_runs = Kind.GROUP, False
        if tag == "summary" and parent is not Kind.DISCLOSURE:
            kind = Kind.PARAGRAPH
        self._elements.open.append(Frame(kind, tag, attributes, 0, holds_runs=holds_runs))
        if tag == "tr" and node.parent is not None and node.parent.tag in ("thead", "tfoot"):
            self._elements.open[-1].labels |= {node.parent.tag}
        if tag == "p" and attributes.get("style") and self._elements.open[-2].blocks and goes_on(node):
            self._elements.reopen_paragraph()
        steps.append(_Step(None, style))
        steps.extend(inner)

    def _is_part(self, node: LexborNode, attributes: dict[str, str]) -> bool:
        """Whether an element within a line is a block by its style sheet: it has a class, and no words beside it."""
        parent = node.parent
        frame = self._elements.open[-1]
        if frame.holds_runs or parent is None or not _names_itself(attributes):
            return False
        if frame.kind in (Kind.LIST, Kind.TABLE, Kind.ROW):
            return False
        if self._parent_of_parts[0] != parent.mem_id:
            children = _children(parent)
            are_parts = not any(_is_in_a_line(child) for child in children) and not _is_among_words(parent)
            self._parent_of_parts = parent.mem_id, are_parts
        return self._parent_of_parts[1] and bool(node.text(deep=True).strip())

    def _within_runs(
        self, node: LexborNode, tag: str, attributes: dict[str, str], style: Style, steps: list[_Step]
    ) -> None:
        """Read an element that is a block elsewhere: within a heading, for example, it is only words of the heading."""
        if tag == "button" and not expands(attributes) and _has_words_beside(node):
            return
        self._elements.remember(tag, attributes)
        steps.append(_Step(None, style, " "))
        steps.extend(_Step(child, style) for child in reversed(_children(node)))
        self._elements.add(" ", style)

    def _inline(self, node: LexborNode, tag: str, attributes: dict[str, str], style: Style, steps: list[_Step]) -> None:
        if tag == "a" and is_sign(node, attributes):
            return
        self._elements.remember(tag, attributes)
        styled = self._styles.styled(node, tag, attributes, style, self._elements.open[-1].runs)
        if tag == "q":
            steps.append(_Step(None, style, "”"))
            self._elements.add("“", style)
        steps.extend(_Step(child, styled) for child in reversed(_children(node)))


def _tag_of_role(tag: str, attributes: dict[str, str], within: Kind) -> str:
    """The element that has the role of this one in a table: `<div role="row">`."""
    role = attributes["role"].lower()
    if tag not in ("div", "span", "section", "ul", "li") or (role, within) not in _ROLES_OF_TABLES:
        return "table" if tag == "div" and role in ("table", "grid") else tag
    return _ROLES_OF_TABLES[role, within]


_ROLES_OF_TABLES = {
    ("rowgroup", Kind.TABLE): "tbody",
    ("row", Kind.TABLE): "tr",
    ("columnheader", Kind.ROW): "th",
    **dict.fromkeys(((role, Kind.ROW) for role in ("cell", "gridcell", "rowheader")), "td"),
}


def _names_itself(attributes: dict[str, str]) -> bool:
    """Whether an element shows its use, as the parts of a card do."""
    return any(attributes.get(name) for name in ("class", "itemprop", "role", "property", "slot"))


def _is_in_a_line(node: LexborNode) -> bool:
    """Whether a node is words, or an element among words."""
    tag = node.tag or ""
    if tag == "-text":
        return not node.text(deep=False).isspace()
    if tag == "a":
        # A link behind the parts of a card is a button.
        return not _is_behind_parts(node)
    return (
        tag[:1] not in ("-", "_", "!")
        and tag not in _PARTS_WORDS
        and tag not in _NAMES_PART
        and tag not in (*NOT_TEXT, "meta")
    )


def _is_behind_parts(link: LexborNode) -> bool:
    """Whether a link comes last in its part of the page, and only spans with classes before it."""
    before = link.prev
    spans = 0
    while before is not None:
        if before.tag == "span" and _names_itself(attributes_of(before)):
            spans += 1
        elif before.tag != "-text" or before.text(deep=False).strip():
            return False
        before = before.prev
    return spans > 1 and neighbour(link, is_next=True) is None


def _is_among_words(node: LexborNode) -> bool:
    """Whether an element within a line has words beside it, as a link in a sentence has."""
    parent = node.parent
    if node.tag in _PARTS_WORDS or node.tag in _NAMES_PART or parent is None:
        return False
    return any(child.tag == "-text" and not child.text(deep=False).isspace() for child in _children(parent))


def _children(node: LexborNode) -> list[LexborNode]:
    children = []
    child = node.child
    while child is not None:
        children.append(child)
        child = child.next
    return children


_FEWEST_IN_OPEN = 3


def _is_left_open(heading: LexborNode) -> bool:
    """Whether an author forgot to end a heading: it holds paragraphs, lists and tables, as a part of a page does."""
    parts = sum(child.tag in ("p", "ul", "ol", "dl", "table") for child in _children(heading))
    return parts >= _FEWEST_IN_OPEN


def _has_words_beside(button: LexborNode) -> bool:
    """Whether a heading has words beside those of a button in it; then the button is not its title."""
    heading = button.parent
    while heading is not None and heading.tag not in _OF_RUNS:
        heading = heading.parent
    return heading is not None and "".join(heading.text(deep=True).split()) != "".join(button.text(deep=True).split())
