"""The files that are checked: what they are called, and how they are opened."""

import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, NamedTuple

from carelex.errors import GlossaryError
from carelex.glossary import open_glossary
from carelex.places import Place


class Subject(NamedTuple):
    """A file to be checked: *name* is what findings call it, *open* gives its bytes from the beginning, each time.

    path: where it is, or None. size: in bytes; 0 where it is unknown.
    """

    name: str
    open: Callable[[], BinaryIO]
    path: Path | None = None
    size: int = 0


def subject_at(place: Place) -> Subject:
    """Make a subject of the file at *place*; raise GlossaryError when it cannot be opened."""
    if place.fault is not None:
        raise GlossaryError([place.fault])
    with open_glossary(place.path, place.name) as file:
        if os.path.isfile(place.path):
            return Subject(
                place.name, lambda: open_glossary(place.path, place.name), place.path, os.fstat(file.fileno()).st_size
            )
        # A pipe is there only once.
        return subject_in(file.read(), place.name)


def subject_in(data: bytes, name: str, path: Path | None = None) -> Subject:
    """Make a subject of what has been read already, from the file at *path* if that is known."""
    return Subject(name, lambda: io.BytesIO(data), path, len(data))
