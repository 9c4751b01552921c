"""The help of all commands, side by side: what is the same has the same name, place and words in each."""

import re
from collections import defaultdict
from itertools import combinations
from typing import Any

import pytest
import typer

from carelex.cli import app
from tests.program import Run


def commands() -> dict[str, Any]:
    """The commands by name, as Typer makes them."""
    group: Any = typer.main.get_command(app)
    return {name: group.get_command(None, name) for name in group.list_commands(None)}


COMMANDS = commands()


def options(command: Any) -> list[Any]:
    with command.make_context("x", [], resilient_parsing=True) as context:
        return [each for each in command.get_params(context) if each.param_type_name == "option"]


def longest(option: Any) -> str:
    return str(max(option.opts, key=len))


def test_an_option_of_a_name_is_the_same_in_every_command() -> None:
    told = defaultdict(set)
    for command in COMMANDS.values():
        with command.make_context("x", [], resilient_parsing=True) as context:
            for option in options(command):
                # Names, the value and what it means, as they stand in the help; what may be repeated, and the default.
                record = (*option.get_help_record(context), option.multiple, repr(option.default))
                for name in option.opts:
                    told[name].add(record)
    # What define does not find, and what a source of a list does not define.
    assert len(told.pop("--missing")) == 2
    assert {name: records for name, records in told.items() if len(records) > 1} == {}
    assert len(told) > 10


def test_options_stand_in_one_order_in_every_command() -> None:
    pairs = {pair for command in COMMANDS.values() for pair in combinations(map(longest, options(command)), 2)}
    assert {(one, other) for one, other in pairs if (other, one) in pairs} == set()


# What goes with an answer.
COMMON = ["--glossary", "--format", "--output", "--colour", "--width", "--quiet", "--no-pager", "--help"]


@pytest.mark.parametrize("name", [name for name, each in COMMANDS.items() if "--format" in map(longest, options(each))])
def test_a_command_that_answers_takes_all_options_that_go_with_it(name: str) -> None:
    names = [longest(option) for option in options(COMMANDS[name])]
    assert [each for each in names if each in COMMON] == COMMON
    # Nothing stands between colour and width, which are about the same.
    assert names.index("--width") == names.index("--colour") + 1


@pytest.mark.parametrize("name", COMMANDS)
def test_help_is_in_the_same_form_for_every_command(name: str, run: Run) -> None:
    result = run(name, "--help")
    assert (result.stderr, result.code) == ("", 0)
    headings = re.findall(r"^(Exit status: 0 |Examples:|Usage:|Arguments:|Options:)", result.stdout, re.MULTILINE)
    assert [heading for heading in headings if heading != "Arguments:"] == [
        "Exit status: 0 ",
        "Examples:",
        "Usage:",
        "Options:",
    ]
    assert re.match(r"[A-Z][^.\n]*\.\n\n", result.stdout)
    assert f"\n\nUsage: carelex {name} [OPTIONS]" in result.stdout
    for parameter in COMMANDS[name].params:
        assert re.fullmatch(r"[A-Z].*\.", parameter.help), parameter.name
    for line in result.stdout.partition("Examples:\n")[2].partition("\n\n")[0].splitlines():
        assert f"carelex {name}" in line
