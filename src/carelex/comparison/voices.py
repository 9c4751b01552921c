"""What the voices of an entry say, read for comparing: their words that count, in the order in which they stand."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from carelex.comparison.grammar import Grammar, grammar_of, head_of_definition
from carelex.english.families import is_of_family
from carelex.english.forms import as_one_word
from carelex.english.forms import words as words_of_name
from carelex.english.function_words import RELATIONAL, is_denial, is_function, is_light
from carelex.english.stems import stems_of
from carelex.english.words import EVERYDAY, WELL_KNOWN, rarity
from carelex.names import same_name
from carelex.text.markdown import Block
from carelex.text.word_uses import NUMBERS
from carelex.text.words import Word
from carelex.values import NamedTuple

_OPENING_QUOTES, _CLOSING_QUOTES = "'\"‘“", "'\"’”"


class Key(NamedTuple):
    """A key word of a text: one that counts, or counts beside another.

    at: its number among the words of its definition. segment: what no phrase reaches beyond, counted through the text.
    """

    definition: int
    at: int
    word: Word
    segment: int


class TermNames:
    """The names of a term, which all of its definitions have in common, and which tell nothing."""

    def __init__(self, names: Iterable[str]) -> None:
        names = [name for name in sorted(names) if words_of_name(name)]
        words = [_telling(words_of_name(name)) for name in names]
        self._names = [list(zip(of_name, stems_of(of_name), strict=True)) for of_name in words]
        self._nouns = [as_one_word(name) for name in names if " " not in name]
        self._letters = [re.sub(r"[^a-z]", "", name) for name in map(same_name, names) if " " not in name]
        self._letters += ["".join(word[0] for word, _ in name) for name in self._names]
        self._stems = frozenset(stem for name in self._names for _, stem in name) | {"person"}

    def say_all_of(self, stem: str) -> bool:
        """Whether a word with *stem* tells nothing by itself: it is in a name, or means people, as all texts do."""
        return affirmed(stem) in self._stems

    def has_letters(self, text: str) -> bool:
        """Whether a word in capitals is short for a name, or for a part of it: EHC for education, health and care."""
        return text.isupper() and len(text) > 1 and any(text.lower() in letters for letters in self._letters)

    def among(self, words: Sequence[Word]) -> set[int]:
        """The numbers of those of *words* that are a name, or of one family with one."""
        keys = [(at, word, same_name(word.text)) for at, word in enumerate(words) if word.is_key]
        keys = [key for key in keys if not is_function(key[2])]
        named: set[int] = set()
        for name in self._names:
            for start in range(len(keys) - len(name) + 1):
                run = keys[start : start + len(name)]
                if run[0][1].stem.endswith(name[0][1]) and _is_name([key[1:] for key in run], name):
                    named.update(range(run[0][0], run[-1][0] + 1))
        for start, end in _compounds(words):
            whole = "".join(same_name(word.text) for word in words[start:end])
            if any(whole[:3] == noun[:3] and (whole == noun or is_of_family(whole, noun)) for noun in self._nouns):
                named.update(range(start, end))
        return named


def _is_name(run: Sequence[tuple[Word, str]], name: Sequence[tuple[str, str]]) -> bool:
    """Whether words, each with its folded self, are a *name* of which each word has its stem.

    All but one of several are the words themselves, give or take a plural: who needs support lives in no supported
    living. The last may be of one family with that of the name: an occupational therapist.
    """
    if any(word.is_apart for word, _ in run[1:]):
        return False
    others = 0
    for number, ((word, folded), (wanted, stem)) in enumerate(zip(run, name, strict=True), start=1):
        is_same = folded.removesuffix("s") == wanted.removesuffix("s")
        is_last = 1 < number == len(name)
        if affirmed(word.stem) != stem and not (is_last and is_of_family(folded, wanted)):
            return False
        others += not is_same
    return others < 2


def affirmed(stem: str) -> str:
    """The stem of a word as it is where nothing denies it."""
    return stem.rpartition(" ")[2]


def _telling(words: Sequence[str]) -> Sequence[str]:
    """The words of a name that say something, or all if none does."""
    return [word for word in words if not is_function(word)] or words


def _compounds(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """The words that are written as one, with hyphens or without, as runs of their parts."""
    start = 0
    for end in range(1, len(words) + 1):
        if end == len(words) or not words[end].is_joined:
            yield start, end
            start = end


_SET_AGAINST = frozenset(
    "differ different differs except exclude excludes excluding instead other rather unless unlike".split()
)

RELATED = "\0"
"""Stands for a preposition among stems."""

_APART = "\n"


class Text:
    """What one voice says of a term, in its definitions."""

    def __init__(self, definitions: Sequence["Reading"]) -> None:
        self.definitions = definitions
        self.blocks = {definition.number: definition.blocks for definition in definitions}
        self.words = {definition.number: definition.words for definition in definitions}
        """The words of each definition, by its number."""
        self.named = {definition.number: frozenset(definition.named) for definition in definitions}
        self.keys = tuple(_keys(definitions))
        self.stems = frozenset(key.word.stem for key in self.keys if key.word.is_telling)
        """What it says, in different content words."""

    @cached_property
    def grammars(self) -> dict[int, Grammar]:
        """The words of each definition as parts of sentences."""
        return {number: grammar_of(words, self.blocks[number]) for number, words in self.words.items()}

    @cached_property
    def heads(self) -> dict[int, int | None]:
        """The word of each definition that says what the term is: "decision" in "a decision that you make"."""
        return {number: head_of_definition(grammar, self.named[number]) for number, grammar in self.grammars.items()}

    @cached_property
    def turned(self) -> dict[int, dict[int, int]]:
        """The sentences of each definition that deny something, except it, or set the term against it: from where."""
        return {
            number: {
                grammar.words[at].sentence: at
                for at in range(len(grammar.words) - 1, -1, -1)
                if is_denial(grammar.folded[at]) or grammar.folded[at] in _SET_AGAINST
            }
            for number, grammar in self.grammars.items()
        }

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """The numbers of the key words with a stem."""
        places: defaultdict[str, list[int]] = defaultdict(list)
        for number, key in enumerate(self.keys):
            places[key.word.stem].append(number)
        return dict(places)

    @cached_property
    def segments(self) -> list[tuple[int, int]]:
        """The runs of key words that no phrase reaches beyond."""
        starts = [at for at, key in enumerate(self.keys) if not at or self.keys[at - 1].segment != key.segment]
        return list(pairwise([*starts, len(self.keys)]))

    @cached_property
    def _spelling(self) -> tuple[list[str], list[int]]:
        """All key words as `spelled` writes them, with a mark between segments; and where each of them is."""
        spelling: list[str] = []
        places = []
        for at, key in enumerate(self.keys):
            if at and self.keys[at - 1].segment != key.segment:
                spelling.append(_APART)
            elif at and self.is_related(at - 1, at):
                spelling.append(RELATED)
            places.append(len(spelling))
            spelling.append(key.word.stem)
        return spelling, places

    def spelled(self, start: int, end: int) -> list[str]:
        """What a run of key words is compared by: their stems, and RELATED between two that a preposition relates."""
        spelling, places = self._spelling
        return spelling[places[start] : places[end - 1] + 1]

    def find(self, spelled: Sequence[str]) -> list[tuple[int, int]]:
        """The runs of key words within a segment that are *spelled* so; of those that overlap the first."""
        wanted = list(spelled)
        count = len(wanted) - wanted.count(RELATED)
        spelling, places = self._spelling
        found: list[tuple[int, int]] = []
        for start in self.places.get(wanted[0], ()):
            if found and start < found[-1][1]:
                continue
            if spelling[places[start] : places[start] + len(wanted)] == wanted:
                found.append((start, start + count))
        return found

    def is_related(self, left: int, right: int) -> bool:
        """Whether a preposition stands somewhere between two key words of a segment, given by their numbers."""
        words = self.words[self.keys[right].definition][self.keys[left].at + 1 : self.keys[right].at]
        return any(not word.is_key and same_name(word.text) in RELATIONAL for word in words)

    def is_title(self, at: int) -> bool:
        """Whether a key word, given by its number, stands beside another that has a capital as well."""
        near = [self.keys[other] for other in (at - 1, at, at + 1) if 0 <= other < len(self.keys)]
        capitals = [key.at for key in near if key.word.text[0].isupper() and key.segment == self.keys[at].segment]
        here = self.keys[at].at
        return here in capitals and (here - 1 in capitals or here + 1 in capitals)

    def share_in(self, other: "Text") -> float:
        """The share of its different content words that *other* has too; without any, 1 for the same text."""
        if self.stems:
            return len(self.stems & other.stems) / len(self.stems)
        return float(self._plain() == other._plain())

    def _plain(self) -> list[str]:
        return [block.text for blocks in self.blocks.values() for block in blocks]

    def written(self, definition: int, first: Word, last: Word) -> str:
        """What stands from one word to another of a block, in a line, with what belongs to them.

        That is what denies them, what bounds a number, and the other of two quotation marks.
        """
        text = self.blocks[definition][first.block].text
        start, end = first.opening, last.closing
        denial = ""
        if first.denied_by and len(text[first.denied_by[1] : start].split()) <= _FEW:
            start = first.denied_by[0]
        elif first.denied_by:
            denial = f"{text[slice(*first.denied_by)]} … "
        before = max(start - _LONGEST_BOUND, 0)
        if _is_number(first.text) and (bound := re.search(_BEFORE_NUMBER, text[before:start])):
            start = before + bound.start()
        if _is_number(last.text) and (bound := re.match(_BEHIND_NUMBER, text[end:])):
            end += bound.end()
        return denial + " ".join(_with_quotes(text, start, end).split())


def _is_number(word: str) -> bool:
    return word[0].isdigit() or word[-1].isdigit() or same_name(word) in NUMBERS


# So many words may stand between a denial and what it denies, and be told with them.
_FEW = 5

# Characters before a number that may bound it, and more.
_LONGEST_BOUND = 28
_BEFORE_NUMBER = (
    r"(?:\b(?:(?:(?:rarely|not|no) )?(?:more|less|fewer|longer) than|over|under|at least|at most|up to|about|around) )?"
    r"[£$€]?$"
)
_BEHIND_NUMBER = r"(?:%|p\b)?(?: (?:or|and) (?:over|more|under|less|older|younger|above|below|upwards?)\b(?! than))?"


def _with_quotes(text: str, start: int, end: int) -> str:
    """The stretch of *text* with the quotation mark that it has but one of, if that stands beside it; or without it."""
    opened = [mark.start() for mark in re.finditer(rf"(?<!\w)[{_OPENING_QUOTES}](?=\w)", text[start:end])]
    closed = [mark.start() for mark in re.finditer(rf"(?<=\w)[{_CLOSING_QUOTES}](?!\w)", text[start:end])]
    if len(opened) > len(closed):
        if text[end : end + 1] and text[end] in _CLOSING_QUOTES:
            return text[start : end + 1]
        return text[start : start + opened[-1]] + text[start + opened[-1] + 1 : end]
    if len(closed) > len(opened) and start and text[start - 1] in _OPENING_QUOTES:
        return text[start - 1 : end]
    return text[start:end]


class Reading(NamedTuple):
    """A definition as it is read: its number in the entry, its words, and which of them are names of the term."""

    number: int
    blocks: Sequence[Block]
    words: Sequence[Word]
    named: Collection[int] = ()


def _keys(definitions: Iterable[Reading]) -> Iterator[Key]:
    segment = 0
    for definition in definitions:
        for at, word in enumerate(definition.words):
            # What a comma parts in one text may stand together in another.
            segment += word.is_apart and not word.is_after_comma
            # A name that is denied says something: it is not co-production.
            if word.is_key and (at not in definition.named or word.stem.startswith("not ")):
                yield Key(definition.number, at, word, segment)


def read(voices: Sequence[Sequence[Reading]], names: TermNames) -> list[Text]:
    """Read what each of several voices says of a term with *names*, in its definitions."""
    words = [reading.words for readings in voices for reading in readings]
    apart = _written_apart(words)
    voices = [
        [reading._replace(words=_as_in_compounds(reading.words, apart)) for reading in readings] for readings in voices
    ]
    named = [[reading._replace(named=names.among(reading.words)) for reading in readings] for readings in voices]
    return [Text([_fused(reading, apart) for reading in readings]) for readings in named]


def united(texts: Sequence[Text]) -> Text:
    """Several texts as one."""
    return texts[0] if len(texts) == 1 else Text([definition for text in texts for definition in text.definitions])


def _written_apart(definitions: Collection[Sequence[Word]]) -> set[tuple[str, ...]]:
    """The stems of words that somebody writes with hyphens, and somebody without: "decision-making"."""
    compounds = {
        tuple(word.stem for word in words[start:end])
        for words in definitions
        for start, end in _compounds(words)
        if end > start + 1
    }
    return {
        wanted
        for wanted in compounds
        for words in definitions
        for at in range(len(words) - len(wanted) + 1)
        if words[at].stem == wanted[0]
        and tuple(word.stem for word in words[at : at + len(wanted)]) == wanted
        and not any(word.is_joined for word in words[at + 1 : at + len(wanted)])
    }


def _as_in_compounds(words: Sequence[Word], apart: Collection[tuple[str, ...]]) -> Sequence[Word]:
    """The words with each counted that counts where somebody writes hyphens: "term" in "short term".

    In a "term of office" it does not count. apart: as `_written_apart` finds them.
    """
    counted: set[int] = set()
    for wanted in apart:
        for at in range(len(words) - len(wanted) + 1):
            run = words[at : at + len(wanted)]
            is_compound = tuple(word.stem for word in run) == wanted and not any(word.is_apart for word in run[1:])
            if is_compound and any(word.is_key for word in run):
                counted.update(range(at, at + len(wanted)))
    return [
        word._replace(is_key=True, is_telling=not is_light(same_name(word.text)))
        if at in counted and not word.is_key
        else word
        for at, word in enumerate(words)
    ]


def _fused(definition: Reading, apart: Collection[tuple[str, ...]]) -> Reading:
    """The definition with each word that is written with hyphens as one.

    Names keep their parts, and so does what somebody writes *apart*.
    """
    fused: list[Word] = []
    named: set[int] = set()
    for start, end in _compounds(definition.words):
        parts = definition.words[start:end]
        names = [at for at in range(start, end) if at in definition.named]
        if len(parts) == 1 or names or tuple(word.stem for word in parts) in apart:
            named.update(at - start + len(fused) for at in names)
            fused += parts
            continue
        first, last = parts[0], parts[-1]
        text = definition.blocks[first.block].text[first.start : last.end]
        (stem,) = stems_of(["".join(same_name(word.text) for word in parts)])
        denial = "not " if first.stem.startswith("not ") else ""
        fused.append(
            first._replace(text=text, end=last.end, closing=last.closing, stem=f"{denial}{stem}", is_telling=True)
        )
    return definition._replace(words=fused, named=named)


def weight(words: Iterable[str]) -> float:
    """How much folded *words* tell: what everybody says every day tells least, and so does a number."""
    return sum(1.0 if is_everyday(word) else 1.3 if rarity(word) < WELL_KNOWN else 1.6 for word in words)


def is_everyday(word: str) -> bool:
    """Whether everybody says a folded *word* every day."""
    return rarity(word) < EVERYDAY or not word.isalpha()


_LITTLE = frozenset(
    "adult age area arrange arrangement care case centre change charge council day extent help individual interest lack"
    " level meet meeting need number order place purpose service site staff support time want worker year".split()
)


def is_of_little_weight(folded: str) -> bool:
    """Whether a word by itself is no evidence of what a text says: a time, a place, a need."""
    return folded in _LITTLE or folded.removesuffix("s") in _LITTLE
