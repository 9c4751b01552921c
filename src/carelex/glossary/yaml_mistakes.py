"""Explains in everyday words why a file is not YAML.

The parser says where it could not go on, which is often a line below the mistake, and says it in programmers' words.
"""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeAlias

import yaml

from carelex.glossary.schema import DEFINITION, GLOSSARY, LINK, SOURCE, TERM
from carelex.values import NamedTuple

if TYPE_CHECKING:
    from carelex.rules import FaultRule

AS_TEXT = "put it between quotes, or on the lines below '|'"
"""What to do if YAML reads a value as something other than text."""

_KEYS = "|".join({key: None for shape in (GLOSSARY, SOURCE, LINK, TERM, DEFINITION) for key in shape.fields})

# How many lines above the place to look at: some may be empty.
_ABOVE = 5
# How many spaces two lines' indents may differ and still be meant for the same level.
_NEAR = 4
# How many lines above to look for the beginning of a text.
_ABOVE_TEXT = 30


LineAt: TypeAlias = Callable[[int], str]
"""Returns a recent line of the file by its number, or an empty one."""

# The message about a mistake, and the rule that it breaks.
_Words: TypeAlias = tuple[str, "FaultRule"]


class Mistake(NamedTuple):
    """A mistake in a file's form, with its place and the rule that it breaks; lines and columns count from 1."""

    line: int
    column: int
    problem: str
    rule: "FaultRule"


class _Stop(NamedTuple):
    """Where the parser could not go on, with the text of that line before and after the place, and why."""

    line: int
    before: str
    after: str
    message: str
    context: str
    context_line: int | None


def explain(exc: yaml.MarkedYAMLError, line_at: LineAt) -> Mistake:
    """Explain why the parser stopped."""
    message, context = exc.problem or "it cannot be parsed", exc.context or ""
    # If something is never closed, the parser notices further on; the place to look at is where it opens.
    is_opened = exc.context_mark is not None and (
        "unexpected end of stream" in message or re.search("simple key|flow (sequence|mapping)|(alias|anchor)", context)
    )
    mark = exc.context_mark if is_opened else exc.problem_mark
    line, column = (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)
    text = line_at(line)
    if _is_of_an_escape(message):
        # One parser's place is after the sign, the other's before it.
        column = text.rfind("\\", 0, column) + 1 or column
    before, after = text[: column - 1], text[column - 1 :]
    if _is_about_the_form(message, before) and (mistake := _mistake_above(line, line_at)):
        return mistake
    # The parser reports the line where something was missing, but the mistake may be on another.
    number = exc.problem_mark.line + 1 if exc.problem_mark is not None else 1
    context_line = exc.context_mark.line + 1 if exc.context_mark is not None else None
    stop = _Stop(number, before, after, message, context, context_line)
    return Mistake(line, column, *_words(stop, line_at))


def _mistake_above(line: int, line_at: LineAt) -> Mistake | None:
    """Find a mistake in how this line, or one close above it, begins."""
    for number in range(line, max(0, line - _ABOVE), -1):
        if mistake := next(_mistakes_in(line_at(number), number), None):
            return mistake
        # Only the nearest line that is not empty can be the one.
        if number < line and line_at(number).strip():
            break
    return _without_mark(line, line_at)


def _without_mark(line: int, line_at: LineAt) -> Mistake | None:
    """Find a line 'text:' above text that is indented as if there were a '|'."""
    indent = _indent(line_at(line))
    for number in range(line - 1, max(0, line - _ABOVE_TEXT), -1):
        text = line_at(number)
        if key := re.match(r" *(?:-\s+)?(text|note):(\s*[l¦]?\s*)$", text):
            if _indent(text) < indent:
                problem = f"a text of several lines belongs below '{key[1]}: |'; add the '|'"
                return Mistake(number, key.start(2) + 1, problem, "no-bar")
            return None
        if text.strip() and _indent(text) < indent and re.match(rf" *(?:-\s+)?(?:{_KEYS}):", text):
            return None
    return None


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


def _is_of_an_escape(message: str) -> bool:
    # The two parsers spell the digits in their messages differently.
    return bool(re.search("escape|hexa?decimal", message))


def _is_about_the_form(message: str, before: str) -> bool:
    """Whether the mistake may be in how this line or the one before it begins."""
    if "mapping values are not allowed" in message:
        return ":" not in before
    return bool(
        re.search(
            "<block end>|did not find expected (key|'-'|alphabetic)|expected (alphabetic|':')|cannot start any token"
            "|<document start>",
            message,
        )
    )


def _mistakes_in(text: str, line: int) -> Iterator[Mistake]:
    """Find mistakes in how a line begins."""
    for pattern, problem, rule in _AT_THE_BEGINNING:
        if sign := re.match(pattern, text):
            # The place of the sign, if the pattern has a group for it.
            at = sign.start(1) if sign.lastindex else 0
            yield Mistake(line, at + 1, problem.format(sign[1] if sign.lastindex else ""), rule)


