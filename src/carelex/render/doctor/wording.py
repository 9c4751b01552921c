"""The sentences of the doctor's report that the reading formats share."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from carelex.model import Observed
from carelex.render.page import counted, safe_line

# A folder that need not exist, by its part of the report: why that is fine.
_NOT_THERE = {
    "glossary folder": "not yet; you need it only for glossaries of your own",
    "cache": "not yet; carelex makes it when it needs it",
}


def verdict(observed: Sequence[Observed]) -> str:
    """Say whether anything is wrong."""
    wrong = sum(row.problem is not None for row in observed)
    return f"{counted(wrong, 'problem')}:" if wrong else "No problems."


def problems(observed: Sequence[Observed]) -> Iterator[str]:
    """What is wrong, and with what, a line for each problem."""
    for row in observed:
        if row.problem is not None:
            yield f"{safe_line(row.part)} ({line(row)}): {safe_line(row.problem)}"


def parts(observed: Sequence[Observed]) -> Iterator[tuple[str, list[Observed]]]:
    """The facts, by their parts."""
    for part, rows in groupby(observed, attrgetter("part")):
        yield part, [*rows]


def line(row: Observed) -> str:
    """A name and its value."""
    return f"{safe_line(row.name)}: {_in_words(row)}"


def _in_words(row: Observed) -> str:
    if row.value is None:
        return "not known"
    if row.value is False and row.name == "exists":
        return _NOT_THERE[row.part]
    if isinstance(row.value, bool):
        return "yes" if row.value else "no"
    return safe_line(str(row.value)) or "empty"
