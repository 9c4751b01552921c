"""The rules for the links of a glossary file: a function for each, which tells what they cannot do."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from carelex.checking.beside import Guesses, Other
from carelex.checking.lines import Told
from carelex.glossary import find_contradictions
from carelex.names import written_alike

if TYPE_CHECKING:
    from carelex.checking.file import CheckedFile
    from carelex.glossary import Contradiction
    from carelex.model import Link


def link_to_nothing(file: "CheckedFile", others: Sequence[Other]) -> Iterator[Told]:
    known = [file, *others]
    guesses = Guesses(known)
    for read, link in file.placed_links:
        for name, place in zip(link.names, read.places, strict=True):
            alike = written_alike(name)
            if not any(glossary.has_name(alike) for glossary in known):
                guess = guesses.of(alike)
                way_out = f": did you mean '{guess}'?" if guess else "; mend it or remove it"
                yield place, f"no glossary here has the name '{name}'{way_out}"


def link_within_file(file: "CheckedFile", others: Sequence[Other]) -> Iterator[Told]:
    known = [file, *others]
    for read, link in file.placed_links:
        for glossary in known if link.same else ():
            terms: dict[str, int] = {}
            for number, name in enumerate(link.names):
                alike = written_alike(name)
                if glossary.has_term(alike) and glossary.leads_to(alike) == "":
                    terms.setdefault(alike, number)
            if len(terms) > 1:
                first, second, *_ = terms.values()
                problem = f"the link joins nothing: '{link.names[first]}' and '{link.names[second]}' are two terms of"
                where = "this file" if glossary is file else glossary.name
                yield read.places[second], f"{problem} {where}, with texts of their own; remove one of the names"
                break


def contradiction_elsewhere(file: "CheckedFile", earlier: Sequence[Other]) -> Iterator[Told]:
    """What this file and others say against each other; what it says against itself is a fault."""
    own = file.placed_links
    theirs = [(glossary.name, link) for glossary in earlier for link in glossary.links]
    if not own or not theirs:
        return
    links = [*file.links, *(link for _, link in theirs)]
    for found in find_contradictions(links, written_alike):
        told = _told(found, links, len(own))
        if told is None:
            continue
        number, place, problem, others = told
        names = dict.fromkeys(theirs[other - len(own)][0] for other in others)
        read, _ = own[number]
        yield read.places[place], f"{problem} {' and '.join(names)}; keep one of them"


def _told(found: "Contradiction", links: "Sequence[Link]", own: int) -> tuple[int, int, str, list[int]] | None:
    """What to say of a contradiction between links of which the first, *own* in number, are those of the file.

    The number of the link, and of its name, at which it is said; what is said, and the numbers of the others' links.
    None where it is a matter of one glossary alone.
    """
    names = links[found.different].names
    both = f"'{names[found.first]}' and '{names[found.second]}'"
    others = [number for number in found.same if number >= own]
    if found.different < own:
        return (found.different, found.second, f"{both} are the same by a link in", others) if others else None
    mine = next((number for number in found.same if number < own), None)
    return None if mine is None else (mine, 1, f"{both} are different by a link in", [found.different])
