"""Where shared wording can stand by itself and is true, and where it has to be cut for that."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from carelex.comparison.bounds import begins_list, ends_well, is_within_list
from carelex.comparison.standing import lacks_preposition
from carelex.comparison.units import APART, PERSONS, Grammar, hold, is_list, is_subject_of_denial, modal_before
from carelex.comparison.voices import Text, is_everyday, is_of_little_weight
from carelex.english import word_classes as kind
from carelex.english.function_words import is_light
from carelex.text.scopes import DENIED_BEHIND, LESSEN, NOT_DENIED
from carelex.text.words import Word
from carelex.values import NamedTuple

# What many texts of care have, whatever they say; people by their age or part, and what everything is called.
_SAY_LITTLE = frozenset(
    "account action amount aspect basis body case cause child children choice circumstance client cost course decision"
    " detail effect end event example experience fact feature form group hand home idea individual information issue"
    " item kind life list living local matter member method name nature option part pattern period plan point position"
    " price process pupil question range rate reason result role school scheme sense series set side situation"
    " stage standard state step structure subject system task team term thing type use value version view way word"
    " work world".split()
)


# A text of no more key words is short.
_SHORT = 8


class Piece(NamedTuple):
    """A phrase where it stands in a text: the runs of its key words, from one number up to another."""

    text: int
    runs: tuple[tuple[int, int], ...]

    @property
    def start(self) -> int:
        return self.runs[0][0]

    @property
    def end(self) -> int:
        return self.runs[-1][1]


def cuts(texts: Sequence[Text], places: Sequence[Piece]) -> list[int]:
    """Where a phrase that stands at *places*, in one run at each, falls into phrases: before which of its key words."""
    count = places[0].end - places[0].start
    found = [at for at in range(1, count) if _is_apart(texts, places, at)]
    for start, end in zip([0, *found], [*found, count], strict=True):
        found += _cuts_of_list(texts, places, start, end)
        if end - start > 1 and len(_modals(texts, places, start)) > 1:
            # What one says must be done, another says may be done.
            found.append(start + 1)
    return sorted({*found})


def _is_apart(texts: Sequence[Text], places: Iterable[Piece], at: int) -> bool:
    """Whether a phrase ends before a key word in one of the texts, wherever it stands there.

    Where a comma says nothing, it parts words only where all texts have one.
    """
    holds: defaultdict[int, int] = defaultdict(int)
    for place in places:
        text = texts[place.text]
        left, right = text.keys[place.start + at - 1], text.keys[place.start + at]
        grammar = text.grammars[left.definition]
        comma = _comma(text.words[left.definition], left.at, right.at)
        if comma is None or not _says_nothing(grammar, left.at, right.at):
            held = hold(grammar, left.at, right.at) if comma is None else APART
            holds[place.text] = max(held, holds[place.text])
    return not holds or min(holds.values()) == APART


def _comma(words: Sequence[Word], left: int, right: int) -> int | None:
    """The word between two, or the second of them, that a comma stands before which makes no list."""
    return next((at for at in range(left + 1, right + 1) if words[at].is_after_comma and not words[at].is_item), None)


def _says_nothing(grammar: Grammar, left: int, right: int) -> bool:
    """Whether a comma between two words may be left out: in "the Act, 1983" and "at home, or in hospital".

    Not in "home care, day centres", which are no care day centres.
    """
    if right > left + 1 or grammar.letters[right] == kind.NUMBER:
        return True
    return grammar.words[left].text[0].isupper() and grammar.words[right].text[0].isupper()


def _cuts_of_list(texts: Sequence[Text], places: Sequence[Piece], start: int, end: int) -> Iterator[int]:
    """Where a part that ends within a group in some text is cut: before the last item of its list.

    Of "a disability or health condition" and "a disability or health need", that is before "health".
    """
    if all(_ends_group(texts[place.text], place.start + end - 1) for place in places):
        return
    for at in range(end - 1, start, -1):
        if any(_is_list_at(texts[place.text], place.start + at) for place in places):
            yield at
            return


def _ends_group(text: Text, at: int) -> bool:
    key = text.keys[at]
    return text.grammars[key.definition].ends_group(key.at)


def _is_list_at(text: Text, at: int) -> bool:
    left, right = text.keys[at - 1], text.keys[at]
    return is_list(text.grammars[left.definition], (left.at, left.at + 1), (right.at, right.at + 1))


def _modals(texts: Sequence[Text], places: Iterable[Piece], start: int) -> set[str]:
    """What stands before a verb at each place: "must", "may", or nothing; empty where the word is no verb."""
    found = set()
    for place in places:
        key = texts[place.text].keys[place.start + start]
        grammar = texts[place.text].grammars[key.definition]
        if grammar.letters[key.at] in (kind.VERB, kind.PARTICIPLE):
            modal = modal_before(grammar, key.at)
            found.add("" if modal is None else grammar.folded[modal])
    return found


def has_modal(texts: Sequence[Text], places: Sequence[Piece]) -> bool:
    """Whether a phrase begins with a verb that has the same "must" or "may" at each of its places."""
    modals = _modals(texts, places, 0)
    return len(modals) == 1 and modals != {""}


def sound_places(texts: Sequence[Text], places: Sequence[Piece]) -> list[Piece]:
    """Those of the places of a phrase where it can stand by itself and is true."""
    sound = [place for place in true_places(texts, places) if _stands(texts[place.text], place)]
    if not any(_ends_group(texts[place.text], place.end - 1) for place in sound):
        return []
    if _is_single(sound[0]):
        if not any(_letter(texts[place.text], place) in (kind.NOUN, kind.GERUND, kind.NUMBER) for place in sound):
            # A verb or an adjective says something where it is not said every day.
            return [place for place in sound if not is_everyday(_folded(texts[place.text], place))]
        # An individual budget says nothing of individuals.
        return [place for place in sound if _letter(texts[place.text], place) != kind.ADJECTIVE]
    return sound


def _names_a_thing(text: Text, place: Piece) -> bool:
    """Whether a word is no part of what several words name, nor a verb or an adjective that is said every day.

    Not "emergency" in "emergency housing", "syndrome" in "Down's syndrome", or "think".
    """
    key = text.keys[place.start]
    grammar = text.grammars[key.definition]
    folded, is_thing = grammar.folded[key.at], grammar.letters[key.at] in (kind.NOUN, kind.GERUND, kind.NUMBER)
    if is_everyday(folded) and not (is_thing and grammar.ends_group(key.at)):
        return False
    before = grammar.words[key.at - 1].text if key.at and not key.word.is_apart else ""
    is_of_name = before[:1].isupper() and before.endswith(("'s", "’s"))
    return folded != "aged" and not is_of_name


def says_little(texts: Sequence[Text], places: Iterable[Piece]) -> bool:
    """Whether a word by itself is no evidence that texts say the same: a time, a place, a need."""
    return any(is_of_little_weight(_folded(texts[place.text], place)) for place in places)


def naming_places(texts: Sequence[Text], places: Sequence[Piece]) -> list[Piece]:
    """Those of the places of a word where it names something that is worth saying of long texts.

    Where one of the texts is short, a word is a good part of it, whatever it says.
    """
    if min(len(texts[place.text].keys) for place in places) <= _SHORT:
        return [*places]
    words = {_folded(texts[place.text], place) for place in places}
    if any(word in _SAY_LITTLE or word.removesuffix("s") in _SAY_LITTLE for word in words):
        return []
    return [place for place in places if _names_a_thing(texts[place.text], place)]


def true_places(texts: Sequence[Text], places: Iterable[Piece]) -> list[Piece]:
    """Those of the places of a phrase where it is true, and says the same of what must be done and what may be."""
    by_modal: defaultdict[str, list[Piece]] = defaultdict(list)
    for place in places:
        if _is_true(texts[place.text], place):
            (modal,) = _modals(texts, [place], 0) or {""}
            by_modal[modal].append(place)
    return max(by_modal.values(), key=lambda alike: (len({place.text for place in alike}), alike), default=[])


def _is_single(place: Piece) -> bool:
    return place.end - place.start == 1


def _letter(text: Text, place: Piece) -> str:
    key = text.keys[place.start]
    return text.grammars[key.definition].letters[key.at]


def _folded(text: Text, place: Piece) -> str:
    key = text.keys[place.start]
    return text.grammars[key.definition].folded[key.at]


def _stands(text: Text, place: Piece) -> bool:
    """Whether a phrase can stand by itself."""
    first, last = text.keys[place.start], text.keys[place.end - 1]
    grammar = text.grammars[first.definition]
    letter = grammar.letters[last.at]
    if _cuts_name(grammar, first.at, last.at) or lacks_preposition(grammar, last.at):
        return False
    if is_within_list(grammar, first.at) or (_is_single(place) and begins_list(grammar, last.at)):
        return False
    if grammar.folded[last.at].endswith(("'s", "s'")) or _is_counted(grammar, first.at, last.at):
        return False
    is_open = letter == kind.GERUND and grammar.letters[last.at + 1 : last.at + 2] in (kind.OBJECT, kind.DETERMINER)
    if not _is_single(place) and (is_open or grammar.folded[last.at] == "aged"):
        # Dependent by isolating | them; people | aged 55.
        return False
    if not _is_single(place) and (
        _is_of_persons(grammar, first.at, last.at) or not ends_well(grammar, first.at, last.at)
    ):
        return False
    if _is_single(place):
        if grammar.folded[max(first.at - 1, 0) : first.at] in (["before"], ["until"]):
            # Before adulthood.
            return False
        return letter != kind.ADVERB and not is_light(grammar.folded[first.at])
    if grammar.ends_group(last.at):
        return letter != kind.ADVERB
    return letter in (kind.NOUN, kind.GERUND, kind.NUMBER)


def _is_of_persons(grammar: Grammar, first: int, last: int) -> bool:
    """Whether a phrase that says nothing of what is done ends in people of whom more is said: care for people | who."""
    if grammar.folded[last] not in PERSONS or not grammar.begins_group(last) or last + 1 == len(grammar.words):
        return False
    has_verb = not kind.VERBS.isdisjoint(grammar.letters[first:last])
    return (
        not (has_verb or grammar.words[last + 1].is_apart) and grammar.letters[last + 1] in kind.WHO + kind.PREPOSITION
    )


def _is_counted(grammar: Grammar, first: int, last: int) -> bool:
    """Whether a number before a phrase of several words belongs to it: of "three people at a time"."""
    return first > 0 and last > first and grammar.letters[first - 1 : first + 1] == kind.NUMBER + kind.NOUN


def _is_true(text: Text, place: Piece) -> bool:
    """Whether a phrase takes nothing out of a denial, a condition or an exception that changes what it says."""
    first, last = text.keys[place.start].at, text.keys[place.end - 1].at
    grammar = text.grammars[text.keys[place.start].definition]
    letters = grammar.letters[first : last + 1]
    denied_from = grammar.scopes.denied_from[first : last + 1]
    is_conditional, has_exception = grammar.scopes.is_conditional[first], grammar.scopes.has_exception[first]
    if text.keys[place.start].word.stem.startswith("not "):
        keys = [text.keys[at] for start, end in place.runs for at in range(start, end)]
        is_denied = all(key.word.stem.startswith("not ") for key in keys)
        return is_denied and not is_conditional and not has_exception
    if is_subject_of_denial(grammar, last):
        return False
    is_topic = first == last and letters == kind.NOUN
    if any(
        from_ != NOT_DENIED
        and from_ < first
        and grammar.folded[from_ : from_ + 2] != ["not", "only"]
        and not (is_topic and from_ != DENIED_BEHIND and grammar.folded[from_] in LESSEN)
        for from_ in denied_from
    ):
        return False
    is_verbal = any(letter in kind.FINITE for letter in letters)
    return not (is_verbal and (is_conditional or has_exception))


def _cuts_name(grammar: Grammar, first: int, last: int) -> bool:
    """Whether a phrase begins or ends within a name of several words with capitals."""
    words = grammar.words

    def is_capital(at: int) -> bool:
        return 0 <= at < len(words) and words[at].text[0].isupper()

    before = is_capital(first) and is_capital(first - 1) and not words[first].is_apart
    begins_sentence = first - 1 == 0 or (first > 1 and words[first - 1].sentence != words[first - 2].sentence)
    behind = is_capital(last) and is_capital(last + 1) and not words[last + 1].is_apart
    return (before and not begins_sentence) or behind
