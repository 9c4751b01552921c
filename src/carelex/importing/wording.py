"""Writes the blocks of a text as Markdown for a glossary file, so that it shows the same words and styles."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from carelex.importing.plain_blocks import text_of
from carelex.importing.tree import Block, Kind, Run

_BULLETS = "-*"
_NUMBER_MARKS = ".)"


def markdown(blocks: Sequence[Block], own_address: str | None = None) -> str:
    """Write plain blocks as Markdown.

    Links to other pages stay; incomplete links, and those to a place in *own_address*, become plain words.
    """
    return "\n\n".join(_written(blocks, own_address))


def _written(blocks: Sequence[Block], own: str | None) -> Iterator[str]:
    before: Kind | None = None
    lists = 0
    for block in blocks:
        # Two lists in a row get different marks, or they would become one.
        lists = lists + 1 if before is Kind.LIST and block.kind is Kind.LIST else 0
        match block.kind:
            case Kind.LIST:
                yield _list(block, own, lists % 2)
            case Kind.CODE:
                yield from _code(block, is_behind_list=before is Kind.LIST)
            case Kind.HEADING:
                yield f"{'#' * max(block.level, 1)} {line_as_markdown(block.runs, own)}"
            case _:
                yield line_as_markdown(block.runs, own)
        before = block.kind


def _list(block: Block, own: str | None, turn: int) -> str:
    is_loose = any(_is_loose(item) for item in block.blocks)
    written = []
    for number, item in enumerate(block.blocks, start=block.level):
        marker = f"{number}{_NUMBER_MARKS[turn]}" if block.level else _BULLETS[turn]
        parts = [*_written(item.blocks, own)]
        # A list within an item follows its words without an empty line.
        gap = "\n\n" if is_loose else "\n"
        lines = gap.join(parts).split("\n")
        indent = " " * (len(marker) + 1)
        rest = [f"{indent}{line}" if line else "" for line in lines[1:]]
        written.append("\n".join([f"{marker} {lines[0]}", *rest]))
    return ("\n\n" if is_loose else "\n").join(written)


def _is_loose(item: Block) -> bool:
    """Whether an item has more than a paragraph and lists below it."""
    return any(after.kind is not Kind.LIST for after in item.blocks[1:])


def _code(block: Block, *, is_behind_list: bool) -> Iterator[str]:
    """Code: indented if carelex reads that back exactly, else line by line between backticks."""
    lines = text_of(block.runs).strip("\r\n").replace("\t", "    ").splitlines()
    indented = "\n".join(f"    {line}".rstrip() for line in lines)
    words = [word for line in lines for word in line.split()]
    if not is_behind_list and "\n\n" not in indented and _shown(indented) == [(" ".join(words), "")]:
        yield indented
        return
    yield from (_code_span(line.strip()) for line in lines if line.strip())


def _code_span(text: str) -> str:
    longest = max((len(ticks) for ticks in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def line_as_markdown(runs: Sequence[Run], own_address: str | None = None) -> str:
    """Write one line of runs. The words shown are exactly the same, and styled the same if Markdown can do it."""
    if len(runs) == 1 and runs[0][1:] == _PLAIN_STYLE and not _needs_care(runs[0].text):
        return runs[0].text
    styled = _tidied([_with_link_to_elsewhere(run, own_address) for run in runs])
    if _is_simple(styled):
        return "".join(f"**{run.text}**" if run.bold else f"*{run.text}*" if run.italic else run.text for run in styled)
    wanted = _wanted(styled)
    for escape in (_escaped_where_needed, _escaped_throughout):
        for italic in "*_":
            written = _at_start(_nested(styled, italic, escape))
            if _shown(written) == wanted:
                return written
    # Markdown allows no mark between a letter and a styled sign.
    plain = [run._replace(bold=False, italic=False) for run in styled]
    for less_styled in (_with_style_on_words(styled), plain):
        written = _at_start(_nested(less_styled, "*", _escaped_throughout))
        if _shown(written) == _wanted(less_styled):
            return written
    return _at_start(_escaped_throughout(text_of(runs), False))


def _is_simple(runs: Sequence[Run]) -> bool:
    """Whether marks for bold and italics around the words are sure to work, and nothing else is read as a mark.

    True of most lines: each style is on words, beside text without style, and no sign could be a mark itself.
    """
    was_styled = False
    for number, run in enumerate(runs):
        is_styled = run.bold or run.italic
        if run.code or run.url is not None or (run.bold and run.italic) or not _MARKS.isdisjoint(run.text):
            return False
        if is_styled and (was_styled or not (run.text[:1].isalnum() and run.text[-1:].isalnum())):
            return False
        if number == 0 and not is_styled and _needs_care(run.text):
            return False
        was_styled = is_styled
    return True


_MARKS = frozenset("\\*_`[]<\n\r\t\0")


def _with_style_on_words(runs: Sequence[Run]) -> list[Run]:
    """The runs, changed so that those in bold or italics begin and end with a letter or figure."""
    found = []
    for run in runs:
        if not (run.bold or run.italic) or run.code:
            found.append(run)
            continue
        parts = re.fullmatch(r"(\W*)(.*?)(\W*)", run.text, re.DOTALL)
        assert parts
        bare = run._replace(bold=False, italic=False)
        found += [
            style._replace(text=text) for style, text in zip((bare, run, bare), parts.groups(), strict=True) if text
        ]
    return _tidied(found)


_PLAIN_STYLE = Run("")[1:]


def _needs_care(text: str) -> bool:
    from carelex.text.markdown import is_plain

    return not is_plain(text)


def _shown(written: str) -> list[tuple[str, str]]:
    """What carelex shows of one paragraph: words with their style, neighbours of one style joined."""
    from carelex.text.markdown import parse

    blocks = parse(written)
    if len(blocks) != 1 or blocks[0].marker:
        return []
    return [
        (span.text, f"{'b' * span.strong}{'i' * span.emphasis}{'c' * span.code} {span.url or ''}".strip())
        for span in blocks[0].spans
    ]


def _wanted(runs: Iterable[Run]) -> list[tuple[str, str]]:
    styled = [(run.text, f"{'b' * run.bold}{'i' * run.italic}{'c' * run.code} {run.url or ''}".strip()) for run in runs]
    return [
        ("".join(text for text, _ in together), style) for style, together in groupby(styled, key=lambda run: run[1])
    ]


def _with_link_to_elsewhere(run: Run, own_address: str | None) -> Run:
    return run if run.url is None or leads_elsewhere(run.url, own_address) else run._replace(url=None)


def leads_elsewhere(url: str, own_address: str | None = None) -> bool:
    """Whether a link is complete and leads to another page."""
    if not re.match(r"https?://[^\s/]", url, re.IGNORECASE) or re.search(r"[\s<>\x00-\x1f]", url):
        return False
    return own_address is None or url.partition("#")[0] != own_address.partition("#")[0]


def _tidied(runs: Sequence[Run]) -> list[Run]:
    """The runs with no space at the edge of a style; a space between two runs of one style gets that style too."""
    parted: list[Run] = []
    for run in runs:
        if run.code or run[1:] == _PLAIN_STYLE:
            parted.append(run)
            continue
        inner = run.text.strip(" ")
        start = run.text.index(inner) if inner else len(run.text)
        for text, style in ((run.text[:start], Run("")), (inner, run), (run.text[start + len(inner) :], Run(""))):
            if text:
                parted.append(style._replace(text=text))
    for at in range(1, len(parted) - 1):
        before, here, after = parted[at - 1 : at + 2]
        if not here.text.strip() and before[1:] == after[1:] and not before.code:
            parted[at] = before._replace(text=here.text)
    united: list[Run] = []
    for run in parted:
        if united and united[-1][1:] == run[1:]:
            united[-1] = run._replace(text=united[-1].text + run.text)
        else:
            united.append(run)
    return united


def _nested(runs: Sequence[Run], italic: str, escape: Callable[[str, bool], str], *, in_link: bool = False) -> str:
    """The runs with marks around each style; the style that goes on longest is outside."""
    written = []
    at = 0
    while at < len(runs):
        field, end = max(((field, _end_of(runs, at, field)) for field in _STYLES), key=lambda style: style[1])
        if end == at:
            text = runs[at].text
            written.append(_code_span(text) if runs[at].code else escape(text, in_link))
            at += 1
            continue
        inner = [run._replace(**{field: Run._field_defaults[field]}) for run in runs[at:end]]
        if field == "url":
            written.append(_link(_nested(inner, italic, escape, in_link=True), runs[at]))
        else:
            mark = "**" if field == "bold" else italic
            written.append(f"{mark}{_nested(inner, italic, escape, in_link=in_link)}{mark}")
        at = end
    return "".join(written)


_STYLES = ("url", "bold", "italic")


def _end_of(runs: Sequence[Run], at: int, field: str) -> int:
    """The end of a style that begins with a run; *at* itself if none does."""
    value = getattr(runs[at], field)
    end = at
    while value and end < len(runs) and getattr(runs[end], field) == value:
        end += 1
    return end


def _link(words: str, run: Run) -> str:
    url = run.url or ""
    if words == url and re.fullmatch(r"https?://[^\s<>]+", url):
        return f"<{url}>"
    depth = lowest = 0
    for sign in re.findall("[()]", url):
        depth += 1 if sign == "(" else -1
        lowest = min(depth, lowest)
    bare = url if not depth and not lowest else re.sub(r"([()])", r"\\\1", url)
    return f"[{words}]({bare})"


def _escaped_throughout(text: str, _in_link: bool) -> str:
    """The text with a backslash before every sign that may be a mark."""
    return re.sub(r"[\\*_`\[\]<]", r"\\\g<0>", text)


def _escaped_where_needed(text: str, in_link: bool) -> str:
    """The text with a backslash before the signs that would be read as marks.

    Every asterisk gets one: it takes more than a look to see whether one is a mark.
    """
    if in_link:
        text = re.sub(r"[\[\]]", r"\\\g<0>", re.sub(r"\\(?=[!-/:-@\[-`{-~]|$)", r"\\\\", text))
    else:
        text = re.sub(r"\\(?=[!-/:-@\[-`{-~]|$)", r"\\\\", text)
        text = re.sub(r"\[(?=[^\[\]]*\]\()", r"\\[", text)
    text = text.replace("*", r"\*")
    text = re.sub(r"(?<![\w_])_+(?=[^\s_])|(?<=[^\s_])_+(?![\w_])", lambda row: r"\_" * len(row[0]), text)
    if text.count("`") > 1:
        text = text.replace("`", r"\`")
    return re.sub(r"<(?=[A-Za-z][\w+.-]*[:@][^\s<>]*>|[\w.+-]+@[\w.-]+>)", r"\\<", text)


def _at_start(written: str) -> str:
    """A paragraph changed so that its beginning is no mark of a list, and the whole is no rule."""
    written = re.sub(r"^([-+])(?=\s|$)", r"\\\1", written)
    written = re.sub(r"^(\d{1,9})([.)])(?=\s|$)", r"\1\\\2", written)
    return re.sub(r"^([-_])(?=(?:\s*\1){2,}\s*$)", r"\\\1", written)
