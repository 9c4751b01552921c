"""Reads the project's documents for tests: their blocks of code, the commands in them, and the output they show."""

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.quick_start import command_for_shells
from tests.terminal import Screen

ROOT = Path(__file__).parent.parent


def blocks(document: str, kind: str) -> list[str]:
    """The blocks of this kind in a document, in order."""
    text = (ROOT / document).read_text(encoding="utf-8")
    return re.findall(rf"^```{kind}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def sessions(document: str) -> list[tuple[str, str]]:
    """Each command at a prompt, and the output shown below it."""
    return [(typed.command, typed.output) for block in blocks(document, "console") for typed in _typed(block)]


class Typed(NamedTuple):
    """A command at a prompt, and the output shown below it."""

    command: str
    output: str


class Saved(NamedTuple):
    """A file that the document asks the reader to save."""

    name: str
    text: str


def steps(document: str) -> dict[str, list[Typed | Saved]]:
    """The reader's steps in order, by the heading above them; before the first heading, by an empty text."""
    text = (ROOT / document).read_text(encoding="utf-8")
    _, *sections = re.split(r"^##? (.*)\n", text, flags=re.MULTILINE)
    return {head: list(_steps(section)) for head, section in zip(sections[::2], sections[1::2], strict=True)}


def _steps(section: str) -> Iterator[Typed | Saved]:
    # The paragraph before a block says what to do with it.
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
    for name, command in (("carelex", command_for_shells()), ("python3", f"'{sys.executable}'")):
        script = scripts / name
        script.write_text(f'#!/bin/sh\nexec {command} "$@"\n', encoding="utf-8")
        script.chmod(0o755)
    monkeypatch.setenv("PATH", str(scripts), prepend=os.pathsep)


def shown_by(command: str) -> str:
    """The output of a command in a terminal of 80 columns, without colours, because a page has its own.

    On a busy machine carelex shows how far it is, and clears that line again; it is left out.
    """
    screen = Screen(["bash", "-c", command])
    screen.end()
    lasting = re.sub(r"\r[^\r\n]*\x1b\[K", "", screen.text)
    return re.sub(r"\x1b(?:\[[\d;]*m|\][^\x1b]*\x1b\\)", "", lasting)
