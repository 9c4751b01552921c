"""Keeps track of the open fields in a Word document: links of the older kind, tables of contents."""

import re


class Fields:
    """The instruction of each open field, the outermost first, and whether its result is now being read."""

    def __init__(self) -> None:
        self._open: list[tuple[str, bool]] = []

    def mark(self, kind: str) -> None:
        """Handle the mark for the beginning of a field, the beginning of its result, or its end."""
        if kind == "begin":
            self._open.append(("", False))
        elif kind == "separate" and self._open:
            self._open[-1] = (self._open[-1][0], True)
        elif kind == "end" and self._open:
            self._open.pop()

    def instruct(self, text: str) -> None:
        """Add text to the instruction of the innermost field."""
        if self._open:
            what, is_result = self._open[-1]
            self._open[-1] = (what + text, is_result)

    def end_paragraph(self) -> None:
        """Close the fields without a result: no instruction continues in the next paragraph."""
        while self._open and not self._open[-1][1]:
            self._open.pop()

    @property
    def is_text(self) -> bool:
        """Whether the words being read are text: no instruction, and no entry for an index (XE, TC)."""
        return all(is_result and not re.match(r"\s*(?:XE|TC|RD|TA)\b", what) for what, is_result in self._open)

    @property
    def is_contents(self) -> bool:
        """Whether the words being read are in a table of contents."""
        return any(re.match(r"\s*(?:TOC|INDEX|TOA)\b", what) for what, _ in self._open)

    @property
    def address(self) -> str:
        """The address of the open link; empty if none is open."""
        for what, _ in reversed(self._open):
            if found := re.match(r'\s*HYPERLINK\s+(\\l\s+)?"([^"]*)"(?:\s+\\l\s+"([^"]*)")?', what):
                place = found[3] or ""
                return f"#{found[2]}" if found[1] else f"{found[2]}#{place}" if place else found[2]
        return ""
