"""carelex doctor reports the setup for a bug report, and goes on whatever errors it finds."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

import carelex
from carelex.model import Observed
from carelex.render import Format, Page
from carelex.render.doctor import render_doctor
from tests.folders import HOME
from tests.glossaries import term, write
from tests.paths import exchanged
from tests.program import CARELEX, DATA, Golden, Run
from tests.program import carelex as command_of
from tests.terminal import Screen

Doctor = Callable[..., dict[str, dict[str, Any]]]

PARTS = [
    "carelex",
    "Python",
    "glossaries",
    "glossary folder",
    "cache",
    "terminal",
    "colour",
    "encoding",
    "pager",
    "libraries",
    "completion",
    "variables",
]

# A setup as users may have it.
SEEN = [
    Observed("carelex", "version", "0.1.0"),
    Observed("carelex", "folder", "~/.local/pipx/venvs/carelex/lib/python3.12/site-packages/carelex"),
    Observed("glossaries", "chosen by", "CARELEX_GLOSSARY"),
    Observed("glossaries", "builtin", "13 terms from 2 sources, in ~/.local/pipx/venvs/carelex/data/terms.yaml"),
    Observed(
        "glossaries",
        "our [words].yaml",
        "cannot be used",
        "line 5, column 3: unknown key 'trm': did you mean 'term'? [unknown-key]",
    ),
    Observed("cache", "can be written", False, "indexes cannot be kept"),
    Observed("cache", "size", None),
    Observed("terminal", "stdin is a terminal", True),
    Observed("variables", "LESS", ""),
    Observed("variables", "PAGER", "=less\x1b[31m `-R`"),
]


@pytest.fixture
def doctor(run: Run) -> Doctor:
    """The doctor's report in JSON, by part and name, with its exit code and its problems."""

    def ask(*args: str, env: dict[str, str] | None = None) -> dict[str, dict[str, Any]]:
        result = run("doctor", "-f", "json", *args, env=env)
        assert result.stderr == ""
        parts: dict[str, dict[str, Any]] = {"": {"code": result.code, "problems": {}}}
        for row in json.loads(result.stdout):
            assert list(row) == ["part", "name", "value", "problem"]
            parts.setdefault(row["part"], {})[row["name"]] = row["value"]
            if row["problem"]:
                parts[""]["problems"][row["name"]] = row["problem"]
        return parts

    return ask


@pytest.mark.parametrize("color", [False, True])
@pytest.mark.parametrize("width", [60, 80, 100, 160])
def test_the_report_in_a_terminal(width: int, color: bool, golden: Golden) -> None:
    shown = render_doctor(SEEN, Format.RICH, Page(width, color=color))
    assert max(map(cell_len, re.sub(r"\x1b\[[\d;]*m", "", shown).splitlines())) <= width
    golden(f"doctor/{width}-{'always' if color else 'never'}.txt", shown)


@pytest.mark.parametrize("output", [Format.TEXT, Format.MARKDOWN, Format.JSON, Format.JSONL, Format.CSV, Format.TSV])
def test_the_report_in_the_other_formats(output: Format, golden: Golden) -> None:
    golden(f"doctor/report.{output}", render_doctor(SEEN, output, Page()))


def test_marks_in_a_path_do_not_end_the_block_of_the_markdown_format() -> None:
    shown = render_doctor([Observed("cache", "path", "/a```b")], Format.MARKDOWN, Page())
    assert shown == "````text\nNo problems.\n\ncache\n  path: /a```b\n````\n"


def test_a_report_where_all_is_well(run: Run, doctor: Doctor) -> None:
    seen = doctor()
    assert [*seen] == ["", *PARTS]
    assert seen[""] == {"code": 0, "problems": {}}
    assert seen["carelex"]["version"] == carelex.__version__
    assert seen["Python"]["version"].endswith(sys.version.split()[0])
    assert seen["glossaries"]["chosen by"] == "default"
    assert exchanged(seen["glossaries"]["builtin"], {}) == "13 terms from 2 sources, in /carelex/terms.yaml"
    assert seen["cache"]["exists"] is seen["cache"]["can be written"] is True
    assert seen["cache"]["size"].startswith("1 file, ")
    assert seen["terminal"]["stdout is a terminal"] is False
    assert seen["terminal"]["size"] == "80 columns, 24 lines"
    assert seen["colour"] == {"used": False, "because": "the output does not go to a terminal"}
    assert seen["encoding"]["stdout"] == "utf-8"
    assert seen["libraries"]["rich"] == version("rich")
    assert {"pyyaml", "typer", "rdflib (for carelex[skos])"} <= {*seen["libraries"]}
    text = run("doctor").stdout
    assert text.startswith("No problems.\n\n")
    assert [line for line in text.splitlines()[1:] if line and line[0] != " "] == PARTS


