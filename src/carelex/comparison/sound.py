"""Where shared wording can stand by itself and is true, and where it has to be cut for that."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from carelex.comparison.bounds import begins_list, ends_well, is_within_list, lacks_preposition
from carelex.comparison.grammar import (
    PERSONS,
    TIMES,
    Grammar,
    hang_together,
    is_list,
    is_subject_of_denial,
    modal_before,
)
from carelex.comparison.voices import Key, Text
from carelex.english import word_classes as kind
from carelex.english.function_words import is_light
from carelex.english.word_classes import classes_of
from carelex.text.scopes import DENIED_BEHIND, LESSEN, NOT_DENIED
from carelex.text.words import Word
from carelex.values import NamedTuple

# What many texts of care have: two of these together say no more than one.
_IN_ALL_TEXTS = (
    TIMES
    | PERSONS
    | frozenset("authority care help helped helping home life local need needed needing school young".split())
)
# What is called so may be anything.
_SAY_NOTHING = frozenset("case form group kind part state thing term type use way word work".split())

# Begins a sentence, and says little without the rest of it.
_OPENING = frozenset("unlike without besides despite".split())
_PLAINLY = frozenset("not no never".split())
# Not free to leave, or to leave the place.
_MAY_STAND_ALONE = frozenset("leave".split())


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

    So it does where it is a list in one text alone, or has a pronoun before its verb in one. Where a comma says
    nothing, it parts words only where all have one.
    """
    are_together: defaultdict[int, bool] = defaultdict(bool)
    related: defaultdict[int, set[tuple[bool, bool]]] = defaultdict(set)
    for place in places:
        text = texts[place.text]
        left, right = text.keys[place.start + at - 1], text.keys[place.start + at]
        grammar = text.grammars[left.definition]
        comma = _comma(text.words[left.definition], left.at, right.at)
        if comma is None or not _says_nothing(grammar, left.at, right.at):
            are_together[place.text] |= comma is None and hang_together(grammar, left.at, right.at)
            between = {*grammar.letters[left.at + 1 : right.at]}
            # The support they need is no support need.
            is_clause = not between.isdisjoint(kind.SUBJECT + kind.OBJECT) and grammar.letters[right.at] in kind.FINITE
            related[place.text].add((is_list(grammar, left.at, right.at), is_clause))
    return not all(are_together.values()) or not (related and set.intersection(*related.values()))


def _comma(words: Sequence[Word], left: int, right: int) -> int | None:
    """The word between two, or the second of them, that a comma stands before which makes no list."""
    return next((at for at in range(left + 1, right + 1) if words[at].is_after_comma and not words[at].is_item), None)


def _says_nothing(grammar: Grammar, left: int, right: int) -> bool:
    """Whether a comma between two words may be left out: in "the Act, 1983" and "at home, or in hospital".

    Not in "home care, day centres", which are no care day centres.
    """
    joins = kind.COORDINATE + kind.PREPOSITION + kind.OF + kind.TO
    if grammar.letters[right] == kind.NUMBER or (right > left + 1 and grammar.letters[left + 1] in joins):
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
    return text.grammars[key.definition].ends_group(key.at) or key.at + 1 in text.named[key.definition]


def _is_list_at(text: Text, at: int) -> bool:
    left, right = text.keys[at - 1], text.keys[at]
    return is_list(text.grammars[left.definition], left.at, right.at)


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
    return sound


def tells_together(texts: Sequence[Text], places: Sequence[Piece]) -> bool:
    """Whether a phrase has two words, and one that few texts of care have: not "56 days", "year of life"."""
    text, runs = texts[places[0].text], places[0].runs
    keys = [text.keys[at] for start, end in runs for at in range(start, end)]
    letters = [text.grammars[key.definition].letters[key.at] for key in keys]
    folded = [text.grammars[key.definition].folded[key.at] for key in keys]
    words = [word for letter, word in zip(letters, folded, strict=True) if letter != kind.NUMBER]
    if not kind.FINITE.isdisjoint(letters) and len({_is_set_apart(texts[place.text], place) for place in places}) > 1:
        # We no longer say it; some people still say it.
        return False
    return len(words) > 1 and not _IN_ALL_TEXTS.issuperset(word.removesuffix("s") for word in words)


def tells_alone(texts: Sequence[Text], places: Sequence[Piece]) -> bool:
    """Whether a word says in each of the texts what the term is: "a decision"; or what it is not: "not a cure"."""
    if not all(_is_surely_noun(texts[place.text], place) for place in places):
        return False
    if all(_denial(texts[place.text], texts[place.text].keys[place.start]) in _PLAINLY for place in places):
        return True
    folded = {_folded(texts[place.text], place) for place in places}
    words = folded | {word.removesuffix("s") for word in folded}
    heads = {place.text for place in places if _is_head(texts[place.text], place)}
    return words.isdisjoint(_SAY_NOTHING) and len(heads) == len(texts)


def _is_surely_noun(text: Text, place: Piece) -> bool:
    """Whether a word is a noun and no verb: a group that owns homes and | rents them."""
    key = text.keys[place.start]
    grammar = text.grammars[key.definition]
    is_before_object = grammar.goes_on(key.at) and grammar.letters[key.at + 1] in (kind.OBJECT, kind.DETERMINER)
    is_verb = is_before_object and not {kind.VERB, kind.VERB_IN_S}.isdisjoint(classes_of(grammar.folded[key.at]))
    return grammar.letters[key.at] == kind.NOUN and not is_verb


