"""The answers: opens the indexes of the glossaries in use, matches a query and collects what the sources say."""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property, lru_cache, partial
from heapq import merge
from itertools import chain, groupby
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from carelex.english import forms
from carelex.errors import EmptyQueryError, Fault, GlossaryError, UnknownSourceError
from carelex.index import (
    ABBREVIATION,
    ALIAS,
    BY_START,
    DAMAGED,
    HEADWORD,
    OF_TEXTS,
    Index,
    ListedRow,
    NameRow,
    find_index,
    shelves,
)
from carelex.lookup.match import Found, Name, Names, find
from carelex.model import (
    Answer,
    CountedSource,
    Coverage,
    Definition,
    Entry,
    GlossaryInUse,
    ListedTerm,
    MatchKind,
    Replaced,
    SkippedGlossary,
    Source,
    SourcesInUse,
    Term,
)
from carelex.names import BETWEEN, readable, same_name, written_alike
from carelex.places import Place, cache_folder, glossaries_in_use

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
        return _entry(group, self, sources)

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
            if replaces or not _gives_way(source, name, replacing)
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
            names = _Names(self)
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
        names = _Names(self)
        known = KnownNames[str]()
        for key in self.known(runs_of(tokens)):
            for name in names.of_form(forms.SINGULAR, key):
                known.add(name.text, name.term)
        return tuple([term for term in known.mentioned(tokens) if term != own])

    def joined(self, name: str) -> list[Name]:
        """The names that are *name* when it does not matter where they are split."""
        names = _Names(self)
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
        found = [_near(self, folded, slips, first) for first in (0, OF_TEXTS)]
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


def _gives_way(source: str, glossary: str, replacing: Iterable[tuple[str, str]]) -> bool:
    """Whether one of those that replace, sources with their glossaries, is *source* in another glossary."""
    return any(each == source and name != glossary for each, name in replacing)


def _near(lexicon: Lexicon, folded: str, slips: int, first: int = 0) -> tuple[list[str], list[str]]:
    """As `match.Names.near`; *first* is the kind of the first of the shelves that are looked at."""
    lengths = range(len(folded) - slips, len(folded) + slips + 1)
    *labels, sound = enumerate(shelves(folded), start=first)
    # Two letters that have changed places at the beginning are a slip too.
    labels.append((first + BY_START, folded[1::-1]))

    def on(labels: Iterable[tuple[int, str]]) -> list[str]:
        found = (index.names_on(*label, lengths) for index in lexicon.indexes for label in labels)
        return list(chain.from_iterable(found))

    return on(labels), on([sound])


class _Names(Names):
    """The names of a lexicon, or of those of its entries that some sources define; see `match.Names`."""

    def __init__(self, lexicon: Lexicon, sources: Sequence[str] = ()) -> None:
        self._lexicon = lexicon
        self._sources = frozenset(sources)

    def of_form(self, form: int, key: str) -> list[Name]:
        rows = [row for index in self._lexicon.indexes for row in index.named(key) if row.forms & form]
        return sorted([name for row in rows if (name := self._name(row)) is not None])

    def _name(self, row: NameRow) -> Name | None:
        term = self._lexicon.term_of(row)
        is_alias = row.kind in (ABBREVIATION, ALIAS)
        if is_alias and self._lexicon.owner(row.text) not in (None, term):
            return None
        if self._sources and not self._lexicon.is_heard(term, self._sources):
            return None
        if is_alias:
            return Name(row.text, term, MatchKind.ALIAS)
        return Name(row.text, term, MatchKind.EXACT, is_headword=row.kind == HEADWORD)

    def near(self, folded: str, slips: int) -> tuple[list[str], list[str]]:
        return _near(self._lexicon, folded, slips)

    def with_words(self, beginning: str) -> set[str]:
        return self._with("\n", beginning) | self._with(" ", beginning)

    def starting(self, beginning: str) -> list[Name]:
        rows = (row for index in self._lexicon.indexes for row in index.named_from(beginning))
        kept = forms.FOLDED | forms.JOINED
        return sorted({name for row in rows if row.forms & kept and (name := self._name(row)) is not None})

    def _with(self, gap: str, beginning: str) -> set[str]:
        return set(chain.from_iterable(index.names_with(gap + beginning) for index in self._lexicon.indexes))


def look_up(
    query: str,
    *,
    glossaries: str | Path | Sequence[str | Path] = (),
    sources: str | Sequence[str] = (),
    exact: bool = False,
) -> Answer:
    """Answer what *query* means, as `carelex define` does.

    glossaries: paths of files or folders, or "builtin"; those that carelex uses by itself when left out.
    sources: ids of the sources to show; all of them when left out. exact: accept no near miss, only suggest it.
    Raises CarelexError: GlossaryError, EmptyQueryError or UnknownSourceError.
    """
    check_query(query)
    with opened(glossaries, sources) as (lexicon, ids):
        return answer(query, lexicon, sources=ids, exact=exact)


