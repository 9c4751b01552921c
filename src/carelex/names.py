"""The one rule for when two spellings are the same name, and the other forms that a name takes in English.

Everything that compares names folds them here first: lookup, the checks of a glossary file, the merging of
glossaries. The two foldings are those of the glossary format; the variants below them are for matching alone.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache

_APOSTROPHES = "'\u2018\u2019\u02bc\u2032`"
_SLASHES = "/\\\u2044\u2215"
# A soft hyphen only says where a word may be broken.
_VANISHING = frozenset(_APOSTROPHES + ".\u00ad")
_SPACING = frozenset(_SLASHES + "_\u2212")

# A word is what stands between spaces, without the marks of a sentence: "C++" is one.
_WORD = re.compile(r"[^\s,;:!?\"\u201c\u201d\u00ab\u00bb]+")

# Words that people put before a name and that no name depends on. Elsewhere they may be its very point: Hepatitis A.
_ARTICLES = frozenset({"a", "an", "the"})

# British and American spellings, read as one. Each rule names an ending and asks for letters before it, so that
# short words which only look alike ("prize", "four", "filling") are left as they are. What comes out is for
# comparing: -is- is kept before -iz- because Snowball would take "personalize" back to "personal", which is
# another word.
_SPELLINGS = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"(?<=\w{3})iz(e[ds]?|ers?|ing|able|ations?|ational)$", r"is\1"),
        (r"(?<=\w{3})yz(e[ds]?|ers?|ing)$", r"ys\1"),
        (r"(?<=\w{3})our(s|ed|ing|al|ally|hoods?|able|ites?)?$", r"or\1"),
        (r"(?<=\w{2}[bt])re(s?)$", r"er\1"),
        (r"(?<=\w{2}[bt])red$", "ered"),
        (r"^(def|off|pret|lic)ence([ds]?)$", r"\1ense\2"),
        (r"(?<=[^aeiou])ae(?=\w{3})", "e"),
        (r"^oe(?=\w{3})|(?<=^f)oe(?=t)|(?<=rrh)oe(?=a)", "e"),
        (r"^grey", "gray"),
        (r"^ageing$", "aging"),
        (r"^practis", "practic"),
        (r"(?<=\w{4})ll(ed|ing|ers?|ors?|ments?)$", r"l\1"),
        (r"(?<=\w{4})ll$", "l"),
        (r"llful$", "lful"),
        (r"(?<=\w{3})ogue(s?)$", r"og\1"),
        (r"^programme(s?)$", r"program\1"),
        (r"dgement(s|al)?$", r"dgment\1"),
    )
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
def same_name(name: str) -> str:
    """Fold *name* so that two names are the same name when, and only when, their folds are equal.

    Unicode NFKC, case folding, every run of white space one space.
    """
    if name.isascii():
        return " ".join(name.lower().split())
    # Bytes of a command line that are no text come as half characters, which nothing further on can take.
    whole = name.encode("utf-8", "replace").decode("utf-8")
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", whole).casefold())
    return " ".join(folded.split())


@lru_cache(maxsize=4096)
def written_alike(name: str) -> str:
    """Fold *name* further, so that names that are merely written alike come out equal.

    Diacritics go; hyphens, dashes, slashes and underscores read as a space; apostrophes, full stops and brackets
    vanish. A name that is made of nothing else is only ever like itself.
    """
    same = same_name(name)
    if same.isascii():
        return " ".join(same.translate(_READ_LOOSELY).split()) or same
    folded = "".join(_read_loosely(char) for char in unicodedata.normalize("NFD", same))
    return " ".join(unicodedata.normalize("NFC", folded).split()) or same


def _read_loosely(char: str) -> str:
    if char.isalnum() or char.isspace():
        return char
    category = unicodedata.category(char)
    if char in _SPACING or category == "Pd":
        return " "
    if char in _VANISHING or category in ("Mn", "Ps", "Pe"):
        return ""
    return char


# The same for ASCII, where most names are, at a fraction of the cost.
_READ_LOOSELY = {code: _read_loosely(chr(code)) for code in range(128)}


@lru_cache(maxsize=65536)
def words(name: str) -> tuple[str, ...]:
    """Split a name into its folded words, in their order; "&" is read as "and"; empty when only marks are there."""
    return tuple(_WORD.findall(written_alike(name).replace("&", " and ")))


@cache
def plain_spelling(word: str) -> str:
    """Read a folded word so that its British and its American spelling come out equal; no spelling in itself."""
    for pattern, replacement in _SPELLINGS:
        word = pattern.sub(replacement, word)
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


def stems(name: str) -> str:
    """Reduce a name to the Snowball stems of its words, without an article, in the order of the alphabet."""
    return " ".join(sorted(_stems(name)))


def _stems(name: str) -> list[str]:
    return [_stem(plain_spelling(word)) for word in _telling(name)]


def _telling(name: str) -> list[str]:
    found = list(words(name))
    while len(found) > 1 and found[0] in _ARTICLES:
        del found[0]
    return found


def joined_stem(name: str) -> str:
    """Reduce a name written as one word to its Snowball stem."""
    return _stem(joined(name))


@lru_cache(maxsize=4096)
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


@cache
def _stem(word: str) -> str:
    return _snowball()(word)


@lru_cache(maxsize=1)
def _snowball() -> Callable[[str], str]:
    # Asked for only where no name is written like the query.
    from Stemmer import Stemmer

    stem_word: Callable[[str], str] = Stemmer("english").stemWord
    return stem_word
