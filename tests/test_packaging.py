"""What a package index shows, what is in the wheel and can be left out, and what the files of a release agree on."""

import os
import subprocess
import zipfile
from pathlib import Path

import pytest

from carelex import __version__
from tests.built import built_once, unpacked
from tests.other_programs import needs
from tests.program import CARELEX, Run

# What is in the wheel.


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built_once("wheel", tmp_path_factory)


def test_each_licence_is_in_the_wheel_once(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        licences = [name.partition(".dist-info/")[2] for name in archive.namelist() if "licen" in name.lower()]
    assert sorted(licences) == [
        "licenses/LICENSE",
        "licenses/src/carelex/english/english-licence.txt",
        "licenses/src/carelex/english/wordnet-licence.txt",
    ]


COMPLETIONS = {
    "bash": "bash-completion/completions/carelex",
    "zsh": "zsh/site-functions/_carelex",
    "fish": "fish/vendor_completions.d/carelex.fish",
}
# How each shell is asked what it does for carelex; $1 is the folder "share".
ASKED = {
    "bash": 'source "$1/bash-completion/completions/carelex"; complete -p carelex',
    "zsh": 'fpath=("$1/zsh/site-functions" $fpath); autoload -Uz compinit; compinit -u; print $_comps[carelex]',
    "fish": 'set -x XDG_DATA_DIRS "$argv[2]"; exec fish -c "complete -C \'carelex def\'"',
}
ANSWERED = {
    "bash": "complete -o default -F _carelex carelex",
    "zsh": "_carelex",
    "fish": "define\tShow what each source says a term means",
}


@pytest.mark.parametrize("shell", COMPLETIONS)
def test_a_shell_finds_its_completion_where_the_wheel_puts_it(
    shell: str, wheel: Path, tmp_path: Path, run: Run
) -> None:
    share = unpacked(wheel, tmp_path) / f"carelex-{__version__}.data" / "data" / "share"
    script = share / COMPLETIONS[shell]
    assert script.read_text(encoding="utf-8") == run("--show-completion", shell).stdout
    needs(shell)
    # fish completes only what it finds.
    command = tmp_path / "bin" / "carelex"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec {CARELEX} "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    environ = {**os.environ, "PATH": os.pathsep.join([str(command.parent), os.environ["PATH"]])}
    quietly = {"bash": ["--norc", "--noprofile"], "zsh": ["-f"], "fish": []}[shell]
    asked = [shell, *quietly, "-c", ASKED[shell], shell, str(share)]
    answer = subprocess.run(asked, env=environ, capture_output=True, check=True, encoding="utf-8", timeout=60)
    assert answer.stdout.strip() == ANSWERED[shell]
