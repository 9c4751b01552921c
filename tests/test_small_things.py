"""Small things that were seen to go wrong, each for itself."""

import pytest

from tests.other_programs import needs
from tests.program import carelex
from tests.terminal import Screen


@pytest.mark.parametrize("options", ["-i", "", "-M"])
def test_less_shows_colours_whatever_its_variable_holds(options: str) -> None:
    needs("less")
    env = {"PAGER": "less", "LESS": options, "TERM": "xterm"}
    screen = Screen(carelex("define", "recovery", "-g", "builtin"), height=10, env=env)
    screen.wait_for("Recovery")
    screen.type(b"q")
    assert screen.end() == 0
    assert "ESC[" not in screen.text
    assert "\x1b[1m" in screen.text
