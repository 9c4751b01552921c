"""Makes blocks of entries whose format itself says which field is the name and which the text."""

import re
from collections.abc import Iterable

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
    """Paragraphs of plain text, with empty lines between them; all other line ends are spaces."""
    parts = (" ".join(part.split()) for part in re.split(r"\n[ \t\r]*\n", text))
    return tuple(Block(Kind.PARAGRAPH, (Run(part),), place=place) for part in parts if part)


def is_of_language(tag: str | None, wanted: str) -> bool:
    """Whether the language *tag*, as BCP 47 writes it, fits the *wanted* one. Text without a tag fits any.

    "en-GB" is English; where "en-GB" is wanted, "en" will do, and "en-US" will not.
    """
    if not tag:
        return True
    have, want = tag.casefold().replace("_", "-").split("-"), wanted.casefold().replace("_", "-").split("-")
    shorter = min(len(have), len(want))
    return have[:shorter] == want[:shorter]
