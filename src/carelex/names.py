"""Decides when two spellings are the same name, and when they are only written alike.

Everything that compares names folds them here first: lookups, checks of a glossary file, joining glossaries. The two
foldings are those of the glossary format; the forms of English words are in `english.forms`.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Invisible characters that do not separate words, written for use within the brackets of a pattern.

Unicode calls them Default_Ignorable_Code_Point (DerivedCoreProperties.txt, Unicode 16.0): soft hyphens, joiners,
direction marks, variation selectors, fillers, and those reserved for more of them.
"""

BETWEEN = " \ue000 "
"""Separates names, and paragraphs, in searched text: a phrase never matches across it."""

MARK = "\ufdd0"
"""Comes before and after a match, and between listed names; Unicode keeps it out of texts."""

_APOSTROPHES = "'\u2018\u2019\u02bc\u2032`"
_SLASHES = "/\\\u2044\u2215"
_VANISHING = frozenset(_APOSTROPHES + ".")
_SPACING = frozenset(_SLASHES + "_\u2212")

# The same for ASCII, which most names are: it is much faster, and includes the hyphen and the brackets.
_READ_LOOSELY = str.maketrans("-/\\_", "    ", "'`.()[]{}")


@lru_cache(maxsize=4096)
def same_name(name: str) -> str:
    """Fold *name*: two names are the same name if, and only if, their folds are equal.

    Uses Unicode NFKC and case folding, turns white space into single spaces, and drops invisible characters. A name
    with nothing else in it is only equal to itself.
    """
    if name.isascii():
        return " ".join(name.lower().split())
    # Few names need more.
    import unicodedata

    # Bytes from a command line that are not text come as half characters (surrogates), which nothing else can take.
    whole = name.encode("utf-8", "replace").decode("utf-8")
    seen = without_invisible(whole).strip() or whole
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", seen).casefold())
    return " ".join(folded.split())


def without_invisible(text: str) -> str:
    """Leave out the invisible characters of *text*."""
    return text if text.isascii() else re.sub(f"[{INVISIBLE}]", "", text)


def is_invisible(char: str) -> bool:
    """Whether a character is invisible."""
    return not without_invisible(char)


def readable(text: str) -> str:
    """Write *text* in plain characters (NFKC), without invisible ones."""
    if text.isascii() or text.translate(_PLAIN).isascii():
        return text
    # Few texts need more.
    from unicodedata import normalize

    return without_invisible(normalize("NFKC", text)).translate(_SEEN)


# The quotes, dashes and signs of printed English are already plain.
_PLAIN = dict.fromkeys(map(ord, "\u2018\u2019\u201c\u201d\u2013\u2014\u2022\u00a3"))
_SEEN = str.maketrans({MARK: "", "\u2010": "-", BETWEEN.strip(): " "})


def readable_with_origins(text: str) -> tuple[str, Sequence[int]]:
    """As `readable`, with the offset in *text* of each character, and that of the end of *text*."""
    if text.isascii():
        return text, range(len(text) + 1)
    from unicodedata import combining

    # A separate accent belongs to the letter before it.
    starts = [at for at, char in enumerate(text) if not (at and combining(char))]
    shown: list[str] = []
    origins: list[int] = []
    for start, end in pairwise([*starts, len(text)]):
        shown.append(readable(text[start:end]))
        origins += [start] * len(shown[-1])
    return "".join(shown), [*origins, len(text)]


@lru_cache(maxsize=4096)
def written_alike(name: str) -> str:
    """Fold *name* further, so that names that are only written alike become equal.

    Accents are dropped; hyphens, dashes, slashes and underscores become a space; apostrophes, full stops and brackets
    are dropped, but a full stop between digits becomes a space. A name with nothing else in it is only equal to itself.
    """
    same = same_name(name)
    if same.replace(" ", "").isalnum() and same.isascii():
        return same
    if "." in same:
        # A full stop between digits separates them: section 1.17 is not section 117.
        same = re.sub(r"(?<=\d)\.(?=\d)", " ", same)
    if same.isascii():
        return " ".join(same.translate(_READ_LOOSELY).split()) or same
    from unicodedata import normalize

    folded = "".join(_read_loosely(char) for char in normalize("NFD", same))
    return " ".join(normalize("NFC", folded).split()) or same


def _read_loosely(char: str) -> str:
    from unicodedata import category

    if char.isalnum() or char.isspace():
        return char
    kind = category(char)
    if char in _SPACING or kind == "Pd":
        return " "
    if char in _VANISHING or kind in ("Mn", "Ps", "Pe"):
        return ""
    return char
