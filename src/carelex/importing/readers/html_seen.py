"""Finds out which parts of a web page a reader sees, as far as its source shows it."""

import re
from collections.abc import Iterable

from selectolax.lexbor import LexborNode

from carelex.importing.readers.html_elements import attributes_of

NOT_TEXT = frozenset(
    "script style template noscript head iframe object embed video audio canvas svg map select textarea datalist"
    " input img picture source track param meter progress del s strike rp rt".split()
)
"""Elements whose content is not read as words of the page, or is struck out by the author."""

_ONLY_HEARD = re.compile(
    r"(?:[\w!-]*[-_])?(?:visually-?hidden(?:-focusable)?|sr-only|screen-?reader(?:-text|-only)?|element-invisible|offscreen"
    r"|a11y-hidden|assistive-text|u-hidden|visuallyhidden|show-for-sr|is-hidden|js-hidden|d-none|hidden|hide|mw-editsection"
    r"|noprint-link|print-only|visible-print(?:-block|-inline)?)"
)
# "field--label-hidden", "overflow-hidden": something else of the element is hidden, and its words are shown.
_HIDES_ANOTHER = re.compile(
    r"(?:[\w!-]*[-_])?(?:labels?|titles?|overflow(?:-[xy])?|borders?|scroll(?:bars?)?|sidebars?|menus?|nav|headers?|footers?"
    r"|toolbars?|backface|images?|icons?|links?)[-_]+(?:hidden|hide)"
)
_SHOWN_SOMEWHERE = re.compile(
    r"(?:\w+[:-])+(?:block|flex|grid|inline|inline-block|table|table-cell)|d-(?:block|flex|grid)"
)
_NO_DISPLAY = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
# What a script has shown.
_DISPLAYED = re.compile(r"(?:^|;)\s*display\s*:\s*(?:block|flex|grid|list-item|table|inline)", re.I)
# Parts that open on a click have one of these in their classes, id or role.
_OPENS = re.compile(
    r"accord|collaps|toggle|panel|content|answer|expand|definition|description|tab|body|drawer|reveal|more"
)
# In characters.
_LONGEST_SIGN = 40
_NEVER_HIDDEN = frozenset(
    ("html", "body", "main", "dl", "dt", "dd", "td", "th", "tr", "table", "tbody", "thead", "details")
)


def is_hidden(node: LexborNode, attributes: dict[str, str], controlled: frozenset[str]) -> bool:
    """Whether a page hides an element from everybody, or only reads it out.

    controlled: the ids of parts that a button opens; these are hidden only until then.
    """
    tag = node.tag or ""
    if not attributes or tag in _NEVER_HIDDEN:
        return False
    classes = attributes.get("class", "").lower().split()
    if _DISPLAYED.search(attributes.get("style", "")):
        return False
    if any(map(_is_only_heard, classes)) and not any(map(_SHOWN_SOMEWHERE.fullmatch, classes)):
        return not _opens(tag, attributes, classes, controlled)
    if "hidden" in attributes and attributes["hidden"].lower() != "until-found":
        return not _opens(tag, attributes, classes, controlled)
    if _NO_DISPLAY.search(attributes.get("style", "")):
        return not _opens(tag, attributes, classes, controlled)
    # A sign that is visible but not read out. A saved page may have this on all its content, if a banner was open.
    is_sign = attributes.get("aria-hidden", "").lower() == "true" and len(node.text(deep=True).strip()) <= _LONGEST_SIGN
    return is_sign and not _opens(tag, attributes, classes, controlled)


def _is_only_heard(name: str) -> bool:
    """Whether a class says that an element is hidden, or only read out."""
    return _ONLY_HEARD.fullmatch(name) is not None and _HIDES_ANOTHER.fullmatch(name) is None


def _opens(tag: str, attributes: dict[str, str], classes: list[str], controlled: frozenset[str]) -> bool:
    """Whether a click shows it: a button controls it, or its own attributes say that it opens."""
    if tag in ("span", "a", "b", "i", "em", "strong", "button", "p", "h1", "h2", "h3", "h4", "h5", "h6"):
        return attributes.get("id", "") in controlled
    says = " ".join((attributes.get("id", ""), attributes.get("role", ""), *classes)).lower()
    return attributes.get("id", "") in controlled or bool(_OPENS.search(says) and "modal" not in says)


def controlled_by_buttons(nodes: Iterable[LexborNode]) -> frozenset[str]:
    """The ids of the parts that buttons, tabs and links of a page open and close."""
    ids: set[str] = set()
    for node in nodes:
        attributes = attributes_of(node)
        for name in ("aria-controls", "data-target", "data-bs-target", "data-controls", "data-toggle-target", "href"):
            value = attributes.get(name, "")
            if value and (name != "href" or value.startswith("#")):
                ids.update(part.lstrip("#") for part in value.split()[:4])
        if attributes.get("role") == "tabpanel" or "aria-labelledby" in attributes:
            ids.add(attributes.get("id", ""))
    return frozenset(ids - {""})
