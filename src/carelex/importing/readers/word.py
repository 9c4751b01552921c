"""Reads Word documents (.docx) with the standard library: text and styles, lists, tables, links, footnotes.

Deleted text in tracked changes is left out, and so are headers, footers, comments, pictures and the table of contents.
Nothing outside the document is opened, even if it refers to it.
"""

import re
from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from carelex.errors import CarelexError
from carelex.importing.given import Given, HowToRead
from carelex.importing.readers.word_fields import Fields
from carelex.importing.readers.word_styles import Look, Numbering, Style, Styles, look_of, numbering_of
from carelex.importing.readers.written import Listed, Places, facts_of, nested, placed, safe_address, words
from carelex.importing.readers.zipped_xml import Parts, attribute, child, descendants, local
from carelex.importing.runs import is_note_mark
from carelex.importing.tree import Block, Document, Kind, LeftOut, Place, Reason, Run, plain

_DOCUMENT = "word/document.xml"


def read(given: Given, how: HowToRead) -> Document:
    """Read a Word document. Raises CarelexError if it cannot be read."""
    parts = Parts(given.data, given.name, "document")
    main = _main_part(parts)
    body = child(parts.read(main), "body")
    if body is None:
        raise CarelexError(f"{given.name}: has no text of a Word document; open it in Word and save it as .docx")
    folder = main.rpartition("/")[0]
    reading = _Reading(
        given.name,
        Styles(parts.read(f"{folder}/styles.xml")),
        Numbering(parts.read(f"{folder}/numbering.xml")),
        dict(_links(parts.read(f"{folder}/_rels/{main.rpartition('/')[2]}.rels"))),
    )
    reading.look_over(body)
    blocks = nested(reading.blocks(body))
    notes = [note for kind in ("footnote", "endnote") for note in _notes(parts, folder, kind, reading)]
    core, app = parts.read("docProps/core.xml"), parts.read("docProps/app.xml")
    company = child(app, "Company")
    facts = facts_of(blocks, reading.title, [core], (company.text or "").strip() if company is not None else None)
    return Document(given.name, Block(Kind.DOCUMENT, blocks=blocks, place=Place(given.name)), facts, notes)


def _main_part(parts: Parts) -> str:
    """The name of the part with the text."""
    relations = parts.read("_rels/.rels")
    for relation in relations if relations is not None else ():
        if (attribute(relation, "Type") or "").endswith("/officeDocument"):
            return (attribute(relation, "Target") or _DOCUMENT).lstrip("/")
    return _DOCUMENT


def _links(relations: Element | None) -> Iterator[tuple[str, str]]:
    """The addresses of the links, by their ids. Those of pictures and templates are never used."""
    for relation in relations if relations is not None else ():
        if (attribute(relation, "Type") or "").endswith("/hyperlink"):
            yield attribute(relation, "Id") or "", attribute(relation, "Target") or ""


def _notes(parts: Parts, folder: str, kind: str, reading: "_Reading") -> Iterator[LeftOut]:
    root = parts.read(f"{folder}/{kind}s.xml")
    for note in root if root is not None else ():
        # The lines between text and notes are notes too, of another type.
        if local(note) == kind and attribute(note, "type") is None:
            text = " ".join(filter(None, (block.text for block in nested(reading.blocks(note)))))
            if text:
                yield LeftOut(text, Reason.FOOTNOTE, Place(reading.name, part=f"{kind} {attribute(note, 'id') or ''}"))


# Parts around text without a meaning of their own. If a part has two versions, the newer ("Choice") is read.
_TRANSPARENT = {
    "ins",
    "moveTo",
    "smartTag",
    "sdt",
    "sdtContent",
    "customXml",
    "AlternateContent",
    "Choice",
    "dir",
    "bdo",
}
_SIGNS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}


