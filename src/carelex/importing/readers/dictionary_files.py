"""Finds the several files of one dictionary beside each other, and unpacks them up to a limit of size."""

from collections.abc import Iterable
from pathlib import Path

from carelex.errors import CarelexError
from carelex.fetching import PackingError, unpacked
from carelex.importing.gathering import MOST_BYTES, document_at
from carelex.importing.given import Given


def beside(given: Given, endings: Iterable[str], *, is_needed: bool = True) -> bytes:
    """The unpacked bytes of the file with the same name and one of these *endings*; empty if there is none.

    Raises CarelexError if there is none but it is needed, or if it cannot be read.
    """
    if given.path is None:
        raise CarelexError(f"{given.name}: is one file of several; save them all in a folder, and name this one there")
    tried = []
    for ending in endings:
        path = with_ending(given.path, ending)
        tried.append(path.name)
        if path.is_file():
            return _unpacked(document_at(path, str(path)).data, str(path))
    if not is_needed:
        return b""
    raise CarelexError(f"{given.name}: {' or '.join(tried)} must be in the same folder")


def with_ending(path: Path, ending: str) -> Path:
    """The path with another ending."""
    stem = path.name
    for known in (".dz", ".gz", ".ifo", ".idx", ".dict", ".syn", ".index"):
        stem = stem.removesuffix(known)
    return path.with_name(stem + ending)


def _unpacked(data: bytes, name: str) -> bytes:
    """Unpack a file. dictzip is gzip with a table in its header, which is needed only to read parts of the file."""
    if not data.startswith(b"\x1f\x8b"):
        return data
    try:
        content = unpacked(data, MOST_BYTES)
    except PackingError as exc:
        raise CarelexError(f"{name}: cannot be unpacked ({exc}); fetch it again") from exc
    except EOFError as exc:
        raise CarelexError(f"{name}: is cut off; fetch it again") from exc
    if content is None:
        raise CarelexError(f"{name}: holds more than {MOST_BYTES // 1024**2} MB; it was not read")
    return content
