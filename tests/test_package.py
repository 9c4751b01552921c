"""The package that users install has everything it needs, and nothing else from this checkout."""

import os
import re
import subprocess
import sys
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest

from carelex import __version__
from tests.built import answers, build, built_once, unpacked, unpacked_sdist
from tests.documents import ROOT
from tests.other_programs import needs_man_db


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built_once("wheel", tmp_path_factory)


@pytest.fixture(scope="session")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built_once("sdist", tmp_path_factory)


def test_the_wheel_answers_outside_the_checkout(wheel: Path, tmp_path: Path, clean_place: Path) -> None:
    answers(unpacked(wheel, tmp_path / "installed here"), clean_place)


def test_the_wheel_installs_a_command(wheel: Path, tmp_path: Path, clean_place: Path) -> None:
    """As pipx and uv do, but with the packages of this environment."""
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    subprocess.run(
        [*pip, "install", "--no-deps", "--no-index", "--ignore-installed", "--prefix", str(tmp_path), str(wheel)],
        check=True,
    )
    (package,) = tmp_path.glob("lib/python*/site-packages")
    result = subprocess.run(
        [tmp_path / "bin" / "carelex", "define", "brokerage"],
        cwd=clean_place,
        env={**os.environ, "PYTHONPATH": str(package)},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert result.stdout.startswith("Brokerage\n\nSCIE:\n")
    assert (package / "carelex" / "data" / "terms.yaml").exists()
    # Beside the commands' folder, where man looks for their pages.
    page = tmp_path / "share" / "man" / "man1" / "carelex.1"
    assert page.read_bytes() == (ROOT / "docs" / "carelex.1").read_bytes()


def test_man_finds_the_page_of_an_installed_command(wheel: Path, tmp_path: Path) -> None:
    needs_man_db()
    data = unpacked(wheel, tmp_path) / f"carelex-{__version__}.data" / "data"
    path = os.pathsep.join([str(data / "bin"), os.environ["PATH"]])
    (data / "bin").mkdir()
    environ = {name: value for name, value in os.environ.items() if name != "MANPATH"} | {"PATH": path}
    found = subprocess.run(["man", "-w", "carelex"], env=environ, capture_output=True, check=True, encoding="utf-8")
    assert Path(found.stdout.strip()).samefile(data / "share" / "man" / "man1" / "carelex.1")


def test_the_wheel_holds_the_package_the_glossary_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    modules = {str(path.relative_to(ROOT / "src")) for path in (ROOT / "src").rglob("*.py")}
    assert names == modules | {
        "carelex/py.typed",
        "carelex/data/terms.yaml",
        "carelex/english/english.txt",
        "carelex/english/everyday.txt",
        "carelex/glossary/starter.yaml",
        "carelex/cli/completion/completion.bash",
        "carelex/cli/completion/completion.fish",
        "carelex/cli/completion/completion.zsh",
        "carelex/data/glossary.schema.json",
        "carelex/english/word_classes.txt",
        f"carelex-{__version__}.data/data/share/man/man1/carelex.1",
        f"carelex-{__version__}.data/data/share/bash-completion/completions/carelex",
        f"carelex-{__version__}.data/data/share/fish/vendor_completions.d/carelex.fish",
        f"carelex-{__version__}.data/data/share/zsh/site-functions/_carelex",
    }


def test_the_wheel_names_its_version_licence_and_command(wheel: Path, tmp_path: Path) -> None:
    folder = unpacked(wheel, tmp_path) / f"carelex-{__version__}.dist-info"
    metadata = Parser().parsestr((folder / "METADATA").read_text(encoding="utf-8"))
    assert (metadata["Version"], metadata["License-Expression"]) == (
        __version__,
        "MIT AND LicenseRef-SCOWL AND LicenseRef-WordNet AND LicenseRef-carelex-Definitions",
    )
    assert metadata["Requires-Python"] == ">=3.11"
    assert "carelex = carelex.__main__:program\n" in (folder / "entry_points.txt").read_text(encoding="utf-8")
    assert (folder / "licenses" / "LICENSE").exists()
    assert (folder / "licenses" / "data" / "DEFINITIONS-NOTICE.txt").exists()
    for licence in ("english-licence.txt", "wordnet-licence.txt"):
        assert (folder / "licenses" / "src" / "carelex" / "english" / licence).exists()


def test_the_sdist_builds_a_wheel_that_answers(sdist: Path, tmp_path: Path, clean_place: Path) -> None:
    project = unpacked_sdist(sdist, tmp_path / "source")
    built = build(project, "wheel", tmp_path / "built")
    answers(unpacked(built, tmp_path / "installed"), clean_place)


def test_a_bare_checkout_answers(clean_place: Path) -> None:
    answers(ROOT / "src", clean_place)


def test_the_changelog_is_in_the_order_of_its_form() -> None:
    headings = re.findall("^## (.*)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert headings[0] == "[Unreleased]"
    assert all(re.fullmatch(r"\[\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d", heading) for heading in headings[1:])
