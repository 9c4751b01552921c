"""The glossaries in use as one: opens their indexes, and makes entries of what they hold."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache, partial
from heapq import merge
from itertools import chain, groupby
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from carelex.english import forms
from carelex.errors import Fault, GlossaryError
from carelex.index import (
    BY_START,
    DAMAGED,
    OF_TEXTS,
    Index,
    ListedRow,
    NameRow,
    find_index,
)
from carelex.lookup.entries import entry_of_terms, gives_way
from carelex.lookup.names import Name, NamesInUse, near_misses
from carelex.model import (
    Definition,
    Entry,
    ListedTerm,
    Replaced,
    SkippedGlossary,
    Source,
)
from carelex.names import BETWEEN, readable, same_name, written_alike
from carelex.places import Place, cache_folder

if TYPE_CHECKING:
    from carelex.progress import Report

_T = TypeVar("_T")
# A glossary, by whatever it is told from others, and a term of it as an index gives it.
_G = TypeVar("_G")
_R = TypeVar("_R", NameRow, ListedRow)


class Lexicon:
    """The glossaries in use as one: entries by term, every name that leads to one, every source by id.

    Terms of several glossaries that are written alike are one entry; where a glossary tells some apart, only the same
    name is. A name that is one glossary's term and another's alias belongs to the term.
    Of one source, a definition that replaces others stands in the place of those that other glossaries have.
    skipped: the files that were left out, and why.
    """

    def __init__(self, indexes: Sequence[Index], skipped: Sequence[SkippedGlossary], report: "Report | None") -> None:
        self.indexes = tuple(indexes)
        self.skipped = tuple(skipped)
        self._report = report
        self._group = lru_cache(maxsize=4096)(self._find_group)

    def __enter__(self) -> "Lexicon":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the indexes; nothing can be read from them any more."""
        for index in self.indexes:
            index.close()

    @property
    def warnings(self) -> tuple[str, ...]:
        """What to say of the files that were left out, a line each."""
        return tuple(map(_warning, self.skipped))

    def read(self, what: Callable[[], _T]) -> _T:
        """Give what *what* reads from the indexes; if one of them is damaged, make it anew and read again."""
        try:
            return what()
        except sqlite3.Error:
            self.make_again()
            return what()

    def make_again(self) -> None:
        """Make all indexes anew."""
        # As good as never.
        from carelex.index import make_again

        self.indexes = tuple([make_again(index, self._report) for index in self.indexes])
        if faults := [fault for index in self.indexes for fault in index.faults]:
            raise GlossaryError(faults)
        self._group.cache_clear()
        self.__dict__.pop("sources", None)

    @cached_property
    def sources(self) -> dict[str, Source]:
        """The sources by id; of those that share one, the first."""
        found: dict[str, Source] = {}
        for index in self.indexes:
            for source_id, source in index.sources.items():
                found.setdefault(source_id, source)
        return dict(sorted(found.items()))

    def entry(self, term: str, sources: Sequence[str] = ()) -> Entry:
        """Make the entry of *term*, which is the name of one; with what *sources* say alone, if there are any."""
        group = [index.term(row) for index, row in self._group(term)]
        return entry_of_terms(group, self, sources)

    def owner(self, name: str) -> str | None:
        """The entry whose own term *name* is; or that its term is written like, if that is told apart from none."""
        same = same_name(name)
        rows = [row for index in self.indexes for row in index.terms_alike(written_alike(name))]
        for row in rows:
            if same_name(row.text) == same:
                return self.term_of(row)
        return self.term_of(rows[0]) if rows and not self._tells_apart(written_alike(name)) else None

    def term_of(self, row: NameRow) -> str:
        """The term of the entry that a name in an index leads to."""
        if len(self.indexes) == 1:
            return row.term
        return self._group(row.term)[0][1].term

    def is_heard(self, term: str, sources: frozenset[str]) -> bool:
        """Whether one of *sources* defines *term*."""
        return not sources.isdisjoint(source for _, source in self._voices(term))

    def comparable(self, sources: Sequence[str] = ()) -> Iterator[str]:
        """The terms that several voices define, or several of *sources*; in no order."""
        seen: set[str] = set()
        for term in self._met_often():
            first = self.entry_of(term)
            if first in seen:
                continue
            seen.add(first)
            if len([source for _, source in self._voices(first) if not sources or source in sources]) > 1:
                yield first

    def entry_of(self, term: str) -> str:
        """The term of the entry that a term of one of the glossaries is in."""
        group = self._group(term)
        if not group:
            # Its name stands in an index, and is none of the names there.
            raise sqlite3.DatabaseError(DAMAGED)
        return group[0][1].term

    def _met_often(self) -> Iterator[str]:
        """The terms that several sources of one glossary define, and those of several glossaries."""
        for index in self.indexes:
            yield from index.terms_of_several()
        smaller_first = sorted(self.indexes, key=lambda index: index.term_count)
        for number, index in enumerate(smaller_first[:-1], start=1):
            keys = index.term_keys()
            for other in smaller_first[number:]:
                for key in sorted(other.known(keys)):
                    yield from (row.term for row in index.terms_alike(key) if other.terms_alike(key))

    def _voices(self, term: str) -> set[tuple[str, str]]:
        """Who defines *term*: glossaries and sources."""
        cited = [(index.name, index.cited(row)) for index, row in self._group(term)]
        replacing = {(source, name) for name, sources in cited for source, replaces in sources.items() if replaces}
        return {
            (name, source)
            for name, sources in cited
            for source, replaces in sources.items()
            if replaces or not gives_way(source, name, replacing)
        }

    def replaced(self) -> dict[tuple[str, str], tuple[Replaced, ...]]:
        """The terms whose definitions give way to another glossary's, by the glossary and the source that give way."""
        found: dict[tuple[str, str], dict[str, Replaced]] = {}
        for by in self.indexes:
            others = {source for index in self.indexes if index is not by for source in index.sources}
            for term, source in by.replacing():
                for index, row in self._group(term) if source in others else ():
                    if index is not by and index.cited(row).get(source, 2) < 2:
                        # Where several replace it, the first is named.
                        found.setdefault((index.name, source), {}).setdefault(row.term, Replaced(row.term, by.name))
        return {where: tuple(terms.values()) for where, terms in found.items()}

    def coverage(self, starting: str = "") -> Iterator[ListedTerm]:
        """Every term by the alphabet, each as soon as it is read; only those that begin with *starting*, if given."""
        # As the beginning of a name: with a word behind it, the hyphen of "self-" is read as what parts it from that.
        first = written_alike(f"{starting}x")[:-1] if starting.strip() else ""
        rows = merge(*(self._listed(number, first) for number in range(len(self.indexes))), key=_key)
        for _, alike in groupby(rows, key=_key):
            for group in _entries([*alike]):
                entry = [row for _, row in group]
                # Signs alone are no part of what names are written like.
                if not first and not entry[0].term.startswith(starting.strip()):
                    continue
                sources = dict.fromkeys(chain.from_iterable(row.sources.split() for row in entry))
                yield ListedTerm(entry[0].term, tuple(sources))

    def _listed(self, number: int, first: str) -> Iterator[tuple[int, ListedRow]]:
        """The terms of one glossary by the alphabet, each with the glossary's number."""
        after = ("", 0)
        while rows := self.read(partial(self._some_listed, number, after, first)):
            yield from ((number, row) for row in rows)
            after = rows[-1].key, rows[-1].term_id

    def _some_listed(self, number: int, after: tuple[str, int], first: str) -> list[ListedRow]:
        return self.indexes[number].listed(after, first, _AT_ONCE)

    def with_mentions(self, entry: Entry) -> Entry:
        """The entry with the other terms that its definitions mention, of all glossaries."""
        definitions = entry.definitions
        if len(self.indexes) > 1:
            # An index knows no names but those of its own glossary.
            definitions = tuple([each._replace(mentions=self._mentions(each, entry.term)) for each in definitions])
        mentioned = dict.fromkeys(chain.from_iterable(each.mentions for each in definitions))
        if mentioned and entry.see_also:
            # An editor may refer to a term by another of its names.
            names = NamesInUse(self)
            for also in entry.see_also:
                for name in names.of_form(forms.ALIKE, written_alike(also)):
                    mentioned.pop(name.term, None)
        if definitions is entry.definitions and not mentioned:
            return entry
        return entry._replace(definitions=definitions, mentions=tuple(mentioned))

    def _mentions(self, definition: Definition, own: str) -> tuple[str, ...]:
        """The terms that a definition of *own* mentions, without that itself."""
        # Needed where several glossaries are in use, and for an index.
        from carelex.text.markdown import blocks_of
        from carelex.text.mentions import KnownNames, runs_of, tokens_of

        tokens = tokens_of(BETWEEN.join(readable(block.text) for block in blocks_of(definition)))
        names = NamesInUse(self)
        known = KnownNames[str]()
        for key in self.known(runs_of(tokens)):
            for name in names.of_form(forms.SINGULAR, key):
                known.add(name.text, name.term)
        return tuple([term for term in known.mentioned(tokens) if term != own])

    def joined(self, name: str) -> list[Name]:
        """The names that are *name* when it does not matter where they are split."""
        names = NamesInUse(self)
        return [found for key in forms.joined_queries(name) for found in names.of_form(forms.JOINED, key)]

    def has_word(self, folded: str) -> bool:
        """Whether a *folded* word stands in a name or in a text."""
        return any(folded in some for some in self._beginning_as(folded, 0))

    def spelt(self, word: str) -> list[str]:
        """The words of names and texts that are *word*, give or take a plural, in British or American spelling.

        They begin as it does.
        """
        folded = written_alike(word)
        if not folded.isalpha():
            return []
        plain = forms.singular(folded)
        near = {each for some in self._beginning_as(folded, 2) for each in some}
        return sorted(each for each in near if each != folded and forms.singular(each) == plain)

    def _beginning_as(self, folded: str, slips: int) -> Iterator[list[str]]:
        """The words that begin as *folded* does, by no more than so many letters longer or shorter."""
        lengths = range(len(folded) - slips, len(folded) + slips + 1)
        for index in self.indexes:
            yield from (index.names_on(first + BY_START, folded[:2], lengths) for first in (0, OF_TEXTS))

    def near(self, folded: str, slips: int) -> tuple[list[str], list[str]]:
        """What may be near misses of a *folded* word: names, and words of names and texts; as `match.Names` has it."""
        found = [near_misses(self, folded, slips, first) for first in (0, OF_TEXTS)]
        return [each for looking, _ in found for each in looking], [each for _, heard in found for each in heard]

    def known(self, keys: Sequence[str]) -> set[str]:
        """Those of *keys* that a name has for one of its forms."""
        return {key for index in self.indexes for key in index.known(keys)}

    def _find_group(self, term: str) -> list[tuple[Index, NameRow]]:
        """The terms that are one entry with *term*, each with its index, in the order of the glossaries."""
        alike = written_alike(term)
        found = [(index, row) for index in self.indexes for row in index.terms_alike(alike)]
        if len(found) < 2:
            return found
        groups, same = _entries(found), same_name(term)
        return next((each for each in groups if len(groups) == 1 or same_name(each[0][1].term) == same), [])

    def _tells_apart(self, alike: str) -> bool:
        """Whether a glossary holds several terms that are merely written alike, so."""
        return any(len(index.terms_alike(alike)) > 1 for index in self.indexes)