class _Reading:
    """Reads the elements of a document's text in order."""

    def __init__(self, name: str, styles: Styles, numbering: Numbering, links: dict[str, str]) -> None:
        self.name = name
        self.title: Block | None = None
        self._styles = styles
        self._numbering = numbering
        self._links = links
        self._places = Places(name)
        self._tables = 0
        self._fields = Fields()
        self._boxes: list[Element] = []
        self._usual = Look()

    def look_over(self, body: Element) -> None:
        """Find out how most of the text looks: nothing is set off by the colour that all text has."""
        # A name that is set off comes first, so the end of a paragraph shows how the other words look.
        lines, colours = Counter[bool](), Counter[str]()
        for paragraph in descendants(body, "p"):
            runs = [run for run in _within(paragraph, "r") if _text_of(run).strip()]
            if runs:
                look = self._look_of(runs[-1])
                lines[bool(look.is_underlined)] += 1
                colours[look.colour or ""] += 1
        if colours:
            line, colour = lines.most_common(1)[0][0], colours.most_common(1)[0][0]
            self._usual = Look(is_underlined=line, colour=colour)

    def _look_of(self, run: Element) -> Look:
        properties = child(run, "rPr")
        style = self._styles.of(attribute(child(properties, "rStyle"), "val") or "")
        return look_of(properties).over(style.look)

    def _set_off(self, paragraph: Element) -> int:
        """How many characters at the beginning are underlined or in a colour of their own: a name, if it is short."""
        count = 0
        for run in _within(paragraph, "r"):
            text, look = _text_of(run), self._look_of(run)
            is_underlined = bool(look.is_underlined) and not self._usual.is_underlined
            is_coloured = bool(look.colour) and look.colour != self._usual.colour
            is_link = "link" in self._styles.of(attribute(child(child(run, "rPr"), "rStyle"), "val") or "").name
            if text.strip() and (is_link or not (is_underlined or is_coloured)):
                break
            count += len(text)
        return count if count <= _LONGEST_NAME else 0

    def blocks(self, parent: Element) -> Iterator[Block | Listed]:
        """The paragraphs and tables within an element."""
        for element in parent:
            kind = local(element)
            if kind == "p":
                yield from self._paragraph(element)
            elif kind == "tbl":
                yield self._table(element)
            elif kind in _TRANSPARENT and not _is_contents(element):
                yield from self.blocks(element)

    def _paragraph(self, element: Element) -> Iterator[Block | Listed]:
        properties = child(element, "pPr")
        style = self._styles.of(attribute(child(properties, "pStyle"), "val"))
        outline = attribute(child(properties, "outlineLvl"), "val")
        level = style.heading or (int(outline) + 1 if outline in ("0", "1", "2", "3", "4", "5") else 0)
        anchors: list[str] = []
        # A heading is bold by its style, which means nothing more.
        look = Look() if level else style.look
        was_contents = self._fields.is_contents
        runs = words(_in_bold(self._runs(element, look, None, anchors), 0 if level else self._set_off(element)))
        self._fields.end_paragraph()
        text = plain(runs)
        if text and not style.is_contents and not (was_contents and self._fields.is_contents):
            place = self._places.next(text, is_heading=bool(level) and not style.is_title)
            kind = Kind.HEADING if level else Kind.PARAGRAPH
            block = Block(kind, runs, place=place, level=level, anchors=tuple(anchors), labels=style.labels)
            if style.is_title and self.title is None:
                self.title = block
            yield block if level else self._listed(block, properties, style)
        yield from self._boxed()

    def _listed(self, block: Block, properties: Element | None, style: Style) -> Block | Listed:
        numbering = numbering_of(properties)
        list_id, depth = numbering or style.numbering or ("", 0)
        if numbering and not numbering[0] and style.numbering:
            list_id = style.numbering[0]
        first = self._numbering.first(list_id, depth)
        return block if first is None else Listed(block, depth, first)

    def _boxed(self) -> Iterator[Block]:
        """The blocks in text boxes beside a paragraph."""
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            inner = nested(self.blocks(box))
            if inner:
                yield Block(Kind.GROUP, blocks=inner, place=inner[0].place, labels=frozenset({"textbox"}))

    def _runs(self, parent: Element, look: Look, url: str | None, anchors: list[str]) -> Iterator[Run]:
        for element in parent:
            kind = local(element)
            if kind == "r":
                yield from self._run(element, look, url)
            elif kind == "hyperlink":
                yield from self._runs(element, look, self._address(element) or url, anchors)
            elif kind == "fldSimple" or (kind in _TRANSPARENT and not _is_contents(element)):
                yield from self._runs(element, look, url, anchors)
            elif kind == "bookmarkStart" and (name := attribute(element, "name")) and not name.startswith("_GoBack"):
                anchors.append(name)
            elif kind in ("oMath", "oMathPara"):
                text = "".join(inner.text or "" for inner in descendants(element, "t"))
                yield self._as_run(text, look, url)

    def _address(self, link: Element) -> str | None:
        address = self._links.get(attribute(link, "id") or "", "")
        place = attribute(link, "anchor")
        return safe_address(f"{address}#{place}" if place and "#" not in address else address)

    def _run(self, element: Element, paragraph: Look, url: str | None) -> Iterator[Run]:
        properties = child(element, "rPr")
        style = self._styles.of(attribute(child(properties, "rStyle"), "val") or "").look
        look = look_of(properties).over(style).over(paragraph)
        for part in element:
            kind = local(part)
            if kind == "fldChar":
                self._fields.mark(attribute(part, "fldCharType") or "")
            elif kind == "instrText":
                self._fields.instruct(part.text or "")
            elif look.is_hidden or not self._fields.is_text:
                continue
            elif kind == "t":
                yield self._as_run(part.text or "", look, safe_address(self._fields.address) or url)
            elif kind == "br":
                yield Run("\n" if attribute(part, "type") in (None, "textWrapping") else " ")
            elif kind in _SIGNS:
                yield self._as_run(_SIGNS[kind], look, url)
            elif kind in ("footnoteReference", "endnoteReference"):
                yield Run(attribute(part, "id") or "*", is_note_mark=True)
            elif kind in ("drawing", "pict", "AlternateContent", "object"):
                self._boxes.extend(_text_boxes(part))

    def _as_run(self, text: str, look: Look, url: str | None) -> Run:
        is_mark = bool(look.is_raised) and is_note_mark(text, "    ", is_link=False)
        return Run(text, bool(look.bold), bool(look.italic), url=url, is_note_mark=is_mark)

    def _table(self, element: Element) -> Block:
        self._tables += 1
        number = self._tables
        rows: list[Block] = []
        # The cell of each column that continues in the row below.
        open_cells: dict[int, Block] = {}
        for row in _within(element, "tr"):
            properties = child(row, "trPr")
            if child(properties, "del") is not None:
                continue
            place = Place(self.name, part=f"table {number}, row {len(rows) + 1}")
            is_head = child(properties, "tblHeader") is not None
            cells = self._cells(row, properties, place, open_cells, is_head=is_head)
            labels = frozenset({"thead"}) if is_head else frozenset[str]()
            rows.append(Block(Kind.ROW, blocks=tuple(cells), place=place, labels=labels))
        return Block(Kind.TABLE, blocks=tuple(rows), place=Place(self.name, part=f"table {number}"))

    def _cells(
        self, row: Element, properties: Element | None, place: Place, open_cells: dict[int, Block], *, is_head: bool
    ) -> Iterator[Block]:
        column = _as_number(attribute(child(properties, "gridBefore"), "val"), 0)
        for element in _within(row, "tc"):
            details = child(element, "tcPr")
            span = _as_number(attribute(child(details, "gridSpan"), "val"), 1)
            merge = child(details, "vMerge")
            goes_on = merge is not None and attribute(merge, "val") != "restart"
            above = open_cells.get(column)
            if goes_on and above is not None:
                above.depth += 1
            else:
                blocks = placed(nested(self.blocks(element)), place)
                cell = Block(Kind.CELL, blocks=blocks, place=place, is_head=is_head, span=span)
                open_cells.pop(column, None)
                if merge is not None:
                    open_cells[column] = cell
                yield cell
            column += span


