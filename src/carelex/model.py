"""What a glossary holds and what a lookup answers, as frozen values. Nothing here reads, prints or decides.

They are named tuples: Python makes such a class in a seventh of the time that a frozen dataclass takes, and every
call of carelex makes them all.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple, Self

from carelex.errors import Fault


class Source(NamedTuple):
    """Who says it: a publication, as far as it is known. Fields keep the spelling of the glossary file."""

    id: str
    name: str
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: str | None = None
    accessed: str | None = None
    licence: str | None = None
    note: str | None = None


class ReadText(str):
    """A text whose Markdown has been read before; *packed* is what came of it. Otherwise it is like any other text."""

    __slots__ = ("packed",)

    packed: str

    def __new__(cls, text: str, packed: str) -> Self:
        read = super().__new__(cls, text)
        read.packed = packed
        return read


class Definition(NamedTuple):
    """One source's wording for one term. *text* is its Markdown, to the letter; *note* is the editors'.

    glossary: the file, as the user named it. replaces: it stands in the place of what other glossaries have of the same
    source for the term. mentions: the other terms that its text uses, in the order in which it does. see: the name to
    which its text only refers ("See Adult at risk"), or which it only writes out ("Better Care Fund", of BCF); None
    where the text says what the term means.
    """

    source: Source
    text: str
    headword: str
    glossary: str
    note: str | None = None
    replaces: bool = False
    mentions: tuple[str, ...] = ()
    see: str | None = None


class Voice(NamedTuple):
    """One source of one glossary, and what it says: one definition, or one for each sense.

    numbers: the places of these among the definitions of their entry, from 0.
    """

    source: Source
    definitions: tuple[Definition, ...]
    numbers: tuple[int, ...]


class Term(NamedTuple):
    """A concept as one glossary file has it. see: the name to which the editors refer instead of defining it."""

    name: str
    definitions: tuple[Definition, ...]
    abbreviation: str | None = None
    aliases: tuple[str, ...] = ()
    see_also: tuple[str, ...] = ()
    see: str | None = None


class Link(NamedTuple):
    """What editors say of *names*, in whatever glossaries: that they are the *same* concept, or different ones."""

    same: bool
    names: tuple[str, ...]
    note: str | None = None


class Glossary(NamedTuple):
    """One file: its sources, terms and links, in the order of the file. *path* is as the user wrote it."""

    path: str
    sources: tuple[Source, ...]
    terms: tuple[Term, ...]
    links: tuple[Link, ...] = ()


class LeftOut(NamedTuple):
    """A name that one glossary has for *term*, and that is left out of its entry: it is a term of its own."""

    name: str
    term: str


class GivesWay(NamedTuple):
    """The definitions of *term* by a source in *glossary*, in whose place stand those of *by*, another glossary.

    source: its name.
    """

    term: str
    source: str
    glossary: str
    by: str


class DefinedByOthers(NamedTuple):
    """The *term* that was asked for, which none of the sources that were asked defines, but *others*; by their names.

    is_named: whether it was asked for by its own name.
    """

    term: str
    asked: tuple[str, ...]
    others: tuple[str, ...]
    is_named: bool


class NamedAlike(NamedTuple):
    """The *name* that was asked for is another name of several *terms*, so that it belongs to none of them.

    is_abbreviation: whether it is one of them all. of_term: whether it is a term by itself, which was found, and these
    are others.
    """

    name: str
    terms: tuple[str, ...]
    is_abbreviation: bool
    of_term: bool = False


class Referred(NamedTuple):
    """A reference that was followed to the answer: *by* these sources, from *term*, to the name *see*.

    by: their names; none where the editors of a glossary refer.
    """

    term: str
    see: str
    by: tuple[str, ...]


class LeadsNowhere(NamedTuple):
    """A reference from *term* to *see*, which nothing in use defines; *near*: terms that may have been meant."""

    term: str
    see: str
    near: tuple[str, ...] = ()


class LeadsApart(NamedTuple):
    """A *term* that nothing in use defines, and the names to which it refers, which are not all of one term."""

    term: str
    see: tuple[str, ...]


Notice = LeftOut | GivesWay | DefinedByOthers | NamedAlike | Referred | LeadsNowhere | LeadsApart
"""What a reader should know besides an answer."""


class Entry(NamedTuple):
    """What a lookup answers: a term with its definitions from every glossary in use, in the glossaries' order.

    see_also: what the editors refer to. mentions: the other terms that the definitions use, each once, but for these.
    notices: what was left aside in making the entry of several glossaries. see: the names to which glossaries refer
    instead of defining the term. references: the texts of sources that only do so; they are no definitions.
    """

    term: str
    definitions: tuple[Definition, ...]
    abbreviation: str | None = None
    aliases: tuple[str, ...] = ()
    see_also: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()
    see: tuple[str, ...] = ()
    references: tuple[Definition, ...] = ()

    @property
    def voices(self) -> tuple[Voice, ...]:
        """The definitions by who says them, in the order in which each first speaks.

        A source that two glossaries describe is two voices: each file answers for its own wording.
        """
        by_source: dict[tuple[str, str], list[int]] = {}
        for number, definition in enumerate(self.definitions):
            by_source.setdefault((definition.glossary, definition.source.id), []).append(number)
        heard = [(tuple([self.definitions[number] for number in group]), group) for group in by_source.values()]
        return tuple([Voice(said[0].source, said, tuple(group)) for said, group in heard])

    @property
    def is_reference(self) -> bool:
        """Whether nothing defines the term, and it only refers to another name."""
        return not self.definitions and bool(self.references or self.see)

    @property
    def refers_to(self) -> tuple[str, ...]:
        """The names to which sources and editors refer instead of defining the term, each once."""
        return tuple(dict.fromkeys([*[reference.see for reference in self.references if reference.see], *self.see]))


class Replaced(NamedTuple):
    """A term whose definitions by a source give way to those that another glossary, *by*, has of that source."""

    term: str
    by: str


class CountedSource(NamedTuple):
    """A source of a glossary in use; *terms* is how many of the glossary's terms it defines.

    replaced: those of these whose definitions give way to another glossary's.
    """

    source: Source
    terms: int
    replaced: tuple[Replaced, ...] = ()


class GlossaryInUse(NamedTuple):
    """A glossary as it is used: *name* is as the user named it, *file* its path without links.

    terms, links: how many it has. index_file: the path of its index, or None when that is in memory alone; index_size
    is in bytes. origin: where it is from, for one that somebody else keeps; age: how many days ago somebody last looked
    there whether it has changed.
    """

    name: str
    file: str
    terms: int
    sources: tuple[CountedSource, ...]
    index_file: str | None
    index_size: int
    links: int = 0
    origin: str | None = None
    age: int | None = None


class SkippedGlossary(NamedTuple):
    """A glossary in the user's folder that is not used, for it has *faults*. *name* is its path."""

    name: str
    faults: tuple[Fault, ...]


