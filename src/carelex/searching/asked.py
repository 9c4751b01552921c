"""Builds the request for a search: the words it wants, and the definitions it may find."""

from collections.abc import Sequence

from carelex.searching.other_words import ways_of
from carelex.searching.readings import Reading, any_of
from carelex.searching.scope import Scope
from carelex.values import NamedTuple


class Asked(NamedTuple):
    """A request to the full-text index for definitions of *scope*.

    wanted: all of *readings*, as an FTS5 expression.
    expression: the same, without the excluded words.
    """

    readings: Sequence[Reading]
    wanted: str
    expression: str
    scope: Scope


class Searchable(NamedTuple):
    """The definitions that may be found: those of *scope* that have none of *by_stem*, in any form."""

    scope: Scope
    by_stem: Sequence[str] = ()

    def with_all(self, readings: Sequence[Reading]) -> Asked:
        """Ask for definitions that have all of *readings*, each in a form of its own words."""
        scope = self.scope
        for reading in readings:
            scope = scope.of_words(reading.expression)
        return self._asked(readings, " AND ".join([reading.expression for reading in readings]), scope)

    def with_any(self, readings: Sequence[Reading]) -> Asked:
        """Ask for definitions that have any of *readings*; other words with the same stem match too."""
        return self._asked(readings, any_of([reading.expression for reading in readings]), self.scope)

    def _asked(self, readings: Sequence[Reading], wanted: str, scope: Scope) -> Asked:
        expression = f"({wanted}) NOT {any_of(self.by_stem)}" if self.by_stem else wanted
        return Asked(readings, wanted, expression, scope)


def searchable(scope: Scope, unwanted: Sequence[str]) -> Searchable:
    """The definitions in *scope* without those that have one of *unwanted*, FTS5 expressions, in any form."""
    by_stem = []
    for phrases in unwanted:
        if ways := ways_of(phrases, scope.lexicon):
            scope = scope.without(scope.holding(phrases, ways))
        else:
            by_stem.append(phrases)
    return Searchable(scope, by_stem)
