"""One entry, made of the terms of several glossaries: what each of them adds, and what gives way."""

from collections.abc import Callable, Iterable, Sequence

from carelex.lookup.concepts import gives_way
from carelex.model import Definition, Entry, GivesWay, LeftOut, Term
from carelex.names import same_name, written_alike


def entry_of_terms(
    name: str, terms: Sequence[Term], owner_of: Callable[[str], str | None], sources: Sequence[str]
) -> Entry:
    """Make one entry called *name* of *terms*, which are one concept, of what *sources* say, or all.

    owner_of: finds the entry whose own term a name is.
    """
    if sources:
        terms = [term._replace(definitions=_by_sources(term.definitions, sources)) for term in terms]
    only = terms[0]
    if len(terms) == 1 and only.name == name and not (only.abbreviation or only.aliases or only.see_also or only.see):
        # Most terms of a large glossary stand alone, and have nothing to settle.
        definitions, references = _parted(only.definitions)
        return Entry(name, definitions, references=references)
    abbreviations = [term.abbreviation for term in terms if term.abbreviation is not None]
    named = [term.name for term in terms if written_alike(term.name) != written_alike(name)]
    aliases = [alias for term in terms for alias in term.aliases]
    others = _once([*abbreviations, *named, *aliases], without=[name])
    # A name that is one glossary's term and another's alias belongs to the term.
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
    """What says what a term means, and what only refers to a name."""
    return (
        tuple([definition for definition in definitions if definition.see is None]),
        tuple([definition for definition in definitions if definition.see is not None]),
    )


def _standing(definitions: Sequence[Definition]) -> tuple[list[Definition], list[tuple[str, str, str]]]:
    """Those of an entry's definitions that give way to none; and of the others, by what is written in their place.

    That is the name of the source, the glossary that gives way, and the one that does not.
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


def by_sources_alone(entry: Entry, sources: Sequence[str]) -> Entry:
    """The entry with the definitions, and references, of *sources* alone."""
    return entry._replace(
        definitions=_by_sources(entry.definitions, sources), references=_by_sources(entry.references, sources)
    )


def _by_sources(definitions: Sequence[Definition], sources: Sequence[str]) -> tuple[Definition, ...]:
    return tuple([definition for definition in definitions if definition.source.id in sources])


def _once(names: Iterable[str], *, without: Iterable[str] = ()) -> list[str]:
    """The names that are the same name as none before them, nor as any of *without*."""
    seen = {same_name(name) for name in without}
    once = []
    for name in names:
        if (same := same_name(name)) not in seen:
            seen.add(same)
            once.append(name)
    return once
