"""Finds the index file for the present state of a glossary, and opens it.

An index never changes: if its glossary does, a new index replaces it. The name of an index says what it was made from,
so the glossary's size and times are enough to find it.
"""

import os
import sqlite3
import stat
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from carelex.index.reading import Index
from carelex.index.rows import DAMAGED

if TYPE_CHECKING:
    import hashlib

LAYOUT = 10
"""Raise this number whenever the contents of an index change: its tables, or the stored forms of names.
"""

# File times may be in steps of up to two seconds. A file changed longer ago cannot change again and keep its times.
_TICK = 2_000_000_000

UNUSED = 90 * 24 * 3600.0
"""Seconds after which an index that nobody has used is removed."""

DRAFT = ("draft-", ".carelex-draft")
"""The beginning and end of the name of a file that is still being made."""

# Seconds between two records that an index is in use: often enough, and seldom enough to cost nothing.
_NOTED_AGAIN = 24 * 3600.0


def status(glossary: Path) -> os.stat_result | None:
    """The size and times that show a glossary's state; None for a pipe and the like."""
    attributes = glossary.stat()
    return attributes if stat.S_ISREG(attributes.st_mode) else None


def state_of(glossary: Path, attributes: os.stat_result) -> str:
    """The beginning of the name of the index for *glossary*, if its file has these *attributes*."""
    where = zlib.crc32(os.fsencode(os.path.realpath(glossary)))
    size, changed, touched = attributes.st_size, attributes.st_mtime_ns, attributes.st_ctime_ns
    return f"{where:08x}-{size:x}-{changed:x}-{touched:x}-{attributes.st_ino:x}"


def is_settled(attributes: os.stat_result) -> bool:
    """Whether every later change of a file will show in its size or times.

    On POSIX there is a time of the last change of any kind, which nobody can set. Windows has none, so a change that
    keeps the size and resets the time is not noticed.
    """
    changed = attributes.st_ctime_ns if os.name == "posix" else attributes.st_mtime_ns
    return time.time_ns() - changed > _TICK


def file_name(state: str, digest: str = "") -> str:
    """The name of an index, from the state of its glossary, and from the contents if the state is not enough."""
    return f"{state}{f'.{digest}' if digest else ''}.carelex-{LAYOUT}"


def find_index(glossary: Path, name: str, folder: Path) -> Index | None:
    """Open the index for the present state of *glossary*; None if *folder* has none that can be used."""
    try:
        path = path_of_index(glossary, folder)
        if path is None:
            return None
        if index := open_index(path, glossary, name):
            return index
        # An index made just after its glossary changed has a digest in its name.
        return _adopted(folder, path.stem, glossary, name) if "." not in path.stem else None
    except (OSError, ValueError):
        return None


def path_of_index(glossary: Path, folder: Path) -> Path | None:
    """The path in *folder* of the index for *glossary* as it is now; None for a pipe and the like.

    Raises OSError or ValueError if there is no such file.
    """
    attributes = status(glossary)
    if attributes is None:
        return None
    state = state_of(glossary, attributes)
    return folder / file_name(state, "" if is_settled(attributes) else _digest(glossary))


def _adopted(folder: Path, state: str, glossary: Path, name: str) -> Index | None:
    """The index with a digest, made while the glossary might still change unnoticed, if the glossary is unchanged.

    From now on, its name has only the state.
    """
    # Only read the glossary if there is one.
    beginning, end = file_name(state, "*").split("*")
    if not any(file.name.startswith(beginning) and file.name.endswith(end) for file in folder.iterdir()):
        return None
    path = (folder / file_name(state, _digest(glossary))).replace(folder / file_name(state))
    return open_index(path, glossary, name)


def _digest(glossary: Path) -> str:
    # Only needed for a file that has just changed.
    from hashlib import file_digest

    with glossary.open("rb") as file:
        return file_digest(file, new_digest).hexdigest()


def new_digest() -> "hashlib.blake2b":
    """Begin a digest of a glossary's bytes, for the name of its index."""
    import hashlib

    return hashlib.blake2b(digest_size=16)


def open_index(path: Path, glossary: Path, name: str) -> Index | None:
    """Open an index file; None if there is none, or none that can be trusted."""
    index = index_in(path, glossary, name)
    with suppress(sqlite3.Error, OSError):
        if index.check(path.name.partition(".")[0]):
            return index
    index.close()
    return None


def index_in(path: Path, glossary: Path, name: str, *, has_references: bool | None = None) -> Index:
    """The index in a file, which is opened at the first question; if that fails, it is damaged.

    has_references: what the index would answer, if it is known already.
    """
    return Index(partial(connected, path), glossary, name, path, has_references=has_references)


def connected(path: Path) -> sqlite3.Connection:
    """Open a file with an index; raise sqlite3.Error if there is none that can be trusted."""
    try:
        attributes = path.stat()
    except OSError as exc:
        raise sqlite3.DatabaseError(DAMAGED) from exc
    if not _is_untouched(attributes):
        raise sqlite3.DatabaseError(DAMAGED)
    # It never changes, so it needs no locks and no recovery after a crash.
    connection = sqlite3.connect(f"{address(path)}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    try:
        # Many queries of a large glossary read pages from all over the file, and would read every page again.
        connection.execute(f"PRAGMA mmap_size = {attributes.st_size}")
        # A file that was cut short has fewer pages than it says.
        (size,) = connection.execute(
            "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
        ).fetchone()
        if size != attributes.st_size:
            raise sqlite3.DatabaseError(DAMAGED)
    except sqlite3.Error:
        connection.close()
        raise
    _note_use(path, attributes)
    return connection


@contextmanager
def draft_in(folder: Path) -> Iterator[Path]:
    """Make a new file that only the user may read, and remove it unless it has been moved."""
    # Only needed when a file is made.
    from tempfile import mkstemp

    handle, draft = mkstemp(prefix=DRAFT[0], suffix=DRAFT[1], dir=folder)
    os.close(handle)
    try:
        yield Path(draft)
    finally:
        Path(draft).unlink(missing_ok=True)


def address(path: Path) -> str:
    """The address (https://www.sqlite.org/uri.html) of a file, with which SQLite takes options for opening it."""
    # Path.as_uri is wrong for folders on other Windows machines: SQLite takes their names for a host's.
    escaped = path.absolute().as_posix().replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    return f"file://{escaped}" if escaped.startswith("/") else f"file:///{escaped}"


def seal(path: Path) -> None:
    """Give a finished index file a special time, which shows `open_index` that nobody has written to it since.

    It also shows when the index was last used, to within a day.
    """
    even = time.time_ns() // _TICK * _TICK
    os.utime(path, ns=(even, even))


def _note_use(path: Path, attributes: os.stat_result) -> None:
    """Record that an index is in use, so that it is kept, unless this was done within a day."""
    if time.time() - attributes.st_mtime > _NOTED_AGAIN:
        # If it cannot be written, nobody can remove it either.
        with suppress(OSError):
            seal(path)


def _is_untouched(attributes: os.stat_result) -> bool:
    """Whether an index file is as its maker left it: ours, or root's, and sealed.

    Writing to a file gives it the present time, which is hardly ever an even second to the nanosecond. If a file system
    has only whole seconds this does not help, and SQLite must notice damage by itself.
    """
    is_ours = not hasattr(os, "geteuid") or attributes.st_uid in (os.geteuid(), 0)
    is_sealed = attributes.st_size > 0 and attributes.st_mtime_ns % _TICK == 0
    return is_ours and is_sealed and stat.S_ISREG(attributes.st_mode)
