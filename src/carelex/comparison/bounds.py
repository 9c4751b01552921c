"""Whether a phrase may end where it does: nothing that stands right behind it belongs to it.

Each rule is a question of its own, with the words that it was made for.
"""

from carelex.comparison.grammar import OF_WHICH, PERSONS, TIMES, Grammar
from carelex.comparison.voices import is_of_little_weight
from carelex.english import word_classes as kind
from carelex.english.word_classes import classes_of
from carelex.values import NamedTuple

_OF_WHICH = OF_WHICH | frozenset("amount amounts number place places reason reasons those".split())
_LIMITS = frozenset("only merely solely exclusively".split())
_PARTICLES, _BEHIND_NOUNS = (
    frozenset("again down out there together up".split()),
    frozenset("apart away back off".split()),
)
_TIMES = TIMES | {"minute", "minutes", "period"}
_EXCEPTIONS = frozenset("except excluding unless".split())
_FROM_WHICH = frozenset("before after from of".split())

# So many words behind a phrase are looked at.
_SEEN = 20

_CLAUSES = kind.SUBORDINATOR + kind.WHO


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


def ends_well(grammar: Grammar, first: int, last: int) -> bool:
    """Whether nothing right behind a phrase belongs to it: a place where people live."""
    place = _Place(grammar, first, last)
    return not any(lacks(place) for lacks in _AT_ITS_END)


def is_within_list(grammar: Grammar, at: int) -> bool:
    """Whether a word and its group go with a word before an "and": the alcohol nurse of a drug and alcohol nurse."""
    if at < 2 or grammar.letters[at - 1] != kind.COORDINATE or grammar.ends_group(at):
        return False
    if grammar.words[at].is_apart or grammar.words[at - 1].is_apart:
        return False
    before = at - 2
    return grammar.letters[before] == kind.NOUN and not grammar.words[before].is_item and grammar.begins_group(before)


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
    is_joined = place.grammar.words[behind].is_after_comma and place.grammar.folded[behind] == "or"
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


def lacks_preposition(grammar: Grammar, at: int) -> bool:
    """Whether a verb at the end of a phrase has a preposition behind it that nothing follows: who is cared for."""
    if grammar.letters[at] not in kind.VERBS | {kind.PARTICIPLE} or not grammar.goes_on(at):
        return False
    begin_object = kind.CONTENT | {kind.DETERMINER, kind.OBJECT}
    is_stranded = not grammar.goes_on(at + 1) or grammar.letters[at + 2] not in begin_object
    return grammar.letters[at + 1] == kind.PREPOSITION and is_stranded


_AT_ITS_END = (
    _lacks_last_of_list,
    _ends_in_verb,
    _lacks_noun,
    _lacks_second_object,
    _lacks_clause,
    _lacks_exception,
    _lacks_particle,
)
