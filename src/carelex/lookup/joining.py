"""Decides which terms of several glossaries are certainly one concept, and what to call it.

There are several reasons why terms can be one concept. Each is tried in turn, the most certain first. All terms that it
connects become one concept, or none of them do: they do not if two of them are in one glossary with texts of their own,
if a link calls them different, or if they are abbreviations of different things. So the order of the glossaries does
not matter.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import combinations, count, product
from typing import NamedTuple, TypeAlias

from carelex.english.forms import as_one_word, is_abbreviation_in_plural, singular, without_article, words
from carelex.english.headwords import NameParts, is_written_as_abbreviation, parts_of
from carelex.names import same_name, written_alike

TermId: TypeAlias = tuple[int, int]
"""A term: the number of its glossary, and its id there."""


class Why(StrEnum):
    """The reasons why two terms are certainly one concept, the most certain first."""

    NAME = "the same name"
    LINK = "a link"
    ALIKE = "written alike"
    ARTICLE = "an article"
    MARK = "a mark"
    BESIDE = "an abbreviation beside the name"
    NUMBERED = "a number or a letter before the name"
    SPELLING = "another spelling"
    NUMBER = "singular and plural"
    WRITTEN_OUT = "what the abbreviation stands for"
    ABBREVIATION = "an abbreviation of the other"


class WhyNot(StrEnum):
    """The reasons why two terms with like names are not one concept."""

    LINK = "a link"
    ONE_FILE = "one file has both"
    MEANINGS = "one abbreviation, two meanings"


class Links(NamedTuple):
    """What editors' links say about terms.

    same: for each term, the numbers of the links that name it, and which of each link's names mean it.
    different: for each term, those that are not one concept with it.
    """

    same: Mapping[TermId, Mapping[int, frozenset[int]]]
    different: Mapping[TermId, frozenset[TermId]]


NO_LINKS = Links({}, {})


class Candidate(NamedTuple):
    """A term that may be one concept with others; its names are prepared for comparing.

    name: as in the glossary.
    core: the name without brackets, numbers and the like around it.
    short: its abbreviations.
    stands_for: its full names, if the texts only write it out.
    meant: these, and full names at the beginning of a text that says more; written_out has the same as they are
    written.
    sources: how many sources define it; 0 if it only refers to another term.
    """

    term: TermId
    name: str
    same: str
    alike: str
    bare: str
    core: str
    spelling: str
    number: str
    short: frozenset[str]
    stands_for: frozenset[str]
    meant: frozenset[str]
    written_out: tuple[str, ...]
    sources: int


def candidate(
    term: TermId,
    name: str,
    core: str | None = None,
    *,
    short: Iterable[str] = (),
    written_out: Sequence[str] = (),
    meanings: Sequence[str] = (),
    sources: int = 1,
) -> Candidate:
    """Make a candidate from the names of a term, as they are published."""
    alike, core = written_alike(name), core or name
    return Candidate(
        term,
        name,
        same_name(name),
        alike,
        without_article(name) or alike,
        without_article(core) or alike,
        as_one_word(core) or alike,
        one_of(core) or alike,
        frozenset(map(one_of, short)),
        frozenset(map(one_of, written_out)),
        frozenset(map(one_of, (*written_out, *meanings))),
        (*written_out, *meanings),
        sources,
    )


def one_of(name: str) -> str:
    """Fold a name to the singular, written as one word; "GPs" becomes "GP"."""
    return singular(name[:-1] if is_abbreviation_in_plural(name) else name)


_Group: TypeAlias = list[Candidate]
_Level: TypeAlias = tuple[Why, Callable[[Candidate, Links], Iterable[Hashable]]]


def _stated(term: Candidate, _links: Links) -> Iterable[Hashable]:
    # An abbreviation that is written out is not the same name as one with another meaning, or with none given.
    return [(term.same, meaning) for meaning in term.stands_for or [""]]


# For each reason, what connects terms. Abbreviations are tried after these.
_LEVELS: tuple[_Level, ...] = (
    (Why.NAME, _stated),
    (Why.NAME, lambda term, _: [term.same]),
    (Why.LINK, lambda term, links: links.same.get(term.term, ())),
    (Why.ALIKE, lambda term, _: [term.alike]),
    (Why.MARK, lambda term, _: [term.bare]),
    (Why.BESIDE, lambda term, _: [term.core]),
    (Why.SPELLING, lambda term, _: [term.spelling]),
    (Why.NUMBER, lambda term, _: [term.number]),
    (Why.WRITTEN_OUT, lambda term, _: term.stands_for or [term.number]),
)


def joined(candidates: Iterable[Candidate], links: Links = NO_LINKS) -> list[list[Candidate]]:
    """Sort terms into concepts; each has its terms in the order given."""
    groups = [[term] for term in candidates]
    for _, keys in _LEVELS:
        if len(groups) == 1:
            # Usually all terms with a common name are soon in one group.
            return groups
        groups = _with_joined(groups, _sharing(groups, keys, links), links)
    return _with_joined(groups, _abbreviated(groups), links)


def why(left: Candidate, right: Candidate, links: Links = NO_LINKS) -> Why | None:
    """The most certain reason why two terms are one concept; None if they only are through other terms."""
    shared = links.same.get(left.term, {}).keys() & links.same.get(right.term, {}).keys()
    for reason, keys in _LEVELS:
        if set(keys(left, links)).isdisjoint(keys(right, links)):
            continue
        if reason is Why.LINK:
            # If a link means both terms by one name, they already have that name in common.
            if any(len(links.same[left.term][link] | links.same[right.term][link]) > 1 for link in shared):
                return reason
        else:
            return _around(left.name, right.name) if reason in (Why.MARK, Why.BESIDE) else reason
    if [*_abbreviated([[left], [right]])]:
        return Why.ABBREVIATION
    return Why.LINK if shared else None


def _around(*names: str) -> Why:
    """The reason for two names that differ only in an addition to one of them."""
    parts = [*map(parts_of, names)]
    if any(part.abbreviations for part in parts):
        return Why.BESIDE
    if any(map(_is_numbered, names, parts)):
        return Why.NUMBERED
    left, right = (words(part.core) for part in parts)
    return Why.MARK if left == right else Why.ARTICLE


def _is_numbered(name: str, parts: NameParts) -> bool:
    """Whether a name has a section's number or letter before it, as in "1.2 Brokerage"."""
    bare = name.strip()
    return not bare.startswith(parts.core) or bare.lstrip("(")[1:2] in (".", ")")


