"""What carelex takes from inside Typer is there, in every release that carelex allows, and says what it should."""

import ast
from pathlib import Path
from typing import Annotated, Any

import pytest
import typer

from carelex.cli import app, inside_typer
from carelex.cli.command import make
from carelex.cli.commands import NAMES
from carelex.cli.console import Color
from carelex.cli.options import one_of, whole_number_of
from carelex.errors import CarelexError
from tests.documents import ROOT

GROUP = inside_typer.made_by(app)
COMMANDS: dict[str, Any] = {"": GROUP, **{name: GROUP.get_command(None, name) for name in NAMES}}


def error_of(*words: str) -> Any:
    """What Typer raises for a command line."""
    with pytest.raises(typer.TyperException) as raised:
        GROUP.make_context("carelex", [*words]) if words[0].startswith("-") else COMMANDS[words[0]].make_context(
            words[0], [*words[1:]]
        )
    return raised.value


def made_parameters(command: Any) -> list[Any]:
    """The options and arguments of a command, as Typer has made them."""
    return [*command.get_params(command.context_class(command, **command.context_settings))]


# Errors.


def test_an_unknown_option_is_reported_with_similar_ones() -> None:
    error = error_of("define", "--formt")
    assert isinstance(error, inside_typer.NoSuchOption)
    assert (error.option_name, error.possibilities) == ("--formt", ["--format"])
    error = error_of("-x")
    assert isinstance(error, inside_typer.NoSuchOption)
    assert (error.option_name, error.possibilities or []) == ("-x", [])


def test_a_missing_argument_is_reported_with_its_name() -> None:
    error = error_of("define")
    assert isinstance(error, inside_typer.MissingParameter)
    assert inside_typer.what_is_missing(error) == "argument 'TERM…'"


def test_a_missing_option_is_reported_with_its_name() -> None:
    def needs_it(colour: Annotated[str, typer.Option("-c", "--colour", metavar="NAME")]) -> None: ...

    with pytest.raises(typer.TyperException) as raised:
        make(needs_it, "").make_context("x", [])
    assert isinstance(raised.value, inside_typer.MissingParameter)
    assert inside_typer.what_is_missing(raised.value) == "option '--colour'"


def test_an_option_without_its_value_is_reported_in_a_sentence_of_typer() -> None:
    assert error_of("define", "x", "--width").message == "Option '--width' requires an argument."


# What a command takes.


def of_all_kinds(
    words: Annotated[list[str], typer.Argument(metavar="TERM…", help="What to do.")],
    flag: Annotated[bool, typer.Option("-q", "--quiet", help="Say less.")] = False,
    text: Annotated[str, typer.Option("-t", "--text", metavar="CODE", help="Which one.")] = "en",
    several: Annotated[list[str] | None, typer.Option("--several", metavar="ID", help="Which ones.")] = None,
    number: Annotated[int, typer.Option(metavar="NUMBER", parser=whole_number_of("--number"), help="How many.")] = 10,
    color: Annotated[Color, typer.Option("--color", "--colour", **one_of(Color, "--color"), help="If.")] = Color.AUTO,
    left_out: Annotated[str | None, typer.Option(metavar="NAME", help="Who.", show_default=False)] = "we",
    secret: Annotated[str | None, typer.Option(metavar="NAME", hidden=True)] = None,
) -> dict[str, Any]:
    """Do it all."""
    return locals()


def told(parameter: inside_typer.Parameter) -> tuple[Any, ...]:
    return (parameter.names, parameter.value, parameter.meaning)


def test_the_help_of_what_a_command_takes_is_the_same_with_every_typer() -> None:
    arguments_and_options = inside_typer.parameters_of(make(of_all_kinds, ""))
    assert [told(parameter) for parameter in arguments_and_options if not parameter.is_hidden] == [
        (["TERM…"], "TERM…", "What to do.  [required]"),
        (["-q", "--quiet"], "", "Say less."),
        (["-t", "--text"], "CODE", "Which one.  [default: en]"),
        (["--several"], "ID", "Which ones."),
        (["--number"], "NUMBER", "How many.  [default: 10]"),
        (["--color", "--colour"], "<auto|always|never>", "If.  [default: auto]"),
        (["--left-out"], "NAME", "Who."),
        (["-h", "--help"], "", "Show this message and exit."),
    ]
    by_name = {parameter.names[-1]: parameter for parameter in arguments_and_options}
    assert [name for name, parameter in by_name.items() if parameter.is_hidden] == ["--secret"]
    assert [name for name, parameter in by_name.items() if parameter.is_argument] == ["TERM…"]
    assert [name for name, parameter in by_name.items() if parameter.is_flag] == ["--quiet", "--help"]
    assert [name for name, parameter in by_name.items() if parameter.may_be_repeated] == ["TERM…", "--several"]
    assert {name: parameter.choices for name, parameter in by_name.items() if parameter.choices} == {
        "--colour": ["auto", "always", "never"]
    }


