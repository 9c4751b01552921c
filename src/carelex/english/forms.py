"""Makes the forms of a name that people may type: joined or split, plural, inflected, respelt or in another order.

These forms are only for comparing and are never shown. The index has the forms of every name, and a query is turned
into the same form to find it.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice, pairwise, permutations, product

from carelex.english.words import is_english
from carelex.names import written_alike

# The forms that find a name, as bits: one string is often several of them.
ALIKE, FOLDED, JOINED, SINGULAR, JOINED_STEM, STEMS, FAMILY = (1 << bit for bit in range(7))

# A word is the text between spaces, without punctuation: "C++" is one word, and "A+E" is three, like "A&E".
_MARKS = str.maketrans(dict.fromkeys(',;:!?"\u201c\u201d\u00ab\u00bb', " ") | {"&": " and "})

_PLUS_BETWEEN = r"(?<=[^\W\d_])\+(?=[^\W\d_])|(?<=\w) \+ (?=\w)"

# These two lists are here, because few calls need the other function words.
# Words that people put before a name and that do not belong to it. Elsewhere they matter: "Hepatitis A".
_ARTICLES = frozenset({"a", "an", "the"})

# Words that only link the others: "budget for personal health", "payments that are direct".
LINKING_WORDS = frozenset(
    "a an and are as at be by for from in is my of on or that the to under which who with your".split()
)

# Words that people put around a name when they ask for it. None of these makes it another name, as "very sheltered
# housing" would be.
_ASKED = (
    r"what (?:does|do) (?:(?:a|an|the) (?!and ))?(?P<meant>.+?) (?:mean|stand for)"
    r"|(?:(?:whats|what is|what are|define|explain|about|(?:the )?(?:definition|meaning) of) )?"
    r"(?:(?:is|are|was|were|being|has|to) )?"
    r"(?:(?:a|an|the|my|your|his|her|our|their|its|some|many|several) (?!and ))*"
    r"(?P<name>.+?)(?: (?:meaning|definition))?"
)

# Letters, and the function that reads a word with them. Compiling patterns would take longer than reading the words of
# an entry.
_Spelling = tuple[str, Callable[[str], str]]


def _in_ending(letters: str, plain: str, least: int, endings: str) -> _Spelling:
    """Read *letters* as *plain* if one of *endings* follows; "." is no ending.

    At least *least* letters must come before them, so that short words which only look alike ("prize", "four",
    "filling") stay as they are.
    """
    possible = frozenset(endings.replace(".", "").split(" "))

    def read(word: str) -> str:
        start, _, ending = word.rpartition(letters)
        before = start[len(start) - least :] if len(start) >= least else "-"
        return f"{start}{plain}{ending}" if ending in possible and (not before or before.isalnum()) else word

    return letters, read


def _at_start(letters: str, plain: str) -> _Spelling:
    return letters, lambda word: plain + word[len(letters) :] if word.startswith(letters) else word


def _as_whole(letters: str, plain: dict[str, str]) -> _Spelling:
    return letters, lambda word: plain.get(word, word)


def _without_a(word: str) -> str:
    return re.sub(r"(?<=[^aeiou])ae(?=\w{3})", "e", word)


def _without_o(word: str) -> str:
    word = word.replace("rrhoea", "rrhea")
    if word.startswith("foet"):
        return f"fet{word[4:]}"
    return word[1:] if word.startswith("oe") and len(word) > 4 and word[2:5].isalnum() else word


_OF_ENSE = ("def", "off", "pret", "lic")

# British and American spellings, read as one, only for comparing. It keeps -is- and not -iz-, because Snowball would
# reduce "personalize" to "personal", which is a different word.
_SPELLINGS: tuple[_Spelling, ...] = (
    _in_ending("iz", "is", 3, "e ed es er ers ing eing able ation ations ational"),
    _in_ending("yz", "ys", 3, "e ed es er ers ing"),
    _in_ending("our", "or", 3, ". s ed ing al ally hood hoods able ite ites"),
    _in_ending("bre", "ber", 2, ". s"),
    _in_ending("tre", "ter", 2, ". s"),
    _in_ending("bred", "bered", 2, "."),
    _in_ending("tred", "tered", 2, "."),
    _as_whole("ence", {f"{start}ence{end}": f"{start}ense{end}" for start in _OF_ENSE for end in ("", "d", "s")}),
    ("ae", _without_a),
    ("oe", _without_o),
    _at_start("grey", "gray"),
    _as_whole("ageing", {"ageing": "aging"}),
    _at_start("practis", "practic"),
    _in_ending("ll", "l", 4, ". ed ing er ers or ors ment ments"),
    _in_ending("llful", "lful", 0, "."),
    _in_ending("ogue", "og", 3, ". s"),
    _as_whole("programme", {"programme": "program", "programmes": "programs"}),
    _in_ending("dgement", "dgment", 0, ". s al"),
)


@lru_cache(maxsize=4096)
def words(name: str) -> tuple[str, ...]:
    """Split a name into its folded words, in order; empty if it has only punctuation.

    "&" is read as "and", and so is a plus between words.
    """
    return tuple(_split(written_alike(name)))


def _split(alike: str) -> list[str]:
    # Most names have no punctuation.
    if alike.replace(" ", "").isalnum():
        return alike.split()
    if "+" in alike:
        alike = re.sub(_PLUS_BETWEEN, " and ", alike)
    return [word for word in alike.translate(_MARKS).split() if any(map(str.isalnum, word))]


def is_in_english(query: str) -> bool:
    """Whether all words of *query* are English."""
    return all(map(is_english, words(query)))


@lru_cache(maxsize=4096)
def plain_spelling(word: str) -> str:
    """Fold a word so that its British and American spellings become equal; the result need not be a word."""
    for letters, read in _SPELLINGS:
        if letters in word:
            word = read(word)
    return word


def ways_with_genitives(whole: Sequence[str]) -> list[list[str]]:
    """The ways in which a text may have folded words, as an apostrophe separates words there: "carer s allowance".

    Anything may follow the last word, even an "s" after an apostrophe, so it needs no other way.
    """
    ways = [
        [word] if at == len(whole) - 1 or len(word) <= 2 or not word.endswith("s") else [word, f"{word[:-1]} s"]
        for at, word in enumerate(whole)
    ]
    return [[*way] for way in islice(product(*ways), _MOST_WAYS)]


# Few phrases have more than one genitive.
_MOST_WAYS = 4


def spelled_otherwise(word: str) -> list[str]:
    """The English words that are a folded *word* in British instead of American spelling, or the other way round."""
    plain = plain_spelling(word)
    others = (
        word[: match.start()] + new + word[match.end() :]
        for pair in _SPELLED_IN_TWO_WAYS.split()
        for old, new in permutations(pair.split("/"))
        if old in word
        for match in re.finditer(old, word)
    )
    return [other for other in others if plain_spelling(other) == plain and is_english(other)]


_SPELLED_IN_TWO_WAYS = (
    "iz/is yz/ys our/or bre/ber tre/ter ence/ense ae/e oe/e grey/gray age/ag practis/practic ll/l ogue/og mme/m"
    " dgement/dgment"
)


def as_one_word(name: str) -> str:
    """Write a name as one word, in plain spelling, so that it does not matter where it is split.

    An article before it is left out first: "the rapist" is not "therapist".
    """
    return one_word([plain_spelling(word) for word in _bare_words(name)])


def one_word(parts: Sequence[str]) -> str:
    """Join words into one."""
    one = "".join(parts)
    if one.isalpha():
        return one
    # Separate figures stay separate: "paragraph 11 7" is not "paragraph 117".
    apart = [
        f"-{part}" if before[-1:].isdecimal() and part[:1].isdecimal() else part for before, part in pairwise(parts)
    ]
    return "".join([*parts[:1], *apart])


def ways_as_one_word(query: str) -> Sequence[str]:
    """Write a query as one word, in two ways, in case it is split within a word: "personal ization"."""
    return as_one_word(query), plain_spelling(one_word(_bare_words(query)))


def singular(name: str) -> str:
    """Write a name as one word, in plain spelling, with all its words in the singular."""
    return one_word(singular_words(name))


def singular_words(name: str) -> list[str]:
    """The words of a name, without an article before it, each in the singular and in plain spelling."""
    return [*map(singular_word, _bare_words(name))]


def singular_word(word: str) -> str:
    """A folded word in the singular and in plain spelling."""
    return _singular(plain_spelling(word))


def singular_of_abbreviation(query: str) -> str:
    """As `singular`, for a query that may be the plural of an abbreviation: "GPs"."""
    return one_word([_singular_of_abbreviation(word) for word in _bare_words(query)])


def _singular_of_abbreviation(word: str) -> str:
    return word[:-1] if word.endswith("s") and 2 < len(word) <= _SHORT else _singular(plain_spelling(word))


def is_plural_of_abbreviation(query: str, name: str) -> bool:
    """Whether *query* is the plural of the abbreviation *name*; "AIDS" is not that of "AID", nor "gas" of "GA"."""
    is_plain = query[:-1].isupper() or not any(map(is_english, words(query)))
    return name.isupper() and not query.endswith("S") and is_plain


def is_abbreviation_in_plural(name: str) -> bool:
    """Whether a name is written as the plural of an abbreviation: "GPs", "AMHPs"."""
    return name[-1:] == "s" and len(name) > 2 and name[:-1].isupper()


# In words this short, an "s" at the end is as likely part of the word as a plural.
_SHORT = 4


# The singulars of words used in care and health whose plurals do not end in a single "s".
SINGULARS = dict(
    pair.split("/")
    for pair in (
        "children/child criteria/criterion feet/foot men/man people/person phenomena/phenomenon teeth/tooth women/woman"
        " halves/half knives/knife lives/life selves/self wives/wife"
        " analyses/analysis crises/crisis diagnoses/diagnosis prognoses/prognosis"
    ).split()
)


def _singular(word: str) -> str:
    if word in SINGULARS:
        return SINGULARS[word]
    if len(word) <= _SHORT or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(("sses", "xes", "zes", "ches", "shes")) else word[:-1]


def keys(name: str) -> dict[str, int]:
    """Make every string that finds *name*, with the forms that it is."""
    return next(keys_of_all([name]))


def keys_of_all(names: Sequence[str]) -> Iterator[dict[str, int]]:
    """Make, for each of *names*, every string that finds it, with the forms that it is."""
    from carelex.english.families import roots_of_noun

    all_alike = [*map(written_alike, names)]
    all_bare = [_without_articles(whole) if (whole := _split(alike)) else () for alike in all_alike]
    all_plain = [[*map(plain_spelling, bare)] for bare in all_bare]
    ones = [*map(one_word, all_plain)]
    all_content = [*map(_content_words, all_plain)]
    # One call for all of them: a call takes as long as some ten words.
    stems = iter(_snowball()([*chain(ones, chain.from_iterable(all_content))]))
    stems_of_ones = [*islice(stems, len(ones))]
    for name, alike, bare, plain, one, stem_of_one, content in zip(
        names, all_alike, all_bare, all_plain, ones, stems_of_ones, all_content, strict=True
    ):
        forms_by_key = {alike: ALIKE}
        if bare:
            single = one_word([*map(_singular, plain)])
            for key, form in (
                (" ".join(bare), FOLDED),
                (one, JOINED),
                (one[:-1] if is_abbreviation_in_plural(name) else single, SINGULAR),
                (stem_of_one, JOINED_STEM),
                (" ".join(sorted(islice(stems, len(content)))), STEMS),
            ):
                forms_by_key[key] = forms_by_key.get(key, 0) | form
            for key in roots_of_noun(single):
                forms_by_key[key] = forms_by_key.get(key, 0) | FAMILY
        yield forms_by_key


def without_article(name: str) -> str:
    """The folded words of *name*, without an article before them."""
    return " ".join(_bare_words(name))


def stems(name: str) -> str:
    """Reduce a name to the Snowball stems of its words, without an article, in alphabetical order."""
    return " ".join(sorted(_stems(name)))


def _stems(name: str) -> list[str]:
    return [_stem(plain_spelling(word)) for word in content_words(name)]


def _content_words(whole: Sequence[str]) -> Sequence[str]:
    """The words without those that only link them, if at least two are left."""
    if len(whole) < 3:
        return whole
    kept = [word for word in whole if not is_linking_word(word)]
    return kept if len(kept) > 1 else whole


def _bare_words(name: str) -> Sequence[str]:
    return _without_articles(words(name))


def _without_articles(whole: Sequence[str]) -> Sequence[str]:
    if not whole or whole[0] not in _ARTICLES:
        return whole
    start = next((at for at in range(len(whole)) if not _is_article(whole, at)), len(whole) - 1)
    return whole[start:]


def _is_article(whole: Sequence[str], at: int) -> bool:
    # A letter, and not an article, if "and" follows: "A&E".
    return whole[at] in _ARTICLES and whole[at + 1 : at + 2] not in (["and"], ("and",))


def family_roots(query: str) -> list[str]:
    """The roots of the families that *query* may belong to, as a verb, a participle, an adjective or an agent noun."""
    from carelex.english.families import STRANGERS, roots_of_related_word

    if words(query)[-1] in STRANGERS:
        return []
    return roots_of_related_word(as_one_word(query))


def stem_as_one_word(name: str) -> str:
    """Reduce a name written as one word to its Snowball stem."""
    return _stem(as_one_word(name))


def sound(word: str) -> str:
    """The sound of a folded English word (Metaphone); empty if it has no letter that Metaphone knows."""
    return _metaphone()(word)


@lru_cache(maxsize=1)
def _metaphone() -> Callable[[str], str]:
    # Only needed for an index, or if no name is written like the query.
    from jellyfish import metaphone

    return metaphone


def is_linking_word(word: str) -> bool:
    """Whether a folded *word* only links others."""
    return word in LINKING_WORDS


def linking_words(name: str) -> list[str]:
    """The words of *name* that only link the others: "outcomes that are personal"."""
    kept = content_words(name)
    return [word for word in _bare_words(name) if word not in kept]


def content_words(name: str) -> Sequence[str]:
    """The words of *name* without an article before them and without linking words, if at least two are left."""
    return _content_words(_bare_words(name))


def pattern_of_initials(letters: str) -> str:
    """A pattern for folded names whose words begin with *letters*.

    Linking words may be left out, and the year of an Act; 2 and 4 may also mean "to" and "for".
    """
    links = rf"(?: (?:{'|'.join(sorted(LINKING_WORDS))}))*? "
    beginnings = (_READ_AS_WORDS.get(letter, rf"{letter}[^ \n]*") for letter in letters)
    return rf"{links.join(beginnings)}(?: (?:1[5-9]|20)\d\d)?"


_READ_AS_WORDS = {"2": r"(?:to|two|2[^ \n]*)", "4": r"(?:for|four|4[^ \n]*)"}


def without_question(query: str) -> str:
    """The folded words of *query* without words that people put around a name: "what is the …"."""
    folded = " ".join(words(query))
    question = re.fullmatch(_ASKED, folded)
    return (question["meant"] or question["name"]) if question else folded


def is_reordered(query: str, name: str) -> bool:
    """Whether the words of *query* are in another order than those of *name*; both must have the same stems."""
    return _stems(query) != _stems(name)


def ends_in_adjective(name: str) -> bool:
    """Whether the last word of *name* looks like an adjective, which cannot be what the name is about."""
    last = words(name)[-1]
    return last in ("direct", "self") or re.search(r"(?:al|ive|ed|ic|ous|ary|ful|ble|less)$", last) is not None


def words_by_stem(name: str) -> list[str]:
    """The words of a name, in the order of `stems`, to compare with those of a name with equal stems."""
    return sorted(content_words(name), key=lambda word: (_stem(plain_spelling(word)), word))


def stem_each(words: Sequence[str]) -> list[str]:
    """Reduce each folded word to its Snowball stem, in the same order."""
    return _snowball()([*words])


def _stem(word: str) -> str:
    return _snowball()([word])[0]


@lru_cache(maxsize=1)
def _snowball() -> Callable[[list[str]], list[str]]:
    # Only needed for an index, or if no name is written like the query.
    from Stemmer import Stemmer

    # Without the stemmer's cache, which costs more time than it saves on the many words of an index.
    stem_words: Callable[[list[str]], list[str]] = Stemmer("english", 0).stemWords
    return stem_words
