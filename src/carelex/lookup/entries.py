"""One entry, made of the terms of several glossaries: what each of them adds, and what gives way."""

from collections.abc import Callable, Iterable, Sequence

from carelex.lookup.concepts import gives_way
from carelex.model import Definition, Entry, GivesWay, LeftOut, Term
from carelex.names import same_name


def entry_of_terms(terms: Sequence[Term], owner_of: Callable[[str], str | None], sources: Sequence[str]) -> Entry:
    """Make one entry of *terms*, which are one concept, of what *sources* say, or all.

    owner_of: finds the entry whose own term a name is.
    """
    if sources:
        terms = [term._replace(definitions=_by_sources(term.definitions, sources)) for term in terms]
    if len(terms) == 1 and not (terms[0].abbreviation or terms[0].aliases or terms[0].see_also):
        # Most terms of a large glossary stand alone, and have nothing to settle.
        return Entry(terms[0].name, terms[0].definitions)
    first = terms[0].name
    abbreviations = [term.abbreviation for term in terms if term.abbreviation is not None]
    others = _once([*abbreviations, *(alias for term in terms for alias in term.aliases)], without=[first])
    # A name that is one glossary's term and another's alias belongs to the term.
    lost = [name for name in others if owner_of(name) not in (None, first)]
    kept = [name for name in others if name not in lost]
    abbreviation = next((name for name in abbreviations if name in kept), None)
    definitions, replaced = _standing([definition for term in terms for definition in term.definitions])
    return Entry(
        term=first,
        definitions=tuple(definitions),
        abbreviation=abbreviation,
        aliases=tuple(name for name in kept if name != abbreviation),
        see_also=tuple(_once([name for term in terms for name in term.see_also], without=[first])),
        notices=(
            *(LeftOut(name, first) for name in lost),
            *(GivesWay(first, source, glossary, by) for source, glossary, by in replaced),
        ),
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
    """The entry with the definitions of *sources* alone."""
    return entry._replace(definitions=_by_sources(entry.definitions, sources))


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
