"""One entry, made of the terms of several glossaries: what each of them adds, and what gives way."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from carelex.model import Definition, Entry, Term
from carelex.names import same_name

if TYPE_CHECKING:
    from carelex.lookup.lexicon import Lexicon


def entry_of_terms(group: Sequence[Term], lexicon: "Lexicon", sources: Sequence[str]) -> Entry:
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
        if each.replaces or not gives_way(each.source.id, each.glossary, replacing):
            stand.append(each)
        else:
            by = next(name for source, name in replacing if source == each.source.id and name != each.glossary)
            replaced[each.source.name, each.glossary, by] = None
    return stand, [*replaced]


def gives_way(source: str, glossary: str, replacing: Iterable[tuple[str, str]]) -> bool:
    """Whether one of those that replace, sources with their glossaries, is *source* in another glossary."""
    return any(each == source and name != glossary for each, name in replacing)


def heard(entry: Entry, sources: Sequence[str]) -> Entry:
    """The entry with the definitions of *sources* alone."""
    return entry._replace(definitions=_heard(entry.definitions, sources))


def _heard(definitions: Sequence[Definition], sources: Sequence[str]) -> tuple[Definition, ...]:
    return tuple([each for each in definitions if each.source.id in sources])


def _each_once(names: Iterable[str], *, without: Iterable[str] = ()) -> list[str]:
    """The names that are the same name as none before them, nor as any of *without*."""
    seen = {same_name(name) for name in without}
    once = []
    for name in names:
        if (same := same_name(name)) not in seen:
            seen.add(same)
            once.append(name)
    return once
