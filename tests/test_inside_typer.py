"""What carelex takes from inside Typer is there, in every release that carelex allows, and says what it should."""

import ast
from pathlib import Path
from typing import Any

import pytest
import typer

from carelex.cli import app, inside_typer
from tests.documents import ROOT

CLI = ROOT / "src" / "carelex" / "cli"


def error_of(*words: str) -> Any:
    """What Typer raises for a command line."""
    group: Any = typer.main.get_command(app)
    with pytest.raises(typer.TyperException) as raised:
        group.make_context("carelex", [*words]) if words[0].startswith("-") else group.get_command(
            None, words[0]
        ).make_context(words[0], [*words[1:]])
    return raised.value


def test_an_unknown_option_is_told_with_those_that_are_like_it() -> None:
    error = error_of("define", "--formt")
    assert isinstance(error, inside_typer.NoSuchOption)
    assert (error.option_name, error.possibilities) == ("--formt", ["--format"])
    error = error_of("-x")
    assert isinstance(error, inside_typer.NoSuchOption)
    assert (error.option_name, error.possibilities or []) == ("-x", [])


def test_a_missing_argument_is_told_with_its_name() -> None:
    error = error_of("define")
    assert isinstance(error, inside_typer.MissingParameter)
    argument: Any = error.param
    assert (argument.param_type_name, argument.metavar) == ("argument", "TERM…")


@pytest.mark.parametrize("names", [["--color", "--colour"], ["-f", "--format"]])
def test_a_value_that_is_no_choice_is_told_with_the_choices(names: list[str]) -> None:
    error = error_of("define", "x", names[0], "it's")
    assert isinstance(error, inside_typer.BadParameter)
    assert not isinstance(error, inside_typer.MissingParameter)
    option: Any = error.param
    assert option.opts == names
    assert {"auto", "text"} & set(inside_typer.choices_of(option))
    assert error.message.partition(" is not one of ")[0] == '"it\'s"'


def test_scripts_of_completion_come_from_typer_for_shells_without_one_of_carelex() -> None:
    script = inside_typer.completion_script("powershell", "_CARELEX_COMPLETE")
    assert "_CARELEX_COMPLETE" in script
    assert "carelex" in script
    assert isinstance(inside_typer.name_of_shell(), str)
    inside_typer.answer_completions()


def test_no_other_module_reaches_inside_typer() -> None:
    names = {
        (path.name, name)
        for path in CLI.rglob("*.py")
        for name in imported(path)
        if any(part.startswith("_") for part in name.split(".")) and not name.startswith("carelex")
    }
    assert {file for file, _ in names} == {"inside_typer.py"}
    assert len(names) == 4


def imported(path: Path) -> set[str]:
    """The modules that a file imports from, and what it imports from them."""
    nodes = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.ImportFrom)]
    return {f"{node.module}" for node in nodes} | {
        f"{node.module}.{alias.name}" for node in nodes for alias in node.names if alias.name.startswith("_")
    }
