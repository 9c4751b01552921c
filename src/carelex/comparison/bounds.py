"""Whether a phrase may begin and end where it does: nothing that stands around it belongs to it.

Each rule is a question of its own, with the words that it was made for; a phrase is whole where none is answered yes.
"""

import re

from carelex.comparison.units import OF_WHICH, PERSONS, QUESTIONS, TIMES, Grammar
from carelex.comparison.voices import is_of_little_weight
from carelex.english import word_classes as kind
from carelex.english.function_words import is_denial, is_light
from carelex.english.word_classes import classes_of
from carelex.values import NamedTuple

_OF_WHICH = OF_WHICH | frozenset("amount amounts number place places reason reasons those".split())
_QUESTIONS = QUESTIONS | {"whether"}
_IDIOMS = frozenset(
    {("on", "hand"), ("into", "account"), ("to", "date"), ("on", "duty"), ("in", "charge"), ("on", "site")}
)
_LIMITS = frozenset("only merely solely exclusively".split())
_PARTICLES, _BEHIND_NOUNS = (
    frozenset("again down out there together up".split()),
    frozenset("apart away back off".split()),
)
_TIMES = TIMES | {"minute", "minutes", "period"}
_EXCEPTIONS = frozenset("except excluding unless".split())
_FROM_WHICH = frozenset("before after from of".split())
_OF_TIME = frozenset("all each every less more most some".split())

# So many words before an "and" may stand what is put beside what follows it.
_FAR = 8
# And so many words around a phrase are looked at.
_SEEN = 20

_WHICH = frozenset("that which".split())
_IN_SUBJECT = kind.NOUN + kind.ADJECTIVE + kind.DETERMINER + kind.COORDINATE + kind.OF + kind.OBJECT + kind.SUBJECT

_TWO_NOUNS = f"[{kind.NOUN}{kind.ADJECTIVE}]+{kind.COORDINATE}[{kind.NOUN}{kind.ADJECTIVE}]+"

_CLAUSES = kind.SUBORDINATOR + kind.WHO
_BEFORE_NOUN = frozenset(
    kind.DETERMINER + kind.PREPOSITION + kind.OF + kind.COORDINATE + kind.VERB + kind.VERB_IN_S + kind.GERUND
)


class _Place(NamedTuple):
    """Where a phrase stands: the numbers of its first and its last word."""

    grammar: Grammar
    first: int
    last: int

    @property
    def letters(self) -> str:
        return self.grammar.letters[self.first : self.last + 1]

    @property
    def folded(self) -> list[str]:
        return [*self.grammar.folded[self.first : self.last + 1]]

    @property
    def is_verbal(self) -> bool:
        return self.letters[0] == kind.PARTICIPLE or not kind.VERBS.isdisjoint(self.letters)

    @property
    def is_finite(self) -> bool:
        return not kind.FINITE.isdisjoint(self.letters)

    @property
    def start(self) -> int:
        """The number of the first word, or of the first of the "the" and "your" before it."""
        return self.grammar.with_determiners(self.first)

    @property
    def before(self) -> str:
        """The letters before the first word, up to where its clause begins."""
        return self._letters_before(self.first)

    @property
    def before_start(self) -> str:
        return self._letters_before(self.start)

    def _letters_before(self, end: int) -> str:
        at = end
        while at and end - at < _SEEN and not self.grammar.words[at].is_apart:
            at -= 1
        return self.grammar.letters[at:end]

    @property
    def behind(self) -> str:
        """The letters behind the last word, as far as its clause goes on."""
        words, end = self.grammar.words, self.last + 1
        most = min(len(words), end + _SEEN)
        while end < most and not (words[end].is_apart or words[end].is_item):
            end += 1
        return self.grammar.letters[self.last + 1 : end]

    @property
    def next(self) -> str:
        """The word behind the last, or nothing where the clause ends with that."""
        return self.grammar.folded[self.last + 1] if self.behind else ""


def is_whole(grammar: Grammar, first: int, last: int) -> bool:
    """Whether a phrase, by its first and last words, lacks nothing that stands around it."""
    place = _Place(grammar, first, last)
    return not any(lacks(place) for lacks in (*_AT_ITS_BEGINNING, *_AT_ITS_END, *_OF_VERBS, *_WITHIN))


