"""The parts that the rich format shares: lines of text, wrapped, indented, set side by side, and coloured.

Only lines are coloured, never words: every word has the terminal's own colour, which can be read on any background that
the reader has chosen.
"""

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from rich.cells import cell_len
from rich.console import Console
from rich.style import Style
from rich.text import Text

from carelex.render.page import Page, safe, safe_line
from carelex.text.markdown import Span, with_link_ends
from carelex.values import NamedTuple

# In longer lines, the eye loses its way back.
WIDEST = 100
GAP = 4

# The colours of each voice's rule, from the terminal's own sixteen.
INKS = ("cyan", "magenta", "green", "yellow", "blue", "red")
FAULT, WARNING, FINE = "red", "yellow", "green"

BOLD = Style(bold=True)
QUIET = Style(dim=True)


class Signs(NamedTuple):
    """The characters for drawing lines."""

    rule: str
    bullet: str
    dash: str
    full: str
    empty: str
    between: str


_UNICODE = Signs(rule="━", bullet="•", dash="—", full="█", empty="░", between="·")
_ASCII = Signs(rule="=", bullet="*", dash="--", full="#", empty=".", between="/")


def signs_for(page: Page) -> Signs:
    return _UNICODE if page.unicode else _ASCII


def rows(columns: Sequence[Sequence[Text]], widths: Sequence[int], gap: int = GAP) -> Iterator[Text]:
    """Set lines beside each other, in columns of *widths* with *gap* between them."""
    starts = [sum(widths[:number]) + number * gap for number in range(len(widths))]
    for cells in zip_longest(*columns, fillvalue=Text()):
        row = Text()
        for start, cell in zip(starts, cells, strict=True):
            row.append(" " * (start - row.cell_len))
            row.append_text(cell)
        row.rstrip()
        yield row


def hung(indent: str, lines: Sequence[Text], style: Style | None = None) -> list[Text]:
    """The lines with *indent* before the first and as many spaces before the others."""
    hung = []
    for number, line in enumerate(lines):
        before = indent if number == 0 else " " * len(indent)
        hung.append(Text.assemble((before, style or ""), line) if line else Text(before.rstrip()))
    return hung


def hanging(indent: str, text: Text, width: int, style: Style | None = None) -> list[Text]:
    """*text* in lines of *width*, with *indent* before the first and as many spaces before the others."""
    if has_room(indent, width):
        return hung(indent, wrapped(text, width - len(indent)), style)
    return wrapped(Text.assemble((indent.lstrip(), style or ""), text), width)


def has_room(indent: str, width: int) -> bool:
    """Whether an indent fits in a line of *width*; in a very narrow window it is left out."""
    return len(indent) < width // 2


def with_spans(spans: Iterable[Span], page: Page, base: Style | None = None) -> Text:
    """Set spans in their styles, on *base*."""
    text = Text(style=base or "")
    # Without styles, shared text is between underscores.
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


# A word wider than its line, usually an address, is broken after one of these if possible.
_PART = re.compile(r"[^/\-_?&=#]*[/\-_?&=#]?")


def wrapped(text: Text, width: int) -> list[Text]:
    """Break *text* into lines of whole words; only a word wider than the line is broken."""
    if not text:
        return []
    lines = list(text.divide(_breaks(text.plain, max(1, width))))
    for line in lines:
        line.rstrip()
    return lines


def _breaks(text: str, width: int) -> Iterator[int]:
    """The offsets in *text* where its second and further lines of *width* cells start."""
    start = 0
    # A no-break space is part of a word here, as its name says.
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
        # The height does not matter, but otherwise Rich would ask the environment, and fail if that is wrong.
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
