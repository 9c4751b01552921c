"""Teaches the Markdown parser the kinds of blocks that many sites use beyond CommonMark, with a rule for each.

These are definition lists, tables with all their usual mistakes, abbreviations, footnotes and admonitions. Each rule
takes its lines, and has the content read as Markdown again.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from markdown_it.common.utils import escapeHtml

from carelex.importing.readers.markdown_lines import Lines, add, add_html, add_inline, read_within

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

ABBREVIATION = "abbreviation-of-markdown"
"""The class that marks an abbreviation, which becomes a definition list of one name."""

_ENDS_PARAGRAPHS = {"alt": ["paragraph", "reference", "blockquote", "list"]}


def add_rules(parser: "MarkdownIt") -> None:
    """Add these rules to a parser."""
    from carelex.importing.readers.drawn_tables import drawn_table

    rules: Sequence[tuple[str, Callable[..., bool], dict[str, list[str]]]] = (
        ("abbreviation", _abbreviation, _ENDS_PARAGRAPHS),
        ("footnote", _footnote, _ENDS_PARAGRAPHS),
        ("admonition", _admonition, _ENDS_PARAGRAPHS),
        ("definition_list", _definition_list, {"alt": []}),
        ("pipe_table", _table, _ENDS_PARAGRAPHS),
        ("drawn_table", drawn_table, _ENDS_PARAGRAPHS),
    )
    for name, rule, how in rules:
        # The rule `table` is switched off, but marks the position: before code, lists and paragraphs.
        parser.block.ruler.before("table", name, rule, how)  # type: ignore[arg-type]
    parser.inline.ruler.before("link", "footnote_mark", _footnote_mark)
    parser.inline.ruler.before("link", "attributes", _attributes_of_link)


def _is_code(state: "StateBlock", line: int) -> bool:
    return state.is_code_block(line)


_ABBREVIATION = re.compile(r" {0,3}\*\[([^\[\]\n]{1,100})\](?::[ \t]*|[ \t]+)(\S.*)?$")


def _abbreviation(state: "StateBlock", first: int, last: int, silent: bool) -> bool:
    """*[ABC]: the words it is short for. The colon is often missing, and the text may continue in indented lines."""
    lines = Lines(state, last)
    found = _ABBREVIATION.match(lines[first])
    # "*[a link] in italics*" is no abbreviation.
    if not found or (":" not in lines[first][found.end(1) : found.end(1) + 2] and "*" in (found[2] or "*")):
        return False
    if silent:
        return True
    end = first + 1
    text = [found[2] or ""]
    while end < last and re.match(r"[ \t]{2,}\S", lines[end]) and not _ABBREVIATION.match(lines[end]):
        text.append(lines[end].strip())
        end += 1
    add(state, "dl_open", "dl", 1, first, **{"class": ABBREVIATION})
    add_html(state, f"<dt>{escapeHtml(found[1])}</dt>", first)
    add_inline(state, "dd", "\n".join(text).strip(), first)
    add(state, "dl_close", "dl", -1)
    state.line = end
    return True


_FOOTNOTE = re.compile(r" {0,3}\[\^([^\]\s]{1,60})\]:[ \t]*(.*)$")


def _footnote(state: "StateBlock", first: int, last: int, silent: bool) -> bool:
    """[^1]: a footnote. It is kept out of the text, in `env["footnotes"]`, with its line."""
    lines = Lines(state, last)
    found = _FOOTNOTE.match(lines[first])
    if not found:
        return False
    if silent:
        return True
    end = first + 1
    text = [found[2]]
    while end < last and not _FOOTNOTE.match(lines[end]):
        goes_on = lines[end].startswith(("  ", "\t")) if lines.is_blank(end - 1) else not lines.is_blank(end)
        is_gap = lines.is_blank(end) and lines[end + 1].startswith(("    ", "\t"))
        if not goes_on and not is_gap:
            break
        text.append(lines[end].strip())
        end += 1
    state.env.setdefault("footnotes", []).append((first, " ".join(" ".join(text).split())))
    state.line = end
    return True


def _footnote_mark(state: "StateInline", silent: bool) -> bool:
    """[^1]: the mark of a footnote, written as in HTML."""
    found = re.compile(r"\[\^([^\]\s]{1,60})\]").match(state.src, state.pos)
    if not found:
        return False
    if not silent:
        token = state.push("html_inline", "", 0)
        label = escapeHtml(found[1])
        token.content = f'<sup><a href="#fn-{label}">{label}</a></sup>'
    state.pos = found.end()
    return True


_ATTRIBUTE = r"(?:(?:[.#][\w-]+)+|[\w-]+=(?:\"[^\"{}\n]*\"|'[^'{}\n]*'|[^\s{}\"']+))"
_ATTRIBUTES = re.compile(rf"\{{:?[ \t]*(?:{_ATTRIBUTE}[ \t]+)*{_ATTRIBUTE}[ \t]*\}}")


def _attributes_of_link(state: "StateInline", silent: bool) -> bool:
    """[a link](address){ target=_blank }: attributes of a link or an image are not shown."""
    is_behind = not state.pending and state.tokens and state.tokens[-1].type in ("link_close", "image")
    found = _ATTRIBUTES.match(state.src, state.pos, state.pos + 200) if is_behind else None
    if found:
        state.pos = found.end()
    return bool(found)


_ADMONITION = re.compile(r"(!!!|\?\?\?\+?|===\+?!?)[ \t]+(?:([\w -]+?)[ \t]*)?(?:\"(.*)\")?[ \t]*$")


def _admonition(state: "StateBlock", first: int, last: int, silent: bool) -> bool:
    """!!! note "Title", ??? "A part that opens", === "Tab": the indented lines below belong to it."""
    lines = Lines(state, last)
    found = _ADMONITION.match(lines[first])
    if not found or (lines.is_blank(first + 1) and not lines[first + 2].startswith(("    ", "\t"))):
        return False
    if silent:
        return True
    end = first + 1
    while end < last and (lines.is_blank(end) or lines[end].startswith(("    ", "\t"))):
        end += 1
    kind, title = escapeHtml(found[2] or ""), found[3] or ""
    is_closed = found[1].startswith("???")
    add_html(state, "<details>\n" if is_closed else f'<div class="admonition {kind}">\n', first)
    if title or is_closed:
        add_inline(state, *(("summary", title or kind) if is_closed else ("p", title)), first)
    read_within(state, [re.sub(r"^(?: {1,4}|\t)", "", lines[number]) for number in range(first + 1, end)], first + 1)
    add_html(state, "</details>\n" if is_closed else "</div>\n", end - 1)
    state.line = end
    return True


_TEXT_OF_NAME = re.compile(r"( {0,3}[:~])([ \t]+)(?=\S)")
_NO_NAME = re.compile(r"[ \t]*(?:#{1,6}[ \t]|>|[-*+][ \t]|\d{1,9}[.)][ \t]|```|~~~|:::|\||</?[a-zA-Z!]|\[\^)| {4}|\t")
_MOST_NAMES = 12


def _definition_list(state: "StateBlock", first: int, last: int, silent: bool) -> bool:
    """Names, each on a line, and below them texts that begin with ":"; indented lines continue a text."""
    lines = Lines(state, last)
    if silent or not _names_at(lines, first):
        return False
    add(state, "dl_open", "dl", 1, first)
    line = first
    while names := _names_at(lines, line):
        for number in names:
            add_inline(state, "dt", lines[number].strip(), number)
        line = names[-1] + 1
        while _TEXT_OF_NAME.match(lines[_next_full(lines, line)]) and _next_full(lines, line) < last:
            line = _read_description(state, lines, _next_full(lines, line))
        line = _next_full(lines, line)
    add(state, "dl_close", "dl", -1)
    state.line = line
    return True


def _next_full(lines: Lines, line: int) -> int:
    """The next line that is not empty."""
    while line < lines.last and lines.is_blank(line):
        line += 1
    return line


def _names_at(lines: Lines, first: int) -> range | None:
    """The lines of names that begin at a line, if a text follows them."""
    line = first
    while line < lines.last and line - first < _MOST_NAMES:
        words = lines[line]
        if not words.strip():
            break
        if _TEXT_OF_NAME.match(words):
            return range(first, line) if line > first else None
        if _NO_NAME.match(words) or len(words) > 200:
            return None
        line += 1
    # One empty line may come between the names and their text.
    if line > first and lines.is_blank(line) and _TEXT_OF_NAME.match(lines[line + 1]):
        return range(first, line)
    return None


def _read_description(state: "StateBlock", lines: Lines, first: int) -> int:
    """Read the text that begins at a line; returns the line after it."""
    found = _TEXT_OF_NAME.match(lines[first])
    assert found is not None
    inner = [lines[first][found.end() :]]
    offset = len(found[0].expandtabs(4))
    line = first + 1
    while line < lines.last:
        words = lines[line].expandtabs(4)
        indent = len(words) - len(words.lstrip())
        if lines.is_blank(line):
            following = lines[_next_full(lines, line)].expandtabs(4)
            if not following.startswith("  ") or _TEXT_OF_NAME.match(following):
                break
        elif _TEXT_OF_NAME.match(words) or (lines.is_blank(line - 1) and indent < 2):
            break
        elif not indent and _names_at(lines, line) and not lines.is_blank(line + 1):
            # The next name, without an empty line before it.
            break
        inner.append(words[min(indent, offset) :])
        line += 1
    add(state, "dd_open", "dd", 1, first)
    read_within(state, inner, first)
    add(state, "dd_close", "dd", -1)
    return line


_DELIMITERS = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_PIPE = re.compile(r"(?<!\\)\|")


def _table(state: "StateBlock", first: int, last: int, silent: bool) -> bool:
    """A table with "|" between cells, and perhaps none at the edges; rows may have too many cells or too few."""
    lines = Lines(state, last)
    if _is_code(state, first) or not _PIPE.search(lines[first]):
        return False
    has_head = bool(_is_delimiters(lines[first + 1]) and not lines.is_blank(first + 1))
    if not has_head and not _is_headless(lines, first):
        return False
    if silent:
        return True
    end = _end_of_table(lines, first + 2 if has_head else first, first)
    rows = [(number, _cells(row)) for number, row in _whole_rows(lines, first, end)]
    width = len(rows[0][1]) if has_head else max(len(cells) for _, cells in rows)
    add(state, "table_open", "table", 1, first)
    for number, cells in rows:
        if len(cells) > width and not has_head:
            width = len(cells)
        # Extra cells belong to the last one: its author wrote a "|" in the text.
        kept = [*cells[: width - 1], " | ".join(cells[width - 1 :])] if len(cells) > width else cells
        tag = "th" if has_head and number == first else "td"
        add(state, "tr_open", "tr", 1, number)
        for cell in [*kept, *[""] * (width - len(kept))]:
            add_inline(state, tag, cell, number)
        add(state, "tr_close", "tr", -1)
    add(state, "table_close", "table", -1)
    state.line = end
    return True


def _is_delimiters(line: str) -> bool:
    return "|" in line and "-" in line and bool(_DELIMITERS.fullmatch(line))


def _is_headless(lines: Lines, first: int) -> bool:
    """Whether three lines begin with "|" and have the same number of them: a table without heads."""
    rows = [lines[number] for number in range(first, first + 3)]
    counts = {len(_PIPE.findall(row)) for row in rows}
    return all(row.lstrip().startswith("|") for row in rows) and len(counts) == 1 and min(counts) > 2


def _end_of_table(lines: Lines, line: int, first: int) -> int:
    """The line after a table. An empty line between rows does not end it if the next line begins with "|"."""
    while line < lines.last:
        if lines.is_blank(line):
            following = _next_full(lines, line)
            row = lines[following]
            if following > line + 1 or not row.lstrip().startswith("|") or _is_delimiters(lines[following + 1]):
                break
        elif not _PIPE.search(lines[line]) and not _goes_on(lines, line, first):
            break
        line += 1
    return line


def _goes_on(lines: Lines, number: int, first: int) -> bool:
    """Whether a line continues the row above: rows have a "|" at both ends, and that row has none at its end yet."""
    begins = lines[first].lstrip().startswith("|") and not lines[number].lstrip().startswith("|")
    return begins and number > first and not lines.is_blank(number - 1) and not lines[number - 1].endswith("|")


def _whole_rows(lines: Lines, first: int, end: int) -> Iterator[tuple[int, str]]:
    """The rows of a table with the numbers of their lines; a row that was broken in two is joined again."""
    row: tuple[int, str] | None = None
    for number in range(first, end):
        if row and _goes_on(lines, number, first):
            row = (row[0], f"{row[1]} {lines[number].strip()}")
            continue
        if row:
            yield row
        is_row = not lines.is_blank(number) and not _is_delimiters(lines[number])
        row = (number, lines[number]) if is_row else None
    if row:
        yield row


def _cells(line: str) -> list[str]:
    row = line.strip()
    row = row[1:] if row.startswith("|") else row
    row = re.sub(r"(?<!\\)\|$", "", row)
    return [cell.strip().replace("\\|", "|") for cell in _PIPE.split(row)]
