"""Reads the files that a user names, and all the documents in a folder."""

import os
from collections.abc import Iterator
from pathlib import Path

from carelex.errors import CarelexError
from carelex.importing.given import Given

MOST_BYTES = 256 * 1024 * 1024
"""The largest file; a glossary of a million terms has some 150 MB."""


_AT_ONCE = 1024 * 1024


def documents_at(name: str) -> Iterator[Given]:
    """Read the file that a user calls *name*, or each document in that folder.

    Raises CarelexError if there is none, or if it is too large.
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
    """Read one file, which the user calls *name*."""
    try:
        with path.open("rb") as file:
            # In pieces: asking for the whole limit at once would take that much memory.
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
