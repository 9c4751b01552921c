"""Finds definitions that give another name for their term, if this is the name of a term in another glossary."""

import re
from collections.abc import Iterator, Sequence

from carelex.alignment.material import Found, Material
from carelex.english.forms import words

# Names hardly ever have more words than this.
_LONGEST = 6

_CALLED = re.compile(
    r"\b(?:(?:also|sometimes|often|usually|commonly|formerly|previously|now|otherwise|better|once|generally)"
    r"(?: (?:be|been|being))?(?: also| sometimes| often)? (?:known|called|referred to|described|termed)(?: as)?"
    r"|another (?:name|word|term) for|(?:is|are) known as|used to be (?:called|known as)|a\.?k\.?a\.?)"
    r":? (?P<name>[^.;:!?\n]+)",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\((?:or |also |formerly |previously |aka )?(?P<name>[^().;:!?\n]{3,60})\)", re.IGNORECASE)
_LIST = re.compile(r",|\bor\b|\band\b")


def named_in_text(material: Material) -> Iterator[Found]:
    """For example a text that says "also known as X", or has X in brackets near its beginning."""
    for number, text in enumerate(material.texts):
        for match in _CALLED.finditer(text):
            for terms in _named(match["name"], material):
                yield Found((number,), terms, 78)
        first = text[:_OPENING]
        for match in _BRACKETED.finditer(first):
            if terms := material.named(match["name"]):
                yield Found((number,), terms, 30)


# Only in the first characters of a text are brackets likely to hold another name for the term.
_OPENING = 80


def _named(phrase: str, material: Material) -> Iterator[Sequence[int]]:
    """Find the terms whose names begin a phrase, or a part of a list in it."""
    for part in _LIST.split(phrase.replace("'", " ").replace('"', " ")):
        said = words(re.sub(r"[‘’“”]", " ", part))[:_LONGEST]
        said = said[1:] if said[:1] in (("a",), ("an",), ("the",)) else said
        for length in range(len(said), 0, -1):
            if terms := material.named_by(said[:length]):
                yield terms
                break
