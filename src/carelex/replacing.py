"""Puts a file that is finished in the place of another."""

import os
import time
from pathlib import Path

from carelex.places import permissions_for

# Seconds between tries. On Windows a file has no other in its place while anybody has it open, and whatever looks for
# viruses, or keeps copies, opens each new file for a moment.
_PAUSES = (0.02, 0.05, 0.1, 0.2, 0.4)


def put_in_place(draft: Path, target: Path) -> None:
    """Put *draft* in the place of *target*, with the permissions of that; raise OSError where it cannot be."""
    draft.chmod(permissions_for(target))
    for pause in _PAUSES if os.name == "nt" else ():
        try:
            draft.replace(target)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    draft.replace(target)
