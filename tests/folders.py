"""Gives each test an empty folder, by emptying and reusing those of earlier tests."""

import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

HOME, WORK, CACHE = "home", "work", "cache of indexes"
"""The folders that every test's folder contains."""


class Folders:
    """Folders for tests, one at a time.

    Some file systems take two milliseconds to remove a folder, and a test has four: that came to half a
    minute. So the folder of a test that passed is emptied and used again; that of one that failed is kept. What is in
    the cache from the beginning stays there, unless the test has changed it.
    """

    def __init__(self, factory: pytest.TempPathFactory, cache: Path) -> None:
        """cache: what the cache of each test begins with."""
        self._factory = factory
        self._cache = cache
        self._empty: list[Path] = []
        # The files in the caches, with their states when they were copied.
        self._copies: dict[Path, tuple[int, ...]] = {}

    def take(self) -> Path:
        folder = self._empty.pop() if self._empty else self._factory.mktemp("test")
        for name in (HOME, WORK, CACHE):
            (folder / name).mkdir(exist_ok=True)
        shutil.copystat(self._cache, folder / CACHE)
        for file in self._cache.iterdir():
            copy = folder / CACHE / file.name
            if not copy.exists():
                shutil.copy2(file, copy)
                self._copies[copy] = _state(copy)
        return folder

    def give_back(self, folder: Path) -> None:
        # A folder that cannot be emptied is left as it is, and not used again.
        with suppress(OSError):
            for path in _left_in(folder):
                if self._copies.get(path) == _state(path):
                    # The next test begins with the same.
                    continue
                if path.is_dir() and not path.is_symlink():
                    shutil.rmtree(path)
                else:
                    path.unlink()
            self._empty.append(folder)


def _state(file: Path) -> tuple[int, ...]:
    """What differs as soon as somebody writes to a file, replaces it, or changes who may use it."""
    attributes = file.lstat()
    return attributes.st_ino, attributes.st_size, attributes.st_mtime_ns, attributes.st_ctime_ns, attributes.st_mode


def _left_in(folder: Path) -> Iterator[Path]:
    """The files that a test left in its folder and the three within it; a test may have replaced one of these."""
    kept = [folder / name for name in (HOME, WORK, CACHE)]
    kept = [path for path in kept if path.is_dir() and not path.is_symlink()]
    yield from [path for path in folder.iterdir() if path not in kept]
    for path in kept:
        path.chmod(0o755)
        yield from [*path.iterdir()]
