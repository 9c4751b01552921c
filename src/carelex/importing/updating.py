"""Compares a glossary with what a newer document gives for one of its sources: what is new, changed and gone."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from carelex.glossary import Edit, FileText
from carelex.model import Definition, Glossary, Source, Term
from carelex.names import same_name, written_alike
from carelex.text.markdown import parse


class Sense(NamedTuple):
    """What becomes of one text of a term.

    number: its place among the definitions of the term, or None where it is new. before, after: the definition as it
    is and as it will be; None where there is none.
    """

    number: int | None
    before: Definition | None
    after: Definition | None

    @property
    def is_same(self) -> bool:
        return self.before == self.after


class NewTerm(NamedTuple):
    """A term that the glossary has not; it will stand behind the term of that place in the glossary, or before all."""

    term: Term
    behind: int | None


class ChangedTerm(NamedTuple):
    """A term, by its place in the glossary, some of whose texts change. senses: those of the source that is updated."""

    place: int
    term: Term
    senses: tuple[Sense, ...]


class ChangedReference(NamedTuple):
    """A term, by its place, that refers to another name than before, or is defined now, or refers only now."""

    place: int
    before: Term
    after: Term


class GoneTerm(NamedTuple):
    """A term, by its place, that only the source defined, and that its document has no more."""

    place: int
    term: Term


Change = NewTerm | ChangedTerm | ChangedReference | GoneTerm


class Update(NamedTuple):
    """What a newer document changes. source: as it will be described. is_new_source: the glossary had none of its id.

    same: how many terms have stayed as they were.
    """

    source: Source
    before: Source | None
    changes: tuple[Change, ...]
    same: int

    @property
    def source_fields(self) -> Mapping[str, str]:
        """The fields of the source that change, with their new values."""
        if self.before is None:
            return {}
        pairs = zip(self.source._asdict().items(), self.before, strict=True)
        return {name: after for (name, after), before in pairs if after is not None and after != before}

    @property
    def changes_nothing(self) -> bool:
        return not self.changes and self.before is not None and not self.source_fields


def update_of(glossary: Glossary, source: Source, terms: Sequence[Term]) -> Update:
    """Say what becomes of *glossary* where *terms* are what *source* says now, in the order of its document.

    The terms' names, other names and cross-references are the editors', and stay as they are; so does the order.
    """
    before = next((known for known in glossary.sources if known.id == source.id), None)
    # What is not stated now was stated once, or was found by the editors.
    described = source
    if before is not None:
        described = before._replace(**{field: value for field, value in source._asdict().items() if value})
    places = _Places(glossary)
    cited = [_cited(term, described, glossary.path) for term in terms]
    walked = _walked(cited, glossary, lambda term, seen: places.of(term, source.id, seen), _change)
    return Update(described, before, (*walked.changes, *_gone(glossary, source.id, walked.seen)), walked.same)


class _Walked(NamedTuple):
    """What becomes of the terms of a newer document. seen: the places of those that the glossary has, too.

    same: how many of these stay as they are.
    """

    changes: list[Change]
    seen: set[int]
    same: int


def _walked(
    terms: Iterable[Term],
    glossary: Glossary,
    place_of: Callable[[Term, set[int]], int | None],
    change_of: Callable[[int, Term, Term], Change | None],
) -> _Walked:
    """Go through newer terms in their order; each new one comes behind the one before it that is known.

    place_of: the place in the glossary of the term that is meant, and that no other was; it gets those that were.
    change_of: what becomes of the term of a place.
    """
    changes: list[Change] = []
    behind: int | None = None
    seen: set[int] = set()
    for term in terms:
        place = place_of(term, seen)
        if place is None:
            changes.append(NewTerm(term, behind))
            continue
        seen.add(place)
        behind = place
        if change := change_of(place, glossary.terms[place], term):
            changes.append(change)
    changed = sum(not isinstance(change, NewTerm) for change in changes)
    return _Walked(changes, seen, len(seen) - changed)


class _Places:
    """Where in a glossary the names are that a document may use for its terms."""

    def __init__(self, glossary: Glossary) -> None:
        self._glossary = glossary
        self._by_name: dict[str, int] = {}
        self._by_other_name: dict[str, int] = {}
        for place, term in enumerate(glossary.terms):
            self._by_name.setdefault(same_name(term.name), place)
        for place, term in enumerate(glossary.terms):
            others = [*term.aliases, *filter(None, [term.abbreviation]), *(said.headword for said in term.definitions)]
            for name in (term.name, *others):
                self._by_other_name.setdefault(written_alike(name), place)

    def of(self, term: Term, source: str, seen: set[int]) -> int | None:
        """The place of the term that is meant, and that no other term of the document was."""
        headwords = [said.headword for said in term.definitions]
        for name in (term.name, *headwords):
            place = self._by_name.get(same_name(name))
            if place is not None and place not in seen:
                return place
        for name in (*headwords, term.name):
            place = self._by_other_name.get(written_alike(name))
            # Under another name only what the source itself called so: an alias of the editors proves nothing.
            if place is not None and place not in seen and self._is_of(place, source, name):
                return place
        return None

    def _is_of(self, place: int, source: str, name: str) -> bool:
        term = self._glossary.terms[place]
        said = [definition.headword for definition in term.definitions if definition.source.id == source]
        return any(written_alike(name) == written_alike(own) for own in (*said, term.name))


def _cited(term: Term, source: Source, path: str) -> Term:
    """The term as *source* says it in the file at *path*."""
    cited = (said._replace(source=source, glossary=path) for said in term.definitions)
    return term._replace(definitions=tuple(cited))


def _change(place: int, before: Term, after: Term) -> Change | None:
    """What becomes of a term; None where nothing does."""
    source = after.definitions[0].source.id if after.definitions else None
    if before.see or (after.see and not before.definitions):
        is_same = before.see is not None and after.see is not None and same_name(before.see) == same_name(after.see)
        if is_same:
            return None
        return ChangedReference(place, before, before._replace(see=after.see, definitions=after.definitions))
    if after.see:
        # Others define it, or the source did: what it says now is that it only refers.
        return None
    own = [number for number, said in enumerate(before.definitions) if said.source.id == source]
    senses = tuple(_senses(before, own, after.definitions))
    return None if all(sense.is_same for sense in senses) else ChangedTerm(place, before, senses)


def _senses(before: Term, own: Sequence[int], after: Sequence[Definition]) -> Iterator[Sense]:
    """Which text of the newer document is which of the glossary's: those that are most alike, first."""
    old = {number: before.definitions[number] for number in own}
    pairs = sorted(
        ((_likeness(old[number].text, said.text), number, at) for number in own for at, said in enumerate(after)),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    by_new: dict[int, int] = {}
    taken: set[int] = set()
    for likeness, number, at in pairs:
        # A single text takes the place of a single one, however different.
        if number not in taken and at not in by_new and (likeness > _LIKE or len(own) == len(after) == 1):
            taken.add(number)
            by_new[at] = number
    for at, said in enumerate(after):
        if at in by_new:
            known = old[by_new[at]]
            yield Sense(by_new[at], known, _as_known(known, said))
        else:
            yield Sense(None, None, said)
    for number in own:
        if number not in taken:
            yield Sense(number, old[number], None)


_LIKE = 0.4
"""How like two texts must be, from 0 to 1, for one to be a newer wording of the other."""


def _likeness(one: str, other: str) -> float:
    if _reads(one) == _reads(other):
        return 1.0
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


def _as_known(known: Definition, said: Definition) -> Definition:
    """The newer definition, with all of the known one that has not changed: spelling of the Markdown, editors' note."""
    text = known.text if _reads(known.text) == _reads(said.text) else said.text
    return known._replace(text=text, headword=said.headword, source=known.source)


def _reads(text: str) -> list[tuple[str, str, int, list[tuple[object, ...]]]]:
    """What a text shows, however its Markdown is spelt."""
    return [(block.marker, block.text, block.indent, [tuple(span) for span in block.spans]) for block in parse(text)]


def _gone(glossary: Glossary, source: str, seen: set[int]) -> Iterator[Change]:
    """What only the older document had."""
    for place, term in enumerate(glossary.terms):
        own = [number for number, said in enumerate(term.definitions) if said.source.id == source]
        if place in seen or not own:
            continue
        if len(own) == len(term.definitions):
            yield GoneTerm(place, term)
        else:
            yield ChangedTerm(place, term, tuple(Sense(number, term.definitions[number], None) for number in own))


def updated(glossary: Glossary, update: Update) -> Glossary:
    """The glossary as it will be."""
    terms: list[Term | None] = list(glossary.terms)
    behind: dict[int | None, list[Term]] = {}
    for change in update.changes:
        match change:
            case NewTerm(term, place):
                behind.setdefault(place, []).append(term)
            case ChangedTerm(place, term, senses):
                terms[place] = term._replace(definitions=tuple(_with_senses(term.definitions, senses)))
            case ChangedReference(place, _, after):
                terms[place] = after
            case GoneTerm(place):
                terms[place] = None
    whole = [*behind.get(None, [])]
    for place, kept in enumerate(terms):
        whole += [*([kept] if kept else []), *behind.get(place, [])]
    sources = tuple(update.source if known.id == update.source.id else known for known in glossary.sources)
    if update.before is None:
        sources = (*sources, update.source)
    by_id = {source.id: source for source in sources}
    return glossary._replace(sources=sources, terms=tuple(_described(whole, by_id)))


def _with_senses(definitions: Sequence[Definition], senses: Iterable[Sense]) -> Iterator[Definition]:
    """The definitions of a term with some changed, some gone, and new ones behind the last of the same source."""
    changed = {sense.number: sense.after for sense in senses if sense.number is not None}
    new = [sense.after for sense in senses if sense.number is None and sense.after]
    last = max(changed, default=len(definitions) - 1)
    for number, known in enumerate(definitions):
        after = changed.get(number, known)
        if after:
            yield after
        if number == last:
            yield from new


def _described(terms: Iterable[Term], sources: Mapping[str, Source]) -> Iterator[Term]:
    for term in terms:
        yield term._replace(
            definitions=tuple(said._replace(source=sources[said.source.id]) for said in term.definitions)
        )


def texts_with_update(text: str, update: Update) -> Iterator[str]:
    """Give *text*, which is YAML, with the changes made; in two ways, the one that touches less first.

    Which of them reads as it should is for the caller to see: some ways to write a file leave no other than to write a
    whole term anew.
    """
    for writes_whole in (False, True):
        file = FileText(text)
        yield file.with_edits(_edits(file, update, writes_whole=writes_whole))


def _edits(file: FileText, update: Update, *, writes_whole: bool) -> Iterator[Edit]:
    if update.before is None:
        yield from file.new_source(update.source)
    elif update.source_fields:
        yield from file.changed_source(update.source.id, update.source_fields)
    for change in update.changes:
        match change:
            case NewTerm(term, behind):
                yield from file.new_term(term, behind)
            case GoneTerm(place):
                yield from file.without_term(place)
            case ChangedReference(place, _, after):
                yield from file.term_anew(place, after)
            case ChangedTerm(place, term, senses):
                after = term._replace(definitions=tuple(_with_senses(term.definitions, senses)))
                yield from file.term_anew(place, after) if writes_whole else _edits_of(file, place, term, senses)


def _edits_of(file: FileText, place: int, term: Term, senses: Sequence[Sense]) -> Iterator[Edit]:
    last = max((sense.number for sense in senses if sense.number is not None), default=len(term.definitions) - 1)
    for sense in senses:
        if sense.number is None and sense.after:
            yield from file.new_definition(place, last, sense.after, term)
        elif sense.number is not None and sense.before and sense.after:
            yield from file.changed_definition(place, sense.number, sense.before, sense.after)
        elif sense.number is not None:
            yield from file.without_definition(place, sense.number)


def changes_between(before: Glossary, after: Glossary) -> tuple[tuple[Change, ...], int]:
    """What is new, changed and gone from one state of a glossary to the next, and how many terms are as they were."""
    places = {same_name(term.name): place for place, term in enumerate(before.terms)}
    walked = _walked(after.terms, before, lambda term, _: places.get(same_name(term.name)), _change_of_all)
    gone = [GoneTerm(place, term) for place, term in enumerate(before.terms) if place not in walked.seen]
    return (*walked.changes, *gone), walked.same


def _change_of_all(place: int, before: Term, after: Term) -> Change | None:
    """What becomes of a term with what all its sources say; None where they say what they said."""
    if (before.see or after.see) and before.see != after.see:
        return ChangedReference(place, before, after)
    senses: list[Sense] = []
    for source in dict.fromkeys(said.source.id for said in (*before.definitions, *after.definitions)):
        own = [number for number, said in enumerate(before.definitions) if said.source.id == source]
        senses += _senses(before, own, [said for said in after.definitions if said.source.id == source])
    told = tuple(sense for sense in senses if not _says_the_same(sense))
    return ChangedTerm(place, before, told) if told else None


def _says_the_same(sense: Sense) -> bool:
    before, after = sense.before, sense.after
    return before is not None and after is not None and (before.text, before.headword) == (after.text, after.headword)
