"""Finds the line ends in a text that its author meant; the other lines of a paragraph run on."""

import re
from collections.abc import Iterator, Sequence

# A line such as "ADASS - Association of Directors of Adult Social Services", ignoring marks of Markdown.
_NAMED = re.compile(
    r"(?![ \t]*(?:[-*+#>|~:]|\d+[.)])[ \t]|[ \t]*(?:```|~~~|\|)| {4}|\t)"
    r"[^\n:|]{1,60}?(?::\**[ \t]|\**[ \t]+[-–—=][ \t]|[–—]|\t)[ \t]*\S"
)
# In plain text, a tab or some spaces separate a name from its text.
_SPACED = re.compile(r"(?![-*+#>|~:])(\S[^\n\t|]{0,50}?)(?:[ ]*\t[ \t]*|[ ]{2,})(?=\S)")
_BREAK = "  "
# At least this share of the lines of a plain paragraph must begin with names.
_PLAIN_SHARE = 0.3
# In characters: a name on a line of its own; and one with a colon behind it, above a text that is further in.
_LONGEST_NAME = 50
_LONGEST_WITH_COLON = 100
_LONGEST_OF_PAGE = 140


# The line above or below a page, copied with it: "Housing strategy      Page 41", "12 | Annual report".
_OF_PAGE = re.compile(
    r".{0,90}?(?:[ ]{2,}|\t|\|[ ]*)page[ ]\d{1,4}(?:[ ](?:of|/)[ ]\d{1,4})?\s*|page[ ]\d{1,4}[ ]*\|.{0,90}",
    re.IGNORECASE,
)


def _without_page(line: str) -> str:
    """A line; nothing if it is only the head or foot of a printed page."""
    return "" if len(line) < _LONGEST_OF_PAGE and _OF_PAGE.fullmatch(line) else line.replace("\f", "")


def with_breaks(lines: Sequence[str], *, is_plain: bool) -> list[str]:
    """The lines, with a mark at each line end that the author meant.

    An author who writes "ADL - living" below "ASC - care" wants two lines, though Markdown would join them.
    is_plain: the text is no Markdown, so some lines may continue the one above and others begin with a name.
    """
    if is_plain:
        lines = _with_colons(_with_lists([_without_page(line) for line in lines]))
    kept = [*lines]
    paragraphs = [*_paragraphs(lines)]
    for first, end in paragraphs:
        named = [number for number in range(first, end) if _NAMED.match(lines[number])]
        if len(named) >= 3 and len(named) >= (_PLAIN_SHARE if is_plain else 1) * (end - first):
            for number in named:
                if number == first:
                    continue
                kept[number - 1] = kept[number - 1].rstrip() + _BREAK
    if is_plain:
        longer = [(first, end) for first, end in paragraphs if end - first > 1]
        titled = [first for first, end in longer if _is_titled(lines[first:end])]
        if len(titled) >= 3 and len(titled) >= 0.6 * len(longer):
            for number in titled:
                kept[number] = kept[number].rstrip() + _BREAK
                kept[number + 1] = kept[number + 1].lstrip()
    return kept


_ITEM = re.compile(r"(?:[-*+]|\d{1,2}[.)])\s+\S")


def _with_lists(lines: Sequence[str]) -> list[str]:
    """The lines, with indented lists as lists of Markdown, which would otherwise be code, or run together."""
    kept = []
    # The indent of the open list, and whether it is already one of Markdown.
    indent, is_open = 0, False
    for line in lines:
        wide = line.expandtabs(4)
        here = len(wide) - len(wide.lstrip())
        if wide.strip():
            is_item = _ITEM.match(wide.lstrip()) is not None
            indent = indent if here >= indent else 0
            is_open = (is_open and here > 0) or (is_item and here < 4)
            if is_item and not indent and not is_open:
                indent = here
        kept.append(wide[indent - 2 :] if indent and wide.strip() else line)
    return kept


def _with_colons(lines: Sequence[str]) -> list[str]:
    """The lines of a paragraph, with a colon for the tab or spaces between names and texts, if many lines have them."""
    kept = [*lines]
    for first, end in _paragraphs(lines):
        spaced = {number: found for number in range(first, end) if (found := _SPACED.match(lines[number]))}
        if len(spaced) >= 3 and len(spaced) >= _PLAIN_SHARE * (end - first):
            for number, found in spaced.items():
                kept[number] = f"{found[1].rstrip(' :')}: {lines[number][found.end() :]}"
    return kept


def _paragraphs(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The ranges of lines without an empty line between them."""
    first = 0
    for number in range(len(lines) + 1):
        if number == len(lines) or not lines[number].strip():
            if number > first:
                yield first, number
            first = number + 1


def _is_titled(lines: Sequence[str]) -> bool:
    """Whether the first line of a paragraph is a name above its text: a short line that was not full."""
    name, below = lines[0].strip(), lines[1]
    is_further_in = len(below) - len(below.lstrip()) > len(lines[0]) - len(lines[0].lstrip())
    longest = _LONGEST_WITH_COLON if is_further_in and name.endswith(":") else _LONGEST_NAME
    if len(name) > longest or name[-1] in ".,;" or name[0] in "#>|-*+":
        return False
    return is_further_in or name.isupper() or below.strip()[0].isupper()
