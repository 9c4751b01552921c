"""Programs that a machine may lack, and the packages that bring them: tests of what is for these are skipped there."""

import os
import re
import shutil
import subprocess

import pytest

# Where the package is called otherwise than the program, on Debian and its like.
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
    """Skip the test where one of *programs* is not there."""
    for program in programs:
        if shutil.which(program) is None:
            pytest.skip(f"{program} {_MISSING} {package_of(program)}")


def package_of(program: str) -> str:
    """The package of Debian that brings *program*."""
    return _PACKAGES.get(program, program)


def is_for_missing_program(reason: str) -> bool:
    """Whether a test was skipped because a program is not there, by the *reason* that was given."""
    return _MISSING in reason


def needs_man_db() -> None:
    """Skip the test where there is no man that takes man-db's options; some systems have an excuse for one."""
    needs("man")
    told = subprocess.run(["man", "--version"], capture_output=True, check=False, encoding="utf-8", timeout=60).stdout
    if not re.match(r"man \d", told):
        pytest.skip(f"the man of man-db {_MISSING} man-db")


posix_only = pytest.mark.skipif(
    os.name == "nt", reason="Windows has no such shell, pipe, link, path, permission or signal"
)
"""Marks a test of what only the systems have that are like Unix."""


def needs_posix() -> None:
    """Skip the test on Windows, which has no pseudo-terminals, shells or signals of the kind that it is for."""
    if os.name == "nt":
        pytest.skip("Windows has no such terminal, shell or signal")
