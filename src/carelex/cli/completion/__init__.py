"""Completes what you type in a shell: finds the words that fit, and sets up the shell's script."""

from typing import TYPE_CHECKING

from carelex.cli.completion.answers import completions
from carelex.cli.completion.cursor import POWERSHELLS, SHELLS
from carelex.doors import by_need

if TYPE_CHECKING:
    from carelex.cli.completion.shells import install, installed, script

__all__ = [
    "POWERSHELLS",
    "SHELLS",
    "completions",
    "install",
    "installed",
    "script",
]

# The scripts are shown or installed once, but completion runs at every press of Tab.
__getattr__ = by_need(
    __name__,
    {
        "install": "shells",
        "installed": "shells",
        "script": "shells",
    },
)
