"""Sets the definitions of an entry as lines for a terminal: in columns side by side, or one below the other."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from rich.style import Style
from rich.text import Text

from carelex.model import Definition, Entry
from carelex.render.page import Page, safe_line
from carelex.render.terminal import (
    BOLD,
    GAP,
    INKS,
    QUIET,
    WIDEST,
    Signs,
    hanging,
    has_room,
    hung,
    rows,
    signs_for,
    with_spans,
    wrapped,
)
from carelex.render.voices import (
    Said,
    also,
    as_headed,
    by_domain,
    citation,
    other_headword,
    references,
    said,
    see_also,
    title,
)
from carelex.text.markdown import BULLET, Block, Span, blocks_of
from carelex.values import NamedTuple

NARROWEST = 30
"""A narrower column is harder to read than a text below the other."""

# Five columns on a terminal of 160 are only that wide with no larger gap.
_NARROWEST_GAP = 2

_Item = TypeVar("_Item")

_ITALIC = Style(italic=True)


class Row(NamedTuple):
    """Columns side by side: their number, the width of each, and the gap."""

    columns: int
    width: int
    gap: int

    def beside(self, cells: Sequence[Sequence[Text]]) -> Iterator[Text]:
        """Set the lines of *cells* side by side, each in a column."""
        return rows(cells, [self.width] * self.columns, self.gap)

    @property
    def whole(self) -> int:
        """The width of all columns together."""
        return self.columns * (self.width + self.gap) - self.gap


class Layout(NamedTuple):
    """How texts are set: in rows below each other. If there is no room for columns, each row has one."""

    rows: tuple[Row, ...]

    @property
    def is_beside(self) -> bool:
        """Whether all texts are side by side."""
        return len(self.rows) == 1 and self.rows[0].columns > 1

    @property
    def whole(self) -> int:
        """The width of the widest row."""
        return max(row.whole for row in self.rows)

    @property
    def widths(self) -> list[int]:
        """The width of each text's column."""
        return [row.width for row in self.rows for _ in range(row.columns)]

    def in_rows(self, items: Iterable[_Item]) -> Iterator[tuple[Row, list[_Item]]]:
        """Yield each row with its *items*, one for each text; empty rows are left out."""
        left = iter(items)
        parted = ((row, [*islice(left, row.columns)]) for row in self.rows)
        return ((row, some) for row, some in parted if some)


class Column(NamedTuple):
    """The lines of a text that is shown once: its source and name, the text, and the citations."""

    head: list[Text]
    named: list[Text]
    rule: Text
    body: list[Text]
    foot: list[Text]


def layout_of(entry: Entry, page: Page) -> Layout:
    """Choose how to set the voices of *entry*."""
    # An entry without definitions has full-width lines.
    return layout_for(len(said(entry)) or 1, page.width)


