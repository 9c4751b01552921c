"""The guide to writing a glossary is true: its commands run, its mistakes are reported, its tables fit the format."""

import re
from pathlib import Path

import pytest

from carelex import look_up
from carelex.glossary import DEFINITION, SOURCE, TERM
from tests.documents import ROOT, blocks, sessions, shown_by, with_commands
from tests.glossaries import term, write
from tests.program import Run

GUIDE = "docs/glossaries.md"
HANDBOOK, NEWER, COUNCIL, LINKS, MISTAKE, HEAD, *_ = blocks(GUIDE, "yaml")
FILES = {"handbook": HANDBOOK, "newer": NEWER, "council": COUNCIL, "links": LINKS}

# Each mistake, and the message about it.
MISTAKES = re.findall(
    r"^```yaml\n(  - .*?)^```\n\n```text\n(.*?)^```$",
    (ROOT / GUIDE).read_text(encoding="utf-8"),
    re.MULTILINE | re.DOTALL,
)


@pytest.mark.parametrize(("command", "output"), sessions(GUIDE), ids=lambda text: text.partition("\n")[0])
def test_a_command_shows_what_the_guide_says(
    command: str, output: str, clean_place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, text in (FILES | {"mistake": MISTAKE}).items():
        (clean_place / f"{name}.yaml").write_text(text, encoding="utf-8")
    with_commands(clean_place, monkeypatch)
    monkeypatch.delenv("XDG_CONFIG_HOME")
    assert shown_by(command) == output


def test_sources_says_what_gives_way_as_the_guide_says(run: Run, clean_place: Path) -> None:
    for name, text in FILES.items():
        (clean_place / f"{name}.yaml").write_text(text, encoding="utf-8")
    (said, *_) = blocks(GUIDE, "text")
    assert said in re.sub(r"^ +", "", run("sources", "-g", "handbook.yaml", "-g", "newer.yaml").stdout, flags=re.M)


def test_the_guide_has_its_mistakes() -> None:
    assert len(MISTAKES) == 14


@pytest.mark.parametrize(("mistake", "told"), MISTAKES, ids=lambda text: text.strip().partition("\n")[0])
def test_check_reports_a_mistake_as_the_guide_says(mistake: str, told: str, run: Run, clean_place: Path) -> None:
    (clean_place / "handbook.yaml").write_text(HEAD + mistake, encoding="utf-8")
    result = run("check", "handbook.yaml", "-q")
    assert (result.stdout, result.stderr) == (told, "")
    assert result.code == int(": warning: " not in told or told.count("\n") > 1)


def test_the_glossaries_of_the_guide_have_no_errors_and_no_warnings(run: Run, clean_place: Path) -> None:
    for name, text in FILES.items():
        (clean_place / f"{name}.yaml").write_text(text, encoding="utf-8")
    result = run("check", "--strict", *(f"{name}.yaml" for name in FILES))
    assert (result.stdout, result.code) == ("4 files, 8 terms, 7 definitions, 2 links, no errors\n", 0)


# Names of terms in two glossaries, and whether these are joined.
NAMES = (
    (("Short break", "Short breaks"), True),
    (("Aftercare", "After care"), True),
    (("Organisation", "Organization"), True),
    (("Integrated Care Board (ICB)", "ICB – Integrated Care Board", "Integrated Care Board"), True),
    (("Advocacy (Care Act 2014)", "Advocacy"), False),
    (("Care plan", "Care planning"), False),
)


@pytest.mark.parametrize(("names", "are_joined"), NAMES)
def test_names_are_joined_by_themselves_as_the_guide_says(
    names: tuple[str, ...], are_joined: bool, clean_place: Path
) -> None:
    guide = (ROOT / GUIDE).read_text(encoding="utf-8")
    assert [name for name in names if f"`{name}`" not in guide] == []
    paths = [write(clean_place / f"{number}.yaml", term(name)) for number, name in enumerate(names)]
    entry = look_up(names[0], glossaries=paths).entry
    assert entry is not None
    assert len(entry.definitions) == (len(names) if are_joined else 1)


def test_an_abbreviation_is_joined_with_the_name_that_its_text_is(clean_place: Path) -> None:
    first = write(clean_place / "a.yaml", term("ICB", "Integrated Care Board"))
    entry = look_up("ICB", glossaries=[first, write(clean_place / "b.yaml", term("Integrated Care Board"))]).entry
    assert entry is not None
    assert [definition.headword for definition in entry.definitions] == ["Integrated Care Board"]
    assert [reference.headword for reference in entry.references] == ["ICB"]


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
