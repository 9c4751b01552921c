"""Finds the titles that a page makes into buttons, each with the text below it that a click shows."""

from collections import defaultdict
from itertools import islice, zip_longest

from carelex.importing.tree import EXPANDS, Block, Kind, walk

_FEWEST = 3
"""Of one form; a button or two with words beside them stand on any page."""
_LONGEST = 16
"""In words."""
_LOOKED_AT = 50
"""Blocks of one part; a title and a text show themselves at once."""


def mark_toggles(root: Block) -> None:
    """Mark as titles that open something the parts of a page that are buttons, where each of a form has a text below.

    Many pages say so of the title itself; others leave it to their scripts, and only call it a button.
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
    """Whether a short title stands over a text."""
    if below is None or below.kind is not Kind.GROUP or "button" in below.labels:
        return False
    words = [word for block in islice(walk(title), _LOOKED_AT) for run in block.runs for word in run.text.split()]
    return 0 < len(words) <= _LONGEST and any(block.runs for block in islice(walk(below), _LOOKED_AT))


def _form(block: Block) -> frozenset[str]:
    """The labels that all of a kind share: without ids, and without what says that one of them is open."""
    own = {anchor.lower() for anchor in block.anchors}
    shared = (label for label in block.labels - own if not any(map(str.isdigit, label)))
    return frozenset(shared) - {"open", "active", "show", "elementor-active"}
