"""The parts of the list of terms that reading formats share: names of sources, marks, totals."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from carelex.model import Coverage, ListedTerm, Source
from carelex.names import same_name
from carelex.render.page import Page, counted, in_a_row, safe_line, told_apart


def labels(sources: Sequence[Source]) -> dict[str, str]:
    """The name for each of *sources*, by its id; with the id if another has the same name."""
    names = [safe_line(source.name) for source in sources]
    longer = [f"{name} ({source.id})" for name, source in zip(names, sources, strict=True)]
    return dict(zip([source.id for source in sources], told_apart(names, longer), strict=True))


# How many terms are read ahead, to see which sources define any of them, before the first is shown.
_SEEN = 20_000


def defining(matrix: Coverage) -> tuple[list[Source], Iterator[ListedTerm]]:
    """The sources that define any of the terms, and the terms; in a very long list, all sources that may."""
    terms = iter(matrix.terms)
    read: list[ListedTerm] = []
    not_seen = {source.id for source in matrix.sources}
    while not_seen and len(read) < _SEEN:
        if (listed := next(terms, None)) is None:
            return [source for source in matrix.sources if source.id not in not_seen], iter(read)
        read.append(listed)
        not_seen.difference_update(listed.sources)
    return [*matrix.sources], chain(read, terms)


def mark_for(page: Page) -> str:
    """The mark for a source that defines a term."""
    return "✓" if page.unicode else "x"


def see(listed: ListedTerm) -> str:
    """The text instead of marks for a term that only refers to another; otherwise empty."""
    if not listed.see:
        return ""
    # Few terms only refer to another.
    from carelex.english.headwords import referring_words

    names: dict[str, list[str]] = {}
    others = [name for name in listed.see if same_name(name) != same_name(listed.term)]
    if not others:
        # It only has the abbreviation's full name as its name, and no definition.
        return "no definition"
    for name in others:
        names.setdefault(referring_words(listed.term, name), []).append(safe_line(name))
    return "; ".join(f"{words} {in_a_row(named, 'and')}" for words, named in names.items())


def total(terms: int, by_label: Iterable[tuple[str, int]], references: int) -> str:
    """The number of terms, how many each source defines, and the number of *references*."""
    counts = [f"{number:,} {'' if place else 'defined '}by {label}" for place, (label, number) in enumerate(by_label)]
    told = f"{counted(terms)}: {in_a_row(counts, 'and')}" if counts else counted(terms)
    return f"{told}; and {counted(references, 'reference')} to other terms" if references else told
