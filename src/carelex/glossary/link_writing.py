"""Adds a link to the text of a glossary file, without changing any other character."""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from carelex.errors import CarelexError
from carelex.glossary.characters import LINE_BREAK
from carelex.glossary.scalars import on_one_line
from carelex.model import Link


def yaml_name(name: str) -> str:
    """Write *name* so that every YAML reader gets it back exactly; in quotes if it needs them.

    Raises CarelexError for a name of several lines.
    """
    if LINE_BREAK.search(name):
        raise CarelexError(f"{' '.join(name.split())!r} is a name of several lines; write it on one, then link it")
    return on_one_line(name, in_list=True)


def link_lines(link: Link) -> list[str]:
    """Write *link* as an item of a list, in lines without an indent."""
    (first, *more) = _fields(link)
    return [f"- {first}", *(f"  {field}" for field in more)]


def texts_with_link(text: str, link: Link) -> Iterator[str]:
    """Yield *text*, which is YAML, with *link* added to its `links:`, in several ways, the best first.

    The caller must check which of them reads as it should: if the text ends with a block of lines, the block may
    swallow what follows.
    """
    # Scalars need no types here, so use the loader that does not work these out.
    loader = yaml.CBaseLoader if hasattr(yaml, "CSafeLoader") else yaml.BaseLoader
    root = yaml.compose(text, Loader=loader)
    links = _value_of(root, "links")
    if root is None or not isinstance(root, yaml.MappingNode):
        yield from _with_key(text, root, link)
    elif links is None:
        yield from _with_key_in_line(text, root, link) if root.flow_style else _with_key(text, root, link)
    elif not isinstance(links, yaml.SequenceNode):
        yield from _with_first_item(text, root, links, link)
    elif links.flow_style:
        yield _with_item_in_line(text, links, link)
    else:
        yield from _with_item(text, links, link)


def _fields(link: Link) -> Iterator[str]:
    kind = "same" if link.same else "different"
    yield f"{kind}: [{', '.join(map(yaml_name, link.names))}]"
    if link.note:
        yield f"note: {yaml_name(link.note)}"


def _value_of(root: Any, key: str) -> Any:
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    return next((value for name, value in pairs if name.value == key), None)


def _with_key(text: str, root: Any, link: Link) -> Iterator[str]:
    """Add the key `links` at the end of *text*, or else at the beginning, below its opening comments."""
    indent = " " * (root.start_mark.column if root else 0)
    block = _lines([f"{indent}links:", *(f"{indent}  {line}" for line in link_lines(link))], text)
    end = re.compile(r"^\.\.\.(?=\s|\Z)", re.MULTILINE).search(text, root.end_mark.index if root else 0)
    at = end.start() if end else len(text)
    line_break = _break_of(text)
    before = text[:at] if not text[:at] or text[:at].endswith(("\n", "\r")) else text[:at] + line_break
    gap = line_break if before.strip() and LINE_BREAK.split(before[-200:])[-2].strip() else ""
    yield before + gap + block + text[at:]
    yield before + block + text[at:]
    if root:
        yield _inserted(text, root.start_mark.index - root.start_mark.column, block)


def _with_key_in_line(text: str, root: Any, link: Link) -> Iterator[str]:
    """Add the key `links` to a mapping in braces."""
    item = f"links: [{_in_line(link)}]"
    if not root.value:
        yield _inserted(text, root.start_mark.index + 1, item)
        return
    yield _inserted(text, _end_of(root.value[-1][1]), f", {item}")


def _with_first_item(text: str, root: Any, links: Any, link: Link) -> Iterator[str]:
    """Add the first item below an empty key `links`."""
    indent = " " * (root.start_mark.column + 2)
    yield _with_lines_below(text, _end_of(links), [indent + line for line in link_lines(link)])


def _with_item(text: str, links: Any, link: Link) -> Iterator[str]:
    """Add an item after the last one of *links*, or else before the first."""
    indent = " " * links.start_mark.column
    lines = [indent + line for line in link_lines(link)]
    yield _with_lines_below(text, _end_of(links.value[-1]), lines)
    yield _inserted(text, links.start_mark.index - links.start_mark.column, _lines(lines, text))


def _with_item_in_line(text: str, links: Any, link: Link) -> str:
    """Add an item to a list in brackets."""
    if not links.value:
        return _inserted(text, links.start_mark.index + 1, _in_line(link))
    return _inserted(text, _end_of(links.value[-1]), f", {_in_line(link)}")


def _in_line(link: Link) -> str:
    return f"{{{', '.join(_fields(link))}}}"


def _end_of(node: Any) -> int:
    """Where the last item of *node* ends; the parser says that a list in lines ends at what follows it."""
    if isinstance(node, yaml.ScalarNode) or node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return _end_of(last[1] if isinstance(node, yaml.MappingNode) else last)


def _with_lines_below(text: str, at: int, lines: list[str]) -> str:
    """Add *lines* below the line that *at* is on, or at *at* if a line begins there."""
    block = _lines(lines, text)
    if text[:at].endswith(("\n", "\r")):
        return _inserted(text, at, block)
    line_end = LINE_BREAK.search(text, at)
    if line_end is None:
        return text + _break_of(text) + block
    return _inserted(text, line_end.end(), block)


def _inserted(text: str, at: int, piece: str) -> str:
    return text[:at] + piece + text[at:]


def _lines(lines: list[str], text: str) -> str:
    line_break = _break_of(text)
    return "".join(line + line_break for line in lines)


def _break_of(text: str) -> str:
    """The line end used in *text*."""
    found = LINE_BREAK.search(text)
    return found[0] if found else "\n"
