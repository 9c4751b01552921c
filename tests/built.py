"""Builds the package for tests as a user gets it, and runs the carelex in it."""

import fcntl
import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.documents import ROOT


def build(project: Path, kind: str, into: Path) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(into)]
    subprocess.run(command, cwd=project, check=True, capture_output=True)
    (built,) = into.glob("*.whl" if kind == "wheel" else "*.tar.gz")
    return built


def built_once(kind: str, folders: pytest.TempPathFactory) -> Path:
    """The wheel or the sdist of this checkout. One of the test processes builds it for all."""
    shared = folders.getbasetemp().parent if "PYTEST_XDIST_WORKER" in os.environ else folders.getbasetemp()
    into = shared / kind
    with (shared / f"{kind}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not into.exists():
            return build(ROOT, kind, into)
    (built,) = into.iterdir()
    return built


def unpacked(wheel: Path, into: Path) -> Path:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(into)
    return into


def answers(package: Path, elsewhere: Path) -> None:
    """Run the carelex in *package*, and no other, from an empty folder."""
    code = "import carelex; print(carelex.__file__); from carelex.__main__ import main; main()"
    result = subprocess.run(
        # On a busy machine, a message says that the index took a while.
        [sys.executable, "-c", code, "define", "brokerage", "-q"],
        cwd=elsewhere,
        env={**os.environ, "PYTHONPATH": str(package)},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    where, _, answer = result.stdout.partition("\n")
    assert Path(where) == package / "carelex" / "__init__.py"
    assert answer.startswith("Brokerage\n\nSCIE:\nA brokerage service helps people")
    assert result.stderr == ""


def unpacked_sdist(sdist: Path, into: Path) -> Path:
    """The project's folder, unpacked from *sdist*."""
    with tarfile.open(sdist) as archive:
        # Python has this filter since 3.11.4, and from 3.12 warns if it is not given.
        safely: dict[str, Any] = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
        archive.extractall(into, **safely)
    (project,) = into.iterdir()
    return project
