"""The rich format: the sources' definitions side by side, as a terminal shows them.

Only lines are coloured, never words: every word stands in the terminal's own ink, which is readable on whatever
ground the reader has chosen.
"""

import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from rich.cells import cell_len
from rich.console import Console
from rich.style import Style
from rich.text import Text

from carelex.model import Answer, Definition, Entry, Voice
from carelex.render.page import Page, apart, safe, safe_line
from carelex.render.voices import (
    also,
    by_domain,
    citation,
    editors_note,
    files,
    names,
    other_headword,
    see_also,
    title,
)
from carelex.text.markdown import BULLET, Block, Span, blocks_of, with_link_ends

# Narrower columns are harder to read than a text below the other; wider lines lose the eye on the way back.
_NARROWEST, WIDEST = 32, 100
GAP = 4

# The ink of each voice's rule, from the terminal's own sixteen colours.
INKS = ("cyan", "magenta", "green", "yellow", "blue", "red")
FAULT, WARNING, FINE = "red", "yellow", "green"

BOLD = Style(bold=True)
QUIET = Style(dim=True)


class Signs(NamedTuple):
    """The characters that lines are drawn with."""

    rule: str
    bullet: str
    dash: str
    full: str
    empty: str


_UNICODE = Signs(rule="━", bullet="•", dash="—", full="█", empty="░")
_ASCII = Signs(rule="=", bullet="*", dash="--", full="#", empty=".")


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


def stream(answers: Iterable[Answer], page: Page) -> Iterator[str]:
    """Draw each entry for a terminal of the page's width."""
    return apart((_entry(answer.entry, page) if answer.entry else "" for answer in answers), by="\n\n")


def _entry(entry: Entry, page: Page) -> str:
    layout = layout_of(entry, page)
    columns = columns_of(entry, layout, page)
    lines = titled(entry, layout)
    if layout.is_beside:
        lines += beside(columns, layout)
        lines += [Text(), *rows([column.foot for column in columns], layout.widths)]
    else:
        for number, column in enumerate(columns):
            lines += [Text()] if number else []
            lines += [*column.head, column.rule, *column.body, Text(), *column.foot]
    if more := see_also(entry):
        lines += [Text(), *wrapped(Text(more), layout.whole)]
    return painted(lines, page)


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


def signs_for(page: Page) -> Signs:
    return _UNICODE if page.unicode else _ASCII


def beside(columns: Sequence[Column], layout: Layout) -> Iterator[Text]:
    """Set what the voices say side by side: the rules in one line, and the texts below them."""
    tallest = max(len(column.head) for column in columns)
    heads = [[*[Text()] * (tallest - len(column.head)), *column.head, column.rule] for column in columns]
    yield from rows(heads, layout.widths)
    yield from rows([column.body for column in columns], layout.widths)


def rows(columns: Sequence[Sequence[Text]], widths: Sequence[int]) -> Iterator[Text]:
    """Set lines beside each other, in columns of *widths*."""
    starts = [sum(widths[:number]) + number * GAP for number in range(len(widths))]
    for cells in zip_longest(*columns, fillvalue=Text()):
        row = Text()
        for start, cell in zip(starts, cells, strict=True):
            row.append(" " * (start - row.cell_len))
            row.append_text(cell)
        row.rstrip()
        yield row


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
        indent = sense if _has_room(sense, width) else ""
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


def hung(indent: str, lines: Sequence[Text], style: Style | None = None) -> list[Text]:
    """The lines with *indent* before the first and as much space before the others."""
    hung = []
    for number, line in enumerate(lines):
        before = indent if number == 0 else " " * len(indent)
        hung.append(Text.assemble((before, style or ""), line) if line else Text(before.rstrip()))
    return hung


def hanging(indent: str, text: Text, width: int, style: Style | None = None) -> list[Text]:
    """*text* in lines of *width*, with *indent* before the first and as much space before the others."""
    if _has_room(indent, width):
        return hung(indent, wrapped(text, width - len(indent)), style)
    return wrapped(Text.assemble((indent.lstrip(), style or ""), text), width)


def _has_room(indent: str, width: int) -> bool:
    """Whether an indent can stand in a line of *width*; in a window of a few columns the words go before it."""
    return len(indent) < width // 2


def with_spans(spans: Iterable[Span], page: Page, base: Style | None = None) -> Text:
    """Set spans in their styles, on *base*."""
    text = Text(style=base or "")
    # Where there are no styles, what is shared stands between underscores.
    was_marked = False
    for span, url in with_link_ends(spans):
        is_marked = span.shared and not page.color
        text.append("_" if is_marked != was_marked else "")
        was_marked = is_marked
        style = Style(
            bold=span.strong or span.code or span.shared or None,
            italic=span.emphasis or None,
            underline=bool(span.url) or span.shared or None,
            link=safe_line(span.url or "") if span.is_web_link and page.links else None,
        )
        # A tab would move the column beside it.
        text.append(safe(span.text).replace("\t", " "), style)
        if url and not style.link and not base:
            text.append("_" if was_marked else "").append(f" ({safe_line(url)})")
            was_marked = False
    return text.append("_" if was_marked else "")


# A word that is wider than its line, an address most often, is broken after one of these rather than anywhere.
_PART = re.compile(r"[^/\-_?&=#]*[/\-_?&=#]?")


def wrapped(text: Text, width: int) -> list[Text]:
    """Break *text* into lines of whole words; only a word that is wider than the line is broken itself."""
    if not text:
        return []
    lines = list(text.divide(_breaks(text.plain, max(1, width))))
    for line in lines:
        line.rstrip()
    return lines


def _breaks(text: str, width: int) -> Iterator[int]:
    """The offsets in *text* at which its second and further lines of *width* cells start."""
    start = 0
    # A no-break space is a part of a word here, as its name says.
    for word in re.finditer(r"[^ \t\n]+", text):
        if cell_len(text[start : word.end()]) > width and start < word.start():
            yield (start := word.start())
        if cell_len(word[0]) > width:
            for part in _PART.finditer(text, word.start(), word.end()):
                if cell_len(text[start : part.end()]) > width and start < part.start():
                    yield (start := part.start())
                for end in range(part.start() + 1, part.end()):
                    if cell_len(text[start : end + 1]) > width:
                        yield (start := end)


def painted(lines: Iterable[Text], page: Page) -> str:
    """Write lines with the styles that *page* can show."""
    out = io.StringIO()
    console = Console(
        file=out,
        width=max(page.width, 1),
        # Of no account; but Rich would ask the environment for both, and fail where that has nonsense.
        height=1,
        color_system="standard" if page.color else None,
        force_terminal=page.color,
        force_jupyter=False,
        no_color=False,
        legacy_windows=False,
    )
    for line in lines:
        console.print(line, soft_wrap=True)
    return out.getvalue()
