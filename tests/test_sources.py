"""carelex sources: shows each source, its file, and the index kept of the file."""

import csv
import io
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from carelex.lookup import open_lexicon, sources_in_use
from carelex.places import glossaries_in_use
from carelex.render import Format, Page
from carelex.render.sources import render_sources
from tests.glossaries import term, write
from tests.other_programs import posix_only
from tests.paths import exchanged, exchanged_with_indexes
from tests.program import DATA, Golden, Result, Run, carelex

HEAD = """\
sources:
  ours:
    name: Our <b>handbook</b> [1]
    title: "*Care* | words"
    publisher: =The team
    url: https://a.example/b_c?d=e
    published: 2014
    accessed: 2026-11-21
    licence: CC0
    note: Draft.
  none:
    name: Nobody
terms:
"""


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    return write(tmp_path / "ours.yaml", term("Respite") + term("Advocacy"), HEAD)


@pytest.fixture
def listed(run: Run, ours: Path, cache_folder: Path) -> Callable[..., str]:
    """The output of `carelex sources` for two glossaries, with the same folder names on every machine."""

    def listed(*args: str, env: dict[str, str] | None = None) -> str:
        result = run("sources", "-g", "builtin", "-g", str(ours), *args, env=env)
        assert (result.stderr, result.code) == ("", 0)
        return exchanged_with_indexes(result.stdout, {ours: "/ours.yaml"}, cache_folder)

    return listed


@pytest.mark.parametrize("output", ["text", "markdown", "json", "jsonl", "csv", "tsv"])
def test_sources_in_every_format(output: str, listed: Callable[..., str], golden: Golden) -> None:
    golden(f"sources.{output}", listed("-f", output))


@posix_only
def test_sources_in_a_terminal(run: Run, golden: Golden, monkeypatch: pytest.MonkeyPatch, clean_place: Path) -> None:
    # If the index cannot be kept, neither its size nor its folder is shown.
    monkeypatch.setenv("CARELEX_CACHE_DIR", "/dev/null")
    write(clean_place / "ours.yaml", term("Respite") + term("Advocacy"), HEAD)
    with open_lexicon(glossaries_in_use(["ours.yaml"])) as lexicon:
        told = sources_in_use(lexicon)
    for width in (30, 80, 160):
        for color in ("always", "never"):
            page = Page(width, color=color == "always")
            args = ["sources", "-f", "rich", "-g", "ours.yaml", "--color", color, "--width", str(width)]
            assert run(*args) == Result(render_sources(told, Format.RICH, page), "", 0)
            elsewhere = exchanged(told, {clean_place: "/home/anna/work"})
            golden(f"sources-{width}-{color}.txt", render_sources(elsewhere, Format.RICH, page))


def test_one_source_is_shown_with_its_glossary_alone(listed: Callable[..., str]) -> None:
    shown = listed("-s", "SCIE")
    assert shown.startswith("builtin, 13 terms\n")
    assert "SCIE (scie), 10 terms:\n" in shown
    assert "Definitions page" not in shown
    assert "ours" not in shown


def test_an_unknown_source_is_an_error(run: Run) -> None:
    result = run("sources", "-s", "scei")
    assert (result.stdout, result.code) == ("", 2)
    assert result.stderr.startswith("carelex: error: no source 'scei': did you mean 'scie'? ")


def test_data_formats_have_what_the_file_says(run: Run, ours: Path) -> None:
    rows = json.loads(run("sources", "-g", str(ours), "-f", "json").stdout)
    assert [row["source"] for row in rows] == ["ours", "none"]
    assert [row["terms"] for row in rows] == [2, 0]
    assert rows[0] | {"index": "", "index_size": 0} == {
        "source": "ours",
        "source_name": "Our <b>handbook</b> [1]",
        "terms": 2,
        "title": "*Care* | words",
        "publisher": "=The team",
        "url": "https://a.example/b_c?d=e",
        "published": "2014",
        "accessed": "2026-11-21",
        "licence": "CC0",
        "note": "Draft.",
        "glossary": str(ours),
        "file": str(ours),
        "index": "",
        "index_size": 0,
        "replaced": [],
        "skipped": [],
        "origin": None,
        "age": None,
    }
    assert Path(rows[0]["index"]).stat().st_size == rows[0]["index_size"]
    lines = run("sources", "-g", str(ours), "-f", "jsonl").stdout.splitlines()
    assert [json.loads(line) for line in lines] == rows
    table = list(csv.DictReader(io.StringIO(run("sources", "-g", str(ours), "-f", "csv").stdout)))
    assert table[0]["publisher"] == "'=The team"
    assert list(table[0]) == list(rows[0])


def test_a_source_of_two_terms_with_two_senses_is_counted_once_a_term(run: Run, tmp_path: Path) -> None:
    twice = term("Respite") + "      - source: ours\n        text: Another sense.\n"
    path = write(tmp_path / "g.yaml", twice)
    (row,) = json.loads(run("sources", "-g", str(path), "-f", "json").stdout)
    assert row["terms"] == 1


def test_a_file_that_is_skipped_is_reported_and_the_others_shown(run: Run, user_folder: Path) -> None:
    (user_folder / "broken.yaml").write_bytes((DATA / "bad" / "several.yaml").read_bytes())
    result: Result = run("sources")
    assert result.stdout.startswith("builtin, 13 terms\n")
    assert result.stderr.startswith(f"carelex: warning: {user_folder / 'broken.yaml'}:6:5: unknown key")
    assert result.code == 0


def test_sources_to_a_file(run: Run, clean_place: Path) -> None:
    result = run("sources", "-f", "csv", "-o", "sources.csv")
    assert (result.stdout, result.stderr, result.code) == ("", "", 0)
    written = (clean_place / "sources.csv").read_text(encoding="utf-8")
    assert written == run("sources", "-f", "csv").stdout


@posix_only
def test_a_pipe_is_listed_by_its_name(tmp_path: Path) -> None:
    text = write(tmp_path / "g.yaml", term("Respite")).read_text(encoding="utf-8")
    command = [*carelex("sources", "-f", "json", "-g"), "/dev/stdin"]
    (row,) = json.loads(subprocess.run(command, input=text, capture_output=True, check=True, encoding="utf-8").stdout)
    assert (row["glossary"], row["file"], row["index"]) == ("/dev/stdin", "/dev/stdin", None)
    command = [*carelex("sources", "-f", "text", "-g"), "/dev/stdin"]
    shown = subprocess.run(command, input=text, capture_output=True, check=True, encoding="utf-8").stdout
    assert shown.startswith("/dev/stdin, 1 term\n\n")


def test_help_of_sources_has_examples_first(run: Run, golden: Golden) -> None:
    golden("help-sources.txt", run("sources", "--help").stdout)
