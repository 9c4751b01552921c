"""The other forms that a name takes in English: joined or split, plural, inflected, in another spelling or order.

All of this is for matching alone, and what comes out is for comparing, never for showing. A name is found by its
forms: those of every name stand in the index, and a query is put in the same form.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice, pairwise, permutations, product

from carelex.english.words import is_english
from carelex.names import written_alike

# The forms of a name by which it can be found, as bits: one string is often several of them.
ALIKE, FOLDED, JOINED, SINGULAR, JOINED_STEM, STEMS, FAMILY = (1 << bit for bit in range(7))

# A word is what stands between spaces, without the marks of a sentence: "C++" is one, and A+E is three, as A&E.
_MARKS = str.maketrans(dict.fromkeys(',;:!?"\u201c\u201d\u00ab\u00bb', " ") | {"&": " and "})

_PLUS_BETWEEN = r"(?<=[^\W\d_])\+(?=[^\W\d_])|(?<=\w) \+ (?=\w)"

# These two lists stand here and not with the other function words, which few calls need.
# Words that people put before a name and that no name depends on. Elsewhere they may be its very point: Hepatitis A.
_ARTICLES = frozenset({"a", "an", "the"})

# Words that only say how the others hang together: "budget for personal health", "payments that are direct".
LINKING_WORDS = frozenset(
    "a an and are as at be by for from in is my of on or that the to under which who with your".split()
)

# What people put around a name when they ask for it. Nothing is here that makes another name: "very sheltered housing".
_ASKED = (
    r"what (?:does|do) (?:(?:a|an|the) (?!and ))?(?P<meant>.+?) (?:mean|stand for)"
    r"|(?:(?:whats|what is|what are|define|explain|about|(?:the )?(?:definition|meaning) of) )?"
    r"(?:(?:is|are|was|were|being|has|to) )?"
    r"(?:(?:a|an|the|my|your|his|her|our|their|its|some|many|several) (?!and ))*"
    r"(?P<name>.+?)(?: (?:meaning|definition))?"
)

# Letters, and what reads a word that has them. To compile patterns for it would take longer than to read the words
# of an entry.
_Spelling = tuple[str, Callable[[str], str]]


def _in_ending(letters: str, plain: str, least: int, endings: str) -> _Spelling:
    """Read *letters* as *plain* where one of *endings* is behind them, of which "." is none.

    So many letters must stand before them at least: short words which only look alike ("prize", "four", "filling") are
    left as they are.
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

# British and American spellings, read as one. What comes out is for comparing: -is- is kept before -iz- because
# Snowball would take "personalize" back to "personal", which is another word.
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
    """Split a name into its folded words, in their order; empty when only marks are there.

    "&" is read as "and", and so is a plus between words.
    """
    return tuple(_split(written_alike(name)))


def _split(alike: str) -> list[str]:
    # Most have no marks to take out.
    if alike.replace(" ", "").isalnum():
        return alike.split()
    if "+" in alike:
        alike = re.sub(_PLUS_BETWEEN, " and ", alike)
    return [word for word in alike.translate(_MARKS).split() if any(map(str.isalnum, word))]


def is_in_english(query: str) -> bool:
    """Whether English has all the words of *query*."""
    return all(map(is_english, words(query)))


@lru_cache(maxsize=4096)
def plain_spelling(word: str) -> str:
    """Read a folded word so that its British and its American spelling come out equal; no spelling in itself."""
    for letters, read in _SPELLINGS:
        if letters in word:
            word = read(word)
    return word


def ways_with_genitives(whole: Sequence[str]) -> list[list[str]]:
    """Folded words in the ways in which a text may have them, where an apostrophe parts words: "carer s allowance".

    The last word may stand before anything, so that it needs no other way.
    """
    ways = [
        [word] if at == len(whole) - 1 or len(word) <= 2 or not word.endswith("s") else [word, f"{word[:-1]} s"]
        for at, word in enumerate(whole)
    ]
    return [[*way] for way in islice(product(*ways), _MOST_WAYS)]


# Few phrases have more than one genitive.
_MOST_WAYS = 4


def spelled_otherwise(word: str) -> list[str]:
    """The English words that are a folded *word* in British spelling for American, or the other way round."""
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
    """Write a name as one word, in plain spelling: what remains when it does not matter where a name is split.

    An article before it is left out: "the rapist" is not "therapist".
    """
    return one_word([plain_spelling(word) for word in _bare_words(name)])


def one_word(parts: Sequence[str]) -> str:
    """Write words as one."""
    one = "".join(parts)
    if one.isalpha():
        return one
    # Figures that stand apart stay apart: paragraph 11 7 is not paragraph 117.
    apart = [
        f"-{part}" if before[-1:].isdecimal() and part[:1].isdecimal() else part for before, part in pairwise(parts)
    ]
    return "".join([*parts[:1], *apart])


def ways_as_one_word(query: str) -> Sequence[str]:
    """Write a query as one word, and as if it had been split where no word of it ends: personal ization."""
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
    """As `singular`, for a query that may be the plural of an abbreviation: GPs."""
    return one_word([_singular_of_abbreviation(word) for word in _bare_words(query)])


