"""Fetches documents from the web, only when somebody asks for them; no lookup does."""

from typing import TYPE_CHECKING

from carelex.doors import by_need

if TYPE_CHECKING:
    from carelex.fetching.addresses import is_address
    from carelex.fetching.letters import fetch_in_turn, pages_by_letter
    from carelex.fetching.unpacking import PackingError, unpacked
    from carelex.fetching.web import Fetched, FetchError, fetch

__all__ = [
    "FetchError",
    "Fetched",
    "PackingError",
    "fetch",
    "fetch_in_turn",
    "is_address",
    "pages_by_letter",
    "unpacked",
]

# With files only, nothing of the network is needed.
__getattr__ = by_need(
    __name__,
    {
        "is_address": "addresses",
        **dict.fromkeys(("FetchError", "Fetched", "fetch"), "web"),
        **dict.fromkeys(("PackingError", "unpacked"), "unpacking"),
        **dict.fromkeys(("fetch_in_turn", "pages_by_letter"), "letters"),
    },
)
