"""Turns the elements of an HTML document into blocks."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborNode

from carelex.importing.readers.html_buttons import is_link_button
from carelex.importing.readers.html_lead_spans import LINES, classes_of_names, form_of
from carelex.importing.readers.html_placed import goes_on, is_page_number
from carelex.importing.readers.html_seen import NOT_TEXT, controlled_by_buttons, is_hidden
from carelex.importing.readers.lines import Lines
from carelex.importing.runs import BREAK, Style, in_one_line, is_note_mark, paragraphs, tidied
from carelex.importing.tree import EXPANDS, Block, Kind, Place, Run

DEEPEST = 200
"""Parts nested more deeply than this are read as part of the block around them; no real page needs more."""

# In words.
_LONGEST_HEADING = 40
# In characters.
_LONGEST_SHEETS = 1_000_000

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
_BOLD = frozenset(("b", "strong"))
_ITALIC = frozenset(("i", "em", "cite", "dfn", "var"))
_CODE = frozenset(("code", "kbd", "samp", "tt"))
# Elements within a line; with a class, and without words beside them, they may be the parts of a card.
_NAMES_PART = frozenset(("span", "strong", "b", "dfn", "label"))
# A link beside a heading to itself, with one of the signs that documentation generators use.
_SELF_LINK = re.compile(r"\s*[¶#§🔗⚓\u200b]*\s*|\s*\[\+\]\s*")
_SELF_LINK_CLASS = re.compile(
    r"headerlink|header-?anchor|heading-?(?:anchor|link)|hash-?link|anchor-?(?:js-)?link|permalink"
)
_BACK_LINK = re.compile(r"\s*(?:↩|↑|⏎|\^|back|return)[\ufe0e\ufe0f]?\s*", re.I)
_NOTE_TARGET = re.compile(r"#_?(?:fn|ftn|edn|foot-?note|end-?note|note|cite|ref)[\w.:-]*", re.I)


class _Frame:
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
        self._url = url
        self._bold, self._italic = classes_of_style(sheets)
        self._controlled: frozenset[str] = frozenset()
        self._names: frozenset[str] = frozenset()
        self._open: list[_Frame] = []
        # The element whose children were last checked, and whether they are all parts.
        self._parent_of_parts: tuple[int, bool] = 0, False
        self._anchors: list[str] = []

    def pass_over(self, nodes: Iterable[LexborNode]) -> None:
        """Skip scripts and the like in the head of a document, whose lines come before those of its body."""
        for node in nodes:
            if self._lines is not None:
                self._lines.pass_over(node.text(deep=True))

    def read(self, body: LexborNode) -> Block:
        """Read an element with all its contents."""
        self._controlled = controlled_by_buttons(
            body.css("[aria-controls],[data-target],[data-bs-target],[href^='#'],[role=tabpanel]"), attributes_of
        )
        self._names = classes_of_names(body.css(LINES))
        root = _Frame(Kind.DOCUMENT, "", {}, 1, holds_runs=False)
        self._open = [root]
        steps = [_Step(child, Style()) for child in reversed(_children(body))]
        while steps:
            step = steps.pop()
            if step.node is not None:
                self._read(step.node, step.style, steps)
            elif step.text:
                self._add(step.text, step.style)
            else:
                self._close()
        self._end_paragraph()
        return Block(Kind.DOCUMENT, blocks=tuple(root.blocks), place=Place(self._file, 1))

    def _read(self, node: LexborNode, style: Style, steps: list[_Step]) -> None:
        tag = node.tag
        if tag == "-text":
            self._text(node.text(deep=False), style)
            return
        if not tag or tag[0] in "-_!":
            return
        attributes = attributes_of(node)
        if tag in NOT_TEXT or is_hidden(node, attributes, self._controlled):
            if self._lines is not None and tag in ("script", "style", "noscript"):
                self._lines.pass_over(node.text(deep=True))
            return
        frame = self._open[-1]
        tag = _tag_of_role(tag, attributes, frame.kind) if "role" in attributes else tag
        if tag in ("a", "p", "div", "span") and not frame.holds_runs and is_link_button(node):
            tag = "button"
        elif tag == "p" and is_page_number(node):
            tag = "footer"
        if tag == "br":
            self._add(BREAK, style)
        elif frame.holds_runs and tag in _PARTS_WORDS:
            self._within_runs(node, tag, attributes, style, steps)
        elif tag == "hr":
            self._end_paragraph()
            frame.blocks.append(Block(Kind.RULE, place=self._place()))
        elif tag in ("pre", "xmp", "listing"):
            self._code(node, attributes)
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
        self._end_paragraph()
        styled = self._styled(node, tag, attributes, style) if tag in _NAMES_PART else style
        inner = [_Step(child, styled) for child in reversed(_children(node))]
        parent = self._open[-1].kind
        if len(self._open) > DEEPEST or (tag == "div" and parent is Kind.DEFINITION_LIST):
            steps.extend(inner)
            return
        kind = _HOLDERS.get(tag) or _OF_RUNS.get(tag, Kind.PARAGRAPH)
        if tag in ("dt", "dd") and parent is not Kind.DEFINITION_LIST:
            kind = Kind.PARAGRAPH if tag == "dt" else Kind.GROUP
        if tag == "li" and parent is not Kind.LIST:
            kind = Kind.GROUP
        if tag == "summary" and parent is not Kind.DISCLOSURE:
            kind = Kind.PARAGRAPH
        self._open.append(_Frame(kind, tag, attributes, 0, holds_runs=tag in _OF_RUNS or tag in _NAMES_PART))
        if tag == "tr" and node.parent is not None and node.parent.tag in ("thead", "tfoot"):
            self._open[-1].labels |= {node.parent.tag}
        if tag == "p" and attributes.get("style") and self._open[-2].blocks and goes_on(node):
            self._reopen_paragraph()
        steps.append(_Step(None, style))
        steps.extend(inner)

    def _reopen_paragraph(self) -> None:
        """Continue the paragraph before the one that has just begun."""
        frame, holder = self._open[-1], self._open[-2]
        if holder.blocks[-1].kind is Kind.PARAGRAPH:
            before = holder.blocks.pop()
            is_parted_word = re.search(r"\w-$", before.text) is not None
            frame.runs.extend((*before.runs, Run("" if is_parted_word else " ")))

    def _is_part(self, node: LexborNode, attributes: dict[str, str]) -> bool:
        """Whether an element within a line is a block by its style sheet: it has a class, and no words beside it."""
        parent = node.parent
        frame = self._open[-1]
        if frame.holds_runs or parent is None or not _names_itself(attributes):
            return False
        if frame.kind in (Kind.LIST, Kind.TABLE, Kind.ROW):
            return False
        if self._parent_of_parts[0] != parent.mem_id:
            children = _children(parent)
            are_parts = not any(_is_in_a_line(child) for child in children)
            self._parent_of_parts = parent.mem_id, are_parts
        return self._parent_of_parts[1] and bool(node.text(deep=True).strip())

    def _within_runs(
        self, node: LexborNode, tag: str, attributes: dict[str, str], style: Style, steps: list[_Step]
    ) -> None:
        """Read an element that is a block elsewhere: within a heading, for example, it is only words of the heading."""
        if tag == "button" and not _expands(attributes) and _has_words_beside(node):
            return
        self._remember(tag, attributes)
        steps.append(_Step(None, style, " "))
        steps.extend(_Step(child, style) for child in reversed(_children(node)))
        self._add(" ", style)

    def _inline(self, node: LexborNode, tag: str, attributes: dict[str, str], style: Style, steps: list[_Step]) -> None:
        if tag == "a" and self._is_sign(node, attributes):
            return
        self._remember(tag, attributes)
        styled = self._styled(node, tag, attributes, style)
        if tag == "q":
            steps.append(_Step(None, style, "”"))
            self._add("“", style)
        steps.extend(_Step(child, styled) for child in reversed(_children(node)))

    def _styled(self, node: LexborNode, tag: str, attributes: dict[str, str], style: Style) -> Style:
        if tag in _BOLD or (tag == "span" and self._names and form_of(node.attributes) in self._names):
            style = style._replace(bold=True)
        elif tag in _ITALIC and "xref" not in attributes.get("class", ""):
            # Documentation generators mark a reference to nowhere like this.
            style = style._replace(italic=True)
        elif tag in _CODE:
            style = style._replace(code=True)
        if not attributes and tag != "sup":
            return style
        if self._bold or self._italic:
            classes = attributes.get("class", "").split()
            style = style._replace(
                bold=style.bold or not self._bold.isdisjoint(classes),
                italic=style.italic or not self._italic.isdisjoint(classes),
            )
        look = attributes.get("style", "")
        if look:
            style = _as_looks(style, look.lower())
        if tag == "a" and attributes.get("href"):
            style = style._replace(url=self._address(attributes["href"]))
        if self._marks_note(node, tag, attributes):
            style = style._replace(is_note_mark=True)
        return style

    def _is_sign(self, node: LexborNode, attributes: dict[str, str]) -> bool:
        """Whether a link is only a sign: "¶" beside a heading, or the way back from a footnote."""
        text = node.text(deep=True)
        if attributes.get("role") == "doc-backlink" or "backref" in attributes.get("class", ""):
            return True
        href = attributes.get("href", "")
        if _BACK_LINK.fullmatch(text) and re.match(r"#(?:fn|_?ftn|cite|ref)", href):
            return True
        is_own = bool(_SELF_LINK_CLASS.search(attributes.get("class", "").lower()))
        return (
            bool(text.strip() or is_own)
            and "#" in href
            and bool(_SELF_LINK.fullmatch(text))
            and not _target(attributes)
        )

    def _marks_note(self, node: LexborNode, tag: str, attributes: dict[str, str]) -> bool:
        if tag == "a":
            if "noteref" in attributes.get("role", "") or re.search(
                r"foot-?note-?ref|noteref", attributes.get("class", "")
            ):
                return True
            return bool(_NOTE_TARGET.fullmatch(attributes.get("href", ""))) and is_note_mark(
                node.text(deep=True), "", is_link=True
            )
        if tag != "sup":
            return False
        link = node.css_first("a[href]")
        return is_note_mark(node.text(deep=True), self._words_before(), is_link=link is not None)

    def _words_before(self) -> str:
        return "".join(run.text for run in self._open[-1].runs[-2:])

    def _text(self, text: str, style: Style) -> None:
        if not text.isspace():
            frame = self._open[-1]
            if frame.kind is Kind.ROW or (frame.kind is Kind.TABLE):
                return
            if self._lines is not None:
                line = self._lines.line_of(text)
                frame.line = frame.line or line
                if not frame.runs:
                    self._line = line
        self._add(in_one_line(text), style)

    _line = 1

    def _add(self, text: str, style: Style) -> None:
        runs = self._open[-1].runs
        if text and (runs or text != " "):
            runs.append(style.run(text))

    def _code(self, node: LexborNode, attributes: dict[str, str]) -> None:
        self._end_paragraph()
        text = node.text(deep=True).strip("\n").rstrip()
        if text.strip():
            if self._lines is not None:
                self._line = self._lines.line_of(text)
            labels, anchors = labels_of("pre", attributes), self._take_anchors(anchors_of("pre", attributes))
            self._open[-1].blocks.append(
                Block(Kind.CODE, (Run(text, code=True),), place=self._place(), labels=labels, anchors=anchors)
            )

    def _place(self) -> Place:
        return Place(self._file, self._line if self._lines is not None else 0)

    def _remember(self, tag: str, attributes: dict[str, str]) -> None:
        """Keep the ids of an element that becomes no block, for the block around or after it."""
        self._anchors.extend(anchors_of(tag, attributes))

    def _take_anchors(self, own: tuple[str, ...] = ()) -> tuple[str, ...]:
        taken, self._anchors = (*self._anchors, *own), []
        return taken

    def _address(self, href: str) -> str | None:
        """The target of a link; "#x" for a place on the same page, None if it is no address ("javascript:")."""
        href = "".join(href.split())
        if not href or re.match(r"(?:javascript|data|vbscript|about|file):", href, re.I):
            return None
        if self._url is None or href.startswith("#"):
            return href
        try:
            whole = urljoin(self._url, href)
            page, _, place = whole.partition("#")
            is_own = place and page == self._url.partition("#")[0]
            urlsplit(whole)
        except ValueError:
            return None
        return f"#{place}" if is_own else whole

    def _end_paragraph(self) -> None:
        """Put words beside blocks, outside any paragraph, in a paragraph of their own."""
        frame = self._open[-1]
        if not frame.runs or frame.holds_runs:
            return
        runs, frame.runs = frame.runs, []
        for words in paragraphs(runs):
            frame.blocks.append(Block(Kind.PARAGRAPH, words, place=self._place(), anchors=self._take_anchors()))

    def _close(self) -> None:
        self._end_paragraph()
        frame = self._open.pop()
        self._open[-1].blocks.extend(self._closed(frame))

    def _closed(self, frame: _Frame) -> Iterator[Block]:
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
            level=_number(attributes.get("start"), 1, 10**6) if frame.tag == "ol" else 0,
            name=name,
            anchors=frame.anchors,
            labels=frame.labels,
            is_head=frame.tag == "th",
            span=max(1, _number(attributes.get("colspan"), 1, 1000)),
            depth=max(1, _number(attributes.get("rowspan"), 1, 65534)),
        )

    def _of_runs(self, frame: _Frame, place: Place) -> Iterator[Block]:
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
        for number, runs in enumerate(parts):
            anchors = self._take_anchors(frame.anchors) if number == 0 else ()
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
    return any(attributes.get(name) for name in ("class", "itemprop", "role"))


def _is_in_a_line(node: LexborNode) -> bool:
    """Whether a node is words, or an element among words."""
    tag = node.tag or ""
    if tag == "-text":
        return not node.text(deep=False).isspace()
    return tag[:1] not in ("-", "_", "!") and tag not in _PARTS_WORDS and tag not in _NAMES_PART and tag not in NOT_TEXT


def _children(node: LexborNode) -> list[LexborNode]:
    children = []
    child = node.child
    while child is not None:
        children.append(child)
        child = child.next
    return children


def attributes_of(node: LexborNode) -> dict[str, str]:
    """The attributes of an element; one without a value is empty."""
    return {name.lower(): value or "" for name, value in node.attributes.items()}


def labels_of(tag: str, attributes: dict[str, str]) -> frozenset[str]:
    """Hints at the use of an element, in small letters: its name, role, classes, ids; whether it opens something."""
    if not attributes:
        return frozenset((tag,))
    says = [tag, *(attributes.get(name, "").lower() for name in ("role", "class", "id", "data-module", "itemprop"))]
    if tag in ("button", "a", "div", "span") and _expands(attributes):
        says.append(EXPANDS)
    return frozenset(" ".join(says).split())


def anchors_of(tag: str, attributes: dict[str, str]) -> tuple[str, ...]:
    """The ids by which links lead to an element."""
    if not attributes:
        return ()
    named = attributes.get("name", "") if tag == "a" else ""
    return tuple(dict.fromkeys(filter(None, (attributes.get("id", ""), named))))


def classes_of_style(sheets: str) -> tuple[frozenset[str], frozenset[str]]:
    """The classes that a style sheet makes bold, and those that it makes italic, in rules for a single class."""
    bold: set[str] = set()
    italic: set[str] = set()
    for name, rules in re.findall(r"(?<![^\s{}>;/])\.([\w-]{1,40})\s*\{([^{}]{1,2000})\}", sheets[:_LONGEST_SHEETS]):
        style = _as_looks(Style(), rules.lower())
        if style.bold:
            bold.add(name)
        if style.italic:
            italic.add(name)
    return frozenset(bold), frozenset(italic)


def _expands(attributes: dict[str, str]) -> bool:
    if "aria-expanded" in attributes or "aria-controls" in attributes:
        return True
    toggles = attributes.get("data-toggle", "") + attributes.get("data-bs-toggle", "")
    return "collapse" in toggles or bool(
        re.search(r"accordion|collapsible|toggle", attributes.get("class", "").lower())
    )


def _has_words_beside(button: LexborNode) -> bool:
    """Whether a heading has words beside those of a button in it; then the button is not its title."""
    heading = button.parent
    while heading is not None and heading.tag not in _OF_RUNS:
        heading = heading.parent
    return heading is not None and "".join(heading.text(deep=True).split()) != "".join(button.text(deep=True).split())


def _as_looks(style: Style, look: str) -> Style:
    """A style with the changes from an element's own style attribute."""
    weight = re.search(r"font(?:-weight)?\s*:[^;]*?\b(bold(?:er)?|[6-9]00|normal|[1-5]00)\b", look)
    if weight:
        style = style._replace(bold=weight[1].startswith("bold") or weight[1][0] in "6789")
    slant = re.search(r"font-style\s*:\s*(italic|oblique|normal)", look)
    if slant:
        style = style._replace(italic=slant[1] != "normal")
    return style


def _target(attributes: dict[str, str]) -> str:
    return attributes.get("name", "")


def _number(text: str | None, otherwise: int, most: int) -> int:
    """A number as HTML writes it in an attribute: "2", " 2 ", "2px"."""
    found = re.match(r"\s*(\d{1,9})", text or "")
    return min(int(found[1]), most) if found else otherwise
