"""Reads documents of many formats and takes the glossary entries out of them."""

from typing import TYPE_CHECKING

from carelex.doors import by_need

if TYPE_CHECKING:
    from carelex.importing.describing import FIELDS, Description, describe, what_is_wrong
    from carelex.importing.entries import NewEntry
    from carelex.importing.gathering import document_at, documents_at
    from carelex.importing.given import Given, HowToRead
    from carelex.importing.ownership import has_another_name, is_of_somebody_else
    from carelex.importing.taking import Found, Taken, TakenDocument, as_glossary, take
    from carelex.importing.tree import Fact, LeftOut, Place, Reason
    from carelex.importing.updating import (
        Change,
        ChangedReference,
        ChangedTerm,
        GoneTerm,
        NewTerm,
        Sense,
        Update,
        changes_between,
        texts_with_update,
        update_of,
        updated,
    )

__all__ = [
    "FIELDS",
    "Change",
    "ChangedReference",
    "ChangedTerm",
    "Description",
    "Fact",
    "Found",
    "Given",
    "GoneTerm",
    "HowToRead",
    "LeftOut",
    "NewEntry",
    "NewTerm",
    "Place",
    "Reason",
    "Sense",
    "Taken",
    "TakenDocument",
    "Update",
    "as_glossary",
    "changes_between",
    "describe",
    "document_at",
    "documents_at",
    "has_another_name",
    "is_of_somebody_else",
    "take",
    "texts_with_update",
    "update_of",
    "updated",
    "what_is_wrong",
]

# `--help` needs no parser of HTML.
__getattr__ = by_need(
    __name__,
    {
        **dict.fromkeys(("FIELDS", "Description", "describe", "what_is_wrong"), "describing"),
        **dict.fromkeys(("NewEntry",), "entries"),
        **dict.fromkeys(("document_at", "documents_at"), "gathering"),
        **dict.fromkeys(("Given", "HowToRead"), "given"),
        **dict.fromkeys(("has_another_name", "is_of_somebody_else"), "ownership"),
        **dict.fromkeys(("Found", "Taken", "TakenDocument", "as_glossary", "take"), "taking"),
        **dict.fromkeys(
            (
                "Change",
                "ChangedReference",
                "ChangedTerm",
                "GoneTerm",
                "NewTerm",
                "Sense",
                "Update",
                "changes_between",
                "texts_with_update",
                "update_of",
                "updated",
            ),
            "updating",
        ),
        **dict.fromkeys(("Fact", "LeftOut", "Place", "Reason"), "tree"),
    },
)