@contextmanager
def opened(
    glossaries: str | Path | Sequence[str | Path], sources: str | Sequence[str]
) -> Iterator[tuple[Lexicon, tuple[str, ...]]]:
    """Open the glossaries that a caller of `look_up` names, with the ids of the sources; for as long as the context."""
    paths = [glossaries] if isinstance(glossaries, (str, Path)) else glossaries
    with open_lexicon(glossaries_in_use(paths)) as lexicon:
        yield lexicon, source_ids([sources] if isinstance(sources, str) else sources, lexicon)


def check_query(query: str) -> None:
    """Raise EmptyQueryError when there is nothing in *query* to look up."""
    if not query.strip():
        raise EmptyQueryError


def source_ids(asked: Sequence[str], lexicon: Lexicon) -> tuple[str, ...]:
    """Find the sources that were asked for, in capitals or not; raise UnknownSourceError for one that is not in use."""
    ids = tuple(source.lower() for source in asked)
    for asked_for, source_id in zip(asked, ids, strict=True):
        if source_id not in lexicon.read(lambda: lexicon.sources):
            known = {each: source.name for each, source in lexicon.sources.items()}
            raise UnknownSourceError(asked_for, known)
    return ids


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


def sources_in_use(lexicon: Lexicon, sources: Sequence[str] = ()) -> SourcesInUse:
    """The glossaries of *lexicon* with their sources; or those that have one of *sources*, with these alone."""
    return lexicon.read(lambda: _sources_in_use(lexicon, sources))


def _sources_in_use(lexicon: Lexicon, asked: Sequence[str]) -> SourcesInUse:
    replaced = lexicon.replaced()
    used = (_in_use(index, asked, replaced) for index in lexicon.indexes)
    return SourcesInUse(tuple(filter(None, used)), () if asked else lexicon.skipped)


def _in_use(
    index: Index, asked: Sequence[str], replaced: Mapping[tuple[str, str], tuple[Replaced, ...]]
) -> GlossaryInUse | None:
    counts = index.terms_by_source
    shown = [source for source in index.sources.values() if not asked or source.id in asked]
    if not shown:
        return None
    return GlossaryInUse(
        name=index.name,
        # A pipe has no path that anybody could use.
        file=index.made_of if os.path.exists(index.made_of) else index.name,  # noqa: PTH110
        terms=index.term_count,
        sources=tuple(
            [CountedSource(each, counts[each.id], replaced.get((index.name, each.id), ())) for each in shown]
        ),
        index_file=str(index.path) if index.path else None,
        index_size=index.size if index.path else 0,
    )


def coverage(
    lexicon: Lexicon, *, sources: Sequence[str] = (), missing: Sequence[str] = (), starting: str = ""
) -> Coverage:
    """Which sources define which terms, by the alphabet; the terms come as they are read.

    sources: only these are told, and only terms that one of them defines. missing: only terms that none of these
    defines. starting: only terms that begin so, whatever their capitals, hyphens and accents.
    """
    known = lexicon.read(lambda: lexicon.sources)
    in_order = dict.fromkeys(source for index in lexicon.indexes for source in index.sources)
    told = [source for source in in_order if (not sources or source in sources) and source not in missing]
    terms = _of_sources(lexicon.coverage(starting), told, frozenset(missing))
    return Coverage(tuple([known[source]._replace(name=_called(source, lexicon)) for source in told]), terms)


def _called(source: str, lexicon: Lexicon) -> str:
    """The name of a source, or its names, where the glossaries call it differently."""
    names = [index.sources[source].name for index in lexicon.indexes if source in index.sources]
    return " / ".join(dict.fromkeys(names))


def _of_sources(terms: Iterable[ListedTerm], told: Sequence[str], missing: frozenset[str]) -> Iterator[ListedTerm]:
    for each in terms:
        sources = tuple([source for source in told if source in each.sources])
        if sources and missing.isdisjoint(each.sources):
            yield ListedTerm(each.term, sources)


def answer(query: str, lexicon: Lexicon, *, sources: Sequence[str] = (), exact: bool = False) -> Answer:
    """Answer *query*, which is not empty, from *lexicon*; *sources* as `source_ids` gives them."""
    return lexicon.read(lambda: _asked(query, lexicon, sources, exact=exact))


