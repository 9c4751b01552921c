"""Finds other programs named carelex that a shell may start."""

import os
import shutil
import sys
from collections.abc import Iterator
from filecmp import cmp
from pathlib import Path

from carelex.model import Observed

_NAME = "carelex"


def of_other_commands() -> Iterator[Observed]:
    """The other commands named carelex on PATH; it is a problem if a shell starts one of them instead of this."""
    own = [*_own()]
    on_path = [*_on_path()]
    is_own = [any(_is_same(command, mine) for mine in own) for command in on_path]
    others = [command for command, mine in zip(on_path, is_own, strict=True) if not mine]
    if not others:
        return
    problem = None
    if True in is_own and not is_own[0]:
        mine = on_path[is_own.index(True)]
        problem = (
            f"your shell starts {on_path[0]} when you type carelex, and not {mine}, which made this report; remove one "
            "of them, or list the folder of the one that you want first in PATH"
        )
    yield Observed("carelex", "others of this name", ", ".join(others), problem)


def _on_path() -> Iterator[str]:
    """The commands of this name in the folders of PATH, in their order, each file once."""
    seen = set()
    for folder in os.get_exec_path():
        command = shutil.which(_NAME, path=folder) if folder else None
        if command and (file := os.path.realpath(command)) not in seen:
            seen.add(file)
            yield command


def _own() -> Iterator[str]:
    """The files that start the carelex that runs now: what was typed, and what its installer has made."""
    from importlib.metadata import PackageNotFoundError, files

    typed = sys.argv[0]
    # Windows leaves the ending out.
    yield from (path for path in (typed, f"{typed}.exe") if Path(path).stem == _NAME and os.path.isfile(path))
    try:
        installed = files("carelex") or ()
    except PackageNotFoundError:
        return
    yield from (str(file.locate()) for file in installed if ".." in file.parts and file.stem == _NAME)


def _is_same(command: str, own: str) -> bool:
    """Whether two paths lead to one file. On Windows, installers make copies, which name the same Python."""
    try:
        return os.path.samefile(command, own) or cmp(command, own, shallow=False)
    except OSError:
        return False
