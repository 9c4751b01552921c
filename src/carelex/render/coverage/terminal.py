"""Draws the list of terms for a terminal: a column of marks for each source.

If the names of the sources do not fit above columns, each term has initials after it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import NamedTuple

from rich.cells import cell_len
from rich.text import Text

from carelex.model import Coverage, ListedTerm
from carelex.render.coverage.initials_terminal import with_initials
from carelex.render.coverage.matrix import defining, labels, mark_for, total
from carelex.render.coverage.terms_terminal import NARROW, WIDE, lines_of, name_of, reference
from carelex.render.page import Page
from carelex.render.terminal import BOLD, GAP, INKS, QUIET, painted, rows, signs_for, wrapped

# Cells: a longer name above a column of marks is broken into lines.
_NAME = 16
# How many terms set the width of their column: more than fit on a screen.
_FIRST = 200


def coverage(matrix: Coverage, page: Page) -> Iterator[str]:
    """Draw the list; nothing at all if there are no terms."""
    sources, terms = defining(matrix)
    first = [*islice(terms, _FIRST)]
    if not first:
        return
    called = labels(sources)
    longest = max(len("Term"), *(cell_len(name_of(listed, page)) for listed in first))
    drawing = _with_marks(called, longest, page) or with_initials(called, longest, page)
    yield drawing.top()
    write = drawing.writer()
    count = references = 0
    totals = dict.fromkeys(called, 0)
    for listed in chain(first, terms):
        count += not listed.see
        references += bool(listed.see)
        for source in listed.sources:
            totals[source] += 1
        yield write(listed)
    yield drawing.below(count, totals, references)


def _with_marks(called: Mapping[str, str], longest: int, page: Page) -> "_WithMarks | None":
    """Prepare drawing marks, if they fit beside the terms; *longest* is the width of the longest term."""
    heads = [wrapped(Text(name, BOLD), _NAME) for name in called.values()]
    widths = [max(line.cell_len for line in head) for head in heads]
    wide = min(longest, WIDE, page.width - sum(widths) - GAP * len(widths))
    return _WithMarks(called, wide, heads, widths, page) if wide >= min(longest, NARROW) else None


class _WithMarks(NamedTuple):
    """Draws a list with a column of marks for each source.

    called: the name of each source, by its id.
    wide: the width of the column of terms.
    heads, widths: the lines above the column of each source, and its width.
    """

    called: Mapping[str, str]
    wide: int
    heads: Sequence[Sequence[Text]]
    widths: Sequence[int]
    page: Page

    def top(self) -> str:
        """The lines above the terms."""
        tallest = max(map(len, self.heads), default=1)
        columns = [
            [*[Text()] * (tallest - len(head)), *(Text(" " * ((width - line.cell_len) // 2)) + line for line in head)]
            for head, width in zip(self.heads, self.widths, strict=True)
        ]
        widths = [self.wide, *self.widths]
        rule = Text(signs_for(self.page).rule * (sum(widths) + GAP * len(self.widths)), QUIET)
        term = [*[Text()] * (tallest - 1), Text("Term", BOLD)]
        return painted([*rows([term, *columns], widths), rule], self.page)

    def writer(self) -> Callable[[ListedTerm], str]:
        """Make a function that writes a term with marks; it uses only strings, as there may be very many terms."""
        cells = []
        for number, (source, width) in enumerate(zip(self.called, self.widths, strict=True)):
            before = " " * (GAP + (width - 1) // 2)
            mark = painted([Text(mark_for(self.page), INKS[number % len(INKS)])], self.page).rstrip("\n")
            cells.append((source, before + mark + " " * (width // 2), " " * (GAP + width)))

        def write(listed: ListedTerm) -> str:
            if listed.see:
                return reference(listed, self.wide, self.page)
            marks = "".join([mark if source in listed.sources else none for source, mark, none in cells])
            *lines, last = lines_of(name_of(listed, self.page), self.wide)
            return "".join(f"{line}\n" for line in lines) + (last + marks).rstrip() + "\n"

        return write

    def below(self, terms: int, counts: Mapping[str, int], references: int) -> str:
        """The lines below the terms: how many there were, and how many each source defines."""
        by_name = [(self.called[source], number) for source, number in counts.items() if number]
        told = Text(total(terms, by_name, references), QUIET)
        return painted([Text(), *wrapped(told, self.page.width)], self.page)
