"""The rich format: the sources' definitions side by side, as a terminal shows them.

Only lines are coloured, never words: every word stands in the terminal's own ink, which is readable on whatever
ground the reader has chosen.
"""

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from rich.cells import cell_len
from rich.console import Console
from rich.style import Style
from rich.text import Text

from carelex.model import Answer, Definition, Entry, GlossaryInUse, Voice
from carelex.prose import BULLET, Block, Span, blocks_of
from carelex.render.page import Page, apart, counted, safe, safe_line
from carelex.render.voices import (
    also,
    by_domain,
    citation,
    editors_note,
    names,
    other_headword,
    places,
    see_also,
    source_label,
    title,
)

# Narrower columns are harder to read than a text below the other; wider lines lose the eye on the way back.
_NARROWEST, _WIDEST = 32, 100
_GAP = 4

# The ink of each voice's rule, from the terminal's own sixteen colours.
_INKS = ("cyan", "magenta", "green", "yellow", "blue", "red")

_BOLD = Style(bold=True)
_QUIET = Style(dim=True)


@dataclass(frozen=True, slots=True)
class _Signs:
    rule: str
    bullet: str
    dash: str


_UNICODE = _Signs(rule="━", bullet="•", dash="—")
_ASCII = _Signs(rule="=", bullet="*", dash="--")


@dataclass(frozen=True, slots=True)
class _Column:
    """The lines of one voice: its name above the rule, what it says, and its citation."""

    head: list[Text]
    rule: Text
    body: list[Text]
    foot: list[Text]


def stream(answers: Iterable[Answer], page: Page) -> Iterator[str]:
    """Draw each entry for a terminal of the page's width."""
    return apart((_entry(answer.entry, page) if answer.entry else "" for answer in answers), by="\n\n")


def _entry(entry: Entry, page: Page) -> str:
    heard = entry.voices
    across = (page.width - _GAP * (len(heard) - 1)) // len(heard)
    side_by_side = len(heard) > 1 and across >= _NARROWEST
    width = max(1, min(across if side_by_side else page.width, _WIDEST))
    whole = len(heard) * (width + _GAP) - _GAP if side_by_side else width
    inks = (_INKS[number % len(_INKS)] for number in range(len(heard)))
    heads = zip(heard, names(heard), inks, strict=True)
    columns = [_column(voice, name, entry, width, ink, page) for voice, name, ink in heads]

    lines = [*_wrapped(Text(title(entry), _BOLD), whole), *_wrapped(Text(also(entry)), whole), Text()]
    if side_by_side:
        lines += _beside(columns, width)
    else:
        for number, column in enumerate(columns):
            lines += [Text()] if number else []
            lines += [*column.head, column.rule, *column.body, Text(), *column.foot]
    if more := see_also(entry):
        lines += [Text(), *_wrapped(Text(more), whole)]
    return _painted(lines, page)


def sources(glossaries: Sequence[GlossaryInUse], page: Page) -> str:
    """Draw the sources for a terminal, those of each glossary below its name and a rule."""
    return "".join(
        apart((_glossary(each, _INKS[number % len(_INKS)], page) for number, each in enumerate(glossaries)), by="\n\n")
    )


def _glossary(glossary: GlossaryInUse, ink: str, page: Page) -> str:
    signs = _UNICODE if page.unicode else _ASCII
    width = max(1, min(page.width, _WIDEST))
    lines = _wrapped(Text(f"{safe_line(glossary.name)}, {counted(glossary.terms)}", _BOLD), width)
    lines.append(Text(signs.rule * width, ink))
    for label, place in places(glossary):
        lines += _hung(f"{label}: ", _wrapped(Text(place), width - len(label) - 2))
    for each in glossary.sources:
        head = Text(source_label(each))
        head.stylize(_BOLD, 0, len(safe_line(each.source.name)))
        cited = _text([by_domain(span) if page.links else span for span in citation(each.source)], page, _QUIET)
        lines += [Text(), *_wrapped(head, width), *_hung("  ", _wrapped(cited, width - 2))]
    return _painted(lines, page)


