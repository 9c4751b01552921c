"""The sentences of the doctor's report that the reading formats share."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from carelex.model import Observed
from carelex.render.page import counted, safe_line


def parts(observed: Sequence[Observed]) -> Iterator[tuple[str, list[Observed]]]:
    """The facts, by their parts."""
    for part, rows in groupby(observed, attrgetter("part")):
        yield part, [*rows]


def line(row: Observed) -> str:
    """A name and its value."""
    return f"{safe_line(row.name)}: {_in_words(row.value)}"


def _in_words(value: str | int | bool | None) -> str:
    if value is None:
        return "not known"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return safe_line(str(value)) or "empty"


def problem(row: Observed) -> str:
    """The problem, in a line."""
    return f"Problem: {safe_line(row.problem or '')}"


def in_short(observed: Sequence[Observed]) -> str:
    """Say how many problems there are."""
    wrong = sum(row.problem is not None for row in observed)
    return f'{counted(wrong, "problem")}: see the lines that begin with "Problem".' if wrong else "No problems."
