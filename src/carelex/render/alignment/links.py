"""Writes proposed pairs as the `links:` of a glossary file, for editing by hand."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from carelex.alignment import Pair
from carelex.glossary import link_lines
from carelex.render.alignment.wording import Labels, reasons, score
from carelex.render.page import safe_line

_HEAD = """\
# Names that may mean one concept, as `carelex align` proposes them. None of
# this counts yet.
#
# 1. Decide. Where two names mean one concept, remove the "#" before "- same:".
#    Where they do not, remove it too, and write "different" for "same".
# 2. Save the file under a name that ends in .yaml in your glossary folder:
#    {folder}
# 3. See whether it is right: carelex check FILE

links:
"""


def links_block(pairs: Sequence[Pair], folder: Path) -> Iterator[str]:
    """Write *pairs* as links that are commented out, piece by piece; nothing if there are none.

    folder: the user's glossary folder.
    """
    label = Labels(pairs)
    if pairs:
        yield _HEAD.format(folder=safe_line(str(folder)))
    for pair in pairs:
        sides = [f"{safe_line(side.term)}: {label(side)}" for side in (pair.left, pair.right)]
        told = [f"{score(pair)} of 100: {reasons(pair)}", *sides]
        comment = "".join(f"  # {line}\n" for line in told)
        yield f"\n{comment}  #{link_lines(pair.link(is_same=True))[0]}\n"
