"""Says whether a sentence of a definition can be read without the sentences around it."""

from collections.abc import Set

from carelex.comparison.grammar import Grammar
from carelex.english import word_classes as kind
from carelex.values import NamedTuple

# A sentence that begins with one of these goes on from the sentence before it.
_LINKS = frozenset(
    "accordingly additionally also and another besides both but consequently conversely either equally furthermore"
    " hence her here his however instead likewise moreover neither nevertheless nonetheless nor or other others"
    " otherwise see similarly so still such that then thereby therefore those thus too whereas which yet".split()
)
_LINKS_OF_TWO = frozenset(
    {
        *(("for", "example"), ("for", "instance"), ("in", "addition"), ("in", "contrast"), ("in", "short")),
        *(("as", "such"), ("as", "well"), ("as", "above"), ("by", "contrast"), ("in", "turn"), ("rather", "than")),
        *(("if", "so"), ("if", "not"), ("in", "both"), ("in", "either"), ("of", "these"), ("the", "former")),
        *(("the", "latter"), ("the", "following"), ("the", "above"), ("the", "first"), ("the", "second")),
        *(("the", "other"), ("the", "others")),
    }
)
# So does one that begins with "as an alternative", "as a result".
_LINKING = frozenset("addition alternative alternatively consequence contrast result".split())
_FEW, _SOME = 6, frozenset("all both each few many more most none several some".split())

_WHERE_IT_STANDS = frozenset("booklet document guide guidance leaflet page report website".split())
# No "it" stands for these.
_SAY_NOTHING = frozenset("day hour money month order time week year".split())
_IT, _THEY = frozenset("it its itself".split()), frozenset("they them their theirs themselves".split())
_ONE_PERSON = frozenset("he him his himself she her hers herself".split())
_BEHIND_THOSE = frozenset("aged already in of on that under which who whom whose with without".split())
_BEHIND_THERE = frozenset("exist exists seem seems".split())
_OF_AN_ACT = frozenset("paragraph paragraphs subparagraph subsection subsections".split())
_EXPLAINED = frozenset("for how if that to when whether".split())
_MATTER, _CRIMES = frozenset("matter matters".split()), frozenset("crime offence".split())

_PERSONS = frozenset(
    "adult anybody anyone applicant attorney child children dentist donor everybody everyone father friend helper"
    " husband individual landlord man member men mother nurse partner patient people person professional pupil"
    " relative resident somebody someone spouse staff student tenant victim wife woman women".split()
)
_PERSONS_END_IN = (
    *("carer", "worker", "advocate", "assistant", "therapist", "visitor", "officer", "manager", "parent", "doctor"),
    *("guardian", "broker", "adviser", "advisor", "assessor", "lodger", "leaver", "user", "teacher", "owner"),
)


class Meant(NamedTuple):
    """Whether "it" and "they" in the next sentence would mean the term."""

    by_it: bool = False
    by_they: bool = False


def reads_alone(grammar: Grammar, first: int, last: int, meant: Meant) -> bool:
    """Whether a sentence, from its first to its last word, needs no other; *meant*: by the sentence before it."""
    folded = grammar.folded
    if folded[first] in _LINKS or (folded[first], folded[min(first + 1, last)]) in _LINKS_OF_TWO:
        return False
    if not _LINKING.isdisjoint(folded[first : first + 3]):
        return False
    if folded[first] in _SOME and (first == last or grammar.letters[first + 1] in kind.HELPERS + kind.OF):
        # Some are free.
        return False
    return not any(_points_elsewhere(grammar, first, at, last, meant) for at in range(first, last + 1))


def _points_elsewhere(grammar: Grammar, first: int, at: int, last: int, meant: Meant) -> bool:
    """Whether a word of a sentence stands for something that only another sentence names."""
    word, following = grammar.folded[at], grammar.folded[at + 1] if at < last else ""
    is_last = at == last or grammar.words[at + 1].is_apart
    is_named = _has_noun(grammar, first, at)
    if word.partition("'")[0] in _IT:
        return not (is_named or meant.by_it or _is_explained(grammar, at, last))
    if word.partition("'")[0] in _THEY:
        return not (is_named or meant.by_they)
    if word in _ONE_PERSON:
        return not any(_is_person(grammar.folded[before]) for before in range(first, at))
    if word == "those":
        return following not in _BEHIND_THOSE and not (is_named and at - first >= _FEW)
    if word == "this" and following in _WHERE_IT_STANDS:
        return False
    if word in ("this", "these"):
        # You pay nothing; this is called a waiver.
        return is_last or not (is_named and at - first >= _FEW and grammar.letters[at + 1] in kind.HELPERS)
    if word == "such":
        # To such a degree that.
        return following != "as" and not (following in ("a", "an") and "that" in grammar.folded[at : at + _FEW])
    if word == "ones":
        return grammar.folded[at - 1] not in ("loved", "little")
    if word == "one":
        return is_last and grammar.letters[at - 1] in kind.DETERMINER + kind.ADJECTIVE + kind.VERB
    if word in ("above", "below"):
        return is_last or grammar.folded[at - 1] == "the"
    if word == "both":
        return is_last and at - first < _FEW
    if word == "there":
        return following not in _BEHIND_THERE and (at == last or grammar.letters[at + 1] not in kind.HELPERS)
    if word == "that":
        return at < last and grammar.letters[at + 1] in kind.HELPERS and not _has_verb_but(grammar, first, at + 1, last)
    if word == "same":
        return at - first < _FEW and "as" not in grammar.folded[at : last + 1] and not is_named
    return word in _OF_AN_ACT or (word == "following" and grammar.folded[at - 1] == "the")


