"""Whether two words are forms of one word: a shared stem is a place to look, and proves nothing.

Snowball cuts "several" and "severe" to one stem, and "probate" and "probation". Here two English words are forms of one
word only if inflection, or an ending that makes new words freely, leads from both back to one English word.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from carelex.english.families import PERSONS
from carelex.english.forms import plain_spelling, stem_each
from carelex.english.words import is_english

# Endings, each with what may have stood in its place. "." is nothing: "assessment" is "assess" and -ment.
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
        # Who or what does it, what can be done, what has it.
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
        # How it is done.
        ("ly", ". le"),
        ("ily", "y"),
        ("ally", "."),
        # The noun of an act.
        ("ment", ". e"),
        ("ation", ". e"),
        ("ion", ". e"),
        ("ance", ". e ant"),
        ("ence", ". e ent"),
        ("ancy", "ant"),
        ("ency", "ent"),
        # The noun of a quality.
        ("ness", "."),
        ("iness", "y"),
        ("ity", ". e"),
        ("ability", "able"),
        ("ibility", "ible"),
        ("osity", "ous"),
        ("uity", "uous"),
        # The adjective of a noun or a verb.
        ("al", ". e"),
        ("ial", "y"),
        ("ical", "y"),
        ("ic", ". e y"),
        ("ive", ". e"),
        ("ative", ". e"),
        # A verb, and who is for it.
        ("ise", ". y e"),
        ("ize", ". y e"),
        ("ate", "."),
        ("ivate", "ive"),
        ("ism", ". e y ise ize"),
        ("ist", ". e y"),
    )
)

# Before these stands "s", "t", "se" or "te". Few verbs in -it and -ite have a noun in -ition: "opposition" is not of
# "opposite", nor "audition" of "audit".
_BEHIND_S_AND_T = frozenset({"ion", "ive"})
_NOT_BEFORE_ION, _BEFORE_ION = ("it", "ite"), ("ibit", "ignite", "unite")

# Who does something, or what happens, is not the place or the state that has its name of it: resident, residence.
_OF_STATE = frozenset({"ance", "ence", "ancy", "ency"})

# What only looks as if it were made of the word before the colon, and means something else.
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
"""Forms that no ending makes, each with the word that it is a form of."""

# Endings that leave a name the same: two words of names that differ only in endings of one row may be one. A carer is
# no care, and no slip is a form: "managment" and "resiliance" have the stems of the words that were meant.
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


# Two nouns: a conversation is no conversion.
_NOT_TOGETHER = [{"ion", "ation"}, {"ions", "ations"}, {"ions", "ation"}, {"ion", "ations"}]

# An "s" at the end of a word of no more letters than this is as likely its own as a plural's.
_SHORT = 4

# No word of so few letters is one that others are made of.
_SHORTEST = 1


def are_forms(word: str, other: str) -> bool:
    """Whether two folded words of one stem are forms of one word; of what English does not have, the stem is enough."""
    if word == other or not (is_english(word) and is_english(other)):
        return True
    if word.replace("ll", "l") == other.replace("ll", "l"):
        # Two spellings of one word: tessellation, tesselation.
        return True
    return not _origins(word).isdisjoint(_origins(other))


def are_forms_in_names(word: str, other: str) -> bool:
    """Whether two words of one stem are forms of one in a name too, and neither is a slip, or who does the other."""
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
    # "agreed" and "agreement" share the "e" that their endings begin with; "planned" doubles the letter before one.
    return any(
        endings <= row and endings not in _NOT_TOGETHER
        for length in range(max(shared - 2, 1), shared + 1)
        for endings in [{_ending(word, length), _ending(other, length)}]
        for row in _ENDINGS_IN_NAMES
    )


def _ending(word: str, length: int) -> str:
    ending = word[length:] or "."
    if ending == "es" and word[length - 1] in "sxzho":
        # The plural of what hisses, and of some words in -o.
        return "s"
    doubled = len(ending) > 2 and ending[0] == word[length - 1] and ending[1] in "aeiou"
    return ending[1:] if doubled else ending


def words_behind(words: Sequence[str]) -> list[str]:
    """For each folded word, one for all its forms: the shortest word of its stem that it is made of.

    It stands for words of that stem alone; for a word that English does not have, its stem does.
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
    """The English words that a folded *word* may be made of, with itself; in plain spelling."""
    whole = {word}
    rest = [word]
    while rest:
        for shorter in _made_of(rest.pop()):
            if shorter not in whole:
                whole.add(shorter)
                rest.append(shorter)
    return frozenset(map(plain_spelling, whole))


def _made_of(word: str) -> Iterator[str]:
    """The English words of which a folded *word* may be made with one ending."""
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
    """What may have stood before *ending*, of which *base* is left: "plan" and "plane" before that of "planned"."""
    for letters in remains:
        if letters != ".":
            yield base + letters
            continue
        yield base
        # "Planned" doubles the letter before its ending.
        if ending[0] in "aeio" and base[-1:] == base[-2:-1]:
            yield base[:-1]


def _may_take(ending: str, word: str) -> bool:
    """Whether *word* may take an ending; most take any."""
    if ending == "s":
        # "Princess" is not of "princes".
        return not word.endswith("s")
    if ending in _OF_STATE:
        return word not in PERSONS
    if ending not in _BEHIND_S_AND_T:
        return True
    return word.endswith(("s", "t", "se", "te")) and (
        ending == "ive" or not word.endswith(_NOT_BEFORE_ION) or word.endswith(_BEFORE_ION)
    )


def strangers_of(word: str, among: Iterable[str]) -> frozenset[str]:
    """Those *among* some folded words that a search takes for a folded *word*, by Porter's stems, and that are not."""
    if not is_english(word):
        return frozenset()
    others = [other for other in _perhaps_of_one_stem(word, among) if not are_forms(word, other)]
    return _of_one_stem(word, others) if others else frozenset()


def forms_of(word: str, among: Iterable[str]) -> frozenset[str]:
    """A folded *word*, and those *among* some folded words that a search takes for it rightly."""
    others = [other for other in _perhaps_of_one_stem(word, among) if are_forms(word, other)]
    return _of_one_stem(word, others) | {word}


def _of_one_stem(word: str, others: Sequence[str]) -> frozenset[str]:
    # Asked for only where some word may be another of the same stem.
    from Stemmer import Stemmer

    stem, *stems = Stemmer("porter", 0).stemWords([word, *others])
    return frozenset([other for other, other_stem in zip(others, stems, strict=True) if other_stem == stem])


# What Porter's stemmer takes away, as far as it matters here: it saves to ask it of words that only begin alike.
_TAKEN_AWAY = (
    r"(?:s|es|ies|ied|ed|ing|e|y|i|er|or|est|at|ate|it|t?ion|al|l?ly|ance|ence|anc[iy]|enc[iy]|i[sz]|i[sz]e|"
    r"ab(?:le?|ly|il)|ib(?:le?|ly|il)|ity|iti|ive?|ful|ness|ic|ant|ent|e?ment|ism|ist|ous|[st])*"
)


def _perhaps_of_one_stem(word: str, among: Iterable[str]) -> Iterator[str]:
    """Those *among* some words that begin as *word* does, and go on with endings, as it does."""
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
