"""The names in use, as matching asks for them: by the form that a query has too, or by what is near it."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from carelex.english import forms
from carelex.index import (
    ABBREVIATION,
    BY_END,
    BY_START,
    CORE,
    HEADWORD,
    HEADWORD_CORE,
    OF_TEXTS,
    SHORT,
    TERM,
    Index,
    NameRow,
    NamesTogether,
    finer_label,
    shelves,
)
from carelex.lookup.concepts import Concepts
from carelex.model import MatchKind
from carelex.names import same_name, written_alike

# The shelves of an index that hold names and their words come first; those of the words of texts have numbers beyond.
_OF_NAMES = 0

# A word is no longer than another of its stem by more letters than these: "operationalisations" is of "operate".
_LONGEST_ENDING = 13
# Words of so many letters have no stem of two.
_LONG = 6

# What is as much a term's name as the term itself, the nearest to it first.
_OWN_NAMES = (TERM, CORE, HEADWORD, HEADWORD_CORE)


class Name(NamedTuple):
    """One way to write a term. *kind* is EXACT for the term and its sources' headwords, ALIAS for the rest.

    distance: how far it is from the term: 0 is the term, 1 what remains of it without signs and an abbreviation, 2 and
    3 are likewise of a headword; 0 too for the rest. is_abbreviation: of the editors', or written beside a name.
    """

    text: str
    term: str
    kind: MatchKind
    distance: int = 0
    is_abbreviation: bool = False


class Names:
    """The names of some indexes *together*, each with the term of its entry, as *concepts* have it.

    sources: only the names of the entries that one of these defines are there; all are, when it is empty.
    """

    def __init__(self, together: NamesTogether, concepts: Concepts, sources: Iterable[str] = ()) -> None:
        self._together = together
        self._concepts = concepts
        self._sources = frozenset(sources)
        self.strangers = lru_cache(maxsize=256)(self._strangers)
        self._akin = lru_cache(maxsize=256)(self._find_akin)

    def defined_by(self, sources: Iterable[str]) -> "Names":
        """The names of the entries that one of *sources* defines."""
        return Names(self._together, self._concepts, sources)

    def of_form(self, form: int, key: str) -> list[Name]:
        """The names whose *form*, one of those that `forms` counts, is *key*."""
        rows = [(index, row) for index, row in self._together.named(key) if row.forms & form]
        return sorted([name for index, row in rows if (name := self._name(index, row)) is not None])

    def of_entry(self, name: str) -> list[Name]:
        """The *name* that tells an entry from others of the same name, if it is one; no term has it."""
        term = self._concepts.entry_called(name)
        if term is None or (self._sources and not self._concepts.is_defined_by(term, self._sources)):
            return []
        return [Name(term, term, MatchKind.EXACT)]

    def joined_or_split(self, text: str) -> list[Name]:
        """The names that are *text* when it does not matter where they are split."""
        return [name for key in forms.ways_as_one_word(text) for name in self.of_form(forms.JOINED, key)]

    def starting(self, beginning: str) -> list[Name]:
        """The names with this *beginning*, folded, or written as one word."""
        kept = forms.FOLDED | forms.JOINED
        named = (self._name(index, row) for index, row in self._together.named_from(beginning) if row.forms & kept)
        return sorted({name for name in named if name is not None})

    def other_names(self, query: str, owner: str) -> list[Name]:
        """The names like *query* that other entries than *owner*, to which such a name belongs, have beside their own.

        Among them are terms of that very name in entries that go by another.
        """
        same, alike = same_name(query), written_alike(query)
        rows = [(index, row) for index, row in self._together.named(alike) if row.forms & forms.ALIKE]
        others = [(index, row) for index, row in rows if row.kind not in _OWN_NAMES or same_name(row.text) == same]
        named = (self._name(index, row, is_owned=False) for index, row in others)
        return sorted({name for name in named if name is not None and name.term != owner})

    def with_initials(self, letters: str) -> list[Name]:
        """The names whose words begin with *letters*, give or take words that only link others."""
        pattern = forms.pattern_of_initials(letters)
        folded = {*self._together.names_like(pattern)}
        return [name for text in folded for name in self.of_form(forms.FOLDED, text)]

    def voice_count(self, term: str) -> int:
        """How many sources define *term*."""
        return len(self._concepts.voices_of(term))

    def _name(self, index: Index, row: NameRow, *, is_owned: bool = True) -> Name | None:
        """The name that stands in a row; None where it is of an entry that is left out.

        is_owned: None, too, where it is the name of another term itself.
        """
        term = self._concepts.entry_of_name(index, row)
        is_alias = row.kind not in _OWN_NAMES
        if is_owned and is_alias and self._concepts.owner_of(row.text) not in (None, term):
            return None
        if self._sources and not self._concepts.is_defined_by(term, self._sources):
            return None
        # An entry of several terms may go by what is another name of one of them.
        if is_alias and same_name(row.text) != same_name(term):
            return Name(row.text, term, MatchKind.ALIAS, is_abbreviation=row.kind in (ABBREVIATION, SHORT))
        distance = 0 if is_alias else _OWN_NAMES.index(row.kind)
        return Name(row.text, term, MatchKind.EXACT, distance=distance)

    def that_begin(self, runs: Collection[str]) -> set[str]:
        """Those of *runs* with which the singular of a name, written as one word, begins."""
        return self._together.that_begin_names(runs)

    def written_as(self, runs: Collection[str]) -> dict[str, list[tuple[str, str]]]:
        """The names whose singular, written as one word, is one of *runs*, by that; each with its term.

        They are in the order of the glossaries.
        """
        names: dict[str, list[tuple[str, str]]] = {}
        for run, index, row in self._together.named_as_one_of(runs):
            if row.forms & forms.SINGULAR and (name := self._name(index, row)) is not None:
                names.setdefault(run, []).append((name.text, name.term))
        return names

    # What follows are folded names and words, of all that the indexes hold.

    def with_words(self, beginning: str) -> set[str]:
        """The names that have a word with this *beginning*."""
        parts = ("\n" + beginning, " " + beginning)
        return {name for part in parts for name in self._together.names_with(part)}

    def near(self, folded: str, letters: int) -> tuple[list[str], list[str]]:
        """What may be near misses of a *folded* name: names, and words of names, that look like it, or sound like it.

        They are by no more than so many *letters* longer or shorter; in no order, some of them twice.
        """
        return self._near(folded, letters, _OF_NAMES)

    def near_words(self, folded: str, letters: int) -> tuple[list[str], list[str]]:
        """What may be near misses of a *folded* word, as `near` has it: words of texts are among them."""
        of_names, of_texts = (self._near(folded, letters, kind) for kind in (_OF_NAMES, OF_TEXTS))
        return of_names[0] + of_texts[0], of_names[1] + of_texts[1]

    def _near(self, folded: str, letters: int, first_shelf: int) -> tuple[list[str], list[str]]:
        lengths = range(len(folded) - letters, len(folded) + letters + 1)
        *looks, sound = enumerate(shelves(folded))
        # Two letters that have changed places at the beginning are a slip too.
        looks.append((BY_START, folded[1::-1]))

        def on(labels: Sequence[tuple[int, str]]) -> list[str]:
            # What is one word may be several that were joined: they are found by how they begin and end.
            divided = [(order, label) for order, label in labels if order == BY_END or " " in folded]
            shelves_and_parts = [*labels, *((order, finer_label(order, label, folded)) for order, label in divided)]
            return [
                name
                for order, label in shelves_and_parts
                for name in self._together.names_on(first_shelf + order, label, lengths)
            ]

        return on(looks), on([sound])

    def has_word(self, folded: str) -> bool:
        """Whether a *folded* word stands in a name or in a text."""
        return folded in self._beginning_as(folded, 0)

    def other_spellings(self, word: str) -> list[str]:
        """The words of names and texts that are *word*, give or take a plural, in British or American spelling.

        They begin as it does.
        """
        folded = written_alike(word)
        if not folded.isalpha():
            return []
        plain = forms.singular(folded)
        near = {*self._beginning_as(folded, 2)}
        return sorted(other for other in near if other != folded and forms.singular(other) == plain)

    def _strangers(self, folded: str) -> frozenset[str]:
        """The words of names and texts that a search takes for a *folded* word, and that are other words."""
        from carelex.english.word_forms import strangers_of
        from carelex.english.words import is_english

        # To find the words that are like it takes longer than to know that none is another.
        return frozenset() if not is_english(folded) else strangers_of(folded, self._akin(folded))

    def forms(self, folded: str) -> frozenset[str]:
        """A *folded* word with those of names and texts that are forms of it."""
        from carelex.english.word_forms import forms_of

        return forms_of(folded, self._akin(folded))

    def _find_akin(self, folded: str) -> list[str]:
        """The words that begin as *folded* does, as far as words of one stem do at least."""
        shared = folded[: 2 if len(folded) < _LONG else 3]
        return [
            word for word in self._beginning_as(folded, _LONGEST_ENDING) if word.startswith(shared) and word.isalpha()
        ]

    def _beginning_as(self, folded: str, letters: int) -> Iterator[str]:
        """The words that begin as *folded* does, by no more than so many *letters* longer or shorter."""
        lengths = range(len(folded) - letters, len(folded) + letters + 1)
        for kind in (_OF_NAMES, OF_TEXTS):
            yield from self._together.names_on(kind + BY_START, folded[:2], lengths)
