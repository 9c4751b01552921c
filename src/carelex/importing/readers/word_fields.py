"""The fields of a Word document that are open while its text is read: links of the older kind, tables of contents."""

import re


class Fields:
    """What each open field is to do, the outermost first, and whether its result is read now."""

    def __init__(self) -> None:
        self._open: list[tuple[str, bool]] = []

    def mark(self, kind: str) -> None:
        """Take note of the beginning of a field, of its result, or of its end."""
        if kind == "begin":
            self._open.append(("", False))
        elif kind == "separate" and self._open:
            self._open[-1] = (self._open[-1][0], True)
        elif kind == "end" and self._open:
            self._open.pop()

    def instruct(self, text: str) -> None:
        """Take note of what the innermost field is to do."""
        if self._open:
            what, is_result = self._open[-1]
            self._open[-1] = (what + text, is_result)

    def end_paragraph(self) -> None:
        """Close the fields whose results never began: no instruction goes on from paragraph to paragraph."""
        while self._open and not self._open[-1][1]:
            self._open.pop()

    @property
    def is_text(self) -> bool:
        """Whether what is read is no instruction, and no entry for an index (XE, TC)."""
        return all(is_result and not re.match(r"\s*(?:XE|TC|RD|TA)\b", what) for what, is_result in self._open)

    @property
    def is_contents(self) -> bool:
        """Whether what is read is a table of contents."""
        return any(re.match(r"\s*(?:TOC|INDEX|TOA)\b", what) for what, _ in self._open)

    @property
    def address(self) -> str:
        """Where a link leads that is open; empty where none is."""
        for what, _ in reversed(self._open):
            if found := re.match(r'\s*HYPERLINK\s+(\\l\s+)?"([^"]*)"(?:\s+\\l\s+"([^"]*)")?', what):
                place = found[3] or ""
                return f"#{found[2]}" if found[1] else f"{found[2]}#{place}" if place else found[2]
        return ""
