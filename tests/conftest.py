"""What the tests share: the program run in a clean place, glossaries written to real files, golden outputs."""

import os
from pathlib import Path

import pytest

# Variables that change what a terminal program does, beside those of carelex.
HEEDED = {
    "TERM_PROGRAM",
    "VTE_VERSION",
    "TMUX",
    "NO_COLOR",
    "FORCE_COLOR",
    "PAGER",
    "LESS",
    "LESSCHARSET",
    "LINES",
    "PYTHONIOENCODING",
    "PYTHONUTF8",
    "LANG",
}

DATA = Path(__file__).parent / "data"


@pytest.fixture(autouse=True)
def clean_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own to work in, an empty home, and none of the variables that carelex or terminals heed."""
    for name in list(os.environ):
        if name.startswith("CARELEX_") or name in HEEDED:
            monkeypatch.delenv(name)
    home = tmp_path / "home"
    work = tmp_path / "work"
    home.mkdir()
    work.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.chdir(work)
    return work


@pytest.fixture
def user_folder(clean_place: Path) -> Path:
    """The folder of the user's own glossaries, made."""
    from carelex.places import user_glossary_folder

    folder = user_glossary_folder()
    folder.mkdir(parents=True)
    return folder
