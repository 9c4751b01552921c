"""Abbreviations that are the initials of another name."""

from collections import defaultdict
from collections.abc import Iterator

from carelex.alignment.material import Found, Material
from carelex.english.forms import is_linking_word
from carelex.english.words import is_english
from carelex.names import same_name

_LONGEST = 7


def initials_of_another(material: Material) -> Iterator[Found]:
    """PHB, and personal health budget."""
    names: dict[str, dict[str, tuple[int, ...]]] = defaultdict(dict)
    for heading in material.headings:
        for initials in _initials(heading.words):
            names[initials][heading.key] = (*names[initials].get(heading.key, ()), *heading.terms)
    for short, terms in _abbreviations(material):
        meant = names.get(short, {})
        for numbers in meant.values():
            # Two letters are the initials of many things, and several names have the same.
            score = 85 if len(short) > 2 else 62
            yield Found(terms, numbers, score if len(meant) == 1 else score - 25)


def _initials(words: tuple[str, ...]) -> set[str]:
    if len(words) < 2:
        return set()
    telling = [word for word in words if not is_linking_word(word)]
    numbered = ["2" if word == "to" else word for word in words]
    return {"".join([word[0] for word in some]) for some in (words, telling, numbered) if len(some) > 1}


def _abbreviations(material: Material) -> Iterator[tuple[str, list[int]]]:
    """The abbreviations that terms have for a name, as letters alone, each with the terms."""
    holders: dict[str, dict[int, None]] = defaultdict(dict)
    for number, held in enumerate(material.terms):
        for name in (held.term.name, held.term.abbreviation or ""):
            if letters := _letters(name):
                holders[letters][number] = None
    for letters, numbers in holders.items():
        yield letters, [*numbers]


def _letters(name: str) -> str:
    bare = "".join([char for char in name if char.isalnum()])
    singular = bare.removesuffix("s") if bare[:-1].isupper() else bare
    is_short = 1 < len(singular) <= _LONGEST and " " not in name.strip() and sum(map(str.isupper, singular)) > 1
    return same_name(singular) if is_short and not (is_english(same_name(name)) and not name.isupper()) else ""
