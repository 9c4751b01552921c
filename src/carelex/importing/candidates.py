"""What recognisers find in a document: names with what is said of them, as they stand there, not yet taken apart."""

from collections.abc import Iterable
from typing import NamedTuple

from carelex.importing.tree import Block, LeftOut, Place, Run


class Candidate(NamedTuple):
    """What may become an entry.

    name: what stands as its name, marks and brackets and all. senses: the blocks of each text; several only where the
    layout says so (two `dd`, two rows, a list of texts): what is numbered within a text is found later.
    other_names, abbreviation, see_also, see: what stands in fields of their own (a second `dt`, a column, a key):
    names, or what leads to one (an anchor, "#carer"; a slug, "young-carer").
    notes: what belongs to the entry and is no text, with its label: "Origin: Care law".
    anchors: by which links and slugs lead to it.
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

    recogniser: its name, for the report ("headings of level 3"). candidates: may be walked more than once; those of a
    table of a hundred thousand rows are made anew each time, so that they need not all be held. covers: which blocks it
    takes, as pairs of numbers (`Block.start`, `Block.end`): those of its names, texts, letter headings and rows.
    left_out: what within them is no entry, and why. is_sure: the document itself says that these are entries, so that
    one alone is enough.
    """

    recogniser: str
    candidates: Iterable[Candidate]
    covers: tuple[tuple[int, int], ...]
    left_out: tuple[LeftOut, ...] = ()
    is_sure: bool = False
