"""Reads tables of any document: finds their heads, what each column holds, and the entries in their rows."""

from typing import TYPE_CHECKING

from carelex.doors import by_need

if TYPE_CHECKING:
    from carelex.importing.tables.columns import is_surely_glossary
    from carelex.importing.tables.entries import is_letter
    from carelex.importing.tables.heads import has_heads
    from carelex.importing.tables.kinds import ENOUGH, evidence, is_form, reason_against
    from carelex.importing.tables.languages import names_another_language
    from carelex.importing.tables.parts import TablePart, as_pair, goes_on, parts_of, pool
    from carelex.importing.tables.statements import stated_above
    from carelex.importing.tables.values import DATE

__all__ = [
    "DATE",
    "ENOUGH",
    "TablePart",
    "as_pair",
    "evidence",
    "goes_on",
    "has_heads",
    "is_form",
    "is_letter",
    "is_surely_glossary",
    "names_another_language",
    "parts_of",
    "pool",
    "reason_against",
    "stated_above",
]

__getattr__ = by_need(
    __name__,
    {
        "is_surely_glossary": "columns",
        **dict.fromkeys(("ENOUGH", "evidence", "is_form", "reason_against"), "kinds"),
        "is_letter": "entries",
        "has_heads": "heads",
        "names_another_language": "languages",
        **dict.fromkeys(("TablePart", "as_pair", "goes_on", "parts_of", "pool"), "parts"),
        "stated_above": "statements",
        "DATE": "values",
    },
)
