"""Turns the glossaries in Sphinx sources into definition lists of Markdown, line by line."""

import re
from collections.abc import Sequence

_OPENING = re.compile(r"([ \t]*)(?:(`{3,}|~{3,}|:{3,})[ \t]*\{glossary\}.*|\.\.[ \t]+glossary::.*)")
_ROLE = re.compile(r"(?:\{(?:term|ref|doc|abbr)\}|:(?:term|ref|doc|abbr|std:term):)`([^`<]+?)(?:\s*<[^`>]*>)?`")
# What an abbreviation is short for is seen only when somebody points at it.
_SHORT_ROLE = re.compile(r"(?:\{abbr\}|:abbr:)`([^`(]+?)\s*\([^`]*\)`")
_OF_CODE = (
    r"(?:[a-z]+:)?(?:attr|class|code|command|const|data|envvar|exc|file|func|function|meth|method|mod|module|obj"
    r"|option|program|samp|type|var)"
)
# A piece of code; a "~" before its name leaves only the last part of that to see: :class:`~shop.till.Till`.
_CODE_ROLE = re.compile(
    rf"(?:\{{{_OF_CODE}\}}|:{_OF_CODE}:)"
    r"`(?:(?P<title>[^`<]+?)\s*<[^`>]*>|~[\w.]*?(?P<last>\w+(?:\(\))?)|!?(?P<whole>[^`<>]+))`"
)

# `the register <https://example.org/register>`_
_LINK = re.compile(r"(?<![`\w])`(?P<words>[^`<>]{1,200}?)(?P<space>\s*)<(?P<url>https?://[^`<>\s]+)>`__?(?!\w)")


def as_definition_lists(lines: Sequence[str]) -> list[str]:
    """The lines, as many as before. In a glossary, the names are at its left edge, and the texts are indented."""
    kept: list[str] = []
    number = 0
    while number < len(lines):
        opening = _OPENING.fullmatch(lines[number])
        if not opening:
            kept.append(without_roles(lines[number]))
            number += 1
            continue
        end = _end(lines, number + 1, opening[2] or "", len(opening[1].expandtabs(4)))
        kept.append("")
        kept.extend(map(without_roles, _entries(lines[number + 1 : end])))
        if opening[2] and end < len(lines):
            kept.append("")
            end += 1
        number = end
    return _with_links("\n".join(kept)).split("\n") if any("`_" in line for line in kept) else kept


def without_roles(text: str) -> str:
    """A text with the words that a reader of the page sees in place of its references: :ref:`Rent <rent>`."""
    if "`" not in text:
        return text
    text = _ROLE.sub(r"\1", _SHORT_ROLE.sub(r"\1", text))
    return _CODE_ROLE.sub(lambda found: f"`{next(filter(None, found.groups()))}`", text)


def _with_links(text: str) -> str:
    """A text with its links as Markdown writes them; the address or the name may be in another line."""

    def link(found: re.Match[str]) -> str:
        space = found["space"] if "\n" in found["space"] else ""
        return f"[{found['words']}{space}]({found['url']})"

    return _LINK.sub(link, text)


def _end(lines: Sequence[str], number: int, fence: str, indent: int) -> int:
    """The line where a glossary ends: the one with the closing fence, or the first that is not indented more."""
    while number < len(lines):
        line = lines[number]
        if fence and line.strip().startswith(fence) and not line.strip().strip(fence[0]):
            return number
        if not fence and line.strip() and _indent(line) <= indent:
            return number
        number += 1
    return number


def _entries(lines: Sequence[str]) -> list[str]:
    words = [line for line in lines if line.strip() and not re.match(r"[ \t]*:[\w-]+:(?!`)", line)]
    edge = min(map(_indent, words), default=0)
    inner = min((_indent(line) for line in words if _indent(line) > edge), default=edge + 1)
    kept: list[str] = []
    is_named = False
    for line in lines:
        if not line.strip() or re.match(r"[ \t]*:[\w-]+:(?!`)", line):
            kept.append("")
        elif _indent(line) == edge:
            is_named = True
            # "name : key" moves the name to another place in the index.
            kept.append(line.strip())
        else:
            if kept and _indent(line) > inner and re.fullmatch(r"\s*\*\*[^*]+\*\*", kept[-1]):
                # The name of a part, above what it is.
                kept[-1] += "\\"
            kept.append((": " if is_named else "  ") + line.expandtabs(4)[inner:])
            is_named = False
    return kept


def _indent(line: str) -> int:
    line = line.expandtabs(4)
    return len(line) - len(line.lstrip())
