"""Finds the style and the link of the words in HTML elements, from tags, attributes and style sheets."""

import re
from collections.abc import Sequence
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborNode

from carelex.importing.readers.html_lead_spans import form_of
from carelex.importing.runs import Style, is_note_mark
from carelex.importing.tree import Run

# In characters.
_LONGEST_SHEETS = 1_000_000

_BOLD = frozenset(("b", "strong"))
_ITALIC = frozenset(("i", "em", "cite", "dfn", "var"))
_CODE = frozenset(("code", "kbd", "samp", "tt"))
# A link beside a heading to itself, with one of the signs that documentation generators use.
_SELF_LINK = re.compile(r"\s*[¶#§🔗⚓\u200b]*\s*|\s*\[\+\]\s*")
_SELF_LINK_CLASS = re.compile(
    r"headerlink|header-?anchor|heading-?(?:anchor|link)|hash-?link|anchor-?(?:js-)?link|permalink"
)
_BACK_LINK = re.compile(r"\s*(?:↩|↑|⏎|\^|back|return)[\ufe0e\ufe0f]?\s*", re.I)
_NOTE_TARGET = re.compile(r"#_?(?:fn|ftn|edn|foot-?note|end-?note|note|cite|ref)[\w.:-]*", re.I)


class Styles:
    """The styles of a document. names: the forms of spans that mark names (see `classes_of_names`)."""

    def __init__(self, url: str | None, sheets: str) -> None:
        """*url*: the base address of links. *sheets*: the style sheets in the document."""
        self.names: frozenset[str] = frozenset()
        self._url = url
        self._bold, self._italic = classes_of_style(sheets)

    def styled(
        self, node: LexborNode, tag: str, attributes: dict[str, str], style: Style, before: Sequence[Run]
    ) -> Style:
        """The style of an element's words, within *style*. before: the runs so far in the same block."""
        if tag in _BOLD or (self.names and form_of(tag, node.attributes) in self.names):
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
        if _marks_note(node, tag, attributes, before):
            style = style._replace(is_note_mark=True)
        return style

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


def is_sign(node: LexborNode, attributes: dict[str, str]) -> bool:
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
        and not attributes.get("name", "")
    )


def _marks_note(node: LexborNode, tag: str, attributes: dict[str, str], before: Sequence[Run]) -> bool:
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
    return is_note_mark(node.text(deep=True), "".join(run.text for run in before[-2:]), is_link=link is not None)


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


def _as_looks(style: Style, look: str) -> Style:
    """A style with the changes from an element's own style attribute."""
    weight = re.search(r"font(?:-weight)?\s*:[^;]*?\b(bold(?:er)?|[6-9]00|normal|[1-5]00)\b", look)
    if weight:
        style = style._replace(bold=weight[1].startswith("bold") or weight[1][0] in "6789")
    slant = re.search(r"font-style\s*:\s*(italic|oblique|normal)", look)
    if slant:
        style = style._replace(italic=slant[1] != "normal")
    return style
