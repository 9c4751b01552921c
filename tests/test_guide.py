"""The guide to writing a glossary is true: its commands are run, its mistakes are made, its tables are the format's."""

import re
from pathlib import Path

import pytest

from carelex.glossary import DEFINITION, SOURCE, TERM
from tests.documents import ROOT, blocks, sessions, shown_by, with_commands
from tests.glossaries import term, write
from tests.program import Run

GUIDE = "docs/glossaries.md"
HANDBOOK, NEWER, HEAD, *_ = blocks(GUIDE, "yaml")

# Each mistake, and what is said of it.
MISTAKES = re.findall(
    r"^```yaml\n(  - .*?)^```\n\n```text\n(.*?)^```$",
    (ROOT / GUIDE).read_text(encoding="utf-8"),
    re.MULTILINE | re.DOTALL,
)


@pytest.mark.parametrize(("command", "output"), sessions(GUIDE), ids=lambda text: text.partition("\n")[0])
def test_a_command_shows_what_the_guide_says(
    command: str, output: str, clean_place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (clean_place / "handbook.yaml").write_text(HANDBOOK, encoding="utf-8")
    (clean_place / "newer.yaml").write_text(NEWER, encoding="utf-8")
    with_commands(clean_place, monkeypatch)
    monkeypatch.delenv("XDG_CONFIG_HOME")
    assert shown_by(command) == output


def test_the_guide_has_its_mistakes() -> None:
    assert len(MISTAKES) == 14


@pytest.mark.parametrize(("mistake", "told"), MISTAKES, ids=lambda text: text.strip().partition("\n")[0])
def test_check_says_of_a_mistake_what_the_guide_says(mistake: str, told: str, run: Run, clean_place: Path) -> None:
    (clean_place / "handbook.yaml").write_text(HEAD + mistake, encoding="utf-8")
    result = run("check", "handbook.yaml", "-q")
    assert (result.stdout, result.stderr) == (told, "")
    assert result.code == int(": warning: " not in told or told.count("\n") > 1)


def test_the_glossaries_of_the_guide_have_no_faults_and_no_warnings(run: Run, clean_place: Path) -> None:
    for name, text in (("handbook", HANDBOOK), ("newer", NEWER)):
        (clean_place / f"{name}.yaml").write_text(text, encoding="utf-8")
    result = run("check", "--strict", "handbook.yaml", "newer.yaml")
    assert (result.stdout, result.code) == ("2 files, 3 terms, 3 definitions, no faults\n", 0)


def test_markdown_is_shown_as_the_guide_says(run: Run, clean_place: Path) -> None:
    lines = ["|", "one", "two", "", "5\\*3 `a*b` **c** [1] 50%", "", "- x", "  - y", "1. z"]
    text = "\n          ".join(lines)
    write(clean_place / "g.yaml", term("Respite", text))
    shown = run("define", "respite", "-g", "g.yaml").stdout
    assert "\none two\n\n5*3 a*b c [1] 50%\n\n- x\n  - y\n\n1. z\n" in shown


def test_the_tables_of_the_guide_are_the_format() -> None:
    tables = re.findall(r"^\| key \| \|\n\|---\|---\|\n((?:\|.*\n)+)", (ROOT / GUIDE).read_text(encoding="utf-8"), re.M)
    for table, shape in zip(tables, (SOURCE, TERM, DEFINITION), strict=True):
        rows = re.findall(r"^\| `(\w+)` \|(.*)", table, re.M)
        assert [key for key, _ in rows] == list(shape.fields)
        assert [key for key, about in rows if "**needed**" in about] == list(shape.required)
