"""Runs carelex for tests, in this process or as a program of its own, and keeps what it prints."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Result:
    """The result of a run of carelex: each stream, and the exit code."""

    stdout: str
    stderr: str
    code: int


def with_files_up_to(kilobytes: int) -> str:
    """The beginning of a command for bash that limits the size of files, as if the disk were full.

    Python must not write compiled modules then: they would be cut off, and the next run would read them.
    """
    return f"export PYTHONDONTWRITEBYTECODE=1; ulimit -f {kilobytes}; exec"


def carelex(*args: str) -> list[str]:
    """The command that runs carelex as a program of its own."""
    return [sys.executable, "-m", "carelex", *args]


CARELEX = f"'{sys.executable}' -m carelex"
"""The same as text for a shell."""


_BETWEEN = "----- next\n"

_IN_TURN = f"""
import shlex, sys
from carelex.cli import app
codes = []
for number, command in enumerate(sys.argv[1:]):
    if number:
        print({_BETWEEN!r}, end="", flush=True)
    try:
        app(shlex.split(command), prog_name="carelex")
    except SystemExit as exc:
        codes.append(exc.code)
sys.exit(max(codes))
"""


def carelex_in_turn(*commands: str) -> list[str]:
    """The command that runs carelex several times in one process; its exit code is the highest.

    Starting Python takes longer than an answer. Use this if the terminal or the pipe must be real, but not every
    answer needs a process of its own.
    """
    return [sys.executable, "-c", _IN_TURN, *commands]


def answers_in(shown: str) -> list[str]:
    """The output of each command of `carelex_in_turn`."""
    return shown.split(_BETWEEN)


class Run(Protocol):
    """Runs carelex with arguments, in this process; *env* adds to a clean environment.

    encoding: of all three streams.
    """

    def __call__(
        self, *args: str, stdin: str | bytes = "", env: dict[str, str] | None = None, encoding: str = "utf-8"
    ) -> Result: ...


class Program(Protocol):
    """Runs carelex as a program of its own, with bytes in and out; *env* adds to a clean environment."""

    def __call__(
        self, *args: str, stdin: bytes = b"", env: dict[str, str] | None = None
    ) -> "subprocess.CompletedProcess[bytes]": ...


class Golden(Protocol):
    """Compares text with the golden file of this name, or writes that file (--update-golden)."""

    def __call__(self, name: str, text: str) -> None: ...