def why_not(left: Sequence[Candidate], right: Sequence[Candidate], links: Links = NO_LINKS) -> WhyNot | None:
    """Find what keeps two concepts apart, apart from their names."""
    return _kept_apart([*left, *right], links)


def _sharing(
    groups: Sequence[_Group], keys: Callable[[Candidate, Links], Iterable[Hashable]], links: Links
) -> Iterator[list[int]]:
    """Yield the numbers of groups that shared keys connect; two or more groups at a time."""
    by_key: dict[Hashable, list[int]] = {}
    for number, group in enumerate(groups):
        for key in dict.fromkeys(key for term in group for key in keys(term, links)):
            by_key.setdefault(key, []).append(number)
    return connected(numbers for numbers in by_key.values() if len(numbers) > 1)


def _abbreviated(groups: Sequence[_Group]) -> Iterator[list[int]]:
    """Yield the numbers of two groups if one has the other's abbreviation as its name, and no third group does."""
    having: dict[str, list[int]] = {}
    for number, group in enumerate(groups):
        names = {term.number for term in group}
        for short in {short for term in group for short in term.short} - names:
            having.setdefault(short, []).append(number)
    named: dict[str, list[int]] = {}
    for number, group in enumerate(groups) if having else ():
        for name in {term.number for term in group if term.number in having and _is_short(term)}:
            named.setdefault(name, []).append(number)
    meant = [frozenset(meaning for term in group for meaning in term.meant) for group in groups]
    pairs = []
    for short, owners in having.items():
        # If a text writes out an abbreviation, it has only that meaning.
        full = {term.number for owner in owners for term in groups[owner]}
        others = [number for number in named.get(short, ()) if not meant[number] or not full.isdisjoint(meant[number])]
        if len(owners) == 1 and others:
            pairs.append([*owners, *others])
    return connected(pairs)


