"""A definition's Markdown as blocks and spans, for the renderers to set.

Of Markdown it reads what the glossary format names, and no more: paragraphs, bullet and numbered lists, bold,
italic, code and links. Whatever else looks like Markdown or HTML is the source's own text, and stays.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from carelex.model import Definition

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


class Span(NamedTuple):
    """A stretch of text in one style. *url* is where a link leads, or None."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    url: str | None = None

    @property
    def is_web_link(self) -> bool:
        """Whether it leads to a web address; a link to anything else is shown and never followed."""
        return self.url is not None and self.url.startswith(("http://", "https://"))


class Block(NamedTuple):
    """A paragraph, or an item of a list.

    marker: "•" or a number with its mark, for the first paragraph of an item; empty for every other.
    indent: the characters before it, marker aside: those of the markers, with a space each, of the items around it.
    close: whether it follows the block before it without a gap.
    """

    spans: tuple[Span, ...]
    marker: str = ""
    indent: int = 0
    close: bool = False

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)


BULLET = "•"

# The parser leaves out what is nested deeper than it was told to look (two levels a list and its item).
_DEEPEST = 100


@lru_cache(maxsize=1)
def _markdown() -> "MarkdownIt":
    # Read into the index once, a text needs no parser when it is shown; and most texts have no Markdown in them.
    from markdown_it import MarkdownIt

    inline = ["emphasis", "backticks", "link", "autolink", "newline", "escape"]
    return MarkdownIt("zero", {"maxNesting": _DEEPEST}).enable(["list", "hr", *inline])


# What a text must have one of, or a pair of backticks, to be more than one paragraph of words.
_MARKS = frozenset("*_[<\\\n\r\t\0")
_BULLETS = "-+"


def is_plain(text: str) -> bool:
    """Whether *text* is one paragraph without Markdown; only what is sure to be is."""
    if not _MARKS.isdisjoint(text) or text.count("`") > 1:
        return False
    words = text.strip()
    # What starts with a figure may be an item of a list: "1." or "1)".
    return words[:1] not in _BULLETS and words.lstrip("0123456789")[:1] not in ".)"


@lru_cache(maxsize=256)
def parse(text: str) -> tuple[Block, ...]:
    """Read Markdown into its blocks. Line breaks within a paragraph are spaces; no word is lost or added."""
    if is_plain(text):
        return (Block((Span(text.strip()),)),) if text.strip() else ()
    tokens = _markdown().parse(text)
    if any(token.level >= _DEEPEST - 2 for token in tokens):
        return (Block((Span(" ".join(text.split())),)),)
    blocks: list[Block] = []
    # The markers of the items around the block that is read, and which of them is still to be shown.
    around: list[str] = []
    unshown = ""
    in_list = False
    tight = False

    def add(*spans: Span, close: bool) -> None:
        nonlocal unshown, in_list
        indent = sum(len(marker) + 1 for marker in (around[:-1] if unshown else around))
        blocks.append(Block(spans, unshown, indent, close and in_list))
        unshown, in_list = "", bool(around)

    for token in tokens:
        match token.type:
            case "hr" if token.map:
                # A row of dashes is no part of the format, but neither is it a list of lists: it stays a row.
                row = token.markup if around else text.splitlines()[token.map[0]].strip()
                add(Span(row), close=bool(unshown))
            case "bullet_list_open" | "ordered_list_open" if not around:
                # A list is no part of a list before it.
                in_list = False
            case "list_item_open":
                if unshown:
                    # An item that starts with a list.
                    add(close=True)
                around.append(f"{token.info}{token.markup}" if token.info else BULLET)
                unshown = around[-1]
            case "list_item_close":
                if unshown:
                    # An item without a word in it is an item all the same.
                    add(close=True)
                around.pop()
            case "paragraph_open":
                tight = token.hidden
            case "inline":
                add(*_merge(_spans(token.children or [])), close=tight)
    return tuple(blocks)


def blocks_of(definition: Definition) -> tuple[Block, ...]:
    """The blocks of a definition's text, as they stand in the index, or read now."""
    if definition.blocks is not None:
        # What cannot be unpacked has been damaged; the text has all that is needed.
        with suppress(ValueError):
            return unpack(definition.blocks)
    return parse(definition.text)


def lines(blocks: Sequence[Block], write: Callable[[Sequence[Span]], str]) -> Iterator[str]:
    """Set blocks as lines of plain characters, one for each, with an empty line where there is a gap.

    write: turns the spans of a block into text.
    """
    for number, block in enumerate(blocks):
        if number and not block.close:
            yield ""
        marker = "- " if block.marker == BULLET else f"{block.marker} " if block.marker else ""
        yield " " * block.indent + marker + write(block.spans)


def _spans(tokens: "Sequence[Token]") -> Iterator[Span]:
    style = Span("")
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                style = style._replace(strong=token.nesting > 0)
            case "em_open" | "em_close":
                style = style._replace(emphasis=token.nesting > 0)
            case "link_open":
                style = style._replace(url=str(token.attrs.get("href", "")))
            case "link_close":
                style = style._replace(url=None)
            case "code_inline":
                yield style._replace(text=token.content, code=True)
            case "softbreak" | "hardbreak":
                yield style._replace(text=" ")
            case _:
                yield style._replace(text=token.content)


def _merge(spans: Iterator[Span]) -> Iterator[Span]:
    """The spans with neighbours of one style made one, and empty ones gone."""
    last: Span | None = None
    for span in spans:
        if not span.text:
            continue
        if last is not None and last._replace(text="") == span._replace(text=""):
            last = last._replace(text=last.text + span.text)
        else:
            if last is not None:
                yield last
            last = span
    if last is not None:
        yield last


# Characters that ASCII has for the purpose, and that no glossary has a use for.
_BLOCK, _SPAN, _FIELD = "\x1d", "\x1e", "\x1f"


def pack(blocks: Sequence[Block]) -> str | None:
    """Write blocks as one string, to be kept; None when their text has a character that stands between them."""
    if any(
        mark in block.marker + span.text + (span.url or "")
        for block in blocks
        for span in block.spans
        for mark in _SEPARATORS
    ):
        return None
    return _BLOCK.join(_SPAN.join((_head(block), *map(_packed, block.spans))) for block in blocks)


def unpack(packed: str) -> tuple[Block, ...]:
    """Read what `pack` has written."""
    return tuple(map(_block, packed.split(_BLOCK))) if packed else ()


_SEPARATORS = (_BLOCK, _SPAN, _FIELD)


def _head(block: Block) -> str:
    return _FIELD.join((block.marker, str(block.indent), "close" if block.close else ""))


def _packed(span: Span) -> str:
    style = f"{'s' if span.strong else ''}{'e' if span.emphasis else ''}{'c' if span.code else ''}"
    return _FIELD.join((style, span.text) if span.url is None else (style, span.text, span.url))


def _block(packed: str) -> Block:
    head, *spans = packed.split(_SPAN)
    marker, indent, close = head.split(_FIELD)
    return Block(tuple(map(_span, spans)), marker, int(indent), bool(close))


def _span(packed: str) -> Span:
    style, text, *url = packed.split(_FIELD)
    return Span(text, "s" in style, "e" in style, "c" in style, url[0] if url else None)