# The terms of a list that are read at a time: enough to be quick, few enough to be there at once.
_AT_ONCE = 500


def _key(listed: tuple[int, ListedRow]) -> str:
    return listed[1].key


def _entries(alike: Sequence[tuple[_G, _R]]) -> list[list[tuple[_G, _R]]]:
    """Terms that are written alike, each with its glossary, by the entries that they make."""
    # Where a glossary tells some apart, only the same name is one entry.
    is_told_apart = len({glossary for glossary, _ in alike}) < len(alike)
    entries: dict[str, list[tuple[_G, _R]]] = {}
    for each in alike:
        entries.setdefault(same_name(each[1].term) if is_told_apart else "", []).append(each)
    return list(entries.values())


def open_lexicon(places: Iterable[Place], report: "Report | None" = None) -> Lexicon:
    """Open the glossaries at *places* as one.

    report: told of the making of an index, where one has to be made.
    Raises GlossaryError, with the faults of all of them, when one that was asked for cannot be used.
    """
    folder = cache_folder()
    indexes: list[Index] = []
    faults: list[Fault] = []
    skipped: list[SkippedGlossary] = []
    for place in places:
        wrong: Sequence[Fault]
        try:
            if place.fault is not None:
                raise GlossaryError([place.fault])  # noqa: TRY301 (as the others that come of opening a file)
            index = find_index(place.path, place.name, folder) or _made(place, folder, report)
            wrong = index.faults
            if wrong:
                index.close()
        except GlossaryError as exc:
            wrong = exc.faults
        if not wrong:
            indexes.append(index)
        elif place.asked_for:
            faults += wrong
        else:
            skipped.append(SkippedGlossary(place.name, tuple(wrong)))
    lexicon = Lexicon(indexes, skipped, report)
    if faults:
        lexicon.close()
        raise GlossaryError(faults)
    return lexicon


def _made(place: Place, folder: Path, report: "Report | None") -> Index:
    # Only for a glossary that is new or has changed: it takes the YAML parser, and all that forms are made with.
    from carelex.index import make_index

    return make_index(place.path, place.name, folder, report)


def _warning(skipped: SkippedGlossary) -> str:
    more = len(skipped.faults) - 1
    others = f" (and {more} more fault{'s' if more > 1 else ''})" if more else ""
    return f"{skipped.faults[0]}{others}; skipped until it is mended (to see all: carelex check)"