def layout_for(count: int, width: int) -> Layout:
    """Choose how to set *count* texts: side by side, as long as columns are wide enough to read.

    If there are more, they go into as few rows as possible, with nearly the same number of columns: with six texts,
    three and three are easier to read than five and one.
    """
    most = max(1, (width + _NARROWEST_GAP) // (NARROWEST + _NARROWEST_GAP))
    number = -(-count // most)
    least, longer = divmod(count, number)
    return Layout(tuple([_row(least + (at < longer), width) for at in range(number)]))


def _row(count: int, width: int) -> Row:
    """A row of *count* columns that takes the whole *width*, unless the columns would be too wide to read."""
    gap = min(GAP, (width - NARROWEST * count) // (count - 1)) if count > 1 else 0
    across = (width - gap * (count - 1)) // count
    return Row(count, max(1, min(across, WIDEST)), gap)


def titled(entry: Entry, layout: Layout) -> list[Text]:
    """The lines above the definitions: the term and its other names."""
    head = [*wrapped(Text(title(entry), BOLD), layout.whole), *wrapped(Text(also(entry)), layout.whole)]
    return [*head, Text()] if entry.definitions else head


def below(entry: Entry, layout: Layout) -> list[Text]:
    """The lines below the definitions: references, and what to look up next."""
    told = [Text.assemble((f"{label}:", BOLD), f" {words}") for label, words in references(entry)]
    more = see_also(entry)
    groups = [told, [Text(more)] if more else []]
    lines: list[Text] = []
    for group in filter(None, groups):
        lines += [Text(), *(line for text in group for line in wrapped(text, layout.whole))]
    return lines


def columns_of(
    entry: Entry, widths: Iterable[int], page: Page, read: Callable[[Definition], Sequence[Block]] = blocks_of
) -> list[Column]:
    """The lines of each text, copies as one, in *widths*. *read* returns the blocks of a definition."""
    return [
        _column(once, entry, width, INKS[number % len(INKS)], page, read)
        for number, (once, width) in enumerate(zip(said(entry), widths, strict=False))
    ]


def beside(columns: Sequence[Column], row: Row) -> Iterator[Text]:
    """Set the texts of a row side by side: the rules on one line, and the texts below them."""
    tallest = max(len(column.head) for column in columns)
    heads = [[*[Text()] * (tallest - len(column.head)), *column.head] for column in columns]
    yield from row.beside(heads)
    yield from row.beside([column.named for column in columns])
    yield from row.beside([[column.rule] for column in columns])
    yield from row.beside([column.body for column in columns])


def _column(
    once: Said,
    entry: Entry,
    width: int,
    ink: str,
    page: Page,
    read: Callable[[Definition], Sequence[Block]],
) -> Column:
    signs = signs_for(page)
    body: list[Text] = []
    named = _named(once, entry)
    for number, definition in enumerate(once.voice.definitions):
        body += [Text()] if body else []
        sense = f"({number + 1}) " if len(once.voice.definitions) > 1 else ""
        indent = sense if has_room(sense, width) else ""
        room = width - len(indent)
        body += [] if indent else wrapped(Text(sense.strip()), width)
        headed = "" if named else as_headed(definition, entry).removeprefix(", ")
        said_here = _definition(headed, read(definition), room, signs, page)
        body += hung(indent, [*said_here, *_remarks(once, number, room, signs)])
    return Column(
        head=wrapped(_head(once, signs, page), width),
        named=wrapped(Text(named, _ITALIC + QUIET), width) if named else [],
        rule=Text(signs.rule * width, ink),
        body=body,
        foot=[line for cited in _citations(once, page) for line in hanging(f"{signs.dash} ", cited, width, QUIET)],
    )


def _head(once: Said, signs: Signs, page: Page) -> Text:
    head = Text(style=BOLD)
    for name, voice in zip(once.names, once.voices, strict=True):
        head.append(f" {signs.between} " if head else "")
        url = safe_line(voice.source.url) if page.links and voice.source.url else None
        head.append(name, Style(link=url))
    return head


def _named(once: Said, entry: Entry) -> str:
    """The name of a column, shown below its head; empty if it is the term, or if there are several."""
    headwords = {other_headword(definition, entry) for voice in once.voices for definition in voice.definitions}
    (headword, *others) = headwords
    return f"as {headword}" if headword and not others else ""


def _remarks(once: Said, number: int, width: int, signs: Signs) -> list[Text]:
    """The remarks below a definition."""
    lines: list[Text] = []
    for remark in once.remarks(number):
        lines += [Text(), *wrapped(Text(remark.line, _ITALIC), width)]
        for place in remark.places:
            lines += hanging(f"{signs.bullet} ", Text(place, _ITALIC), width)
    for note in once.notes(number):
        lines += [Text(), *wrapped(Text(note, _ITALIC + QUIET), width)]
    return lines


def _citations(once: Said, page: Page) -> Iterator[Text]:
    for name, source, file in once.citations:
        cited = [by_domain(span) if page.links else span for span in citation(source, file)]
        yield with_spans([Span(f"{name}: "), *cited] if name else cited, page, QUIET)


def _definition(headed: str, blocks: Sequence[Block], width: int, signs: Signs, page: Page) -> list[Text]:
    lines: list[Text] = [*wrapped(Text(headed, _ITALIC + QUIET), width), Text()] if headed else []
    for number, block in enumerate(blocks):
        lines += [Text()] if number and not block.close else []
        lines += _block(block, width, signs, page)
    return lines


def _block(block: Block, width: int, signs: Signs, page: Page) -> list[Text]:
    marker = signs.bullet if block.marker == BULLET else block.marker
    indent = " " * block.indent + (f"{marker} " if marker else "")
    return hanging(indent, with_spans(block.spans, page), width) or hung(indent, [Text()])
