"""Reads the styles and the numbering of a Word document: which text is a heading, bold, or an item of a list."""

import re
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

from carelex.importing.readers.zipped_xml import attribute, child, local


class Look(NamedTuple):
    """How text looks by its properties; None for what they do not state."""

    bold: bool | None = None
    italic: bool | None = None
    is_hidden: bool | None = None
    is_raised: bool | None = None
    is_underlined: bool | None = None
    colour: str | None = None

    def over(self, other: "Look") -> "Look":
        """These properties, with those of *other* for what these do not state."""
        stated: dict[str, Any] = {name: mine for name, mine in self._asdict().items() if mine is not None}
        return other._replace(**stated)


class Style(NamedTuple):
    """A style, with the properties of those that it is based on. numbering: its list, and the depth there."""

    name: str = ""
    look: Look = Look()
    outline: int | None = None
    numbering: tuple[str, int] | None = None

    @property
    def heading(self) -> int:
        """The level of a heading in this style, 0 for none. The title of a document is of level 1."""
        found = re.fullmatch(r"(?:heading|überschrift|titre|pennawd)\s*([1-9])\b.*", self.name)
        if found:
            return min(int(found[1]), 6)
        if self.is_title:
            return 1
        return min(self.outline + 1, 6) if self.outline is not None and self.outline < 9 else 0

    @property
    def is_title(self) -> bool:
        """Whether it is the style of a document's title."""
        return self.name == "title"

    @property
    def labels(self) -> frozenset[str]:
        """The use that the name of the style shows, if it is made for glossaries: "Glossary term"."""
        return frozenset({self.name.replace(" ", "-")} if re.search(r"\bterm|headword|gloss|defin", self.name) else ())

    @property
    def is_contents(self) -> bool:
        """Whether it is the style of a table of contents, which repeats the headings."""
        return bool(re.match(r"(?:toc|contents|table of (?:figures|authorities)|index)\s*(?:\d|heading|$)", self.name))


# Styles that are based on each other in a ring would never end.
_LONGEST_CHAIN = 20


class Styles:
    """The styles of a document, by their ids."""

    def __init__(self, root: Element | None) -> None:
        self._elements = {
            attribute(style, "styleId") or "": style
            for style in (root if root is not None else ())
            if local(style) == "style"
        }
        self._read: dict[str, Style] = {}
        self._default = next(
            (
                name
                for name, style in self._elements.items()
                if attribute(style, "type") == "paragraph" and attribute(style, "default") in ("1", "true")
            ),
            "",
        )

    def of(self, name: str | None) -> Style:
        """The style with this id; without an id, that of ordinary paragraphs."""
        name = self._default if name is None else name
        if name not in self._read:
            self._read[name] = self._resolved(name)
        return self._read[name]

    def _resolved(self, name: str) -> Style:
        style = Style()
        for _ in range(_LONGEST_CHAIN):
            element = self._elements.get(name)
            if element is None:
                break
            paragraph = child(element, "pPr")
            outline = attribute(child(paragraph, "outlineLvl"), "val")
            style = Style(
                style.name or (attribute(child(element, "name"), "val") or "").casefold(),
                style.look.over(look_of(child(element, "rPr"))),
                style.outline if style.outline is not None else _number(outline),
                style.numbering or numbering_of(paragraph),
            )
            name = attribute(child(element, "basedOn"), "val") or ""
        return style


def look_of(properties: Element | None) -> Look:
    """How a run looks by its properties."""
    if properties is None:
        return Look()
    found = {local(element): element for element in properties}
    raised = attribute(found.get("vertAlign"), "val")
    lifted = attribute(found.get("position"), "val")
    is_raised = None if raised is None and lifted is None else raised == "superscript" or (_number(lifted) or 0) > 0
    colour, line = attribute(found.get("color"), "val"), attribute(found.get("u"), "val")
    is_underlined = None if line is None else line != "none"
    if colour is not None:
        colour = "" if colour.lower() in _NO_COLOURS else colour.lower()
    bold, italic, is_hidden = (_switch(found.get(name)) for name in ("b", "i", "vanish"))
    return Look(bold, italic, is_hidden, is_raised, is_underlined, colour)


_NO_COLOURS = frozenset(("auto", "000000", "ffffff"))


def numbering_of(properties: Element | None) -> tuple[str, int] | None:
    """The list that a paragraph belongs to, and its depth there."""
    numbering = child(properties, "numPr")
    if numbering is None:
        return None
    list_id = attribute(child(numbering, "numId"), "val")
    depth = _number(attribute(child(numbering, "ilvl"), "val")) or 0
    return (list_id or "", depth)


class Numbering:
    """The lists of a document: which have bullets, and the first number of each."""

    def __init__(self, root: Element | None) -> None:
        self._levels: dict[tuple[str, int], tuple[str, int]] = {}
        self._kinds: dict[str, str] = {}
        for element in root if root is not None else ():
            if local(element) == "abstractNum":
                self._read_kind(attribute(element, "abstractNumId") or "", element)
            elif local(element) == "num":
                kind = attribute(child(element, "abstractNumId"), "val") or ""
                self._kinds[attribute(element, "numId") or ""] = kind

    def _read_kind(self, kind: str, element: Element) -> None:
        for level in element:
            if local(level) == "lvl":
                form = attribute(child(level, "numFmt"), "val") or "decimal"
                start = _number(attribute(child(level, "start"), "val"))
                depth = _number(attribute(level, "ilvl")) or 0
                self._levels[kind, depth] = (form, 1 if start is None else max(start, 1))

    def first(self, list_id: str, depth: int) -> int | None:
        """The number of the first item of a list, 0 for bullets; None if it shows no marks at all."""
        if list_id not in self._kinds:
            return None
        form, start = self._levels.get((self._kinds[list_id], depth), ("decimal", 1))
        return None if form == "none" else 0 if form == "bullet" else start


def _switch(element: Element | None) -> bool | None:
    return None if element is None else attribute(element, "val") not in ("0", "false", "off", "none")


def _number(text: str | None) -> int | None:
    return int(text) if text is not None and re.fullmatch(r"-?\d{1,6}", text) else None
