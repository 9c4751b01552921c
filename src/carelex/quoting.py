"""Writes the words of a command so that the user's shell reads each as one word, unchanged."""

import os
import re
import shlex
from collections.abc import Iterable

# What PowerShell accepts as quotation marks besides the straight ones.
_SINGLE, _DOUBLE = "'‘’‚‛", '"“”„'


def as_word(word: str, *, on_windows: bool | None = None) -> str:
    """Quote *word* for the user's shell; on Windows for PowerShell, and for the command prompt as far as possible.

    on_windows: for which system; the default is the one this runs on.
    """
    if not (os.name == "nt" if on_windows is None else on_windows):
        return shlex.quote(word)
    if re.fullmatch(r"[\w.:\\/+=-]+", word):
        return word
    # In double quotes both shells leave spaces alone, but PowerShell reads "$" and the command prompt "%".
    if not re.search(f"[$`%{_DOUBLE}]", word):
        # A program would read a backslash before the quotation mark as part of it.
        return f'"{word}\\"' if word.endswith("\\") else f'"{word}"'
    return "'" + re.sub(f"[{_SINGLE}]", r"\g<0>\g<0>", word) + "'"


def as_shown(path: str) -> str:
    """A path as typed, in quotes if it has spaces: for a sentence that names it."""
    return as_word(path) if " " in path else path


def command_of(words: Iterable[str], *, on_windows: bool | None = None) -> str:
    """Write *words* as one command; *on_windows* as in `as_word`."""
    return " ".join(as_word(word, on_windows=on_windows) for word in words)
