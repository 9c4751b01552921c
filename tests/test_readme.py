"""The README is true: every command in it is run in a terminal of 80 columns, and its output compared."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.documents import ROOT, blocks, sessions, shown_by, with_commands

README = "README.md"

# Commands that set carelex up: .ci/run runs make, and tests/test_package.py installs the package with pip.
SETTING_UP = {"pipx install .", "uv tool install .", "make run", "make test"}


@pytest.fixture
def shell_place(clean_place: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the README's glossary, and a PATH with its commands."""
    (glossary,) = blocks(README, "yaml")
    (clean_place / "handbook.yaml").write_text(glossary, encoding="utf-8")
    with_commands(clean_place, monkeypatch)
    return clean_place


def test_there_are_commands_to_run() -> None:
    assert len(sessions(README)) >= 8


@pytest.mark.usefixtures("shell_place")
@pytest.mark.parametrize(("command", "output"), sessions(README), ids=lambda text: text.partition("\n")[0])
def test_a_command_shows_what_the_readme_says(command: str, output: str) -> None:
    assert shown_by(command) == output


def test_the_other_commands_set_carelex_up() -> None:
    assert {line for block in blocks(README, "sh") for line in block.splitlines()} == SETTING_UP


def test_the_pictures_show_what_carelex_shows(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(ROOT / "tools" / "draw.py"), str(tmp_path)], check=True)
    for name in ("define-dark.svg", "define-light.svg", "compare-dark.svg", "compare-light.svg"):
        drawn = (tmp_path / name).read_text(encoding="utf-8")
        kept = (ROOT / "docs" / name).read_text(encoding="utf-8")
        # Some versions of Rich draw a last, empty line.
        assert words_of(drawn).rstrip("\n") == words_of(kept).rstrip("\n")
        assert "font-face" not in kept
        assert re.findall(r"https?://[^\s\"<]+", kept) == ["http://www.w3.org/2000/svg", "https://www.textualize.io"]


def words_of(picture: str) -> str:
    return "".join(re.findall(r"<text[^>]*>([^<]*)</text>", picture))
