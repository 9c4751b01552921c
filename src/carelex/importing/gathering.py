"""Reads the files that a user names, whole; a folder stands for the documents in it."""

import os
from collections.abc import Iterator
from pathlib import Path

from carelex.errors import CarelexError
from carelex.importing.given import Given

MOST_BYTES = 256 * 1024 * 1024
"""Of one file; a glossary of a million terms has some 150 MB."""


_AT_ONCE = 1024 * 1024


def documents_at(name: str) -> Iterator[Given]:
    """Read the file, or each file of the folder, that a user calls *name*.

    Raises CarelexError where there is none, or it is too large.
    """
    path = Path(os.path.expanduser(name))
    if not os.path.lexists(path):
        raise CarelexError(f"{name}: no such file; check the path")
    if os.path.isdir(path):
        from carelex.importing.folders import documents_in

        yield from documents_in(path, name, document_at)
        return
    yield document_at(path, name)


def document_at(path: Path, name: str) -> Given:
    """Read one file, which a user calls *name*."""
    try:
        with path.open("rb") as file:
            # Piece by piece: to ask for the most at once takes as much room.
            pieces = []
            size = 0
            while size <= MOST_BYTES and (piece := file.read(_AT_ONCE)):
                pieces.append(piece)
                size += len(piece)
    except FileNotFoundError as exc:
        raise CarelexError(f"{name}: no such file; check the path") from exc
    except OSError as exc:
        raise CarelexError(
            f"{name}: cannot be read ({exc.strerror or exc}); check the path and its permissions"
        ) from exc
    if size > MOST_BYTES:
        raise CarelexError(f"{name}: too large; at most {MOST_BYTES // 1024**2} MB can be read")
    return Given(name, b"".join(pieces), path)
