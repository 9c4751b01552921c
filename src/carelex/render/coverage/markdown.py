"""The coverage matrix in the Markdown format: a table."""

from collections.abc import Iterator

from carelex.model import Coverage
from carelex.render.coverage.matrix import labels, mark_for
from carelex.render.markdown import escaped, table_row
from carelex.render.page import Page, safe_line


def coverage(found: Coverage, page: Page) -> Iterator[str]:
    """Write a table; nothing at all where there is no term."""
    called = labels(found.sources)
    mark = mark_for(page)
    head = table_row(["Term", *map(escaped, called.values())]) + table_row(["---", *[":---:"] * len(called)])
    for each in found.terms:
        marks = [mark if source in each.sources else "" for source in called]
        yield head + table_row([escaped(safe_line(each.term)), *marks])
        head = ""
