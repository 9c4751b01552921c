"""Rules for the links of a glossary file: each function finds one kind of link that cannot work."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

from carelex.checking.beside import Guesses, Other
from carelex.checking.lines import Told
from carelex.english.forms import singular
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
                way_out = f": did you mean '{guess}'?" if guess else "; correct it or remove it"
                yield place, f"no glossary here has the name '{name}'{way_out}"


def link_within_file(file: "CheckedFile", others: Sequence[Other]) -> Iterator[Told]:
    known = [file, *others]
    named_so = cache(_by_number)
    different = {names for glossary in known for link in glossary.links for names in _called_different(link)}
    for read, link in file.placed_links:
        for glossary in known if link.same else ():
            where = "this file" if glossary is file else glossary.name
            terms = _meant(link, glossary)
            if len(terms) > 1:
                first, second, *_ = terms.values()
                problem = f"the link joins nothing: '{link.names[first]}' and '{link.names[second]}' are two terms of"
                yield read.places[second], f"{problem} {where}, with texts of their own; remove one of the names"
                break
            for number, name in enumerate(link.names):
                for alike in named_so(glossary).get(singular(name), ()) if number not in terms.values() else ():
                    is_said = frozenset((alike, written_alike(name))) in different
                    if not is_said and glossary.leads_to(alike) == "":
                        terms.setdefault(alike, number)
            if len(terms) > 1:
                (kept, _), (parted, number), *_ = terms.items()
                problem = f"the link parts '{link.names[number]}' from '{glossary.spelt(parted)}' in {where}, which has"
                way_out = "with a text of its own; remove one of the names"
                yield read.places[number], f"{problem} '{glossary.spelt(kept)}' too, {way_out}"
                break


def _meant(link: "Link", glossary: Other) -> dict[str, int]:
    """The terms that a link means and that have a text, in comparable form, with the number of the name."""
    terms: dict[str, int] = {}
    for number, name in enumerate(link.names):
        alike = written_alike(name)
        if glossary.has_term(alike) and glossary.leads_to(alike) == "":
            terms.setdefault(alike, number)
    return terms


def _called_different(link: "Link") -> Iterator[frozenset[str]]:
    """Each two names that a link calls different, in comparable form."""
    if not link.same:
        yield from map(frozenset, combinations(map(written_alike, link.names), 2))


def _by_number(glossary: Other) -> dict[str, list[str]]:
    """The terms of *glossary* in comparable form, by their names in the singular."""
    by_number: dict[str, list[str]] = {}
    for alike in glossary.keys:
        by_number.setdefault(singular(alike), []).append(alike)
    return by_number


def contradiction_elsewhere(file: "CheckedFile", earlier: Sequence[Other]) -> Iterator[Told]:
    """Find links of this file that contradict links of other files; contradictions within the file are errors."""
    own = file.placed_links
    theirs = [(glossary.name, link) for glossary in earlier for link in glossary.links]
    if not own or not theirs:
        return
    links = [*file.links, *(link for _, link in theirs)]
    for found in find_contradictions(links, written_alike):
        told = _message_about(found, links, len(own))
        if told is None:
            continue
        number, place, problem, others = told
        names = dict.fromkeys(theirs[other - len(own)][0] for other in others)
        read, _ = own[number]
        yield read.places[place], f"{problem} {' and '.join(names)}; keep one of them"


def _message_about(found: "Contradiction", links: "Sequence[Link]", own: int) -> tuple[int, int, str, list[int]] | None:
    """Describe a contradiction between links; the first *own* of them belong to the file.

    Returns the number of the file's link and of its name, the message, and the numbers of the others' links; None if
    only one file is concerned.
    """
    names = links[found.different].names
    both = f"'{names[found.first]}' and '{names[found.second]}'"
    others = [number for number in found.same if number >= own]
    if found.different < own:
        return (found.different, found.second, f"{both} are the same by a link in", others) if others else None
    mine = next((number for number in found.same if number < own), None)
    return None if mine is None else (mine, 1, f"{both} are different by a link in", [found.different])
