"""Prepares every test: runs the program in a clean place, writes glossaries to real files, compares golden files."""

import os
import re
import signal
import subprocess
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from carelex import look_up
from carelex.cli import app
from tests.clock import Clock
from tests.folders import CACHE, HOME, WORK, Folders
from tests.other_programs import is_for_missing_program
from tests.program import Golden, Program, Result, Run, carelex
from tests.quick_start import NOT_SET
from tests.quick_start import run as run_quickly

# Variables that change how a terminal program behaves, or Python, besides those of carelex.
HEEDED = {
    "TERM_PROGRAM",
    "VTE_VERSION",
    "TMUX",
    "NO_COLOR",
    "FORCE_COLOR",
    "CLICOLOR",
    "CLICOLOR_FORCE",
    "PAGER",
    "LESS",
    "LESSCHARSET",
    "LINES",
    *NOT_SET,
}

# These files are entirely about shells and terminals of Unix.
collect_ignore = ["test_completion.py", "test_package.py", "test_recipes.py"] if os.name == "nt" else []

GOLDEN = Path(__file__).parent / "golden"

HAS_FAILED = pytest.StashKey[bool]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew; then read the diff")
    help_of_missing = "fail the tests of what is for a program that is not installed, instead of skipping them"
    parser.addoption("--no-missing-programs", action="store_true", help=help_of_missing)


def pytest_configure() -> None:
    # Some runners start the tests in the background, where they would ignore an interrupt; nohup also makes them ignore
    # that a terminal is closed. The programs that tests start would ignore both too.
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if os.name != "nt" and signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
        signal.signal(signal.SIGHUP, signal.SIG_DFL)


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> None:
    """Run the tests on all cores unless -n says how many (pytest-xdist). A process that is done helps the others.

    This is not in `addopts`, because pytest would then refuse to run without the plugin (-p no:xdist).
    """
    if not config.pluginmanager.hasplugin("xdist") or hasattr(config, "workerinput"):
        return
    if config.option.numprocesses is None:
        config.option.numprocesses = "auto"
    if config.option.dist == "no":
        config.option.dist = "worksteal"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.skipped and item.config.getoption("--no-missing-programs"):
        reason = str(report.longrepr)
        if is_for_missing_program(reason):
            report.outcome, report.longrepr = "failed", reason
    item.stash[HAS_FAILED] = report.failed or item.stash.get(HAS_FAILED, False)
    return report


@pytest.fixture(scope="session")
def folders(tmp_path_factory: pytest.TempPathFactory, cache_to_copy: Path) -> Folders:
    return Folders(tmp_path_factory, cache_to_copy)


@pytest.fixture
def tmp_path(request: pytest.FixtureRequest, folders: Folders) -> Iterator[Path]:
    """A folder for the test alone. It replaces pytest's, which would remove each."""
    folder = folders.take()
    yield folder
    if not request.node.stash.get(HAS_FAILED, True):
        folders.give_back(folder)


@pytest.fixture(scope="session")
def cache_to_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache with only the index of the bundled glossary. Tests use copies of it."""
    folder = tmp_path_factory.mktemp("cache") / "carelex"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CARELEX_CACHE_DIR", str(folder))
        assert look_up("brokerage", glossaries="builtin").matched
    return folder


@pytest.fixture
def cache_folder(tmp_path: Path) -> Path:
    """The cache of a test: its own, with an index in it, as if the user had asked carelex before."""
    return tmp_path / CACHE


@pytest.fixture(autouse=True)
def clean_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder for the test alone, an empty home, and no variables that carelex or terminals read."""
    for name in list(os.environ):
        if name.startswith("CARELEX_") or name in HEEDED:
            monkeypatch.delenv(name)
    home, work = tmp_path / HOME, tmp_path / WORK
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    # On Windows, platformdirs reads the names of these folders from elsewhere.
    monkeypatch.setenv("WIN_PD_OVERRIDE_LOCAL_APPDATA", str(home / "config"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "cache"))
    monkeypatch.setenv("CARELEX_CACHE_DIR", str(tmp_path / CACHE))
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.chdir(work)
    return work


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


@pytest.fixture
def run(clock: Clock) -> Run:
    # The clock stops: on a busy machine, carelex would report a wait of a second, and tests would fail.
    def run(*args: str, stdin: str | bytes = "", env: dict[str, str] | None = None, encoding: str = "utf-8") -> Result:
        result = CliRunner(encoding).invoke(app, args, input=stdin, env=env, prog_name="carelex")
        # Any other exception has escaped, which no test expects.
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return Result(result.stdout, result.stderr, result.exit_code)

    return run


@pytest.fixture
def program() -> Program:

    def program(
        *args: str, stdin: bytes = b"", env: dict[str, str] | None = None
    ) -> "subprocess.CompletedProcess[bytes]":
        command, environ = carelex(*args), {**os.environ, **(env or {})}
        return run_quickly(command, environ, stdin) or subprocess.run(
            command, input=stdin, env=environ, capture_output=True, check=False, timeout=60
        )

    return program


@pytest.fixture
def user_folder(clean_place: Path) -> Path:
    """The folder of the user's own glossaries, created."""
    from carelex.places import user_glossary_folder

    folder = user_glossary_folder()
    folder.mkdir(parents=True)
    return folder


@pytest.fixture(params=["libyaml", "PyYAML alone"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both parsers of PyYAML, in turn: libyaml's, and PyYAML's own, which it uses without libyaml."""
    if not hasattr(yaml, "CSafeLoader") and request.param == "libyaml":
        pytest.skip("PyYAML was built without libyaml")
    if request.param != "libyaml":
        monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    return str(request.param)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:

    def compare(name: str, text: str) -> None:
        # Rich numbers hyperlinks at random; only their targets matter.
        text = re.sub(r"\x1b]8;id=\d+;", "\x1b]8;;", text)
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert text == path.read_text(encoding="utf-8"), f"differs from {path}; see --update-golden"

    return compare
