"""Glossaries that somebody else keeps: where each is from, and what has changed there since it was fetched."""

from typing import TYPE_CHECKING

from carelex.doors import by_need

if TYPE_CHECKING:
    from carelex.borrowing.borrow import Borrowed, Refreshed, State, borrow, refresh
    from carelex.borrowing.origins import OLD_DAYS, Origin, age_in_days, origins

__all__ = ["OLD_DAYS", "Borrowed", "Origin", "Refreshed", "State", "age_in_days", "borrow", "origins", "refresh"]

# To know how old a glossary is takes nothing of the network.
__getattr__ = by_need(
    __name__,
    {
        **dict.fromkeys(("Borrowed", "Refreshed", "State", "borrow", "refresh"), "borrow"),
        **dict.fromkeys(("OLD_DAYS", "Origin", "age_in_days", "origins"), "origins"),
    },
)
