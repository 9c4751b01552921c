"""Finds entries that only refer to another name, and keeps those that add something to the definitions found."""

from bisect import bisect_left
from collections.abc import Collection

from carelex.searching.asked import Asked
from carelex.searching.entries import NamedSo, places_of
from carelex.searching.ranking import RankedEntry, best_entries
from carelex.searching.readings import any_of
from carelex.searching.scope import Scope


def references(asked: Asked, named: NamedSo, more: Collection[tuple[int, int]]) -> list[RankedEntry]:
    """Find matching entries that only refer to another name, best first; those that add nothing are left out.

    more: the definitions that are found although they do not have the words.
    """
    lexicon = asked.scope.lexicon
    if not any(index.has_references for index in lexicon.indexes):
        return []
    referring = asked._replace(scope=asked.scope.references)
    count = referring.scope.count(asked.expression)
    if not count:
        return []
    any_word = f"names : ({any_of([reading.expression for reading in asked.readings])})"
    named_ids = [{*index.full_text.having(any_word, among)} for index, among in referring.scope.parts]
    found = _ids_found(asked.expression, more, asked.scope.definitions)

    def is_found(entry: str | None) -> bool:
        for number, first, last in places_of(entry, lexicon) if entry else ():
            at = bisect_left(found[number], first)
            if at < len(found[number]) and found[number][at] <= last:
                return True
        return False

    by_name: dict[tuple[str, str], RankedEntry] = {}
    for entry in best_entries(referring, named, count).entries:
        if is_found(entry.name):
            continue
        for hit in entry.hits:
            row, definition = lexicon.indexes[hit.glossary].definition(hit.definition_id)
            # If it matches only by the name that it refers to, it adds nothing to that entry's definitions.
            is_named = hit.definition_id in named_ids[hit.glossary]
            if is_named or not is_found(lexicon.concepts.owner_of(definition.see or "")):
                known = by_name.get((entry.name, row.term), RankedEntry(row.term, ()))
                by_name[entry.name, row.term] = known._replace(hits=(*known.hits, hit))
    return [*by_name.values()]


def _ids_found(expression: str, more: Collection[tuple[int, int]], scope: Scope) -> list[list[int]]:
    """The ids of the definitions found in each index, in order."""
    found = [index.full_text.having(expression, among) for index, among in scope.parts]
    for number, definition_id in more:
        found[number].append(definition_id)
    return [*map(sorted, found)]
