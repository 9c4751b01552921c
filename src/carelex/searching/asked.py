"""What a search asks of a definition: all that is wanted, in words of its own, and nothing that is to be left out."""

from collections.abc import Sequence
from typing import NamedTuple

from carelex.searching.other_words import ways_of
from carelex.searching.readings import Reading, any_of
from carelex.searching.scope import Scope


class Asked(NamedTuple):
    """What the definitions of *scope* are asked for.

    wanted: all of *readings*, as an expression of FTS5. expression: the same, without what is to be left out.
    """

    readings: Sequence[Reading]
    wanted: str
    expression: str
    scope: Scope


class Searchable(NamedTuple):
    """What may be found: the definitions of *scope* without those that have one of *by_stem*, in any form."""

    scope: Scope
    by_stem: Sequence[str] = ()

    def with_all(self, readings: Sequence[Reading]) -> Asked:
        """Ask for what has all of *readings*, each in a form of its own words."""
        scope = self.scope
        for reading in readings:
            scope = scope.of_words(reading.expression)
        return self._asked(readings, " AND ".join([reading.expression for reading in readings]), scope)

    def with_any(self, readings: Sequence[Reading]) -> Asked:
        """Ask for what has any of *readings*; for *readings* alone, and not for other words of their stems."""
        return self._asked(readings, any_of([reading.expression for reading in readings]), self.scope)

    def _asked(self, readings: Sequence[Reading], wanted: str, scope: Scope) -> Asked:
        expression = f"({wanted}) NOT {any_of(self.by_stem)}" if self.by_stem else wanted
        return Asked(readings, wanted, expression, scope)


def searchable(scope: Scope, unwanted: Sequence[str]) -> Searchable:
    """What may be found in *scope* where nothing has one of *unwanted*, expressions of FTS5, in a form of its words."""
    by_stem = []
    for phrases in unwanted:
        if ways := ways_of(phrases, scope.lexicon):
            scope = scope.without(scope.holding(phrases, ways))
        else:
            by_stem.append(phrases)
    return Searchable(scope, by_stem)
