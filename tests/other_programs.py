"""Skips tests for programs that this machine lacks, and names the packages that have them."""

import os
import re
import shutil
import subprocess

import pytest

# Packages that do not have the name of their program, on Debian and similar systems.
_PACKAGES = {
    "column": "bsdextrautils",
    "emacs": "emacs-nox",
    "man": "man-db",
    "nvim": "neovim",
    "watch": "procps",
    "xargs": "findutils",
}

_MISSING = "is not installed: package"


def needs(*programs: str) -> None:
    """Skip the test if one of *programs* is missing."""
    for program in programs:
        if shutil.which(program) is None:
            pytest.skip(f"{program} {_MISSING} {package_of(program)}")


def package_of(program: str) -> str:
    """The Debian package with *program*."""
    return _PACKAGES.get(program, program)


def is_for_missing_program(reason: str) -> bool:
    """Whether the *reason* for skipping a test was a missing program."""
    return _MISSING in reason


def needs_man_db() -> None:
    """Skip the test unless man takes the options of man-db; on some systems, man is only a placeholder."""
    needs("man")
    told = subprocess.run(["man", "--version"], capture_output=True, check=False, encoding="utf-8", timeout=60).stdout
    if not re.match(r"man \d", told):
        pytest.skip(f"the man of man-db {_MISSING} man-db")


posix_only = pytest.mark.skipif(
    os.name == "nt", reason="Windows has no such shell, pipe, link, path, permission or signal"
)
"""Marks a test for systems like Unix only."""


def needs_posix() -> None:
    """Skip the test on Windows, which lacks the pseudo-terminals, shells or signals that it needs."""
    if os.name == "nt":
        pytest.skip("Windows has no such terminal, shell or signal")
