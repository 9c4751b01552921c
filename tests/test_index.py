"""A glossary is read once and then kept; whatever befalls what is kept, the answer is the same."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
import yaml

from carelex import look_up
from carelex.index import LAYOUT, UNUSED, seal
from carelex.names import BETWEEN
from carelex.places import bundled_glossary
from tests.clock import Clock
from tests.glossaries import term, write
from tests.other_programs import posix_only
from tests.program import DATA, Golden, Run, carelex, with_files_up_to

QUERIES = ("brokerage", "SDS", "integrated", "brokrage", "budget", "pizza")


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of this test alone, not there yet."""
    folder = tmp_path / "own cache" / "carelex"
    monkeypatch.setenv("CARELEX_CACHE_DIR", str(folder))
    return folder


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A glossary that takes a good part of a second to read."""
    terms = "".join(term(f"Term number {number}", f"What number {number} is.") for number in range(4_000))
    return write(tmp_path_factory.mktemp("large") / "large.yaml", terms)


def indexes(cache: Path) -> list[Path]:
    return sorted(cache.glob("*.carelex-[0-9]*"))


def index_of(path: Path, cache: Path) -> Path:
    """The one index that has been made of a glossary."""
    made = set(indexes(cache))
    look_up("x", glossaries=path)
    (index,) = set(indexes(cache)) - made
    return index


def text_of(path: Path, query: str = "respite") -> str:
    answer = look_up(query, glossaries=path)
    assert answer.entry is not None
    return answer.entry.definitions[0].text


def answers() -> list[object]:
    return [look_up(query, glossaries="builtin") for query in QUERIES]


# Freshness.


@pytest.fixture
def no_reading(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From when it is called, whatever would read a glossary file fails: there is no parser."""

    def forbid() -> None:
        for parser in ("CSafeLoader", "SafeLoader"):
            monkeypatch.setattr(yaml, parser, None, raising=False)

    return forbid


def test_an_unchanged_glossary_is_not_read_again(
    cache: Path, tmp_path: Path, no_reading: Callable[[], None], clock: Clock
) -> None:
    path = write(tmp_path / "g.yaml", term("Respite"))
    assert text_of(path) == "What it is."
    no_reading()
    assert text_of(path) == "What it is."
    # Nor when it has not changed for so long that its time is enough to know.
    clock.go_on(2.1)
    assert text_of(path) == "What it is."
    assert text_of(path) == "What it is."
    assert len(indexes(cache)) == 1


def test_a_changed_term_is_seen_by_the_next_call(cache: Path, tmp_path: Path) -> None:
    path = tmp_path / "g.yaml"
    # As fast as they can be written, and each as long as the one before.
    for number in range(100, 140):
        write(path, term("Respite", f"Version {number}."))
        assert text_of(path) == f"Version {number}."


def test_a_change_that_keeps_size_and_time_is_seen(cache: Path, tmp_path: Path) -> None:
    path = write(tmp_path / "g.yaml", term("Respite", "One."))
    before = path.stat()
    assert text_of(path) == "One."
    write(path, term("Respite", "Two."))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert text_of(path) == "Two."
    other = write(tmp_path / "other.yaml", term("Respite", "Six."))
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(path)
    assert text_of(path) == "Six."


def test_a_glossary_beside_a_changed_one_is_not_read_again(cache: Path, tmp_path: Path) -> None:
    small = write(tmp_path / "small.yaml", term("Respite"))
    index = index_of(write(tmp_path / "other.yaml", term("Advocacy", "From the index.")), cache)
    with closing(sqlite3.connect(index)) as connection, connection:
        connection.execute("UPDATE definition SET text = 'Kept.'")
    seal(index)
    for number in range(3):
        write(small, term("Respite", f"Version {number}."))
        both = [small, tmp_path / "other.yaml"]
        assert look_up("respite", glossaries=both).matched
        answer = look_up("advocacy", glossaries=both)
        assert answer.entry is not None
        assert answer.entry.definitions[0].text == "Kept."
    assert len(indexes(cache)) == 2


def test_an_invalid_glossary_is_not_read_again_either(
    cache: Path, run: Run, user_folder: Path, no_reading: Callable[[], None]
) -> None:
    path = user_folder / "several.yaml"
    shutil.copy(DATA / "bad" / "several.yaml", path)
    first = run("define", "x", "-g", str(path))
    assert (first.stderr.count("error"), first.code) == (3, 2)
    assert "(and 2 more errors)" in run("define", "brokerage").stderr
    no_reading()
    assert run("define", "x", "-g", str(path)) == first
    assert "(and 2 more errors)" in run("define", "brokerage").stderr


