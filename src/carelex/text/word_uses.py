"""Works out by rules what each word is in its sentence: a noun, a verb, a linking word.

The words before and after a word decide which of its possible classes it has. A class is a letter, so a run of words is
a string: "the council pays for it" is "dNSpy".
"""

from collections.abc import Sequence

from carelex.english import word_classes as kind
from carelex.english.function_words import DETERMINERS, NAMING, is_denial, is_function
from carelex.english.word_classes import classes_of
from carelex.text.words import Word, folded_word

_FUNCTION = {
    word: letter
    for letter, words in {
        kind.OF: "of",
        kind.TO: "to",
        kind.PREPOSITION: (
            "about above across after against along alongside amid among amongst around as at before behind below"
            " beneath beside besides between beyond by despite down during for from in inside into like near off on"
            " onto out outside over per since than through throughout till toward towards under until up upon via with"
            " within without unlike except"
        ),
        kind.COORDINATE: "and or nor",
        kind.DETERMINER: (
            "the a an this these those such other another each every either neither both all any some many most more"
            " much few fewer less least several half own one same"
        ),
        kind.MODAL: "can could may might must shall should will would ought cannot",
        kind.AUXILIARY: "am is are was were be been being",
        kind.HAVE: "has have had having",
        kind.DO: "do does did done doing",
        kind.SUBJECT: "i he she we they",
        kind.OBJECT: (
            "me him us them you it myself ourselves yourself yourselves himself herself itself themselves someone"
            " somebody something anyone anybody anything everyone everybody everything mine ours yours theirs hers"
        ),
        kind.WHO: "who whom",
        kind.SUBORDINATOR: (
            "that which whose what whatever whoever whichever but so if because although though while whilst whereas"
            " whether unless when where why how once therefore however"
        ),
        kind.NAMED: " ".join(NAMING),
    }.items()
    for word in words.split()
}
_FUNCTION |= dict.fromkeys(DETERMINERS, kind.DETERMINER)

NUMBERS = frozenset(
    (
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
        " eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred"
    ).split()
)

# Singular words with an unusual ending, and plurals without -s.
_IRREGULAR_PLURALS = frozenset("people children men women staff police feet teeth".split())

# Words for those who usually do something: "a person lacks capacity", but "care needs".
_AGENTS = frozenset(
    "adult adults authorities authority carer carers child children council councils doctor nurse parent parents"
    " patient patients people person provider providers resident residents staff worker workers".split()
)


def letters_of(words: Sequence[Word]) -> str:
    """The class of each word of a definition."""
    folded = [folded_word(word.text) for word in words]
    letters: list[str] = []
    for at, word in enumerate(words):
        letter = _of_function(folded[at], word)
        if folded[at : at + 2] == ["because", "of"]:
            letter = kind.PREPOSITION
        elif folded[max(at - 1, 0) : at + 1] in (["for", "example"], ["for", "instance"]):
            letter = kind.OTHER
        elif folded[at] in ("whenever", "wherever"):
            letter = kind.SUBORDINATOR
        elif folded[at : at + 2] == ["need", "not"]:
            letter = kind.MODAL
        letters.append(letter or _of_content(words, folded, at, letters))
    return "".join(letters)


def _of_function(folded: str, word: Word) -> str:
    if not is_function(folded) or (word.is_key and not is_denial(folded)):
        return ""
    if (
        word.text[0].isupper()
        and (word.is_after_comma or not word.is_apart)
        and len(word.text) > 1
        and not word.text.isupper()
    ):
        # Part of a name: "Down syndrome".
        return kind.NOUN
    if is_denial(folded):
        return kind.DENIAL
    return _FUNCTION.get(folded.partition("'")[0], kind.OTHER)


def _of_content(words: Sequence[Word], folded: Sequence[str], at: int, letters: Sequence[str]) -> str:
    word = folded[at]
    if not word[0].isalpha() or word in NUMBERS:
        return kind.NUMBER
    if "-" in word:
        return kind.ADJECTIVE if _is_followed(words, at) else kind.NOUN
    classes = classes_of(word)
    if (
        classes == kind.NOUN
        and at > 1
        and letters[-1] == kind.COORDINATE
        and letters[-2] == kind.VERB
        and _has_object(words, folded, at)
    ):
        # "Choose and access the support."
        return kind.VERB
    if kind.GERUND in classes and _has_object(words, folded, at):
        return kind.GERUND
    if classes == kind.GERUND and at and letters[-1] == kind.DETERMINER and not _is_followed(words, at):
        return kind.NOUN
    if len(classes) == 1 and classes not in (kind.VERB, kind.VERB_IN_S):
        return classes
    if at and words[at].is_apart and not words[at].is_item:
        return _at_start(words, folded, at, classes)
    before = letters[-1] if at else ""
    if before == kind.COORDINATE or (at and words[at].is_item):
        return _beside(words, folded, at, letters, classes)
    if not at or before in (kind.SUBORDINATOR, kind.OTHER, kind.NAMED):
        return _at_start(words, folded, at, classes)
    return _behind(words, folded, at, before, classes)


