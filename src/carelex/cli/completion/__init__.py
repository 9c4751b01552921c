"""What can stand at the cursor of a shell, and the scripts that ask for it."""

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

# A script is shown, or set up, once; its questions come at every key.
__getattr__ = by_need(
    __name__,
    {
        "install": "shells",
        "installed": "shells",
        "script": "shells",
    },
)
