"""Says what is an address, without anything that fetches."""

import re


def is_address(name: str) -> bool:
    """Whether a user means an address, of whatever kind, and not a file."""
    return bool(re.match(r"[a-z][a-z0-9+.-]+://", name, re.IGNORECASE))
