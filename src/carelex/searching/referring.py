"""What only refers to a name, as a search finds it: no more of it than adds something to the definitions found."""

from bisect import bisect_left
from collections.abc import Sequence

from carelex.searching.entries import NamedSo, places_of
from carelex.searching.ranking import Ranked, ranked
from carelex.searching.readings import Reading, any_of
from carelex.searching.scope import Scope


def references(
    expression: str, readings: Sequence[Reading], named: NamedSo, more: Sequence[tuple[int, int]], scope: Scope
) -> list[Ranked]:
    """What only refers to a name and has what *expression* asks for, best first, without what adds nothing.

    more: the definitions that are found though they do not have it.
    """
    lexicon, asked = scope.lexicon, scope.references
    count = asked.count(expression) if any(index.has_references for index in lexicon.indexes) else 0
    if not count:
        return []
    any_word = f"names : ({any_of([reading.expression for reading in readings])})"
    named_ids = [{*index.full_text.having(any_word, among)} for index, among in asked.parts]
    found = _ids_found(expression, more, scope.definitions)

    def is_found(entry: str | None) -> bool:
        for number, (first, last) in places_of(entry, lexicon) if entry else ():
            at = bisect_left(found[number], first)
            if at < len(found[number]) and found[number][at] <= last:
                return True
        return False

    def adds_something(reference: Ranked) -> bool:
        index = lexicon.indexes[reference.glossary]
        row, definition = index.definition(reference.definition_id)
        if is_found(lexicon.concepts.entry_of_name(index, row)):
            return False
        # By the name that it refers to alone, it is no more than what is found of that.
        is_named = reference.definition_id in named_ids[reference.glossary]
        return is_named or not is_found(lexicon.concepts.owner_of(definition.see or ""))

    return [*filter(adds_something, ranked(expression, readings, asked, named, count))]


def _ids_found(expression: str, more: Sequence[tuple[int, int]], scope: Scope) -> list[list[int]]:
    """The ids of the definitions that are found in each index, in their order."""
    found = [index.full_text.having(expression, among) for index, among in scope.parts]
    for number, definition_id in more:
        found[number].append(definition_id)
    return [*map(sorted, found)]
