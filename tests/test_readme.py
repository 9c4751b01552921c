"""What the README says is so: every command is run in a terminal of 80 columns, and its output compared."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_terminal import Screen

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)

# Commands that set carelex up: .ci/run makes, and tests/test_package.py installs the package with pip.
SETTING_UP = {"pipx install .", "uv tool install .", "make run", "make test"}


def blocks(kind: str) -> list[str]:
    return [text for of, text in BLOCKS if of == kind]


def sessions() -> list[tuple[str, str]]:
    """Each command that is typed at a prompt, and what stands below it."""
    return [
        (command, output)
        for block in blocks("console")
        for command, output in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
    ]


@pytest.fixture
def shell_place(clean_place: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder where the README's glossary lies, and a PATH where its commands are found."""
    (glossary,) = blocks("yaml")
    (clean_place / "handbook.yaml").write_text(glossary, encoding="utf-8")
    scripts = clean_place / "scripts"
    scripts.mkdir()
    for name, words in (("carelex", "-m carelex"), ("python3", "")):
        script = scripts / name
        script.write_text(f"#!/bin/sh\nexec '{sys.executable}' {words} \"$@\"\n", encoding="utf-8")
        script.chmod(0o755)
    monkeypatch.setenv("PATH", str(scripts), prepend=os.pathsep)
    return clean_place


def test_there_are_commands_to_run() -> None:
    assert len(sessions()) >= 8


@pytest.mark.usefixtures("shell_place")
@pytest.mark.parametrize(("command", "output"), sessions(), ids=lambda text: text.partition("\n")[0])
def test_a_command_shows_what_the_readme_says(command: str, output: str) -> None:
    screen = Screen(["bash", "-c", command])
    screen.end()
    # A page shows no colours, and its links are its own.
    assert re.sub(r"\x1b(?:\[[\d;]*m|\][^\x1b]*\x1b\\)", "", screen.text) == output


def test_the_python_of_the_readme_prints_what_it_says() -> None:
    (code,) = blocks("python")
    (output,) = blocks("text")
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8")
    assert result.stdout == output


def test_the_other_commands_set_carelex_up() -> None:
    assert {line for block in blocks("sh") for line in block.splitlines()} == SETTING_UP


def test_every_link_within_the_project_leads_somewhere() -> None:
    for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        links = re.findall(r"\]\(([^)#]+)\)|(?:src|srcset)=\"([^\"]+)\"", text)
        inside = [link for pair in links for link in pair if link and not link.startswith("https://")]
        assert [link for link in inside if not (ROOT / link).exists()] == []


def test_the_pictures_show_what_carelex_shows(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(ROOT / "docs" / "draw.py"), str(tmp_path)], check=True)
    for name in ("define-dark.svg", "define-light.svg", "compare-dark.svg", "compare-light.svg"):
        drawn = (tmp_path / name).read_text(encoding="utf-8")
        kept = (ROOT / "docs" / name).read_text(encoding="utf-8")
        assert words_of(drawn) == words_of(kept)
        assert "font-face" not in kept
        assert re.findall(r"https?://[^\s\"<]+", kept) == ["http://www.w3.org/2000/svg", "https://www.textualize.io"]


def words_of(picture: str) -> str:
    return "".join(re.findall(r"<text[^>]*>([^<]*)</text>", picture))
