"""The last line of the pager says how to leave it, if the pager is less and the user has no prompt of their own."""

import pytest

from tests.other_programs import needs
from tests.program import carelex
from tests.terminal import Screen

PROMPT = "space for the next page, b to go back, q to quit"
AT_END = "the end, q to quit"


def paged(env: dict[str, str], wait_for: str, keys: bytes = b"q") -> str:
    """The screen of a low terminal when *wait_for* is shown, after *keys* are typed and carelex has ended."""
    screen = Screen(carelex("define", "recovery", "-g", "builtin"), height=12, env={"TERM": "xterm", **env})
    screen.wait_for(wait_for)
    screen.type(keys)
    if keys != b"q":
        screen.wait_for(AT_END)
        screen.type(b"q")
    assert screen.end() == 0
    return screen.text


@pytest.mark.parametrize(
    "env",
    [{}, {"PAGER": "less"}, {"PAGER": "less -FRX"}, {"LESS": ""}, {"LESS": "iR"}, {"LESS": "-i -R"}],
    ids=str,
)
def test_less_says_how_to_go_on_and_how_to_leave_it(env: dict[str, str]) -> None:
    needs("less")
    assert AT_END in paged(env, PROMPT, b"G")


@pytest.mark.parametrize(
    ("env", "prompt"),
    [
        ({"LESS": "-PsMine"}, "Mine"),
        ({"LESS": "-i -PsMine$-R"}, "Mine"),
        ({"PAGER": "less -PsMine"}, "Mine"),
        ({"LESS": "-M"}, "lines 1-"),
        ({"PAGER": "less -M"}, "lines 1-"),
    ],
    ids=str,
)
def test_a_prompt_of_the_user_overrides_it(env: dict[str, str], prompt: str) -> None:
    needs("less")
    assert PROMPT not in paged(env, prompt)


def test_other_pagers_get_no_options() -> None:
    assert "LESS=FRX\n" in shown_by_pager({})
    assert "LESS=iS\n" in shown_by_pager({"LESS": "iS"})


def shown_by_pager(env: dict[str, str]) -> str:
    """The variables for less that another pager gets."""
    pager = "sh -c 'cat >/dev/null; env | grep ^LESS='"
    screen = Screen(carelex("define", "recovery", "-g", "builtin"), height=12, env={"PAGER": pager, **env})
    assert screen.end() == 0
    return screen.text
