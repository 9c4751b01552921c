"""Lets processes take turns at work that only one needs to do, by locking a file while they work."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

# Seconds: longer than reading a large glossary takes. A process that waits longer does the work itself.
_PATIENCE = 60.0
_PAUSE = 0.02


@contextmanager
def turn(file: Path) -> Iterator[None]:
    """Wait until no other process has a turn with *file*, or for a minute; the last process removes *file*.

    The system releases the lock of a process that ends in any way. If the file cannot be locked, nobody waits.
    """
    try:
        handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        yield
        return
    try:
        _wait(handle)
        yield
    finally:
        # Windows does not remove a file while it is open.
        is_ours = _is_same(handle, file)
        if is_ours and sys.platform != "win32":
            file.unlink(missing_ok=True)
        os.close(handle)
        if is_ours and sys.platform == "win32":
            with suppress(OSError):
                file.unlink()


def _wait(handle: int) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        try:
            _lock(handle)
        except _TAKEN:
            time.sleep(_PAUSE)
        except OSError:
            # A file system without locks.
            return
        else:
            return


def _is_same(handle: int, file: Path) -> bool:
    """Whether *file* is still the one that was opened; an earlier process may have removed it."""
    with suppress(OSError):
        return os.path.samestat(os.fstat(handle), file.stat())
    return False


if sys.platform == "win32":
    import msvcrt

    _TAKEN = PermissionError

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    _TAKEN = BlockingIOError

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