def _behind(words: Sequence[Word], folded: Sequence[str], at: int, before: str, classes: str) -> str:
    """The class of a word by that of the word before it."""
    if before in (kind.MODAL, kind.DO, kind.DENIAL, kind.TO):
        # "Not to work" and "not work", but "no work".
        if before != kind.DENIAL or folded[at - 1] != "no":
            return _first(classes, kind.VERB, kind.PARTICIPLE, kind.GERUND, kind.ADJECTIVE)
        return _nominal(words, at, classes)
    if before in (kind.SUBJECT, kind.WHO, kind.OBJECT):
        return _first(classes, kind.VERB, kind.VERB_IN_S, kind.PARTICIPLE, kind.GERUND, kind.ADJECTIVE)
    if before == kind.AUXILIARY:
        return _first(classes, kind.PARTICIPLE, kind.GERUND, kind.ADJECTIVE, kind.NOUN)
    if before == kind.HAVE:
        if _is_followed(words, at):
            return classes[0]
        return _first(classes, kind.PARTICIPLE, kind.NOUN, kind.GERUND, kind.ADJECTIVE)
    if before == kind.NOUN:
        return _behind_noun(words, folded, at, classes)
    if before in (kind.PREPOSITION, kind.OF) and kind.GERUND in classes:
        is_question = folded[at + 1 : at + 2] in (["what"], ["how"])
        return kind.GERUND if classes[0] == kind.GERUND or _is_followed(words, at) or is_question else kind.NOUN
    if before in (kind.VERB, kind.VERB_IN_S) and classes == kind.VERB:
        return kind.VERB
    if before == kind.GERUND and kind.PARTICIPLE in classes and kind.ADJECTIVE not in classes:
        return kind.PARTICIPLE
    return _nominal(words, at, classes)


def _nominal(words: Sequence[Word], at: int, classes: str) -> str:
    """The class of a word where a noun is expected."""
    is_followed = _is_followed(words, at)
    if is_followed and classes[0] in (kind.ADJECTIVE, kind.PARTICIPLE):
        return classes[0]
    if kind.ADJECTIVE in classes and is_followed and kind.NOUN not in classes:
        return kind.ADJECTIVE
    if classes in (kind.VERB, kind.VERB_IN_S):
        return kind.NOUN
    return _first(classes, kind.NOUN, kind.ADJECTIVE, kind.GERUND, kind.PARTICIPLE)


def _behind_noun(words: Sequence[Word], folded: Sequence[str], at: int, classes: str) -> str:
    """The class of a word after a noun: "the council pays" has a verb, "care needs" usually has none."""
    if kind.GERUND in classes or kind.PARTICIPLE in classes:
        return _first(classes, kind.GERUND, kind.PARTICIPLE)
    is_plural = folded[at - 1] in _IRREGULAR_PLURALS or (
        folded[at - 1].endswith("s") and not folded[at - 1].endswith("ss")
    )
    following = folded[at + 1] if at + 1 < len(words) and not words[at + 1].is_apart else ""
    has_object = _has_object(words, folded, at)
    verb = kind.VERB if is_plural else kind.VERB_IN_S
    if verb in classes and folded[at - 1] in _AGENTS and (has_object or _is_followed(words, at)):
        return verb
    if verb in classes and (classes[0] == verb or kind.NOUN not in classes or has_object):
        if kind.NOUN not in classes or has_object or (verb == kind.VERB and _is_followed(words, at)):
            return verb
        return verb if classes[0] == verb and following not in _FUNCTION and _is_followed(words, at) else kind.NOUN
    if classes[0] == kind.ADJECTIVE and not _is_followed(words, at):
        # "Staff available", "at risk".
        return kind.ADJECTIVE
    return _first(classes, kind.NOUN, kind.ADJECTIVE, kind.ADVERB)


def _has_object(words: Sequence[Word], folded: Sequence[str], at: int) -> bool:
    """Whether the words after a possible verb look like its object: "the support", "them"."""
    if at + 1 == len(words) or words[at + 1].is_apart:
        return False
    return _FUNCTION.get(folded[at + 1]) in (kind.DETERMINER, kind.OBJECT)


def _at_start(words: Sequence[Word], folded: Sequence[str], at: int, classes: str) -> str:
    """The class of the first word of a clause."""
    if classes[0] == kind.VERB and _has_object(words, folded, at):
        return kind.VERB
    if _is_followed(words, at) and classes[0] in (kind.ADJECTIVE, kind.PARTICIPLE):
        return classes[0]
    return _first(classes, kind.GERUND, kind.NOUN, kind.ADJECTIVE, kind.PARTICIPLE)


def _beside(words: Sequence[Word], folded: Sequence[str], at: int, letters: Sequence[str], classes: str) -> str:
    """The class of a word after "and": that of the word it is linked with, if possible."""
    for letter in reversed(letters):
        if letter in kind.CONTENT:
            is_verb = classes == kind.VERB_IN_S or (classes == kind.VERB and _has_object(words, folded, at))
            if letter in (kind.NOUN, kind.NUMBER) and not is_verb:
                return _nominal(words, at, classes)
            if letter in classes:
                return letter
            may_be_verb = kind.VERB in classes or kind.VERB_IN_S in classes
            if may_be_verb and letter in (kind.VERB, kind.VERB_IN_S, kind.NOUN, kind.NUMBER):
                return _first(classes, kind.VERB, kind.VERB_IN_S)
            break
    return _nominal(words, at, classes)


def _first(classes: str, *wanted: str) -> str:
    """The first of the letters *wanted* that is in *classes*; if there is none, the most usual class."""
    return next((letter for letter in wanted if letter in classes), classes[0])


def _is_followed(words: Sequence[Word], at: int) -> bool:
    """Whether another content word follows directly."""
    return at + 1 < len(words) and words[at + 1].is_key and not words[at + 1].is_apart and not words[at + 1].is_item
