"""Reads the project's documents for tests: their blocks of code, and what is typed and shown in them."""

import os
import re
import sys
from pathlib import Path

import pytest

from tests.test_terminal import Screen

ROOT = Path(__file__).parent.parent


def blocks(document: str, kind: str) -> list[str]:
    """The blocks of a kind in a document of the project, in its order."""
    text = (ROOT / document).read_text(encoding="utf-8")
    return re.findall(rf"^```{kind}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def sessions(document: str) -> list[tuple[str, str]]:
    """Each command that is typed at a prompt, and what stands below it."""
    return [
        (command, output)
        for block in blocks(document, "console")
        for command, output in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
    ]


def with_commands(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make `carelex` and `python3` commands that a shell finds."""
    scripts = folder / "scripts"
    scripts.mkdir()
    for name, words in (("carelex", "-m carelex"), ("python3", "")):
        script = scripts / name
        script.write_text(f"#!/bin/sh\nexec '{sys.executable}' {words} \"$@\"\n", encoding="utf-8")
        script.chmod(0o755)
    monkeypatch.setenv("PATH", str(scripts), prepend=os.pathsep)


def shown_by(command: str) -> str:
    """What a command shows in a terminal of 80 columns, without its colours: a page has its own."""
    screen = Screen(["bash", "-c", command])
    screen.end()
    return re.sub(r"\x1b(?:\[[\d;]*m|\][^\x1b]*\x1b\\)", "", screen.text)
