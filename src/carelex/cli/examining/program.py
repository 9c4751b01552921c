"""Checks carelex itself, Python, and the libraries that they use."""

import os
import platform
import re
import shutil
import sys
from collections.abc import Iterator

import carelex
from carelex.model import Observed


def of_carelex() -> Iterator[Observed]:
    """The version of carelex, and the program that a shell would start."""
    yield Observed("carelex", "version", carelex.__version__)
    yield Observed("carelex", "folder", os.path.dirname(carelex.__file__))
    yield Observed(
        "carelex", "command", shutil.which("carelex") or "not found by its name (PATH does not list its folder)"
    )


def of_python() -> Iterator[Observed]:
    """The version of Python, and the system."""
    import sqlite3

    yield Observed("Python", "version", f"{platform.python_implementation()} {platform.python_version()}")
    yield Observed("Python", "program", sys.executable)
    yield Observed("Python", "system", platform.platform())
    yield Observed("Python", "SQLite", sqlite3.sqlite_version)


def of_libraries() -> Iterator[Observed]:
    """The versions of the libraries, including those that only some commands need."""
    from importlib.metadata import PackageNotFoundError, requires, version

    for requirement in requires("carelex") or ():
        named = re.match(r"[\w.-]+", requirement)
        extra = re.search(r"extra\s*==\s*[\"']([\w-]+)", requirement)
        if named is None:
            continue
        name = f"{named[0]} (for carelex[{extra[1]}])" if extra else named[0]
        try:
            yield Observed("libraries", name, version(named[0]))
        except PackageNotFoundError:
            problem = None if extra else "carelex needs it; install carelex again"
            yield Observed("libraries", name, "not installed", problem)
