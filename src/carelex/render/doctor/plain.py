"""Writes the doctor's report as plain text: the verdict, what is wrong, and a line for each fact below its part."""

from collections.abc import Iterator, Sequence

from carelex.model import Observed
from carelex.render.doctor.wording import line, parts, problems, verdict
from carelex.render.page import Page


def report(observed: Sequence[Observed], page: Page) -> str:
    """Write the report, ready to paste into a message."""
    return "".join(f"{each}\n" for each in _lines(observed))


def _lines(observed: Sequence[Observed]) -> Iterator[str]:
    yield verdict(observed)
    for problem in problems(observed):
        yield f"  {problem}"
    for part, rows in parts(observed):
        yield ""
        yield part
        for row in rows:
            yield f"  {line(row)}"
