"""How tests ask carelex: the command that runs it, the ways of the fixtures that do, and what a run leaves."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Result:
    """What a run of carelex left: each stream by itself, and the exit code."""

    stdout: str
    stderr: str
    code: int


def carelex(*args: str) -> list[str]:
    """The command that runs carelex as a program of its own."""
    return [sys.executable, "-m", "carelex", *args]


CARELEX = f"'{sys.executable}' -m carelex"
"""The same within a line of shell."""


class Run(Protocol):
    """Runs carelex with arguments, in this process; *env* adds to a clean environment."""

    def __call__(self, *args: str, stdin: str | bytes = "", env: dict[str, str] | None = None) -> Result: ...


class Program(Protocol):
    """Runs carelex as a program of its own, with bytes in and out; *env* adds to a clean environment."""

    def __call__(
        self, *args: str, stdin: bytes = b"", env: dict[str, str] | None = None
    ) -> "subprocess.CompletedProcess[bytes]": ...


class Golden(Protocol):
    """Compares text with the golden file of a name, or writes that file (--update-golden)."""

    def __call__(self, name: str, text: str) -> None: ...
