"""Writes the list of terms as Markdown: a table, with the names of the sources if there are many."""

from collections.abc import Iterator

from carelex.model import Coverage
from carelex.render.coverage.matrix import defining, labels, mark_for, see
from carelex.render.markdown import escaped, table_row
from carelex.render.page import Page, safe_line

# More columns do not fit on a page.
_COLUMNS = 10


def coverage(matrix: Coverage, page: Page) -> Iterator[str]:
    """Write a table; nothing at all if there are no terms."""
    sources, terms = defining(matrix)
    called = labels(sources)
    in_words = len(called) > _COLUMNS
    heads = ["Sources", "Defined by"] if in_words else [*map(escaped, called.values())]
    aligned = ["---:", "---"] if in_words else [":---:"] * len(heads)
    head = table_row(["Term", *heads]) + table_row(["---", *aligned])
    mark = mark_for(page)
    for listed in terms:
        # The columns are for sources that define a term, so a reference goes beside the term.
        term = f"{safe_line(listed.term)}: {see(listed)}" if listed.see else safe_line(listed.term)
        if in_words:
            cells = [str(len(listed.sources) or ""), escaped(", ".join([called[source] for source in listed.sources]))]
        else:
            cells = [mark if source in listed.sources else "" for source in called]
        yield head + table_row([escaped(term), *cells])
        head = ""
