"""Finds names: by a form that they share with a query, or by likeness to it."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain

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
from carelex.model import GlossarySource, MatchKind
from carelex.names import same_name, written_alike
from carelex.values import NamedTuple

# The shelves of an index for names and their words come first; those for words of texts have higher numbers.
_OF_NAMES = 0

# A word is not longer than another with its stem by more letters: "operationalisations" and "operate".
_LONGEST_ENDING = 13
# Words with this many letters have no stem of two.
_LONG = 6

# The names that count as a term's own, the nearest first.
_OWN_NAMES = (TERM, CORE, HEADWORD, HEADWORD_CORE)


class Name(NamedTuple):
    """A way to write a term. *kind* is EXACT for the term and its sources' headwords, ALIAS for the rest.

    distance: 0 is the term, 1 is the term without signs and abbreviation, 2 and 3 are the same for a headword; 0 also
    for other names.
    is_abbreviation: whether it is an abbreviation, given by the editors or beside a name.
    """

    text: str
    term: str
    kind: MatchKind
    distance: int = 0
    is_abbreviation: bool = False


class Names:
    """The names of some indexes *together*, each with the term of its entry, as *concepts* says.

    sources: only names of entries that one of these defines; if it is empty, all names.
    """

    def __init__(self, together: NamesTogether, concepts: Concepts, sources: Iterable[GlossarySource] = ()) -> None:
        self._together = together
        self._concepts = concepts
        self._sources = frozenset(sources)
        self.strangers = lru_cache(maxsize=256)(self._strangers)
        self._akin = lru_cache(maxsize=256)(self._find_akin)

    def defined_by(self, sources: Iterable[GlossarySource]) -> "Names":
        """The names of the entries that one of *sources* defines."""
        return Names(self._together, self._concepts, sources)

    def of_form(self, form: int, key: str) -> list[Name]:
        """The names whose *form*, one of those in `forms`, is *key*."""
        rows = [(index, row) for index, row in self._together.named(key) if row.forms & form]
        return sorted([name for index, row in rows if (name := self._name(index, row)) is not None])

    def of_entry(self, name: str) -> list[Name]:
        """The entry called *name*, if it is a made-up name such as "ASC (2)", which no term has."""
        term = self._concepts.entry_called(name)
        if term is None or (self._sources and not self._concepts.is_defined_by(term, self._sources)):
            return []
        return [Name(term, term, MatchKind.EXACT)]

    def joined_or_split(self, text: str) -> list[Name]:
        """The names that are *text*, no matter where the words are split."""
        return [name for key in forms.ways_as_one_word(text) for name in self.of_form(forms.JOINED, key)]

    def starting(self, beginning: str) -> list[Name]:
        """The names that begin like this, in lower case or written as one word."""
        kept = forms.FOLDED | forms.JOINED
        named = (self._name(index, row) for index, row in self._together.named_from(beginning) if row.forms & kept)
        return sorted({name for name in named if name is not None})

    def other_names(self, query: str, owner: str) -> list[Name]:
        """The other names like *query* of entries that are not *owner*, to which such a name belongs.

        They include terms of that very name in entries with another name.
        """
        same, alike = same_name(query), written_alike(query)
        rows = [(index, row) for index, row in self._together.named(alike) if row.forms & forms.ALIKE]
        others = [(index, row) for index, row in rows if row.kind not in _OWN_NAMES or same_name(row.text) == same]
        named = (self._name(index, row, is_owned=False) for index, row in others)
        return sorted({name for name in named if name is not None and name.term != owner})

    def with_initials(self, letters: str) -> list[Name]:
        """The names whose words begin with *letters*; small words may be left out."""
        pattern = forms.pattern_of_initials(letters)
        folded = {*self._together.names_like(pattern)}
        return [name for text in folded for name in self.of_form(forms.FOLDED, text)]

    def voice_count(self, term: str) -> int:
        """How many sources define *term*."""
        return len(self._concepts.voices_of(term))

    def _name(self, index: Index, row: NameRow, *, is_owned: bool = True) -> Name | None:
        """The name in a row; None if its entry is left out.

        is_owned: also None if the name is another entry's own term.
        """
        term = self._concepts.entry_of_name(index, row)
        is_alias = row.kind not in _OWN_NAMES
        if is_owned and is_alias and self._concepts.owner_of(row.text) not in (None, term):
            return None
        if self._sources and not self._concepts.is_defined_by(term, self._sources):
            return None
        # An entry of several terms may have another name of one of them as its name.
        if is_alias and same_name(row.text) != same_name(term):
            return Name(row.text, term, MatchKind.ALIAS, is_abbreviation=row.kind in (ABBREVIATION, SHORT))
        distance = 0 if is_alias else _OWN_NAMES.index(row.kind)
        return Name(row.text, term, MatchKind.EXACT, distance=distance)

    def that_begin(self, runs: Collection[str]) -> set[str]:
        """Keep those of *runs* with which a name begins; names are in the singular and written as one word."""
        return self._together.that_begin_names(runs)

    def written_as(self, runs: Collection[str]) -> dict[str, list[tuple[str, str]]]:
        """The names that are one of *runs* in the singular, written as one word; each with its term.

        They are in the order of the glossaries.
        """
        names: dict[str, list[tuple[str, str]]] = {}
        for run, index, row in self._together.named_as_one_of(runs):
            if row.forms & forms.SINGULAR and (name := self._name(index, row)) is not None:
                names.setdefault(run, []).append((name.text, name.term))
        return names

    # The following return names and words in lower case, from all indexes.

    def with_words(self, beginning: str) -> set[str]:
        """The names that have a word with this *beginning*."""
        parts = ("\n" + beginning, " " + beginning)
        return {name for part in parts for name in self._together.names_with(part)}

    def near(self, folded: str, letters: int) -> tuple[list[str], list[str]]:
        """Names, and words of names, that look or sound like a *folded* name.

        They are longer or shorter by at most this many *letters*; they are in no order, and some are there twice.
        """
        return self._near(folded, letters, _OF_NAMES)

    def near_words(self, folded: str, letters: int) -> tuple[list[str], list[str]]:
        """Words that look or sound like a *folded* word, as `near` finds them; words of texts are included."""
        of_names, of_texts = (self._near(folded, letters, kind) for kind in (_OF_NAMES, OF_TEXTS))
        return of_names[0] + of_texts[0], of_names[1] + of_texts[1]

    def _near(self, folded: str, letters: int, first_shelf: int) -> tuple[list[str], list[str]]:
        lengths = range(len(folded) - letters, len(folded) + letters + 1)
        *looks, sound = enumerate(shelves(folded))
        # Two swapped letters at the beginning are a mistake too.
        looks.append((BY_START, folded[1::-1]))

        def on(labels: Sequence[tuple[int, str]]) -> list[str]:
            # One word may be several written together; these are found by how they begin and end.
            divided = [(order, label) for order, label in labels if order == BY_END or " " in folded]
            shelves_and_parts = [*labels, *((order, finer_label(order, label, folded)) for order, label in divided)]
            names = (self._together.names_on(first_shelf + order, label, lengths) for order, label in shelves_and_parts)
            return [*chain.from_iterable(names)]

        return on(looks), on([sound])

    def has_word(self, folded: str) -> bool:
        """Whether a *folded* word is in a name or a text."""
        return folded in self._beginning_as(folded, 0)

    def other_spellings(self, word: str) -> list[str]:
        """The words of names and texts that are *word* in British or American spelling, or in the plural.

        They begin with the same letters.
        """
        folded = written_alike(word)
        if not folded.isalpha():
            return []
        plain = forms.singular(folded)
        near = {*self._beginning_as(folded, 2)}
        return sorted(other for other in near if other != folded and forms.singular(other) == plain)

    def _strangers(self, folded: str) -> frozenset[str]:
        """The words of names and texts with the stem of a *folded* word that are different words."""
        from carelex.english.word_forms import strangers_of
        from carelex.english.words import is_english

        # Checking whether it is English is quicker than finding the words like it.
        return frozenset() if not is_english(folded) else strangers_of(folded, self._akin(folded))

    def forms(self, folded: str) -> frozenset[str]:
        """A *folded* word and its forms in names and texts."""
        from carelex.english.word_forms import forms_of

        return forms_of(folded, self._akin(folded))

    def _find_akin(self, folded: str) -> list[str]:
        """The words that begin like *folded*, with at least the letters that words of one stem share."""
        shared = folded[: 2 if len(folded) < _LONG else 3]
        return [
            word for word in self._beginning_as(folded, _LONGEST_ENDING) if word.startswith(shared) and word.isalpha()
        ]

    def _beginning_as(self, folded: str, letters: int) -> Iterator[str]:
        """The words that begin like *folded* and are longer or shorter by at most this many *letters*."""
        lengths = range(len(folded) - letters, len(folded) + letters + 1)
        for kind in (_OF_NAMES, OF_TEXTS):
            yield from self._together.names_on(kind + BY_START, folded[:2], lengths)
