"""Makes blocks of entries whose format itself says which field is the name and which the text."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from carelex.importing.tree import Block, Kind, Place, Run

ENTRY = "entry"
"""The label of a record whose fields are named like those of `Candidate`, so that nothing must be guessed."""

TERM, OTHER_NAME, ABBREVIATION, SEE, SEE_ALSO, TEXT, NOTE = (
    "term",
    "other_name",
    "abbreviation",
    "see",
    "see_also",
    "text",
    "note",
)


def entry(fields: Iterable[Block], place: Place, anchors: Iterable[str] = ()) -> Block:
    """An entry with its fields. anchors: the ids by which other entries refer to it."""
    return Block(Kind.RECORD, blocks=tuple(fields), place=place, anchors=tuple(anchors), labels=frozenset([ENTRY]))


def field(name: str, value: str | Iterable[Block], place: Place) -> Block:
    """A field of an entry: blocks, or plain text with empty lines between paragraphs."""
    blocks = plain_paragraphs(value, place) if isinstance(value, str) else tuple(value)
    return Block(Kind.FIELD, blocks=blocks, place=place, name=name)


def plain_paragraphs(text: str, place: Place) -> tuple[Block, ...]:
    """Paragraphs of plain text, with empty lines between them.

    Other line ends are spaces if a program or an editor has wrapped the text, and breaks if the author made them.
    """
    if "\n" not in text:
        words = " ".join(text.split())
        return (Block(Kind.PARAGRAPH, (Run(words),), place=place),) if words else ()
    lines = text.split("\n")
    end = " " if _are_wrapped(lines) else "\n"
    parts = []
    for part in re.split(r"\n[ \t\r]*\n", text):
        # An item of a list begins a line of its own in any case.
        items = re.split(r"\n(?=\s*[•·▪◦●■‣⁃]\s)", part)
        whole = ("\n".join(filter(None, (end.join(_words_of(item)) for item in items)))).strip()
        parts.append(whole)
    return tuple(Block(Kind.PARAGRAPH, (Run(part),), place=place) for part in parts if part)


def _words_of(text: str) -> list[str]:
    """The lines of a text, each with its words separated by one space."""
    return [*filter(None, (" ".join(line.split()) for line in text.split("\n")))]


_WIDEST = 120
"""In characters: hardly any editor or program wraps text at longer lines."""


def _are_wrapped(lines: Sequence[str]) -> bool:
    """Whether lines end where no word more had room, or are all indented to look well in their file."""
    pairs = [(one.rstrip(), other) for one, other in pairwise(lines) if one.strip() and other.strip()]
    inner = {len(other) - len(other.lstrip()) for _, other in pairs}
    if len(inner) == 1 and inner != {0}:
        return True
    width = max((len(one.expandtabs(4)) for one in lines), default=0)
    if width > _WIDEST:
        return False
    return all(
        len(one.expandtabs(4)) + 1 + len(other.split()[0]) > width or other.lstrip()[0].islower()
        for one, other in pairs
    )


def is_of_language(tag: str | None, wanted: str) -> bool:
    """Whether the language *tag*, as BCP 47 writes it, fits the *wanted* one. Text without a tag fits any.

    "en-GB" is English; where "en-GB" is wanted, "en" will do, and "en-US" will not.
    """
    if not tag:
        return True
    have, want = tag.casefold().replace("_", "-").split("-"), wanted.casefold().replace("_", "-").split("-")
    shorter = min(len(have), len(want))
    return have[:shorter] == want[:shorter]
