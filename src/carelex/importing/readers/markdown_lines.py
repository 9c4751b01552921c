"""Gives the rules for blocks of Markdown the lines that they read, and adds the tokens that they make."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock

# How deep texts may be nested: deeper ones are read as plain paragraphs.
_DEEPEST = 12


class Lines:
    """The lines of the part that is read, without the marks of the quote or item around it."""

    def __init__(self, state: "StateBlock", last: int) -> None:
        self._state = state
        self.last = last

    def __getitem__(self, number: int) -> str:
        if number >= self.last:
            return ""
        return self._state.getLines(number, number + 1, self._state.blkIndent, False).rstrip("\r\n ")

    def is_blank(self, number: int) -> bool:
        """Whether a line is empty or does not exist."""
        return number >= self.last or not self[number].strip()


def read_within(state: "StateBlock", lines: Sequence[str], first: int) -> None:
    """Read lines that are within a block; *first* is the number of the first."""
    depth = state.env.get("depth", 0)
    tokens: list[Any] = []
    if depth >= _DEEPEST:
        add_inline(state, "p", " ".join(" ".join(lines).split()), first)
        return
    state.env["depth"] = depth + 1
    state.md.block.parse("\n".join(lines), state.md, state.env, tokens)
    state.env["depth"] = depth
    for token in tokens:
        if token.map:
            token.map = [token.map[0] + first, token.map[1] + first]
    state.tokens.extend(tokens)


def add(state: "StateBlock", kind: str, tag: str, nesting: int, line: int | None = None, **attributes: str) -> None:
    """Add a token that opens or closes an element."""
    token = state.push(kind, tag, nesting)  # type: ignore[arg-type]
    token.block = True
    token.attrs = dict(attributes)
    if line is not None:
        token.map = [line, line + 1]


def add_inline(state: "StateBlock", tag: str, text: str, line: int, **attributes: str) -> None:
    """Add an element with words."""
    add(state, f"{tag}_open", tag, 1, line, **attributes)
    token = state.push("inline", "", 0)
    token.content, token.map, token.children = text, [line, line + 1], []
    add(state, f"{tag}_close", tag, -1)


def add_html(state: "StateBlock", html: str, line: int) -> None:
    """Add HTML unchanged."""
    token = state.push("html_block", "", 0)
    token.content, token.map = html, [line, line + 1]
