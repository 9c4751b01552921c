"""Recognises links that a web page shows as buttons below its text: "Get help", "Apply now"."""

import re
from itertools import islice

from selectolax.lexbor import LexborNode

_OF_BUTTON = re.compile(r"(?:[\w-]*[-_])?(?:btn|button|cta)(?:[-_][\w-]*)?")
_AROUND = frozenset("p div span center".split())
# In elements around the link, and in words.
_MOST_AROUND, _LONGEST = 3, 6


def is_link_button(node: LexborNode) -> bool:
    """Whether an element is a link shown as a button, or holds only one, and so ends the text above it."""
    link = _only_link(node)
    if link is None or not _is_button(link) or len(link.text(deep=True).split()) > _LONGEST:
        return False
    if _beside(node, is_next=True) is not None:
        return False
    above = _beside(node, is_next=False)
    if above is None:
        return False
    if above.tag == "-text":
        return above.text(deep=True).rstrip()[-1:] in ".!?"
    # A list of buttons with names ends nothing; nor is a button the text of a heading.
    is_name = re.fullmatch("h[1-6]|dt|summary|strong|b", above.tag or "") is not None
    return not is_name and _only_link(above) is None


def _only_link(node: LexborNode) -> LexborNode | None:
    """The link that the element is, or that is all it holds."""
    for _ in range(_MOST_AROUND):
        if node.tag == "a" or node.tag not in _AROUND:
            break
        inner = [*islice((child for child in node.iter(include_text=True) if not _is_space(child)), 2)]
        if len(inner) != 1:
            return None
        node = inner[0]
    return node if node.tag == "a" else None


def _is_space(node: LexborNode) -> bool:
    return node.tag == "-comment" or (node.tag == "-text" and not node.text(deep=False).strip())


def _is_button(link: LexborNode) -> bool:
    """Whether a link leads to another page, and has the class of a button."""
    attributes = link.attributes
    href = attributes.get("href") or ""
    if not href or href.startswith("#") or "aria-expanded" in attributes or "aria-controls" in attributes:
        return False
    return any(map(_OF_BUTTON.fullmatch, (attributes.get("class") or "").lower().split()))


def _beside(node: LexborNode, *, is_next: bool) -> LexborNode | None:
    """The nearest element with words after this one, or before it, in the same part of the page."""
    other = node.next if is_next else node.prev
    while other is not None and not (other.tag != "-comment" and other.text(deep=True).strip()):
        other = other.next if is_next else other.prev
    return other
