"""The packages that people download run in an empty environment: every command, once (`make test-dist`)."""

import hashlib
import os
import shutil
import subprocess
import sys
import venv
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from carelex import __version__
from tests.documents import ROOT
from tests.program import DATA

pytestmark = pytest.mark.dist

PAGE = DATA / "import" / "council-accordion.html"
SHEET = DATA / "import" / "no-header.xlsx"
VOCABULARY = DATA / "import" / "scheme.ttl"

# The command, the exit code, and words in the answer.
COMMANDS: list[tuple[Sequence[str | Path], int, str]] = [
    (["--version"], 0, f"carelex {__version__}\n"),
    ([], 0, "carelex define brokerage"),
    (["--help"], 0, "carelex define brokerage"),
    (["help", "define"], 0, "carelex define"),
    (["doctor"], 0, "No problems."),
    (["--show-completion", "bash"], 0, "complete -o default -F _carelex carelex"),
    (["--show-completion", "powershell"], 0, "_CARELEX_COMPLETE"),
    (["define", "brokrage"], 0, "SCIE:\nA brokerage service helps people"),
    (["define", "brokerage", "-f", "rich"], 0, "Definitions page\n━━━"),
    (["define", "pizza"], 1, ""),
    (["compare", "personalisation"], 0, "Definitions page"),
    (["search", "suport", "plan"], 0, "Direct payment"),
    (["list"], 0, "Brokerage"),
    (["sources"], 0, "Social Care Institute for Excellence"),
    (["new", "ours.yaml"], 0, ""),
    (["check", "ours.yaml"], 0, "no errors"),
    (["align", "-g", "builtin", "-g", DATA / "good"], 0, "joined: "),
    (["import", PAGE, "-o", "page.yaml"], 0, ""),
    (["import", SHEET, "-o", "sheet.yaml"], 0, ""),
    (["import", VOCABULARY, "-o", "vocabulary.yaml"], 0, ""),
    (["check", "page.yaml", "sheet.yaml", "vocabulary.yaml"], 0, "3 files"),
    (["add", "page.yaml"], 0, ""),
    (["update"], 0, ""),
]


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the wheel and the sdist; building either again gives the same bytes."""
    folder = tmp_path_factory.mktemp("dist")
    made("dist", folder)
    return folder


def made(what: str, folder: Path, env: dict[str, str] | None = None) -> None:
    environ = {name: value for name, value in os.environ.items() if not name.startswith(("CARELEX_", "SOURCE_DATE"))}
    script = ROOT / "release" / f"{what}.py"
    subprocess.run([sys.executable, script, folder], env={**environ, **(env or {})}, check=True)


def answers_every_command(program: Sequence[str | Path], place: Path) -> None:
    """Run each command once, without anything from this environment or its packages."""
    environ = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    for command, code, shown in COMMANDS:
        asked = [*program, *command]
        result = subprocess.run(
            asked, cwd=place, env=environ, capture_output=True, check=False, encoding="utf-8", stdin=subprocess.DEVNULL
        )
        assert (result.returncode, "Traceback" in result.stderr) == (code, False), (command, result.stderr)
        assert shown in result.stdout, (command, result.stdout)
    completed = subprocess.run(
        [*program, "carelex define personal b"],
        env={**environ, "_CARELEX_COMPLETE": "complete_fish"},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert completed.stdout == "words\nbudget\n"


def test_the_wheel_runs_every_command_in_an_empty_environment(dist: Path, tmp_path: Path, clean_place: Path) -> None:
    environment = tmp_path / "environment"
    venv.create(environment, with_pip=True)
    scripts = environment / ("Scripts" if os.name == "nt" else "bin")
    (wheel,) = dist.glob("*.whl")
    pip = [str(scripts / "python"), "-m", "pip", "--disable-pip-version-check", "--quiet", "install"]
    subprocess.run([*pip, f"{wheel}[documents,skos]"], check=True)
    answers_every_command([scripts / "carelex"], clean_place)


def test_the_checksums_are_those_of_the_files(dist: Path) -> None:
    files = [*dist.glob("*.whl"), *dist.glob("*.tar.gz")]
    sums = {f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}" for file in files}
    assert set((dist / "SHA256SUMS").read_text(encoding="utf-8").splitlines()) == sums


def test_the_single_file_runs_every_command(dist: Path, clean_place: Path) -> None:
    made("single_file", dist)
    # Without packages that are installed for the user or beside this Python.
    answers_every_command([sys.executable, "-I", "-S", dist / "carelex.pyz"], clean_place)


def test_the_single_file_names_no_folder_and_is_the_same_from_another(dist: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "another folder"
    elsewhere.mkdir()
    (wheel,) = dist.glob("*.whl")
    shutil.copy(wheel, elsewhere)
    made("single_file", dist)
    made("single_file", elsewhere)
    assert (elsewhere / "carelex.pyz").read_bytes() == (dist / "carelex.pyz").read_bytes()
    with zipfile.ZipFile(dist / "carelex.pyz") as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    assert [name for name in held if name.endswith("/direct_url.json")] == []
    # The words for the wrong Python; every command but carelex is left out.
    assert [name for name in held if name.startswith("site-packages/bin/")] == ["site-packages/bin/preamble.py"]
    assert [name for name, content in held.items() if names_a_folder_of_this_build(content, dist)] == []


def names_a_folder_of_this_build(content: bytes, dist: Path) -> bool:
    """Whether a file has the path of the packages, of the project or of this Python's environment."""
    return any(os.fsencode(folder) in content for folder in (dist, ROOT, sys.prefix))


def test_the_folder_runs_every_command_without_python(dist: Path, clean_place: Path) -> None:
    made("onedir", dist)
    answers_every_command([dist / "carelex" / "carelex"], clean_place)
    (metadata,) = (dist / "carelex" / "_internal").glob("carelex-*.dist-info")
    assert not (metadata / "direct_url.json").exists()
    record = (metadata / "RECORD").read_text(encoding="utf-8")
    assert "carelex/__init__.py," in record
    assert [line for line in record.splitlines() if "direct_url" in line or "/bin/" in line] == []
    licences = dist / "carelex" / "licences"
    assert "PyInstaller" in (licences / "pyinstaller.txt").read_text(encoding="utf-8")
    assert "PYTHON SOFTWARE FOUNDATION LICENSE" in (licences / "python.txt").read_text(encoding="utf-8")


def test_the_sdist_builds_the_same_again(dist: Path, tmp_path: Path) -> None:
    """In an unpacked sdist, without git, `make dist` makes the same wheel and the same sdist."""
    from tests.built import unpacked_sdist

    (sdist,) = dist.glob("*.tar.gz")
    project = unpacked_sdist(sdist, tmp_path / "source")
    subprocess.run([sys.executable, project / "release" / "dist.py", tmp_path / "again"], check=True)
    for built in [sdist, *dist.glob("*.whl")]:
        assert (tmp_path / "again" / built.name).read_bytes() == built.read_bytes()


def test_without_definitions_too_each_build_gives_the_same_bytes(dist: Path, tmp_path: Path) -> None:
    """The script stops if they differ; the wheel that it compares is also that of the sdist without definitions."""
    without = tmp_path / "without"
    made("dist", without, {"CARELEX_WITHOUT_DEFINITIONS": "1"})
    assert sorted(file.name for file in without.iterdir()) == [
        "SHA256SUMS",
        f"carelex-{__version__}-py3-none-any.whl",
        f"carelex-{__version__}.tar.gz",
    ]
    for built in [*dist.glob("*.whl"), *dist.glob("*.tar.gz")]:
        assert (without / built.name).stat().st_size < built.stat().st_size