def _beside(columns: Sequence[_Column], width: int) -> Iterator[Text]:
    """Set columns beside each other: the rules in one line, and the citations starting in one line."""
    tallest = max(len(column.head) for column in columns)
    heads = [[*[Text()] * (tallest - len(column.head)), *column.head, column.rule] for column in columns]
    yield from _rows(heads, width)
    yield from _rows([column.body for column in columns], width)
    yield Text()
    yield from _rows([column.foot for column in columns], width)


def _rows(columns: Sequence[Sequence[Text]], width: int) -> Iterator[Text]:
    for cells in zip_longest(*columns, fillvalue=Text()):
        row = Text()
        for number, cell in enumerate(cells):
            row.append(" " * (number * (width + _GAP) - row.cell_len))
            row.append_text(cell)
        row.rstrip()
        yield row


def _column(voice: Voice, name: str, entry: Entry, width: int, ink: str, page: Page) -> _Column:
    signs = _UNICODE if page.unicode else _ASCII
    head = Text(name, _BOLD)
    if page.links and voice.source.url:
        head.stylize(Style(link=safe_line(voice.source.url)))
    body: list[Text] = []
    for number, definition in enumerate(voice.definitions, start=1):
        body += [Text()] if body else []
        sense = f"({number}) " if len(voice.definitions) > 1 else ""
        body += _hung(sense, _definition(definition, entry, width - len(sense), signs, page))
    cited = [by_domain(span) if page.links else span for span in citation(voice.source)]
    dash = f"{signs.dash} "
    return _Column(
        head=_wrapped(head, width),
        rule=Text(signs.rule * width, ink),
        body=body,
        foot=_hung(dash, _wrapped(_text(cited, page, _QUIET), width - len(dash)), _QUIET),
    )


def _definition(definition: Definition, entry: Entry, width: int, signs: _Signs, page: Page) -> list[Text]:
    lines: list[Text] = []
    if headword := other_headword(definition, entry):
        lines += [*_wrapped(Text(f'under "{headword}"', _QUIET), width), Text()]
    for number, block in enumerate(blocks_of(definition)):
        lines += [Text()] if number and not block.close else []
        lines += _block(block, width, signs, page)
    if note := editors_note(definition):
        lines += [Text(), *_wrapped(Text(note, Style(italic=True, dim=True)), width)]
    return lines


def _block(block: Block, width: int, signs: _Signs, page: Page) -> list[Text]:
    marker = signs.bullet if block.marker == BULLET else block.marker
    indent = " " * block.indent + (f"{marker} " if marker else "")
    # In a window of a few columns the words go before their indent.
    indent = indent if len(indent) < width // 2 else ""
    return _hung(indent, _wrapped(_text(block.spans, page), width - len(indent)) or [Text()])


def _hung(indent: str, lines: Sequence[Text], style: Style | None = None) -> list[Text]:
    """The lines with *indent* before the first and as much space before the others."""
    hung = []
    for number, line in enumerate(lines):
        before = indent if number == 0 else " " * len(indent)
        hung.append(Text.assemble((before, style or ""), line) if line else Text(before.rstrip()))
    return hung


def _text(spans: Iterable[Span], page: Page, base: Style | None = None) -> Text:
    text = Text(style=base or "")
    for span in spans:
        style = Style(
            bold=span.strong or span.code or None,
            italic=span.emphasis or None,
            underline=bool(span.url) or None,
            link=safe_line(span.url or "") if span.is_web_link and page.links else None,
        )
        # A tab would move the column beside it.
        text.append(safe(span.text).replace("\t", " "), style)
        if span.url and not style.link and span.text != span.url and not base:
            text.append(f" ({safe_line(span.url)})")
    return text


# A word that is wider than its line, an address most often, is broken after one of these rather than anywhere.
_PART = re.compile(r"[^/\-_?&=#]*[/\-_?&=#]?")


def _wrapped(text: Text, width: int) -> list[Text]:
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


def _painted(lines: Iterable[Text], page: Page) -> str:
    out = io.StringIO()
    console = Console(
        file=out,
        width=max(page.width, 1),
        color_system="standard" if page.color else None,
        force_terminal=page.color,
        force_jupyter=False,
        no_color=False,
        legacy_windows=False,
    )
    for line in lines:
        console.print(line, soft_wrap=True)
    return out.getvalue()
