"""Reads the facts that come before the text of a page: YAML between "---", TOML between "+++"."""

import re
from typing import Any, NamedTuple

# In characters; front matter fits on a screen or two.
_LONGEST = 100_000


class FrontMatter(NamedTuple):
    """The facts of a page by their keys, and how many lines they take. kind: "yaml", "toml", or "" without facts."""

    facts: dict[str, Any]
    lines: int
    kind: str


_OPENINGS = {"---": "yaml", "+++": "toml"}


def split(text: str) -> FrontMatter:
    """Read the front matter of a page; the facts are empty if it cannot be read."""
    first = re.match(r"(?:\s*\n)?(---|\+\+\+)[ \t]*\r?\n", text)
    if not first:
        return FrontMatter({}, 0, "")
    closing = "---|\\.\\.\\." if first[1] == "---" else "\\+\\+\\+"
    last = re.compile(rf"^(?:{closing})[ \t]*\r?$", re.MULTILINE).search(text, first.end())
    if not last or last.start() - first.end() > _LONGEST:
        return FrontMatter({}, 0, "")
    kind = _OPENINGS[first[1]]
    inner = text[first.end() : last.start()]
    facts = _yaml(inner) if kind == "yaml" else _toml(inner)
    if facts is None:
        # A line between two rows of dashes may be part of the text, unless it has a key.
        if not re.search(r"^\s*[\w-]+\s*[:=]", inner, re.MULTILINE):
            return FrontMatter({}, 0, "")
        facts = {}
    return FrontMatter(facts, text.count("\n", 0, last.end()) + 1, kind)


def _yaml(text: str) -> dict[str, Any] | None:
    import yaml

    # Repeated anchors in YAML can fill the memory; front matter needs none.
    if re.search(r"(?:^|[\s\[{,:-])[&*][\w-]+", text) and re.search(r"(?:^|[\s\[{,:-])\*[\w-]+", text):
        return None
    try:
        found = yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    except (yaml.YAMLError, RecursionError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def _toml(text: str) -> dict[str, Any] | None:
    import tomllib

    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        return None
