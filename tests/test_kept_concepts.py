"""The cache keeps which terms glossaries share; answers stay the same even if that file is damaged or lost."""

import json
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from carelex import look_up
from tests.clock import Clock
from tests.glossaries import term, write
from tests.program import Run
from tests.test_index import damage_of
from tests.test_joining import glossary, says

NAMES = ("Care home", "Care homes", "Care plan", "Direct Payments", "Integrated Care Board (ICB)", "Zoo visit")


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder for this test alone, which does not exist yet."""
    folder = tmp_path / "own cache" / "carelex"
    monkeypatch.setenv("CARELEX_CACHE_DIR", str(folder))
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of glossaries with some names in common."""
    folder = tmp_path / "glossaries"
    folder.mkdir()
    for number, name in enumerate("abcdef"):
        glossary(folder / f"{name}.yaml", says(NAMES[number]), says("ICB", f"{name} says."), says("Direct payment"))
    return folder


def kept(cache: Path) -> list[Path]:
    return sorted(cache.glob("*.carelex-concepts-*"))


@pytest.fixture
def ask(run: Run, folder: Path) -> Callable[[], list[str]]:
    """Ask a question that reads each of the tables."""
    questions = (
        ["define", "direct payment", "-f", "json"],
        ["define", "direct paymnet", "-f", "text"],
        ["define", "icb board", "-f", "json"],
        ["list", "-f", "json"],
        ["search", "says", "-f", "json"],
        ["compare", "-f", "json"],
        ["sources", "-f", "text"],
    )
    return lambda: [run(*question, "-g", str(folder)).stdout for question in questions]


@pytest.mark.usefixtures("folder")
def test_it_is_made_once_and_for_its_user_alone(cache: Path, ask: Callable[[], list[str]], clock: Clock) -> None:
    # Once the glossaries are older, the file has another name.
    clock.go_on(2.1)
    before = ask()
    (file,) = kept(cache)
    made = file.stat()
    assert made.st_mode & 0o777 == 0o600
    assert ask() == before
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == (made.st_ino, made.st_mtime_ns)


def test_a_change_of_a_glossary_is_seen_and_the_old_file_is_deleted(cache: Path, folder: Path) -> None:
    files = sorted(folder.iterdir())
    assert look_up("zoo visits", glossaries=folder).matched
    (before,) = kept(cache)
    glossary(files[-1], says("Care plans"))
    answer = look_up("care plan", glossaries=folder)
    assert answer.entry is not None
    assert [definition.source.id for definition in answer.entry.definitions] == ["c", "f"]
    assert not look_up("zoo visits", glossaries=folder).matched
    (after,) = kept(cache)
    assert after != before


def test_damage_is_mended(cache: Path, ask: Callable[[], list[str]]) -> None:
    before = ask()
    (file,) = kept(cache)
    damages = [*damage_of(file)]
    # Of the damages to pages, every second one is enough.
    for number, damage in enumerate([*damages[:5], *damages[5::2]]):
        # Once the glossaries are older, the file has another name.
        (file,) = kept(cache)
        sealed = file.stat()
        file.write_bytes(damage)
        # Only the contents show the change.
        os.utime(file, ns=(sealed.st_atime_ns, sealed.st_mtime_ns))
        assert ask() == before, number


def test_a_file_that_somebody_has_written_to_is_made_again(cache: Path, ask: Callable[[], list[str]]) -> None:
    before = ask()
    (file,) = kept(cache)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE concept SET name = 'Damaged'")
    assert ask() == before


@pytest.mark.parametrize("lost", ["one", "all"])
def test_an_index_that_is_gone_beside_it_is_made_again(
    lost: str, cache: Path, ask: Callable[[], list[str]], clock: Clock
) -> None:
    # Once the glossaries are older, their indexes have other names.
    clock.go_on(2.1)
    before = ask()
    indexes = sorted(file for file in cache.iterdir() if "concepts" not in file.name)
    others = {index.stat().st_ino for index in indexes if lost == "one" and index != indexes[2]}
    for index in indexes if lost == "all" else indexes[2:3]:
        index.unlink()
    assert ask() == before
    # The files are the same. Once their glossaries are two seconds old, they have shorter names.
    assert others <= {file.stat().st_ino for file in cache.iterdir()}


def test_damage_of_an_index_is_mended_where_it_is_to_be_kept_anew(cache: Path, ask: Callable[[], list[str]]) -> None:
    before = ask()
    (file,) = kept(cache)
    file.unlink()
    index = sorted(file for file in cache.iterdir() if "concepts" not in file.name)[2]
    sealed, whole = index.stat(), index.read_bytes()
    # Everything except which glossary it is from.
    index.write_bytes(whole[: 3 * 4096] + b"U" * (len(whole) - 3 * 4096))
    os.utime(index, ns=(sealed.st_atime_ns, sealed.st_mtime_ns))
    assert ask() == before
    assert kept(cache)


def test_without_a_cache_the_answers_are_the_same(
    ask: Callable[[], list[str]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = ask()
    no_folder = tmp_path / "file"
    no_folder.write_text("", encoding="utf-8")
    monkeypatch.setenv("CARELEX_CACHE_DIR", str(no_folder))
    # Without a cache, there is no index file either.
    assert ask()[:-1] == before[:-1]


def test_small_glossaries_and_large_ones_answer_together(tmp_path: Path, run: Run) -> None:
    large = write(
        tmp_path / "large.yaml", "".join(term(f"Term number {number}") for number in range(3_500)) + term("Care plans")
    )
    small = [glossary(tmp_path / f"{name}.yaml", says("Care plan"), says(f"Name {name}")) for name in "ab"]
    for files in ([large, *small], [small[0], large, small[1]]):
        args = [arg for file in files for arg in ("-g", str(file))]
        told = json.loads(run("define", "care plan", "-f", "json", *args).stdout)
        assert [Path(each["glossary"]) for each in told["definitions"]] == files
        for query, name in (("name b", "Name b"), ("term number 3411", "Term number 3411"), ("naem a", "Name a")):
            assert json.loads(run("define", query, "-f", "json", *args).stdout)["term"] == name


@pytest.mark.usefixtures("cache")
def test_an_invalid_file_does_not_stop_the_others(folder: Path, user_folder: Path) -> None:
    for file in folder.iterdir():
        file.rename(user_folder / file.name)
    (user_folder / "bad.yaml").write_text("terms: 1\n", encoding="utf-8")
    for _ in range(2):
        found = look_up("icb").entry
        assert found is not None
        assert [definition.source.id for definition in found.definitions] == [*"abcdef"]
