"""Finds the pages of a glossary that has one for each letter of the alphabet."""

import re
from collections.abc import Iterator
from urllib.parse import urldefrag, urljoin, urlsplit

MOST_PAGES = 60
"""The letters of the alphabet, figures, and room for pages of part of a letter."""

# "A", "a-c", "D to F", "0-9", "0–100", "#", "Other".
_LETTERS = r"(?:[A-Za-z]|\d+)(?:\s*(?:[-\u2013\u2014/&]|to|and)\s*(?:[A-Za-z]|\d+))?|#|123|num(?:bers?)?"


def pages_by_letter(page: str, url: str) -> Iterator[str]:
    """The addresses of the other pages that *page*, which was found at *url*, has for letters; each once.

    Only those of the same server, in the same folder or below it.
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
