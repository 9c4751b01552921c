"""The report in the text format: a line for each thing, below the part that it belongs to."""

from collections.abc import Iterator, Sequence

from carelex.model import Observed
from carelex.render.doctor.wording import in_short, line, parts, problem
from carelex.render.page import Page


def report(observed: Sequence[Observed], page: Page) -> str:
    """Write the report, ready to be pasted into a message."""
    return "".join(f"{each}\n" for each in _lines(observed))


def _lines(observed: Sequence[Observed]) -> Iterator[str]:
    for part, rows in parts(observed):
        yield part
        for row in rows:
            yield f"  {line(row)}"
            if row.problem:
                yield f"    {problem(row)}"
        yield ""
    yield in_short(observed)