def _has_verb_but(grammar: Grammar, first: int, verb: int, last: int) -> bool:
    """Whether a sentence that begins with a preposition has another verb than one: in our area | that is one in ten."""
    others = (at for at in range(first, last + 1) if at != verb)
    return grammar.letters[first] != kind.PREPOSITION or any(grammar.letters[at] in kind.FINITE for at in others)


def _has_noun(grammar: Grammar, first: int, at: int) -> bool:
    """Whether somebody or something is named in a sentence before one of its words."""
    return any(
        grammar.letters[before] == kind.NOUN
        or (grammar.letters[before] == kind.OBJECT and grammar.folded[before][:4] in ("some", "anyo", "anyb", "ever"))
        for before in range(first, at)
    )


def _is_explained(grammar: Grammar, at: int, last: int) -> bool:
    """Whether an "it" stands for what follows: it is likely that, it should be noted that, it does not matter if."""
    letters, folded = grammar.letters, grammar.folded
    behind = at + 1
    while behind < last and letters[behind] in kind.HELPERS + kind.DENIAL + kind.ADVERB + kind.OTHER:
        behind += 1
    if behind > last:
        return False
    if folded[behind] in _MATTER or (folded[behind] == "that" and behind > at + 1):
        return True
    if letters[behind] == kind.PARTICIPLE:
        return folded[behind + 1 : behind + 2] == ["that"]
    is_crime = not _CRIMES.isdisjoint(folded[behind : min(behind + 4, last + 1)])
    is_said = letters[behind] == kind.ADJECTIVE or is_crime
    return is_said and not _EXPLAINED.isdisjoint(folded[behind + 1 : min(behind + 5, last + 1)])


def meant_behind(grammar: Grammar, first: int, last: int, named: Set[int], before: Meant, *, is_first: bool) -> Meant:
    """What "it" and "they" would mean behind a sentence: the term, if the sentence is about that.

    named: the words that are names of the term. is_first: the sentence is the first of its definition.
    """
    folded, letters = grammar.folded, grammar.letters
    begins = folded[first].partition("'")[0]
    if begins in _IT | _THEY:
        return Meant(before.by_it and begins in _IT, before.by_they and begins in _THEY)
    if _names_nothing_new(grammar, first, last, is_first=is_first):
        return before
    verb = next((at for at in range(first, last + 1) if letters[at] in kind.FINITE), last + 1)
    subject = next((at for at in range(min(verb, last + 1) - 1, first - 1, -1) if at in named), None)
    if subject is not None:
        while subject < last and letters[subject + 1] == kind.NOUN and not grammar.ends_group(subject):
            subject += 1
        head = folded[subject]
    elif is_first and _is_phrase(grammar, first, verb):
        nouns = [at for at in range(first, verb) if letters[at] in (kind.NOUN, kind.OBJECT)]
        if not nouns:
            return Meant()
        head = folded[next((at for at in nouns if grammar.ends_group(at)), nouns[0])]
    else:
        return Meant()
    is_person = _is_person(head)
    is_plural = head.endswith("s") and not head.endswith("ss")
    return Meant(by_it=not is_person and not is_plural, by_they=is_person or is_plural)


def _names_nothing_new(grammar: Grammar, first: int, last: int, *, is_first: bool) -> bool:
    """Whether what "it" meant before a sentence it means behind it too: "This can cost more", "You can have one"."""
    folded, letters = grammar.folded, grammar.letters
    is_this = folded[first] in ("this", "these") and first < last and letters[first + 1] in kind.HELPERS
    if is_this or folded[first : first + 2] in (["for", "example"], ["for", "instance"]):
        return True
    nouns = [folded[at].removesuffix("s") for at in range(first, last + 1) if letters[at] == kind.NOUN]
    return not is_first and (not nouns or (folded[first] == "you" and _SAY_NOTHING.issuperset(nouns)))


def _is_person(folded: str) -> bool:
    singular = folded.removesuffix("s")
    return folded in _PERSONS or singular in _PERSONS or singular.endswith(_PERSONS_END_IN)


def _is_phrase(grammar: Grammar, first: int, verb: int) -> bool:
    """Whether a sentence has no verb of its own: "Money that is paid to you."."""
    behind = grammar.letters[first:verb]
    is_relative = any(letter in behind for letter in kind.WHO + kind.SUBORDINATOR + kind.TO)
    return verb == len(grammar.words) or is_relative or grammar.words[first].sentence != grammar.words[verb].sentence
