"""Recognises columns in another language than the rest: "Welsh term", "Definition FR"."""

import re
from collections.abc import Iterable

from carelex.importing.tables.material import Material
from carelex.importing.tables.phrases import any_of

_OTHER_LANGUAGE = any_of(
    r"""
    welsh | cymraeg | gair | term cymraeg | ystyr | diffiniad | esboniad | gaelic | gaeilge | irish | scots |
    french | spanish | german | polish | urdu | punjabi | bengali | arabic | somali | romanian | chinese
    """
)
# Codes of languages after a word: "Definition FR".
_CODE = re.compile(r"[\s_(.-]+(en|eng|cy|cym|fr|de|es|gd|ga|pl|nl|it|pt)\)?$", re.IGNORECASE)


def is_of_another_language(column: int, material: Material) -> bool:
    """Whether the head of a column says that it is in another language than the rest."""
    return names_another_language(material.head(column), map(material.head, range(len(material.values))))


def names_another_language(head: str, heads: Iterable[str]) -> bool:
    """Whether a head, or a key of data, says that its values are in another language than those of others."""
    if _OTHER_LANGUAGE.search(head):
        return True
    code = _CODE.search(head)
    if not code or code[1].lower() in ("en", "eng"):
        return False
    # "Code DE" alone may be anything.
    stem = head[: code.start()].casefold()
    folded = (other.casefold() for other in heads if other != head)
    return any(other == stem or re.sub(_CODE, "", other) == stem for other in folded)
