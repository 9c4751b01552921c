"""Finds the pages of a glossary that has a page for each letter of the alphabet."""

import re
import time
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import urldefrag, urljoin, urlsplit

from carelex.fetching.web import Fetched, fetch

MOST_PAGES = 60
"""Enough for each letter, for figures, and for letters that have several pages."""

# "A", "a-c", "D to F", "0-9", "0–100", "#", "Other".
_LETTERS = r"(?:[A-Za-z]|\d+)(?:\s*(?:[-\u2013\u2014/&]|to|and)\s*(?:[A-Za-z]|\d+))?|#|123|num(?:bers?)?"


SECONDS_BETWEEN = 1.0
"""The pause between two requests, to go easy on the server."""


def fetch_in_turn(
    addresses: Iterable[str], *, sleep: Callable[[float], object] = time.sleep, between: float = SECONDS_BETWEEN
) -> Iterator[Fetched]:
    """Fetch pages one after the other, with a pause before each."""
    for address in addresses:
        sleep(between)
        yield fetch(address)


def pages_by_letter(page: bytes, url: str) -> Iterator[str]:
    """The addresses of the pages for other letters that *page* links to, each once. *url* is the address of *page*.

    Only pages on the same server, in the same folder or below it.
    """
    from selectolax.lexbor import LexborHTMLParser

    folder = urljoin(url, ".")
    seen = {_plain(url)}
    for link in LexborHTMLParser(page).css("a[href]"):
        words = " ".join(link.text().split())
        if not re.fullmatch(_LETTERS, words, re.IGNORECASE):
            continue
        address = urldefrag(urljoin(url, (link.attributes.get("href") or "").strip())).url
        if not address.startswith(folder) or urlsplit(address).netloc != urlsplit(url).netloc:
            continue
        if _plain(address) not in seen and len(seen) <= MOST_PAGES:
            seen.add(_plain(address))
            yield address


def _plain(url: str) -> str:
    return urldefrag(url).url.rstrip("/")
