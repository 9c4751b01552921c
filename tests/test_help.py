"""The help of all commands is consistent: the same thing has the same name, place and words in each."""

import re
from collections import defaultdict
from itertools import combinations
from typing import Any

import pytest

from carelex.cli import app
from carelex.cli.inside_typer import Parameter, made_by, parameters_of
from tests.program import Run


def commands() -> dict[str, Any]:
    """The commands by name, as Typer makes them."""
    group = made_by(app)
    return {name: group.get_command(None, name) for name in group.list_commands(None)}


COMMANDS = commands()
# The examples of the program itself.
TYPED: str = str(made_by(app).epilog)


def options(command: Any) -> list[Parameter]:
    return [parameter for parameter in parameters_of(command) if not parameter.is_argument]


def longest(option: Parameter) -> str:
    return max(option.names, key=len)


def test_an_option_of_a_name_is_the_same_in_every_command() -> None:
    told = defaultdict(set)
    for command in COMMANDS.values():
        for option in options(command):
            # As the help shows them, and whether they may be repeated.
            record = (*option.names, option.value, option.meaning, option.may_be_repeated)
            for name in option.names:
                told[name].add(record)
    # Terms that define does not find, and those that a source in a list does not define.
    assert len(told.pop("--missing")) == 2
    # A search has no names that are close, but words that are missing or misspelt.
    assert len(told.pop("--exact")) == 2
    # The best results of a search, and all pairs unless the user asks for fewer.
    assert len(told.pop("--limit")) == len(told.pop("-n")) == 2
    # Input and output files, and errors in them.
    for name in ("--source", "-s", "--format", "-f", "--output", "-o", "--force"):
        assert len(told.pop(name)) <= 2
    assert {name: records for name, records in told.items() if len(records) > 1} == {}
    assert len(told) > 10


def test_options_have_the_same_order_in_every_command() -> None:
    pairs = {pair for command in COMMANDS.values() for pair in combinations(map(longest, options(command)), 2)}
    assert {(one, other) for one, other in pairs if (other, one) in pairs} == set()


# Options of every answer.
COMMON = ["--glossary", "--format", "--output", "--colour", "--width", "--quiet", "--no-pager", "--help"]


@pytest.mark.parametrize(
    "name", [name for name, each in COMMANDS.items() if "--glossary" in map(longest, options(each))]
)
def test_a_command_that_answers_takes_all_options_that_go_with_it(name: str) -> None:
    names = [longest(option) for option in options(COMMANDS[name])]
    assert [each for each in names if each in COMMON] == COMMON
    # Colour and width are about the same thing, so no option comes between them.
    assert names.index("--width") == names.index("--colour") + 1


@pytest.mark.parametrize("name", COMMANDS)
def test_help_is_in_the_same_form_for_every_command(name: str, run: Run) -> None:
    result = run(name, "--help")
    assert (result.stderr, result.code) == ("", 0)
    headings = re.findall(r"^(Exit status: 0 |Examples:|Usage:|Arguments:|Options:)", result.stdout, re.MULTILINE)
    assert [heading for heading in headings if heading != "Arguments:"] == [
        "Examples:",
        "Usage:",
        "Options:",
        "Exit status: 0 ",
    ]
    assert re.match(r"[A-Z][^.\n]*\.\n\nExamples:\n", result.stdout)
    assert f"\n\nUsage: carelex {name} [OPTIONS]" in result.stdout
    for parameter in parameters_of(COMMANDS[name])[:-1]:
        assert re.fullmatch(r"[A-Z].*\.", parameter.about), parameter.names
    for line in result.stdout.partition("Examples:\n")[2].partition("\n\n")[0].splitlines():
        assert f"carelex {name}" in line


@pytest.mark.parametrize("columns", [40, 60, 80])
@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_keeps_within_the_terminal(name: str, columns: int, run: Run) -> None:
    """In a narrow terminal, only a command to copy may be wider than it, because it is never broken."""
    result = run(*name.split(), "--help", env={"COLUMNS": str(columns)})
    assert (result.stderr, result.code) == ("", 0)
    lines = result.stdout.splitlines()
    assert len(lines) >= 30 or name in ("new", "add", "update", "help", "doctor")
    too_long = [line.strip() for line in lines if len(line) > columns]
    commands = {line.strip().partition("   ")[0] for line in (COMMANDS[name].epilog if name else TYPED).splitlines()}
    assert columns < 60 or too_long == []
    assert set(too_long) <= commands


@pytest.mark.parametrize("columns", [30, 40, 60, 80, 300])
@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_says_the_same_in_a_terminal_of_any_width(name: str, columns: int, run: Run) -> None:
    def words(width: int) -> list[str]:
        # A line may break between the choices of a value.
        return re.sub(r"\|\s+", "|", run(*name.split(), "--help", env={"COLUMNS": str(width)}).stdout).split()

    assert words(columns) == words(80)


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_is_no_wider_than_80_columns(name: str, run: Run) -> None:
    wide = run(*name.split(), "--help", env={"COLUMNS": "160"})
    assert wide == run(*name.split(), "--help", env={"COLUMNS": "80"})
    assert max(map(len, wide.stdout.splitlines())) <= 80


@pytest.mark.parametrize("columns", [30, 40, 60, 80])
@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_a_command_to_copy_has_its_own_line_or_comes_before_its_purpose(name: str, columns: int, run: Run) -> None:
    examples = (COMMANDS[name].epilog if name else TYPED).splitlines()
    shown = run(*name.split(), "--help", env={"COLUMNS": str(columns)}).stdout
    lines = shown.partition("Examples:\n")[2].partition("\n\n")[0].splitlines()
    beside = max(map(len, examples)) <= columns
    for example in examples:
        command, _, purpose = example.strip().partition("   ")
        assert (example if beside else f"  {command}") in lines
        assert purpose.strip() in " ".join(" ".join(lines).split())
    assert beside or len(lines) > len(examples) or not any("   " in example.strip() for example in examples)


def test_options_are_beside_their_meaning_if_there_is_room(run: Run) -> None:
    wide, narrow = (run("define", "--help", env={"COLUMNS": str(columns)}).stdout for columns in (80, 40))
    assert "\n  -s, --source ID                 Show this source only. May be repeated.\n" in wide
    assert "\n  -s, --source ID\n      Show this source only. May be\n      repeated.\n" in narrow
    assert "\n  -f, --format\n      <rich|text|markdown|json|jsonl|\n      csv|tsv>\n      The format of" in narrow
