"""Arguments that need care: stars within a phrase, and bytes that the language settings cannot read."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.other_programs import posix_only
from tests.program import Run, carelex


def test_words_with_stars_in_one_argument_are_each_a_beginning(run: Run) -> None:
    apart, together = run("search", "pers*", "bud*"), run("search", "pers* bud*")
    assert together.code == 0
    assert together == apart


def test_a_phrase_may_end_with_a_star(run: Run) -> None:
    assert [hit["term"] for hit in json.loads(run("search", "personal bud*", "-f", "json").stdout)]


@pytest.mark.parametrize("arguments", [['"pers* bud*"'], ["care", "-pers* bud*"]])
def test_a_star_within_a_phrase_is_not_dropped_silently(arguments: list[str], run: Run) -> None:
    result = run("search", *arguments)
    assert (result.stdout, result.code) == ("", 2)
    assert result.stderr == "carelex: error: only the last word of a phrase can end with *; give the words one by one\n"


# As the shell passes it on if the language settings are only for ASCII.
BUDGET = os.fsencode("büdget").decode("ascii", "surrogateescape")


@posix_only
def test_an_argument_is_read_as_utf8_if_the_settings_cannot_read_it(run: Run) -> None:
    assert json.loads(run("define", BUDGET, "-f", "json").stdout)["query"] == "büdget"
    assert run("search", BUDGET) == run("search", "büdget")
    assert run("list", "--starting", BUDGET) == run("list", "--starting", "büdget")


@posix_only
def test_files_are_found_by_their_bytes_in_such_settings(clean_place: Path) -> None:
    (clean_place / "büdgets.yaml").write_text(
        "sources: {ours: {name: Ours}}\nterms:\n- {term: Büdget, definitions: [{source: ours, text: Money.}]}\n",
        encoding="utf-8",
    )
    env = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    command = carelex("define", "büdget", "-g", "büdgets.yaml", "-f", "json", "-o", "önly.json")
    done = subprocess.run(command, env=env, capture_output=True, check=False)
    assert (done.stdout, done.stderr, done.returncode) == (b"", b"", 0)
    assert json.loads((clean_place / "önly.json").read_text(encoding="utf-8"))["query"] == "büdget"
