"""What a document gives for a glossary: entries, taken apart and told once."""

from typing import NamedTuple

from carelex.importing.tree import LeftOut, Place


class NewEntry(NamedTuple):
    """A term as it will stand in the glossary file.

    headword: the name as the document writes it, where that is another. texts: Markdown, one a sense; none where *see*
    names the term that it only refers to. note: what belongs to it and is no text.
    """

    term: str
    place: Place
    texts: tuple[str, ...] = ()
    headword: str | None = None
    abbreviation: str | None = None
    aliases: tuple[str, ...] = ()
    see_also: tuple[str, ...] = ()
    see: str | None = None
    note: str | None = None


class Entries(NamedTuple):
    """The entries of a document in its order, and what could not be taken."""

    entries: tuple[NewEntry, ...]
    left_out: tuple[LeftOut, ...]
