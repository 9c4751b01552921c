"""The manual page and docs/commands.md are made from the help; man and similar programs read the page as it is."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from carelex.places import cache_folder, user_glossary_folder
from tests.documents import ROOT
from tests.other_programs import needs, needs_man_db
from tests.program import Run

PAGE = ROOT / "docs" / "carelex.1"


def said_by(*command: str, env: dict[str, str] | None = None) -> str:
    """The output of a program that reads the page, with its complaints."""
    result = subprocess.run(
        command, env={**os.environ, **(env or {})}, capture_output=True, check=True, encoding="utf-8", timeout=60
    )
    return result.stdout + result.stderr


def shown(columns: int) -> str:
    return said_by("man", "--warnings", "-l", str(PAGE), env={"MANWIDTH": str(columns), "MANPAGER": "cat"})


def commands(run: Run) -> list[str]:
    section = run("--help").stdout.partition("\nCommands:\n")[2].partition("\n\n")[0]
    return re.findall(r"^  (\w\S*)", section, re.MULTILINE)


@pytest.mark.parametrize("name", ["carelex.1", "commands.md"])
def test_the_manual_says_what_the_help_says(name: str, tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(ROOT / "tools" / "manual.py"), str(tmp_path)], check=True, timeout=60)
    made = (tmp_path / name).read_text(encoding="utf-8")
    assert made == (ROOT / "docs" / name).read_text(encoding="utf-8"), f"docs/{name} lags behind the help: make manual"


def test_mandoc_finds_no_mistake_in_the_page() -> None:
    needs("mandoc")
    assert said_by("mandoc", "-T", "lint", "-W", "warning", str(PAGE)) == ""


@pytest.mark.parametrize("device", ["ascii", "utf8"])
def test_groff_finds_no_mistake_in_the_page(device: str) -> None:
    needs("groff")
    assert said_by("groff", "-man", "-ww", "-z", f"-T{device}", str(PAGE)) == ""


@pytest.mark.parametrize("columns", [60, 80])
def test_the_page_keeps_within_the_screen(columns: int) -> None:
    needs_man_db()
    text = shown(columns)
    assert "warning" not in text.partition("NAME")[0]
    assert max(map(len, text.splitlines())) <= columns


def test_what_is_typed_can_be_copied_from_the_page(run: Run) -> None:
    """Without an escape, a hyphen becomes another character, and a quote becomes a curly one."""
    needs_man_db()
    page = shown(200)
    assert len(commands(run)) >= 6
    for name in commands(run):
        told = run(name, "--help").stdout
        for example in told.partition("Examples:\n")[2].partition("\n\n")[0].splitlines():
            assert example.strip().partition("   ")[0] + "\n" in page
        for options in re.findall(r"^  (-.*?)(?:  |$)", told, re.MULTILINE):
            assert f"       {options}\n" in page


def test_an_option_that_several_commands_share_is_explained_once() -> None:
    before, _, after = PAGE.read_text(encoding="ascii").partition(".SH COMMON OPTIONS\n")
    common = after.partition(".SH")[0]
    for option in ("glossary", "source", "format", "output", "color", "exact", r"no\-pager", "help"):
        tag = rf"^\.TP\n.*\\fB\\-\\-{re.escape(option)}\\fR"
        # `import` has its own examples: the formats that it reads, and the sources.
        # `search` says what --exact means to it.
        own = option in ("source", "format", "output", "exact")
        assert (len(re.findall(tag, before, re.M)), len(re.findall(tag, common, re.M))) == (own, 1), option


def test_the_page_has_the_sections_of_a_manual_page() -> None:
    assert re.findall(r"^\.SH (.*)$", PAGE.read_text(encoding="ascii"), re.MULTILINE) == [
        "NAME",
        "SYNOPSIS",
        "DESCRIPTION",
        "OPTIONS",
        "COMMANDS",
        "COMMON OPTIONS",
        "ENVIRONMENT",
        "FILES",
        "EXIT STATUS",
        "EXAMPLES",
    ]


@pytest.mark.parametrize("columns", ["50", "60", "80"])
def test_the_list_of_commands_cuts_off_no_summary(columns: str, run: Run) -> None:
    listed = run("--help", env={"COLUMNS": columns}).stdout.partition("Commands:\n")[2].partition("\n\n")[0]
    for name in commands(run):
        summary = run(name, "--help", env={"COLUMNS": "80"}).stdout.partition("\n\n")[0]
        assert f"{name} {summary}" in " ".join(listed.split())
        assert columns != "80" or f"{name} {summary}" in map(" ".join, map(str.split, listed.splitlines()))


def test_help_names_every_variable_of_carelex(run: Run) -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src" / "carelex").rglob("*.py"))
    environment = run("help", "environment").stdout.partition("\nEnvironment:\n")[2].partition("\nFiles:\n")[0]
    read = {*re.findall(r'"(CARELEX_[A-Z_]+)"', code), *re.findall(r'environ\.get\("([A-Z_]+)"', code)}
    # Variables for terminals that cannot show links, and those of shells and the system; users do not set
    # them for carelex.
    of_terminals = {"VTE_VERSION", "TERM_PROGRAM"}
    others = of_terminals | {"COMP_TYPE", "HOME", "SHELL", "ZDOTDIR", "XDG_CONFIG_HOME", "XDG_DATA_DIRS"}
    assert read - set(re.findall(r"[A-Z_]{3,}", environment)) == others


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have other folders")
def test_help_names_the_folders_of_the_user(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "CARELEX_CACHE_DIR"):
        monkeypatch.delenv(name)
    told = run("help", "environment").stdout.partition("\nFiles:\n")[2]
    folders = [Path(name).expanduser() for name in re.findall(r"^  (~\S+)", told, re.MULTILINE)]
    assert folders == [user_glossary_folder(), cache_folder()]
