"""carelex starts quickly: an answer loads only what it needs."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from platformdirs.api import PlatformDirsABC

from carelex.places import cache_folder, user_glossary_folder

# What every command loads: Typer, and a small program made with it. That is not run, because some versions of Typer
# load more than carelex does when they read their own options.
TYPER = """
import typer
app = typer.Typer()
app.command("one")(lambda: None)
app.command("two")(lambda: None)
typer.main.get_command(app)
"""

# The packages and modules of others that an answer loads in addition. Those of carelex are in golden files.
LOADED = {
    "--version": "",
    "--help": "",
    "define --help": "",
    "sources --help": "",
    "compare --help": "",
    "list --help": "",
    "search --help": "",
    "check --help": "",
    "new --help": "",
    # An exact answer is read from the index, as text or as data.
    "define brokerage -f text -g builtin": "sqlite3",
    "define brokerage -f json -g builtin": "sqlite3 json",
    "define brokerage -f jsonl -g builtin": "sqlite3 json",
    "define sds -f csv -g builtin": "sqlite3 csv",
    "define coproduction -f text -g builtin": "sqlite3",
    "sources -f text -g builtin": "sqlite3",
    "list -f text -g builtin": "sqlite3",
    # `check` reads the file.
    "check -f text -g builtin": "sqlite3 yaml unicodedata",
    "check --schema -g builtin": "json",
    # Each of these needs something more.
    "define brokerage -f text": "sqlite3",
    "define brokerage -f markdown -g builtin": "sqlite3",
    "define integrated -f text -g builtin": "sqlite3 Stemmer",
    "define brokrage -f text -g builtin": "sqlite3 unicodedata Stemmer jellyfish rapidfuzz",
    "define brokerage -f rich -g builtin": "sqlite3 rich",
    "search support plan -f text -g builtin": "sqlite3 unicodedata",
    "search support plan -f json -g builtin": "sqlite3 unicodedata json",
    "search recovary -f text -g builtin": "sqlite3 unicodedata Stemmer jellyfish rapidfuzz",
    # Comparing needs the stemmer, and Unicode's properties for the accents and quotes in a text.
    "compare brokerage -f text -g builtin": "sqlite3 Stemmer unicodedata",
    "compare brokerage -f json -g builtin": "sqlite3 Stemmer unicodedata json",
    "compare brokerage -f rich -g builtin": "sqlite3 Stemmer unicodedata rich",
}

PACKAGES = {"yaml", "rapidfuzz", "Stemmer", "jellyfish", "markdown_it", "platformdirs", "rich", "pydantic"}
# Python's own modules that are slow to load.
MODULES = {"sqlite3", "json", "csv", "importlib.metadata", "hashlib", "unicodedata", "argparse", "logging", "asyncio"}


# The names of the modules that are loaded, in the code of a program; one that was put off has no specification yet.
NAMES_OF_LOADED = "[name for name in sys.modules if getattr(sys.modules[name], '__spec__', name) is not None]"


def loaded_by(code: str) -> set[str]:
    """The modules that are loaded when *code* has run as a program of its own."""
    whole = f"import sys, atexit\natexit.register(lambda: print(*{NAMES_OF_LOADED}, file=sys.stderr))\n{code}"
    result = subprocess.run([sys.executable, "-c", whole], capture_output=True, check=True, encoding="utf-8")
    return set(result.stderr.split("\n")[-2].split())


@pytest.fixture(scope="module")
def by_typer() -> set[str]:
    return loaded_by(TYPER)


@pytest.fixture(scope="module")
def by_rich() -> set[str]:
    return loaded_by("import rich.cells, rich.console, rich.style, rich.text")


def own_modules(loaded: set[str]) -> str:
    """The loaded modules of carelex, a line for each."""
    return "".join(f"{name}\n" for name in sorted(loaded) if name.partition(".")[0] == "carelex")


def others_of(loaded: set[str]) -> set[str]:
    """The modules that are neither of carelex nor of Typer."""
    return {name for name in loaded if name.partition(".")[0] not in ("carelex", "typer")}


def others_that_take_time(loaded: set[str]) -> set[str]:
    return {name.partition(".")[0] for name in loaded} & PACKAGES | loaded & MODULES


@pytest.mark.parametrize("command", LOADED)
def test_an_answer_loads_only_what_it_needs(
    command: str, by_typer: set[str], by_rich: set[str], golden: Callable[[str, str], None]
) -> None:
    # Every test has an index: only the call after a change needs the YAML parser.
    code = f"sys.argv[1:] = {command.split()!r}\nfrom carelex.__main__ import main\nmain()\n"
    loaded = loaded_by(code) - by_typer
    expected, others = set(LOADED[command].split()), others_that_take_time(loaded)
    assert expected <= others
    # Some versions of Rich import modules of Python for their own use.
    assert others - expected <= (by_rich if "rich" in expected else set())
    golden(f"loaded/{command.replace(' ', '_')}", own_modules(loaded))


def test_an_error_and_the_options_of_the_program_load_no_pydantic() -> None:
    """From 0.29 on, Typer would load it to read a value, which doubles the time of the start."""
    for arguments in (["--version"], ["define", "x", "--width", "none"], ["define", "x", "-f", "JSON", "-qs", "scie"]):
        code = (
            f"sys.argv[1:] = {arguments!r}\nfrom carelex.__main__ import main\ntry: main()\nexcept SystemExit: pass\n"
        )
        assert "pydantic" not in loaded_by(code), arguments


def test_an_exact_answer_loads_sqlite_and_nothing_else(by_typer: set[str]) -> None:
    command = ["define", "brokerage", "-f", "text", "-g", "builtin"]
    code = f"sys.argv[1:] = {command!r}\nfrom carelex.__main__ import main\nmain()\n"
    others = others_of(loaded_by(code) - by_typer)
    # Built into Python, which need not look for it.
    assert others - {*sys.builtin_module_names} == {"sqlite3", "sqlite3.dbapi2", "_sqlite3"}


@pytest.mark.parametrize("command", ["define brokerage", "list", "sources", "search support plan", "--version"])
def test_an_answer_does_not_load_what_only_typer_imports(command: str) -> None:
    code = f"sys.argv[1:] = {command.split()!r}\nfrom carelex.__main__ import main\nmain()\n"
    assert not loaded_by(code) & {"bz2", "ipaddress", "lzma", "ntpath", "subprocess", "textwrap", "tokenize"}


def test_what_a_user_types_loads_no_more(by_typer: set[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Without -g and without a variable, carelex looks in the user's folders too."""
    monkeypatch.delenv("CARELEX_CACHE_DIR")
    code = 'sys.argv[1:] = ["define", "brokerage"]\nfrom carelex.__main__ import main\nmain()\n'
    assert "yaml" in loaded_by(code)
    assert others_of(loaded_by(code) - by_typer) - {*sys.builtin_module_names} == {
        "sqlite3",
        "sqlite3.dbapi2",
        "_sqlite3",
    }


