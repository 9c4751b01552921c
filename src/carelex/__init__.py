"""carelex: what UK social care words mean, with every source's definition side by side.

From Python, `look_up("brokerage")` is the answer that `carelex define brokerage` gives in a terminal, and
`compare("brokerage")` what `carelex compare brokerage` shows, and `search("support plan")` what `carelex search support
plan` finds. `load_glossary(path)` reads a glossary file whole.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from carelex.comparison import Comparison, Overlap, compare
    from carelex.errors import CarelexError, EmptyQueryError, GlossaryError, UnknownSourceError
    from carelex.glossary import load_glossary
    from carelex.lookup import look_up
    from carelex.model import (
        Answer,
        Definition,
        Entry,
        Glossary,
        Match,
        MatchKind,
        Reason,
        Source,
        Term,
        Voice,
    )
    from carelex.readability import Measures
    from carelex.searching import Hit, Searched, search
    from carelex.shared import Passage, Phrase

__version__ = "0.1.0.dev0"

__all__ = [
    "Answer",
    "CarelexError",
    "Comparison",
    "Definition",
    "EmptyQueryError",
    "Entry",
    "Glossary",
    "GlossaryError",
    "Hit",
    "Match",
    "MatchKind",
    "Measures",
    "Overlap",
    "Passage",
    "Phrase",
    "Reason",
    "Searched",
    "Source",
    "Term",
    "UnknownSourceError",
    "Voice",
    "compare",
    "load_glossary",
    "look_up",
    "search",
]


def __getattr__(name: str) -> object:
    # On demand: `carelex --version` and shell completion import this package too, and need none of these.
    if name not in __all__:
        raise AttributeError(f"module 'carelex' has no attribute {name!r}")
    from importlib import import_module

    homes = {
        "load_glossary": "glossary",
        "look_up": "lookup",
        **dict.fromkeys(("Comparison", "Overlap", "compare"), "comparison"),
        **dict.fromkeys(("Passage", "Phrase"), "shared"),
        "Measures": "readability",
        **dict.fromkeys(("Hit", "Searched", "search"), "searching"),
    }
    home = homes.get(name, "errors" if name.endswith("Error") else "model")
    return getattr(import_module(f"carelex.{home}"), name)
