"""Another document that replaces a source gets nothing that was only said of the old one, such as its address."""

from pathlib import Path

import pytest

from carelex import load_glossary
from tests.import_pages import page_of_a_council
from tests.program import Run

TERMS = """\
terms:
  - term: Brokerage
    definitions:
      - source: guide
        text: Finding help for somebody.
"""

IN_LINES = """\
# Ours.
sources:
  guide:
    name: The guide
    title: Words of the guide   # as on the page
    publisher: Guide House
    url: https://guide.example/words
    published: 2014
    accessed: 2020-01-02
    licence: |
      CC BY 4.0
    note: Seen by us.
  # Another source.
  other: {name: Other}
"""

IN_BRACES = """\
sources:
  guide: {url: "https://guide.example/words", published: 2014, name: The guide, publisher: Guide House, note: Seen.}
  other: {name: Other}
"""

REPLACED = """\
# Ours.
sources:
  guide:
    name: Westbury Council
    title: Jargon buster   # as on the page
    publisher: Westbury Council
  # Another source.
  other: {name: Other}
"""


@pytest.fixture
def page(clean_place: Path) -> str:
    return page_of_a_council()


def replaced(sources: str, page: str, run: Run, *asked: str) -> str:
    """What is shown when the page replaces the source *guide* of a glossary with these sources, in my.yaml."""
    Path("my.yaml").write_text(sources + TERMS, encoding="utf-8")
    result = run("import", page, "--into", "my.yaml", "--source", "guide", "--yes", *asked)
    assert result.code == 0, result.stderr
    return result.stdout


def test_only_what_the_new_document_states_is_said_of_it(page: str, run: Run) -> None:
    shown = replaced(IN_LINES, page, run)
    assert Path("my.yaml").read_text(encoding="utf-8").startswith(REPLACED)
    for gone in ("https://guide.example/words", "2014", "2020-01-02", "CC BY 4.0", "Seen by us."):
        assert f"[-{gone}" in shown


def test_the_fields_of_a_source_in_braces_go_too(page: str, run: Run) -> None:
    replaced(IN_BRACES, page, run)
    source = load_glossary("my.yaml").sources[0]
    assert (source.name, source.publisher, source.title) == ("Westbury Council", "Westbury Council", "Jargon buster")
    assert (source.url, source.published, source.note) == (None, None, None)


def test_what_you_say_of_it_is_written(page: str, run: Run) -> None:
    replaced(IN_LINES, page, run, "--url", "https://westbury.example/jargon", "--name", "Westbury")
    source = load_glossary("my.yaml").sources[0]
    assert (source.name, source.url, source.licence) == ("Westbury", "https://westbury.example/jargon", None)


def test_a_document_of_another_publisher_is_not_called_by_the_old_name(page: str, run: Run) -> None:
    replaced(IN_LINES.replace("    publisher: Guide House\n", ""), page, run)
    assert load_glossary("my.yaml").sources[0].name == "Westbury Council"


@pytest.mark.parametrize("title", ["Jargon buster 2014", "Jargon buster"])
def test_a_newer_edition_of_the_same_document_keeps_what_it_does_not_state(title: str, page: str, run: Run) -> None:
    ours = IN_LINES.replace("Words of the guide", title).replace("Guide House", "Westbury Council")
    replaced(ours, page, run)
    source = load_glossary("my.yaml").sources[0]
    assert (source.name, source.url, source.note) == ("The guide", "https://guide.example/words", "Seen by us.")
