"""Finds titles in a web page that work as buttons, each with a text below it that opens on a click."""

from collections import defaultdict
from itertools import islice, zip_longest

from carelex.importing.tree import EXPANDS, Block, Kind, walk

_FEWEST = 3
"""The fewest titles of one form; any page has a button or two beside some words."""
_LONGEST = 16
"""In words."""
_LOOKED_AT = 50
"""The most blocks of one part to look at; a title and a text are near its beginning."""


def mark_toggles(root: Block) -> None:
    """Mark the buttons of a page that are titles: all buttons of one form, if each has a text below.

    Many pages mark the title itself; on others a script opens it, and it is only called a button.
    """
    by_form: dict[frozenset[str], list[tuple[Block, Block | None]]] = defaultdict(list)
    for holder in walk(root):
        for block, below in zip_longest(holder.blocks, holder.blocks[1:]):
            if block.kind is Kind.GROUP and "button" in block.labels and EXPANDS not in block.labels:
                by_form[_form(block)].append((block, below))
    for pairs in by_form.values():
        if len(pairs) >= _FEWEST and all(_is_titled(title, below) for title, below in pairs):
            for title, _ in pairs:
                title.labels |= {EXPANDS}


def _is_titled(title: Block, below: Block | None) -> bool:
    """Whether a short title is above a text."""
    if below is None or below.kind is not Kind.GROUP or "button" in below.labels:
        return False
    words = [word for block in islice(walk(title), _LOOKED_AT) for run in block.runs for word in run.text.split()]
    return 0 < len(words) <= _LONGEST and any(block.runs for block in islice(walk(below), _LOOKED_AT))


def _form(block: Block) -> frozenset[str]:
    """The labels that all titles of a kind share: without ids, and without those that mark an open one."""
    own = {anchor.lower() for anchor in block.anchors}
    shared = (label for label in block.labels - own if not any(map(str.isdigit, label)))
    return frozenset(shared) - {"open", "active", "show", "elementor-active"}
