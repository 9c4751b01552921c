"""How carelex behaves where its answers go: windows of any width, pipes and files, with colour or without."""

import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.conftest import Run, carelex
from tests.glossaries import term, write
from tests.test_terminal import Screen

ANSWERS = ["define recovery", "compare recovery", "compare", "list", "sources", "check"]


@pytest.mark.parametrize("command", ANSWERS)
@pytest.mark.parametrize("width", [20, 80, 300])
def test_width_lays_out_as_a_window_of_so_many_columns_would(command: str, width: int, run: Run) -> None:
    asked = [*command.split(), "-g", "builtin", "-f", "rich"]
    narrow = run(*asked, "--width", str(width))
    assert narrow == run(*asked, env={"COLUMNS": str(width)})
    assert max(map(cell_len, narrow.stdout.splitlines())) <= width
    # It goes before the window.
    assert run(*asked, "--width", str(width), env={"COLUMNS": "57"}) == narrow


@pytest.mark.parametrize("width", ["20", "300", "999999999999"])
@pytest.mark.parametrize("command", ANSWERS)
def test_width_changes_nothing_in_text(command: str, width: str, run: Run) -> None:
    asked = [*command.split(), "-g", "builtin", "-f", "text"]
    assert run(*asked, "--width", width) == run(*asked)


def test_a_width_beyond_all_windows_is_as_good_as_a_wide_one(run: Run) -> None:
    wide = [run("define", "recovery", "-f", "rich", "--width", width) for width in ("1000", "9" * 99)]
    assert wide[0] == wide[1]


@pytest.mark.parametrize("width", ["0", "-1", "2.5", "x", "", " 80", "8_0", "+80", "٣", "9" * 5000])
def test_a_width_is_a_whole_number_from_1_upwards(width: str, run: Run) -> None:
    result = run("define", "recovery", "--width", width)
    stderr = f"carelex: error: --width cannot be {width!r}; it is a whole number from 1 upwards\n"
    assert (result.stdout, result.stderr, result.code) == ("", stderr, 2)


def test_a_variable_that_is_no_width_is_passed_over(run: Run) -> None:
    asked = ["define", "recovery", "-f", "rich"]
    for columns in ("0", "x", "9" * 5000):
        assert run(*asked, env={"COLUMNS": columns}) == run(*asked, "--width", "80")


def test_the_pager_comes_by_the_window_and_not_by_the_width_asked_for(tmp_path: Path) -> None:
    """A line of 100 columns takes two lines of a window of 50: what has room in it otherwise does not."""
    path = write(tmp_path / "g.yaml", term("Respite", f"'{'and so on ' * 40}'"))
    command = carelex("define", "respite", "-g", str(path), "--width", "100")
    seen = tmp_path / "seen"
    for width, is_paged in ((100, False), (50, True)):
        assert Screen(command, width=width, height=12, env={"PAGER": f"tee {seen}"}).end() == 0
        assert seen.exists() == is_paged
    lines = re.sub(r"\x1b\[[\d;]*m", "", seen.read_text(encoding="utf-8")).splitlines()
    assert len(lines) < 12
    assert max(map(len, lines)) == 100
