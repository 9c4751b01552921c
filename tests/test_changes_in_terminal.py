"""In a terminal, the changes of a glossary come with a key to their marks, and lines break between words."""

from pathlib import Path

import pytest

from carelex.render.taken import between_words
from tests.program import Golden, Run, carelex
from tests.terminal import Screen

OURS = """\
sources:
  north: {name: North, title: Words}
terms:
  - term: Hub
    definitions:
      - source: north
        text: A place in the town where several services for older people are under one roof.
  - term: Old word
    definitions: [{source: north, text: It is used no more.}]
"""

NEWER = """\
<title>Words</title>
<dl><dt>Hub<dd>A place in the town where many services for everybody are under one roof.</dd>
<dt>Respite<dd>A break for somebody who looks after a relative or a friend at home or elsewhere.</dd>
<dt>Ward<dd>A part of a hospital.</dd></dl>
"""


@pytest.fixture
def asked(clean_place: Path) -> list[str]:
    Path("ours.yaml").write_text(OURS, encoding="utf-8")
    Path("newer.html").write_text(NEWER, encoding="utf-8")
    return ["import", "newer.html", "--into", "ours.yaml", "--yes"]


@pytest.mark.parametrize("width", [60, 80, 100, 160])
def test_changes_fit_a_terminal(width: int, asked: list[str], golden: Golden) -> None:
    screen = Screen(carelex(*asked, "--color", "never"), width=width)
    assert screen.end() == 0
    assert max(map(len, screen.text.splitlines())) <= width
    golden(f"changes/{width}.txt", screen.text)


def test_without_a_terminal_there_is_no_key_and_no_line_is_broken(asked: list[str], run: Run) -> None:
    result = run(*asked)
    services = "[-several-]{+many+} services for [-older people-]{+everybody+}"
    assert f"  A place in the town where {services} are under one roof.\n" in result.stdout
    assert "are between" not in result.stdout + result.stderr


def test_quiet_leaves_out_the_key(asked: list[str]) -> None:
    screen = Screen(carelex(*asked, "--quiet"))
    assert screen.end() == 0
    assert "Hub" in screen.text
    assert "are between" not in screen.text


def test_colours_take_no_room_and_wide_letters_take_two_columns() -> None:
    coloured = "  \x1b[32m{+one two+}\x1b[0m three\n"
    assert [*between_words([coloured], 17)] == ["  \x1b[32m{+one two+}\x1b[0m\n", "  three\n"]
    assert [*between_words([coloured], 19)] == [coloured]
    assert [*between_words(["  日本 日本\n"], 10)] == ["  日本\n", "  日本\n"]
    assert [*between_words(["Hub: changed\n\n"], 4)] == ["Hub:\n", "changed\n", "\n"]
