"""What recognisers find in a document: names and their texts, exactly as the document has them."""

from collections.abc import Iterable
from typing import NamedTuple

from carelex.importing.tree import Block, LeftOut, Place, Run


class Candidate(NamedTuple):
    """What may become an entry.

    name: the words in the place of a name, with marks and brackets. senses: the blocks of each text; several only if
    the layout shows it (two `dd`, two rows, a list of texts). Numbered senses within a text are found later.
    other_names, abbreviation, see_also, see: from fields of their own (a second `dt`, a column, a key). They are
    names, or lead to an entry (an anchor, "#carer"; a slug, "young-carer").
    notes: what belongs to the entry but is no text, with its label: "Origin: Care law".
    anchors: the ids by which links and slugs lead to it.
    """

    name: tuple[Run, ...]
    senses: tuple[tuple[Block, ...], ...]
    place: Place
    other_names: tuple[str, ...] = ()
    abbreviation: str = ""
    see_also: tuple[str, ...] = ()
    see: str = ""
    notes: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()


class Region(NamedTuple):
    """Candidates that one recogniser found together, in one part of a document.

    recogniser: its name, for the report ("headings of level 3"). candidates: can be read more than once. Those of a
    table of a hundred thousand rows are made anew each time, to save memory. covers: which blocks the region
    takes, as pairs of numbers (`Block.start`, `Block.end`): those of its names, texts, letter headings and rows.
    left_out: what is no entry within them, and why. is_sure: the document itself says that these are entries, so even
    one alone is enough.
    """

    recogniser: str
    candidates: Iterable[Candidate]
    covers: tuple[tuple[int, int], ...]
    left_out: tuple[LeftOut, ...] = ()
    is_sure: bool = False
