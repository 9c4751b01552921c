"""Takes the entries out of documents: reads them, finds candidates, chooses among them, and splits names from texts."""

from collections.abc import Callable, Iterable, Iterator, Sequence, Sized
from typing import NamedTuple

from carelex.errors import CarelexError
from carelex.importing.candidates import Candidate, Region
from carelex.importing.entries import Entries, NewEntry
from carelex.importing.given import Given, HowToRead
from carelex.importing.tree import Document, Fact, LeftOut
from carelex.model import Definition, Glossary, Source, Term


class Found(NamedTuple):
    """Entries found in one part of a document: the kind of layout, and how many."""

    layout: str
    entries: int


class TakenDocument(NamedTuple):
    """A document that was read. decoded_as: its character set, if carelex had to find it out."""

    name: str
    format: str
    decoded_as: str
    found: tuple[Found, ...]


class Taken(NamedTuple):
    """The entries and facts from some documents. facts: what they say about themselves, the first document's first."""

    entries: tuple[NewEntry, ...]
    documents: tuple[TakenDocument, ...]
    facts: dict[str, Fact]
    left_out: tuple[LeftOut, ...]
    glossary: Glossary | None = None
    """Set if the document is a glossary of carelex's own, with its own sources; there are no entries then."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to take."""
        return not (self.entries or (self.glossary and self.glossary.terms))

    @property
    def definitions(self) -> int:
        """How many texts there are."""
        if self.glossary:
            return sum(len(term.definitions) for term in self.glossary.terms)
        return sum(len(entry.texts) for entry in self.entries)


Report = Callable[[str, int, int], None]
"""Called with the present step ("reading words.html", "taking 300 entries"), how much is done, and of how much."""


def take(givens: Sequence[Given], how: HowToRead, report: Report | None = None) -> Taken:
    """Take the entries out of documents, which are parts of one source.

    Raises CarelexError if one of them cannot be read.
    """
    from carelex.importing.finishing import finish
    from carelex.importing.folders import marked
    from carelex.importing.readers import format_of
    from carelex.importing.reading import read_entries

    if len(givens) > 1 and not any(given.is_term for given in givens):
        # A user may name the files of a folder one by one.
        givens = marked(givens)
    parts: list[tuple[Document, Sequence[Region]]] = []
    told: list[TakenDocument] = []
    facts: dict[str, Fact] = {}
    for number, given in enumerate(givens, start=1):
        if report:
            report(f"reading {given.name}", number - 1, len(givens))
        document, chosen = read_entries(given, how)
        if document.glossary:
            return _as_it_is(document.glossary, givens)
        parts.append((document, chosen))
        found = tuple(Found(region.recogniser, _count(region.candidates)) for region in chosen)
        told.append(TakenDocument(given.name, how.format or format_of(given), document.decoded_as, found))
        facts = {**document.facts, **facts}
    finished: Entries = finish(_reported(parts, told, report) if report else parts)
    left_out = (*(left for given in givens for left in given.left_out), *finished.left_out)
    return Taken(finished.entries, tuple(told), facts, left_out)


def _reported(
    parts: Sequence[tuple[Document, Sequence[Region]]], told: Sequence[TakenDocument], report: Report
) -> list[tuple[Document, Sequence[Region]]]:
    """The same parts, with candidates that report how many of them have been read."""
    entries = sum(found.entries for document in told for found in document.found)
    walked = _Walked(entries, report)
    return [
        (document, [region._replace(candidates=_Reported(region.candidates, walked)) for region in regions])
        for document, regions in parts
    ]


class _Walked:
    """Counts the candidates that have been read; each is read twice."""

    def __init__(self, entries: int, report: Report) -> None:
        self._entries = entries
        self._report = report
        self._done = 0

    def one_more(self) -> None:
        self._done += 1
        if self._done % _AT_ONCE == 0:
            self._report(f"taking {self._entries:,} entries", self._done, 2 * self._entries)


# How many candidates are read between two reports.
_AT_ONCE = 200


class _Reported:
    """Candidates that report when they are read."""

    def __init__(self, candidates: Iterable[Candidate], walked: _Walked) -> None:
        self._candidates = candidates
        self._walked = walked

    def __iter__(self) -> Iterator[Candidate]:
        for candidate in self._candidates:
            self._walked.one_more()
            yield candidate


def _count(candidates: Iterable[Candidate]) -> int:
    """How many there are; candidates that are made anew at each reading know their number."""
    return len(candidates) if isinstance(candidates, Sized) else sum(1 for _ in candidates)


def _as_it_is(glossary: Glossary, givens: Sequence[Given]) -> Taken:
    """A glossary of carelex's own, which already has its sources."""
    if len(givens) > 1:
        raise CarelexError(
            f"{glossary.path}: this is a glossary of carelex's own already; use it beside the others: -g"
        )
    document = TakenDocument(glossary.path, "carelex", "", (Found("terms of a glossary", len(glossary.terms)),))
    return Taken((), (document,), {}, (), glossary)


def as_glossary(taken: Taken, source: Source, path: str) -> Glossary:
    """Make a glossary of the entries, all of them from *source*."""
    return Glossary(path, (source,), tuple(as_term(entry, source, path) for entry in taken.entries))


def as_term(entry: NewEntry, source: Source, path: str) -> Term:
    """Make a term of one entry, with *source* as the source of its texts."""
    definitions = tuple(
        Definition(source, text, entry.headword or entry.term, path, entry.note if number == 0 else None)
        for number, text in enumerate(entry.texts)
    )
    return Term(entry.term, definitions, entry.abbreviation, entry.aliases, entry.see_also, entry.see)
