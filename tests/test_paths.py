"""A path is shown as the user typed it, in answers and in messages."""

import json
import os
from pathlib import Path

import pytest

from tests.glossaries import term, write
from tests.program import DATA, Run

BAD = (DATA / "bad" / "several.yaml").read_bytes()


@pytest.fixture
def place(clean_place: Path) -> Path:
    """The user's working folder: a glossary, one with mistakes, and both in a folder with a space in its name."""
    folder = clean_place / "our words"
    folder.mkdir()
    for where in (clean_place, folder):
        write(where / "ours.yaml", term("Respite"))
        (where / "bad.yaml").write_bytes(BAD)
    return clean_place


# Ways to type a file's path from that folder.
TYPED = ["ours.yaml", "./ours.yaml", "our words/ours.yaml", "./our words/../ours.yaml", "../work/ours.yaml"]
AT_HOME = "~/../work/ours.yaml"


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize("path", [*TYPED, AT_HOME])
@pytest.mark.parametrize("output", ["text", "markdown", "rich"])
def test_sources_shows_a_glossary_as_it_was_typed(path: str, output: str, run: Run, clean_place: Path) -> None:
    shown = run("sources", "-g", path, "-f", output, "--width", "200").stdout
    assert f"{path}, 1 term\n" in shown.replace("\\~", "~")
    assert str(clean_place) not in shown
    # Programs get the whole path, too.
    (row,) = json.loads(run("sources", "-g", path, "-f", "json").stdout)
    assert row["glossary"] == path
    assert Path(row["file"]) == Path(os.path.realpath(Path(path).expanduser()))


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize("command", ["define respite", "compare", "search respite", "list", "sources", "align"])
@pytest.mark.parametrize("path", [path.replace("ours", "bad") for path in [*TYPED, AT_HOME]])
def test_a_mistake_is_shown_with_the_path_as_it_was_typed(command: str, path: str, run: Run, clean_place: Path) -> None:
    for result in (run(*command.split(), "-g", path), run(*command.split(), env={"CARELEX_GLOSSARY": path})):
        assert result.code == 2
        assert result.stderr.startswith(f"carelex: error: {path}:6:5: ")
        assert str(clean_place) not in result.stderr


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize("path", [path.replace("ours", "bad") for path in [*TYPED, AT_HOME]])
@pytest.mark.parametrize("output", ["text", "rich", "json"])
def test_check_shows_the_path_as_it_was_typed(path: str, output: str, run: Run, clean_place: Path) -> None:
    result = run("check", path, "-f", output, "--width", "300")
    assert (f'"file": "{path}"' if output == "json" else f"{path}:6:5: ") in result.stdout
    assert str(clean_place) not in result.stdout + result.stderr


# A folder, and the path shown for a file in it.
FOLDERS = [
    ("our words", "our words/bad.yaml"),
    ("./our words", "./our words/bad.yaml"),
    ("our words/", "our words/bad.yaml"),
    (".", "bad.yaml"),
    ("./", "./bad.yaml"),
    ("..//work", "..//work/bad.yaml"),
    ("~/../work", "~/../work/bad.yaml"),
]


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize(("folder", "file"), FOLDERS)
def test_a_file_in_a_folder_is_shown_with_the_folder_as_it_was_typed(folder: str, file: str, run: Run) -> None:
    assert run("check", folder, "-f", "text").stdout.startswith(f"{file}:6:5: ")
    assert run("list", "-g", folder).stderr.startswith(f"carelex: error: {file}:6:5: ")
    ours = file.replace("bad", "ours")
    Path(file).expanduser().unlink()
    assert f"{ours}, 1 term\n" in run("sources", "-g", folder, "-f", "text").stdout
    row = json.loads(run("define", "respite", "-g", folder, "-f", "json").stdout)
    assert row["definitions"][0]["glossary"] == ours


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize("folder", ["./pages", "pages/", "~/../work/pages"])
def test_import_shows_a_file_in_a_folder_like_that(folder: str, run: Run, clean_place: Path) -> None:
    (clean_place / "pages").mkdir()
    (clean_place / "pages" / "a.csv").write_text("Term,Definition\nRespite,A rest.\n", encoding="utf-8")
    result = run("import", folder, "--preview", "--name", "Ours")
    assert result.code == 0
    assert result.stderr.startswith(f"{folder.rstrip('/')}/a.csv: ")
    assert str(clean_place) not in result.stderr


@pytest.mark.parametrize(
    ("output", "folder"),
    [
        ("./nix/a.yaml", "./nix"),
        ("nix/a.yaml", "nix"),
        ("our words/nix/a.yaml", "our words/nix"),
        ("../work/nix/", "../work/nix"),
        ("our words/nix//", "our words/nix"),
    ],
)
@pytest.mark.usefixtures("place")
def test_a_folder_that_is_not_there_is_shown_as_it_was_typed(output: str, folder: str, run: Run) -> None:
    problem = f"carelex: error: {output}: no folder {folder!r}; make it first, or name another\n"
    assert run("list", "-g", "ours.yaml", "-o", output).stderr == problem
    assert run("new", output).stderr == problem


def test_a_missing_folder_is_shown_whole_where_it_was_typed_whole(run: Run, clean_place: Path) -> None:
    output = clean_place / "nix" / "a.txt"
    problem = f"carelex: error: {output}: no folder {str(output.parent)!r}; make it first, or name another\n"
    assert run("list", "-g", "builtin", "-o", str(output)).stderr == problem


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize("path", ["./bad.yaml", "our words/bad.yaml", AT_HOME.replace("ours", "bad")])
def test_other_commands_show_it_like_that(path: str, run: Run, clean_place: Path) -> None:
    for words in (
        ["add", path],
        ["import", "ours.yaml", "--into", path],
        ["align", "-g", path],
        ["doctor", "-g", path],
        ["check", "-g", path],
    ):
        result = run(*words)
        shown = result.stdout + result.stderr
        assert result.code in (1, 2)
        assert path in shown, words
        assert str(clean_place / "bad.yaml") not in shown
        assert str(clean_place / "our words") not in shown
