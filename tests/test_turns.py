"""If several processes would make one index at the same time, one does, and the others wait for it."""

import re
import subprocess
import time
from pathlib import Path

import pytest

from tests.glossaries import term, write
from tests.program import carelex


def test_of_many_first_calls_at_once_one_makes_the_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = tmp_path / "cache"
    monkeypatch.setenv("CARELEX_CACHE_DIR", str(cache))
    terms = "".join(term(f"Term number {number}", f"What number {number} is.") for number in range(3_000))
    command = carelex("define", "term", "number", "7", "-g", str(write(tmp_path / "g.yaml", terms)), "-q")
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(6)]
    drafts: set[str] = set()
    while any(process.poll() is None for process in running):
        names = [file.name for file in cache.iterdir()] if cache.exists() else []
        # Nobody can predict the name of a draft.
        drafts.update(name for name in names if re.fullmatch(r"draft-[^-.]+\.carelex-draft", name))
        # The other processes use the processor too, and the draft exists for much longer.
        time.sleep(0.005)
    answers = {(*process.communicate(), process.returncode) for process in running}
    ((out, err, code),) = answers
    assert (b"What number 7 is." in out, err, code) == (True, b"", 0)
    assert len(drafts) == 1
    assert len([*cache.iterdir()]) == 1


def test_a_turn_that_somebody_left_behind_keeps_nobody_waiting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = tmp_path / "cache"
    monkeypatch.setenv("CARELEX_CACHE_DIR", str(cache))
    terms = "".join(term(f"Term number {number}") for number in range(3_000))
    path = write(tmp_path / "g.yaml", terms)
    command = carelex("define", "term", "number", "7", "-g", str(path))
    killed = subprocess.Popen(command, stdout=subprocess.PIPE)
    while not (cache.exists() and any(cache.iterdir())):
        assert killed.poll() is None
        time.sleep(0.005)
    killed.kill()
    killed.communicate()
    assert any(cache.iterdir())
    # It would wait for a minute.
    assert subprocess.run(command, capture_output=True, timeout=30, check=False).returncode == 0
