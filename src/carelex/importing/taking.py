"""Takes the entries out of documents: read, recognised, chosen, taken apart."""

from collections.abc import Callable, Iterable, Iterator, Sequence, Sized
from itertools import islice
from typing import NamedTuple

from carelex.errors import CarelexError
from carelex.importing.candidates import Candidate, Region
from carelex.importing.entries import Entries, NewEntry
from carelex.importing.given import Given, HowToRead
from carelex.importing.tree import Document, Fact, Kind, LeftOut, walk
from carelex.model import Definition, Glossary, Source, Term


class Found(NamedTuple):
    """A part of a document in which entries were: as what they were recognised, and how many."""

    layout: str
    entries: int


class TakenDocument(NamedTuple):
    """A document that was read. decoded_as: the character set of its bytes, where it had to be found out."""

    name: str
    format: str
    decoded_as: str
    found: tuple[Found, ...]


class Taken(NamedTuple):
    """What some documents gave. facts: what they say of themselves, the first of them before the next."""

    entries: tuple[NewEntry, ...]
    documents: tuple[TakenDocument, ...]
    facts: dict[str, Fact]
    left_out: tuple[LeftOut, ...]
    glossary: Glossary | None = None
    """What the document is, where it is one of carelex's own, with its own sources; there are no entries then."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing could be taken."""
        return not (self.entries or (self.glossary and self.glossary.terms))

    @property
    def definitions(self) -> int:
        """How many texts there are."""
        if self.glossary:
            return sum(len(term.definitions) for term in self.glossary.terms)
        return sum(len(entry.texts) for entry in self.entries)


Report = Callable[[str, int, int], None]
"""Is told what is being done ("reading words.html", "taking 300 entries"), how much of it is done, and of how much."""


def take(givens: Sequence[Given], how: HowToRead, report: Report | None = None) -> Taken:
    """Take the entries out of documents, which are parts of one source.

    Raises CarelexError where one of them cannot be read.
    """
    from carelex.importing.choosing import choose
    from carelex.importing.finishing import finish
    from carelex.importing.folders import marked
    from carelex.importing.furniture import without_furniture
    from carelex.importing.readers import format_of, read
    from carelex.importing.recognisers import propose

    if len(givens) > 1 and not any(given.is_term for given in givens):
        # Somebody may name the files of a folder one by one.
        givens = marked(givens)
    parts: list[tuple[Document, Sequence[Region]]] = []
    told: list[TakenDocument] = []
    facts: dict[str, Fact] = {}
    for number, given in enumerate(givens, start=1):
        if report:
            report(f"reading {given.name}", number - 1, len(givens))
        document = read(given, how)
        if document.glossary:
            return _as_it_is(document.glossary, givens)
        if not _is_data(document):
            document = without_furniture(document)
        chosen = choose(document, [*propose(document)])
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
    """The same parts, with candidates that report how many of them have been walked."""
    entries = sum(found.entries for document in told for found in document.found)
    walked = _Walked(entries, report)
    return [
        (document, [region._replace(candidates=_Reported(region.candidates, walked)) for region in regions])
        for document, regions in parts
    ]


class _Walked:
    """How many candidates have been walked so far; each is, twice."""

    def __init__(self, entries: int, report: Report) -> None:
        self._entries = entries
        self._report = report
        self._done = 0

    def one_more(self) -> None:
        self._done += 1
        if self._done % _AT_ONCE == 0:
            self._report(f"taking {self._entries:,} entries", self._done, 2 * self._entries)


# So many candidates are walked between two reports.
_AT_ONCE = 200


class _Reported:
    """Candidates that report that they are walked."""

    def __init__(self, candidates: Iterable[Candidate], walked: _Walked) -> None:
        self._candidates = candidates
        self._walked = walked

    def __iter__(self) -> Iterator[Candidate]:
        for candidate in self._candidates:
            self._walked.one_more()
            yield candidate


def _count(candidates: Iterable[Candidate]) -> int:
    """How many there are; those that are made anew when they are walked know it."""
    return len(candidates) if isinstance(candidates, Sized) else sum(1 for _ in candidates)


def _is_data(document: Document) -> bool:
    """Whether a document is data, in which nothing is furniture."""
    return any(block.kind is Kind.RECORD for block in islice(walk(document.root), _FIRST))


# So many blocks of a document are looked at; data begins with a record, or with a list of them.
_FIRST = 20


def _as_it_is(glossary: Glossary, givens: Sequence[Given]) -> Taken:
    """A glossary of carelex's own, which needs no source from elsewhere."""
    if len(givens) > 1:
        raise CarelexError(
            f"{glossary.path}: this is a glossary of carelex's own already; use it beside the others: -g"
        )
    document = TakenDocument(glossary.path, "carelex", "", (Found("terms of a glossary", len(glossary.terms)),))
    return Taken((), (document,), {}, (), glossary)


def as_glossary(taken: Taken, source: Source, path: str) -> Glossary:
    """Make a glossary of what was taken, all of it said by *source*."""
    return Glossary(path, (source,), tuple(as_term(entry, source, path) for entry in taken.entries))


def as_term(entry: NewEntry, source: Source, path: str) -> Term:
    """Make a term of a glossary of one entry, said by *source*."""
    definitions = tuple(
        Definition(source, text, entry.headword or entry.term, path, entry.note if number == 0 else None)
        for number, text in enumerate(entry.texts)
    )
    return Term(entry.term, definitions, entry.abbreviation, entry.aliases, entry.see_also, entry.see)
