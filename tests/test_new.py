"""carelex new: makes a glossary to begin with."""

import os
import subprocess
from pathlib import Path

import pytest

from carelex.glossary import starter_text
from carelex.places import user_glossary_folder
from tests.documents import with_commands
from tests.other_programs import posix_only
from tests.program import CARELEX, Run, with_files_up_to


@posix_only
def test_a_new_glossary_has_no_errors_and_answers(run: Run, clean_place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_CONFIG_HOME")
    result = run("new", "our words.yaml")
    assert (result.stdout, result.code) == ("", 0)
    assert (
        result.stderr
        == """\
our words.yaml is written: a glossary of one term, with notes on how to go on.

Put your own words in, and then:
  carelex check 'our words.yaml'
  carelex define short break -g 'our words.yaml'

To use it in every call, move it to your glossary folder:
  mkdir -p ~/.config/carelex/glossaries
  mv 'our words.yaml' ~/.config/carelex/glossaries/
"""
    )
    assert (clean_place / "our words.yaml").read_text(encoding="utf-8") == starter_text()
    checked = run("check", "--strict", "our words.yaml")
    assert (checked.stdout, checked.code) == ("1 file, 1 term, 1 definition, no errors\n", 0)
    assert (
        "Write the definition here, exactly as the source has it."
        in run("define", "short", "break", "-g", "our words.yaml").stdout
    )


@posix_only
@pytest.mark.parametrize("name", ["our words.yaml", "-g.yaml", "builtin", "it's.yaml"])
def test_the_steps_that_it_names_can_be_taken(name: str, clean_place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_commands(clean_place, monkeypatch)
    made = subprocess.run(["carelex", "new", "--", name], capture_output=True, check=True, encoding="utf-8")
    steps = [line.strip() for line in made.stderr.splitlines() if line.startswith("  ")]
    assert len(steps) == 4
    for step in steps:
        subprocess.run(["bash", "-c", step], capture_output=True, check=True)
    moved = {path.name for path in user_glossary_folder().iterdir()}
    assert moved == {name if name.endswith(".yaml") else f"{name}.yaml"}


def test_its_name_cannot_act_on_the_terminal(run: Run) -> None:
    assert "\x1b" not in run("new", "e\x1b[31m.yaml").stderr


@posix_only
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "2>/dev/full"])
def test_a_closed_stderr_costs_nothing(closed: str, clean_place: Path) -> None:
    subprocess.run(["bash", "-c", f"{CARELEX} new ours.yaml {closed}"], check=True)
    assert (clean_place / "ours.yaml").read_text(encoding="utf-8") == starter_text()


@posix_only
def test_a_full_disk_leaves_nothing_behind(clean_place: Path) -> None:
    command = f"{with_files_up_to(1)} {CARELEX} new ours.yaml"
    result = subprocess.run(["bash", "-c", command], capture_output=True, check=False, encoding="utf-8")
    assert (result.stdout, result.returncode) == ("", 2)
    assert result.stderr == "carelex: error: ours.yaml: cannot be written (File too large)\n"
    assert [*clean_place.iterdir()] == []


def test_with_all_its_notes_used_it_has_no_errors_either(run: Run, clean_place: Path) -> None:
    lines = starter_text().split("# What else do you know")[1].splitlines(keepends=True)
    fields = [line for line in lines if line.strip().startswith("# ") and ":" in line and not line.startswith("#")]
    text = starter_text()
    for line in fields:
        if not line.strip().startswith("# The next") and not line.strip().startswith("# replaces"):
            text = text.replace(line, line.replace("# ", "", 1))
    (clean_place / "whole.yaml").write_text(text, encoding="utf-8")
    result = run("check", "whole.yaml")
    assert result.stdout == (
        "whole.yaml:26:16: warning: see_also leads to nothing: no term 'Carer'; correct it or remove it [see-also]\n"
        "1 file, 1 term, 1 definition, no errors, 1 warning\n"
    )
    shown = run("define", "SB", "-g", "whole.yaml").stdout
    for word in (
        "Short break (SB)",
        'as "Short breaks"',
        "published 2024",
        "licence: CC BY 4.0",
        "Editor's note: Your",
    ):
        assert word in shown


@posix_only
def test_a_file_that_is_there_is_left_as_it_is(run: Run, clean_place: Path) -> None:
    (clean_place / "ours.yaml").write_text("mine", encoding="utf-8")
    os.symlink("nowhere", clean_place / "link.yaml")  # noqa: PTH211
    for name in ("ours.yaml", "link.yaml"):
        result = run("new", name)
        assert result.stderr == f"carelex: error: {name}: is there already, and was not changed; name another file\n"
        assert (result.stdout, result.code) == ("", 2)
    assert (clean_place / "ours.yaml").read_text(encoding="utf-8") == "mine"
    assert not (clean_place / "nowhere").exists()


def test_a_place_where_no_file_can_be_is_reported(run: Run, clean_place: Path) -> None:
    (clean_place / "folder").mkdir()
    for name, told in (
        ("folder", "this is a folder; name a file in it"),
        ("missing/ours.yaml", "no folder 'missing'; make it first, or name another"),
        ("", "an empty path; name the file to write, or '-' for stdout"),
        ("x" * 300, "cannot be written (File name too long)"),
    ):
        result = run("new", name)
        where = f"{name}: " if name else ""
        assert (result.stderr, result.stdout, result.code) == (f"carelex: error: {where}{told}\n", "", 2)


def test_a_new_glossary_on_stdout(run: Run, clean_place: Path) -> None:
    result = run("new", "-")
    assert (result.stdout, result.stderr, result.code) == (starter_text(), "", 0)
    assert [*clean_place.iterdir()] == []


def test_quiet_says_nothing(run: Run, clean_place: Path) -> None:
    result = run("new", "-q", "ours.yaml")
    assert (result.stdout, result.stderr, result.code) == ("", "", 0)
    assert (clean_place / "ours.yaml").exists()


def test_in_the_glossary_folder_it_is_used_from_now_on(run: Run, user_folder: Path) -> None:
    path = user_folder / "ours.yaml"
    assert f"{path} is in your glossary folder: every call uses it.\n" in run("new", str(path)).stderr
    assert run("define", "respite", "-q").code == 0


@posix_only
def test_without_an_ending_it_gets_one_in_the_glossary_folder(run: Run) -> None:
    assert run("new", "ours").stderr.splitlines()[-1].endswith("/ours.yaml")


def test_in_the_glossary_folder_it_is_used_once_its_name_ends_in_yaml(run: Run, user_folder: Path) -> None:
    told = run("new", str(user_folder / "ours")).stderr
    assert "For every call to use it, give it a name that ends in .yaml:\n" in told
    assert told.endswith("ours.yaml\n")


@posix_only
def test_both_names_are_in_quotes_where_the_new_one_is_shown(run: Run, user_folder: Path) -> None:
    path = user_folder / "my words"
    assert run("new", str(path)).stderr.splitlines()[-1] == f"  mv '{path}' '{path}.yaml'"


@pytest.mark.parametrize("name", ["my.docx", "my.XLSX", "my.html", "my.pdf", "my.csv", "my.txt"])
def test_the_name_of_another_kind_of_document_is_refused(name: str, run: Run, clean_place: Path) -> None:
    result = run("new", name)
    assert (result.stdout, result.code) == ("", 2)
    assert result.stderr == f"carelex: error: {name}: a glossary's name ends in .yaml: my.yaml\n"
    assert [*clean_place.iterdir()] == []


def test_its_lines_fit_into_eighty_columns() -> None:
    assert max(map(len, starter_text().splitlines())) <= 80
