"""Finds by position which lines of a web page made from a PDF file continue the paragraph above."""

import re
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from carelex.importing.readers.html_elements import neighbour

_FURTHEST = 28
"""In points from one line to the next; two paragraphs are further apart."""
_MOST_LINES = 40


class _At(NamedTuple):
    top: int
    left: int


def goes_on(node: LexborNode) -> bool:
    """Whether a line continues the paragraph before it.

    It is right below that, with the same left edge, and the first line of the paragraph is beside a name.
    """
    here, above = _place(node), neighbour(node, is_next=False)
    if here is None:
        return False
    for number in range(_MOST_LINES):
        there = _place(above) if above is not None else None
        if above is None or there is None:
            return False
        if there.top == here.top and there.left != here.left:
            return number > 0
        if there.left != here.left or not 0 < here.top - there.top <= _FURTHEST:
            return False
        here, above = there, neighbour(above, is_next=False)
    return False


def is_page_number(node: LexborNode) -> bool:
    """Whether a line is the page number at the foot of a page."""
    if _place(node) is None or not re.fullmatch(r"\s*\d{1,4}\s*", node.text(deep=True)):
        return False
    return neighbour(node, is_next=True) is None


def _place(node: LexborNode) -> _At | None:
    style = node.attributes.get("style") or ""
    if node.tag != "p" or not re.search(r"position:\s*absolute", style):
        return None
    top, left = re.search(r"\btop:\s*(\d{1,6})px", style), re.search(r"\bleft:\s*(\d{1,6})px", style)
    return _At(int(top[1]), int(left[1])) if top and left else None
