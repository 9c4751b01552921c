"""Somebody at a terminal is told that the file of -o was written; a script is not disturbed."""

from pathlib import Path

import pytest

from tests.program import Run, carelex
from tests.terminal import Screen


def shown(*args: str) -> str:
    screen = Screen(carelex(*args))
    screen.end()
    return screen.text


@pytest.mark.parametrize(
    ("command", "name", "told"),
    [
        ("define brokerage", "out.txt", "out.txt"),
        ("list -f csv", "my list.csv", "'my list.csv'"),
        ("doctor -f markdown", "./report.md", "report.md"),
    ],
)
@pytest.mark.usefixtures("clean_place")
def test_in_a_terminal_you_see_which_file_was_written(command: str, name: str, told: str) -> None:
    assert shown(*command.split(), "-o", name) == f"Written: {told}\n"
    assert Path(name).stat().st_size


@pytest.mark.usefixtures("clean_place")
def test_nothing_is_said_if_nothing_was_written_or_notices_are_not_wanted() -> None:
    assert shown("define", "brokerage", "-o", "out.txt", "-q") == ""
    assert "Written" not in shown("define", "pizza", "-o", "none.txt")
    assert not Path("none.txt").exists()
    assert "Written" not in shown("define", "brokerage", "-o", "/dev/null")


@pytest.mark.usefixtures("clean_place")
def test_without_a_terminal_nothing_is_said(run: Run) -> None:
    result = run("define", "brokerage", "-o", "out.txt")
    assert (result.stdout, result.stderr, result.code) == ("", "", 0)
