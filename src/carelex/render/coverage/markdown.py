"""The coverage matrix in the Markdown format: a table."""

from collections.abc import Iterator

from carelex.model import Coverage
from carelex.render.coverage.matrix import labels, mark_for, see
from carelex.render.markdown import escaped, table_row
from carelex.render.page import Page, safe_line


def coverage(matrix: Coverage, page: Page) -> Iterator[str]:
    """Write a table; nothing at all where there is no term."""
    called = labels(matrix.sources)
    mark = mark_for(page)
    head = table_row(["Term", *map(escaped, called.values())]) + table_row(["---", *[":---:"] * len(called)])
    for listed in matrix.terms:
        marks = [mark if source in listed.sources else "" for source in called]
        # A column is a source's, and it need not be that which refers.
        term = f"{safe_line(listed.term)}: {see(listed)}" if listed.see else safe_line(listed.term)
        yield head + table_row([escaped(term), *marks])
        head = ""
