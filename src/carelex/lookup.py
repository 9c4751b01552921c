"""The answers: reads the glossaries in use, merges their terms, matches a query and collects what the sources say."""

import gc
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from carelex.errors import EmptyQueryError, Fault, GlossaryError, UnknownSourceError
from carelex.glossary import load_glossary
from carelex.match import Found, Name, Names, find
from carelex.model import Answer, Definition, Entry, Glossary, MatchKind, Term
from carelex.names import same_name, written_alike
from carelex.places import Place, glossaries_in_use


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The glossaries in use as one: entries by term, every name that leads to one, the names of all sources by id.

    warnings: the files that were left out, and why; a line each.
    """

    entries: dict[str, Entry]
    names: Names
    sources: dict[str, str]
    warnings: tuple[str, ...] = ()
    _names_of: dict[tuple[str, ...], Names] = field(default_factory=dict, compare=False, repr=False)

    def names_of(self, sources: Sequence[str]) -> Names:
        """The names of the entries that one of *sources* defines."""
        key = tuple(sources)
        if key not in self._names_of:
            terms = {term for term, entry in self.entries.items() if _heard(entry, sources)}
            self._names_of[key] = Names(name for name in self.names.all if name.term in terms)
        return self._names_of[key]


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
    paths = [glossaries] if isinstance(glossaries, (str, Path)) else glossaries
    lexicon = read_lexicon(glossaries_in_use(paths))
    ids = source_ids([sources] if isinstance(sources, str) else sources, lexicon)
    return answer(query, lexicon, sources=ids, exact=exact)


def check_query(query: str) -> None:
    """Raise EmptyQueryError when there is nothing in *query* to look up."""
    if not query.strip():
        raise EmptyQueryError


def source_ids(asked: Sequence[str], lexicon: Lexicon) -> tuple[str, ...]:
    """Find the sources that were asked for, in capitals or not; raise UnknownSourceError for one that is not in use."""
    ids = tuple(source.lower() for source in asked)
    for source, source_id in zip(asked, ids, strict=True):
        if source_id not in lexicon.sources:
            raise UnknownSourceError(source, lexicon.sources)
    return ids


def read_lexicon(places: Iterable[Place]) -> Lexicon:
    """Read the glossaries at *places* and make them one.

    Raises GlossaryError, with the faults of all of them, when one that was asked for cannot be used.
    """
    # Reading makes values by the hundred thousand and no cycles: the collector would look through them for nothing.
    was_collecting = gc.isenabled()
    gc.disable()
    try:
        return _read_lexicon(places)
    finally:
        if was_collecting:
            gc.enable()


def _read_lexicon(places: Iterable[Place]) -> Lexicon:
    read: list[Glossary] = []
    faults: list[Fault] = []
    warnings: list[str] = []
    for place in places:
        try:
            read.append(load_glossary(place.path, name=place.name))
        except GlossaryError as exc:
            if place.asked_for:
                faults.extend(exc.faults)
            else:
                more = f" (and {len(exc.faults) - 1} more faults)" if len(exc.faults) > 1 else ""
                warnings.append(
                    f"{exc.faults[0]}{more}; skipped until it is fixed (name it with -g to see every fault)"
                )
    if faults:
        raise GlossaryError(faults)
    return _merge(read, tuple(warnings))


def answer(query: str, lexicon: Lexicon, *, sources: Sequence[str] = (), exact: bool = False) -> Answer:
    """Answer *query*, which is not empty, from *lexicon*; *sources* as `source_ids` gives them."""
    found = find(query, lexicon.names, exact=exact)
    if not sources:
        return _answer(query, lexicon, found, ())
    if found.term and found.match and found.match.kind is not MatchKind.FUZZY:
        heard = _heard(lexicon.entries[found.term], sources)
        return _answer(query, lexicon, found, sources) if heard else _unheard(query, lexicon, found.term, sources)
    # What is near, and what a name is shared by, depends on who is heard.
    among = find(query, lexicon.names_of(sources), exact=exact)
    if among.match and among.match.kind is MatchKind.FUZZY and among.term != found.term:
        # Not clearly ahead of a term that is only not heard.
        among = Found(suggestions=among.suggestions)
    if not among.term and not among.suggestions and found.term:
        return _unheard(query, lexicon, found.term, sources)
    return _answer(query, lexicon, among, sources)


def _answer(query: str, lexicon: Lexicon, found: Found, sources: Sequence[str]) -> Answer:
    if found.term is None:
        return Answer(query=query, suggestions=found.suggestions)
    entry = lexicon.entries[found.term]
    return Answer(
        query=query,
        entry=entry._replace(definitions=_heard(entry, sources)),
        match=found.match,
        suggestions=tuple(term for term in found.suggestions if _heard(lexicon.entries[term], sources)),
        notices=entry.notices,
    )


def _unheard(query: str, lexicon: Lexicon, term: str, sources: Sequence[str]) -> Answer:
    """The answer where there is an entry, but not a word of *sources* in it."""
    asked = " or ".join(lexicon.sources[source] for source in sources)
    others = dict.fromkeys(definition.source.name for definition in lexicon.entries[term].definitions)
    lead = "" if same_name(query) == same_name(term) else f'no entry "{query}"; '
    return Answer(query=query, notices=(f'{lead}"{term}" is not defined by {asked}, but by {" and ".join(others)}',))


def _heard(entry: Entry, sources: Sequence[str]) -> tuple[Definition, ...]:
    return tuple(each for each in entry.definitions if not sources or each.source.id in sources)


def _merge(glossaries: Sequence[Glossary], warnings: tuple[str, ...]) -> Lexicon:
    told_apart = _told_apart(glossaries)
    groups = _terms_of_one_name(glossaries, told_apart)
    own_names = {
        fold(term.name): group[0].name
        for group in groups
        for term in group
        for fold in ((same_name,) if written_alike(term.name) in told_apart else (same_name, written_alike))
    }
    entries = {entry.term: entry for entry in (_entry(group, own_names) for group in groups)}
    return Lexicon(
        entries=entries,
        names=Names(name for entry in entries.values() for name in _names(entry)),
        sources=dict(sorted(_source_names(glossaries).items())),
        warnings=warnings,
    )


def _source_names(glossaries: Iterable[Glossary]) -> dict[str, str]:
    names: dict[str, str] = {}
    for glossary in glossaries:
        for source in glossary.sources:
            names.setdefault(source.id, source.name)
    return names


def _told_apart(glossaries: Iterable[Glossary]) -> set[str]:
    """The folds of names of which one file holds two that are merely written alike, as two terms."""
    told_apart: set[str] = set()
    for glossary in glossaries:
        seen: set[str] = set()
        for term in glossary.terms:
            alike = written_alike(term.name)
            (told_apart if alike in seen else seen).add(alike)
    return told_apart


def _terms_of_one_name(glossaries: Iterable[Glossary], told_apart: set[str]) -> list[list[Term]]:
    """The terms, those that are one entry together, in the order of the glossaries.

    Terms of several files that are written alike are one entry; where a file tells some apart, only the same name is.
    """
    groups: dict[tuple[bool, str], list[Term]] = {}
    for glossary in glossaries:
        for term in glossary.terms:
            alike = written_alike(term.name)
            is_apart = alike in told_apart
            groups.setdefault((is_apart, same_name(term.name) if is_apart else alike), []).append(term)
    return list(groups.values())


def _entry(group: Sequence[Term], own_names: dict[str, str]) -> Entry:
    """Make one entry of the terms in *group*. own_names: the terms of all entries by the names that are theirs."""
    first = group[0].name
    abbreviations = [term.abbreviation for term in group if term.abbreviation is not None]
    others = _each_once([*abbreviations, *(alias for term in group for alias in term.aliases)], without=[first])
    # A name that is one glossary's term and another's alias belongs to the term.
    lost = [
        name for name in others if own_names.get(same_name(name), own_names.get(written_alike(name), first)) != first
    ]
    kept = [name for name in others if name not in lost]
    abbreviation = next((name for name in abbreviations if name in kept), None)
    return Entry(
        term=first,
        definitions=tuple(definition for term in group for definition in term.definitions),
        abbreviation=abbreviation,
        aliases=tuple(name for name in kept if name != abbreviation),
        see_also=tuple(_each_once([name for term in group for name in term.see_also], without=[first])),
        notices=tuple(
            f'"{name}" is left out of the other names of "{first}": it is a term of its own' for name in lost
        ),
    )


def _each_once(names: Iterable[str], *, without: Iterable[str] = ()) -> list[str]:
    """The names that are the same name as none before them, nor as any of *without*."""
    seen = {same_name(name) for name in without}
    once = []
    for name in names:
        if (same := same_name(name)) not in seen:
            seen.add(same)
            once.append(name)
    return once


def _names(entry: Entry) -> list[Name]:
    headwords = _each_once([definition.headword for definition in entry.definitions])
    others = [*([entry.abbreviation] if entry.abbreviation else []), *entry.aliases]
    return [
        Name(entry.term, entry.term, MatchKind.EXACT),
        *(Name(text, entry.term, MatchKind.EXACT, is_headword=True) for text in headwords if text != entry.term),
        *(Name(text, entry.term, MatchKind.ALIAS) for text in others),
    ]
