"""Glossaries that somebody else keeps: where each is from, and what has changed there since it was fetched."""

from typing import TYPE_CHECKING

from carelex.doors import by_need

if TYPE_CHECKING:
    from carelex.borrowing.refreshing import Borrowed, Refreshed, State, borrow, refresh

__all__ = ["Borrowed", "Refreshed", "State", "borrow", "refresh"]

# A command that is only asked for its help fetches nothing.
__getattr__ = by_need(__name__, dict.fromkeys(("Borrowed", "Refreshed", "State", "borrow", "refresh"), "refreshing"))
