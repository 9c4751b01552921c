"""Replaces a file with a finished draft."""

import os
import time
from pathlib import Path

# Seconds between tries. On Windows you cannot replace a file that a program has open, and virus scanners and backups
# open each new file for a moment.
_PAUSES = (0.02, 0.05, 0.1, 0.2, 0.4)


def put_in_place(draft: Path, target: Path) -> None:
    """Replace *target* with *draft*, and keep its permissions; raise OSError if it cannot be done."""
    draft.chmod(_permissions_for(target))
    for pause in _PAUSES if os.name == "nt" else ():
        try:
            draft.replace(target)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    draft.replace(target)


def _permissions_for(path: Path) -> int:
    """The permissions for a file that replaces the one at *path*: its own, or those of a new file."""
    if path.exists():
        return path.stat().st_mode & 0o7777
    # The mask can only be read by setting it.
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
