"""carelex help: shows the help of carelex or of a command, and topics that no other help has."""

import re

import pytest

from tests.program import Golden, Result, Run
from tests.test_help import COMMANDS


def test_help_alone_is_the_help_of_carelex(run: Run) -> None:
    assert run("help") == run("--help") == run("-h")


@pytest.mark.parametrize("columns", ["40", "80"])
@pytest.mark.parametrize("name", COMMANDS)
def test_help_with_a_command_is_the_help_of_that_command(name: str, columns: str, run: Run) -> None:
    env = {"COLUMNS": columns}
    assert run("help", name, env=env) == run(name, "--help", env=env)


@pytest.mark.parametrize("width", [60, 80])
def test_help_environment_has_variables_files_and_exit_codes(width: int, run: Run, golden: Golden) -> None:
    result = run("help", "environment", env={"COLUMNS": str(width)})
    assert (result.stderr, result.code) == ("", 0)
    assert max(map(len, result.stdout.splitlines())) <= width
    golden(f"help-environment-{width}.txt", result.stdout)


def test_the_help_of_carelex_leaves_them_to_it_and_says_so(run: Run, golden: Golden) -> None:
    text = run("--help").stdout
    assert re.findall(r"^(\w.*):$", text, re.MULTILINE) == ["Examples", "Options", "Commands"]
    assert "carelex help environment" in text
    # A screen and a half.
    assert len(text.splitlines()) < 55
    golden("help.txt", text)


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("comprae", "no help on 'comprae': did you mean 'compare'?"),
        ("enviroment", "no help on 'enviroment': did you mean 'environment'?"),
        (
            "brokerage",
            "no help on 'brokerage'; to look it up: carelex define brokerage; for the commands: carelex --help",
        ),
        (
            "home care",
            "no help on 'home'; to look it up: carelex define home care; for the commands: carelex --help",
        ),
        ("define brokerage", "help shows one command at a time; type: carelex help define"),
        ("--all", "no option --all; see: carelex help --help"),
    ],
)
def test_help_on_an_unknown_command_says_what_to_type(words: str, problem: str, run: Run) -> None:
    assert run("help", *words.split()) == Result("", f"carelex: error: {problem}\n", 2)


@pytest.mark.parametrize(
    "words",
    ["brokerage", "health", "helping someone", "helper", "home help", "doctors' surgery", "doctors", "care plan"],
)
def test_a_term_that_is_no_command_is_offered_to_be_looked_up(words: str, run: Run) -> None:
    result = run(*words.split())
    assert (result.stdout, result.code) == ("", 2)
    assert "; to look it up: carelex define " in result.stderr


def test_a_command_that_is_misspelt_is_offered(run: Run) -> None:
    for typed, command in (("docter", "doctor"), ("hepl", "help"), ("comprae", "compare")):
        assert run(typed) == Result("", f"carelex: error: no command {typed!r}: did you mean {command!r}?\n", 2)


def completed(run: Run, *words: str) -> list[str]:
    """The completions that zsh gets for these words; the cursor is on the last."""
    return run(*words, env={"_CARELEX_COMPLETE": "complete_zsh"}).stdout.splitlines()


def test_help_is_completed_with_the_commands_and_the_topic(run: Run) -> None:
    kind, *lines = completed(run, "help", "")
    assert kind == "words"
    assert [line.partition("\t")[0] for line in lines] == [*COMMANDS, "environment"]
    assert all(line.partition("\t")[2] for line in lines)
    assert completed(run, "help", "env") == ["words", "environment\tSettings, files and exit codes"]
    assert completed(run, "help", "comp")[1:] == [
        "compare\tShow what the sources of a term share, and what only one says"
    ]
    assert completed(run, "help", "define", "") == ["words"]
