"""Holds the words that show the kind of a head or a heading."""

import re


def any_of(phrases: str) -> re.Pattern[str]:
    """A pattern for whole words: any of these phrases, which bars separate; each may be a pattern itself."""
    return re.compile(rf"\b(?:{'|'.join(phrase.strip() for phrase in phrases.split('|'))})\b", re.IGNORECASE)
