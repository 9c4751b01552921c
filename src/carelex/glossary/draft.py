"""Writes a file beside another, and replaces that one when the new file is right."""

import os
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Self

from carelex.errors import OutputError
from carelex.replacing import put_in_place

FORMER = ".former"
"""The ending of the copy that is kept of a file before an update. carelex does not read it as a glossary."""


class Draft:
    """A file beside *target* that replaces it, or is removed. *name* is the target's name in messages."""

    def __init__(self, target: Path, name: str, *, makes_folder: bool = False) -> None:
        self._target = target
        self._name = name
        try:
            if makes_folder:
                target.parent.mkdir(parents=True, exist_ok=True)
            # Files with such a name are not read as glossaries.
            with NamedTemporaryFile(dir=target.parent, prefix=".carelex-", delete=False) as file:
                self.path = Path(file.name)
        except OSError as exc:
            raise self._unwritable(exc) from exc

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(OSError):
            self.path.unlink(missing_ok=True)

    def write(self, data: bytes) -> None:
        try:
            with self.path.open("wb") as file:
                file.write(data)
                file.flush()
                # After this, even a power cut leaves one of the two files whole.
                os.fsync(file.fileno())
        except OSError as exc:
            raise self._unwritable(exc) from exc

    def replaces(self, data: bytes | None, *, by_nothing: bool = False) -> bool:
        """Replace the target with the draft, or remove it; not if the target no longer holds *data*."""
        if content_of(self._target, self._name) != data:
            return False
        try:
            if by_nothing:
                self._target.unlink()
                return True
            put_in_place(self.path, self._target)
        except OSError as exc:
            raise self._unwritable(exc) from exc
        return True

    def _unwritable(self, exc: OSError) -> OutputError:
        return OutputError(self._name, f"cannot be written ({exc.strerror or exc})")


def content_of(path: Path, name: str) -> bytes | None:
    """The content of the file at *path*, which messages call *name*; None if there is no such file."""
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as exc:
        raise OutputError(name, f"cannot be read ({exc.strerror or exc}); check the path and its permissions") from exc


def keep_former(path: Path, name: str, data: bytes) -> str:
    """Write *data*, which the file at *path* held, beside it; give what messages call that, as *name* is the file."""
    former = path.with_name(path.name + FORMER)
    with Draft(former, name + FORMER) as draft:
        draft.write(data)
        draft.replaces(content_of(former, name + FORMER))
    return name + FORMER
