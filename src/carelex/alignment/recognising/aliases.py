"""Finds aliases in one glossary that are the name of a term in another."""

from collections import defaultdict
from collections.abc import Iterator

from carelex.alignment.material import Found, Material
from carelex.english.forms import singular


def alias_of_another(material: Material) -> Iterator[Found]:
    """For example "needs assessment" with the alias "community care assessment", and "community care assessment"."""
    holders: dict[str, dict[int, str]] = defaultdict(dict)
    for number, held in enumerate(material.terms):
        for alias in held.term.aliases:
            holders[singular(alias)][number] = alias
    for sharing in holders.values():
        numbers = [*sharing]
        yield Found(numbers, material.named(next(iter(sharing.values()))), 90)
        if len(numbers) > 1:
            yield Found(numbers, numbers, 70)
    yield from _referring(material)


def _referring(material: Material) -> Iterator[Found]:
    """For example "vulnerable adult", which only refers to "adult at risk", and "vulnerable adults"."""
    for number, held in enumerate(material.terms):
        names = [name for name in (held.term.see, *(definition.see for definition in held.term.definitions)) if name]
        if held.has_text or not names:
            continue
        own = [
            other for name in names for other in material.named(name) if material.terms[other].glossary == held.glossary
        ]
        yield Found([other for other in own if other != number], material.named(held.term.name), 80)
