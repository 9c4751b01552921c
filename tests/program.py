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


def with_files_up_to(kilobytes: int) -> str:
    """The beginning of a command for bash, in which no file may grow larger: it is as if the disk were full.

    Python would leave its compiled modules cut off there, for whoever comes next.
    """
    return f"export PYTHONDONTWRITEBYTECODE=1; ulimit -f {kilobytes}; exec"


def carelex(*args: str) -> list[str]:
    """The command that runs carelex as a program of its own."""
    return [sys.executable, "-m", "carelex", *args]


CARELEX = f"'{sys.executable}' -m carelex"
"""The same within a line of shell."""


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
    """The command that has one program of its own run carelex several times; its exit code is the highest of theirs.

    To start Python takes longer than to answer. Where it is no matter that each answer has a process of its own, but
    the terminal or the pipe that it goes to is real, one will do.
    """
    return [sys.executable, "-c", _IN_TURN, *commands]


def answers_in(shown: str) -> list[str]:
    """What each of the commands of `carelex_in_turn` has shown."""
    return shown.split(_BETWEEN)


class Run(Protocol):
    """Runs carelex with arguments, in this process; *env* adds to a clean environment.

    encoding: that of all three streams.
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
    """Compares text with the golden file of a name, or writes that file (--update-golden)."""

    def __call__(self, name: str, text: str) -> None: ...
