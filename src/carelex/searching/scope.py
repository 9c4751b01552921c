"""What is searched: the definitions of the glossaries in use, without those that give way to another glossary's."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from carelex.index import Among, Index
from carelex.lookup import Lexicon
from carelex.model import Replaced
from carelex.names import written_alike


class Scope(NamedTuple):
    """The glossaries that are searched, each with those of its definitions that give way to none."""

    lexicon: Lexicon
    among: tuple[Among, ...]

    @property
    def parts(self) -> Iterator[tuple[Index, Among]]:
        """Each index, with those of its definitions that are searched."""
        return zip(self.lexicon.indexes, self.among, strict=True)

    def only(self, sources: tuple[str, ...]) -> "Scope":
        """The same with the definitions of *sources* alone."""
        return self._replace(among=tuple([among._replace(sources=sources) for among in self.among]))

    @property
    def definitions(self) -> "Scope":
        """The same without what only refers to a name."""
        among = [among._replace(refers=False) if index.has_references else among for index, among in self.parts]
        return self._replace(among=tuple(among))

    @property
    def references(self) -> "Scope":
        """The same with what only refers to a name, and nothing else."""
        return self._replace(among=tuple([among._replace(refers=True) for among in self.among]))

    def count(self, expression: str) -> int:
        """How many definitions have what *expression*, of FTS5's query language, asks for."""
        return sum(index.full_text.count(expression, among) for index, among in self.parts)


def scope_of(lexicon: Lexicon) -> Scope:
    """All that can be searched: what gives way to another glossary's definitions is not there."""
    replaced: Mapping[tuple[str, str], Sequence[Replaced]] = {}
    if any(index.replacing() for index in lexicon.indexes):
        # Few glossaries replace what others say.
        from carelex.lookup import replaced_terms

        replaced = replaced_terms(lexicon)
    return Scope(lexicon, tuple([Among(without=tuple(_giving_way(index, replaced))) for index in lexicon.indexes]))


def _giving_way(index: Index, replaced: Mapping[tuple[str, str], Sequence[Replaced]]) -> Iterator[int]:
    """The definitions of a glossary that are *replaced*, by their ids."""
    for (glossary, source), terms in replaced.items():
        for term, _ in terms if glossary == index.name else ():
            for row in index.terms_alike(written_alike(term)):
                if row.term == term:
                    yield from index.replaceable(row, source)