# How a line may begin, with the message for it; the group is the wrong sign.
_AT_THE_BEGINNING: "tuple[tuple[str, str, FaultRule], ...]" = (
    (
        r"[ \t-]*+(\xa0)",
        "a no-break space (U+00A0) where a space belongs; write a space",
        "no-break-indent",
    ),
    (
        r"[ \t]*+(?:-[ \t]++)?+\w++:(\xa0)",
        "a no-break space (U+00A0) where a space belongs; write a space",
        "no-break-after-colon",
    ),
    (
        rf"\s*([‐‑‒–—−•·●▪◦*+])\s*(?:{_KEYS})\b",
        "'{}' is no hyphen; an item of a list begins with '- '",
        "other-dash",
    ),
    (rf"\s*(-)(?:{_KEYS})\b", "a space is missing after the '-'", "dash-without-space"),
    (rf"\s*(?:-\s+)?(?:{_KEYS})(:)(?=[^\s:/])", "a space is missing after the ':'", "colon-without-space"),
    (rf"\s*(?:-\s+)?(?:{_KEYS})\s*(=|：|;)", "'{}' is no colon; write ': '", "other-colon"),
    (
        rf"\s*(?:-\s+)?([\"'“‘])(?:{_KEYS}): ",
        "a quote before a key; put quotes around the value, after the ':'",
        "quote-before-key",
    ),
    ("```|~~~", "this line is not part of a glossary; remove it", "stray-line"),
    (
        r"(?!-\s)[^\s:#\"'\[{][^:#]*$",
        "this line has no ':'; indent it if it is text, or begin it with '#' if it is a note of yours",
        "stray-line",
    ),
)


def _words(stop: _Stop, line_at: LineAt) -> _Words:
    return (
        _words_for_a_directive(stop)
        or _words_for_a_colon(stop)
        or _words_for_a_tab_or_bracket(stop)
        or _words_for_a_sign(stop)
        or _words_for_a_scalar(stop)
        or _words_for_the_form(stop, line_at)
        or (f"{stop.message}; look at this line and the one before it", "yaml")
    )


def _words_for_a_directive(stop: _Stop) -> _Words | None:
    if not re.search("incompatible YAML document|directive", f"{stop.message} {stop.context}"):
        return None
    return (
        "a line that begins with '%' tells programs how to read YAML; a glossary needs none, so remove it",
        "stray-line",
    )


def _words_for_a_colon(stop: _Stop) -> _Words | None:
    if "mapping values are not allowed" not in stop.message:
        return None
    if re.search("[“‘]", stop.before):
        problem = "curly quotes are none to YAML; write straight ones, or put the text on the lines below '|'"
        return problem, "curly-quotes"
    if ":" in stop.before:
        return f"there is a second ': ' in the line; if it is part of the text, {AS_TEXT}", "second-colon"
    problem = "this does not go on from the line before; line the two up, or add the ':' that is missing there"
    return problem, "indentation"


def _words_for_a_tab_or_bracket(stop: _Stop) -> _Words | None:
    if stop.after.startswith("\t"):
        return "a tab; indent with spaces", "tab"
    if re.search("flow (sequence|mapping)", stop.context):
        return _never_closed(stop.after or ("[" if "sequence" in stop.context else "{"))
    if "flow node" not in stop.context:
        return None
    if stop.after.startswith(","):
        return "there is nothing between two commas; remove one of them", "two-commas"
    return "a '[' or '{' that opens above is never closed; close it after its last word", "open-bracket"


def _words_for_a_sign(stop: _Stop) -> _Words | None:
    """The message for a text that begins with a sign that YAML uses."""
    before, after = stop.before, stop.after
    # The parser has read past the first three of these signs, and stops before the others.
    behind = "*&!@`%?,]}" if not before.strip() else "*&!@`%-?,]}"
    for sign, signs in ((before[-1:], "*&!"), (after[:1], behind)):
        if sign and sign in signs and re.search(r"(^\s*|[:\[,-]\s+)\S?$", before):
            if sign == "-" and re.search(r"\b(aliases|see_also|same|different|links|definitions|terms):\s+$", before):
                return "a list of several lines begins on the line below its key", "list-in-line"
            return _cannot_start(sign)
    return None


def _words_for_a_scalar(stop: _Stop) -> _Words | None:
    if "unexpected end of stream" in stop.message:
        return "a quote opens here and is never closed; close it", "open-quote"
    if _is_of_an_escape(stop.message):
        if halves := re.match(_HALVES, stop.after):
            return of_halves(halves[0]), "escape"
        problem = "'\\' begins an escape between double quotes; write '\\\\' for the sign, or put the text below '|'"
        return problem, "escape"
    if "block scalar" in stop.context:
        problem = "nothing may follow '|' or '>' on its line; put the text on the lines below, further to the right"
        return problem, "folded-line"
    return None


# The escapes of the two halves of a character (surrogates).
_HALVES = r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"


def of_halves(escapes: str) -> str:
    """Say what to do with the *escapes* of the two halves of a character."""
    char = bytes.fromhex(escapes.replace("\\u", "")).decode("utf-16-be")
    return f"'{escapes}' is how JSON may write '{char}', and YAML does not; write the character itself"


