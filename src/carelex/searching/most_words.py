"""Finds the entries that have most of a search's words, if no definition has all; rare words count more."""

from collections.abc import Iterator, Sequence
from math import log
from typing import NamedTuple

from carelex.lookup import EntryKey
from carelex.searching.asked import Searchable
from carelex.searching.entries import NamedSo, entry_at, named_so
from carelex.searching.found import FoundEntry, found_entry
from carelex.searching.ranking import best_entries
from carelex.searching.readings import Reading
from carelex.searching.scattered import scattered

# For each entry shown, this many that have the words in several definitions are compared.
_COMPARED = 10


class Partly(NamedTuple):
    """The best *entries* of those that have most of the words, and how many there are in all."""

    entries: Sequence[FoundEntry]
    total: int = 0


def with_most(readings: Sequence[Reading], where: Searchable, limit: int, *, all_of: bool) -> Partly:
    """Find the entries whose definitions together have most of *readings*; those with the rarest words come first.

    all_of: find only entries that have all.
    """
    lexicon = where.scope.lexicon
    where = where._replace(scope=where.scope.definitions)
    counts = [asked.scope.count(asked.expression) for asked in (where.with_all([reading]) for reading in readings)]
    order = sorted(range(len(readings)), key=lambda number: counts[number])
    having = _having_most([readings[number] for number in order], where, len(readings) if all_of else 1)
    whole = sum(index.definition_count for index in lexicon.indexes)
    rarities = [log(1 + (whole - count + 0.5) / (count + 0.5)) for count in counts]
    groups: dict[tuple[int, ...], set[EntryKey]] = {}
    for key, places in having.items():
        groups.setdefault(tuple(sorted(order[place] for place in places)), set()).add(key)
    entries: list[FoundEntry] = []
    for numbers in sorted(groups, key=lambda numbers: (-sum(rarities[number] for number in numbers), numbers)):
        missing = [str(reading.wanted) for number, reading in enumerate(readings) if number not in numbers]
        some = [readings[number] for number in numbers]
        entries += _with_these(some, groups[numbers], where, limit - len(entries), missing)
        if len(entries) >= limit:
            break
    return Partly(entries, len(having))


def _having_most(readings: Sequence[Reading], where: Searchable, least: int) -> dict[EntryKey, list[int]]:
    """Find the entries that have most of *readings*, at least *least*, and which ones these are."""
    most = max(least, _together(readings, where))
    having: dict[EntryKey, list[int]] = {}
    for place, reading in enumerate(readings):
        asked = where.with_all([reading])
        # An entry that has none of the words so far can only be among the best if enough words are left.
        is_enough = len(readings) - place >= most
        for key in asked.scope.keys_of_entries(asked.expression):
            if is_enough or key in having:
                places = having.setdefault(key, [])
                places.append(place)
                most = max(most, len(places))
    return {key: places for key, places in having.items() if len(places) == most}


def _together(readings: Sequence[Reading], where: Searchable) -> int:
    """How many of *readings*, counted from the last, a single definition has."""
    for number in range(1, len(readings) + 1):
        asked = where.with_all(readings[-number:])
        if not asked.scope.count(asked.expression):
            return number - 1
    return len(readings)


def _with_these(
    readings: Sequence[Reading], keys: set[EntryKey], where: Searchable, limit: int, missing: Sequence[str]
) -> Iterator[FoundEntry]:
    """The best of *keys* that have *readings*: first those with a definition that has all of them."""
    lexicon = where.scope.lexicon
    asked = where.with_all(readings)
    named = named_so([reading.wanted for reading in readings], lexicon)
    best = best_entries(asked, named, limit)
    for entry in best.entries:
        yield found_entry(entry, asked, named, missing)
    if len(best.entries) < limit and best.total < len(keys):
        others = sorted(keys - asked.scope.keys_of_entries(asked.expression))[: _COMPARED * limit]
        in_several = scattered(
            [entry_at(key, lexicon) for key in others], [where.with_all([each]) for each in readings]
        )
        any_of_them = where.with_any(readings)
        for entry in in_several[: limit - len(best.entries)]:
            yield found_entry(entry, any_of_them, NamedSo(), missing)
