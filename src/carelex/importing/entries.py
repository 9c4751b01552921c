"""The entries that a document gives for a glossary, each once, with its names and texts apart."""

from typing import NamedTuple

from carelex.importing.tree import LeftOut, Place


class NewEntry(NamedTuple):
    """A term as it will be in the glossary file.

    headword: the name as the document writes it, if that differs. texts: Markdown, one for each sense; empty if *see*
    names the term that this one only refers to. note: what belongs to the entry but is no text.
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
