"""The other forms that a name takes in English: joined or split, plural, inflected, in another spelling or order.

All of this is for matching alone, and what comes out is for comparing, never for showing. A name is found by its
forms: those of every name stand in the index, and a query is put in the same form.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from carelex.names import written_alike

# The forms of a name by which it can be found, as bits: one string is often several of them.
ALIKE, FOLDED, JOINED, SINGULAR, JOINED_STEM, STEMS = (1 << bit for bit in range(6))

# A word is what stands between spaces, without the marks of a sentence: "C++" is one.
_MARKS = str.maketrans(dict.fromkeys(',;:!?"\u201c\u201d\u00ab\u00bb', " ") | {"&": " and "})

# Words that people put before a name and that no name depends on. Elsewhere they may be its very point: Hepatitis A.
_ARTICLES = frozenset({"a", "an", "the"})

# British and American spellings, read as one. Each rule names an ending and asks for letters before it, so that
# short words which only look alike ("prize", "four", "filling") are left as they are; the letters in front are what a
# word must have for the rule to be tried. What comes out is for comparing: -is- is kept before -iz- because Snowball
# would take "personalize" back to "personal", which is another word.
_SPELLINGS = (
    ("iz", r"(?<=\w{3})iz(e[ds]?|ers?|ing|able|ations?|ational)$", r"is\1"),
    ("yz", r"(?<=\w{3})yz(e[ds]?|ers?|ing)$", r"ys\1"),
    ("our", r"(?<=\w{3})our(s|ed|ing|al|ally|hoods?|able|ites?)?$", r"or\1"),
    ("re", r"(?<=\w{2}[bt])re(s?)$", r"er\1"),
    ("red", r"(?<=\w{2}[bt])red$", "ered"),
    ("ence", r"^(def|off|pret|lic)ence([ds]?)$", r"\1ense\2"),
    ("ae", r"(?<=[^aeiou])ae(?=\w{3})", "e"),
    ("oe", r"^oe(?=\w{3})|(?<=^f)oe(?=t)|(?<=rrh)oe(?=a)", "e"),
    ("grey", r"^grey", "gray"),
    ("ageing", r"^ageing$", "aging"),
    ("practis", r"^practis", "practic"),
    ("ll", r"(?<=\w{4})ll(ed|ing|ers?|ors?|ments?)$", r"l\1"),
    ("ll", r"(?<=\w{4})ll$", "l"),
    ("llful", r"llful$", "lful"),
    ("ogue", r"(?<=\w{3})ogue(s?)$", r"og\1"),
    ("programme", r"^programme(s?)$", r"program\1"),
    ("dgement", r"dgement(s|al)?$", r"dgment\1"),
)

# Endings that one word takes in its forms: two words that differ only in endings of one row are forms of each other.
# Snowball alone goes too far. It takes "integrity" to the stem of "integration", "carer" to that of "care" in a
# phrase, and the slips "managment" and "resiliance" to those of the words that were meant.
_ENDINGS = tuple(
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

# Words in -ent that name a person or a thing, and are not what is in -ence: a resident is no residence.
_PERSONS = frozenset(
    ("accident", "agent", "client", "incident", "parent", "patient", "president", "resident", "student")
)


@lru_cache(maxsize=4096)
def words(name: str) -> tuple[str, ...]:
    """Split a name into its folded words, in their order; "&" is read as "and"; empty when only marks are there."""
    return tuple(_split(written_alike(name)))


def _split(alike: str) -> list[str]:
    # Most have no marks to take out.
    return (alike if alike.replace(" ", "").isalnum() else alike.translate(_MARKS)).split()


@lru_cache(maxsize=4096)
def plain_spelling(word: str) -> str:
    """Read a folded word so that its British and its American spelling come out equal; no spelling in itself."""
    for letters, pattern, replacement in _SPELLINGS:
        if letters in word:
            word = re.sub(pattern, replacement, word)
    return word


def joined(name: str) -> str:
    """Write a name as one word, in plain spelling: what remains when it does not matter where a name is split.

    An article before it is left out: "the rapist" is not "therapist".
    """
    return "".join(plain_spelling(word) for word in _telling(name))


def singular(name: str) -> str:
    """Write a name as `joined` does, with each word in the singular."""
    return "".join(_singular(plain_spelling(word)) for word in _telling(name))


def singular_of_short(name: str) -> str:
    """As `singular`, for a query that may be the plural of short words: GPs. No name is read so: AIDS is no aid."""
    return "".join(
        word[:-1] if word.endswith("s") and len(word) < _SHORT + 1 else _singular(plain_spelling(word))
        for word in _telling(name)
    )


# An "s" at the end of a word of no more letters than this is as likely its own as a plural's.
_SHORT = 4


def _singular(word: str) -> str:
    if len(word) <= _SHORT or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(("sses", "xes", "zes", "ches", "shes")) else word[:-1]


def keys(name: str) -> dict[str, int]:
    """Give every string by which *name* is found, with the forms that it is."""
    alike = written_alike(name)
    whole = _split(alike)
    if not whole:
        return {alike: ALIKE}
    plain = [plain_spelling(word) for word in _without_articles(whole)]
    one = "".join(plain)
    joined_stem, *stems = _snowball()([one, *plain])
    found = {alike: ALIKE}
    for key, form in (
        (" ".join(whole), FOLDED),
        (one, JOINED),
        ("".join([_singular(word) for word in plain]), SINGULAR),
        (joined_stem, JOINED_STEM),
        (" ".join(sorted(stems)), STEMS),
    ):
        found[key] = found.get(key, 0) | form
    return found


def without_article(folded: str) -> str:
    """A folded name as it is put in order: an article before it does not count."""
    return " ".join(_without_articles(folded.split(" ")))


def stems(name: str) -> str:
    """Reduce a name to the Snowball stems of its words, without an article, in the order of the alphabet."""
    return " ".join(sorted(_stems(name)))


def _stems(name: str) -> list[str]:
    return [_stem(plain_spelling(word)) for word in _telling(name)]


def _telling(name: str) -> Sequence[str]:
    return _without_articles(words(name))


def _without_articles(found: Sequence[str]) -> Sequence[str]:
    while found[1:] and found[0] in _ARTICLES:
        found = found[1:]
    return found


def joined_stem(name: str) -> str:
    """Reduce a name written as one word to its Snowball stem."""
    return _stem(joined(name))


def sound(word: str) -> str:
    """Write down how a folded English word sounds (Metaphone); empty for a word without a letter it knows."""
    # Heard only where no name is written like the query.
    from jellyfish import metaphone

    return metaphone(word)


def is_form(word: str, other: str) -> bool:
    """Whether two words that have one stem are forms of each other, and neither is a slip or another word."""
    word, other = plain_spelling(word), plain_spelling(other)
    if {word[-1:], other[-1:]} == {"t", "e"} and _PERSONS & {word, other}:
        return False
    shorter, longer = sorted((word, other), key=len)
    if len(longer) <= _SHORT and longer == f"{shorter}s":
        return False
    shared = next((at for at, (left, right) in enumerate(zip(word, other, strict=False)) if left != right), len(word))
    shared = min(shared, len(other))
    # "agreed" and "agreement" share the "e" that their endings begin with; "planned" doubles the letter before one.
    return any(
        {_ending(word, length), _ending(other, length)} <= row
        for length in range(max(shared - 2, 1), shared + 1)
        for row in _ENDINGS
    )


def _ending(word: str, length: int) -> str:
    ending = word[length:] or "."
    if ending == "es" and word[length - 1] in "sxzho":
        # The plural of what hisses, and of some words in -o.
        return "s"
    doubled = len(ending) > 2 and ending[0] == word[length - 1] and ending[1] in "aeiou"
    return ending[1:] if doubled else ending


def is_reordered(query: str, name: str) -> bool:
    """Whether the words of *query* stand in another order than those of *name*; both have the same stems."""
    return _stems(query) != _stems(name)


def is_adjective(name: str) -> bool:
    """Whether the last word of *name* looks like one that stands before another, and cannot be what it is about."""
    last = words(name)[-1]
    return last in ("direct", "self") or re.search(r"(?:al|ive|ed|ic|ous|ary|ful|ble|less)$", last) is not None


def forms_in_pairs(name: str) -> list[str]:
    """The words that stand behind `stems`, in the same order: what to compare with those of a name of equal stems."""
    return sorted(_telling(name), key=lambda word: (_stem(plain_spelling(word)), word))


def _stem(word: str) -> str:
    return _snowball()([word])[0]


@lru_cache(maxsize=1)
def _snowball() -> Callable[[list[str]], list[str]]:
    # Asked for only where no name is written like the query, and for an index.
    from Stemmer import Stemmer

    # Without its cache, which takes longer than it saves on the many words of an index.
    stem_words: Callable[[list[str]], list[str]] = Stemmer("english", 0).stemWords
    return stem_words