SET_BY_USERS = [
    {},
    {"XDG_CONFIG_HOME": "/tmp/c", "XDG_CACHE_HOME": "/tmp/x/"},
    {"XDG_CONFIG_HOME": "", "XDG_CACHE_HOME": ""},
    {"XDG_CONFIG_HOME": "relative", "XDG_CACHE_HOME": "./x"},
    {"XDG_CONFIG_HOME": "~/c", "XDG_CACHE_HOME": " /tmp/x"},
    {"XDG_CONFIG_HOME": " ", "XDG_CACHE_HOME": "/tmp/x "},
    {"XDG_CONFIG_HOME": "/tmp//c/../d", "XDG_CACHE_HOME": "//tmp/é"},
    {"HOME": "/home/somebody/"},
    {"HOME": "/"},
    {"HOME": "relative"},
    {"HOME": "/home/some body "},
]


@pytest.mark.parametrize("system", ["linux", "darwin"])
@pytest.mark.parametrize("variables", SET_BY_USERS, ids=str)
def test_the_folders_of_the_user_are_those_of_platformdirs(
    system: str, variables: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Linux, and on macOS if the answer needs no platformdirs; Windows always asks platformdirs."""
    import platformdirs
    from platformdirs.macos import MacOS
    from platformdirs.unix import Unix

    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    dirs: PlatformDirsABC = {"linux": Unix, "darwin": MacOS}[system]("carelex", appauthor=False)
    monkeypatch.setattr(platformdirs, "user_config_path", lambda *_, **__: dirs.user_config_path)
    monkeypatch.setattr(platformdirs, "user_cache_path", lambda *_, **__: dirs.user_cache_path)
    monkeypatch.setattr(sys, "platform", system)
    assert user_glossary_folder() == dirs.user_config_path / "glossaries"
    assert cache_folder({}) == dirs.user_cache_path.absolute()


# How the program is started, and the sign that it has ended.
ENDS = {
    "at once": ("program()", b""),
    "a function waits for the end": (
        "import atexit; atexit.register(print, 'the end', file=sys.stderr); program()",
        b"the end\n",
    ),
    "a thread goes on": (
        "import threading, time\n"
        "threading.Thread(target=lambda: (time.sleep(0.3), print('the end', file=sys.stderr))).start()\nprogram()",
        b"the end\n",
    ),
    "it is traced": ("sys.settrace(lambda *_: None)\nwatch()\nprogram()", b"taken apart\n"),
    "its caller goes on": ("try: main()\nexcept SystemExit: print('the end', file=sys.stderr)", b"the end\n"),
}


@pytest.mark.parametrize("ending", ENDS)
def test_the_program_ends_at_once_where_nothing_waits_for_the_end(ending: str) -> None:
    code, said = ENDS[ending]
    watch = (
        "class Watched:\n    def __del__(self, out=sys.stderr): print('taken apart', file=out, flush=True)\n"
        "def watch(): sys.watched = Watched()\n"
    )
    begun = "watch()\n" if ending == "at once" else ""
    command = ["define", "brokerage", "-g", "builtin", "-f", "jsonl"]
    whole = (
        f"import sys\nsys.argv[1:] = {command!r}\nfrom carelex.__main__ import main, program\n{watch}{begun}{code}\n"
    )
    result = subprocess.run([sys.executable, "-c", whole], capture_output=True, check=True)
    assert result.stderr == said
    assert json.loads(result.stdout)["term"] == "Brokerage"


@pytest.mark.parametrize(
    ("words", "others"),
    [
        (["d"], ""),
        (["define", "-f", "j"], ""),
        (["define", "-g", "builtin", "pers"], "sqlite3"),
        (["define", "-g", "builtin", "-s", ""], "sqlite3"),
    ],
    ids=lambda given: " ".join(given) if isinstance(given, list) else "",
)
def test_completion_in_a_shell_loads_only_what_it_needs(
    words: list[str],
    others: str,
    by_typer: set[str],
    golden: Callable[[str, str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("_CARELEX_COMPLETE", "complete_zsh")
    code = f"sys.argv[1:] = {words!r}\nfrom carelex.__main__ import main\nmain()\n"
    loaded = loaded_by(code) - by_typer
    assert others_that_take_time(loaded) == set(others.split())
    golden(f"loaded/completion_of_{'_'.join(words)}", own_modules(loaded))


def test_a_glossary_that_has_not_changed_takes_no_parser(tmp_path: Path) -> None:
    text = Path(__file__).parents[1].joinpath("data", "terms.yaml").read_text(encoding="utf-8")
    path = tmp_path / "ours.yaml"
    path.write_text(text, encoding="utf-8")
    command = ["define", "brokerage", "-f", "text", "-g", str(path)]
    code = f"sys.argv[1:] = {command!r}\nfrom carelex.__main__ import main\nmain()\n"
    assert ["yaml" in loaded_by(code) for _ in range(3)] == [True, False, False]
    # Nor later, when its time alone shows that it has not changed.
    later = "import time\ntime_ns = time.time_ns\ntime.time_ns = lambda: time_ns() + 3_000_000_000\n"
    assert "yaml" not in loaded_by(later + code)


@pytest.mark.parametrize("names", [["ours"], ["ours", "theirs"]], ids=["a glossary with a reference", "two glossaries"])
def test_known_concepts_take_nothing_but_sqlite(names: list[str], by_typer: set[str], tmp_path: Path) -> None:
    named: list[str] = []
    for name in names:
        path = tmp_path / f"{name}.yaml"
        path.write_text(WITH_A_REFERENCE, encoding="utf-8")
        # Its time shows that it was written some time ago.
        os.utime(path, (1_700_000_000, 1_700_000_000))
        named += ["-g", str(path)]
    command = ["define", "carer", "-f", "text", *named]
    later = "import time\ntime_ns = time.time_ns\ntime.time_ns = lambda: time_ns() + 3_000_000_000\n"
    code = f"{later}sys.argv[1:] = {command!r}\nfrom carelex.__main__ import main\nmain()\n"
    assert "yaml" in loaded_by(code)
    assert others_that_take_time(loaded_by(code) - by_typer) == {"sqlite3"}


WITH_A_REFERENCE = """
sources: {us: {name: Us}}
terms:
- {term: Carer, definitions: [{source: us, text: Somebody who cares for another person.}]}
- {term: Caregiver, see: Carer}
"""


def test_the_package_itself_loads_next_to_nothing() -> None:
    code = "import sys, carelex; print(*sorted(name for name in sys.modules if name.startswith('carelex')))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8")
    assert result.stdout.split() == ["carelex", "carelex.doors"]
