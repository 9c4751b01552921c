"""Recognises headings as names, each with the text below it."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import islice, pairwise, takewhile

from carelex.importing.candidates import Region
from carelex.importing.recognisers.following import Named, as_candidate, covered, first_part, following
from carelex.importing.tree import Block, Document, Kind, LeftOut, Reason, walk

# Entries. With fewer, their alphabetical order alone is not enough evidence.
_FEWEST_OF_ANY_LEVEL = 6
# Entries with a number. With fewer, one without a number may still be an entry.
_FEWEST_NUMBERED = 4


def propose(document: Document) -> Iterator[Region]:
    """Propose the headings of each level, with their texts, in groups; each higher heading begins a new group."""
    headings = [block for block in walk(document.root) if block.kind is Kind.HEADING and block.runs]
    for level in sorted({heading.level for heading in headings}):
        names = [heading for heading in headings if heading.level == level]
        stops = [heading for heading in headings if heading.level < level]
        entries = following(document.root, names, stops)
        below = [_heading_below(entry) for entry in entries]
        # "Meaning" may be below every name. A heading that is there only once is a name itself, below a title.
        times = Counter(text for text in below if text)
        titles = {entry.name.start for entry, text in zip(entries, below, strict=True) if text and times[text] == 1}
        if len(titles) * 2 < len(entries) and _are_in_order(entries):
            # The texts of some terms are so long that they have headings of their own.
            titles = set()
        for group in _groups(entries, stops):
            group = [entry for entry in group if entry.name.start not in titles]
            if group:
                last = _last_numbered(group)
                told = (LeftOut(entry.name.text, Reason.STRAY, entry.name.place) for entry in group[last:])
                candidates = tuple(map(as_candidate, group[:last]))
                yield Region(f"headings of level {level}", candidates, covered(group), tuple(told))
    yield from _of_any_level(document.root, headings)


def _last_numbered(entries: list[Named]) -> int:
    """How many entries there are up to the last numbered one, if all are numbered except some at the end."""
    numbers = [re.match(r"(\d{1,3})[.):]?\s", entry.name.text) for entry in entries]
    counted = [int(found[1]) for found in takewhile(bool, numbers) if found]
    is_counted = len(counted) >= _FEWEST_NUMBERED and all(after == one + 1 for one, after in pairwise(counted))
    return len(counted) if is_counted and not any(numbers[len(counted) :]) else len(entries)


def _of_any_level(root: Block, headings: list[Block]) -> Iterator[Region]:
    """Propose headings of all levels together if they are in alphabetical order; some choose a level for its looks."""
    entries = [entry for entry in following(root, headings) if entry.text and entry.name.level > 1]
    levels = sorted({entry.name.level for entry in entries})
    if len(levels) > 1 and len(entries) >= _FEWEST_OF_ANY_LEVEL and _are_in_order(entries):
        name = f"headings of levels {levels[0]} to {levels[-1]}"
        yield Region(name, tuple(map(as_candidate, entries)), covered(entries))


def _groups(entries: list[Named], stops: list[Block]) -> Iterator[list[Named]]:
    """Split the entries where there is a higher heading between them, or where another column of the page begins."""
    starts = [stop.start for stop in stops]
    group: list[Named] = []
    # The parts of the page that contain all names of the group.
    shared: tuple[int, ...] = ()
    for place, entry in enumerate(entries):
        number = bisect_right(starts, group[-1].name.start) if group else 0
        is_parted = group and number < len(starts) and starts[number] < entry.name.start
        depth = _same(shared, entry.holders)
        is_elsewhere = len(group) > 2 and depth < len(shared)
        if is_parted or (is_elsewhere and _ends_order(group, _column(entries, place, depth))):
            yield group
            group = []
        shared = entry.holders if not group else shared[: _same(shared, entry.holders)]
        group.append(entry)
    if group:
        yield group


def _column(entries: list[Named], place: int, depth: int) -> list[Named]:
    """The entries from *place* on that are in the same part of the page, deeper than the parts all others share."""
    first = entries[place]
    return [*takewhile(lambda entry: _same(entry.holders, first.holders) > depth, islice(entries, place, None))]


def _ends_order(group: list[Named], column: list[Named]) -> bool:
    """Whether a group is in alphabetical order, but would not be with the entries of a column."""
    return _are_in_order(group) and not _are_in_order([group[-1], *column])


def _same(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    """How many blocks contain both names, counted from the outermost."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _are_in_order(entries: list[Named]) -> bool:
    names = [entry.name.text.casefold() for entry in entries]
    return names == sorted(names)


def _heading_below(entry: Named) -> str:
    """The heading directly below a name, with no text between them; empty if there is none."""
    first = first_part(entry.text[0]) if entry.text else None
    return first.text.casefold() if first is not None and first.kind is Kind.HEADING else ""
