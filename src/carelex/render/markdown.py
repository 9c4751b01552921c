"""The parts that the Markdown format shares: text, spans, citations and table rows, safe to paste."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from urllib.parse import quote

from carelex.model import Source
from carelex.render.page import safe
from carelex.render.voices import citation
from carelex.text.markdown import Span

# Signs that any dialect of Markdown reads as more than text. "[1]" and "(R)" are left as they are.
_SPECIAL = re.compile(r"[\\`*<|~]|(?<![^\W_])_|_(?![^\W_])|\](?=[(\[:])|&(?=#?\w+;)|!(?=\[)|\$(?=\S)")
# RFC 3986, section 2: signs allowed in an address; letters and digits always are.
_ADDRESS = "-._~:/?#[]@!$&'()*+,;=%"
_BLOCK_START = re.compile(r"^([#>+=-]|\d+(?=[.)]))")


def paragraph(spans: Sequence[Span]) -> str:
    """Write spans as a paragraph whose beginning Markdown reads as text."""
    words = inline(spans).lstrip()
    return _BLOCK_START.sub(r"\\\1" if words[:1] in "#>+=-" else r"\1\\", words)


# Few sources have many definitions.
@lru_cache(maxsize=256)
def cited(source: Source, file: str = "") -> str:
    """The citation of a source, and of the *file* that has it."""
    return inline(citation(source, file))


def inline(spans: Sequence[Span]) -> str:
    """Write spans with their marks: each is opened once for as long as it lasts, and closed in nested order."""
    out: list[str] = []
    opened: list[_Mark] = []
    for number, span in enumerate(spans):
        wanted = _marks(span)
        while not set(opened) <= set(wanted):
            out.append(_closing(opened.pop()))
        missing = [mark for mark in wanted if mark not in opened]
        # Marks that last longest go outside.
        for mark in sorted(missing, key=lambda mark: -_lasts(mark, spans[number:])):
            if mark[0] == "[" and out and out[-1].endswith("!"):
                # Before a link, it would make an image.
                out[-1] = out[-1][:-1] + "\\!"
            out.append(mark[0])
            opened.append(mark)
        out.append(_words(span))
    return "".join([*out, *map(_closing, reversed(opened))])


_Mark = tuple[str, str]
"""The mark of a style, or the address of a link."""


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
        # A fence longer than any run of backticks inside cannot be closed by one.
        fence = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
        return f"{fence} {text} {fence}" if len(fence) > 1 else f"`{text}`"
    return f"<{_address(text)}>" if span.url == span.text else escaped(text)


def _address(url: str) -> str:
    """An address without characters that could end it: these are percent-encoded."""
    return quote(safe(url), safe=_ADDRESS)


def item(text: str) -> str:
    """An item of a list, from text that is not Markdown."""
    return f"- {paragraph([Span(text)])}\n"


def table_row(cells: Iterable[str]) -> str:
    """A row of a table, from cells that are Markdown already."""
    return f"| {' | '.join(cells)} |\n"


def escaped(text: str) -> str:
    """Text in a line, with Markdown's special signs escaped."""
    return _SPECIAL.sub(r"\\\g<0>", text)
