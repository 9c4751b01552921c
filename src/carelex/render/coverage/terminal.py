"""The coverage matrix in the rich format: terms below each other, a column of marks for each source."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple

from rich.cells import cell_len
from rich.text import Text

from carelex.model import Coverage, ListedTerm
from carelex.render.coverage.matrix import labels, mark_for, see, total
from carelex.render.page import Page, safe_line
from carelex.render.terminal import BOLD, GAP, INKS, QUIET, hanging, painted, rows, signs_for, wrapped

# What a column of terms should not fall below, and what it need not exceed: cells.
_NARROW, _WIDE = 20, 40
# What a name above a column of marks may take before it is broken into lines.
_NAME = 16
# The terms by whose length their column is set: more than a screen of them.
_FIRST = 200


class _Grid(NamedTuple):
    """The column of terms, *wide* cells, and those of the sources: the lines that head each, and its width."""

    wide: int
    heads: Sequence[Sequence[Text]]
    widths: Sequence[int]


def coverage(matrix: Coverage, page: Page) -> Iterator[str]:
    """Draw the matrix; nothing at all where there is no term."""
    terms = iter(matrix.terms)
    first = [*islice(terms, _FIRST)]
    if not first:
        return
    called = labels(matrix.sources)
    longest = max(len("Term"), *(cell_len(_name(listed, page)) for listed in first))
    names = [wrapped(Text(name, BOLD), _NAME) for name in called.values()]
    numbers = [[Text(str(number), BOLD)] for number in range(1, len(names) + 1)]
    # Where the names have no room numbers stand for them, and where these have none the names stand behind the term.
    if grid := _grid(names, longest, page) or _grid(numbers, longest, page):
        yield painted([*(_legend(called, page) if grid.heads is numbers else []), *_top(grid, page)], page)
        write = _marks(called, grid, page)
    else:
        write = _in_words(called, page)
    count = references = 0
    totals = dict.fromkeys(called, 0)
    for listed in chain(first, terms):
        count += not listed.see
        references += bool(listed.see)
        for source in listed.sources:
            totals[source] += 1
        yield write(listed)
    summary = total(count, [(called[source], number) for source, number in totals.items()], references)
    yield painted([Text(), *wrapped(Text(summary, QUIET), page.width)], page)


def _grid(heads: Sequence[Sequence[Text]], longest: int, page: Page) -> _Grid | None:
    """The columns, if there is room for them beside the terms, of which the longest takes so many cells."""
    widths = [max(line.cell_len for line in head) for head in heads]
    wide = min(longest, _WIDE, page.width - sum(widths) - GAP * len(widths))
    return _Grid(wide, heads, widths) if wide >= min(longest, _NARROW) else None


def _legend(called: dict[str, str], page: Page) -> Iterator[Text]:
    for number, name in enumerate(called.values(), start=1):
        yield from hanging(f"{number} ", Text(name), page.width)
    yield Text()


def _top(grid: _Grid, page: Page) -> Iterator[Text]:
    tallest = max(map(len, grid.heads))
    columns = [
        [*[Text()] * (tallest - len(head)), *(Text(" " * ((width - line.cell_len) // 2)) + line for line in head)]
        for head, width in zip(grid.heads, grid.widths, strict=True)
    ]
    widths = [grid.wide, *grid.widths]
    yield from rows([[*[Text()] * (tallest - 1), Text("Term", BOLD)], *columns], widths)
    yield Text(signs_for(page).rule * (sum(widths) + GAP * len(grid.widths)), QUIET)


def _marks(called: dict[str, str], grid: _Grid, page: Page) -> Callable[[ListedTerm], str]:
    """What writes a term with its marks: strings alone, for there may be a hundred thousand of them."""
    cells = []
    for number, (source, width) in enumerate(zip(called, grid.widths, strict=True)):
        before = " " * (GAP + (width - 1) // 2)
        mark = painted([Text(mark_for(page), INKS[number % len(INKS)])], page).rstrip("\n")
        cells.append((source, before + mark + " " * (width // 2), " " * (GAP + width)))

    def write(listed: ListedTerm) -> str:
        if listed.see:
            return _reference(listed, grid.wide, page)
        marks = "".join([mark if source in listed.sources else none for source, mark, none in cells])
        *lines, last = _lines(_name(listed, page), grid.wide)
        return "".join(f"{line}\n" for line in lines) + (last + marks).rstrip() + "\n"

    return write


def _reference(listed: ListedTerm, wide: int, page: Page) -> str:
    """The lines of a term that only refers: to what, in the place of marks, or below where there is no room."""
    name, told = Text(_name(listed, page)), Text(see(listed), QUIET)
    room = page.width - wide - GAP
    if room < _NARROW:
        return painted([*wrapped(name, page.width), *hanging("  ", told, page.width)], page)
    return painted([*rows([wrapped(name, wide), wrapped(told, room)], [wide, room])], page)


def _lines(name: str, width: int) -> list[str]:
    """The name of a term in lines of *width* cells, the last of them filled with spaces."""
    if name.isascii() and len(name) <= width:
        return [name.ljust(width)]
    *lines, last = [line.plain for line in wrapped(Text(name), width)]
    return [*lines, last + " " * (width - cell_len(last))]


def _name(listed: ListedTerm, page: Page) -> str:
    name = safe_line(listed.term)
    if page.unicode or name.isascii():
        return name
    # A question mark will stand for each character that cannot be shown, however wide that is.
    return "".join(char if cell_len(char) == 1 else "?" for char in name)


def _in_words(called: dict[str, str], page: Page) -> Callable[[ListedTerm], str]:
    def write(listed: ListedTerm) -> str:
        names = see(listed) or ", ".join([called[source] for source in listed.sources])
        lines = wrapped(Text(safe_line(listed.term), BOLD), page.width)
        return painted(lines + hanging("  ", Text(names), page.width), page)

    return write
