"""Joins the names of several indexes: those of small ones are stored together, large ones are asked one by one."""

from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from carelex.index.names import IndexedNames
from carelex.index.reading import Index
from carelex.index.rows import NameRow

if TYPE_CHECKING:
    from carelex.index.concept_file import KeptConcepts


class NamesTogether:
    """The names of *indexes*; *kept* holds those of some of them.

    Each name comes as a row, with the index that has it, in the order of the indexes.
    """

    def __init__(self, indexes: Sequence[Index], kept: "KeptConcepts | None") -> None:
        self.indexes = indexes
        bases = [part.base for part in kept.parts] if kept else [None] * len(indexes)
        self._alone = [index for index, base in zip(indexes, bases, strict=True) if base is None]
        self._together = [(base, index) for index, base in zip(indexes, bases, strict=True) if base is not None]
        self._bases = [base for base, _ in self._together]
        # All objects that hold names, each once.
        self._parts: list[IndexedNames] = [*([kept.names] if kept and self._together else []), *self._alone]
        self._numbers = {index: number for number, index in enumerate(indexes)}

    def _home(self, part: IndexedNames, row: NameRow) -> tuple[Index, NameRow]:
        """Turn a row into that of the index it is from."""
        if isinstance(part, Index):
            return part, row
        from bisect import bisect_right

        base, index = self._together[bisect_right(self._bases, row.term_id - 1) - 1]
        return index, row._replace(term_id=row.term_id - base)

    def _in_order(self, rows: list[tuple[Index, NameRow]]) -> list[tuple[Index, NameRow]]:
        return sorted(rows, key=lambda row: self._numbers[row[0]]) if len(self._parts) > 1 else rows

    def named(self, key: str) -> list[tuple[Index, NameRow]]:
        """The names with *key* as one of their forms."""
        return self._in_order([self._home(part, row) for part in self._parts for row in part.named(key)])

    def terms_alike(self, alike: str) -> list[tuple[Index, NameRow]]:
        """The terms that are written like a name with the fold *alike*."""
        return self._in_order([self._home(part, row) for part in self._parts for row in part.terms_alike(alike)])

    def named_from(self, beginning: str) -> list[tuple[Index, NameRow]]:
        """The names that have a form with this *beginning*; once for each form."""
        return [self._home(part, row) for part in self._parts for row in part.named_from(beginning)]

    def named_as_one_of(self, keys: Collection[str]) -> list[tuple[str, Index, NameRow]]:
        """The names that have one of *keys* as a form, each with that key."""
        rows = [(key, *self._home(part, row)) for part in self._parts for key, row in part.named_as_one_of(keys)]
        return sorted(rows, key=lambda row: self._numbers[row[1]]) if len(self._parts) > 1 else rows

    def that_begin_names(self, runs: Collection[str]) -> set[str]:
        """Those of *runs* with which a name begins; names are in the singular and written as one word."""
        return {run for part in self._parts for run in part.that_begin_names(runs)}

    def names_on(self, order: int, label: str, lengths: range) -> list[str]:
        """The folded names of some lengths on the shelf with a label, in one of the orders."""
        # A misspelling is compared with thousands of names, so they are not handed on one by one.
        return [*chain.from_iterable([part.names_on(order, label, lengths) for part in self._parts])]

    def names_with(self, part_of_name: str) -> Iterator[str]:
        """The folded names that contain a part; the line feed before a name counts too, and finds beginnings."""
        for part in self._parts:
            yield from part.names_with(part_of_name)

    def names_like(self, pattern: str) -> Iterator[str]:
        """The folded names, and words of names, that match *pattern*."""
        for part in self._parts:
            yield from part.names_like(pattern)
