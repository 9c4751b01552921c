"""Shows what a newer document changes in a glossary: new, changed word by word, and gone."""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from carelex.importing import ChangedReference, ChangedTerm, GoneTerm, NewTerm
from carelex.render.page import Page, safe

if TYPE_CHECKING:
    from collections.abc import Callable

    from carelex.importing import Change, Sense, Update
    from carelex.model import Definition, Term

    _Mark = Callable[[str], str]

# The marks of new and removed text, and the colours of a terminal.
_NEW, _GONE = ("{+", "+}"), ("[-", "-]")
_GREEN, _RED, _BOLD, _PLAIN = "\x1b[32m", "\x1b[31m", "\x1b[1m", "\x1b[0m"


def render_changes(update: "Update", page: Page) -> Iterator[str]:
    """Write the changes in the order of the glossary's own document, each under the name of its term."""
    marks = _Marks(page.color)
    for field, value in update.source_fields.items():
        known = getattr(update.before, field)
        yield f"{marks.name(f'source {update.source.id}')}: {field}\n"
        yield f"  {marks.gone(safe(known)) if known else ''}{marks.new(safe(value)) if value else ''}\n\n"
    if update.before is None:
        yield f"{marks.name(f'source {update.source.id}')}: new\n  {marks.new(safe(update.source.name))}\n\n"
    yield from render_term_changes(update.changes, page)


def render_term_changes(changes: "Iterable[Change]", page: Page) -> Iterator[str]:
    """Write what is new, changed and gone, term by term."""
    marks = _Marks(page.color)
    for change in changes:
        yield from _change(change, marks)
        yield "\n"


KEY_TO_MARKS = "New words are between {} and {}; words that are gone are between {} and {}.".format(*_NEW, *_GONE)
"""Explains the marks to a reader."""


def between_words(pieces: Iterable[str], width: int) -> Iterator[str]:
    """Break lines that are wider than *width*, between words; further lines get the indent of the first."""
    for piece in pieces:
        for line in piece.splitlines():
            yield from _broken(line, max(1, width))


def _broken(line: str, width: int) -> Iterator[str]:
    indent = line[: len(line) - len(line.lstrip(" "))]
    begun = ""
    for word in line.split(" "):
        longer = f"{begun} {word}" if begun else f"{indent}{word}" if word else ""
        if begun and _columns(longer) > width:
            yield f"{begun}\n"
            longer = f"{indent}{word}"
        begun = longer
    yield f"{begun}\n"


def _columns(text: str) -> int:
    """The columns that *text* takes in a terminal; colours take none."""
    from rich.cells import cell_len

    return cell_len(re.sub(r"\x1b\[\d+m", "", text))


def summary_of(changes: "Sequence[Change]", same: int) -> str:
    """Say in one line how much changes. same: how many terms are unchanged."""
    kinds = {
        "new": sum(isinstance(change, NewTerm) for change in changes),
        "changed": sum(isinstance(change, (ChangedTerm, ChangedReference)) for change in changes),
        "gone": sum(isinstance(change, GoneTerm) for change in changes),
    }
    parts = [f"{number:,} {kind}" for kind, number in kinds.items()]
    return f"{', '.join(parts)}, {same:,} unchanged"


def _change(change: "Change", marks: "_Marks") -> Iterator[str]:
    match change:
        case NewTerm(term, _):
            yield f"{marks.name(safe(term.name))}: new\n"
            yield from _whole(term, marks.new)
        case GoneTerm(_, term):
            yield f"{marks.name(safe(term.name))}: gone\n"
            yield from _whole(term, marks.gone)
        case ChangedReference(_, before, after):
            yield f"{marks.name(safe(before.name))}: changed\n"
            yield from _whole(before, marks.gone)
            yield from _whole(after, marks.new)
        case ChangedTerm(_, term, senses):
            yield f"{marks.name(safe(term.name))}: {_what_changed(senses)}\n"
            for sense in senses:
                if not sense.is_same:
                    yield from _sense(sense, marks)


def _what_changed(senses: "Sequence[Sense]") -> str:
    """Say of a term that is there already that its texts change, or that a source adds one."""
    added = [sense.after for sense in senses if not sense.is_same and sense.before is None and sense.after]
    if len(added) < sum(not sense.is_same for sense in senses) or any(sense.is_same for sense in senses):
        return "changed"
    return f"a definition by {safe(added[0].source.name)} is new"


def _whole(term: "Term", mark: "_Mark") -> Iterator[str]:
    if term.see:
        yield f"  {mark(f'see {safe(term.see)}')}\n"
    for definition in term.definitions:
        for paragraph in _paragraphs(definition):
            yield f"  {mark(safe(paragraph))}\n"


def _sense(sense: "Sense", marks: "_Marks") -> Iterator[str]:
    before, after = sense.before, sense.after
    if before is None or after is None:
        mark = marks.new if after else marks.gone
        for paragraph in _paragraphs(after or before):
            yield f"  {mark(safe(paragraph))}\n"
        return
    if before.headword != after.headword:
        yield f"  {marks.difference(before.headword, after.headword)}\n"
    if before.text != after.text:
        yield f"  {marks.difference(before.text.strip(), after.text.strip())}\n"


def _paragraphs(definition: "Definition | None") -> list[str]:
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", definition.text.strip())] if definition else []


class _Marks:
    """Marks what is new and what is gone, in brackets, and in colours if there are any."""

    def __init__(self, in_color: bool) -> None:
        self._in_color = in_color

    def name(self, text: str) -> str:
        return f"{_BOLD}{text}{_PLAIN}" if self._in_color else text

    def new(self, text: str) -> str:
        return self._marked(text, _GREEN, _NEW)

    def gone(self, text: str) -> str:
        return self._marked(text, _RED, _GONE)

    def difference(self, before: str, after: str) -> str:
        """One text turned into another: common words once, the others marked."""
        old, new = _words(before), _words(after)
        pieces: list[str] = []
        for _, old_start, old_end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            gone, come = "".join(old[old_start:old_end]), "".join(new[new_start:new_end])
            if gone == come:
                pieces.append(_indented(gone))
                continue
            pieces += [self._around(gone, self.gone), self._around(come, self.new)]
        return "".join(pieces)

    def _around(self, text: str, mark: "_Mark") -> str:
        """Mark the words, but not the spaces at their ends."""
        words = text.strip()
        if not words:
            return _indented(text)
        start = len(text) - len(text.lstrip())
        return f"{_indented(text[:start])}{mark(_indented(words))}{_indented(text[start + len(words) :])}"

    def _marked(self, text: str, color: str, brackets: tuple[str, str]) -> str:
        # Keep the brackets in colour too: not everybody can tell red from green.
        marked = f"{brackets[0]}{text}{brackets[1]}"
        return f"{color}{marked}{_PLAIN}" if self._in_color else marked


def _words(text: str) -> list[str]:
    """Words and the spaces between them; together they are the text."""
    return re.findall(r"\S+|\s+", text)


def _indented(text: str) -> str:
    return re.sub(r"\n(?=[^\n])", "\n  ", safe(text))
