"""Writes names and texts as YAML, in quotes only if needed, so that every reader gets them back exactly."""

import re
from functools import lru_cache
from typing import Any

from carelex.glossary.characters import LINE_BREAK

# Text that YAML 1.2 reads as a number, or YAML 1.1 as yes or no.
_OTHER_THAN_TEXT = re.compile(
    r"[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:e[-+]?\d+)?|0[box][\da-f]+|[yn]|[-+]?\.inf|\.nan", re.IGNORECASE
)
# Signs that begin something other than text, and signs that end a text.
_SIGN_AT_START = re.compile(r"[-?:,\[\]{}#&*!|>'\"%@`=~\s]")
_ENDS_TEXT = re.compile(r":(?:\s|$)|\s#|\s$")
_IN_LIST = re.compile(r'[,\[\]{}:?"]')
# Characters that a block of lines cannot hold exactly: line ends other than a line feed, and those that YAML does not
# allow. Also those that reverse the reading direction, so that an editor or terminal would show a different text.
_NOT_IN_BLOCK = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)


def on_one_line(text: str, *, in_list: bool = False) -> str:
    """Write *text* as a value on one line, in quotes if it needs them.

    in_list: it is within the brackets of a list.
    """
    return text if _is_plain(text, in_list=in_list) else quoted(text)


def quoted(text: str) -> str:
    """Write *text* in quotes, of the kind that needs the fewest escapes."""
    if text.isprintable() and ('"' in text or "\\" in text) and "'" not in text:
        return f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{"".join(char if char.isprintable() else _escape(char) for char in escaped)}"'


def in_lines(text: str, *, ends_with_break: bool = False) -> list[str]:
    """Write a *text* of several lines: the mark after its key, and its lines, to be indented by two characters.

    A text that such a block cannot hold becomes one line, in quotes.
    ends_with_break: the reader removes the last line break.
    """
    if not text or text.endswith("\n") or text.startswith("\n") or _NOT_IN_BLOCK.search(text):
        return [quoted(text)]
    # White space at the very beginning would be read as an indent.
    mark = "|" + ("2" if text[0] in " \t" else "") + ("" if ends_with_break else "-")
    return [mark, *text.split("\n")]


def _is_plain(text: str, *, in_list: bool) -> bool:
    if not text or not text.isprintable() or _SIGN_AT_START.match(text) or _ENDS_TEXT.search(text):
        return False
    if (in_list and _IN_LIST.search(text)) or LINE_BREAK.search(text) or text.startswith("..."):
        return False
    return not _OTHER_THAN_TEXT.fullmatch(text) and _is_text_to_yaml(text)


def _is_text_to_yaml(text: str) -> bool:
    """Whether a YAML reader that knows numbers, dates, yes and no reads a value without quotes as text."""
    import yaml

    return bool(_resolver().resolve(yaml.ScalarNode, text, (True, False)) == "tag:yaml.org,2002:str")


@lru_cache(maxsize=1)
def _resolver() -> Any:
    from yaml.resolver import Resolver

    return Resolver()


def _escape(char: str) -> str:
    code = ord(char)
    if 0xD800 <= code < 0xE000:
        # Half a character (a surrogate) cannot be written.
        return "\ufffd"
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
