"""Writes the words of a command so that the user's shell reads each as one word, and as it stands."""

import os
import re
import shlex
from collections.abc import Iterable

# What PowerShell takes for quotation marks, beside those of a keyboard.
_SINGLE, _DOUBLE = "'‘’‚‛", '"“”„'


def as_word(word: str, *, on_windows: bool | None = None) -> str:
    """Write *word* as the shell reads it: on Windows PowerShell, and the command prompt as far as that can be.

    on_windows: for which system; that on which this runs if it is not said.
    """
    if not (os.name == "nt" if on_windows is None else on_windows):
        return shlex.quote(word)
    if re.fullmatch(r"[\w.:\\/+=-]+", word):
        return word
    # Between double quotes both shells leave spaces as they are, but PowerShell reads "$", and the command prompt "%".
    if not re.search(f"[$`%{_DOUBLE}]", word):
        # A program takes a backslash before the mark for one that belongs to it.
        return f'"{word}\\"' if word.endswith("\\") else f'"{word}"'
    return "'" + re.sub(f"[{_SINGLE}]", r"\g<0>\g<0>", word) + "'"


def command_of(words: Iterable[str], *, on_windows: bool | None = None) -> str:
    """Write *words* as one command; *on_windows* as `as_word` has it."""
    return " ".join(as_word(word, on_windows=on_windows) for word in words)