def ends_well(grammar: Grammar, first: int, last: int) -> bool:
    """Whether nothing right behind a phrase belongs to it: a place where people live."""
    place = _Place(grammar, first, last)
    return not any(lacks(place) for lacks in _AT_ITS_END)


# What stands before a phrase.


def _lacks_subject(place: _Place) -> bool:
    """Costs, such as rent, | would not count; a rule, | test or practice puts somebody at risk."""
    word = place.grammar.words[place.first]
    is_rest_of_list = word.is_item and place.letters[0] == kind.NOUN and place.is_finite
    if word.is_after_comma and word.is_apart:
        is_rest_of_list = place.is_finite and re.match(_TWO_NOUNS, place.letters) is not None
        return is_rest_of_list or place.letters[0] in kind.HELPERS
    if is_rest_of_list:
        return True
    return place.letters[0] == kind.MODAL and _has_other_subject(place)


def _has_other_subject(place: _Place) -> bool:
    """Whom staff | may call; what it thinks | will help."""
    subject = place.before[len(place.before.rstrip(_IN_SUBJECT)) :]
    rest = place.before[: len(place.before) - len(subject)]
    at = place.first - len(subject) - 1
    is_which = rest != "" and place.grammar.folded[at] in _WHICH and place.grammar.folded[at - 1] != "so"
    is_object = bool(subject) and (rest[-1:] == kind.WHO or is_which)
    # The gas leaks and a fire | would spread.
    is_of_another = subject[:1] == kind.COORDINATE and kind.NOUN in subject
    return is_object or is_of_another or (not subject and rest[-1:] in (kind.VERB, kind.VERB_IN_S))


def _lacks_limit(place: _Place) -> bool:
    """It only | comes into effect if you agree."""
    return bool(place.before) and place.grammar.folded[place.first - 1] in _LIMITS


def _lacks_first_of_list(place: _Place) -> bool:
    """A drug and | alcohol nurse; independent of the hospital and of | the family."""
    if place.before and is_within_list(place.grammar, place.first):
        return True
    folded, start = place.grammar.folded, place.start
    is_second = place.before_start[-2:] in (kind.COORDINATE + kind.PREPOSITION, kind.COORDINATE + kind.OF)
    return is_second and folded[start - 1] in folded[max(start - _FAR, 0) : start - 2]


def is_within_list(grammar: Grammar, at: int) -> bool:
    """Whether a word and its group go with a word before an "and": the alcohol nurse of a drug and alcohol nurse."""
    if at < 2 or grammar.letters[at - 1] != kind.COORDINATE or grammar.ends_group(at):
        return False
    if grammar.words[at].is_apart or grammar.words[at - 1].is_apart:
        return False
    before = at - 2
    return grammar.letters[before] == kind.NOUN and not grammar.words[before].is_item and grammar.begins_group(before)


def _is_complement(place: _Place) -> bool:
    """What is | fair depends on it; decisions are | made about you; whether you are | eligible; some are | free."""
    if place.before[-1:] != kind.AUXILIARY:
        return False
    if place.before[-2:-1] == kind.DETERMINER:
        return True
    letter = place.letters[0]
    if letter == kind.ADJECTIVE:
        return place.grammar.folded[place.first - 2] == "what" or _is_in_doubt(place)
    return letter == kind.PARTICIPLE and is_light(place.folded[0]) and place.before[-2:-1] in (kind.NOUN, kind.TO)


def _is_in_doubt(place: _Place) -> bool:
    """Whether a phrase stands behind "whether"."""
    at, is_conditional = place.first, place.grammar.scopes.is_conditional
    while at and is_conditional[at - 1]:
        at -= 1
    return place.grammar.folded[at] == "whether"


def _lacks_noun_before(place: _Place) -> bool:
    """The second | within three months; times so | specified."""
    is_bare = place.start < place.first and place.letters[:2] == kind.ADJECTIVE + kind.PREPOSITION
    is_so = place.before and place.grammar.folded[place.first - 1] == "so" and place.letters[0] == kind.PARTICIPLE
    return bool(is_bare or is_so)


def _lacks_verb_before(place: _Place) -> bool:
    """Supporting | the client to find it; the people to | ask in a crisis."""
    is_object = (
        place.before_start[-1:] in (kind.VERB, kind.VERB_IN_S, kind.GERUND, kind.NAMED) and place.before_start != ""
    )
    is_of_noun = place.before[-2:] == kind.NOUN + kind.TO and place.letters[:2] == kind.VERB + kind.PREPOSITION
    return (
        is_object and re.match(f"[{kind.NOUN}{kind.ADJECTIVE}]*{kind.NOUN}{kind.TO}", place.letters) is not None
    ) or is_of_noun


