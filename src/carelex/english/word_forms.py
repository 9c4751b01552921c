"""Decides whether two words are forms of one word, which a shared stem does not prove.

Snowball reduces "several" and "severe" to one stem, and "probate" and "probation". Here, two English words are only
forms of one word if endings lead from both back to one English word: those of inflection, or those that freely make new
words.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from carelex.english.families import PERSONS
from carelex.english.forms import plain_spelling, stem_each
from carelex.english.words import is_english

# Endings, each with the letters that it may have replaced. "." is nothing: "assessment" is "assess" and -ment.
_ENDINGS = tuple(
    (ending, tuple(remains.split()))
    for ending, remains in (
        # Inflection.
        ("s", "."),
        ("es", ". is"),
        ("ies", "y"),
        ("ves", "f fe"),
        ("ed", ". e"),
        ("ied", "y"),
        ("ing", ". e"),
        ("ying", "ie"),
        ("ae", "a"),
        ("est", ". e"),
        ("iest", "y"),
        # Nouns for a person or thing that does it, and adjectives for "can be done" and "has it".
        ("er", ". e"),
        ("ier", "y"),
        ("or", ". e"),
        ("eer", "."),
        ("able", ". e ate"),
        ("iable", "y"),
        ("ible", ". e"),
        ("ful", "."),
        ("ous", ". e y"),
        ("ious", "y"),
        ("ant", ". e ate"),
        ("ent", ". e"),
        # Adverbs.
        ("ly", ". le"),
        ("ily", "y"),
        ("ally", "."),
        # Nouns for an act.
        ("ment", ". e"),
        ("ation", ". e"),
        ("ion", ". e"),
        ("ance", ". e ant"),
        ("ence", ". e ent"),
        ("ancy", "ant"),
        ("ency", "ent"),
        # Nouns for a quality.
        ("ness", "."),
        ("iness", "y"),
        ("ity", ". e"),
        ("ability", "able"),
        ("ibility", "ible"),
        ("osity", "ous"),
        ("uity", "uous"),
        # Adjectives from nouns and verbs.
        ("al", ". e"),
        ("ial", "y"),
        ("ical", "y"),
        ("ic", ". e y"),
        ("ive", ". e"),
        ("ative", ". e"),
        # Verbs, and nouns for supporters.
        ("ise", ". y e"),
        ("ize", ". y e"),
        ("ate", "."),
        ("ivate", "ive"),
        ("ism", ". e y ise ize"),
        ("ist", ". e y"),
    )
)

# These come after "s", "t", "se" or "te". Few verbs in -it and -ite have a noun in -ition: "opposition" is not from
# "opposite", nor "audition" from "audit".
_BEHIND_S_AND_T = frozenset({"ion", "ive"})
_NOT_BEFORE_ION, _BEFORE_ION = ("it", "ite"), ("ibit", "ignite", "unite")

# A person or event is not the place or state named after it: resident, residence.
_OF_STATE = frozenset({"ance", "ence", "ancy", "ency"})

# Words that only look as if they were made from the word before the colon, but mean something else.
_STRANGERS = frozenset(
    (word, shorter)
    for shorter, words in (
        row.split(":")
        for row in (
            "admire:admiral|age:aged ageing aging|amen:amenable amenity|apart:apartment"
            "|author:authority authorise authorize|bat:batter|busy:business|candid:candidate|care:careful"
            "|cleric:clerical|cloth:clothed clothing|come:comely|commune:community|compart:compartment"
            "|compete:competence competency competent|converse:conversion|decor:decorous|depart:department"
            "|deposit:deposition|fabric:fabricate|facile:facility|format:formation|grate:grateful"
            "|hospital:hospitality|import:importance important|inform:informal|later:lateral|like:likely"
            "|liter:literal|major:majority|maxim:maximal|miner:mineral|minor:minority|new:news|number:numerous"
            "|object:objective|opportune:opportunity|organ:organic organise organism organist organize"
            "|past:pasted pasting|person:personable personal|polite:politic|posit:position|present:presently"
            "|private:privation|probate:probation|probe:probation|process:procession|ration:rational"
            "|relate:relative|remiss:remission|reside:resident|respect:respective|secret:secretion secretive"
            "|sent:sentence|sever:several|severe:several severance severed severing|subside:subsidise subsidize"
            "|temper:temperate|unit:united uniting|universe:universal university"
        ).split("|")
    )
    for word in words.split()
)

IRREGULAR = {
    form: word
    for word, forms in (
        row.split(":")
        for row in (
            "break:broke broken|build:built|buy:bought|child:children|choose:chose chosen|deal:dealt|draw:drew drawn"
            "|drive:drove driven|feel:felt|foot:feet|forget:forgot forgotten|grow:grew grown|hold:held|lead:led"
            "|learn:learnt|leave:left|life:lives|lose:lost|man:men|meet:met|pay:paid|person:people|rise:rose risen"
            "|seek:sought|sell:sold|send:sent|show:shown|speak:spoke spoken|spend:spent|stand:stood|teach:taught"
            "|think:thought|tooth:teeth|understand:understood|wear:wore worn|woman:women|write:wrote written"
        ).split("|")
    )
    for form in forms.split()
}
"""Irregular forms, each with the word that it is a form of."""

# Endings that leave a name the same: two words may be one in a name if they only differ in endings of one row. A carer
# is not care, and a misspelling is not a form, although "managment" and "resiliance" share stems with the right words.
_ENDINGS_IN_NAMES = tuple(
    frozenset(row.split())
    for row in (
        ". s ed ing ings",
        "e es ed ing ings ion ions ation ations",
        "ed ing ings ment ments",
        "e es ed ing ings ement ements",
        "y ies ied ying",
        "t ce",
        "is s",
        "man men",
    )
)


# Both are nouns: a conversation is not a conversion.
_NOT_TOGETHER = [{"ion", "ation"}, {"ions", "ations"}, {"ions", "ation"}, {"ion", "ations"}]

# In words this short, an "s" at the end is as likely part of the word as a plural.
_SHORT = 4

# Words this short are not the origin of others.
_SHORTEST = 1


def are_forms(word: str, other: str) -> bool:
    """Whether two folded words of one stem are forms of one word; if one is not English, the shared stem is enough."""
    if word == other or not (is_english(word) and is_english(other)):
        return True
    if word.replace("ll", "l") == other.replace("ll", "l"):
        # Two spellings of one word: tessellation, tesselation.
        return True
    return not _origins(word).isdisjoint(_origins(other))


def are_forms_in_names(word: str, other: str) -> bool:
    """Whether two words of one stem are forms of one in a name too: not a misspelling, nor a person for an activity."""
    if not are_forms(word, other):
        return False
    word, other = plain_spelling(word), plain_spelling(other)
    if {word[-1:], other[-1:]} == {"t", "e"} and PERSONS & {word, other}:
        return False
    shorter, longer = sorted((word, other), key=len)
    if len(longer) <= _SHORT and longer == f"{shorter}s":
        return False
    shared = next((at for at, (left, right) in enumerate(zip(word, other, strict=False)) if left != right), len(word))
    shared = min(shared, len(other))
    # "agreed" and "agreement" share the "e" that their endings begin with; "planned" doubles the letter before its
    # ending.
    return any(
        endings <= row and endings not in _NOT_TOGETHER
        for length in range(max(shared - 2, 1), shared + 1)
        for endings in [{_ending(word, length), _ending(other, length)}]
        for row in _ENDINGS_IN_NAMES
    )


def _ending(word: str, length: int) -> str:
    ending = word[length:] or "."
    if ending == "es" and word[length - 1] in "sxzho":
        # The plural after s, x, z, h, and of some words in -o.
        return "s"
    doubled = len(ending) > 2 and ending[0] == word[length - 1] and ending[1] in "aeiou"
    return ending[1:] if doubled else ending


def words_behind(words: Sequence[str]) -> list[str]:
    """For each folded word, find one word for all its forms: the shortest word of its stem that it is made from.

    Only words of that stem share it; for a word that is not English, it is the stem.
    """
    origins = [_origins(word) if is_english(word) else frozenset() for word in words]
    plain = [*map(plain_spelling, words)]
    known = list({*plain}.union(*origins))
    stems = dict(zip(known, stem_each(known), strict=True))
    return [
        min([origin for origin in of_word if stems[origin] == stems[word]], key=lambda origin: (len(origin), origin))
        if of_word
        else stems[word]
        for word, of_word in zip(plain, origins, strict=True)
    ]


@lru_cache(maxsize=16384)
def _origins(word: str) -> frozenset[str]:
    """The English words that a folded *word* may be made from, and the word itself; in plain spelling."""
    whole = {word}
    rest = [word]
    while rest:
        for shorter in _made_of(rest.pop()):
            if shorter not in whole:
                whole.add(shorter)
                rest.append(shorter)
    return frozenset(map(plain_spelling, whole))


def _made_of(word: str) -> Iterator[str]:
    """The English words that a folded *word* may be made from with one ending."""
    if word in IRREGULAR:
        yield IRREGULAR[word]
    for ending, remains in _ENDINGS:
        if word.endswith(ending):
            base = word[: len(word) - len(ending)]
            for shorter in _before(ending, base, remains):
                is_word = len(shorter) > _SHORTEST and is_english(shorter)
                if is_word and _may_take(ending, shorter) and (word, shorter) not in _STRANGERS:
                    yield shorter


def _before(ending: str, base: str, remains: tuple[str, ...]) -> Iterator[str]:
    """What may have come before *ending*, if *base* is left: "plan" or "plane" before that of "planned"."""
    for letters in remains:
        if letters != ".":
            yield base + letters
            continue
        yield base
        # "Planned" doubles the letter before its ending.
        if ending[0] in "aeio" and base[-1:] == base[-2:-1]:
            yield base[:-1]


def _may_take(ending: str, word: str) -> bool:
    """Whether *word* may take an ending; most words take any."""
    if ending == "s":
        # "Princess" is not from "princes".
        return not word.endswith("s")
    if ending in _OF_STATE:
        return word not in PERSONS
    if ending not in _BEHIND_S_AND_T:
        return True
    return word.endswith(("s", "t", "se", "te")) and (
        ending == "ive" or not word.endswith(_NOT_BEFORE_ION) or word.endswith(_BEFORE_ION)
    )


def strangers_of(word: str, among: Iterable[str]) -> frozenset[str]:
    """Those *among* some folded words that have the Porter stem of *word*, but are different words."""
    if not is_english(word):
        return frozenset()
    others = [other for other in _perhaps_of_one_stem(word, among) if not are_forms(word, other)]
    return _of_one_stem(word, others) if others else frozenset()


def forms_of(word: str, among: Iterable[str]) -> frozenset[str]:
    """A folded *word*, and those *among* some folded words that are forms of it and have its Porter stem."""
    others = [other for other in _perhaps_of_one_stem(word, among) if are_forms(word, other)]
    return _of_one_stem(word, others) | {word}


def _of_one_stem(word: str, others: Sequence[str]) -> frozenset[str]:
    # Only needed if a word may be different although it has the same stem.
    from Stemmer import Stemmer

    stem, *stems = Stemmer("porter", 0).stemWords([word, *others])
    return frozenset([other for other, other_stem in zip(others, stems, strict=True) if other_stem == stem])


# The endings that matter here and that Porter's stemmer removes. It is slow, so it is only asked about words with
# these.
_TAKEN_AWAY = (
    r"(?:s|es|ies|ied|ed|ing|e|y|i|er|or|est|at|ate|it|t?ion|al|l?ly|ance|ence|anc[iy]|enc[iy]|i[sz]|i[sz]e|"
    r"ab(?:le?|ly|il)|ib(?:le?|ly|il)|ity|iti|ive?|ful|ness|ic|ant|ent|e?ment|ism|ist|ous|[st])*"
)


def _perhaps_of_one_stem(word: str, among: Iterable[str]) -> Iterator[str]:
    """Those *among* some words that begin like *word* and continue with endings, as it does."""
    is_ending = re.compile(_TAKEN_AWAY).fullmatch
    # The letter before an ending may be doubled.
    endings = [
        is_ending(word, at) or (word[at - 1 : at] == word[at : at + 1] and is_ending(word, at + 1))
        for at in range(len(word) + 1)
    ]
    least = next((at for at in range(2, len(word) + 1) if endings[at]), len(word))
    for other in among:
        if other[:least] != word[:least] or other == word:
            continue
        for at in range(least, min(len(word), len(other)) + 1):
            if endings[at] and (
                is_ending(other, at) or (other[at - 1] == other[at : at + 1] and is_ending(other, at + 1))
            ):
                yield other
                break
            if word[at : at + 1] != other[at : at + 1]:
                break
