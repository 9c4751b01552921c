"""Replaces a file with a finished draft."""

import os
import time
from pathlib import Path

from carelex.places import permissions_for

# Seconds between tries. On Windows you cannot replace a file that a program has open, and virus scanners and backups
# open each new file for a moment.
_PAUSES = (0.02, 0.05, 0.1, 0.2, 0.4)


def put_in_place(draft: Path, target: Path) -> None:
    """Replace *target* with *draft*, and keep its permissions; raise OSError if it cannot be done."""
    draft.chmod(permissions_for(target))
    for pause in _PAUSES if os.name == "nt" else ():
        try:
            draft.replace(target)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    draft.replace(target)