def _is_short(term: Candidate) -> bool:
    """Whether the name of a term is written as an abbreviation: "CARE" is one, "Care" is not."""
    return is_written_as_abbreviation(parts_of(term.name).core)


def connected(groups: Iterable[Sequence[int]]) -> Iterator[list[int]]:
    """Unite groups of numbers that have a number in common; each is sorted, and they come by their lowest number."""
    roots: dict[int, int] = {}

    def root(number: int) -> int:
        while (above := roots.setdefault(number, number)) != number:
            roots[number] = roots[above]
            number = above
        return number

    for first, *others in groups:
        for other in others:
            low, high = sorted((root(first), root(other)))
            roots[high] = low
    united: dict[int, list[int]] = {}
    for number in sorted(roots):
        united.setdefault(root(number), []).append(number)
    yield from united.values()


def _with_joined(groups: Sequence[_Group], to_join: Iterable[Sequence[int]], links: Links) -> list[_Group]:
    """Join the groups in *to_join*, unless something keeps them apart."""
    result: list[_Group | None] = [*groups]
    for numbers in to_join:
        whole = sorted(term for number in numbers for term in groups[number])
        if _kept_apart(whole, links) is None:
            result[numbers[0]] = whole
            for number in numbers[1:]:
                result[number] = None
    return [group for group in result if group is not None]


def _kept_apart(terms: Sequence[Candidate], links: Links) -> WhyNot | None:
    """Find what keeps terms from being one concept, if anything does."""
    if links.different:
        together = {term.term for term in terms}
        if any(not together.isdisjoint(links.different.get(term.term, ())) for term in terms):
            return WhyNot.LINK
    defined_in = Counter(term.term[0] for term in terms if term.sources)
    if any(count > 1 for count in defined_in.values()):
        return WhyNot.ONE_FILE
    meanings = [term.meant for term in terms if term.meant]
    if any(one.isdisjoint(other) for one, other in combinations(dict.fromkeys(meanings), 2)):
        return WhyNot.MEANINGS
    return None


def names_of_concepts(concepts: Sequence[Sequence[Candidate]], is_term: Callable[[str], bool]) -> list[str]:
    """Choose a name for each concept: the one that most sources use, or among equals the first glossary's; all differ.

    Abbreviations with different meanings have a name in common; a term that is written out gets its full name.
    is_term: whether a glossary has a term with a given name, even one that has nothing to do with these.
    """
    named_so = Counter(same for terms in concepts for same in {term.same for term in terms})
    having = Counter(short for terms in concepts for short in {short for term in terms for short in term.short})
    taken: set[str] = set()
    names = []
    for terms in concepts:
        own = {term.same for term in terms}
        is_written_out = any(term.meant for term in terms)
        if not any(term.sources for term in terms):
            # A term without definitions has no better claim to an abbreviation than one that has it beside its name.
            own_short = {short for term in terms for short in term.short}
            for term in terms:
                named_so[term.same] += having[term.number] - (term.number in own_short)
        ways = ((name, same_name(name)) for name in _ways_to_call(terms))
        # A made-up name must not happen to be the name of another term.
        free = (
            (name, same)
            for name, same in ways
            if same not in taken and (same in own or not (named_so[same] or is_term(name)))
        )
        name, same = next((name, same) for name, same in free if named_so[same] < 2 or not is_written_out)
        taken.add(same)
        names.append(name)
    return names


def _ways_to_call(terms: Sequence[Candidate]) -> Iterator[str]:
    """Yield possible names for a concept, the best first, without end."""
    said_by = Counter[str]()
    for term in terms:
        said_by[term.same] += term.sources
    best_first = sorted(terms, key=lambda term: -said_by[term.same])
    names = [term.name for term in best_first]
    meanings = [meaning for term in best_first for meaning in term.written_out]
    yield from names
    yield from meanings
    yield from (f"{name} ({meaning})" for name, meaning in product(names[:1], meanings))
    yield from (f"{names[0]} ({number})" for number in count(2))
