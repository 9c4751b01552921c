"""What the reading formats of the coverage matrix have in common: what sources are called, marks, totals."""

from collections.abc import Iterable, Sequence

from carelex.model import Source
from carelex.render.page import Page, counted, in_a_row, safe_line, told_apart


def labels(sources: Sequence[Source]) -> dict[str, str]:
    """What to call each of *sources*, by its id: its name, with the id where another has the same name."""
    names = [safe_line(source.name) for source in sources]
    longer = [f"{name} ({source.id})" for name, source in zip(names, sources, strict=True)]
    return dict(zip([source.id for source in sources], told_apart(names, longer), strict=True))


def mark_for(page: Page) -> str:
    """What says that a source defines a term."""
    return "✓" if page.unicode else "x"


def total(terms: int, by_label: Iterable[tuple[str, int]]) -> str:
    """How many terms there were, and how many of them each source defines."""
    counts = [f"{label} {number:,}" for label, number in by_label]
    return f"{counted(terms)}: {in_a_row(counts, 'and')}" if counts else counted(terms)