def _words_for_the_form(stop: _Stop, line_at: LineAt) -> _Words | None:
    if "<document start>" in stop.message:
        problem = "this is further to the left than the first line of the glossary, or after its end; line the two up"
        return problem, "first-line-indented"
    if re.search("<block end>|did not find expected (key|'-')", stop.message):
        return _after_an_opening(stop) or _after_a_comment(stop, line_at) or _does_not_fit(stop, line_at)
    if "could not find expected ':'" not in stop.message:
        return None
    if re.match(r"-\S", stop.after):
        return "a space is missing after the '-'", "dash-without-space"
    if key := _text_begins_above(stop, line_at):
        return f"put more spaces before this line than before '{key}:'", "indentation"
    problem = "a ':' is missing, or the line is indented too little; a note of yours begins with '#'"
    return problem, "indentation"


def _text_begins_above(stop: _Stop, line_at: LineAt) -> str | None:
    """The key of the text that should begin with this line: the line above is no more than 'text: |'."""
    line = stop.context_line or stop.line
    above = next(
        (text for number in range(line - 1, max(0, line - _ABOVE), -1) if (text := line_at(number)).strip()), ""
    )
    key = re.match(r"[ -]*(text|note):\s*[|>][+-]?\s*$", above)
    return key[1] if key else None


def _after_an_opening(stop: _Stop) -> _Words | None:
    """The message for a line that begins with a quote or a bracket, or has nothing else before one."""
    if re.fullmatch(r"[\s-]*(?:\w+:\s+)?[\"']", stop.before):
        return "a quote that opens on a line above is closed by this one; close it there", "open-quote"
    opening = re.match(r"[\s-]*(?:\w+:\s+)?([\"'\[{])", stop.before)
    if not opening:
        return None
    if opening[1] in "[{":
        if re.search(r"\b(aliases|see_also|same|different):", stop.before):
            return "the list ends at the ']' before; remove what follows, or take it into the list", "closed-twice"
        return _cannot_start(opening[1])
    way_out = "put all of it on the lines below '|'"
    if opening[1] == "'":
        way_out = "write an apostrophe in it twice, or put all of it below '|'"
    return f"the text goes on after a closing quote; {way_out}", "after-quote"


def _after_a_comment(stop: _Stop, line_at: LineAt) -> _Words | None:
    above = line_at(stop.line - 1)
    if re.match(r"\s*#", above):
        problem = "the '#' on the line before begins a comment, which ends the text; indent it as far as the text"
        return problem, "comment-in-text"
    if re.search(r"\S\s+#", above):
        problem = f"the ' #' on the line before begins a comment, which ends the text; {AS_TEXT}"
        return problem, "comment-in-text"
    return None


def _does_not_fit(stop: _Stop, line_at: LineAt) -> _Words:
    if stop.before.strip():
        return "this does not fit what comes before it; look for a stray quote or sign", "indentation"
    context = line_at(stop.context_line) if stop.context_line is not None else "-"
    if re.match(r"-\s+term\b", stop.after) and not re.match(r"\s*-", context):
        problem = "an item of a list does not go here; is the line 'terms:' above it missing, or further to the left?"
        return problem, "no-terms-line"
    return _out_of_line(stop, line_at), "indentation"


def _out_of_line(stop: _Stop, line_at: LineAt) -> str:
    """The message for a line whose indent fits nothing above it."""
    spaces, numbers = len(stop.before), range(stop.line - 1, max(0, stop.line - _ABOVE), -1)
    above = next((number for number in numbers if line_at(number).strip()), stop.line)
    beginning = re.match(r"( *)(-\s+)?([^\s:]*)", line_at(above))
    if beginning is not None:
        # The keys of an item line up with its first key, and items with items.
        is_item = bool(beginning[2]) and stop.after.startswith("-")
        wanted = len(beginning[1]) + (0 if is_item or not beginning[2] else len(beginning[2]))
        if wanted != spaces and abs(wanted - spaces) < _NEAR:
            word = "the '-'" if is_item else f"'{beginning[3]}'"
            return f"{spaces} spaces before it, but {wanted} before {word} on line {above}; line them up"
    return "this does not go on from the lines above; look there for a stray quote, a sign or a missing '- '"


def _never_closed(after: str) -> _Words:
    opening, closing = after[:1], "]" if after.startswith("[") else "}"
    inside = after.partition(closing)
    if inside[1] and " #" in inside[0]:
        problem = (
            f"the '{closing}' stands after a ' #', which begins a comment; put the name with the '#' between quotes"
        )
        return problem, "number-sign"
    if inside[1] and re.search("[\"']", inside[0]):
        problem = f"a quote before the '{closing}' is not closed; write an apostrophe between single quotes twice"
        return problem, "open-quote"
    problem = f"'{opening}' opens here and is never closed; add the '{closing}', or if this is text, {AS_TEXT}"
    return problem, "open-bracket"


def _cannot_start(sign: str) -> _Words:
    return f"text cannot start with '{sign}'; {AS_TEXT}", "sign"
