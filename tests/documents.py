"""Reads the project's documents for tests: their blocks of code, and what is typed and shown in them."""

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.terminal import Screen

ROOT = Path(__file__).parent.parent


def blocks(document: str, kind: str) -> list[str]:
    """The blocks of a kind in a document of the project, in its order."""
    text = (ROOT / document).read_text(encoding="utf-8")
    return re.findall(rf"^```{kind}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def sessions(document: str) -> list[tuple[str, str]]:
    """Each command that is typed at a prompt, and what stands below it."""
    return [(typed.command, typed.output) for block in blocks(document, "console") for typed in _typed(block)]


class Typed(NamedTuple):
    """A command that is typed at a prompt, and what stands below it."""

    command: str
    output: str


class Saved(NamedTuple):
    """A file that the reader is told to save."""

    name: str
    text: str


def steps(document: str) -> dict[str, list[Typed | Saved]]:
    """What the reader is to do, in its order, below each heading of a document; at first below none."""
    text = (ROOT / document).read_text(encoding="utf-8")
    _, *sections = re.split(r"^##? (.*)\n", text, flags=re.MULTILINE)
    return {head: list(_steps(section)) for head, section in zip(sections[::2], sections[1::2], strict=True)}


def _steps(section: str) -> Iterator[Typed | Saved]:
    # The paragraph before a block says what is to be done with it.
    for told, kind, block in re.findall(r"((?:.+\n)*)\n```(\w+)\n((?:.*\n)*?)```$", section, re.MULTILINE):
        if kind == "console":
            yield from _typed(block)
        elif file := re.search(r"\b([Ss]ave|[Aa]dd)\b[^`]*`([^`]+)`", told):
            yield Saved(file[2], block)


def _typed(block: str) -> list[Typed]:
    found = re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
    return [Typed(command, output) for command, output in found]


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
    """What a command shows in a terminal of 80 columns, without its colours: a page has its own.

    On a busy machine carelex says how far it is, and wipes that out again.
    """
    screen = Screen(["bash", "-c", command])
    screen.end()
    lasting = re.sub(r"\r[^\r\n]*\x1b\[K", "", screen.text)
    return re.sub(r"\x1b(?:\[[\d;]*m|\][^\x1b]*\x1b\\)", "", lasting)
