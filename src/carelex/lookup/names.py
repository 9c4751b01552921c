"""What matching asks of the glossaries in use: their names, by the forms in which each can be found."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from carelex.english import forms
from carelex.index import ABBREVIATION, ALIAS, BY_START, HEADWORD, NameRow, shelves
from carelex.model import MatchKind

if TYPE_CHECKING:
    from carelex.lookup.lexicon import Lexicon


class Name(NamedTuple):
    """One way to write a term. *kind* is EXACT for the term and its sources' headwords, ALIAS for the rest."""

    text: str
    term: str
    kind: MatchKind
    is_headword: bool = False


class Names:
    """Every name in use, found by its forms."""

    def of_form(self, form: int, key: str) -> Sequence[Name]:
        """The names whose *form*, one of those that `forms` counts, is *key*."""
        raise NotImplementedError

    def near(self, folded: str, slips: int) -> tuple[Sequence[str], Sequence[str]]:
        """What may be near misses of a *folded* name: names, and words of names, that look like it, or sound like it.

        They are folded too, and by no more than so many letters longer or shorter; in no order, some of them twice.
        """
        raise NotImplementedError

    def with_words(self, beginning: str) -> Iterable[str]:
        """The folded names that have a word with this *beginning*, each once."""
        raise NotImplementedError

    def starting(self, beginning: str) -> Sequence[Name]:
        """The names with this *beginning*, folded, or written as one word."""
        raise NotImplementedError


class NamesInUse(Names):
    """The names of a lexicon, or of those of its entries that some sources define; see `match.Names`."""

    def __init__(self, lexicon: "Lexicon", sources: Sequence[str] = ()) -> None:
        self._lexicon = lexicon
        self._sources = frozenset(sources)

    def of_form(self, form: int, key: str) -> list[Name]:
        rows = [row for index in self._lexicon.indexes for row in index.named(key) if row.forms & form]
        return sorted([name for row in rows if (name := self._name(row)) is not None])

    def _name(self, row: NameRow) -> Name | None:
        term = self._lexicon.term_of(row)
        is_alias = row.kind in (ABBREVIATION, ALIAS)
        if is_alias and self._lexicon.owner(row.text) not in (None, term):
            return None
        if self._sources and not self._lexicon.is_heard(term, self._sources):
            return None
        if is_alias:
            return Name(row.text, term, MatchKind.ALIAS)
        return Name(row.text, term, MatchKind.EXACT, is_headword=row.kind == HEADWORD)

    def near(self, folded: str, slips: int) -> tuple[list[str], list[str]]:
        return near_misses(self._lexicon, folded, slips)

    def with_words(self, beginning: str) -> set[str]:
        return self._with("\n", beginning) | self._with(" ", beginning)

    def starting(self, beginning: str) -> list[Name]:
        rows = (row for index in self._lexicon.indexes for row in index.named_from(beginning))
        kept = forms.FOLDED | forms.JOINED
        return sorted({name for row in rows if row.forms & kept and (name := self._name(row)) is not None})

    def _with(self, gap: str, beginning: str) -> set[str]:
        return set(chain.from_iterable(index.names_with(gap + beginning) for index in self._lexicon.indexes))


def near_misses(lexicon: "Lexicon", folded: str, slips: int, first: int = 0) -> tuple[list[str], list[str]]:
    """As `match.Names.near`; *first* is the kind of the first of the shelves that are looked at."""
    lengths = range(len(folded) - slips, len(folded) + slips + 1)
    *labels, sound = enumerate(shelves(folded), start=first)
    # Two letters that have changed places at the beginning are a slip too.
    labels.append((first + BY_START, folded[1::-1]))

    def on(labels: Iterable[tuple[int, str]]) -> list[str]:
        found = (index.names_on(*label, lengths) for index in lexicon.indexes for label in labels)
        return list(chain.from_iterable(found))

    return on(labels), on([sound])