def test_usage_says_what_a_command_takes() -> None:
    assert inside_typer.usage_of(make(of_all_kinds, ""), "carelex x") == "carelex x [OPTIONS] TERM…"
    assert inside_typer.usage_of(GROUP, "carelex") == "carelex [OPTIONS] COMMAND …"


@pytest.mark.parametrize("name", COMMANDS)
def test_each_value_is_named_in_the_help(name: str) -> None:
    """Where carelex says nothing, each release of Typer has its own words."""
    for made in made_parameters(COMMANDS[name]):
        assert inside_typer.Parameter(made).is_flag or made.metavar, made.name


# Reading values.


class _AsTyper(inside_typer.TyperCommand):
    """A command whose values Typer reads by itself."""


LINES = [
    ["one", "two"],
    ["-q", "one"],
    ["one", "-t", "", "--several", "a", "--several", "b"],
    ["--number", "12", "--color", "never", "--left-out", "x", "--", "-x"],
    ["é", "--colour", "auto"],
]


@pytest.mark.parametrize("line", LINES, ids=" ".join)
def test_values_are_read_as_typer_reads_them(line: list[str]) -> None:
    group = typer.Typer(rich_markup_mode=None, add_completion=False)
    group.command(cls=_AsTyper)(of_all_kinds)
    by_typer = inside_typer.made_by(group).main(line, standalone_mode=False)
    assert make(of_all_kinds, "").main(line, standalone_mode=False) == by_typer
    assert {name: type(value) for name, value in by_typer.items()} == {
        "words": list,
        "flag": bool,
        "text": str,
        "several": list if "--several" in line else type(None),
        "number": int,
        "color": Color,
        "left_out": str,
        "secret": type(None),
    }


@pytest.mark.parametrize("name", COMMANDS)
def test_typer_is_left_no_value_to_read(name: str) -> None:
    """Else it would load pydantic for it, from 0.29 on."""
    for made in made_parameters(COMMANDS[name]):
        if not hasattr(made, "type"):
            reading = made.get_runtime_param()
            assert isinstance(reading, inside_typer.Reading), f"this Typer reads {made.name} in a way of its own"


def test_a_value_that_is_no_choice_is_reported_with_the_choices() -> None:
    for given in ("it's", "", "autos"):
        with pytest.raises(CarelexError, match="--color") as raised:
            COMMANDS["define"].make_context("define", ["x", "--colour", given])
        assert str(raised.value) == f"--color cannot be {given!r}; it is one of auto, always, never"


def test_a_choice_may_be_in_capitals() -> None:
    context = COMMANDS["define"].make_context("define", ["x", "--colour", "Never", "-f", "JSON"])
    assert (context.params["color"], context.params["format"]) == ("never", "json")


# Shells.


def test_scripts_of_completion_come_from_typer_for_shells_without_one_of_carelex() -> None:
    script = inside_typer.completion_script("powershell", "_CARELEX_COMPLETE")
    assert "_CARELEX_COMPLETE" in script
    assert "carelex" in script
    assert isinstance(inside_typer.name_of_shell(), str)
    inside_typer.answer_completions()


# And nowhere else.


def test_no_other_file_reaches_inside_a_library() -> None:
    found = {
        (path.relative_to(ROOT).as_posix(), name)
        for folder in ("src", "tools", "tests", "benchmarks", "docs")
        for path in (ROOT / folder).rglob("*.py")
        for name in inside_of_others(path)
    }
    assert {file for file, _ in found} == {"src/carelex/cli/inside_typer.py"}
    assert sorted(name for _, name in found) == [
        "typer._click.exceptions",
        "typer._click.exceptions.MissingParameter",
        "typer._click.exceptions.NoSuchOption",
        "typer._completion_classes",
        "typer._completion_classes.completion_init",
        "typer._completion_shared",
        "typer._completion_shared._get_shell_name",
        "typer._completion_shared.get_completion_script",
        "typer._completion_shared.install",
        "typer.core",
        "typer.main",
    ]


def inside_of_others(path: Path) -> set[str]:
    """The inner parts of Typer, and what is private of any library, that a file uses."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}", *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            names |= {f"{node.value.id}.{node.attr}"} if node.value.id in ("typer", "rich", "yaml") else set()
    inside = {"typer.core", "typer.main", "typer.models", "click"}
    return {name for name in names if name in inside or ("._" in name and not name.startswith(("carelex", "tests")))}
