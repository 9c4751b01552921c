"""Brings in glossaries from whatever people keep them in: reads documents, and takes the entries out of them."""

from typing import TYPE_CHECKING

from carelex.doors import by_need

if TYPE_CHECKING:
    from carelex.importing.describing import Description, describe
    from carelex.importing.entries import NewEntry
    from carelex.importing.gathering import documents_at
    from carelex.importing.given import Given, HowToRead
    from carelex.importing.taking import Found, Taken, TakenDocument, as_glossary, take
    from carelex.importing.tree import Fact, LeftOut, Place, Reason

__all__ = [
    "Description",
    "Fact",
    "Found",
    "Given",
    "HowToRead",
    "LeftOut",
    "NewEntry",
    "Place",
    "Reason",
    "Taken",
    "TakenDocument",
    "as_glossary",
    "describe",
    "documents_at",
    "take",
]

# Whoever asks for help, or only gives what is to be read, needs no parser of HTML.
__getattr__ = by_need(
    __name__,
    {
        **dict.fromkeys(("Description", "describe"), "describing"),
        **dict.fromkeys(("NewEntry",), "entries"),
        "documents_at": "gathering",
        **dict.fromkeys(("Given", "HowToRead"), "given"),
        **dict.fromkeys(("Found", "Taken", "TakenDocument", "as_glossary", "take"), "taking"),
        **dict.fromkeys(("Fact", "LeftOut", "Place", "Reason"), "tree"),
    },
)
