"""The files that a dictionary in several files consists of: found beside each other, unpacked within bounds."""

import zlib
from collections.abc import Iterable
from pathlib import Path

from carelex.errors import CarelexError
from carelex.importing.given import Given

_MOST_BYTES = 256 * 1024 * 1024
"""Of one file, unpacked; the largest dictionaries that people publish have half of that."""


def beside(given: Given, endings: Iterable[str], *, is_needed: bool = True) -> bytes:
    """The bytes of the file with the same name and one of these *endings*, unpacked; none where it is not needed.

    Raises CarelexError where it is needed and not there, or cannot be read.
    """
    if given.path is None:
        raise CarelexError(f"{given.name}: is one file of several; save them all in a folder, and name this one there")
    tried = []
    for ending in endings:
        path = with_ending(given.path, ending)
        tried.append(path.name)
        if path.is_file():
            return _unpacked(_read(path), str(path))
    if not is_needed:
        return b""
    raise CarelexError(f"{given.name}: {' or '.join(tried)} must lie beside it")


def with_ending(path: Path, ending: str) -> Path:
    """The path of a file that is called as the one at *path*, but for the ending."""
    stem = path.name
    for known in (".dz", ".gz", ".ifo", ".idx", ".dict", ".syn", ".index"):
        stem = stem.removesuffix(known)
    return path.with_name(stem + ending)


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except OSError as exc:
        raise CarelexError(f"{path}: cannot be read ({exc.strerror or exc}); check its permissions") from exc
    if len(data) > _MOST_BYTES:
        raise CarelexError(f"{path}: too large; at most {_MOST_BYTES // 1024**2} MB can be read")
    return data


def _unpacked(data: bytes, name: str) -> bytes:
    """What a file holds: dictzip is gzip with a table in its head, which nobody needs who reads it whole."""
    if not data.startswith(b"\x1f\x8b"):
        return data
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        unpacked = unpacker.decompress(data, _MOST_BYTES + 1)
    except zlib.error as exc:
        raise CarelexError(f"{name}: cannot be unpacked ({exc}); fetch it again") from exc
    if len(unpacked) > _MOST_BYTES:
        raise CarelexError(f"{name}: holds more than {_MOST_BYTES // 1024**2} MB; it was not read")
    if not unpacker.eof:
        raise CarelexError(f"{name}: is cut off; fetch it again")
    return unpacked
