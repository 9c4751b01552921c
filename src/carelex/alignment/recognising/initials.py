"""Abbreviations that are the initials of another name."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from carelex.alignment.material import Found, Heading, Material
from carelex.english.forms import is_linking_word
from carelex.english.headwords import is_abbreviation_of

# Letters: of more no abbreviation is made, and so few are the initials of many things.
_LONGEST, _FEW = 7, 2


def initials_of_another(material: Material) -> Iterator[Found]:
    """PHB, and personal health budget."""
    names: dict[str, dict[str, list[Heading]]] = defaultdict(lambda: defaultdict(list))
    for heading in material.headings:
        for initials in _initials(heading.words):
            names[initials][heading.key].append(heading)
    for short, (written, terms) in _abbreviations(material).items():
        meant = [
            [heading for heading in alike if is_abbreviation_of(written, heading.name)]
            for alike in names.get(short, {}).values()
        ]
        meant = [alike for alike in meant if alike]
        for alike in meant:
            # Two letters are the initials of many things.
            score = (85 if len(short) > _FEW else 64) if len(meant) == 1 else 45 if len(short) > _FEW else 0
            yield Found([*terms], [number for heading in alike for number in heading.terms], score)


def _initials(words: Sequence[str]) -> set[str]:
    """What abbreviations of some words may be."""
    if len(words) < 2:
        return set()
    telling = [word for word in words if not is_linking_word(word)]
    numbered = ["2" if word == "to" else word for word in words]
    return {"".join([word[0] for word in some]) for some in (words, telling, numbered) if len(some) > 1}


def _abbreviations(material: Material) -> dict[str, tuple[str, dict[int, None]]]:
    """The abbreviations that are terms, by their letters: as one is written, and the terms.

    Not those beside a name, nor those that are written out: what they stand for is known.
    """
    abbreviations: dict[str, tuple[str, dict[int, None]]] = {}
    for number, held in enumerate(material.terms):
        name = held.term.name
        if held.has_text and (letters := _letters(name)):
            abbreviations.setdefault(letters, (name, {}))[1][number] = None
    return abbreviations


def _letters(name: str) -> str:
    """The letters of an abbreviation, folded and in the singular; empty for what is none."""
    bare = "".join([char for char in name if char.isalnum()])
    singular = bare.removesuffix("s") if bare[:-1].isupper() else bare
    is_short = 1 < len(singular) <= _LONGEST and " " not in name.strip() and sum(map(str.isupper, singular)) > 1
    return singular.lower() if is_short else ""
