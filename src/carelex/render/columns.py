"""What each voice of an entry says, as lines for a terminal: in columns side by side, or one below the other."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from rich.style import Style
from rich.text import Text

from carelex.model import Definition, Entry, Voice
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
from carelex.render.voices import also, by_domain, citation, editors_note, files, names, other_headword, title
from carelex.text.markdown import BULLET, Block, blocks_of

# A narrower column is harder to read than a text below the other.
_NARROWEST = 32


class Layout(NamedTuple):
    """How the voices of an entry are set: side by side, or a text below the other; *whole* is the width of them all."""

    width: int
    whole: int
    is_beside: bool

    @property
    def widths(self) -> list[int]:
        """The width of each column."""
        return [self.width] * ((self.whole + GAP) // (self.width + GAP))


class Column(NamedTuple):
    """The lines of one voice: its name above the rule, what it says, and its citation."""

    head: list[Text]
    rule: Text
    body: list[Text]
    foot: list[Text]


def layout_of(entry: Entry, page: Page) -> Layout:
    """Choose how to set the voices of *entry*: side by side where a column is wide enough to be read."""
    count = len(entry.voices)
    across = (page.width - GAP * (count - 1)) // count
    is_beside = count > 1 and across >= _NARROWEST
    width = max(1, min(across if is_beside else page.width, WIDEST))
    return Layout(width, count * (width + GAP) - GAP if is_beside else width, is_beside)


def titled(entry: Entry, layout: Layout) -> list[Text]:
    """The lines above the voices: the term and its other names."""
    return [*wrapped(Text(title(entry), BOLD), layout.whole), *wrapped(Text(also(entry)), layout.whole), Text()]


def columns_of(
    entry: Entry, layout: Layout, page: Page, read: Callable[[Definition], Sequence[Block]] = blocks_of
) -> list[Column]:
    """The lines of each voice. *read* gives the blocks of a definition."""
    inks = (INKS[number % len(INKS)] for number in range(len(entry.voices)))
    heads = zip(entry.voices, names(entry.voices), inks, strict=True)
    called = files(entry)
    return [
        _column(voice, name, called.get(voice.definitions[0].glossary, ""), entry, layout.width, ink, page, read)
        for voice, name, ink in heads
    ]


def beside(columns: Sequence[Column], layout: Layout) -> Iterator[Text]:
    """Set what the voices say side by side: the rules in one line, and the texts below them."""
    tallest = max(len(column.head) for column in columns)
    heads = [[*[Text()] * (tallest - len(column.head)), *column.head, column.rule] for column in columns]
    yield from rows(heads, layout.widths)
    yield from rows([column.body for column in columns], layout.widths)


def _column(
    voice: Voice,
    name: str,
    file: str,
    entry: Entry,
    width: int,
    ink: str,
    page: Page,
    read: Callable[[Definition], Sequence[Block]],
) -> Column:
    signs = signs_for(page)
    head = Text(name, BOLD)
    if page.links and voice.source.url:
        head.stylize(Style(link=safe_line(voice.source.url)))
    body: list[Text] = []
    for number, definition in enumerate(voice.definitions, start=1):
        body += [Text()] if body else []
        sense = f"({number}) " if len(voice.definitions) > 1 else ""
        indent = sense if has_room(sense, width) else ""
        body += [] if indent else wrapped(Text(sense.strip()), width)
        body += hung(indent, _definition(definition, read(definition), entry, width - len(indent), signs, page))
    cited = [by_domain(span) if page.links else span for span in citation(voice.source, file)]
    dash = f"{signs.dash} "
    return Column(
        head=wrapped(head, width),
        rule=Text(signs.rule * width, ink),
        body=body,
        foot=hanging(dash, with_spans(cited, page, QUIET), width, QUIET),
    )


def _definition(
    definition: Definition, blocks: Sequence[Block], entry: Entry, width: int, signs: Signs, page: Page
) -> list[Text]:
    lines: list[Text] = []
    if headword := other_headword(definition, entry):
        lines += [*wrapped(Text(f'under "{headword}"', QUIET), width), Text()]
    for number, block in enumerate(blocks):
        lines += [Text()] if number and not block.close else []
        lines += _block(block, width, signs, page)
    if note := editors_note(definition):
        lines += [Text(), *wrapped(Text(note, Style(italic=True, dim=True)), width)]
    return lines


def _block(block: Block, width: int, signs: Signs, page: Page) -> list[Text]:
    marker = signs.bullet if block.marker == BULLET else block.marker
    indent = " " * block.indent + (f"{marker} " if marker else "")
    return hanging(indent, with_spans(block.spans, page), width) or hung(indent, [Text()])
