"""carelex starts quickly: what an answer does not need is not loaded for it."""

import subprocess
import sys

import pytest

# What each answer must do without, by the first part of a module's name.
HEAVY = {"rich", "yaml", "rapidfuzz", "Stemmer", "jellyfish", "markdown_it", "platformdirs", "pydantic"}
ALLOWED: dict[str, set[str]] = {
    "--version": set(),
    "--help": set(),
    "define --help": set(),
    "define brokerage -f json -g builtin": {"yaml"},
    "define brokerage -f jsonl": {"yaml", "platformdirs"},
    "define sds -f csv -g builtin": {"yaml"},
    "define brokerage -f text -g builtin": {"yaml", "markdown_it"},
    "define brokerage -f rich -g builtin": {"yaml", "markdown_it", "rich"},
    "define coproduction -f json -g builtin": {"yaml"},
    "define integrated -f json -g builtin": {"yaml", "Stemmer"},
    "define brokrage -f json -g builtin": {"yaml", "Stemmer", "rapidfuzz"},
}


@pytest.mark.parametrize("command", ALLOWED)
def test_an_answer_loads_only_what_it_needs(command: str) -> None:
    code = (
        "import sys, atexit\n"
        "atexit.register(lambda: print(*sys.modules, file=sys.stderr))\n"
        f"sys.argv[1:] = {command.split()!r}\n"
        "from carelex.__main__ import main\n"
        "main()\n"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8")
    loaded = {module.partition(".")[0] for module in result.stderr.split("\n")[-2].split()}
    assert "carelex" in loaded
    assert loaded & HEAVY == ALLOWED[command]


def test_the_package_itself_loads_next_to_nothing() -> None:
    code = "import sys, carelex; print(*sorted(name for name in sys.modules if name.startswith('carelex')))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8")
    assert result.stdout.split() == ["carelex"]