def test_an_invalid_glossary_that_is_corrected_is_read(cache: Path, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "g.yaml"
    shutil.copy(DATA / "bad" / "several.yaml", path)
    assert run("define", "respite", "-g", str(path)).code == 2
    write(path, term("Respite"))
    assert run("define", "respite", "-g", str(path)).code == 0


def test_a_file_that_cannot_be_read_today_may_be_tomorrow(cache: Path, tmp_path: Path, run: Run) -> None:
    path = tmp_path / "g.yaml"
    assert run("define", "respite", "-g", str(path)).code == 2
    write(path, term("Respite"))
    assert run("define", "respite", "-g", str(path)).code == 0


# What an index holds.


def test_the_index_holds_the_full_text(cache: Path) -> None:
    with closing(sqlite3.connect(index_of(bundled_glossary(), cache))) as connection:
        query = "SELECT DISTINCT names FROM full_text WHERE full_text MATCH ? ORDER BY names"
        for words, terms in (
            ('"broker of supports"', []),
            ('"joined up"', ["Integration"]),
            ("enabling AND direct", ["Self-directed support / Self Directed Support (SDS) / SDS"]),
        ):
            found = [names.replace(BETWEEN, " / ") for (names,) in connection.execute(query, (words,))]
            assert found == terms


def test_the_contents_of_an_index_change_only_with_its_layout(cache: Path, golden: Golden, tmp_path: Path) -> None:
    # When this fails, LAYOUT in index/file.py must go up: indexes that users have would be read wrongly. Then:
    # make test ARGS=--update-golden
    path = write(
        tmp_path / "g.yaml",
        term("Self-directed support", "Support *you* direct.", abbreviation="SDS", aliases="[SDS budget]")
        + term("Organisational programme", "See [here](https://a.example).", see_also="[SDS]")
        + term("Naïve Café", "- one\n          - two").replace("text: - one", "text: |\n          - one"),
    )
    with closing(sqlite3.connect(index_of(path, cache))) as connection:
        tables = ("source", "term", "other", "definition", "key", "shelf")
        lines = [
            f"{table}: {row!r}" for table in tables for row in connection.execute(f"SELECT * FROM {table}").fetchall()
        ]
    golden(f"index-layout-{LAYOUT}.txt", "\n".join(lines) + "\n")


# Whatever befalls it.


@posix_only
def test_an_index_is_for_its_user_alone(cache: Path) -> None:
    index = index_of(bundled_glossary(), cache)
    assert (index.stat().st_mode & 0o777, cache.stat().st_mode & 0o777) == (0o600, 0o700)


def damage_of(index: Path) -> Iterator[bytes]:
    """What may have become of an index."""
    whole = index.read_bytes()
    yield b""
    yield b"not an index at all\n" * 1000
    for share in (0.1, 0.5, 0.99):
        yield whole[: int(len(whole) * share)]
    for page in range(0, len(whole), 4096):
        yield whole[:page] + bytes(4096) + whole[page + 4096 :]


@pytest.fixture
def questions(run: Run) -> list[Callable[[], object]]:
    """What is asked of an index, in ways that read each of its tables."""
    return [
        answers,
        lambda: run("sources").stdout,
        lambda: run("compare", "brokerage", "-f", "json").stdout,
        lambda: run("compare", "-f", "json").stdout,
        lambda: run("search", "support", "plan", "-f", "json").stdout,
    ]


def test_a_damaged_index_is_made_again(cache: Path, questions: list[Callable[[], object]]) -> None:
    before = [ask() for ask in questions]
    (index,) = indexes(cache)
    sealed = index.stat()
    for number, damage in enumerate(damage_of(index)):
        for ask, answer in zip(questions, before, strict=True):
            index.write_bytes(damage)
            # It is seen by its contents alone.
            os.utime(index, ns=(sealed.st_atime_ns, sealed.st_mtime_ns))
            assert ask() == answer, number
    assert indexes(cache) == [index]


def test_an_index_that_somebody_has_written_to_is_made_again(
    cache: Path, questions: list[Callable[[], object]]
) -> None:
    """It is seen by its time, whatever it holds now, be it a whole index that answers something else."""
    before = [ask() for ask in questions]
    (index,) = indexes(cache)
    for ask, answer in zip(questions, before, strict=True):
        with closing(sqlite3.connect(index)) as connection, connection:
            connection.execute("UPDATE definition SET text = 'Damaged.'")
        assert ask() == answer
        index.write_bytes(index.read_bytes()[:-4096])
        assert ask() == answer
    assert indexes(cache) == [index]


@posix_only
def test_a_file_that_is_no_index_is_replaced_or_ignored(cache: Path, tmp_path: Path) -> None:
    before = answers()
    (index,) = indexes(cache)
    sealed = index.stat()
    index.unlink()
    with closing(sqlite3.connect(index)) as connection:
        connection.execute("CREATE TABLE other (x)")
    os.utime(index, ns=(sealed.st_atime_ns, sealed.st_mtime_ns))
    assert answers() == before
    index.unlink()
    index.symlink_to(index)
    assert answers() == before
    index.unlink()
    index.mkdir()
    assert answers() == before
    assert index.is_dir()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away")
def test_an_index_of_another_user_is_not_used(cache: Path, tmp_path: Path) -> None:
    path = write(tmp_path / "g.yaml", term("Respite"))
    index = index_of(path, cache)
    with closing(sqlite3.connect(index)) as connection, connection:
        connection.execute("UPDATE definition SET text = 'What they want you to think.'")
    os.utime(index, (0, 0))
    assert text_of(path) == "What they want you to think."
    os.chown(index, 12345, 12345)
    assert text_of(path) == "What it is."


@posix_only
@pytest.mark.parametrize("folder", ["/dev/null", "/dev/null/carelex", "/proc/carelex", "a file/carelex"])
def test_without_a_folder_to_write_the_answer_is_the_same(folder: str, tmp_path: Path, run: Run) -> None:
    (tmp_path / "a file").touch()
    before = answers()
    env = {"CARELEX_CACHE_DIR": str(tmp_path / folder)}
    for query in ("brokerage", "brokrage"):
        assert run("define", query, env=env) == run("define", query)
    assert {row["index"] for row in json.loads(run("sources", "-f", "json", env=env).stdout)} == {None}
    assert answers() == before


@posix_only
def test_on_a_full_disk_the_answer_is_the_same(cache: Path, large: Path) -> None:
    command = " ".join([with_files_up_to(64), *(f"'{each}'" for each in carelex("define", "term", "number", "7"))])
    result = subprocess.run(["bash", "-c", f"{command} -g '{large}'"], capture_output=True, timeout=60, check=False)
    assert (result.stdout[:14], result.returncode) == (b"Term number 7\n", 0)
    assert list(cache.iterdir()) == []


def test_a_copy_of_another_glossarys_index_is_not_used(cache: Path, tmp_path: Path) -> None:
    one, two = (write(tmp_path / f"{name}.yaml", term(name)) for name in ("Respite", "Advocacy"))
    index_of_one, index_of_two = index_of(one, cache), index_of(two, cache)
    shutil.copy2(index_of_one, index_of_two)
    assert text_of(two, "advocacy") == "What it is."


@posix_only
def test_an_old_index_makes_room_for_the_new_one(cache: Path, tmp_path: Path) -> None:
    path = write(tmp_path / "g.yaml", term("Respite"))
    old = index_of(path, cache)
    dead = cache / "draft-dead.carelex-draft"
    dead.touch()
    os.utime(dead, (0, 0))
    write(path, term("Advocacy"))
    # The disk is full: what can be cleared away is, though nothing new can be kept.
    command = " ".join([with_files_up_to(1), *(f"'{each}'" for each in carelex("define", "advocacy", "-g", str(path)))])
    subprocess.run(["bash", "-c", command], capture_output=True, timeout=60, check=True)
    assert [file for file in (old, dead) if file.exists()] == []


def test_a_time_in_the_future_costs_nothing(cache: Path, tmp_path: Path, clock: Clock) -> None:
    path = write(tmp_path / "g.yaml", term("Respite"))
    os.utime(path, (time.time() + 9999, time.time() + 9999))
    clock.go_on(2.1)
    assert text_of(path) == "What it is."
    (index,) = indexes(cache)
    assert index.name.count(".") == 1


@posix_only
def test_a_relative_cache_folder_and_one_at_home_are_found_again(
    monkeypatch: pytest.MonkeyPatch, clean_place: Path
) -> None:
    odd = os.fsdecode(b"caf\xe9 #1?%41 &x=y")
    for named, folder in (
        ("kept", clean_place / "kept"),
        ("~/kept", Path.home() / "kept"),
        (odd, clean_place / odd),
    ):
        monkeypatch.setenv("CARELEX_CACHE_DIR", named)
        assert look_up("brokerage").matched
        assert len(indexes(folder)) == 1
        # The second call takes it from there.
        before = indexes(folder)[0].stat().st_ino
        assert look_up("brokerage").matched
        assert indexes(folder)[0].stat().st_ino == before


@posix_only
def test_a_pipe_is_read_as_it_comes_and_not_kept(cache: Path, tmp_path: Path, run: Run) -> None:
    pipe = tmp_path / "pipe.yaml"
    os.mkfifo(pipe)
    text = write(tmp_path / "g.yaml", term("Respite")).read_text(encoding="utf-8")
    for _ in range(2):
        writer = threading.Thread(target=lambda: pipe.write_text(text, encoding="utf-8"))
        writer.start()
        assert run("define", "respite", "-g", str(pipe)).stdout.startswith("Respite\n")
        writer.join()
    assert indexes(cache) == []


# Clearing away.


def test_only_indexes_that_nobody_will_use_again_are_deleted(cache: Path, tmp_path: Path) -> None:
    unused = write(tmp_path / "unused.yaml", term("Respite"))
    of_unused = index_of(unused, cache)
    a_season_ago = time.time() // 2 * 2 - UNUSED - 2
    os.utime(of_unused, (a_season_ago, a_season_ago))
    changed = write(tmp_path / "changed.yaml", term("Respite"))
    of_changed = index_of(changed, cache)
    write(changed, term("Advocacy"))
    stays = write(tmp_path / "stays.yaml", term("Respite"))
    of_stays = index_of(stays, cache)
    assert not of_unused.exists()
    state = of_stays.name.partition(".")[0]
    older = cache / f"{state}.carelex-{LAYOUT - 1}"
    newer = cache / f"{state}.carelex-{LAYOUT + 1}"
    theirs = [cache / "notes.txt", cache / "x.carelex-0", cache / f"{state}.carelex-{LAYOUT}.bak"]
    dead, alive = cache / "draft-dead.carelex-draft", cache / "draft-alive.carelex-draft"
    theirs.append(cache / "draft-letter.md")
    for file in (older, newer, dead, alive, *theirs):
        file.touch()
    for file in (dead, *theirs):
        os.utime(file, (time.time() - 3600, time.time() - 3600))
    assert text_of(changed, "advocacy") == "What it is."
    assert not of_changed.exists()
    assert [file for file in (older, dead) if file.exists()] == []
    assert [file for file in (of_stays, newer, alive, *theirs) if not file.exists()] == []


def test_an_index_that_is_used_stays_however_old_it_is(cache: Path, tmp_path: Path) -> None:
    path = write(tmp_path / "g.yaml", term("Respite"))
    index = index_of(path, cache)
    a_season_ago = time.time() // 2 * 2 - UNUSED - 2
    os.utime(index, (a_season_ago, a_season_ago))
    made = index.stat().st_ino
    assert text_of(path) == "What it is."
    look_up("x", glossaries=write(tmp_path / "other.yaml", term("Advocacy")))
    assert text_of(path) == "What it is."
    assert index.stat().st_ino == made


def test_no_index_of_another_glossary_is_opened_to_make_one(cache: Path, tmp_path: Path) -> None:
    others = [index_of(write(tmp_path / f"{number}.yaml", term("Respite")), cache) for number in range(3)]
    for other in others:
        # It could not be opened: it would be damaged, and be cleared away.
        other.write_bytes(b"")
        os.utime(other, (0, time.time() // 2 * 2))
    assert text_of(write(tmp_path / "g.yaml", term("Respite"))) == "What it is."
    assert [other for other in others if not other.exists()] == []


# Many at once, and sudden ends.


def test_processes_that_start_at_once_on_a_cold_cache_all_answer(cache: Path) -> None:
    command = carelex("define", "brokerage", "-f", "json", "-g", "builtin", "-q")
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(8)]
    results = {(*process.communicate(timeout=60), process.returncode) for process in running}
    ((out, err, code),) = results
    assert (b'"term": "Brokerage"' in out, err, code) == (True, b"", 0)
    assert [file.suffix for file in cache.iterdir()] == [f".carelex-{LAYOUT}"]


def wait_for_a_draft(cache: Path, process: "subprocess.Popen[bytes]") -> None:
    """Wait until *process* has begun to make an index."""
    deadline = time.monotonic() + 60
    while not (cache.exists() and any(cache.iterdir())):
        assert process.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.005)


@pytest.mark.parametrize("wait", [0.0, 0.05, 0.2])
def test_killing_carelex_while_it_makes_an_index_costs_only_time(cache: Path, large: Path, wait: float) -> None:
    killed = subprocess.Popen(carelex("define", "term", "number", "7", "-g", str(large)), stdout=subprocess.PIPE)
    wait_for_a_draft(cache, killed)
    time.sleep(wait)
    killed.kill()
    killed.communicate()
    assert text_of(large, "term number 7") == "What number 7 is."
    assert len(indexes(cache)) == 1


@posix_only
def test_an_interrupt_leaves_nothing_half_made(cache: Path, large: Path) -> None:
    command = carelex("define", "term", "number", "7", "-g", str(large))
    # In the background, as some runners have it, tests and what they start would ignore the signal.
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    wait_for_a_draft(cache, process)
    # A draft that has just appeared is not known to whoever makes it.
    time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    assert process.communicate(timeout=30) == (b"", b"")
    assert process.returncode == 130
    assert list(cache.iterdir()) == []


@posix_only
def test_a_file_that_is_written_while_it_is_read_gives_no_index_of_a_mixture(cache: Path, tmp_path: Path) -> None:
    path = tmp_path / "g.yaml"
    versions = [
        write(tmp_path / "draft.yaml", "".join(term(f"Term {n}", f"Version {v}.") for n in range(100))).read_bytes()
        for v in range(10)
    ]
    path.write_bytes(versions[0])
    done = threading.Event()

    def rewrite() -> None:
        while not done.is_set():
            for version in versions:
                draft = tmp_path / "new.yaml"
                draft.write_bytes(version)
                draft.replace(path)
                # Long enough for the reader to begin, and too short for it to end.
                done.wait(0.002)

    writer = threading.Thread(target=rewrite)
    writer.start()
    try:
        for _ in range(15):
            with_all = {look_up(f"term {n}", glossaries=path).entry is not None for n in (0, 99)}
            assert with_all == {True}
    finally:
        done.set()
        writer.join()
    path.write_bytes(versions[3])
    assert {text_of(path, f"term {n}") for n in (0, 50, 99)} == {"Version 3."}


# Odd names.


@posix_only
def test_a_glossary_whose_path_is_no_text_is_read(cache: Path, tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9")
    path.mkdir()
    glossary = write(path / "g #1?%.yaml", term("Respite"))
    for _ in range(2):
        assert text_of(glossary) == "What it is."
    command = carelex("sources", "-g", str(glossary))
    shown = subprocess.run(command, capture_output=True, check=True).stdout
    assert b"caf\\udce9/g #1?%.yaml, 1 term\n" in shown


def test_a_cross_reference_may_hold_any_character(cache: Path, tmp_path: Path) -> None:
    path = write(tmp_path / "g.yaml", term("Respite", see_also='["x\\0y", "z\\x1f"]'))
    answer = look_up("respite", glossaries=path)
    assert answer.entry is not None
    assert answer.entry.see_also == ("x\0y", "z\x1f")
    assert not look_up("z", glossaries=path).matched


@pytest.mark.parametrize("words", ["community care assessment", "районная медицинская сестра"])
def test_a_misspelt_name_is_found_among_thousands_with_the_same_beginning(words: str, tmp_path: Path, run: Run) -> None:
    """Names that are too many for one shelf are divided; also where no word of them has a sound that is known."""
    first, second, third = words.split()
    letters = Random(1)
    places = ["".join(letters.sample(first + second + third, 9)) for _ in range(1600)]
    names = [f"{first} {second} {place}{third}" for place in places]
    names += [f"{first} {place}{second}{third}" for place in places]
    path = write(tmp_path / "g.yaml", "".join(map(term, names)))
    name = names[1234]
    slip = name[:-5] + name[-4:]
    for query, name_asked in ((name, name), (slip, name)):
        result = run("define", query, "-g", str(path), "-f", "csv", "-q")
        assert (f",{name_asked}," in result.stdout, result.stderr, result.code) == (True, "", 0)
