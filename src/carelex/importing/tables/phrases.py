"""Words that heads and headings are known by."""

import re


def any_of(phrases: str) -> re.Pattern[str]:
    """A pattern of whole words: any of some phrases, which bars part; each may be a pattern itself."""
    return re.compile(rf"\b(?:{'|'.join(phrase.strip() for phrase in phrases.split('|'))})\b", re.IGNORECASE)


GLOSSARY = any_of(
    r"""
    glossar(?:y|ies) | acronyms? | abbreviations? | initialisms | terms | terminology | jargon | definitions? |
    dictionary | vocabulary | lexicon | words | a[- ](?:to[- ])?z | meanings? | key ?words | phrases |
    buzz ?words
    """
)
"""Words that say that a list or a part of a document is a glossary."""
