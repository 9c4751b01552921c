"""Rules for how a value is written in YAML: each function finds one kind of likely mistake."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import yaml

from carelex.checking.lines import INVISIBLE, SeenLines, Told, described
from carelex.glossary import Branch, Node, end_of, pairs_of, place_of

if TYPE_CHECKING:
    from carelex.rules import WarningRule

# Characters that an escape in double quotes may have put into a text.
_UNSAFE = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f{INVISIBLE}]")
_NULL = ("~", "null", "Null", "NULL")
_CURLY = ("“", "‘", "„", "«")
# A line that would be a list item if the text kept its lines.
_ITEM = re.compile(r"\s*(?:text:\s*)?((?:[-*+]|\d+[.)])\s)")


def control_escape(value: yaml.ScalarEvent, _key: str, lines: SeenLines) -> Told | None:
    sign = None if value.value.isprintable() else _UNSAFE.search(value.value)
    # A character that is in the file itself has been reported already.
    if sign is None or not lines.odd_lines.isdisjoint(range(place_of(value)[0], end_of(value)[0] + 1)):
        return None
    return place_of(value), f"the text has {described(sign[0])}"


def null(value: yaml.ScalarEvent, _key: str, _lines: SeenLines) -> Told | None:
    if value.value not in _NULL:
        return None
    problem = "is YAML's word for nothing, and here it is text; put it between quotes"
    return place_of(value), f"'{value.value}' {problem}"


def curly_name(value: yaml.ScalarEvent, _key: str, _lines: SeenLines) -> Told | None:
    if not value.value.startswith(_CURLY):
        return None
    return place_of(value), f"'{value.value[0]}' is part of the name; write straight quotes, or none"


def comment(value: yaml.ScalarEvent, key: str, lines: SeenLines) -> Told | None:
    if not lines.comments or not _has_comment_behind(value, lines):
        return None
    line, column = end_of(value)
    # After a name, editors' notes usually have a space after "#"; after a text, a note looks like any other comment.
    if key not in ("text", "note") and not re.match(r" #\S", lines.line_at(line)[column - 1 :]):
        return None
    problem = "what follows ' #' is a YAML comment and not part of the text; put the text between quotes or below '|'"
    return (line, column), problem


def comment_line(value: yaml.ScalarEvent, _key: str, lines: SeenLines) -> Told | None:
    if not value.value or (lines.comments and _has_comment_behind(value, lines)):
        return None
    line = end_of(value)[0] + 1
    comment = re.match(r"( *)#", lines.line_at(line))
    # Only a line further to the right than the key may be meant to continue the text.
    if comment is None or len(comment[1]) <= place_of(value)[1] - len("text: ") - 1:
        return None
    problem = "this line is a YAML comment and not part of the text; if it is text, put all of it below '|'"
    return (line, len(comment[1]) + 1), problem


def bullets(value: yaml.ScalarEvent, _key: str, lines: SeenLines) -> Told | None:
    first, last = place_of(value)[0], end_of(value)[0]
    # A text below ">" ends on the line where the next part begins.
    for number in range(first + 1, last + (value.style != ">")):
        # After an empty line, it begins a list.
        is_joined = lines.line_at(number - 1).strip()
        if is_joined and (item := _ITEM.match(lines.line_at(number))):
            problem = "this line is joined to the one before, and no item of a list; write 'text: |'"
            return (number, item.start(1) + 1), f"{problem} and the text below it"
    return None


def _has_comment_behind(value: yaml.ScalarEvent, lines: SeenLines) -> bool:
    line, column = end_of(value)
    return bool(value.value) and column in lines.comments.get(line, ())


_Rules = tuple[tuple["WarningRule", Callable[[yaml.ScalarEvent, str, SeenLines], Told | None]], ...]

# By YAML's style: "" is a value without quotes, the others are the signs that begin a value. A text below '|' is kept
# as it is.
_FOR_ALL: dict[str, _Rules] = {
    "": (("null", null), ("comment", comment)),
    '"': (("control-escape", control_escape),),
}
_FOR_NAMES: dict[str, _Rules] = {"": (("curly-name", curly_name),)}
_FOR_TEXTS: dict[str, _Rules] = {
    "": (("comment-line", comment_line), ("bullets", bullets)),
    '"': (("bullets", bullets),),
    "'": (("bullets", bullets),),
    ">": (("bullets", bullets),),
}
_STYLES = ("", '"', "'", ">", "|")
_ALL_FOR_NAMES = {style: _FOR_ALL.get(style, ()) + _FOR_NAMES.get(style, ()) for style in _STYLES}
_ALL_FOR_TEXTS = {style: _FOR_ALL.get(style, ()) + _FOR_TEXTS.get(style, ()) for style in _STYLES}

# The first characters of names that a rule may warn about, if no comment follows.
_FIRST_SIGNS = frozenset([sign[0] for sign in (*_NULL, *_CURLY)])


def check_values(mapping: Node, lines: SeenLines, warn: "Callable[[WarningRule, Told], None]") -> None:
    """Check how the values of a mapping are written; call *warn* for each likely mistake."""
    for key, value in pairs_of(mapping):
        scalars = value.items if isinstance(value, Branch) else [value]
        name = "" if isinstance(value, Branch) else key.value or ""
        for scalar in scalars:
            if isinstance(scalar, Branch):
                continue
            for rule, check in _rules_for(scalar, name, lines):
                if told := check(scalar, name, lines):
                    warn(rule, told)


def _rules_for(value: yaml.ScalarEvent, key: str, lines: SeenLines) -> _Rules:
    """The rules to apply to a value of *key*, or to one in a list."""
    if key == "text":
        return _ALL_FOR_TEXTS[value.style or ""]
    # In a large glossary most names are fine; one quick test is enough for them.
    if not value.style and value.value[:1] not in _FIRST_SIGNS and not lines.comments:
        return ()
    return _ALL_FOR_NAMES[value.style or ""]
