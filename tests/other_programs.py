"""Programs that a machine may lack, and the packages that bring them: tests of what is for these are skipped there."""

import re
import shutil
import subprocess

import pytest

# Where the package is called otherwise than the program, on Debian and its like.
_PACKAGES = {"column": "bsdextrautils", "man": "man-db", "nvim": "neovim", "watch": "procps", "xargs": "findutils"}


def needs(*programs: str) -> None:
    """Skip the test where one of *programs* is not there."""
    for program in programs:
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed: package {_PACKAGES.get(program, program)}")


def needs_man_db() -> None:
    """Skip the test where there is no man that takes man-db's options; some systems have an excuse for one."""
    needs("man")
    told = subprocess.run(["man", "--version"], capture_output=True, check=False, encoding="utf-8", timeout=60).stdout
    if not re.match(r"man \d", told):
        pytest.skip("man is not that of man-db: package man-db")
