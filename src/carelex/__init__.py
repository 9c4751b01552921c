"""carelex: what UK social care words mean, with every source's definition side by side.

`look_up("brokerage")` returns what `carelex define brokerage` shows in a terminal. In the same way,
`compare("brokerage")` is for `carelex compare brokerage`, `search("support plan")` for `carelex search support plan`,
and `align()` for `carelex align`. `load_glossary(path)` reads a whole glossary file.
"""

from typing import TYPE_CHECKING

from carelex.doors import by_need

if TYPE_CHECKING:
    from carelex.alignment import Pair, PairReason, PairState, Side, align
    from carelex.comparison import Comparison, Overlap, Passage, Phrase, compare
    from carelex.errors import CarelexError, EmptyQueryError, GlossaryError, UnknownSourceError
    from carelex.glossary import load_glossary
    from carelex.lookup import look_up
    from carelex.model import (
        Answer,
        DefinedByOthers,
        Definition,
        Entry,
        GivesWay,
        Glossary,
        LeadsApart,
        LeadsNowhere,
        LeftOut,
        Link,
        Match,
        MatchKind,
        MentionedIn,
        NamedAlike,
        Reason,
        Referred,
        Source,
        Term,
        Voice,
    )
    from carelex.render.entry import notices_of_answer
    from carelex.searching import FoundEntry, Hit, Searched, search
    from carelex.text.readability import Measures

__version__ = "0.1.0"

__all__ = [
    "Answer",
    "CarelexError",
    "Comparison",
    "DefinedByOthers",
    "Definition",
    "EmptyQueryError",
    "Entry",
    "FoundEntry",
    "GivesWay",
    "Glossary",
    "GlossaryError",
    "Hit",
    "LeadsApart",
    "LeadsNowhere",
    "LeftOut",
    "Link",
    "Match",
    "MatchKind",
    "Measures",
    "MentionedIn",
    "NamedAlike",
    "Overlap",
    "Pair",
    "PairReason",
    "PairState",
    "Passage",
    "Phrase",
    "Reason",
    "Referred",
    "Searched",
    "Side",
    "Source",
    "Term",
    "UnknownSourceError",
    "Voice",
    "align",
    "compare",
    "load_glossary",
    "look_up",
    "notices_of_answer",
    "search",
]


# Imported when needed: `carelex --version` and shell completion import this package too, and need none of these.
__getattr__ = by_need(
    __name__,
    {
        **dict.fromkeys(("Pair", "PairReason", "PairState", "Side", "align"), "alignment"),
        "load_glossary": "glossary",
        "look_up": "lookup",
        **dict.fromkeys(("Comparison", "Overlap", "Passage", "Phrase", "compare"), "comparison"),
        "Measures": "text.readability",
        **dict.fromkeys(("FoundEntry", "Hit", "Searched", "search"), "searching"),
        **dict.fromkeys(("CarelexError", "EmptyQueryError", "GlossaryError", "UnknownSourceError"), "errors"),
        "notices_of_answer": "render.entry",
        **dict.fromkeys(("Answer", "Definition", "Entry", "Glossary", "Match", "MatchKind"), "model"),
        "MentionedIn": "model",
        **dict.fromkeys(("Reason", "Source", "Term", "Voice"), "model"),
        **dict.fromkeys(("DefinedByOthers", "GivesWay", "LeftOut", "Link", "NamedAlike"), "model"),
        **dict.fromkeys(("LeadsApart", "LeadsNowhere", "Referred"), "model"),
    },
)
