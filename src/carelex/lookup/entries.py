"""Makes one entry of the terms of several glossaries, and leaves out what another glossary replaces."""

from collections.abc import Callable, Iterable, Sequence

from carelex.english.forms import singular, words
from carelex.lookup.concepts import gives_way
from carelex.model import Definition, Entry, GivesWay, GlossarySource, LeftOut, Term
from carelex.names import same_name, written_alike


def entry_of_terms(
    name: str, terms: Sequence[Term], owner_of: Callable[[str], str | None], sources: Sequence[GlossarySource]
) -> Entry:
    """Make one entry called *name* from *terms*, which are one concept, with the definitions of *sources*, or of all.

    owner_of: finds the entry that a name belongs to as its own term.
    """
    if sources:
        terms = [term._replace(definitions=_by_sources(term.definitions, sources)) for term in terms]
    only = terms[0]
    if len(terms) == 1 and only.name == name and not (only.abbreviation or only.aliases or only.see_also or only.see):
        # Most terms of a large glossary are alone and need no more work.
        definitions, references = _parted(only.definitions)
        return Entry(name, definitions, references=references)
    abbreviations = [term.abbreviation for term in terms if term.abbreviation is not None]
    named = [term.name for term in terms if written_alike(term.name) != written_alike(name)]
    aliases = [alias for term in terms for alias in term.aliases]
    others = _once([*abbreviations, *named, *aliases], without=[name])
    # If a name is a term in one glossary and an alias in another, it belongs to the term.
    lost = [other for other in others if owner_of(other) not in (None, name)]
    kept = [other for other in others if other not in lost]
    abbreviation = next((other for other in abbreviations if other in kept), None)
    standing, replaced = _standing([definition for term in terms for definition in term.definitions])
    definitions, references = _parted(standing)
    own = {written_alike(other) for other in (name, *named, *kept)}
    return Entry(
        term=name,
        definitions=definitions,
        abbreviation=abbreviation,
        aliases=tuple(other for other in kept if other != abbreviation),
        see_also=tuple(
            other
            for other in _once(other for term in terms for other in term.see_also)
            if (owner_of(other) or (name if written_alike(other) in own else None)) != name
        ),
        notices=(
            *(LeftOut(other, name) for other in lost),
            *(GivesWay(name, source, glossary, by) for source, glossary, by in replaced),
        ),
        see=tuple(_once([term.see for term in terms if term.see is not None], without=[name, *named])),
        references=references,
    )


def _parted(definitions: Sequence[Definition]) -> tuple[tuple[Definition, ...], tuple[Definition, ...]]:
    """Separate the texts that define a term from those that only refer to another name."""
    return (
        tuple([definition for definition in definitions if definition.see is None]),
        tuple([definition for definition in definitions if definition.see is not None]),
    )


def _standing(definitions: Sequence[Definition]) -> tuple[list[Definition], list[tuple[str, str, str]]]:
    """Separate the definitions that no other glossary replaces from the replaced ones.

    For each of the replaced ones, gives the name of the source, the replaced glossary and the replacing one.
    """
    replacing = {(definition.source.id, definition.glossary): None for definition in definitions if definition.replaces}
    standing: list[Definition] = []
    replaced: dict[tuple[str, str, str], None] = {}
    for definition in definitions:
        source, glossary = definition.source, definition.glossary
        if definition.replaces or not gives_way(source.id, glossary, replacing):
            standing.append(definition)
        else:
            by = next(name for replacer, name in replacing if replacer == source.id and name != glossary)
            replaced[source.name, glossary, by] = None
    return standing, [*replaced]


class OwnNames:
    """The names of an entry: its term, its other names, and each source's name for it."""

    def __init__(self, entry: Entry) -> None:
        self._term = entry.term
        names = (entry.term, entry.abbreviation, *entry.aliases, *(each.headword for each in entry.definitions))
        self._names = {name: None for name in names if name}
        self._keys = {*map(singular, self._names)}
        self._beginnings = {name[0].lower() for name in self._names}

    def has(self, term: str, key: str) -> bool:
        """Whether *term* is the entry, or another name for the same thing: a plural, an alias, an abbreviation.

        key: the name that was used for the term, in the singular and as one word.
        """
        if term == self._term or key in self._keys:
            return True
        # Most other terms begin differently.
        return term[0].lower() in self._beginnings and (
            singular(term) in self._keys
            or any(_is_short_for(name, term) or _is_short_for(term, name) for name in self._names)
        )


def _is_short_for(short: str, name: str) -> bool:
    """Whether *short* is written as an abbreviation, and has the initials of *name*."""
    if " " not in name or short[1:].islower() or short[0].lower() != name[0].lower():
        # This rules out nearly all names.
        return False
    initials = [word[0] for word in words(name)]
    if "".join(initials) == "".join(filter(str.isalnum, short)).lower():
        return True
    from carelex.english.headwords import is_abbreviation_of

    return is_abbreviation_of(short, name)


def by_sources_alone(entry: Entry, sources: Sequence[GlossarySource]) -> Entry:
    """The entry with only the definitions and references of *sources*."""
    return entry._replace(
        definitions=_by_sources(entry.definitions, sources), references=_by_sources(entry.references, sources)
    )


def _by_sources(definitions: Sequence[Definition], sources: Sequence[GlossarySource]) -> tuple[Definition, ...]:
    return tuple([definition for definition in definitions if (definition.glossary, definition.source.id) in sources])


def _once(names: Iterable[str], *, without: Iterable[str] = ()) -> list[str]:
    """Drop repeated names, and those that are the same name as one of *without*."""
    seen = {same_name(name) for name in without}
    once = []
    for name in names:
        if (same := same_name(name)) not in seen:
            seen.add(same)
            once.append(name)
    return once