# In characters.
_LONGEST_NAME = 80


def _text_of(run: Element) -> str:
    return "".join(part.text or "" for part in run if local(part) == "t")


def _in_bold(runs: Iterator[Run], count: int) -> Iterator[Run]:
    """The runs with the first *count* characters in bold, which marks them as a name."""
    for run in runs:
        if count > 0 and len(run.text) <= count:
            count -= len(run.text)
            yield run._replace(bold=True)
        else:
            count = 0
            yield run


def _within(parent: Element, kind: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, including those in parts without a meaning of their own."""
    for element in parent:
        if local(element) == kind:
            yield element
        elif local(element) in _TRANSPARENT:
            yield from _within(element, kind)


def _is_contents(element: Element) -> bool:
    """Whether a part is a table of contents."""
    properties = child(element, "sdtPr")
    if properties is None:
        return False
    gallery = next(descendants(properties, "docPartGallery"), None)
    return attribute(gallery, "val") in ("Table of Contents", "Bibliographies", "Cover Pages", "Watermarks")


def _text_boxes(element: Element) -> Iterator[Element]:
    """The text boxes in a drawing, each once."""
    left: list[Element] = [element]
    while left:
        here = left.pop()
        if local(here) == "txbxContent":
            yield here
        elif local(here) == "AlternateContent" and (choice := child(here, "Choice")) is not None:
            left.append(choice)
        else:
            left.extend(reversed(here))


def _as_number(text: str | None, otherwise: int) -> int:
    return min(int(text), 1000) if text is not None and re.fullmatch(r"\d{1,6}", text) else otherwise
