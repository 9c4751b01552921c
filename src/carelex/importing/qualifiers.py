"""Finds what tells things of one name apart, "Worker (industry)", and what questions about several things share."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from carelex.importing.bare_names import names_in
from carelex.importing.naming import Naming, asked_for
from carelex.names import same_name


def with_qualifiers(namings: Sequence[Naming]) -> list[Naming]:
    """The names of a document, in which no qualifier in brackets is another name.

    Two names that differ only in their brackets are those of two things. Words in the brackets of several names say
    of what kind each thing is: "Need (housing)", "Offer (housing)".
    """
    bracketed = {number: parts for number, naming in enumerate(namings) if (parts := _parts(naming))}
    split = {number for number in bracketed if namings[number].headword and namings[number].aliases}
    if not split:
        return [*namings]
    brackets: dict[str, set[str]] = defaultdict(set)
    cores: dict[str, set[str]] = defaultdict(set)
    for core, within in bracketed.values():
        brackets[core].add(within)
        for word in _labels(within):
            cores[word].add(core)
    alone = {same_name(naming.term) for naming in namings if naming.headword is None}
    found = [*namings]
    for number in split:
        core, within = bracketed[number]
        are_several = len(brackets[core]) > 1 or core in alone
        if are_several or any(len(cores[word]) > 1 for word in _labels(within)):
            found[number] = _whole(namings[number], within)
    return found


def without_shared_subject(namings: Sequence[Naming]) -> list[Naming]:
    """The names of a document, in which those asked for are without the subject that several questions end in.

    "What is a margin in printing?", "What is a bleed in printing?": margin, bleed.
    """
    ends = [_subject(naming) for naming in namings]
    times = Counter(end for end in ends if end)
    return [
        naming._replace(term=naming.term[: -len(end)]) if end and times[end] >= _FEWEST_WITH_SUBJECT else naming
        for naming, end in zip(namings, ends, strict=True)
    ]


_FEWEST_WITH_SUBJECT = 3


def _subject(naming: Naming) -> str:
    """The end of a name that is asked for, " in printing"; empty if there is none."""
    found = re.search(r"\w( in [\w-]+(?: [\w-]+)?)$", naming.term)
    return found[1] if found and naming.headword and asked_for(naming.headword) else ""


def _parts(naming: Naming) -> tuple[str, str] | None:
    """A name without the brackets at its end, and what is within them, if that is no abbreviation."""
    written = naming.headword or naming.term
    bracket = re.fullmatch(r"([^()]+?)\s+\(([^()]+)\)", written) if written.endswith(")") else None
    if not bracket or naming.abbreviation:
        return None
    core, within = map(same_name, bracket.groups())
    return (core, within) if naming.headword is None or core == same_name(naming.term) else None


def _labels(within: str) -> list[str]:
    return [same_name(name) for name in names_in(within)]


def _whole(naming: Naming, within: str) -> Naming:
    """A name with its brackets, and without the other names that came from these."""
    labels = {within, *_labels(within)}
    aliases = tuple(alias for alias in naming.aliases if same_name(alias) not in labels)
    written = naming.headword or naming.term
    return naming._replace(term=written, headword=None, aliases=aliases, written_first=written)
