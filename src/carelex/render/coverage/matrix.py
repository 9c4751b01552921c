"""What the reading formats of the coverage matrix have in common: what sources are called, marks, totals."""

from collections.abc import Iterable, Sequence

from carelex.model import ListedTerm, Source
from carelex.names import same_name
from carelex.render.page import Page, counted, in_a_row, safe_line, told_apart


def labels(sources: Sequence[Source]) -> dict[str, str]:
    """What to call each of *sources*, by its id: its name, with the id where another has the same name."""
    names = [safe_line(source.name) for source in sources]
    longer = [f"{name} ({source.id})" for name, source in zip(names, sources, strict=True)]
    return dict(zip([source.id for source in sources], told_apart(names, longer), strict=True))


def mark_for(page: Page) -> str:
    """What says that a source defines a term."""
    return "✓" if page.unicode else "x"


def see(listed: ListedTerm) -> str:
    """What stands in the place of marks where nothing defines a term, and it only refers to another; or nothing."""
    if not listed.see:
        return ""
    # Few terms only refer.
    from carelex.english.headwords import referring_words

    names: dict[str, list[str]] = {}
    others = [name for name in listed.see if same_name(name) != same_name(listed.term)]
    if not others:
        # It is called by what its abbreviation stands for, and nobody says more.
        return "no definition"
    for name in others:
        names.setdefault(referring_words(listed.term, name), []).append(safe_line(name))
    return "; ".join(f"{words} {in_a_row(named, 'and')}" for words, named in names.items())


def total(terms: int, by_label: Iterable[tuple[str, int]], references: int) -> str:
    """How many terms there were, how many of them each source defines, and how many *references* there were beside."""
    counts = [f"{label} {number:,}" for label, number in by_label]
    told = f"{counted(terms)}: {in_a_row(counts, 'and')}" if counts else counted(terms)
    return f"{told}; and {counted(references, 'reference')}" if references else told
