"""Reads text documents of LibreOffice and OpenOffice (.odt) with the standard library.

Deleted text in tracked changes is left out, and so are headers, footers, comments, pictures and the table of contents.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from carelex.errors import CarelexError
from carelex.importing.given import Given, HowToRead
from carelex.importing.readers.written import Places, facts_of, placed, safe_address, words
from carelex.importing.readers.zipped_xml import Parts, attribute, child, descendants, local
from carelex.importing.runs import Style, is_note_mark
from carelex.importing.tree import Block, Document, Kind, LeftOut, Place, Reason, Run, plain


def read(given: Given, how: HowToRead) -> Document:
    """Read a text document. Raises CarelexError if it cannot be read."""
    parts = Parts(given.data, given.name, "document")
    content = parts.read("content.xml")
    text = child(child(content, "body"), "text")
    if content is None or text is None:
        raise CarelexError(f"{given.name}: has no text of a document; open it in LibreOffice and save it as .odt")
    styles = _Styles([root for root in (parts.read("styles.xml"), content) if root is not None])
    reading = _Reading(given.name, styles)
    blocks = tuple(reading.blocks(text))
    facts = facts_of(blocks, reading.title, [parts.read("meta.xml")])
    return Document(given.name, Block(Kind.DOCUMENT, blocks=blocks, place=Place(given.name)), facts, reading.notes)


# Styles that are based on each other in a ring would never end.
_LONGEST_CHAIN = 20


class _Styles:
    """The styles of a document: those with names, and those made for one paragraph."""

    def __init__(self, roots: list[Element]) -> None:
        self._styles: dict[tuple[str, str], Element] = {}
        self._lists: dict[str, Element] = {}
        for root in roots:
            for element in root.iter():
                name = attribute(element, "name") or ""
                if local(element) == "style":
                    self._styles[attribute(element, "family") or "", name] = element
                elif local(element) == "list-style":
                    self._lists[name] = element

    def chain(self, family: str, name: str | None) -> Iterator[Element]:
        """A style, and those that it is based on."""
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get((family, name or ""))
            if style is None:
                return
            yield style
            name = attribute(style, "parent-style-name")

    def look(self, family: str, name: str | None, look: Style) -> Style:
        """How text in a style looks, within text that looks like *look*."""
        for style in reversed([*self.chain(family, name)]):
            properties = child(style, "text-properties")
            weight, slant = attribute(properties, "font-weight"), attribute(properties, "font-style")
            position = attribute(properties, "text-position")
            if weight:
                look = look._replace(bold=weight == "bold" or weight in ("600", "700", "800", "900"))
            if slant:
                look = look._replace(italic=slant in ("italic", "oblique"))
            if position:
                look = look._replace(is_note_mark=bool(re.match(r"super|[1-9]\d*%", position)))
        return look

    def is_hidden(self, name: str | None) -> bool:
        """Whether text in a style is hidden."""
        return any(
            attribute(child(style, "text-properties"), "display") == "none" for style in self.chain("text", name)
        )

    def names(self, name: str | None) -> set[str]:
        """The names of a paragraph's style and of those that it is based on, as people see them, in small letters."""
        found = {name or ""} | {
            attribute(style, key) or "" for style in self.chain("paragraph", name) for key in _NAMES
        }
        return {found.replace("_20_", " ").casefold() for found in found}

    def first(self, name: str, depth: int) -> int:
        """The number of the first item of a list in a style, 0 for bullets."""
        for level in self._lists.get(name, ()):
            if attribute(level, "level") == str(depth + 1):
                if local(level) != "list-level-style-number" or not attribute(level, "num-format"):
                    return 0
                return _as_number(attribute(level, "start-value"), 1)
        return 0


_NAMES = ("name", "display-name", "parent-style-name")

