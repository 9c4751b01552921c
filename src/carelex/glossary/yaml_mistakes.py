"""Why a file is not YAML, in the words of whoever wrote it.

The parser tells where it could not go on, which is often a line below the slip, and it tells that to programmers.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

import yaml

from carelex.glossary.schema import DEFINITION, GLOSSARY, SOURCE, TERM

AS_TEXT = "put it between quotes, or on the lines below '|'"
"""What to do with what YAML takes for something else than text."""

_KEYS = "|".join({key: None for shape in (GLOSSARY, SOURCE, TERM, DEFINITION) for key in shape.fields})

# So many lines above the place are looked at: there may be empty ones.
_ABOVE = 5
# By so many spaces a line is beside another, and not above or below it in what belongs to what.
_NEAR = 4
# And so many for the beginning of a text.
_ABOVE_TEXT = 30


class Slip(NamedTuple):
    """What is wrong with the form of a file, and where; lines and columns count from 1."""

    line: int
    column: int
    problem: str


def explain(exc: yaml.MarkedYAMLError, line_at: Callable[[int], str]) -> Slip:
    """Explain what the parser has stumbled over.

    line_at: gives a line of the file by its number, as far as it was read a moment ago, and else an empty one.
    """
    message, context = exc.problem or "it cannot be parsed", exc.context or ""
    # What is never closed is missed further on; where it opens is what to look at.
    is_opened = exc.context_mark is not None and (
        "unexpected end of stream" in message or re.search("simple key|flow (sequence|mapping)|(alias|anchor)", context)
    )
    mark = exc.context_mark if is_opened else exc.problem_mark
    line, column = (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)
    text = line_at(line)
    if _is_of_an_escape(message):
        # The one parser stands behind the sign, the other before it.
        column = text.rfind("\\", 0, column) + 1 or column
    before, after = text[: column - 1], text[column - 1 :]
    if _is_about_the_form(message, before):
        for number in range(line, max(0, line - _ABOVE), -1):
            if found := next(_slips(line_at(number)), None):
                return Slip(number, *found)
            # Only the nearest line with something on it can be the one.
            if number < line and line_at(number).strip():
                break
        if found_above := _without_mark(line, line_at):
            return found_above
    return Slip(line, column, _problem(exc, message, context, before, after, line_at))


def _without_mark(line: int, line_at: Callable[[int], str]) -> Slip | None:
    """The line 'text:' above a text that stands below it as if there were a '|'."""
    indent = _indent(line_at(line))
    for number in range(line - 1, max(0, line - _ABOVE_TEXT), -1):
        text = line_at(number)
        if found := re.match(r" *(?:-\s+)?(text|note):(\s*[l¦]?\s*)$", text):
            if _indent(text) < indent:
                return Slip(
                    number, found.start(2) + 1, f"a text of several lines stands below '{found[1]}: |'; add the '|'"
                )
            return None
        if text.strip() and _indent(text) < indent and re.match(rf" *(?:-\s+)?(?:{_KEYS}):", text):
            return None
    return None


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


def _is_of_an_escape(message: str) -> bool:
    # The two parsers spell the figures of one differently.
    return bool(re.search("escape|hexa?decimal", message))


def _is_about_the_form(message: str, before: str) -> bool:
    """Whether it may come of how this line or the one before it begins."""
    if "mapping values are not allowed" in message:
        return ":" not in before
    return bool(
        re.search(
            "<block end>|did not find expected (key|'-'|alphabetic)|expected (alphabetic|':')|cannot start any token"
            "|<document start>",
            message,
        )
    )


def _slips(text: str) -> Iterator[tuple[int, str]]:
    """What is wrong with how a line begins: the column, and the words for it."""
    if found := re.match(r"[ \t-]*+(\xa0)|[ \t]*+(?:-[ \t]++)?+\w++:(\xa0)", text):
        yield found.start(found.lastindex or 0) + 1, "a no-break space (U+00A0) where a space belongs; write a space"
    if found := re.match(rf"\s*([‐‑‒–—−•·●▪◦*+])\s*(?:{_KEYS})\b", text):
        yield found.start(1) + 1, f"'{found[1]}' is no hyphen; an item of a list begins with '- '"
    if found := re.match(rf"\s*(-)(?:{_KEYS})\b", text):
        yield found.start(1) + 1, "a space is missing after the '-'"
    if found := re.match(rf"\s*(?:-\s+)?(?:{_KEYS})(:)(?=[^\s:/])", text):
        yield found.start(1) + 1, "a space is missing after the ':'"
    if found := re.match(rf"\s*(?:-\s+)?(?:{_KEYS})\s*(=|：|;)", text):
        yield found.start(1) + 1, f"'{found[1]}' is no colon; write ': '"
    if found := re.match(rf"\s*(?:-\s+)?([\"'“‘])(?:{_KEYS}): ", text):
        yield found.start(1) + 1, "a quote before a key; quotes go round what stands after the ':'"
    if re.match("(```|~~~)", text):
        yield 1, "this line is not part of a glossary; remove it"
    if re.match(r"(?!-\s)[^\s:#\"'\[{][^:#]*$", text):
        yield 1, "this line has no ':'; indent it if it is text, or begin it with '#' if it is a note of yours"


def _problem(
    exc: yaml.MarkedYAMLError, message: str, context: str, before: str, after: str, line_at: Callable[[int], str]
) -> str:
    if "mapping values are not allowed" in message:
        if re.search("[“‘]", before):
            return "curly quotes are none to YAML; write straight ones, or put the text on the lines below '|'"
        if ":" in before:
            return f"there is a second ': ' in the line; if it is part of the text, {AS_TEXT}"
        return "this does not go on from the line before; line the two up, or add the ':' that is missing there"
    if after.startswith("\t"):
        return "a tab; indent with spaces"
    if re.search("flow (sequence|mapping)", context):
        return _never_closed(after or ("[" if "sequence" in context else "{"))
    if "flow node" in context:
        if after.startswith(","):
            return "nothing stands between two commas; remove one of them"
        return "a '[' or '{' that opens above is never closed; close it after its last word"
    # The parser has read past the first three of these marks, and stands before the others.
    for mark, found in ((before[-1:], "*&!"), (after[:1], "*&!@`%?,]}" if not before.strip() else "*&!@`%-?,]}")):
        if mark and mark in found and re.search(r"(^\s*|[:\[,-]\s+)\S?$", before):
            if mark == "-" and re.search(r"\b(aliases|see_also|definitions|terms):\s+$", before):
                return "a list of several lines begins on the line below its key"
            return _cannot_start(mark)
    if "unexpected end of stream" in message:
        return "a quote opens here and is never closed; close it"
    if _is_of_an_escape(message):
        return "'\\' begins an escape between double quotes; write '\\\\' for the sign, or put the text below '|'"
    if "block scalar" in context:
        return "after '|' or '>' the line ends; the text stands on the lines below, further to the right"
    if "<document start>" in message:
        return "this is further to the left than the first line of the glossary, or behind its end; line the two up"
    if re.search("<block end>|did not find expected (key|'-')", message):
        return _does_not_fit(exc, before, after, line_at)
    if "could not find expected ':'" in message:
        if re.match(r"-\S", after):
            return "a space is missing after the '-'"
        return "a ':' is missing, or the line is indented too little; a note of yours begins with '#'"
    return f"{message}; look at this line and the one before it"


def _does_not_fit(exc: yaml.MarkedYAMLError, before: str, after: str, line_at: Callable[[int], str]) -> str:
    if re.fullmatch(r"[\s-]*(?:\w+:\s+)?[\"']", before):
        return "a quote that opens on a line above is closed by this one; close it there"
    opening = re.match(r"[\s-]*(?:\w+:\s+)?([\"'\[{])", before)
    if opening and opening[1] in "[{":
        if re.search(r"\b(aliases|see_also):", before):
            return "the list ends at the ']' before; remove what follows, or take it into the list"
        return _cannot_start(opening[1])
    if opening and opening[1] == "'":
        return "the text goes on after a closing quote; write an apostrophe in it twice, or put all of it below '|'"
    if opening:
        return "the text goes on after a closing quote; put all of it on the lines below '|'"
    number = exc.problem_mark.line + 1 if exc.problem_mark is not None else 1
    if re.match(r"\s*#", line_at(number - 1)):
        return "the '#' on the line before begins a comment, which ends the text; indent it as far as the text"
    if re.search(r"\S\s+#", line_at(number - 1)):
        return f"the ' #' on the line before begins a comment, which ends the text; {AS_TEXT}"
    if before.strip():
        return "this does not fit what stands before it; look for a stray quote or sign"
    context = line_at(exc.context_mark.line + 1) if exc.context_mark is not None else "-"
    if re.match(r"-\s+term\b", after) and not re.match(r"\s*-", context):
        return "an item of a list does not go here; is the line 'terms:' above it missing, or further to the left?"
    return _out_of_line(len(before), after, number, line_at)


def _out_of_line(spaces: int, after: str, number: int, line_at: Callable[[int], str]) -> str:
    """What to say of a line whose spaces fit nothing above it."""
    above = next((each for each in range(number - 1, max(0, number - _ABOVE), -1) if line_at(each).strip()), number)
    found = re.match(r"( *)(-\s+)?([^\s:]*)", line_at(above))
    if found is not None:
        # The keys of an item line up with its first key, and items with items.
        is_item = bool(found[2]) and after.startswith("-")
        wanted = len(found[1]) + (0 if is_item or not found[2] else len(found[2]))
        if wanted != spaces and abs(wanted - spaces) < _NEAR:
            word = "the '-'" if is_item else f"'{found[3]}'"
            return f"{spaces} spaces before it, but {wanted} before {word} on line {above}; line them up"
    return "this does not go on from the lines above; look there for a stray quote, a sign or a missing '- '"


def _never_closed(after: str) -> str:
    opening, closing = after[:1], "]" if after.startswith("[") else "}"
    inside = after.partition(closing)
    if inside[1] and " #" in inside[0]:
        return f"the '{closing}' stands after a ' #', which begins a comment; put the name with the '#' between quotes"
    if inside[1] and re.search("[\"']", inside[0]):
        return f"a quote before the '{closing}' is not closed; write an apostrophe between single quotes twice"
    return f"'{opening}' opens here and is never closed; add the '{closing}', or if this is text, {AS_TEXT}"


def _cannot_start(mark: str) -> str:
    return f"text cannot start with '{mark}' as it stands; {AS_TEXT}"
