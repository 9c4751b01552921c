"""A document from somebody else does not replace the words that a glossary quotes, unless the user says that it may."""

from pathlib import Path

import pytest

from carelex import load_glossary
from tests.import_pages import page_of_a_council
from tests.program import Run, carelex
from tests.terminal import Screen

TEAM = """\
sources:
  handbook:
    name: The team
terms:
  - term: Short break
    definitions:
      - source: handbook
        text: Time off for a carer.
"""

COUNCIL = """\
sources:
  westbury:
    name: Westbury
    title: Jargon buster 2024
    publisher: Westbury Council
    url: https://westbury.example/jargon
terms:
  - term: Brokerage
    definitions:
      - source: westbury
        text: Finding help for somebody.
  - term: Carer
    definitions:
      - source: westbury
        text: Somebody who looks after a friend.
"""


@pytest.fixture
def page(clean_place: Path) -> str:
    return page_of_a_council()


DOUBT = (
    "my.yaml quotes The team, but this document is from Westbury Council. To put it beside yours, as a new source: "
    "--source westbury-council. To replace the words of The team by it: --source handbook\n"
)


@pytest.mark.parametrize("asked", [("--yes",), (), ("--yes", "--quiet")])
def test_words_of_a_team_are_not_replaced_by_a_page_of_the_council(asked: tuple[str, ...], page: str, run: Run) -> None:
    Path("my.yaml").write_text(TEAM, encoding="utf-8")
    result = run("import", page, "--into", "my.yaml", *asked)
    assert (result.code, result.stdout) == (2, "")
    assert result.stderr.endswith(f"carelex: error: {DOUBT}")
    assert Path("my.yaml").read_text(encoding="utf-8") == TEAM
    assert not Path("my.yaml.former").exists()


def test_nor_are_those_of_a_glossary_that_has_just_been_begun(page: str, run: Run) -> None:
    assert run("new", "my.yaml").code == 0
    before = Path("my.yaml").read_text(encoding="utf-8")
    result = run("import", page, "--into", "my.yaml", "--yes")
    assert result.code == 2
    assert "my.yaml quotes Our handbook, but this document is from Westbury Council." in result.stderr
    assert Path("my.yaml").read_text(encoding="utf-8") == before


def test_as_a_new_source_it_is_beside_yours(page: str, run: Run) -> None:
    Path("my.yaml").write_text(TEAM, encoding="utf-8")
    result = run("import", page, "--into", "my.yaml", "--yes", "--source", "westbury-council")
    assert result.code == 0
    assert result.stderr.endswith("Written: my.yaml\n"), "nothing was replaced, so no old file is kept"
    glossary = load_glossary("my.yaml")
    assert [(source.id, source.name) for source in glossary.sources] == [
        ("handbook", "The team"),
        ("westbury-council", "Westbury Council"),
    ]
    assert {term.name for term in glossary.terms} == {"Short break", "Brokerage", "Carer", "Hub"}
    assert not Path("my.yaml.former").exists()


def test_what_is_replaced_has_the_name_of_who_says_it_and_the_old_file_is_kept(page: str, run: Run) -> None:
    Path("my.yaml").write_text(TEAM, encoding="utf-8")
    result = run("import", page, "--into", "my.yaml", "--yes", "--source", "handbook")
    assert result.code == 0
    assert result.stderr.endswith("Written: my.yaml; the old file is my.yaml.former\n")
    glossary = load_glossary("my.yaml")
    assert [(source.id, source.name, source.publisher) for source in glossary.sources] == [
        ("handbook", "Westbury Council", "Westbury Council")
    ]
    assert Path("my.yaml.former").read_text(encoding="utf-8") == TEAM


def test_in_a_terminal_you_are_asked(page: str) -> None:
    Path("my.yaml").write_text(TEAM, encoding="utf-8")
    screen = Screen(carelex("import", page, "--into", "my.yaml"))
    screen.wait_for("Write this into")
    screen.type(b"n\n")
    screen.wait_for("is unchanged")
    assert screen.end() == 0
    assert Path("my.yaml").read_text(encoding="utf-8") == TEAM


def test_a_newer_copy_is_no_other_document(page: str, run: Run) -> None:
    Path("council.yaml").write_text(COUNCIL, encoding="utf-8")
    assert run("import", page, "--into", "council.yaml", "--yes").code == 0
    assert Path("council.yaml.former").read_text(encoding="utf-8") == COUNCIL


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("publisher: Westbury Council", "publisher: Eastbury Council"),
        ("publisher: Westbury Council", "licence: CC BY 4.0\n    note: Seen today."),
        ("term: Carer", "term: Help\n    see: Carer\n  - term: Guardian"),
    ],
)
def test_who_published_it_what_it_is_called_and_what_would_go_tell(old: str, new: str, page: str, run: Run) -> None:
    text = COUNCIL.replace(old, new).replace("Jargon buster 2024", "Words")
    if "Guardian" in new:
        text = text.replace("Brokerage", "Ward").replace("see: Carer", "see: Ward")
    Path("council.yaml").write_text(text, encoding="utf-8")
    result = run("import", page, "--into", "council.yaml", "--yes")
    assert result.code == 2
    assert "--source westbury-council. To replace the words of Westbury by it: --source westbury\n" in result.stderr
    assert Path("council.yaml").read_text(encoding="utf-8") == text


def test_a_term_that_gets_the_definition_of_another_source_is_said_to_get_it(page: str, run: Run) -> None:
    Path("my.yaml").write_text(TEAM.replace("Short break", "Hub"), encoding="utf-8")
    result = run("import", page, "--into", "my.yaml", "--yes", "--source", "westbury-council")
    assert "Hub: a definition by Westbury Council is new\n  {+A place where many services are.+}\n" in result.stdout
