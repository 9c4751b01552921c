"""Which terms of several glossaries are surely one concept, and what the concept is called.

What makes two terms surely one is told by levels, the surest first. At each, a group that it would make one is joined
as a whole or not at all: not where that would put two terms of one glossary together that both have texts of their own,
nor terms that a link calls different, nor abbreviations of different things. So the order of the glossaries does not
matter.
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
    """What makes two terms surely one concept, the surest first."""

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
    """What keeps two terms apart that are named alike."""

    LINK = "a link"
    ONE_FILE = "one file has both"
    MEANINGS = "one abbreviation, two meanings"


class Links(NamedTuple):
    """What editors say of terms. different: the terms that are not one concept with a term.

    same: the numbers of the links that name a term, each with which of its names mean that term, by their places.
    """

    same: Mapping[TermId, Mapping[int, frozenset[int]]]
    different: Mapping[TermId, frozenset[TermId]]


NO_LINKS = Links({}, {})


class Candidate(NamedTuple):
    """A term that may be one concept with others, with its names as they are compared: folded, a key for each level.

    name: as the glossary has it. core: it without what is written around it. short: its abbreviations. stands_for: what
    it is written out as where nothing more is said. meant: that, and what a text begins with that says more;
    written_out is the same as it stands there. sources: how many say in words of their own what it means; 0 where it
    only refers.
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
    """Make a candidate of the names of a term, as they are published."""
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
    """A name in the singular, written as one word: GPs is GP too."""
    return singular(name[:-1] if is_abbreviation_in_plural(name) else name)


_Group: TypeAlias = list[Candidate]
_Level: TypeAlias = tuple[Why, Callable[[Candidate, Links], Iterable[Hashable]]]


def _stated(term: Candidate, _links: Links) -> Iterable[Hashable]:
    # An abbreviation that is written out is not the same name as one of something else, or of nobody knows what.
    return [(term.same, meaning) for meaning in term.stands_for or [""]]


# What terms have in common that are one, for each level; the abbreviations come behind them.
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
    """Sort terms into concepts; each in the order in which its terms come."""
    groups = [[term] for term in candidates]
    for _, keys in _LEVELS:
        if len(groups) == 1:
            # As nearly all are soon that have a name in common.
            return groups
        groups = _with_joined(groups, _sharing(groups, keys, links), links)
    return _with_joined(groups, _abbreviated(groups), links)


def why(left: Candidate, right: Candidate, links: Links = NO_LINKS) -> Why | None:
    """The surest of what makes two terms one concept; None where only others do, which are one with both."""
    shared = links.same.get(left.term, {}).keys() & links.same.get(right.term, {}).keys()
    for reason, keys in _LEVELS:
        if set(keys(left, links)).isdisjoint(keys(right, links)):
            continue
        if reason is Why.LINK:
            # What a link means by one of its names is one by that name already.
            if any(len(links.same[left.term][link] | links.same[right.term][link]) > 1 for link in shared):
                return reason
        else:
            return _around(left.name, right.name) if reason in (Why.MARK, Why.BESIDE) else reason
    if [*_abbreviated([[left], [right]])]:
        return Why.ABBREVIATION
    return Why.LINK if shared else None


def _around(*names: str) -> Why:
    """What one of two names has beside it and the other has not."""
    parts = [*map(parts_of, names)]
    if any(part.abbreviations for part in parts):
        return Why.BESIDE
    if any(map(_is_numbered, names, parts)):
        return Why.NUMBERED
    left, right = (words(part.core) for part in parts)
    return Why.MARK if left == right else Why.ARTICLE


def _is_numbered(name: str, parts: NameParts) -> bool:
    """Whether a name has the number of a section before it, as in "1.2 Brokerage", or its letter."""
    bare = name.strip()
    return not bare.startswith(parts.core) or bare.lstrip("(")[1:2] in (".", ")")


def why_not(left: Sequence[Candidate], right: Sequence[Candidate], links: Links = NO_LINKS) -> WhyNot | None:
    """What keeps two concepts apart, if anything does but their names."""
    return _kept_apart([*left, *right], links)


def _sharing(
    groups: Sequence[_Group], keys: Callable[[Candidate, Links], Iterable[Hashable]], links: Links
) -> Iterator[list[int]]:
    """The numbers of groups that are connected by keys which some of them share; two groups at least."""
    by_key: dict[Hashable, list[int]] = {}
    for number, group in enumerate(groups):
        for key in dict.fromkeys(key for term in group for key in keys(term, links)):
            by_key.setdefault(key, []).append(number)
    return connected(numbers for numbers in by_key.values() if len(numbers) > 1)


def _abbreviated(groups: Sequence[_Group]) -> Iterator[list[int]]:
    """The numbers of groups of which one is named as the abbreviation of the other, and of no third."""
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
        # Whose text says what it stands for is an abbreviation of that, and of nothing else.
        full = {term.number for owner in owners for term in groups[owner]}
        others = [number for number in named.get(short, ()) if not meant[number] or not full.isdisjoint(meant[number])]
        if len(owners) == 1 and others:
            pairs.append([*owners, *others])
    return connected(pairs)


def _is_short(term: Candidate) -> bool:
    """Whether the name of a term is written as an abbreviation is: CARE is one, and Care is not."""
    return is_written_as_abbreviation(parts_of(term.name).core)


def connected(groups: Iterable[Sequence[int]]) -> Iterator[list[int]]:
    """Unite groups of numbers that have one in common; each in its order, by its least number."""
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
    """The groups, of which some are joined, where nothing keeps them apart."""
    result: list[_Group | None] = [*groups]
    for numbers in to_join:
        whole = sorted(term for number in numbers for term in groups[number])
        if _kept_apart(whole, links) is None:
            result[numbers[0]] = whole
            for number in numbers[1:]:
                result[number] = None
    return [group for group in result if group is not None]


def _kept_apart(terms: Sequence[Candidate], links: Links) -> WhyNot | None:
    """What keeps terms from being one concept, if anything does."""
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
    """What to call each concept: as most of its sources do, and of equals, as the first glossary does; no two alike.

    Abbreviations of different things have a name in common: who says what it stands for goes by that.
    is_term: whether a glossary has a term of a name, which may have nothing to do with these.
    """
    named_so = Counter(same for terms in concepts for same in {term.same for term in terms})
    having = Counter(short for terms in concepts for short in {short for term in terms for short in term.short})
    taken: set[str] = set()
    names = []
    for terms in concepts:
        own = {term.same for term in terms}
        is_written_out = any(term.meant for term in terms)
        if not any(term.sources for term in terms):
            # Who defines nothing has an abbreviation no more than a term that has it beside its name.
            own_short = {short for term in terms for short in term.short}
            for term in terms:
                named_so[term.same] += having[term.number] - (term.number in own_short)
        ways = ((name, same_name(name)) for name in _ways_to_call(terms))
        # What is made up here must not be the name of another by chance.
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
    """What a concept can be called, the best first, without end."""
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
