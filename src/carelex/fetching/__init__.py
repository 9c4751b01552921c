"""Fetches documents from the web, when somebody asks for them; no lookup ever does."""

from typing import TYPE_CHECKING

from carelex.doors import by_need

if TYPE_CHECKING:
    from carelex.fetching.addresses import is_address
    from carelex.fetching.letters import fetch_in_turn, pages_by_letter
    from carelex.fetching.web import Fetched, FetchError, fetch

__all__ = ["FetchError", "Fetched", "fetch", "fetch_in_turn", "is_address", "pages_by_letter"]

# Whoever has files only needs nothing of the network.
__getattr__ = by_need(
    __name__,
    {
        "is_address": "addresses",
        **dict.fromkeys(("FetchError", "Fetched", "fetch"), "web"),
        **dict.fromkeys(("fetch_in_turn", "pages_by_letter"), "letters"),
    },
)
