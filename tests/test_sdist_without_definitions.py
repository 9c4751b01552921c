"""The sdist without definitions quotes none, and builds the wheel without them; help says that there are none."""

import os
import re
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable, Iterable
from email.parser import Parser
from pathlib import Path

import pytest
import yaml

from carelex import __version__
from tests.built import build, built_once, unpacked, unpacked_sdist
from tests.documents import ROOT

# Words. Help, comments and the changelog quote a few; a sentence is longer.
QUOTED = 8

ABOUT_EXAMPLES = (
    "This build of carelex has no definitions, so some examples find nothing. Use your own terms and sources in their "
    "place."
)


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CARELEX_WITHOUT_DEFINITIONS", "1")
        return build(ROOT, "sdist", tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="module")
def wheel(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel that somebody builds from that sdist, without any setting."""
    folder = tmp_path_factory.mktemp("wheel")
    return build(unpacked_sdist(sdist, folder / "source"), "wheel", folder / "built")


@pytest.fixture(scope="module")
def package(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return unpacked(wheel, tmp_path_factory.mktemp("installed"))


@pytest.fixture
def help_of(package: Path, clean_place: Path) -> Callable[..., str]:
    def ask(*args: str) -> str:
        command = [sys.executable, "-c", "from carelex.__main__ import main; main()", "help", *args]
        environ = {**os.environ, "PYTHONPATH": str(package)}
        return subprocess.run(command, cwd=clean_place, env=environ, capture_output=True, check=True, text=True).stdout

    return ask


def content(sdist: Path) -> dict[str, str]:
    """The text of each file in *sdist*, by its path in the project."""
    with tarfile.open(sdist) as archive:
        files = {member.name.partition("/")[2]: archive.extractfile(member) for member in archive if member.isfile()}
        return {name: file.read().decode(errors="replace") for name, file in files.items() if file}


def runs_of_words(texts: Iterable[str]) -> set[tuple[str, ...]]:
    """Each run of a few words in some texts, without regard to capitals, punctuation and ends of lines."""
    lists = [re.findall(r"\w+", text.lower()) for text in texts]
    return {tuple(words[at : at + QUOTED]) for words in lists for at in range(len(words) - QUOTED + 1)}


def test_it_quotes_no_definition(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    glossary = yaml.safe_load((ROOT / "data" / "terms.yaml").read_text(encoding="utf-8"))
    defined = runs_of_words(definition["text"] for term in glossary["terms"] for definition in term["definitions"])
    usual = content(built_once("sdist", tmp_path_factory))
    quoting = {name for name, text in usual.items() if runs_of_words([text]) & defined}
    assert {"data/terms.yaml", "README.md", "PKG-INFO", "docs/matching.md"} <= quoting
    assert {name for name, text in content(sdist).items() if runs_of_words([text]) & defined} == set()


def test_it_leaves_out_what_quotes_them_and_nothing_that_the_program_needs(
    sdist: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    usual, without = content(built_once("sdist", tmp_path_factory)), content(sdist)
    left_out = usual.keys() - without.keys()
    assert without.keys() < usual.keys()
    assert {re.sub(r"^(tests|docs)/.*", r"\1", name) for name in left_out} == {
        "data/terms.yaml",
        "data/DEFINITIONS-NOTICE.txt",
        "docs",
        "tests",
        "zensical.toml",
    }
    assert {name for name in without if name.startswith("docs/")} == {"docs/carelex.1", "docs/packaging.md"}
    changed = {name for name, text in without.items() if text != usual[name]}
    assert changed == {"PKG-INFO", "README.md", "docs/carelex.1"}


def test_its_description_and_licence_are_those_of_a_build_without_definitions(sdist: Path) -> None:
    held = content(sdist)
    about = Parser().parsestr(held["PKG-INFO"])
    assert about["License-Expression"] == "MIT AND LicenseRef-SCOWL AND LicenseRef-WordNet"
    assert "data/DEFINITIONS-NOTICE.txt" not in about.get_all("License-File", [])
    assert "This build has none of the definitions" in held["README.md"]
    assert str(about.get_payload()) == held["README.md"]


def test_the_wheel_that_is_built_from_it_is_that_of_the_checkout(
    wheel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CARELEX_WITHOUT_DEFINITIONS", "1")
    assert build(ROOT, "wheel", tmp_path).read_bytes() == wheel.read_bytes()
    with zipfile.ZipFile(wheel) as archive:
        assert [name for name in archive.namelist() if "terms.yaml" in name or "NOTICE" in name] == []


def test_the_sdist_that_is_built_from_it_is_the_same(sdist: Path, tmp_path: Path) -> None:
    assert build(unpacked_sdist(sdist, tmp_path / "source"), "sdist", tmp_path).read_bytes() == sdist.read_bytes()


@pytest.mark.parametrize("command", ["", "define", "compare", "search", "list", "sources", "align"])
def test_help_says_that_its_examples_need_other_terms(command: str, help_of: Callable[..., str]) -> None:
    before, _, examples = help_of(*command.split()).partition("\n\nExamples:\n")
    assert " ".join(before.rpartition("\n\n")[2].split()) == ABOUT_EXAMPLES
    assert examples.startswith("  carelex ")


@pytest.mark.parametrize("command", ["check", "import", "add", "update", "new", "doctor", "help"])
def test_help_says_nothing_of_that_if_its_examples_need_no_terms(command: str, help_of: Callable[..., str]) -> None:
    assert ABOUT_EXAMPLES not in " ".join(help_of(command).split())


def test_the_manual_page_says_the_same_and_is_otherwise_unchanged(package: Path) -> None:
    page = package / f"carelex-{__version__}.data" / "data" / "share" / "man" / "man1" / "carelex.1"
    sentences = re.sub(r"(?<=\.) ", "\n", ABOUT_EXAMPLES)
    usual = (ROOT / "docs" / "carelex.1").read_text(encoding="ascii")
    assert page.read_text(encoding="ascii") == usual.replace(".SH EXAMPLES\n", f".SH EXAMPLES\n{sentences}\n")