def _is_of_idiom(place: _Place) -> bool:
    """Staff are on | hand day and night."""
    before = place.grammar.folded[place.first - 1] if place.before else ""
    return (before, place.folded[0]) in _IDIOMS


def _is_question(place: _Place) -> bool:
    """How well | people think, what they | remember of it."""
    words = place.grammar.folded[place.start - len(place.before_start[-3:]) : place.start]
    return place.is_finite and words[-1:] != ["to"] and not _QUESTIONS.isdisjoint(words)


# What stands behind it.


def _lacks_last_of_list(place: _Place) -> bool:
    """The | speech of a speech and language therapist; the person's | past and present wishes."""
    grammar, at = place.grammar, place.last + 2
    if place.first == place.last:
        return begins_list(grammar, place.last)
    is_adjective = place.letters[-1] == kind.NOUN and kind.ADJECTIVE in classes_of(place.folded[-1])
    return (
        is_adjective
        and place.behind[:2] in (kind.COORDINATE + kind.NOUN, kind.COORDINATE + kind.ADJECTIVE)
        and not grammar.ends_group(at)
    )


def begins_list(grammar: Grammar, at: int) -> bool:
    """Whether a word says something of what an "and" behind it leads to: the drug of a drug and alcohol nurse."""
    if at + 2 >= len(grammar.words) or grammar.letters[at] != kind.NOUN or grammar.words[at].is_item:
        return False
    return grammar.ends_group(at) and is_within_list(grammar, at + 2)


def _ends_in_verb(place: _Place) -> bool:
    """Swallowing and follow advice; your carers and your nurse talk about it; valuing | your views."""
    word, following = place.folded[-1], place.behind[:1]
    if place.letters[-2:] == kind.COORDINATE + kind.NOUN and {*classes_of(word)} <= {kind.VERB, kind.VERB_IN_S}:
        return True
    if following == kind.DETERMINER and word.endswith("ing"):
        return True
    is_of_group = place.letters[-2:] == kind.NOUN * 2 and not place.grammar.begins_group(place.last)
    is_verb = classes_of(word)[0] == kind.VERB and not is_of_little_weight(word)
    return is_of_group and following == kind.PREPOSITION and is_verb


def _lacks_noun(place: _Place) -> bool:
    """With short-term, | funded support; the person first | described."""
    if (
        place.letters[-2:] in (kind.NOUN + kind.ADJECTIVE, kind.NOUN + kind.ADVERB)
        and place.behind[:1] == kind.PARTICIPLE
    ):
        return True
    grammar, start = place.grammar, place.last
    while start > place.first and not grammar.begins_group(start):
        start -= 1
    if start == place.first or grammar.letters[start - 1] not in kind.PREPOSITION + kind.OF + kind.DETERMINER:
        return False
    is_adjective = all(
        grammar.letters[at] in (kind.ADJECTIVE, kind.ADVERB, kind.PARTICIPLE) or "-" in grammar.folded[at]
        for at in range(start, place.last + 1)
    )
    sentences = [word.sentence for word in grammar.words[place.last : place.last + 2]]
    return is_adjective and len(sentences) == 2 and sentences[0] == sentences[1]


def _lacks_second_object(place: _Place) -> bool:
    """Unlikely to achieve | or maintain, or to have the chance of, good health."""
    behind = place.last + 1
    if place.behind or behind == len(place.grammar.words):
        return False
    is_joined = place.grammar.words[behind].is_after_comma and place.grammar.letters[behind] == kind.COORDINATE
    return place.letters[-1] == kind.VERB and is_joined


def _lacks_clause(place: _Place) -> bool:
    """The amount | that you pay; the people | to ask; make sure | that it is done."""
    following, word = place.behind[:1], place.folded[-1]
    if following == kind.TO and word in PERSONS | _OF_WHICH and word != "person":
        return True
    if following == kind.COORDINATE and word in _OF_WHICH:
        # At places | and times so specified.
        return True
    is_open = word in _OF_WHICH or place.letters[-1] in kind.VERBS | {kind.ADJECTIVE}
    return following != "" and following in _CLAUSES and is_open


