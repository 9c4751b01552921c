"""The folder that each test has for its files: handed on, emptied, from one test to the next."""

import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

HOME, WORK, CACHE = "home", "work", "cache of indexes"
"""What is in the folder of each test."""


class Folders:
    """Folders for tests, one at a time.

    To remove a folder takes some file systems two milliseconds, and a test has four of them: that came to half a
    minute. So the folder of a test that has passed is emptied, and goes to the next; that of one that has failed stays.
    """

    def __init__(self, factory: pytest.TempPathFactory) -> None:
        self._factory = factory
        self._empty: list[Path] = []

    def take(self) -> Path:
        folder = self._empty.pop() if self._empty else self._factory.mktemp("test")
        for name in (HOME, WORK, CACHE):
            (folder / name).mkdir(exist_ok=True)
        return folder

    def give_back(self, folder: Path) -> None:
        # What cannot be emptied stays as it is, and nobody's.
        with suppress(OSError):
            for path in _left_in(folder):
                if path.is_dir() and not path.is_symlink():
                    shutil.rmtree(path)
                else:
                    path.unlink()
            self._empty.append(folder)


def _left_in(folder: Path) -> Iterator[Path]:
    """What a test has left in its folder, and in the three within it; a test may have exchanged one of these."""
    kept = [folder / name for name in (HOME, WORK, CACHE)]
    kept = [path for path in kept if path.is_dir() and not path.is_symlink()]
    yield from [path for path in folder.iterdir() if path not in kept]
    for path in kept:
        path.chmod(0o755)
        yield from [*path.iterdir()]
