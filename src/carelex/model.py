"""The values of glossaries and answers. Nothing here reads, prints or decides.

They are named tuples: every call of carelex makes all these classes, and a frozen dataclass takes 50 times as long.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Self

from carelex.errors import Fault
from carelex.values import NamedTuple


class Source(NamedTuple):
    """A publication that defines terms, as far as it is known. Fields are spelt as in the glossary file."""

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
    """A text whose Markdown has already been read; *packed* is the result. Otherwise it is like any other text."""

    __slots__ = ("packed",)

    packed: str

    def __new__(cls, text: str, packed: str) -> Self:
        read = super().__new__(cls, text)
        read.packed = packed
        return read


class Definition(NamedTuple):
    """One source's wording for one term. *text* is its Markdown, to the letter; *note* is the editors'.

    glossary: the file, as the user named it.
    replaces: it is used instead of other glossaries' definitions of the term from the same source.
    mentions: the other terms that its text uses, in order.
    see: the name that its text only refers to ("See Adult at risk") or only writes out ("Better Care Fund", for BCF);
    None if the text says what the term means.
    """

    source: Source
    text: str
    headword: str
    glossary: str
    note: str | None = None
    replaces: bool = False
    mentions: tuple[str, ...] = ()
    see: str | None = None


class GlossarySource(NamedTuple):
    """A source of one glossary: the glossary's name, and the source's id, which another glossary may also use."""

    glossary: str
    source: str


class Voice(NamedTuple):
    """One source of one glossary, with its definitions of a term: one, or one for each sense.

    numbers: the places of these among the definitions of the entry, from 0.
    """

    source: Source
    definitions: tuple[Definition, ...]
    numbers: tuple[int, ...]


class Term(NamedTuple):
    """A concept in one glossary file.

    see: the name that the editors refer to instead of defining it.
    """

    name: str
    definitions: tuple[Definition, ...]
    abbreviation: str | None = None
    aliases: tuple[str, ...] = ()
    see_also: tuple[str, ...] = ()
    see: str | None = None


class Link(NamedTuple):
    """What editors say about *names*, in any glossary: that they are the *same* concept, or different ones."""

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
    """A name that one glossary has for *term*, left out of its entry because it is a term of its own."""

    name: str
    term: str


class GivesWay(NamedTuple):
    """The definitions of *term* by a source in *glossary* that those of another glossary, *by*, replace.

    source: its name.
    """

    term: str
    source: str
    glossary: str
    by: str


class DefinedByOthers(NamedTuple):
    """None of the sources asked defines the *term*, but *others* do; sources are given by their names.

    is_named: whether it was asked for by its own name.
    """

    term: str
    asked: tuple[str, ...]
    others: tuple[str, ...]
    is_named: bool


class NamedAlike(NamedTuple):
    """The *name* that was asked for is another name of several *terms*, so it belongs to none of them.

    is_abbreviation: whether it is an abbreviation of them all.
    of_term: whether it is also a term by itself, which was found; *terms* are then the others.
    """

    name: str
    terms: tuple[str, ...]
    is_abbreviation: bool
    of_term: bool = False


class Referred(NamedTuple):
    """A reference that was followed to the answer, from *term* to the name *see*.

    by: the names of the sources that refer to it; empty if the editors of a glossary do.
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
    """A *term* that nothing in use defines, and the names it refers to, which are not all names of one term."""

    term: str
    see: tuple[str, ...]


Notice = LeftOut | GivesWay | DefinedByOthers | NamedAlike | Referred | LeadsNowhere | LeadsApart
"""Something that a reader should know besides the answer."""


class Entry(NamedTuple):
    """The answer to a lookup: a term with its definitions from every glossary in use, in the glossaries' order.

    see_also: the terms that the editors refer to.
    mentions: the other terms that the definitions use, each once, without those in see_also.
    notices: what was left out when the entry was made from several glossaries.
    see: the names that glossaries refer to instead of defining the term.
    references: the texts of sources that only refer to another name; they are not definitions.
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
        """The definitions by source, in the order in which each source first appears.

        A source that two glossaries have counts twice, because each file answers for its own wording.
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
        """The names that sources and editors refer to instead of defining the term, each once."""
        return tuple(dict.fromkeys([*[reference.see for reference in self.references if reference.see], *self.see]))


class Replaced(NamedTuple):
    """A term whose definitions by a source are replaced by those that another glossary, *by*, has from that source."""

    term: str
    by: str


class CountedSource(NamedTuple):
    """A source of a glossary in use; *terms* is how many of the glossary's terms it defines.

    replaced: the terms among these whose definitions another glossary replaces.
    """

    source: Source
    terms: int
    replaced: tuple[Replaced, ...] = ()


class GlossaryInUse(NamedTuple):
    """A glossary in use: *name* is as the user named it, *file* its path without symbolic links.

    terms, links: how many it has.
    index_file: the path of its index; None if the index is only in memory.
    index_size: in bytes.
    origin: where it is from, if somebody else maintains it.
    age: how many days ago somebody last checked whether it has changed there.
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
    """A glossary in the user's folder that is not used because it has errors (*faults*). *name* is its path."""

    name: str
    faults: tuple[Fault, ...]


class SourcesInUse(NamedTuple):
    """The glossaries in use with their sources, in order, and the files in the user's folder that cannot be used."""

    glossaries: tuple[GlossaryInUse, ...]
    skipped: tuple[SkippedGlossary, ...] = ()


class ListedTerm(NamedTuple):
    """A term in a list, with the ids of the sources that define it.

    see: the names it refers to, if no source defines it.
    """

    term: str
    sources: tuple[str, ...]
    see: tuple[str, ...] = ()


class Coverage(NamedTuple):
    """Which sources define which terms; *terms* are read as you go through them."""

    sources: tuple[Source, ...]
    terms: Iterable[ListedTerm]


class MatchKind(StrEnum):
    """How a query led to an entry, the most certain way first."""

    EXACT = "exact"
    ALIAS = "alias"
    VARIANT = "variant"
    FUZZY = "fuzzy"


class Reason(StrEnum):
    """How a query differs from the name that it matched."""

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
    """How a query led to an entry: *reason* says how the query differs from *name*, the entry's name that it matched.

    score: how like the query is to that name, 0-100 with one decimal place; 100 is the name itself.
    """

    kind: MatchKind
    score: float
    reason: Reason
    name: str


class MentionedIn(NamedTuple):
    """A definition of *term* that has the words asked for, if they are not the name of a term.

    passage: these words in the source, with some words around them; "…" is where more is left out.
    as_name: whether the text gives them as a name, as in "also known as …"; the passage then begins there.
    """

    term: str
    source: Source
    glossary: str
    passage: str
    as_name: bool


class Answer(NamedTuple):
    """The answer to a query. *entry* and *match* are None if nothing is near enough to be an answer.

    suggestions: at most five terms, the best first; with a match, the first is the matched term.
    notices: what the reader should know besides.
    mentioned_in: if there is no entry, definitions that have the words of the query, for the best three terms; those
    that give them as a name come first.
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
        """Whether the query is a name in use, even one that several entries share, so that there is no match."""
        return self.matched or any(isinstance(notice, NamedAlike) for notice in self.notices)


class Observed(NamedTuple):
    """One thing that the doctor has checked: *name*, in a *part* of carelex's surroundings.

    value: what was found; None if it cannot be found out.
    problem: what is wrong with it, and what to do.
    """

    part: str
    name: str
    value: str | int | bool | None
    problem: str | None = None
