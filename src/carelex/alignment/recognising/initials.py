"""Finds abbreviations that are the initials of another name."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from carelex.alignment.material import Found, Heading, Material
from carelex.english.forms import is_linking_word
from carelex.english.headwords import is_abbreviation_of

# Numbers of letters: no abbreviation is longer, and two letters are the initials of many things.
_LONGEST, _FEW = 7, 2


def initials_of_another(material: Material) -> Iterator[Found]:
    """For example "PHB" and "personal health budget"."""
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
            score = (85 if len(short) > _FEW else 64) if len(meant) == 1 else 45 if len(short) > _FEW else 0
            yield Found([*terms], [number for heading in alike for number in heading.terms], score)


def _initials(words: Sequence[str]) -> set[str]:
    """Make the abbreviations that some words may have."""
    if len(words) < 2:
        return set()
    telling = [word for word in words if not is_linking_word(word)]
    numbered = ["2" if word == "to" else word for word in words]
    return {"".join([word[0] for word in some]) for some in (words, telling, numbered) if len(some) > 1}


def _abbreviations(material: Material) -> dict[str, tuple[str, dict[int, None]]]:
    """Find the abbreviations that are terms: by their letters, the first way each is written, and the terms.

    Abbreviations beside a name, and those that are written out, are left out, because their meaning is known.
    """
    abbreviations: dict[str, tuple[str, dict[int, None]]] = {}
    for number, held in enumerate(material.terms):
        name = held.term.name
        if held.has_text and (letters := _letters(name)):
            abbreviations.setdefault(letters, (name, {}))[1][number] = None
    return abbreviations


def _letters(name: str) -> str:
    """The letters of an abbreviation in lower case and in the singular; empty if *name* is not an abbreviation."""
    bare = "".join([char for char in name if char.isalnum()])
    singular = bare.removesuffix("s") if bare[:-1].isupper() else bare
    is_short = 1 < len(singular) <= _LONGEST and " " not in name.strip() and sum(map(str.isupper, singular)) > 1
    return singular.lower() if is_short else ""
