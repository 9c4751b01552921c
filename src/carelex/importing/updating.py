"""Compares a glossary with a newer document of one of its sources: finds what is new, changed and removed."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from carelex.glossary import Edit, FileText
from carelex.model import Definition, Glossary, Source, Term
from carelex.names import same_name, written_alike
from carelex.text.markdown import parse


class Sense(NamedTuple):
    """How one text of a term changes.

    number: its place among the definitions of the term, or None if it is new. before, after: the definition as it
    is and as it will be; None if there is none.
    """

    number: int | None
    before: Definition | None
    after: Definition | None

    @property
    def is_same(self) -> bool:
        return self.before == self.after


class NewTerm(NamedTuple):
    """A term that is new to the glossary. It will come after the term at *place*, or before all."""

    term: Term
    behind: int | None


class ChangedTerm(NamedTuple):
    """A term, by its place in the glossary, with changed texts. senses: those of the source that is updated."""

    place: int
    term: Term
    senses: tuple[Sense, ...]


class ChangedReference(NamedTuple):
    """A term, by its place, whose reference changes: to another name, or from or to a definition."""

    place: int
    before: Term
    after: Term


class GoneTerm(NamedTuple):
    """A term, by its place, that only this source defined, and that its newer document no longer has."""

    place: int
    term: Term


Change = NewTerm | ChangedTerm | ChangedReference | GoneTerm


class Update(NamedTuple):
    """The changes that a newer document makes. source: as it will be described.

    before: the source as the glossary has it; None if its id is new there. same: how many terms are unchanged.
    """

    source: Source
    before: Source | None
    changes: tuple[Change, ...]
    same: int

    @property
    def source_fields(self) -> Mapping[str, str | None]:
        """The fields of the source that change, with their new values; None for one that is removed."""
        if self.before is None:
            return {}
        pairs = zip(self.source._asdict().items(), self.before, strict=True)
        return {name: after for (name, after), before in pairs if after != before}

    @property
    def changes_nothing(self) -> bool:
        return not self.changes and self.before is not None and not self.source_fields

    @property
    def only_adds(self) -> bool:
        """Whether nothing that the glossary has is replaced or removed."""
        is_kept = all(getattr(self.before, field) is None for field in self.source_fields)
        return is_kept and all(map(_is_addition, self.changes))

    @property
    def gone(self) -> int:
        """How many terms lose all that the source says of them."""
        return sum(_loses_all(change) for change in self.changes)

    @property
    def changed(self) -> int:
        """How many terms that the source has already are changed, and keep something of it."""
        return sum(
            not (isinstance(change, NewTerm) or _is_addition(change) or _loses_all(change)) for change in self.changes
        )


def _is_addition(change: Change) -> bool:
    """Whether a change only adds a term, or definitions to a term."""
    if isinstance(change, ChangedTerm):
        return all(sense.is_same or sense.before is None for sense in change.senses)
    return isinstance(change, NewTerm)


def _loses_all(change: Change) -> bool:
    if isinstance(change, ChangedTerm):
        return all(sense.after is None for sense in change.senses)
    return isinstance(change, GoneTerm)


def update_of(glossary: Glossary, source: Source, terms: Sequence[Term], *, is_other_document: bool = False) -> Update:
    """Find how *glossary* changes if *terms* are all that *source* now has, in the order of its document.

    The terms' names, other names, cross-references and order belong to the editors, and stay as they are.

    is_other_document: whether the words come from another document than before. What the glossary says of the old one,
    such as its address, is then not said of the new one.
    """
    before = next((known for known in glossary.sources if known.id == source.id), None)
    # Keep a field that is not stated now: it was stated once, or the editors found it.
    described = source
    if before is not None and not is_other_document:
        described = before._replace(**{field: value for field, value in source._asdict().items() if value})
    places = _Places(glossary)
    cited = [_cited(term, described, glossary.path) for term in terms]
    walked = _walked(cited, glossary, lambda term, seen: places.of(term, source.id, seen), _change)
    return Update(described, before, (*walked.changes, *_gone(glossary, source.id, walked.seen)), walked.same)


class _Walked(NamedTuple):
    """The changes from the terms of a newer document. seen: the places of those that are in the glossary too.

    same: how many of these are unchanged.
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
    """Go through newer terms in their order; each new one is placed after the known one before it.

    place_of: gives the place in the glossary of the same term; it gets the places that others have taken.
    change_of: gives the change of the term at a place.
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
    """Finds the places in a glossary of the names that a document may use for its terms."""

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
        """The place of the same term in the glossary, unless another term of the document has it."""
        headwords = [said.headword for said in term.definitions]
        for name in (term.name, *headwords):
            place = self._by_name.get(same_name(name))
            if place is not None and place not in seen:
                return place
        for name in (*headwords, term.name):
            place = self._by_other_name.get(written_alike(name))
            # Match other names only if the source itself uses them: an alias by the editors proves nothing.
            if place is not None and place not in seen and self._is_of(place, source, name):
                return place
        return None

    def _is_of(self, place: int, source: str, name: str) -> bool:
        term = self._glossary.terms[place]
        said = [definition.headword for definition in term.definitions if definition.source.id == source]
        return any(written_alike(name) == written_alike(own) for own in (*said, term.name))


def _cited(term: Term, source: Source, path: str) -> Term:
    """The term as *source* has it in the file at *path*."""
    cited = (said._replace(source=source, glossary=path) for said in term.definitions)
    return term._replace(definitions=tuple(cited))


def _change(place: int, before: Term, after: Term) -> Change | None:
    """How a term changes; None if it does not."""
    source = after.definitions[0].source.id if after.definitions else None
    if before.see or (after.see and not before.definitions):
        is_same = before.see is not None and after.see is not None and same_name(before.see) == same_name(after.see)
        if is_same:
            return None
        return ChangedReference(place, before, before._replace(see=after.see, definitions=after.definitions))
    if after.see:
        # Others define it, or the source did. Now the source only refers.
        return None
    own = [number for number, said in enumerate(before.definitions) if said.source.id == source]
    senses = tuple(_senses(before, own, after.definitions))
    return None if all(sense.is_same for sense in senses) else ChangedTerm(place, before, senses)


def _senses(before: Term, own: Sequence[int], after: Sequence[Definition]) -> Iterator[Sense]:
    """Pair the texts of the newer document with those of the glossary, the most alike first."""
    old = {number: before.definitions[number] for number in own}
    pairs = sorted(
        ((_likeness(old[number].text, said.text), number, at) for number in own for at, said in enumerate(after)),
        key=lambda pair: (-pair[0], pair[1], pair[2]),
    )
    by_new: dict[int, int] = {}
    taken: set[int] = set()
    for likeness, number, at in pairs:
        # A single text replaces a single one, however different.
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
"""How alike two texts must be, from 0 to 1, for one to be a newer wording of the other."""


def _likeness(one: str, other: str) -> float:
    if _reads(one) == _reads(other):
        return 1.0
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


def _as_known(known: Definition, said: Definition) -> Definition:
    """The newer definition with the note of the known one, and with its Markdown too if both show the same."""
    text = known.text if _reads(known.text) == _reads(said.text) else said.text
    return known._replace(text=text, headword=said.headword, source=known.source)


def _reads(text: str) -> list[tuple[str, str, int, list[tuple[object, ...]]]]:
    """The visible words and styles of a text, however its Markdown is written."""
    return [(block.marker, block.text, block.indent, [tuple(span) for span in block.spans]) for block in parse(text)]


def _gone(glossary: Glossary, source: str, seen: set[int]) -> Iterator[Change]:
    """The terms and texts that only the older document had."""
    for place, term in enumerate(glossary.terms):
        own = [number for number, said in enumerate(term.definitions) if said.source.id == source]
        if place in seen or not own:
            continue
        if len(own) == len(term.definitions):
            yield GoneTerm(place, term)
        else:
            yield ChangedTerm(place, term, tuple(Sense(number, term.definitions[number], None) for number in own))


def updated(glossary: Glossary, update: Update) -> Glossary:
    """The glossary after the update."""
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
    """The definitions of a term with the changes made; new ones come after the last of the same source."""
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
    """Give *text*, which is YAML, with the changes made, in two ways: first the one that touches less.

    The caller must check which of them reads correctly: some styles of YAML can only be changed by writing a
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
    """The new, changed and removed terms between two versions of a glossary, and how many terms are unchanged."""
    places = {same_name(term.name): place for place, term in enumerate(before.terms)}
    walked = _walked(after.terms, before, lambda term, _: places.get(same_name(term.name)), _change_of_all)
    gone = [GoneTerm(place, term) for place, term in enumerate(before.terms) if place not in walked.seen]
    return (*walked.changes, *gone), walked.same


def _change_of_all(place: int, before: Term, after: Term) -> Change | None:
    """How a term with all its sources changes; None if it does not."""
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