# Parts that are not read: deleted text, comments, contents, forms, pictures.
_LEFT_OUT = {
    *(
        "tracked-changes",
        "annotation",
        "annotation-end",
        "table-of-content",
        "alphabetical-index",
        "illustration-index",
    ),
    *("forms", "sequence-decls", "variable-decls", "user-field-decls", "bibliography", "table-index", "object-index"),
    *(
        "image",
        "object",
        "object-ole",
        "event-listeners",
        "title",
        "desc",
        "ruby-text",
        "hidden-text",
        "hidden-paragraph",
    ),
}
_TRANSPARENT = {"section", "index-body", "numbered-paragraph", "page", "g"}


class _Reading:
    """Reads the elements of a document's text in order."""

    def __init__(self, name: str, styles: _Styles) -> None:
        self.title: Block | None = None
        self.notes: list[LeftOut] = []
        self._name = name
        self._styles = styles
        self._places = Places(name)
        self._tables = 0
        self._anchors: list[str] = []
        self._boxes: list[Element] = []

    def blocks(self, parent: Element, list_style: str = "", depth: int = 0) -> Iterator[Block]:
        """The paragraphs, lists and tables within an element. list_style, depth: those of the list around it."""
        for element in parent:
            kind = local(element)
            if kind in ("p", "h"):
                yield from self._paragraph(element)
            elif kind == "list":
                yield from self._list(element, attribute(element, "style-name") or list_style, depth)
            elif kind == "table":
                yield self._table(element)
            elif kind in _TRANSPARENT:
                yield from self.blocks(element, list_style, depth)
            elif kind == "frame":
                self._boxes.extend(descendants(element, "text-box"))
                yield from self._boxed()

    def _paragraph(self, element: Element) -> Iterator[Block]:
        style = attribute(element, "style-name")
        names = self._styles.names(style)
        is_title = "title" in names
        level = min(_as_number(attribute(element, "outline-level"), 1), 6) if local(element) == "h" else int(is_title)
        if not level:
            # In converted documents, only the style shows that a paragraph is a heading.
            level = max(
                (int(found[1]) for name in names if (found := re.fullmatch(r"heading ([1-6])", name))), default=0
            )
        look = Style() if level else self._styles.look("paragraph", style, Style())
        runs = words(self._runs(element, look))
        text = plain(runs)
        if text:
            place = self._places.next(text, is_heading=bool(level) and not is_title)
            anchors, self._anchors = tuple(self._anchors), []
            kind = Kind.HEADING if level else Kind.PARAGRAPH
            block = Block(kind, runs, place=place, level=level, anchors=anchors)
            if is_title and self.title is None:
                self.title = block
            yield block
        yield from self._boxed()

    def _boxed(self) -> Iterator[Block]:
        """The blocks in text boxes beside a paragraph."""
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            inner = tuple(self.blocks(box))
            if inner:
                yield Block(Kind.GROUP, blocks=inner, place=inner[0].place, labels=frozenset({"textbox"}))

    def _list(self, element: Element, style: str, depth: int) -> Iterator[Block]:
        items: list[Block] = []
        for item in element:
            if local(item) not in ("list-item", "list-header"):
                continue
            blocks = tuple(self.blocks(item, style, depth + 1))
            if any(block.kind is Kind.HEADING for block in blocks):
                # Numbered headings are in lists of their own, which have no meaning.
                yield from blocks
            elif blocks and blocks[0].kind is Kind.LIST and items:
                # An item without words of its own only indents its content.
                items[-1].blocks += blocks
            elif blocks:
                items.append(Block(Kind.ITEM, blocks=blocks, place=blocks[0].place))
        if items:
            yield Block(Kind.LIST, blocks=tuple(items), place=items[0].place, level=self._styles.first(style, depth))

    def _runs(self, element: Element, look: Style) -> Iterator[Run]:
        if element.text:
            yield self._as_run(element.text, look)
        for inner in element:
            yield from self._within_paragraph(inner, look)
            if inner.tail:
                yield self._as_run(inner.tail, look)

    def _within_paragraph(self, element: Element, look: Style) -> Iterator[Run]:
        kind = local(element)
        if kind == "s":
            yield look.run(" " * min(_as_number(attribute(element, "c"), 1), 100))
        elif kind == "tab":
            yield look.run("\t")
        elif kind == "line-break":
            yield look.run("\n")
        elif kind == "note":
            yield from self._note(element)
        elif kind in ("bookmark", "bookmark-start", "reference-mark", "reference-mark-start"):
            self._anchors.append(attribute(element, "name") or "")
        elif kind == "frame":
            self._boxes.extend(descendants(element, "text-box"))
        elif kind == "a":
            yield from self._runs(
                element,
                look._replace(url=_address(attribute(element, "href")) or look.url),
            )
        elif kind == "span":
            style = attribute(element, "style-name")
            if not self._styles.is_hidden(style):
                yield from self._runs(element, self._styles.look("text", style, look))
        elif kind == "g" and (formula := _formula(element)):
            # The picture has its own margin.
            margin = " " if (element.tail or "")[:1].isalnum() else ""
            yield look.run(f"${formula}${margin}")
        elif kind not in _LEFT_OUT:
            yield from self._runs(element, look)

    def _note(self, element: Element) -> Iterator[Run]:
        mark, text = (" ".join(_words_of(child(element, name)).split()) for name in ("note-citation", "note-body"))
        yield Run(mark[:5] or "*", is_note_mark=True)
        if text:
            kind = attribute(element, "note-class") or "footnote"
            self.notes.append(LeftOut(text, Reason.FOOTNOTE, Place(self._name, part=f"{kind} {mark}")))

    def _as_run(self, text: str, look: Style) -> Run:
        text = re.sub(r"[ \t\r\n]+", " ", text)
        if look.is_note_mark and not is_note_mark(text, "    ", is_link=False):
            look = look._replace(is_note_mark=False)
        return look.run(text)

    def _table(self, element: Element) -> Block:
        self._tables += 1
        table = f"table {self._tables}"
        rows: list[Block] = []
        for row, is_head in _rows(element, is_head=False):
            place = Place(self._name, part=f"{table}, row {len(rows) + 1}")
            labels = frozenset({"thead"}) if is_head else frozenset[str]()
            cells = tuple(self._cells(row, place, is_head=is_head))
            rows.append(Block(Kind.ROW, blocks=cells, place=place, labels=labels))
        return Block(Kind.TABLE, blocks=tuple(rows), place=Place(self._name, part=table))

    def _cells(self, row: Element, place: Place, *, is_head: bool) -> Iterator[Block]:
        for cell in row:
            if local(cell) == "table-cell":
                # Covered cells need not be read: the covering cell states its span.
                for _ in range(min(_as_number(attribute(cell, "number-columns-repeated"), 1), 50)):
                    yield Block(
                        Kind.CELL,
                        blocks=placed(tuple(self.blocks(cell)), place),
                        place=place,
                        is_head=is_head,
                        span=_as_number(attribute(cell, "number-columns-spanned"), 1),
                        depth=_as_number(attribute(cell, "number-rows-spanned"), 1),
                    )


def _words_of(element: Element | None) -> str:
    return "" if element is None else "".join(element.itertext())


def _rows(element: Element, *, is_head: bool) -> Iterator[tuple[Element, bool]]:
    for inner in element:
        if local(inner) == "table-row":
            yield inner, is_head
        elif local(inner) in ("table-header-rows", "table-rows", "table-row-group"):
            yield from _rows(inner, is_head=is_head or local(inner) == "table-header-rows")


def _formula(picture: Element) -> str:
    """The formula that a picture shows, as its author wrote it in TexMaths, an add-on for LibreOffice; else empty."""
    title, written = (child(picture, name) for name in ("title", "desc"))
    if title is None or written is None or "TexMaths" not in (title.text or ""):
        return ""
    # "12§display§x^2§svg": the size, the form and the formula.
    return " ".join(next(iter((written.text or "").split("§")[2:]), "").split())


def _address(href: str | None) -> str | None:
    """The address of a link. For a place in the text, LibreOffice adds its kind, which is removed."""
    return (safe_address(href or "") or "").split("|outline")[0] or None


def _as_number(text: str | None, otherwise: int) -> int:
    return min(int(text), 10_000) if text is not None and re.fullmatch(r"\d{1,6}", text) else otherwise
