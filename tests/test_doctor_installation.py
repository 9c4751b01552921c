"""carelex doctor finds what is wrong with the installation: other commands of its name, and damaged libraries."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.other_programs import posix_only
from tests.program import Run
from tests.program import carelex as command_of

# The folder of the command that pip made for the carelex that is tested.
OWN = Path(sys.executable).parent
OTHERS = "others of this name"


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """A folder with another command of the same name."""
    command = tmp_path / "other" / "carelex"
    command.parent.mkdir()
    command.write_text("#!/bin/sh\necho carelex 0.0.1\n", encoding="utf-8")
    command.chmod(0o755)
    return command.parent


def of_carelex(run: Run, *folders: Path) -> dict[str, tuple[str, str | None]]:
    """The values and the problems of the part "carelex", by name, with these folders in PATH."""
    rows = json.loads(run("doctor", "-f", "json", env={"PATH": os.pathsep.join(map(str, folders))}).stdout)
    return {row["name"]: (row["value"], row["problem"]) for row in rows if row["part"] == "carelex"}


@posix_only
def test_another_command_that_a_shell_finds_first_is_a_problem(other: Path, run: Run) -> None:
    seen = of_carelex(run, other, OWN)
    assert seen["command"] == (f"{other}/carelex", None)
    assert seen[OTHERS] == (
        f"{other}/carelex",
        f"your shell starts {other}/carelex when you type carelex, and not {OWN}/carelex, which made this report; "
        "remove one of them, or list the folder of the one that you want first in PATH",
    )


@posix_only
def test_another_command_that_a_shell_does_not_find_first_is_only_named(other: Path, run: Run) -> None:
    assert of_carelex(run, OWN, other)[OTHERS] == (f"{other}/carelex", None)


@posix_only
def test_another_command_is_only_named_if_you_type_the_whole_path_of_this_one(other: Path, run: Run) -> None:
    assert of_carelex(run, other)[OTHERS] == (f"{other}/carelex", None)


@posix_only
@pytest.mark.parametrize("is_copied", [False, True], ids=["link", "copy"])
def test_a_link_to_this_command_or_a_copy_is_no_other(is_copied: bool, tmp_path: Path, run: Run) -> None:
    """pipx makes a link in a folder of PATH, and on Windows a copy."""
    command = tmp_path / "shared" / "carelex"
    command.parent.mkdir()
    if is_copied:
        command.write_bytes((OWN / "carelex").read_bytes())
        command.chmod(0o755)
    else:
        command.symlink_to(OWN / "carelex")
    seen = of_carelex(run, command.parent, OWN)
    assert seen["command"] == (str(command), None)
    assert OTHERS not in seen


@pytest.mark.parametrize(
    ("module", "package", "name", "failure", "why"),
    [
        ("rdflib", "rdflib", "rdflib (for carelex[skos])", "import no_such_part", "ModuleNotFoundError: No module "),
        (
            "python_calamine",
            "python-calamine",
            "python-calamine (for carelex[documents])",
            "raise OSError('invalid ELF header')",
            "OSError: invalid ELF header",
        ),
        ("Stemmer", "pystemmer", "pystemmer", "raise ImportError('wrong version')", "ImportError: wrong version"),
    ],
    ids=["rdflib", "python-calamine", "pystemmer"],
)
def test_a_library_that_cannot_be_loaded_is_a_problem_with_what_to_do(
    module: str, package: str, name: str, failure: str, why: str, tmp_path: Path
) -> None:
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / f"{module}.py").write_text(failure, encoding="utf-8")
    result = subprocess.run(
        command_of("doctor", "-f", "json"),
        env={**os.environ, "PYTHONPATH": str(tmp_path / "broken")},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    problems = {row["name"]: row["problem"] for row in json.loads(result.stdout) if row["problem"]}
    assert [*problems] == [name]
    assert problems[name].startswith(f"Python cannot load it ({why}")
    assert problems[name].endswith(f"; install it again (pip install --force-reinstall {package}), or carelex")
    assert result.stderr == ""
