"""The Markdown format: ready to paste into a report. Each definition is a block quote that ends with its citation."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from urllib.parse import quote

from carelex.model import Answer, Definition, Entry, Source
from carelex.render.page import Page, apart, safe
from carelex.render.voices import (
    also,
    citation,
    editors_note,
    files,
    names,
    other_headword,
    see_also,
    sense,
    title,
)
from carelex.text.markdown import Span, blocks_of, lines

# What Markdown, in any of its dialects, would take for more than text. "[1]" and "(R)" are left as they are.
_SPECIAL = re.compile(r"[\\`*<|~]|(?<![^\W_])_|_(?![^\W_])|\](?=[(\[:])|&(?=#?\w+;)|!(?=\[)|\$(?=\S)")
# RFC 3986, section 2: what stands in an address for itself or for its parts; letters and figures always do.
_ADDRESS = "-._~:/?#[]@!$&'()*+,;=%"
_BLOCK_START = re.compile(r"^([#>+=-]|\d+(?=[.)]))")


def stream(answers: Iterable[Answer], page: Page) -> Iterator[str]:
    """Write each entry as Markdown."""
    return apart((entry(answer.entry) if answer.entry else "" for answer in answers), by="\n")


def entry(found: Entry) -> str:
    """Write one entry: each definition a block quote."""
    parts = [f"## {escaped(title(found))}", escaped(also(found))]
    called = files(found)
    for voice, name in zip(found.voices, names(found.voices), strict=True):
        for number, definition in enumerate(voice.definitions, start=1):
            parts.append(_label(name, definition, found) + sense(number, voice) + ":")
            parts.append(_quoted(definition, called.get(definition.glossary, "")))
            parts.append(escaped(editors_note(definition)))
    parts.append(escaped(see_also(found)))
    return "\n\n".join(filter(None, parts)) + "\n"


def _label(name: str, definition: Definition, entry: Entry) -> str:
    headword = other_headword(definition, entry)
    under = f', under "{escaped(headword)}"' if headword else ""
    return f"**{escaped(name)}**{under}"


def _quoted(definition: Definition, file: str) -> str:
    quoted = [*lines(blocks_of(definition), _paragraph), "", f"— {cited(definition.source, file)}"]
    return "\n".join(f"> {line}".rstrip() for line in quoted)


def _paragraph(spans: Sequence[Span]) -> str:
    words = inline(spans).lstrip()
    return _BLOCK_START.sub(r"\\\1" if words[:1] in "#>+=-" else r"\1\\", words)


# Of few sources come many definitions.
@lru_cache(maxsize=256)
def cited(source: Source, file: str = "") -> str:
    """The citation of a source, and of the *file* where it is said."""
    return inline(citation(source, file))


def inline(spans: Sequence[Span]) -> str:
    """Write spans with their marks: each opened once for as long as it lasts, and closed in the order of nesting."""
    out: list[str] = []
    opened: list[_Mark] = []
    for number, span in enumerate(spans):
        wanted = _marks(span)
        while not set(opened) <= set(wanted):
            out.append(_closing(opened.pop()))
        missing = [mark for mark in wanted if mark not in opened]
        # What lasts longest goes outside.
        for mark in sorted(missing, key=lambda mark: -_lasts(mark, spans[number:])):
            if mark[0] == "[" and out and out[-1].endswith("!"):
                # Before a link it would make a picture of it.
                out[-1] = out[-1][:-1] + "\\!"
            out.append(mark[0])
            opened.append(mark)
        out.append(_words(span))
    return "".join([*out, *map(_closing, reversed(opened))])


_Mark = tuple[str, str]
"""How a style starts, and the address of a link."""


def _marks(span: Span) -> list[_Mark]:
    link = [("[", span.url)] if span.url and span.url != span.text else []
    return [*([("**", "")] if span.strong else []), *([("*", "")] if span.emphasis else []), *link]


def _lasts(mark: _Mark, spans: Sequence[Span]) -> int:
    return next((number for number, span in enumerate(spans) if mark not in _marks(span)), len(spans))


def _closing(mark: _Mark) -> str:
    return f"](<{_address(mark[1])}>)" if mark[0] == "[" else mark[0]


def _words(span: Span) -> str:
    text = safe(span.text)
    if span.code:
        # A fence longer than any run of backticks within cannot be closed by one.
        fence = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
        return f"{fence} {text} {fence}" if len(fence) > 1 else f"`{text}`"
    return f"<{_address(text)}>" if span.url == span.text else escaped(text)


def _address(url: str) -> str:
    """An address without a character that could end it: what may not stand in one is written as its bytes."""
    return quote(safe(url), safe=_ADDRESS)


def item(text: str) -> str:
    """An item of a list, of text that is no Markdown."""
    return f"- {_paragraph([Span(text)])}\n"


def table_row(cells: Iterable[str]) -> str:
    """A row of a table, of cells that are Markdown already."""
    return f"| {' | '.join(cells)} |\n"


def escaped(text: str) -> str:
    """Text in a line, with what Markdown would take for more than that."""
    return _SPECIAL.sub(r"\\\g<0>", text)