def test_a_folder_that_need_not_be_there_is_no_cause_for_alarm(run: Run, clean_place: Path) -> None:
    env = {"CARELEX_CACHE_DIR": str(clean_place / "later"), "XDG_CONFIG_HOME": str(clean_place / "nowhere")}
    shown = run("doctor", "-g", "nowhere.yaml", env=env).stdout
    assert "\n  exists: not yet; you need it only for glossaries of your own\n" in shown
    assert "\n  exists: not yet; carelex makes it when it needs it\n" in shown


def test_glossaries_that_cannot_be_used_are_named_and_the_others_looked_at(clean_place: Path, doctor: Doctor) -> None:
    (clean_place / "bad.yaml").write_bytes((DATA / "bad" / "several.yaml").read_bytes())
    write(clean_place / "ours.yaml", term("Respite"))
    seen = doctor("-g", "./bad.yaml", "-g", "ours.yaml")
    assert seen["glossaries"] == {
        "chosen by": "the option --glossary",
        "./bad.yaml": "cannot be used",
        "ours.yaml": "1 term from 1 source",
    }
    assert seen[""]["code"] == 1
    problem = seen[""]["problems"]["./bad.yaml"]
    assert re.fullmatch(r"line 6, column 5: unknown key .*\[.*\]; to see \d more: carelex check ./bad.yaml", problem)
    # A file that cannot be read is worse.
    env = {"CARELEX_GLOSSARY": os.pathsep.join(["nix.yaml", "./bad.yaml", "builtin"])}
    seen = doctor(env=env)
    assert [*seen["glossaries"]] == ["chosen by", "nix.yaml", "./bad.yaml", "builtin"]
    assert seen["glossaries"]["chosen by"] == "CARELEX_GLOSSARY"
    assert seen[""]["problems"]["nix.yaml"] == "no such file; check the path [no-such-file]"
    assert seen[""]["code"] == 2


def test_an_invalid_file_in_the_folder_of_the_user_is_a_problem(user_folder: Path, doctor: Doctor) -> None:
    (user_folder / "broken.yaml").write_bytes((DATA / "bad" / "several.yaml").read_bytes())
    seen = doctor()
    assert seen[""]["code"] == 1
    assert [*seen[""]["problems"]] == ["~/config/carelex/glossaries/broken.yaml"]
    assert seen["glossary folder"] == {"path": "~/config/carelex/glossaries", "exists": True}


def test_the_home_folder_is_shortened_and_no_other_variable_shown(run: Run, clean_place: Path) -> None:
    home = clean_place.parent / HOME
    env = {
        "CARELEX_GLOSSARY": f"{home / 'words.yaml'}{os.pathsep}{home}2/words.yaml",
        "SECRET_TOKEN": "do-not-show",
        "NO_COLOR": "1",
    }
    for output in ("text", "json"):
        shown = run("doctor", "-f", output, env=env).stdout
        assert f"~{os.sep}words.yaml" in shown
        assert str(home) + os.sep not in shown
        assert f"{home}2/words.yaml" in shown
        assert "NO_COLOR" in shown
        assert "do-not-show" not in shown


@pytest.mark.parametrize(
    ("env", "problem"),
    [
        ({"CARELEX_CACHE_DIR": "/dev/null"}, {"can be written": "indexes cannot be kept, so each call reads"}),
        ({"PAGER": "no-such-pager -x"}, {"program": "PAGER names a program that is not there"}),
        ({"CARELEX_FORMAT": "html"}, {"CARELEX_FORMAT": "there is no such format; the formats are: rich, text,"}),
        ({"HOME": ""}, {"all of it": "this cannot be found out (HOME is empty"}),
    ],
    ids=lambda given: next(iter(given)),
)
def test_errors_in_the_settings_are_reported(env: dict[str, str], problem: dict[str, str], doctor: Doctor) -> None:
    seen = doctor(env=env)
    assert seen[""]["code"] == 0
    problems = seen[""]["problems"]
    assert {name: text[: len(problem.get(name, ""))] for name, text in problems.items()} == problem


