"""Removes what only marks a name, such as bullets, numbers, quotes and colons; splits lists of names."""

import re
import unicodedata
from collections.abc import Iterable

from carelex.importing.plain_blocks import lines_of, text_of
from carelex.importing.tree import Run
from carelex.names import same_name


def name_of(runs: Iterable[Run]) -> str:
    """The name in some runs, in one line, without the bullet, number or colon that marks it."""
    return bare_name(" ".join(text_of(line) for line in lines_of(runs)))


def is_a_name(name: str) -> bool:
    """Whether there is a name at all: not a dash, nor "N/A"."""
    return any(map(str.isalnum, name)) and same_name(name) not in _NOTHING


_NOTHING = frozenset("n/a na none nil - tbc tbd".split())


def has_open_bracket(part: str) -> bool:
    """Whether *part* begins or ends within brackets of any kind."""
    return any(part.count(left) != part.count(right) for left, right in ("()", "[]", "{}"))


def _split_outside_brackets(mark: str, field: str) -> list[str]:
    """Split a field at each *mark* that is not within brackets; at each, if a bracket is never closed."""
    parts, start, depth = [], 0, 0
    for found in re.finditer(rf"(?P<left>[(\[{{])|(?P<right>[)\]}}])|{mark}", field):
        if found["left"] or found["right"]:
            depth = max(0, depth + (1 if found["left"] else -1))
        elif not depth:
            parts.append(field[start : found.start()])
            start = found.end()
    return re.split(mark, field) if depth else [*parts, field[start:]]


def names_in(field: str) -> list[str]:
    """The names in a field with one or more: separated by semicolons, bars, breaks, or commas in a plain list.

    What is within brackets stays together.
    """
    parts = [part.strip() for part in _split_outside_brackets(r"\s*[;|\n\t•]\s*|\s+/\s+", field)]
    return [name for part in parts for name in _parted_by_commas(part) if name]


MOST_WORDS_OF_LISTED = 5


def _parted_by_commas(field: str) -> list[str]:
    parts = [part.strip() for part in _split_outside_brackets(r",(?!\d)\s*|\s+or\s+", field)]
    is_list = len(parts) > 1 and all(
        part and len(part.split()) <= MOST_WORDS_OF_LISTED and not re.search(r"\band\b", part) for part in parts
    )
    return [part.removeprefix("or ") for part in parts] if is_list else [field]


# Marks around a name that are no part of it.
_BEFORE = re.compile(
    r"[\s;•·▪◦●■➢*–—¶#›»>-]+(?=\S)|\(?\d{1,3}(?:\.\d{1,3}){0,4}[.)]\s+(?=\S)|\d{1,3}(?:\.\d{1,3}){1,4}\s+(?=[^\W\d_]|[‘“\"'])"
)
_BEHIND = re.compile(r"[\s:;,=¶#*†‡–—-]+$")


def bare_name(name: str) -> str:
    """A name without the marks around it."""
    bare = _without_picture(_BEHIND.sub("", name.strip()))
    before = _BEFORE.match(bare)
    if before and any(map(str.isalpha, bare[before.end() :])):
        bare = bare[before.end() :]
    if bare.endswith(".") and not re.search(
        r"(?:^|[\s.(])(?:[^\W\d_]{1,2}|etc|inc|ltd|plc|co|dept|no|vs|st|mr|mrs)\.$", bare, re.IGNORECASE
    ):
        bare = bare.rstrip(". ")
    return bare.strip() or name.strip()


def _without_picture(name: str) -> str:
    """A name without the small pictures before it, "🏠"."""
    end = next((n for n, char in enumerate(name) if not _is_picture(char)), 0)
    return name[end:].lstrip()


def _is_picture(char: str) -> bool:
    # Earlier signs of this kind may begin a name: "°C".
    return char >= "\u2190" and (unicodedata.category(char) == "So" or char in "\u200d\ufe0f")


_QUOTES = {"'": "'", '"': '"', "‘": "’", "“": "”", "«": "»", "`": "`"}


def unquoted(name: str) -> str:
    """A name without quotes around the whole."""
    if len(name) > 2 and _QUOTES.get(name[0]) == name[-1] and not set(name[1:-1]) & {name[0], name[-1]}:
        return name[1:-1].strip()
    return name


def quoted_names(name: str) -> list[str]:
    """The names in a list where each has quotes: 'DC' or 'DoC'."""
    if name[:1] not in _QUOTES:
        return []
    one = "|".join(f"{re.escape(left)}[^{right}]+{re.escape(right)}" for left, right in _QUOTES.items())
    if not re.fullmatch(rf"(?:{one})(?:\s*(?:,|/|;|\bor\b|\band\b)+\s*(?:{one}))+", name):
        return []
    return [unquoted(quoted) for quoted in re.findall(one, name)]
