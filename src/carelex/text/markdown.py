"""Reads a definition's Markdown into blocks and spans, which can then be shown.

It reads only the Markdown that the glossary format names: paragraphs, bullet and numbered lists, bold, italic, code and
links. Anything else that looks like Markdown or HTML is the source's own text, and is kept.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import lru_cache
from itertools import pairwise, zip_longest
from operator import itemgetter
from typing import TYPE_CHECKING

from carelex.model import Definition, ReadText
from carelex.names import BETWEEN, readable
from carelex.values import NamedTuple

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


class Span(NamedTuple):
    """A piece of text in one style. *url* is a link's target, or None; *shared* marks text that others have too."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    url: str | None = None
    shared: bool = False

    @property
    def is_web_link(self) -> bool:
        """Whether it leads to a web address; any other link is shown and never followed."""
        return self.url is not None and self.url.startswith(("http://", "https://"))


class Block(NamedTuple):
    """A paragraph, or an item of a list.

    marker: "•" or a number with its mark, for the first paragraph of an item; otherwise empty.
    indent: the number of characters before the marker: those of the outer items' markers, with a space each.
    close: whether it follows the block before it without a gap.
    origins: where its text is from, piece by piece: an offset in the block's text, and that in the source's text.
    """

    spans: tuple[Span, ...]
    marker: str = ""
    indent: int = 0
    close: bool = False
    origins: tuple[tuple[int, int], ...] = ()

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)

    def origin(self, offset: int) -> int:
        """Turn an offset in the block's text into one in the source's text."""
        from bisect import bisect_right

        start, source = self.origins[bisect_right(self.origins, offset, key=itemgetter(0)) - 1]
        return source + offset - start


BULLET = "•"

# The parser leaves out what is nested deeper than this (a list and its item are two levels).
_DEEPEST = 100


# If this many brackets are open at once, none begins a link; the parser would search for the end of each.
_MOST_OPEN = 20


@lru_cache(maxsize=2)
def _markdown(*, has_links: bool) -> "MarkdownIt":
    # Only needed for texts with Markdown that are not in an index, which has them already read.
    from markdown_it import MarkdownIt

    inline = ["emphasis", "backticks", *(["link"] if has_links else []), "autolink", "newline", "escape"]
    # A character after a backslash keeps a token of its own, so that its place is known.
    return MarkdownIt("zero", {"maxNesting": _DEEPEST}).enable(["list", "hr", *inline]).disable("text_join")


# A text without these, and without two backticks, is one paragraph of words.
_MARKS = "*_[<\\\n\r\t\0"
_BULLETS = "-+"


def is_plain(text: str) -> bool:
    """Whether *text* certainly is one paragraph without Markdown."""
    # An index asks this of each text. Looking for one sign after another is several times faster than for all at once.
    for mark in _MARKS:
        if mark in text:
            return False
    if text.count("`") > 1:
        return False
    words = text.strip()
    # A text that begins with a figure may be an item of a list: "1." or "1)".
    return words[:1] not in _BULLETS and words.lstrip("0123456789")[:1] not in ".)"


@lru_cache(maxsize=256)
def parse(text: str) -> tuple[Block, ...]:
    """Read Markdown into blocks. Line breaks in a paragraph become spaces; no word is lost or added."""
    if is_plain(text):
        start = len(text) - len(text.lstrip())
        return (Block((Span(text.strip()),), origins=((0, start),)),) if text.strip() else ()
    tokens = _markdown(has_links=not _opens_many(text)).parse(text)
    if any(token.level >= _DEEPEST - 2 for token in tokens):
        return (_unread(text),)
    rows = [(row.start(), row[0].replace("\0", "\ufffd")) for row in re.finditer(r"[^\r\n]*(?:\r\n?|\n|$)", text)]
    blocks: list[Block] = []
    # The markers of the items around the current block, and how many of them are still to be shown.
    around: list[str] = []
    unshown = ""
    in_list = False
    tight = False

    def add(*placed: tuple[Span, int], close: bool) -> None:
        nonlocal unshown, in_list
        indent = sum(len(marker) + 1 for marker in (around[:-1] if unshown else around))
        spans = tuple(_merge(span for span, _ in placed))
        blocks.append(Block(spans, unshown, indent, close and in_list, tuple(_origins(placed))))
        unshown, in_list = "", bool(around)

    for token in tokens:
        match token.type:
            case "hr" if token.map:
                # A row of dashes is not part of the format, but it is not a nested list either: it is kept as it is.
                start, row = rows[token.map[0]]
                shown = token.markup if around else row.strip()
                add((Span(shown), start + max(row.find(shown), 0)), close=bool(unshown))
            case "bullet_list_open" | "ordered_list_open" if not around:
                # A list does not belong to the list before it.
                in_list = False
            case "list_item_open":
                if unshown:
                    # An item that begins with a list.
                    add(close=True)
                around.append(f"{token.info}{token.markup}" if token.info else BULLET)
                unshown = around[-1]
            case "list_item_close":
                if unshown:
                    # An item without words is still an item.
                    add(close=True)
                around.pop()
            case "paragraph_open":
                tight = token.hidden
            case "inline":
                add(*_placed(token, rows), close=tight)
    return tuple(blocks)