def _lacks_exception(place: _Place) -> bool:
    """Any property | other than your home."""
    at = place.last + 1
    return place.next in _EXCEPTIONS or (place.next == "other" and place.grammar.folded[at + 1 : at + 2] == ["than"])


def _lacks_particle(place: _Place) -> bool:
    """Holding somebody | up, time | off; treating each person | as an individual; six weeks | before it begins."""
    is_active = place.letters[0] == kind.PARTICIPLE or not (kind.VERBS | {kind.PARTICIPLE}).isdisjoint(place.letters)
    at = place.last + 1
    is_as = place.next == "as" and place.grammar.folded[at + 1 : at + 2] in (["a"], ["an"])
    if place.next in _LIMITS | _BEHIND_NOUNS or (is_active and (place.next in _PARTICLES or is_as)):
        return True
    word = place.folded[-1]
    return place.next in _FROM_WHICH and word in _TIMES and (kind.NUMBER in place.letters or word == "period")


def _lacks_end_of_clause(place: _Place) -> bool:
    """What somebody does is told with its object: keeps | germs away, allows access | to be given."""
    if not place.is_verbal or not place.behind:
        return False
    if place.letters[-1] not in kind.NOUN + kind.NUMBER:
        return place.behind[0] not in kind.COORDINATE + _CLAUSES + kind.HELPERS
    is_cut = place.behind[0] in kind.OBJECT + kind.DENIAL or place.behind[:2] == kind.TO + kind.AUXILIARY
    # Teaches people who are blind | to cook.
    is_cut = is_cut or (place.behind[:2] == kind.TO + kind.VERB and not PERSONS.isdisjoint(place.folded))
    return is_cut or (place.behind[0] == kind.DETERMINER and place.next not in _OF_TIME)


# What stands in it.


def _points_elsewhere(place: _Place) -> bool:
    """Such services: which?"""
    return any(
        word == "such" and following != "as"
        for word, following in zip(place.folded, [*place.folded[1:], ""], strict=True)
    )


def _has_verb_as_noun(place: _Place) -> bool:
    """The way care | is given; a nurse and a worker visit hostels."""
    grammar = place.grammar
    if place.letters[:2].endswith(kind.NOUN) and len(place.letters) > 1 and place.folded[0] in _OF_WHICH:
        return True
    return any(
        grammar.letters[at - 1 : at + 2] == kind.NOUN * 3
        and not (grammar.begins_group(at) or grammar.ends_group(at))
        and classes_of(grammar.folded[at])[0] == kind.VERB
        and not is_of_little_weight(grammar.folded[at])
        for at in range(place.first + 1, place.last)
    )


def _denies_nothing(place: _Place) -> bool:
    """Your aunts are not; without your consent does not help."""
    folded, letters = place.folded, place.letters
    denials = [at for at, letter in enumerate(letters) if letter == kind.DENIAL and is_denial(folded[at])]
    if not denials:
        return False
    is_of_two = folded[0] == "without" and len(denials) > 1
    behind = range(denials[0] + 1, len(letters))
    return is_of_two or not any(
        letters[at] == kind.NAMED or place.grammar.is_content(place.first + at) for at in behind
    )


def is_compound(grammar: Grammar, start: int, stop: int) -> bool:
    """Whether two words are surely two nouns that name one thing: a care home; not "supports people"."""
    if grammar.letters[start:stop] != kind.NOUN * 2 or "'" in grammar.folded[start]:
        return False
    is_light_or_person = any(is_light(word) or word in PERSONS for word in grammar.folded[start:stop])
    is_nominal = start == 0 or grammar.words[start].is_apart or grammar.letters[start - 1] in _BEFORE_NOUN
    return is_nominal and not is_light_or_person and kind.VERB_IN_S not in classes_of(grammar.folded[start])


_AT_ITS_BEGINNING = (
    _lacks_subject,
    _lacks_limit,
    _lacks_first_of_list,
    _is_complement,
    _lacks_noun_before,
    _lacks_verb_before,
    _is_of_idiom,
    _is_question,
)
_AT_ITS_END = (
    _lacks_last_of_list,
    _ends_in_verb,
    _lacks_noun,
    _lacks_second_object,
    _lacks_clause,
    _lacks_exception,
    _lacks_particle,
)
_OF_VERBS = (_lacks_end_of_clause,)
_WITHIN = (_points_elsewhere, _has_verb_as_noun, _denies_nothing)
