"""What of a text is news beside other texts: words that they have in no form, and more than one of little weight."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from carelex.comparison.units import Grammar
from carelex.comparison.voices import TermNames, Text, affirmed, is_of_little_weight
from carelex.english import word_classes as kind
from carelex.english.function_words import is_light
from carelex.english.stems import stems_of
from carelex.text.words import folded_word

# Words that make nothing new of what others say without them.
_NO_NEWS = frozenset(
    "agree body end extra first following full good hold last local necessary needs next period person relevant require"
    " requires right section short specified suit suits turn turned work workers young".split()
)


class Known:
    """The words that other texts have, in any form: denied or not, a threat or to threaten."""

    def __init__(self, others: Sequence[Text]) -> None:
        self._by_text = [other.stems for other in others]
        self._stems = {stem for other in others for stem in other.stems}
        self._longer: defaultdict[str, list[str]] = defaultdict(list)
        for stem in self._stems:
            for at in _shorter(stem):
                self._longer[stem[:at]].append(stem)
        self._sentences: defaultdict[str, set[tuple[int, int, int]]] = defaultdict(set)
        for number, other in enumerate(others):
            for key in other.keys:
                self._sentences[affirmed(key.word.stem)].add((number, key.definition, key.word.sentence))
        self._found: dict[str, list[str]] = {}
        joined = {key.word.text for other in others for key in other.keys if "-" in key.word.text}
        self._parts = {stem for word in joined for stem in stems_of(folded_word(word).split("-"))}

    def has(self, stem: str) -> bool:
        """Whether another text has a word with *stem*, or with one that is a little longer or shorter."""
        return bool(self._forms(stem))

    def has_beside(self, stem: str) -> bool:
        """As `has`; or a word that says something only beside others."""
        return self.has(stem) or affirmed(stem) in self._sentences

    def has_part(self, stem: str) -> bool:
        """Whether another text has a word with *stem*, be it joined to others by hyphens."""
        return stem in self._parts or self.has(stem)

    def _forms(self, stem: str) -> list[str]:
        if stem not in self._found:
            shorter = [stem[:at] for at in _shorter(stem)]
            near = [stem, *shorter, *self._longer.get(stem, ())]
            self._found[stem] = [other for other in near if other in self._stems]
        return self._found[stem]

    def has_together(self, stems: Iterable[str]) -> bool:
        """Whether a sentence of another text has words with all of some *stems*, in whatever order."""
        places = [
            set().union(*(self._sentences.get(affirmed(form), ()) for form in {stem, *self._forms(stem)}))
            for stem in stems
        ]
        return bool(places) and bool(set.intersection(*places))

    def has_affirmed(self, stems: Iterable[str]) -> bool:
        """Whether another text affirms all words with *stems*, whether they are denied here or not."""
        wanted = {affirmed(stem) for stem in stems}
        return any(wanted <= stems for stems in self._by_text)


def _shorter(stem: str) -> range:
    """Where a stem may end, and be that of another form of its word."""
    return range(max(_BEGINNING, len(stem) - _ENDING), len(stem))


# Two stems are those of one word if they have so many letters in common, and one no more than so many others.
_BEGINNING, _ENDING = 5, 2


class News:
    """Says of the words of a definition, which have a *grammar*, and of its phrases, whether they are news.

    named: those of its words that are names of the term.
    """

    def __init__(self, grammar: Grammar, known: Known, named: Collection[int], names: TermNames) -> None:
        self._grammar, self._known, self._named, self._names = grammar, known, named, names
        self._words = grammar.words
        self._asked: dict[int, bool] = {}

    def is_news(self, first: int, content: Sequence[int], own: Collection[str]) -> bool:
        """Whether what others have not is more than words of little weight, or one beside what they say too."""
        new = [at for at in content if self._words[at].stem in own]
        if any(self._grammar.letters[at] == kind.NUMBER for at in new):
            return True
        if self._grammar.letters[first] != kind.MODAL and all(map(self._is_no_news, new)):
            return False
        rest = {word.stem for word in (self._words[at] for at in content) if self._known.has(word.stem)}
        if len(rest) < 2:
            rest = {word.stem for word in (self._words[at] for at in content) if self._known.has_beside(word.stem)}
        return len(own) > 1 or len(rest) < 2 or not self._known.has_together(rest)

    def _is_no_news(self, at: int) -> bool:
        """Whether a word is of little weight, and not the noun that another word says something of: a health need."""
        folded = self._grammar.folded
        is_named_closely = (
            not self._grammar.begins_group(at) and self._grammar.ends_group(at) and not says_nothing_new(folded[at - 1])
        )
        return says_nothing_new(folded[at]) and not is_named_closely

    def is_own(self, at: int) -> bool:
        """Whether no other text has a word; each word is asked for many times."""
        if at not in self._asked:
            self._asked[at] = self._says_own(at)
        return self._asked[at]

    def _says_own(self, at: int) -> bool:
        word = self._words[at]
        return (
            word.is_telling
            and not self._known.has(word.stem)
            and not self._known.has(f"not {word.stem}")
            and not _is_of_idiom(self._grammar.folded, at)
            and not self._has_parts(self._grammar.folded[at])
            and (at not in self._named or word.stem.startswith("not "))
            and not self._names.say_all_of(word.stem)
        )

    def _has_parts(self, folded: str) -> bool:
        """Whether others have all that is joined by hyphens in a word: long-term, and longer-term."""
        return "-" in folded and all(map(self._known.has_part, stems_of(folded.split("-"))))


def says_nothing_new(folded: str) -> bool:
    """Whether a folded word makes nothing new of what others say without it."""
    return is_light(folded) or folded in _NO_NEWS or is_of_little_weight(folded)


def _is_of_idiom(folded: Sequence[str], at: int) -> bool:
    """Whether a word says no more with those before it than others do without: "free of charge" is free."""
    return list(folded[max(at - 2, 0) : at + 1]) == ["free", "of", "charge"]