def _opens_many(text: str) -> bool:
    """Whether *text* somewhere has more open brackets than anybody would write."""
    if text.count("[") <= _MOST_OPEN:
        return False
    open_now = deepest = 0
    for sign in re.findall(r"[\[\]]", text):
        open_now = open_now + 1 if sign == "[" else max(open_now - 1, 0)
        deepest = max(deepest, open_now)
    return deepest > _MOST_OPEN


def _unread(text: str) -> Block:
    """One paragraph for text that is nested too deep."""
    words = [
        (Span(f"{word[1]} " if word[2] else word[1]), word.start())
        for word in re.finditer(r"(\S+)(\s*)", text.rstrip())
    ]
    return Block(tuple(_merge(span for span, _ in words)), origins=tuple(_origins(words)))


def blocks_of(definition: Definition) -> tuple[Block, ...]:
    """The blocks of a definition's text, as read when its index was made, or read now."""
    if isinstance(definition.text, ReadText):
        # If it cannot be unpacked it is damaged; the text itself is enough.
        with suppress(ValueError):
            return unpack(definition.text.packed)
    return parse(definition.text)


def readable_text(definition: Definition) -> str:
    """A definition's text without Markdown; no phrase continues from one paragraph to the next."""
    if not isinstance(definition.text, ReadText) and is_plain(definition.text):
        return readable(definition.text)
    return BETWEEN.join([readable(block.text) for block in blocks_of(definition)])


def with_shared(blocks: Sequence[Block], stretches: Iterable[tuple[int, int, int]]) -> tuple[Block, ...]:
    """Mark *stretches* of the blocks' text as shared: the number of the block, the start and the end of each."""
    shared: list[list[tuple[int, int]]] = [[] for _ in blocks]
    for number, start, end in stretches:
        shared[number].append((start, end))
    return tuple(
        block._replace(spans=tuple(_merge(_parted(block.spans, _united(here))))) if here else block
        for block, here in zip(blocks, shared, strict=True)
    )


