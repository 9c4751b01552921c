"""Keeps copies of glossaries that other people publish: fetches each, and finds what has changed since then."""

from typing import TYPE_CHECKING

from carelex.doors import by_need

if TYPE_CHECKING:
    from carelex.borrowing.refreshing import Borrowed, Refreshed, State, borrow, refresh

__all__ = ["Borrowed", "Refreshed", "State", "borrow", "refresh"]

# `--help` fetches nothing, and must start quickly.
__getattr__ = by_need(__name__, dict.fromkeys(("Borrowed", "Refreshed", "State", "borrow", "refresh"), "refreshing"))
