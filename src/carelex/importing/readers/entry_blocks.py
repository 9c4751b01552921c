"""Entries of a vocabulary, which says itself what is a name and what a text, as blocks of a document."""

import re
from collections.abc import Iterable

from carelex.importing.tree import Block, Kind, Place, Run

ENTRY = "entry"
"""The label of a record whose fields are named as `Candidate` has them: nothing about it need be guessed."""

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
    """An entry with its fields. anchors: what leads to it from other entries."""
    return Block(Kind.RECORD, blocks=tuple(fields), place=place, anchors=tuple(anchors), labels=frozenset([ENTRY]))


def field(name: str, value: str | Iterable[Block], place: Place) -> Block:
    """A field of an entry: plain text, whose paragraphs empty lines part, or blocks."""
    blocks = plain_paragraphs(value, place) if isinstance(value, str) else tuple(value)
    return Block(Kind.FIELD, blocks=blocks, place=place, name=name)


def plain_paragraphs(text: str, place: Place) -> tuple[Block, ...]:
    """Text without any marks as paragraphs, which empty lines part; other ends of lines are spaces."""
    parts = (" ".join(part.split()) for part in re.split(r"\n[ \t\r]*\n", text))
    return tuple(Block(Kind.PARAGRAPH, (Run(part),), place=place) for part in parts if part)


def is_of_language(tag: str | None, wanted: str) -> bool:
    """Whether what is in the language *tag*, as BCP 47 writes it, is in the *wanted* one; what has none is.

    "en-GB" is English; where "en-GB" is wanted, "en" will do, and "en-US" will not.
    """
    if not tag:
        return True
    have, want = tag.casefold().replace("_", "-").split("-"), wanted.casefold().replace("_", "-").split("-")
    shorter = min(len(have), len(want))
    return have[:shorter] == want[:shorter]