def _united(stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sort stretches, and join those that touch or overlap."""
    united: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if united and start <= united[-1][1]:
            united[-1] = united[-1][0], max(end, united[-1][1])
        else:
            united.append((start, end))
    return united


def _parted(spans: Iterable[Span], shared: Sequence[tuple[int, int]]) -> Iterator[Span]:
    from bisect import bisect_left, bisect_right

    bounds = [bound for stretch in shared for bound in stretch]
    at = 0
    for span in spans:
        end = at + len(span.text)
        within = bounds[bisect_right(bounds, at) : bisect_left(bounds, end)]
        for start, stop in pairwise([at, *within, end]):
            # Each stretch has two bounds: after an odd number of bounds, we are within one.
            is_shared = bisect_right(bounds, start) % 2 == 1
            yield span._replace(text=span.text[start - at : stop - at], shared=is_shared)
        at = end


def with_link_ends(spans: Iterable[Span]) -> Iterator[tuple[Span, str | None]]:
    """Yield each span with the address to show after it, if it ends a link whose text is not its address."""
    whole = [*spans]
    for span, following in zip_longest(whole, whole[1:]):
        is_told = span.url == span.text or (following is not None and following.url == span.url)
        yield span, None if is_told else span.url


def lines(blocks: Sequence[Block], write: Callable[[Sequence[Span]], str]) -> Iterator[str]:
    """Write blocks as lines of plain characters, one for each, with an empty line at each gap.

    write: turns the spans of a block into text.
    """
    for number, block in enumerate(blocks):
        if number and not block.close:
            yield ""
        marker = "- " if block.marker == BULLET else f"{block.marker} " if block.marker else ""
        yield " " * block.indent + marker + write(block.spans)


def _placed(token: "Token", rows: Sequence[tuple[int, str]]) -> Iterator[tuple[Span, int]]:
    """The spans of a paragraph, each with its place in the text that has *rows*."""
    from bisect import bisect_right

    content = token.content
    lines = content.split("\n")
    # A line of the paragraph is the end of a row of the text, without list marks before it. Rows of white space that
    # Markdown does not count as such may come before the first.
    first = token.map[0] if token.map else 0
    while not rows[first][1].rstrip().endswith(lines[0].rstrip()):
        first += 1
    starts, at = [], 0
    for (start, row), line in zip(rows[first:], lines, strict=False):
        starts.append((at, start + row.rfind(line.strip()) - (len(line) - len(line.lstrip()))))
        at += len(line) + 1
    for span, offset in _spans(token.children or [], content):
        start, source = starts[bisect_right(starts, offset, key=itemgetter(0)) - 1]
        yield span, source + offset - start


def _spans(tokens: "Sequence[Token]", content: str) -> Iterator[tuple[Span, int]]:
    """The spans of *tokens*, which were read from *content*, each with its offset there."""
    style = Span("")
    at = 0
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                style = style._replace(strong=token.nesting > 0)
                at += len(token.markup)
            case "em_open" | "em_close":
                style = style._replace(emphasis=token.nesting > 0)
                at += len(token.markup)
            case "link_open":
                style = style._replace(url=str(token.attrs.get("href", "")))
                at += 1
            case "link_close":
                style = style._replace(url=None)
                at = content.index(">", at) + 1 if token.markup == "autolink" else _after_link(content, at)
            case "code_inline":
                fence = re.compile(f"(?<!`){token.markup}(?!`)")
                at = at + len(token.markup)
                end = next(fence.finditer(content, at))
                # A space inside each fence is not part of the code; a line break in code is read as a space.
                at += (end.start() - at - len(token.content)) // 2
                for line in token.content.replace(" ", " \n").split("\n"):
                    yield style._replace(text=line, code=True), at
                    at += len(line)
                at = end.end()
            case "softbreak" | "hardbreak":
                at = content.index("\n", at)
                yield style._replace(text=" "), at
                at += len(content[at:]) - len(content[at:].lstrip(" \t\n"))
            case "text_special":
                yield style._replace(text=token.content), at + len(token.markup) - len(token.content)
                at += len(token.markup)
            case _:
                yield style._replace(text=token.content), at
                at += len(token.content)


def _after_link(content: str, at: int) -> int:
    """The offset after a link whose text ends before *at*: "](address 'title')"."""
    from markdown_it.helpers import parseLinkDestination, parseLinkTitle

    def spaces(at: int) -> int:
        return len(content) - len(content[at:].lstrip(" \t\n"))

    start = spaces(at + len("]("))
    address = parseLinkDestination(content, start, len(content))
    after = spaces(address.pos) if address.ok else start
    title = parseLinkTitle(content, after, len(content))
    return content.index(")", spaces(title.pos) if title.ok else after) + 1


def _origins(placed: Iterable[tuple[Span, int]]) -> Iterator[tuple[int, int]]:
    """Where spans begin in their joined text, and where each is from; adjoining ones count as one."""
    offset = 0
    expected: int | None = None
    for span, source in placed:
        if span.text and source != expected:
            yield offset, source
        if span.text:
            offset += len(span.text)
            expected = source + len(span.text)


def _merge(spans: Iterable[Span]) -> Iterator[Span]:
    """Join neighbouring spans of one style, and drop empty ones."""
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


# ASCII's separator characters, which no glossary needs.
_BLOCK, _SPAN, _FIELD = "\x1d", "\x1e", "\x1f"


def pack(blocks: Sequence[Block]) -> str | None:
    """Write blocks as one string for storage; None if their text has a separator character."""
    if any(
        mark in block.marker + span.text + (span.url or "")
        for block in blocks
        for span in block.spans
        for mark in _SEPARATORS
    ):
        return None
    return _BLOCK.join(_SPAN.join((_head(block), *map(_packed, block.spans))) for block in blocks)


def unpack(packed: str) -> tuple[Block, ...]:
    """Read a string that `pack` has written."""
    return tuple(map(_block, packed.split(_BLOCK))) if packed else ()


_SEPARATORS = (_BLOCK, _SPAN, _FIELD)


def _head(block: Block) -> str:
    origins = " ".join(f"{at}:{source}" for at, source in block.origins)
    return _FIELD.join((block.marker, str(block.indent), "close" if block.close else "", origins))


def _packed(span: Span) -> str:
    style = f"{'s' if span.strong else ''}{'e' if span.emphasis else ''}{'c' if span.code else ''}"
    return _FIELD.join((style, span.text) if span.url is None else (style, span.text, span.url))


def _block(packed: str) -> Block:
    head, *spans = packed.split(_SPAN)
    marker, indent, close, packed_origins = head.split(_FIELD)
    origins = tuple(map(_origin, packed_origins.split()))
    if spans and (not origins or origins[0][0] != 0):
        raise ValueError(packed)
    return Block(tuple(map(_span, spans)), marker, int(indent), bool(close), origins)


def _origin(packed: str) -> tuple[int, int]:
    at, source = packed.split(":")
    return int(at), int(source)


def _span(packed: str) -> Span:
    style, text, *url = packed.split(_FIELD)
    return Span(text, "s" in style, "e" in style, "c" in style, url[0] if url else None)