def _is_set_apart(text: Text, place: Piece) -> bool:
    """Whether a sentence denies something, excepts it, or sets it against the term, before a phrase."""
    key = text.keys[place.start]
    last = text.keys[place.end - 1].at
    is_denied = key.word.stem.startswith("not ")
    return not is_denied and text.turned[key.definition].get(key.word.sentence, last) < last


def _is_head(text: Text, place: Piece) -> bool:
    """Whether a word says what the term is, at the beginning of a definition: "a decision that you make"."""
    key = text.keys[place.start]
    return text.heads[key.definition] == key.at


def true_places(texts: Sequence[Text], places: Iterable[Piece]) -> list[Piece]:
    """Those of the places of a phrase where it is true, and says the same.

    That is, of what must be done and what may be, and with a verb under a condition or without.
    """
    alike: defaultdict[tuple[str, bool], list[Piece]] = defaultdict(list)
    for place in places:
        text = texts[place.text]
        if _is_true(text, place):
            (modal,) = _modals(texts, [place], 0) or {""}
            for is_conditional in _conditions(text, place):
                alike[modal, is_conditional].append(place)
    return max(alike.values(), key=lambda alike: (len({place.text for place in alike}), alike), default=[])


def _conditions(text: Text, place: Piece) -> set[bool]:
    """Whether a phrase with a verb is under a condition; both where a "who" leads to it."""
    first, last = text.keys[place.start].at, text.keys[place.end - 1].at
    grammar = text.grammars[text.keys[place.start].definition]
    is_denied = text.keys[place.start].word.stem.startswith("not ")
    if kind.FINITE.isdisjoint(grammar.letters[first : last + 1]) and not is_denied:
        return {False}
    if first and grammar.letters[first - 1] == kind.WHO and not grammar.words[first].is_apart:
        return {False, True}
    return {grammar.scopes.is_conditional[first]}


def _is_single(place: Piece) -> bool:
    return place.end - place.start == 1


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
    if grammar.folded[first.at] in _OPENING or _denial(text, first) in _OPENING:
        return False
    is_verb = letter in kind.VERBS or (
        letter == kind.NOUN
        and first.at < last.at
        and grammar.begins_group(first.at)
        and grammar.letters[first.at] == kind.GERUND
        and kind.VERB_IN_S in classes_of(grammar.folded[last.at])
    )
    has_object = grammar.letters[last.at + 1 : last.at + 2] in (kind.OBJECT, kind.DETERMINER)
    is_open = is_verb and has_object and not (grammar.folded[last.at] in _MAY_STAND_ALONE and first.at < last.at)
    if not _is_single(place) and (is_open or grammar.folded[last.at] == "aged"):
        # Dependent by isolating | them; tenants buy | the home; people | aged 55.
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


def _denial(text: Text, key: Key) -> str:
    """What denies a word, or nothing: the first word of "not a cure"."""
    start, end = key.word.denied_by or (key.word.opening, key.word.start)
    denial = text.blocks[key.definition][key.word.block].text[start:end].casefold().split()
    return denial[0] if denial else ""


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
    if first > 0 and "-" in grammar.folded[first - 1]:
        # A 24-hour alarm.
        return False
    return first > 0 and last > first and grammar.letters[first - 1 : first + 1] == kind.NUMBER + kind.NOUN


def _is_true(text: Text, place: Piece) -> bool:
    """Whether a phrase takes nothing out of a denial, a condition or an exception that changes what it says."""
    first, last = text.keys[place.start].at, text.keys[place.end - 1].at
    grammar = text.grammars[text.keys[place.start].definition]
    letters = grammar.letters[first : last + 1]
    denied_from = grammar.scopes.denied_from[first : last + 1]
    has_exception = grammar.scopes.has_exception[first]
    if any(at < first and grammar.words[at].sentence == grammar.words[first].sentence for at in grammar.formerly):
        return False
    if text.keys[place.start].word.stem.startswith("not "):
        keys = [text.keys[at] for start, end in place.runs for at in range(start, end)]
        is_denied = all(key.word.stem.startswith("not ") for key in keys) or (
            len(place.runs) == 1 and denied_from[0] != NOT_DENIED and len({*denied_from}) == 1
        )
        return is_denied and not has_exception
    is_behind_preposition = first > 0 and first < last and grammar.letters[first - 1] == kind.PREPOSITION
    if not is_behind_preposition and is_subject_of_denial(grammar, last):
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
    return not (is_verbal and has_exception)


def _cuts_name(grammar: Grammar, first: int, last: int) -> bool:
    """Whether a phrase begins or ends within a name of several words with capitals."""
    words = grammar.words

    def is_capital(at: int) -> bool:
        return 0 <= at < len(words) and words[at].text[0].isupper()

    before = is_capital(first) and is_capital(first - 1) and not words[first].is_apart
    begins_sentence = first - 1 == 0 or (first > 1 and words[first - 1].sentence != words[first - 2].sentence)
    behind = is_capital(last) and is_capital(last + 1) and not words[last + 1].is_apart
    return (before and not begins_sentence) or behind
