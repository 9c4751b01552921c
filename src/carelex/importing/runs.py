"""Cleans up runs of styled text: white space, line breaks, marks of footnotes."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from carelex.importing.tree import Run

BREAK = "\n"

# Invisible characters: places where a word may be broken, or remains of a copied file.
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
# One for each line: "1", "[1]", "(1)", "1, 2", "*", "†", "[a]", "[note 1]".
_NOTE_MARK = re.compile(
    r"[\[(]?(?:(?:foot)?note )?\d{1,3}[\])]?(?:\s*,\s*[\[(]?\d{1,3}[\])]?)*|[*†‡§]{1,3}|\[[a-z]{1,3}\]"
)


class Style(NamedTuple):
    """The style of text at one place in a document."""

    bold: bool = False
    italic: bool = False
    code: bool = False
    url: str | None = None
    is_note_mark: bool = False

    def run(self, text: str) -> Run:
        """Text in this style."""
        return Run(text, self.bold, self.italic, self.code, self.url, self.is_note_mark)


def in_one_line(text: str) -> str:
    """Text with every run of white space as one space, also at its ends, as HTML shows it."""
    if not text.isascii() and _INVISIBLE.search(text):
        text = _INVISIBLE.sub("", text)
    words = " ".join(text.split())
    if not words:
        return " " if text else ""
    return f"{' ' if text[0].isspace() else ''}{words}{' ' if text[-1].isspace() else ''}"


def tidied(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Runs without needless white space: one space between words, none beside a break or at the ends."""
    tidy: list[Run] = []
    end = BREAK
    for run in runs:
        text = re.sub(" *\n *", BREAK, run.text) if BREAK in run.text else run.text
        if end in (BREAK, " "):
            text = text.lstrip(" ")
        if not text:
            continue
        if text[0] == BREAK and end == " ":
            _strip_end(tidy, " ")
        end = text[-1]
        if tidy and tidy[-1][1:] == run[1:]:
            tidy[-1] = run._replace(text=tidy[-1].text + text)
        else:
            tidy.append(run if text is run.text else Run(text, *run[1:]))
    _strip_end(tidy, " \n")
    while tidy and not (text := tidy[0].text.lstrip(BREAK)):
        del tidy[0]
    if tidy and text is not tidy[0].text:
        tidy[0] = tidy[0]._replace(text=text)
    return tuple(tidy)


def _strip_end(runs: list[Run], characters: str) -> None:
    while runs and runs[-1].text[-1] in characters:
        text = runs[-1].text.rstrip(characters)
        if text:
            runs[-1] = runs[-1]._replace(text=text)
            return
        del runs[-1]


def paragraphs(runs: Iterable[Run]) -> Iterator[tuple[Run, ...]]:
    """Split runs at empty lines: two breaks or more."""
    whole = tidied(runs)
    if not any(BREAK in run.text for run in whole):
        if whole:
            yield whole
        return
    part: list[Run] = []
    for run in _parted_before_bold([*_breaks_together(whole)]):
        pieces = re.split("\n{2,}", run.text)
        for number, piece in enumerate(pieces):
            if number:
                yield from filter(None, [tidied(part)])
                part = []
            if piece:
                part.append(run._replace(text=piece))
    yield from filter(None, [tidied(part)])


def _parted_before_bold(runs: list[Run]) -> list[Run]:
    """Old pages have one entry a line, each beginning in bold: put an empty line between these."""
    ends = {n for n, (one, other) in enumerate(pairwise(runs)) if one.text[-1] == BREAK and other.bold > one.bold}
    if not runs[0].bold or not ends:
        return runs
    return [run._replace(text=run.text + BREAK) if n in ends else run for n, run in enumerate(runs)]


def _breaks_together(runs: Iterable[Run]) -> Iterator[Run]:
    """Move the breaks at the beginning of a run to the end of the run before: breaks in a row are then in one run."""
    last: Run | None = None
    for run in runs:
        breaks = len(run.text) - len(run.text.lstrip(BREAK))
        if last is not None:
            last = last._replace(text=last.text + run.text[:breaks])
            if breaks == len(run.text):
                continue
            yield last
            run = run._replace(text=run.text[breaks:])
        last = run
    if last is not None:
        yield last


def is_note_mark(text: str, before: str, *, is_link: bool) -> bool:
    """Whether a raised *text* marks a footnote; if not, it is a power ("m²") or an ordinal ("1st")."""
    if not _NOTE_MARK.fullmatch(text.strip()):
        return False
    last_word = before.rpartition(" ")[2]
    return is_link or not text.strip().isdigit() or len(last_word) > 3 or not last_word[-1:].isalnum()