class SourcesInUse(NamedTuple):
    """The glossaries in use with their sources, in their order, and those that lie beside them and cannot be used."""

    glossaries: tuple[GlossaryInUse, ...]
    skipped: tuple[SkippedGlossary, ...] = ()


class ListedTerm(NamedTuple):
    """A term as a list has it, with the ids of the sources that define it.

    see: where there are none, the names to which it refers instead.
    """

    term: str
    sources: tuple[str, ...]
    see: tuple[str, ...] = ()


class Coverage(NamedTuple):
    """Which sources define which terms: *terms* as they come, told in *sources*."""

    sources: tuple[Source, ...]
    terms: Iterable[ListedTerm]


class MatchKind(StrEnum):
    """How a query reached an entry, the surest way first."""

    EXACT = "exact"
    ALIAS = "alias"
    VARIANT = "variant"
    FUZZY = "fuzzy"


class Reason(StrEnum):
    """What a query is to the name that it matched."""

    SAME = "the same name"
    SPELLING = "another spelling"
    FORM = "another form"
    IN_FIGURES = "its number in figures"
    IN_WORDS = "its number in words"
    WITHIN = "named in it"
    FAMILY = "of one word family"
    INITIALS = "its initials"
    SOUND = "sounds like it"
    NEAREST = "closest to it"
    PART = "part of it"


class Match(NamedTuple):
    """How a query reached an entry: *reason* is what the query is to *name*, the one of the entry's that it matched.

    score: how like the query is to the name it matched, 0-100 with one decimal place; 100 is that name.
    """

    kind: MatchKind
    score: float
    reason: Reason
    name: str


class MentionedIn(NamedTuple):
    """A definition of *term* that has the words which were asked for, and that name nothing.

    passage: these words as the source has them, with those around them; "…" stands where more is left out. as_name:
    whether the text gives them as a name, as in "also known as …"; then the passage begins where it says so.
    """

    term: str
    source: Source
    glossary: str
    passage: str
    as_name: bool


class Answer(NamedTuple):
    """What a query led to. *entry* and *match* are None when nothing is near enough to be an answer.

    suggestions: terms, best first, at most five; with a match, the first is the matched term.
    notices: what the reader should know besides. mentioned_in: without an entry, the definitions that have the words of
    the query, of the best three terms, those that give it as a name first.
    """

    query: str
    entry: Entry | None = None
    match: Match | None = None
    suggestions: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()
    mentioned_in: tuple[MentionedIn, ...] = ()

    @property
    def matched(self) -> bool:
        return self.entry is not None

    @property
    def is_known(self) -> bool:
        """Whether the query is a name in use, be it one that several entries have, and so none."""
        return self.matched or any(isinstance(notice, NamedAlike) for notice in self.notices)


class Observed(NamedTuple):
    """One thing that the doctor has looked at: *name*, in a *part* of what carelex works with.

    value: what it is, or whether it is so; None where that cannot be found out. problem: what is wrong with it, and
    what to do.
    """

    part: str
    name: str
    value: str | int | bool | None
    problem: str | None = None
