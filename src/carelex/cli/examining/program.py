"""Checks carelex itself and Python."""

import os
import platform
import shutil
import sys
from collections.abc import Iterator

import carelex
from carelex.model import Observed


def of_carelex() -> Iterator[Observed]:
    """The version of carelex, and the program that a shell would start."""
    yield Observed("carelex", "version", carelex.__version__)
    yield Observed("carelex", "folder", os.path.dirname(carelex.__file__))
    not_found = "not found by its name; type its whole path, or add its folder to PATH"
    yield Observed("carelex", "command", shutil.which("carelex") or not_found)


def of_python() -> Iterator[Observed]:
    """The version of Python, and the system."""
    import sqlite3

    yield Observed("Python", "version", f"{platform.python_implementation()} {platform.python_version()}")
    yield Observed("Python", "program", sys.executable)
    yield Observed("Python", "system", platform.platform())
    yield Observed("Python", "SQLite", sqlite3.sqlite_version)
