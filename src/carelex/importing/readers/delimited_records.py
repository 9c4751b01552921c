"""Splits the text of a CSV or TSV file into records of cells, and finds out which delimiter it uses."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

from carelex.importing.tables import has_heads

Record = tuple[int, list[str]]
"""The number of the line where the record begins, and its cells."""


class Form(NamedTuple):
    """How the records of a text are written.

    delimiter: the character between cells. start, first_line: where the first record begins. width: the number of
    cells in a record, if known, and else 0; a comma too many then belongs to the text. comments: the lines before the
    first record, with their numbers.
    """

    delimiter: str
    start: int = 0
    first_line: int = 1
    width: int = 0
    comments: tuple[tuple[int, str], ...] = ()


# In order of preference if two are equally likely.
_DELIMITERS = ("\t", ";", "|", ",")
# How many records to look at.
_SAMPLE = 300


def form_of(text: str, delimiter: str | None = None) -> Form:
    """Find out the delimiter of *text*, and where its records begin."""
    said = re.match(r'"?sep=(.)"?\n', text)
    if said:
        return _with_width(text, Form(said[1], said.end(), 2))
    if delimiter and delimiter not in text[:10_000]:
        delimiter = None
    likeliest = max(_DELIMITERS if delimiter is None else (delimiter,), key=lambda mark: _likelihood(text, mark))
    return _with_width(text, _after_comments(text, Form(likeliest)))


def _likelihood(text: str, delimiter: str) -> float:
    """How likely a delimiter is: the best gives most rows several cells, and all rows the same number."""
    form = _after_comments(text, Form(delimiter))
    rows = [cells for _, cells in islice(records(text, form), _SAMPLE) if any(map(str.strip, cells))]
    if not rows:
        return 0
    counts = Counter(map(len, rows))
    parted = sum(times for count, times in counts.items() if count > 1) / len(rows)
    alike = max((times for count, times in counts.items() if count > 1), default=0) / len(rows)
    return parted * alike + has_heads(rows[:10])


def _after_comments(text: str, form: Form) -> Form:
    """The form with the comments before the first record: lines that begin with "#" and are no record."""
    start, line, comments = form.start, form.first_line, []
    while text.startswith("#", start):
        end = text.find("\n", start)
        comment = text[start : end if end >= 0 else len(text)]
        if end < 0 or not _is_comment(comment, text[end + 1 : end + 1 + 2_000], form.delimiter):
            break
        comments.append((line, comment.lstrip("# ").strip()))
        start, line = end + 1, line + 1
    return form._replace(start=start, first_line=line, comments=tuple(comments))


def _is_comment(line: str, below: str, delimiter: str) -> bool:
    """Whether a line that begins with "#" is a comment; "#" may also be the head of a column of numbers."""
    if line.count(delimiter) == 0:
        return True
    next_line = below.partition("\n")[0]
    return (
        line.startswith("# ") and not next_line.startswith("#") and line.count(delimiter) != next_line.count(delimiter)
    )


def _with_width(text: str, form: Form) -> Form:
    """The form with the number of cells in a record: as many as there are heads, if most records have no more."""
    if form.delimiter not in ",;":
        return form
    rows = [_without_empty_end(cells) for _, cells in islice(records(text, form), _SAMPLE)]
    heads = next((cells for cells in rows[:10] if has_heads([cells])), None)
    if heads is not None:
        longer = sum(len(cells) > len(heads) for cells in rows)
        return form._replace(width=len(heads)) if longer * 2 < len(rows) or len(heads) == 2 else form
    # A table without heads has two cells in most records; in the others, a space follows the comma of a sentence.
    longer_rows = [cells for cells in rows if len(cells) > 2]
    goes_on = all(cell.startswith(" ") for cells in longer_rows for cell in cells[2:])
    pairs = sum(len(cells) == 2 for cells in rows)
    return form._replace(width=2) if longer_rows and goes_on and pairs * 2 > len(rows) else form


def _without_empty_end(cells: Sequence[str]) -> list[str]:
    end = len(cells)
    while end and not cells[end - 1].strip():
        end -= 1
    return list(cells[:end])


def records(text: str, form: Form) -> Iterator[Record]:
    """The records of *text*, whose lines end with line feeds, including empty ones and those without a delimiter."""
    at, line, size = form.start, form.first_line, len(text)
    while at < size:
        end = text.find("\n", at)
        end = end if end >= 0 else size
        if text.find('"', at, end) < 0:
            cells = text[at:end].split(form.delimiter)
        else:
            cells, end = _quoted(text, at, form.delimiter)
        yield line, _finished(cells, form)
        line += 1 + text.count("\n", at, end)
        at = end + 1


def _quoted(text: str, at: int, delimiter: str) -> tuple[list[str], int]:
    """The cells of a record with quotes, and where it ends.

    A quote belongs to the text if it does not begin its cell, or if the cell goes on after the closing
    quote: 24" rail, "the bill" as most call it.
    """
    cell, size, cells = _cell(delimiter), len(text), []
    while True:
        found = cell.match(text, at)
        assert found
        cells.append(found[1].replace('""', '"') if found[1] is not None else found[2])
        at = found.end()
        if at >= size or text[at] == "\n":
            return cells, at
        at += 1


@cache
def _cell(delimiter: str) -> re.Pattern[str]:
    mark = re.escape(delimiter)
    return re.compile(rf' *"((?>[^"]*(?:""[^"]*)*))" *(?={mark}|\n|\Z)|([^{mark}\n]*)')


def _finished(cells: list[str], form: Form) -> list[str]:
    """The cells without what programs add to them, and no more cells than columns."""
    if form.width and len(cells) > form.width and any(map(str.strip, cells[form.width :])):
        # Extra cells are parts of the last column, which usually holds the text, without quotes.
        cells = [*cells[: form.width - 1], form.delimiter.join(cells[form.width - 1 :])]
    return [_without_escapes(cell) if "\\" in cell or cell.startswith("=") else cell for cell in cells]


def _without_escapes(cell: str) -> str:
    if found := re.fullmatch(r'="(.*)"', cell, re.DOTALL):
        # Excel writes a number that it must not change as ="001".
        return found[1]
    if re.search(r"(?:^|\W)[A-Za-z]:\\|^\\\\", cell):
        # The path of a file.
        return cell
    return re.sub(r"\\r\\n|\\n|\\r", "\n", cell)
