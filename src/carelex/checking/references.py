"""Rules for terms that only refer to another: each function finds references that lead to nothing."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from carelex.checking.beside import Guesses, Other
from carelex.checking.lines import Told
from carelex.english.forms import words
from carelex.glossary import unpacked
from carelex.names import written_alike

# The most terms of a circle that a message names.
_SHOWN = 6

if TYPE_CHECKING:
    from carelex.checking.file import CheckedFile


def see_nothing(file: "CheckedFile", others: Sequence[Other]) -> Iterator[Told]:
    known = [file, *others]
    guesses = Guesses(known)
    for reference in file.references.all:
        alike = written_alike(reference.name)
        if any(glossary.has_name(alike) for glossary in known):
            continue
        # A reference also leads to a name in another number.
        if words(reference.name) and any(glossary.has_form_of(reference.name) for glossary in known):
            continue
        guess = guesses.of(alike)
        if reference.is_text:
            problem = f"the text only says to see '{reference.name}', and no term has that name"
            way_out = f"if '{guess}' is meant, make it an alias of that" if guess else "add that term"
            yield unpacked(reference.place), f"{problem}; {way_out}"
        else:
            way_out = f": did you mean '{guess}'?" if guess else "; correct it, or write 'definitions'"
            yield unpacked(reference.place), f"'see' leads to nothing: no term '{reference.name}'{way_out}"


def see_circle(file: "CheckedFile", others: Sequence[Other]) -> Iterator[Told]:
    places: dict[str, int] = {}
    for reference in file.references.all:
        places.setdefault(written_alike(reference.of), reference.place)
    followed: set[str] = set()
    for reference in file.references.all:
        circle = _circle_from(reference.of, [file, *others], followed)
        if circle:
            own = [places[alike] for alike in map(written_alike, circle) if alike in places]
            place = own[0] if own else reference.place
            way = [f"'{name}'" for name in circle]
            if len(way) > _SHOWN:
                way[_SHOWN - 2 : -1] = [f"{len(way) - _SHOWN + 1:,} more"]
            problem = f"the references lead in a circle, from {' to '.join(way)}"
            yield unpacked(place), f"{problem}; give one of these terms a definition"


def _circle_from(name: str, known: Sequence[Other], followed: set[str]) -> list[str]:
    """The names of the circle that a term leads to, with the first repeated at the end; empty if there is no circle.

    followed: names, in comparable form, that have been followed already.
    """
    way: dict[str, str] = {}
    following: str | None = name
    while following is not None and (alike := written_alike(following)) not in followed:
        if alike in way:
            names = [*way.values()]
            followed.update(way)
            return [*names[[*way].index(alike) :], following]
        way[alike] = following
        following = _following(following, known)
    followed.update(way)
    return []


def _following(name: str, known: Sequence[Other]) -> str | None:
    """The name that a term leads to; None if a glossary has a definition of the term, or if none has the term."""
    led = [glossary.leads_to(written_alike(name)) for glossary in known]
    return None if "" in led else next((other for other in led if other), None)