def _asked(query: str, lexicon: Lexicon, sources: Sequence[str], *, exact: bool) -> Answer:
    found = find(query, _Names(lexicon), exact=exact)
    if not sources:
        return _answer(query, lexicon, found, ())
    if found.term and found.match and found.match.kind is not MatchKind.FUZZY:
        if lexicon.entry(found.term, sources).definitions:
            return _answer(query, lexicon, found, sources)
        return _unheard(query, lexicon, found.term, sources)
    # What is near, and what a name is shared by, depends on who is heard.
    among = find(query, _Names(lexicon, sources), exact=exact)
    if among.match and among.match.kind is MatchKind.FUZZY and among.term != found.term:
        # Not clearly ahead of a term that is only not heard.
        among = Found(suggestions=among.suggestions)
    if not among.term and not among.suggestions and found.term:
        return _unheard(query, lexicon, found.term, sources)
    return _answer(query, lexicon, among, sources)


def _answer(query: str, lexicon: Lexicon, found: Found, sources: Sequence[str]) -> Answer:
    if found.term is None:
        return Answer(query=query, suggestions=found.suggestions)
    entry, suggestions = lexicon.entry(found.term, sources), found.suggestions
    if sources:
        suggestions = tuple([term for term in suggestions if lexicon.is_heard(term, frozenset(sources))])
    return Answer(query, lexicon.with_mentions(entry), found.match, suggestions, entry.notices)


def _unheard(query: str, lexicon: Lexicon, term: str, sources: Sequence[str]) -> Answer:
    """The answer where there is an entry, but not a word of *sources* in it."""
    asked = " or ".join(lexicon.sources[source].name for source in sources)
    others = dict.fromkeys(definition.source.name for definition in lexicon.entry(term).definitions)
    lead = "" if same_name(query) == same_name(term) else f'no entry "{query}"; '
    return Answer(query=query, notices=(f'{lead}"{term}" is not defined by {asked}, but by {" and ".join(others)}',))


def heard(entry: Entry, sources: Sequence[str]) -> Entry:
    """The entry with the definitions of *sources* alone."""
    return entry._replace(definitions=_heard(entry.definitions, sources))


def _heard(definitions: Sequence[Definition], sources: Sequence[str]) -> tuple[Definition, ...]:
    return tuple([each for each in definitions if each.source.id in sources])


def _entry(group: Sequence[Term], lexicon: Lexicon, sources: Sequence[str]) -> Entry:
    """Make one entry of the terms in *group*, of what *sources* say, or all."""
    if sources:
        group = [term._replace(definitions=_heard(term.definitions, sources)) for term in group]
    if len(group) == 1 and not (group[0].abbreviation or group[0].aliases or group[0].see_also):
        # Most terms of a large glossary stand alone, and have nothing to settle.
        return Entry(group[0].name, group[0].definitions)
    first = group[0].name
    abbreviations = [term.abbreviation for term in group if term.abbreviation is not None]
    others = _each_once([*abbreviations, *(alias for term in group for alias in term.aliases)], without=[first])
    # A name that is one glossary's term and another's alias belongs to the term.
    lost = [name for name in others if lexicon.owner(name) not in (None, first)]
    kept = [name for name in others if name not in lost]
    abbreviation = next((name for name in abbreviations if name in kept), None)
    definitions, replaced = _standing([definition for term in group for definition in term.definitions])
    return Entry(
        term=first,
        definitions=tuple(definitions),
        abbreviation=abbreviation,
        aliases=tuple(name for name in kept if name != abbreviation),
        see_also=tuple(_each_once([name for term in group for name in term.see_also], without=[first])),
        notices=(
            *(f'"{name}" is left out of the other names of "{first}": it is a term of its own' for name in lost),
            *(f'"{first}" as {source} has it in {glossary} gives way to {by}' for source, glossary, by in replaced),
        ),
    )


def _standing(definitions: Sequence[Definition]) -> tuple[list[Definition], list[tuple[str, str, str]]]:
    """Those of an entry's definitions that give way to none; and of the others, by what is written in their place.

    That is the name of the source, the glossary that gives way, and the one that does not.
    """
    replacing = {(each.source.id, each.glossary): None for each in definitions if each.replaces}
    stand: list[Definition] = []
    replaced: dict[tuple[str, str, str], None] = {}
    for each in definitions:
        if each.replaces or not _gives_way(each.source.id, each.glossary, replacing):
            stand.append(each)
        else:
            by = next(name for source, name in replacing if source == each.source.id and name != each.glossary)
            replaced[each.source.name, each.glossary, by] = None
    return stand, [*replaced]


def _warning(skipped: SkippedGlossary) -> str:
    more = len(skipped.faults) - 1
    others = f" (and {more} more fault{'s' if more > 1 else ''})" if more else ""
    return f"{skipped.faults[0]}{others}; skipped until it is mended (to see all: carelex check)"


def _each_once(names: Iterable[str], *, without: Iterable[str] = ()) -> list[str]:
    """The names that are the same name as none before them, nor as any of *without*."""
    seen = {same_name(name) for name in without}
    once = []
    for name in names:
        if (same := same_name(name)) not in seen:
            seen.add(same)
            once.append(name)
    return once
