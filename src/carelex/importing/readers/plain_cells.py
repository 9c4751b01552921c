"""Makes blocks of table cells that hold plain words, as in files of data and spreadsheets."""

import re
from collections.abc import Iterable

from carelex.importing.tree import Block, Kind, Place, Run, walk

# Forms for styled text write this into data; no sentence contains it.
_HTML = re.compile(
    r"</(?:p|div|li|ul|ol|b|strong|em|i|a|span|h[1-6])>|<br ?/?>"
    r"|&(?:amp|nbsp|lt|gt|quot|apos|[lr][sd]quo|[mn]dash|hellip|pound|#\d{2,5});",
    re.IGNORECASE,
)
_HTML_LINES = re.compile(r"<(?:p|div|br|li|ul|ol|dl|dt|dd|h[1-6]|table|tr|td|blockquote|pre|section)\b", re.IGNORECASE)
_MARKDOWN = re.compile(r"\[[^\[\]]+\]\(https?://[^\s()]+\)|\*\*\w[^*\n]*\w\*\*")
# Excel writes a control character into the names of its numbers.
_WRITTEN_CONTROL = re.compile(r"_x000[0-9A-F]_", re.IGNORECASE)


def plain_cell(text: str, place: Place, *, url: str | None = None, span: int = 1, depth: int = 1) -> Block:
    """A cell with *text*, which keeps its line breaks and links to *url*, if there is one."""
    if ("<" in text or "&" in text) and _HTML.search(text):
        from carelex.importing.readers.html import blocks_of

        if not _HTML_LINES.search(text):
            # The author broke the lines of the cell, and only the signs in them are HTML.
            text = text.strip().replace("\n", "<br>")
        return _cell_of(blocks_of(text, place.file), place, span, depth)
    if ("](" in text or "**" in text) and "\n" not in text and _MARKDOWN.search(text):
        from carelex.importing.readers.markdown import blocks_of as blocks_of_markdown

        return _cell_of(blocks_of_markdown(text, place.file), place, span, depth)
    words = one_spaced(text)
    if not words:
        return Block(Kind.CELL, place=place, span=span, depth=depth)
    paragraph = Block(Kind.PARAGRAPH, (Run(words, url=url),), place=place)
    return Block(Kind.CELL, blocks=(paragraph,), place=place, span=span, depth=depth)


def _cell_of(blocks: Iterable[Block], place: Place, span: int, depth: int) -> Block:
    blocks = tuple(blocks)
    for block in blocks:
        for inner in walk(block):
            inner.place = place
    return Block(Kind.CELL, blocks=blocks, place=place, span=span, depth=depth)


def one_spaced(text: str) -> str:
    """The words of *text* in the same lines, with every run of white space as one space."""
    if "_x000" in text:
        text = _WRITTEN_CONTROL.sub("", text)
    if "\n" not in text:
        return " ".join(text.split())
    return "\n".join(filter(None, (" ".join(line.split()) for line in text.split("\n"))))
