"""`carelex align --links`: proposals to decide in an editor."""

import re
from pathlib import Path

import pytest

from carelex.glossary import load_glossary
from carelex.model import Link
from tests.glossaries import write
from tests.program import Golden, Run


def one_source(path: Path, name: str, **texts: str) -> Path:
    """Write a glossary of one source, called *name*: a term for each of *texts*, whose "_" stands for a space."""
    terms = "".join(
        f"  - term: {term.replace('_', ' ')}\n    definitions:\n      - source: s\n        text: {text}\n"
        for term, text in texts.items()
    )
    return write(path, terms, f"sources:\n  s:\n    name: {name}\nterms:\n")


@pytest.fixture
def folder(clean_place: Path) -> Path:
    """Two glossaries with three pairs that may be one concept, in a folder of their own."""
    folder = clean_place / "two"
    folder.mkdir()
    write(
        folder / "alpha.yaml",
        """\
  - term: Advocacy (Care Act 2014)
    definitions:
      - source: s
        text: Support for a person who finds it hard to take part in decisions about their own care.
  - term: Brokerage
    definitions:
      - source: s
        text: |
          Help to plan and arrange **support**:

          * find out what there is
          * agree a price with [whoever](https://example.org) offers it
  - term: Mental Capacity Act (2005)
    definitions:
      - source: s
        text: A law about people who cannot decide for themselves.
""",
        "sources:\n  s:\n    name: Alpha Council\nterms:\n",
    )
    write(
        folder / "beta.yaml",
        """\
  - term: Advocacy
    definitions:
      - source: s
        text: Help to say what you want, from somebody who is on your side.
      - source: t
        text: To speak up [red] for someone.
  - term: Brokerage services
    definitions:
      - source: s
        text: A service that arranges support.
  - term: Mental Capacity Act
    definitions:
      - source: t
        text: A law that protects people who cannot decide.
""",
        "sources:\n  s:\n    name: Beta Trust\n  t:\n    name: Gamma\nterms:\n",
    )
    return folder


def test_links_are_written_to_be_edited_and_count_once_they_are(run: Run, folder: Path, golden: Golden) -> None:
    result = run("align", "--links", "-g", str(folder), env={"XDG_CONFIG_HOME": "/home/anna/.config"})
    # What a pair scores is not for these tests to say.
    golden("review/links.yaml", re.sub(r"\d+ of 100", "N of 100", result.stdout))
    assert result.code == 0
    # As somebody edits it: one is the same, one is not, and one is left.
    edited = result.stdout.replace("#- same: [M", "- same: [M").replace("#- same: [A", "- different: [A")
    path = folder / "links.yaml"
    path.write_text(edited, encoding="utf-8")
    assert load_glossary(path).links == (
        Link(same=True, names=("Mental Capacity Act (2005)", "Mental Capacity Act")),
        Link(same=False, names=("Advocacy (Care Act 2014)", "Advocacy")),
    )
    assert run("check", str(path)).code == 0


def test_each_line_of_links_can_be_uncommented(run: Run, folder: Path) -> None:
    lines = run("align", "--links", "-g", str(folder)).stdout
    path = folder / "links.yaml"
    path.write_text(re.sub(r"^( +)#(?=- )", r"\1", lines, flags=re.MULTILINE), encoding="utf-8")
    assert len(load_glossary(path).links) == 3


def test_links_of_no_pair_are_nothing(run: Run, tmp_path: Path) -> None:
    one = one_source(tmp_path / "a.yaml", "A", Respite="A break.")
    result = run("align", "--links", "-g", str(one))
    assert (result.stdout, result.code) == ("", 1)
    result = run("align", "--links", "-f", "json", "-g", str(one))
    assert (result.stdout, result.code) == ("", 2)
    assert result.stderr == "carelex: error: --links writes YAML, as glossaries are written; leave --format out\n"


def test_links_go_to_a_file(run: Run, folder: Path) -> None:
    shown = run("align", "--links", "-g", str(folder)).stdout
    assert run("align", "--links", "-g", str(folder), "-o", "links.yaml", "-q").stdout == ""
    assert Path("links.yaml").read_text(encoding="utf-8") == shown
    # A file that is in use would be overwritten.
    assert run("align", "--links", "-g", str(folder), "-o", str(folder / "beta.yaml")).code == 2
