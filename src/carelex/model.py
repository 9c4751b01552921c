"""What a glossary holds and what a lookup answers, as frozen values. Nothing here reads, prints or decides."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """One source's wording for one term. *text* is its Markdown, to the letter; *note* is the editors'."""

    source: Source
    text: str
    headword: str
    note: str | None = None
    glossary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A concept as one glossary file has it."""

    name: str
    definitions: tuple[Definition, ...]
    abbreviation: str | None = None
    aliases: tuple[str, ...] = ()
    see_also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Glossary:
    """One file: its sources and its terms, in the order of the file. *path* is as the user wrote it."""

    path: str
    sources: tuple[Source, ...]
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a lookup answers: a term with its definitions from every glossary in use, in the glossaries' order.

    notices: what was left aside in making the entry of several glossaries, a sentence each.
    """

    term: str
    definitions: tuple[Definition, ...]
    abbreviation: str | None = None
    aliases: tuple[str, ...] = ()
    see_also: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()


class MatchKind(StrEnum):
    """How a query reached an entry, the surest way first."""

    EXACT = "exact"
    ALIAS = "alias"
    VARIANT = "variant"
    FUZZY = "fuzzy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """How a query reached an entry.

    score: how like the query is to the name it matched, 0-100 with one decimal place; 100 is that name.
    """

    kind: MatchKind
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a query led to. *entry* and *match* are None when nothing is near enough to be an answer.

    suggestions: terms, best first, at most five; with a match, the first is the matched term.
    notices: what the reader should know besides, a sentence each.
    """

    query: str
    entry: Entry | None = None
    match: Match | None = None
    suggestions: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()

    @property
    def matched(self) -> bool:
        return self.entry is not None