def _singular_of_abbreviation(word: str) -> str:
    return word[:-1] if word.endswith("s") and 2 < len(word) <= _SHORT else _singular(plain_spelling(word))


def is_plural_of_abbreviation(query: str, name: str) -> bool:
    """Whether *query* is the plural of an abbreviation, *name*: AIDS is that of no aid, and gas that of no GA."""
    is_plain = query[:-1].isupper() or not any(map(is_english, words(query)))
    return name.isupper() and not query.endswith("S") and is_plain


def is_abbreviation_in_plural(name: str) -> bool:
    """Whether a name as it is written is the plural of an abbreviation: GPs, AMHPs."""
    return name[-1:] == "s" and len(name) > 2 and name[:-1].isupper()


# An "s" at the end of a word of no more letters than this is as likely its own as a plural's.
_SHORT = 4


# Of those that end in no "s", or in more than one, what people in care and health speak of.
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
    """Give every string by which *name* is found, with the forms that it is."""
    return next(keys_of_all([name]))


def keys_of_all(names: Sequence[str]) -> Iterator[dict[str, int]]:
    """Give, for each of *names*, every string by which it is found, with the forms that it is."""
    from carelex.english.families import roots_of_noun

    all_alike = [*map(written_alike, names)]
    all_bare = [_without_articles(whole) if (whole := _split(alike)) else () for alike in all_alike]
    all_plain = [[*map(plain_spelling, bare)] for bare in all_bare]
    ones = [*map(one_word, all_plain)]
    all_content = [*map(_content_words, all_plain)]
    # One call for all of them: a call takes as long as some ten words do.
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
    """Reduce a name to the Snowball stems of its words, without an article, in the order of the alphabet."""
    return " ".join(sorted(_stems(name)))


def _stems(name: str) -> list[str]:
    return [_stem(plain_spelling(word)) for word in content_words(name)]


def _content_words(whole: Sequence[str]) -> Sequence[str]:
    """The words without those that only link them, where two others remain."""
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
    # What "and" follows is a letter: A&E.
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
    """Write down how a folded English word sounds (Metaphone); empty for a word without a letter it knows."""
    return _metaphone()(word)


@lru_cache(maxsize=1)
def _metaphone() -> Callable[[str], str]:
    # Heard only where no name is written like the query, and for an index.
    from jellyfish import metaphone

    return metaphone


def is_linking_word(word: str) -> bool:
    """Whether a folded *word* only says how others hang together."""
    return word in LINKING_WORDS


def linking_words(name: str) -> list[str]:
    """The words of *name* that only say how the others hang together: "outcomes that are personal"."""
    kept = content_words(name)
    return [word for word in _bare_words(name) if word not in kept]


def content_words(name: str) -> Sequence[str]:
    """The words of *name* without an article before them and without links, where two others remain."""
    return _content_words(_bare_words(name))


def pattern_of_initials(letters: str) -> str:
    """A pattern for folded names of which the words begin with *letters*.

    Words that only link others may be left out, and the year of an act; 2 and 4 stand for "to" and "for" too.
    """
    links = rf"(?: (?:{'|'.join(sorted(LINKING_WORDS))}))*? "
    beginnings = (_READ_AS_WORDS.get(letter, rf"{letter}[^ \n]*") for letter in letters)
    return rf"{links.join(beginnings)}(?: (?:1[5-9]|20)\d\d)?"


_READ_AS_WORDS = {"2": r"(?:to|two|2[^ \n]*)", "4": r"(?:for|four|4[^ \n]*)"}


def without_question(query: str) -> str:
    """The folded words of *query* without what people put around a name when they ask: "what is the …"."""
    folded = " ".join(words(query))
    question = re.fullmatch(_ASKED, folded)
    return (question["meant"] or question["name"]) if question else folded


def is_reordered(query: str, name: str) -> bool:
    """Whether the words of *query* stand in another order than those of *name*; both have the same stems."""
    return _stems(query) != _stems(name)


def ends_in_adjective(name: str) -> bool:
    """Whether the last word of *name* looks like one that stands before another, and cannot be what it is about."""
    last = words(name)[-1]
    return last in ("direct", "self") or re.search(r"(?:al|ive|ed|ic|ous|ary|ful|ble|less)$", last) is not None


def words_by_stem(name: str) -> list[str]:
    """The words that stand behind `stems`, in the same order: what to compare with those of a name of equal stems."""
    return sorted(content_words(name), key=lambda word: (_stem(plain_spelling(word)), word))


def stem_each(words: Sequence[str]) -> list[str]:
    """Reduce each folded word to its Snowball stem; they stay as many, and in their order."""
    return _snowball()([*words])


def _stem(word: str) -> str:
    return _snowball()([word])[0]


@lru_cache(maxsize=1)
def _snowball() -> Callable[[list[str]], list[str]]:
    # Asked for only where no name is written like the query, and for an index.
    from Stemmer import Stemmer

    # Without its cache, which takes longer than it saves on the many words of an index.
    stem_words: Callable[[list[str]], list[str]] = Stemmer("english", 0).stemWords
    return stem_words
