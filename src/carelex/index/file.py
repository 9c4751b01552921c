"""The file of an index: finds that of a glossary by the state in which the glossary is, and opens it.

An index is never changed: when its glossary has, another takes its place. So its name says what it was made from,
and a look at the glossary's status is enough to know whether there is one.
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
"""Goes up with every change of what stands in an index: of its tables, or of a form or fold that is kept in it."""

# Times of files are kept in steps of up to two seconds. A file that was changed longer ago than that cannot change
# again and keep its status.
_TICK = 2_000_000_000

UNUSED = 90 * 24 * 3600.0
"""Seconds after which an index that nobody has asked for is cleared away."""

DRAFT = ("draft-", ".carelex-draft")
"""How the name of a file begins and ends that is being made."""

# So often it is noted that an index is in use: often enough for that, and seldom enough to cost nothing.
_NOTED_AGAIN = 24 * 3600.0


def status(glossary: Path) -> os.stat_result | None:
    """What tells a glossary file's state from any other; None for what has none, as a pipe."""
    attributes = glossary.stat()
    return attributes if stat.S_ISREG(attributes.st_mode) else None


def state_of(glossary: Path, attributes: os.stat_result) -> str:
    """The beginning of the name of the index that is made of *glossary* in the state that has these *attributes*."""
    where = zlib.crc32(os.fsencode(os.path.realpath(glossary)))
    size, changed, touched = attributes.st_size, attributes.st_mtime_ns, attributes.st_ctime_ns
    return f"{where:08x}-{size:x}-{changed:x}-{touched:x}-{attributes.st_ino:x}"


def is_settled(attributes: os.stat_result) -> bool:
    """Whether every later change of a file will show in its status.

    POSIX has a time of the last change of any kind, which nobody can set. On Windows, which has none, a change that
    keeps the size and sets the time back is not seen.
    """
    changed = attributes.st_ctime_ns if os.name == "posix" else attributes.st_mtime_ns
    return time.time_ns() - changed > _TICK


def file_name(state: str, digest: str = "") -> str:
    """The name of an index: of a state of its glossary, and of the contents where the state is not enough."""
    return f"{state}{f'.{digest}' if digest else ''}.carelex-{LAYOUT}"


def find_index(glossary: Path, name: str, folder: Path) -> Index | None:
    """Open the index of *glossary* as that is now; None when *folder* has none that can be used."""
    try:
        path = path_of_index(glossary, folder)
        if path is None:
            return None
        if index := open_index(path, glossary, name):
            return index
        # The name of one that was made a moment ago has a digest.
        return _adopted(folder, path.stem, glossary, name) if "." not in path.stem else None
    except (OSError, ValueError):
        return None


def path_of_index(glossary: Path, folder: Path) -> Path | None:
    """Where in *folder* the index of *glossary* as that is now would be; None for what has no state, as a pipe.

    Raises OSError or ValueError where there is no such file.
    """
    attributes = status(glossary)
    if attributes is None:
        return None
    state = state_of(glossary, attributes)
    return folder / file_name(state, "" if is_settled(attributes) else _digest(glossary))


def _adopted(folder: Path, state: str, glossary: Path, name: str) -> Index | None:
    """The index of a digest, made while the glossary might still change unseen, if that is as it was then.

    It is named for the state alone from now on.
    """
    # Only where there is one is the glossary worth a look.
    if not any(folder.glob(file_name(state, "*"))):
        return None
    path = (folder / file_name(state, _digest(glossary))).replace(folder / file_name(state))
    return open_index(path, glossary, name)


def _digest(glossary: Path) -> str:
    # Only for a file that was changed a moment ago.
    from hashlib import file_digest

    with glossary.open("rb") as file:
        return file_digest(file, new_digest).hexdigest()


def new_digest() -> "hashlib.blake2b":
    """Begin a digest of a glossary's bytes, for the name of its index."""
    import hashlib

    return hashlib.blake2b(digest_size=16)


def open_index(path: Path, glossary: Path, name: str) -> Index | None:
    """Open an index file; None when there is none, or not one to be trusted."""
    index = index_in(path, glossary, name)
    with suppress(sqlite3.Error, OSError):
        if index.check(path.name.partition(".")[0]):
            return index
    index.close()
    return None


def index_in(path: Path, glossary: Path, name: str, *, has_references: bool | None = None) -> Index:
    """The index in a file, which is opened when something is asked of it; it is damaged if that cannot be.

    has_references: as the index would say itself, if it is known.
    """
    return Index(partial(connected, path), glossary, name, path, has_references=has_references)


def connected(path: Path) -> sqlite3.Connection:
    """Open a file in which an index is kept; raise sqlite3.Error where there is none that can be trusted."""
    try:
        attributes = path.stat()
    except OSError as exc:
        raise sqlite3.DatabaseError(DAMAGED) from exc
    if not _is_untouched(attributes):
        raise sqlite3.DatabaseError(DAMAGED)
    # It never changes, so nothing is locked, and no traces of a crash are looked for.
    connection = sqlite3.connect(f"{address(path)}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    try:
        # Many queries of a large glossary look all over it, and would read every page anew.
        connection.execute(f"PRAGMA mmap_size = {attributes.st_size}")
        # Where it has been cut short, its pages say so.
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
    """A new file that only the user may read, gone when it has not been moved."""
    # Only for what is made.
    from tempfile import mkstemp

    handle, draft = mkstemp(prefix=DRAFT[0], suffix=DRAFT[1], dir=folder)
    os.close(handle)
    try:
        yield Path(draft)
    finally:
        Path(draft).unlink(missing_ok=True)


def address(path: Path) -> str:
    """The address (https://www.sqlite.org/uri.html) of a file, by which SQLite can be told how to open it."""
    # Path.as_uri would do, but for the folders of other Windows machines, whose names SQLite takes for a host's.
    escaped = path.absolute().as_posix().replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    return f"file://{escaped}" if escaped.startswith("/") else f"file:///{escaped}"


def seal(path: Path) -> None:
    """Give an index file that is complete the time by which `open_index` knows that nobody has written to it since.

    It also tells when the index was last used, give or take a day.
    """
    even = time.time_ns() // _TICK * _TICK
    os.utime(path, ns=(even, even))


def _note_use(path: Path, attributes: os.stat_result) -> None:
    """Note that an index is in use, so that it is kept; unless that was noted within a day."""
    if time.time() - attributes.st_mtime > _NOTED_AGAIN:
        # Where it cannot be written, nobody clears it away either.
        with suppress(OSError):
            seal(path)


def _is_untouched(attributes: os.stat_result) -> bool:
    """Whether a file is an index as its maker left it: ours, or root's, and sealed.

    Who writes to a file gives it the time of the day, which is hardly ever an even second to the nanosecond. Where a
    file system knows no less than seconds, that is no help, and SQLite must see the damage by itself.
    """
    is_ours = not hasattr(os, "geteuid") or attributes.st_uid in (os.geteuid(), 0)
    is_sealed = attributes.st_size > 0 and attributes.st_mtime_ns % _TICK == 0
    return is_ours and is_sealed and stat.S_ISREG(attributes.st_mode)
