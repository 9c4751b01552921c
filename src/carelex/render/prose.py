"""A definition's Markdown as blocks and spans, for the renderers to set.

Of Markdown it reads what the glossary format names, and no more: paragraphs, bullet and numbered lists, bold,
italic, code and links. Whatever else looks like Markdown or HTML is the source's own text, and stays.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token


@dataclass(frozen=True, slots=True)
class Span:
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


@dataclass(frozen=True, slots=True)
class Block:
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
def _markdown() -> MarkdownIt:
    inline = ["emphasis", "backticks", "link", "autolink", "newline", "escape"]
    return MarkdownIt("zero", {"maxNesting": _DEEPEST}).enable(["list", "hr", *inline])


@lru_cache(maxsize=256)
def parse(text: str) -> tuple[Block, ...]:
    """Read Markdown into its blocks. Line breaks within a paragraph are spaces; no word is lost or added."""
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


def lines(blocks: Sequence[Block], write: Callable[[Sequence[Span]], str]) -> Iterator[str]:
    """Set blocks as lines of plain characters, one for each, with an empty line where there is a gap.

    write: turns the spans of a block into text.
    """
    for number, block in enumerate(blocks):
        if number and not block.close:
            yield ""
        marker = "- " if block.marker == BULLET else f"{block.marker} " if block.marker else ""
        yield " " * block.indent + marker + write(block.spans)


def _spans(tokens: Sequence[Token]) -> Iterator[Span]:
    style = Span("")
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                style = replace(style, strong=token.nesting > 0)
            case "em_open" | "em_close":
                style = replace(style, emphasis=token.nesting > 0)
            case "link_open":
                style = replace(style, url=str(token.attrs.get("href", "")))
            case "link_close":
                style = replace(style, url=None)
            case "code_inline":
                yield replace(style, text=token.content, code=True)
            case "softbreak" | "hardbreak":
                yield replace(style, text=" ")
            case _:
                yield replace(style, text=token.content)


def _merge(spans: Iterator[Span]) -> Iterator[Span]:
    """The spans with neighbours of one style made one, and empty ones gone."""
    last: Span | None = None
    for span in spans:
        if not span.text:
            continue
        if last is not None and replace(last, text="") == replace(span, text=""):
            last = replace(last, text=last.text + span.text)
        else:
            if last is not None:
                yield last
            last = span
    if last is not None:
        yield last
