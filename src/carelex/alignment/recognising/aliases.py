"""Names that the editors of one glossary have for a term, and that are the name of another glossary's."""

from collections import defaultdict
from collections.abc import Iterator

from carelex.alignment.material import Found, Material
from carelex.english.forms import singular


def alias_of_another(material: Material) -> Iterator[Found]:
    """Needs assessment, with the alias community care assessment, and community care assessment."""
    holders: dict[str, dict[int, str]] = defaultdict(dict)
    for number, held in enumerate(material.terms):
        for alias in held.term.aliases:
            holders[singular(alias)][number] = alias
    for sharing in holders.values():
        numbers = [*sharing]
        yield Found(numbers, material.named(next(iter(sharing.values()))), 90)
        if len(numbers) > 1:
            yield Found(numbers, numbers, 70)
