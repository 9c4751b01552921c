"""Reads the cells of a table as names, texts, lists of names and notes."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from carelex.importing.tables.grid import is_link, words_of
from carelex.importing.tables.values import is_placeholder, looks_short
from carelex.importing.tree import Block, Kind, Run, plain, walk


class Name(NamedTuple):
    """A name in a cell, and what is below it there: an abbreviation, other names."""

    runs: tuple[Run, ...] = ()
    abbreviation: str = ""
    other_names: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The name in one line."""
        return plain(self.runs)


def name_in(cell: Block | None) -> Name:
    """The name in a cell, on however many lines."""
    if cell is None or not cell.blocks:
        return Name()
    only = cell.blocks[0]
    if len(cell.blocks) == 1 and len(only.runs) == 1 and not only.blocks and "\n" not in only.runs[0].text:
        # Nearly all names are on one line.
        return Name(only.runs)
    lines = [*_lines(cell)]
    if not lines:
        return Name()
    if len(lines) > 1 and any(block.kind is Kind.LIST for block in cell.blocks):
        return Name(lines[0], other_names=tuple(map(plain, lines[1:])))
    first, *others = lines
    abbreviation = ""
    for line in others:
        words = plain(line)
        if looks_short(words.strip("()[]")) and not abbreviation and not looks_short(plain(first)):
            abbreviation = words.strip("()[]")
        else:
            first = (*first, Run(" "), *line)
    return Name(first, abbreviation)


def _lines(cell: Block) -> Iterator[tuple[Run, ...]]:
    """The lines of a cell: its paragraphs, and those that the author broke them into."""
    for block in walk(cell):
        line: list[Run] = []
        for run in block.runs:
            first, *others = run.text.split("\n")
            line.append(run._replace(text=first))
            for other in others:
                if plain(line):
                    yield tuple(line)
                line = [run._replace(text=other)]
        if plain(line):
            yield tuple(line)


def text_in(cell: Block | None) -> tuple[Block, ...]:
    """The blocks of a text; empty if the cell only says that there is none."""
    return cell.blocks if cell is not None and cell.blocks and not is_placeholder(words_of(cell)) else ()


def names_in(cell: Block | None) -> tuple[str, ...]:
    """The names in a cell that lists some: one on each line, or separated by ; , | / or "or"."""
    if cell is None or not cell.blocks:
        return ()
    lines = [plain(line) for line in _lines(cell)]
    names = [name for line in lines for name in _parted(line)]
    return tuple(dict.fromkeys(name for name in names if not is_placeholder(name)))


def _parted(line: str) -> list[str]:
    # The words in brackets are one name, or a remark about it.
    for mark in (r"\s*[;|•]\s*", r"\s*,\s+(?:or\s+|and\s+)?|,(?=[^\d\s])", r"\s+/\s+|\s+or\s+|(?<=\w{3})/(?=\w{3})"):
        parts = [part for part in re.split(rf"(?:{mark})(?![^()]*\))", line) if part.strip()]
        if len(parts) > 1:
            return [name for part in parts for name in _parted(part.strip())]
    return [re.sub(r"^[-–—*·]\s+", "", line.strip(" ,;."))]


def abbreviations_in(cell: Block | None) -> tuple[str, ...]:
    """The abbreviations in a cell, without brackets around them."""
    if cell is None or not cell.blocks:
        return ()
    found: list[str] = []
    for line in _lines(cell):
        bare = plain(line).strip("()[] ")
        parts = re.split(r"\s*[;,|]\s*|\s+(?:or|/)\s+|(?<=\w{2})/(?=\w{2})", bare)
        found += [part.strip("()[]") for part in parts]
    return tuple(dict.fromkeys(part for part in found if not is_placeholder(part)))


def note_in(cell: Block | None, label: str) -> str:
    """The words of a cell as a note with its label: "Origin: Care law"."""
    if cell is None or not cell.blocks:
        return ""
    words = _with_addresses(cell)
    if is_placeholder(words):
        return ""
    return f"{label}: {words}" if label else words


def _with_addresses(cell: Block) -> str:
    """The words of a cell; for a link, its address, if the cell holds nothing else."""
    runs = [run for block in walk(cell) for run in block.runs if run.text.strip()]
    if not is_link(cell):
        return words_of(cell)
    written = (run.text.strip() if run.url is None else run.url for run in runs)
    addresses = [address for address in written if re.match(r"https?://|mailto:|www\.", address, re.IGNORECASE)]
    if addresses:
        return " ".join(dict.fromkeys(addresses))
    # A link to nowhere says nothing.
    return words_of(cell) if any(run.url and run.url != "#" for run in runs) else ""


def anchors_in(block: Block) -> tuple[str, ...]:
    """The ids by which links lead to a row or into it."""
    return tuple(dict.fromkeys(anchor for inner in walk(block) for anchor in inner.anchors))