def test_a_format_that_is_not_there_is_no_reason_to_say_nothing(run: Run) -> None:
    result = run("doctor", env={"CARELEX_FORMAT": "html"})
    assert (result.stderr, result.code) == ("", 0)
    told = "1 problem:\n  variables (CARELEX_FORMAT: html): there is no such format; the formats are: "
    assert result.stdout.startswith(told)
    assert "\n  CARELEX_FORMAT: html\n" in result.stdout


@pytest.mark.parametrize(
    ("env", "args", "used", "why"),
    [
        ({"NO_COLOR": "1"}, [], False, "NO_COLOR is set"),
        ({"CLICOLOR_FORCE": "1"}, [], True, "CLICOLOR_FORCE is set"),
        ({"FORCE_COLOR": "1"}, [], True, "FORCE_COLOR is set"),
        ({}, ["--color", "always"], True, "--color always"),
    ],
)
def test_it_says_why_there_is_colour(
    env: dict[str, str], args: list[str], used: bool, why: str, doctor: Doctor
) -> None:
    assert doctor(*args, env=env)["colour"] == {"used": used, "because": why}


@pytest.mark.parametrize(
    ("env", "why"),
    [
        ({}, "the output goes to a terminal"),
        ({"CLICOLOR": "0"}, "CLICOLOR is 0"),
        ({"TERM": "dumb"}, "TERM is dumb"),
    ],
)
def test_it_looks_at_a_real_terminal(env: dict[str, str], why: str) -> None:
    screen = Screen(command_of("doctor", "-f", "text"), width=83, height=200, env=env)
    assert screen.end() == 0
    assert "\n  stdout is a terminal: yes\n" in screen.text
    assert "\n  size: 83 columns, 200 lines\n" in screen.text
    assert f"\n  because: {why}\n" in screen.text


def test_an_output_of_few_characters_is_a_problem(run: Run) -> None:
    shown = run("doctor", encoding="ascii").stdout
    assert shown.startswith("1 problem:\n  encoding (stdout: ascii): it lacks characters")
    assert "\n  stdout: ascii\n" in shown


def test_completion_that_is_set_up_is_seen(run: Run, doctor: Doctor) -> None:
    assert {*doctor()["completion"].values()} == {"not set up"}
    for shell in ("bash", "zsh", "fish"):
        assert run("--install-completion", shell).code == 0
    assert [Path(file).name for file in doctor()["completion"].values()] == [
        "completion.bash",
        "completion.zsh",
        "carelex.fish",
    ]
    # A script that the shell no longer reads has no effect.
    Path("~/.bashrc").expanduser().write_text("", encoding="utf-8")
    assert doctor()["completion"]["bash"] == "not set up"


def test_completion_of_a_package_is_found_in_the_shared_folders(
    doctor: Doctor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_DIRS", f"relative:{tmp_path / 'none'}:{tmp_path / 'share'}")
    files = {
        "bash": tmp_path / "share" / "bash-completion" / "completions" / "carelex",
        "fish": tmp_path / "share" / "fish" / "vendor_completions.d" / "carelex.fish",
    }
    for file in files.values():
        file.parent.mkdir(parents=True)
        file.touch()
    shown = doctor()["completion"]
    assert {shell: shown[shell] for shell in files} == {shell: str(file) for shell, file in files.items()}


def test_a_closed_stream_is_reported() -> None:
    closed = subprocess.run(["bash", "-c", f"{CARELEX} doctor <&- 2>&-"], capture_output=True, check=True, timeout=60)
    assert b"\n  stdin: none; it is closed\n" in closed.stdout
    assert closed.stdout.startswith(b"No problems.\n")


def test_the_report_goes_to_a_file_but_never_to_a_glossary(run: Run, clean_place: Path) -> None:
    write(clean_place / "ours.yaml", term("Respite"))
    assert run("doctor", "-f", "json", "-o", "report.json").code == 0
    rows = json.loads((clean_place / "report.json").read_text(encoding="utf-8"))
    assert [*dict.fromkeys(row["part"] for row in rows)] == PARTS
    result = run("doctor", "-g", "ours.yaml", "-o", "ours.yaml")
    assert (result.stdout, result.code) == ("", 2)
    assert "would overwrite it" in result.stderr


def test_every_format_has_the_same_rows(run: Run) -> None:
    rows = json.loads(run("doctor", "-f", "json").stdout)
    lines = run("doctor", "-f", "jsonl").stdout.splitlines()
    assert [json.loads(line)["name"] for line in lines] == [row["name"] for row in rows]
    table = list(csv.DictReader(io.StringIO(run("doctor", "-f", "csv").stdout)))
    assert [row["name"] for row in table] == [row["name"] for row in rows]
