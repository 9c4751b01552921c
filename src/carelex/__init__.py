"""carelex: what UK social care words mean, with every source's definition side by side.

From Python, `look_up("brokerage")` is the answer that `carelex define brokerage` gives in a terminal.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from carelex.errors import CarelexError, EmptyQueryError, GlossaryError, UnknownSourceError
    from carelex.lookup import look_up
    from carelex.model import Answer, Definition, Entry, Match, MatchKind, Reason, Source

__version__ = "0.1.0.dev0"

__all__ = [
    "Answer",
    "CarelexError",
    "Definition",
    "EmptyQueryError",
    "Entry",
    "GlossaryError",
    "Match",
    "MatchKind",
    "Reason",
    "Source",
    "UnknownSourceError",
    "look_up",
]


def __getattr__(name: str) -> object:
    # On demand: `carelex --version` and shell completion import this package too, and need none of these.
    if name not in __all__:
        raise AttributeError(f"module 'carelex' has no attribute {name!r}")
    if name == "look_up":
        from carelex.lookup import look_up

        return look_up
    from carelex import errors, model

    return getattr(errors if name.endswith("Error") else model, name)
