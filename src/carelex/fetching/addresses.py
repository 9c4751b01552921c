"""Tells web addresses from file names."""

import re


def is_address(name: str) -> bool:
    """Whether *name* is an address of any kind, and not a file."""
    return bool(re.match(r"[a-z][a-z0-9+.-]+://", name, re.IGNORECASE))
