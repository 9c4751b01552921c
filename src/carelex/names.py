"""The one rule for when two spellings are the same name, and when they are merely written alike.

Everything that compares names folds them here first: lookup, the checks of a glossary file, the merging of
glossaries. The two foldings are those of the glossary format; the forms of English words are in `forms`.
"""

import re
from functools import lru_cache

_APOSTROPHES = "'\u2018\u2019\u02bc\u2032`"
_SLASHES = "/\\\u2044\u2215"
# A soft hyphen only says where a word may be broken.
_VANISHING = frozenset(_APOSTROPHES + ".\u00ad")
_SPACING = frozenset(_SLASHES + "_\u2212")

# The same for ASCII, where most names are, at a fraction of the cost: its hyphen and brackets are among them.
_READ_LOOSELY = str.maketrans("-/\\_", "    ", "'`.()[]{}")


@lru_cache(maxsize=4096)
def same_name(name: str) -> str:
    """Fold *name* so that two names are the same name when, and only when, their folds are equal.

    Unicode NFKC, case folding, every run of white space one space.
    """
    if name.isascii():
        return " ".join(name.lower().split())
    # Few names need it.
    import unicodedata

    # Bytes of a command line that are no text come as half characters, which nothing further on can take.
    whole = name.encode("utf-8", "replace").decode("utf-8")
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", whole).casefold())
    return " ".join(folded.split())


@lru_cache(maxsize=4096)
def written_alike(name: str) -> str:
    """Fold *name* further, so that names that are merely written alike come out equal.

    Diacritics go; hyphens, dashes, slashes and underscores read as a space; apostrophes, full stops and brackets
    vanish, but for a full stop between figures, which reads as a space. A name that is made of nothing else is only
    ever like itself.
    """
    same = same_name(name)
    if same.replace(" ", "").isalnum() and same.isascii():
        return same
    if "." in same:
        # Between figures a full stop parts them: section 1.17 is not section 117.
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
