"""The commands of carelex: a file each, imported when its command is asked for."""

from importlib import import_module
from typing import Any

# In the order of the help.
NAMES = ("define", "compare", "search", "list", "sources", "check", "new")


def command(name: str) -> Any:
    """Import the command *name*, which is one of NAMES."""
    return import_module(f"{__name__}.{name}").command
