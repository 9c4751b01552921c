"""The files to check: their names, and how to open them."""

import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from carelex.errors import GlossaryError
from carelex.glossary import open_glossary
from carelex.places import Place
from carelex.values import NamedTuple


class Subject(NamedTuple):
    """A file to check: *name* is for messages; each call of *open* gives its bytes from the beginning.

    path: where it is, or None.
    size: in bytes; 0 if it is unknown.
    """

    name: str
    open: Callable[[], BinaryIO]
    path: Path | None = None
    size: int = 0


def subject_at(place: Place) -> Subject:
    """Make a subject of the file at *place*; raise GlossaryError if it cannot be opened."""
    if place.fault is not None:
        raise GlossaryError([place.fault])
    with open_glossary(place.path, place.name) as file:
        if os.path.isfile(place.path):
            return Subject(
                place.name, lambda: open_glossary(place.path, place.name), place.path, os.fstat(file.fileno()).st_size
            )
        # A pipe can only be read once.
        return subject_in(file.read(), place.name)


def subject_in(data: bytes, name: str, path: Path | None = None) -> Subject:
    """Make a subject of bytes already read, from the file at *path* if that is known."""
    return Subject(name, lambda: io.BytesIO(data), path, len(data))
