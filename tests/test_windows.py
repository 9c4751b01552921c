"""Windows differs in its paths, shells, consoles, encodings and locked files.

Decisions are tested for both systems here. The rest is real on the system where these tests run: on Windows too.
"""

import errno
import io
import json
import os
import re
import shlex
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path, PureWindowsPath
from types import SimpleNamespace

import pytest

from carelex import look_up
from carelex.borrowing import borrow
from carelex.cli.console import END, Color, how_to_end, keys_of, page_for, reader_has_gone, write
from carelex.cli.console.files import check_target
from carelex.cli.console.pager import words_of_pager
from carelex.cli.console.terminal import acts_on_escapes
from carelex.fetching import is_address
from carelex.glossary.starter import moving_on_windows
from carelex.importing.glossary_titles import is_about_words
from carelex.places import file_at, glossaries_in_use
from carelex.quoting import as_word, command_of
from carelex.replacing import put_in_place
from tests.glossaries import HEAD, term
from tests.glossaries import write as write_glossary
from tests.other_programs import posix_only
from tests.program import Program, Run, carelex
from tests.terminal import TerminalStream

NOT_UTF_8 = {"PYTHONUTF8": "0", "PYTHONIOENCODING": "cp1252"}
# Typographic quotation marks, which have other bytes in cp1252 than in UTF-8, and a letter that cp1252 lacks.
TEXT = "“Carer’s break” – é, ł."


@pytest.fixture
def as_on_windows(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Within the test, Python says that this is Windows. No text may be made a `Path` then."""
    with monkeypatch.context() as patch:
        patch.setattr("os.name", "nt")
        yield


# Commands that carelex suggests.


@pytest.mark.parametrize(
    ("word", "on_windows"),
    [
        ("ours.yaml", "ours.yaml"),
        (r"C:\Users\jo\ours.yaml", r"C:\Users\jo\ours.yaml"),
        (r"\\server\words\été.yaml", r"\\server\words\été.yaml"),
        ("our words.yaml", '"our words.yaml"'),
        ("C:\\our words\\", '"C:\\our words\\\\"'),
        ("", '""'),
        ("it's", '"it\'s"'),
        ("carer’s", '"carer’s"'),
        ("a&b", '"a&b"'),
        ("a,b", '"a,b"'),
        ("@a", '"@a"'),
        ("$HOME", "'$HOME'"),
        ("100%", "'100%'"),
        ('say "aye"', "'say \"aye\"'"),
        ("“carer’s”", "'“carer’’s”'"),
        ("it's `that`", "'it''s `that`'"),
    ],
)
def test_a_suggested_command_can_be_copied_into_the_shell_of_each_system(word: str, on_windows: str) -> None:
    assert as_word(word, on_windows=True) == on_windows
    assert shlex.split(as_word(word, on_windows=False)) == [word]


def test_a_suggested_command_is_for_the_system_at_hand() -> None:
    words = ["carelex", "define", "short break", "$5"]
    assert command_of(words) == command_of(words, on_windows=os.name == "nt")
    assert command_of(words, on_windows=True) == "carelex define \"short break\" '$5'"


@pytest.mark.parametrize("is_there", [True, False])
def test_the_way_to_the_glossary_folder_can_be_taken_in_both_shells_of_windows(is_there: bool) -> None:
    folder = PureWindowsPath(r"C:\Users\Jo Bloggs\AppData\Local\carelex\glossaries")
    steps = [
        r'mkdir "C:\Users\Jo Bloggs\AppData\Local\carelex\glossaries"',
        r'move ours.yaml "C:\Users\Jo Bloggs\AppData\Local\carelex\glossaries"',
    ]
    assert moving_on_windows("ours.yaml", folder, is_there=is_there) == steps[is_there:]


@pytest.mark.parametrize(
    ("pager", "words", "on_windows"),
    [
        ("less -FRX", ["less", "-FRX"], ["less", "-FRX"]),
        (r"C:\tools\less.exe -R", ["C:toolsless.exe", "-R"], [r"C:\tools\less.exe", "-R"]),
        (r'"C:\Program Files\less.exe" -R', [r"C:\Program Files\less.exe", "-R"], [r"C:\Program Files\less.exe", "-R"]),
        ("less 'unclosed", [], []),
        ("", [], []),
    ],
)
def test_a_pager_is_named_as_its_system_writes_paths(pager: str, words: list[str], on_windows: list[str]) -> None:
    assert words_of_pager(pager, on_windows=False) == words
    assert words_of_pager(pager, on_windows=True) == on_windows


def test_the_keys_that_end_what_is_typed_are_those_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("os.name", "nt")
        ends = how_to_end()
    assert ends == "Ctrl-Z and Enter"


# Paths.


@pytest.mark.parametrize("path", [r"C:\ours.yaml", "C:/ours.yaml", "c:ours.yaml", r"\\server\words\ours.yaml", "con:"])
def test_a_path_of_windows_is_no_address(path: str) -> None:
    assert not is_address(path)


@pytest.mark.parametrize("name", [r"docs\glossary.html", r"C:\docs\our-glossary.html", "docs/glossary.html"])
def test_a_file_is_called_a_glossary_by_its_own_name(name: str) -> None:
    assert is_about_words(name)


@pytest.mark.parametrize("name", [r"C:\glossary\page.html", "glossary/page.html"])
def test_the_name_of_its_folder_makes_no_glossary_of_a_file(name: str) -> None:
    assert not is_about_words(name)


def test_the_variable_lists_paths_as_the_system_parts_them(clean_place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = ["a.yaml", "b.yaml"]
    for name in names:
        write_glossary(clean_place / name, term("Respite"))
    # With drives, a colon separates nothing.
    monkeypatch.setattr("os.pathsep", ";")
    monkeypatch.setenv("CARELEX_GLOSSARY", ";".join(str(clean_place / name) for name in names))
    assert [place.path.name for place in glossaries_in_use()] == names


@posix_only
def test_a_path_on_another_drive_is_shown_whole(clean_place: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:

    def no_way(path: str) -> str:
        raise ValueError("path is on mount 'D:', start on mount 'C:'")

    (clean_place / "answer.txt").symlink_to("/on/another/drive/answer.txt")
    monkeypatch.setattr("os.path.relpath", no_way)
    result = run("define", "recovery", "-o", "answer.txt")
    problem = "no folder '/on/another/drive'; make it first, or name another"
    assert (result.stderr, result.code) == (f"carelex: error: answer.txt: {problem}\n", 2)


def test_a_file_is_the_same_however_its_path_is_written(clean_place: Path) -> None:
    path = write_glossary(clean_place / "ours.yaml", term("Respite"))
    # As on a file system where capitals make no difference; a second name does the same on any.
    if not (clean_place / "OURS.yaml").exists():
        os.link(path, clean_place / "OURS.yaml")
    assert file_at("ours.yaml") == file_at(clean_place / "OURS.yaml")
    assert len(glossaries_in_use(["ours.yaml", "OURS.yaml"])) == 1
    with pytest.raises(Exception, match="this command reads this file and would overwrite it"):
        check_target("OURS.yaml", keep=[path])
    assert file_at("none.yaml") == file_at(clean_place / "none.yaml")
    assert file_at("none.yaml") != file_at("ours.yaml")


@pytest.mark.parametrize("name", ["con", "NUL", "aux.old", "com1", "lpt9", "COM²"])
def test_a_borrowed_glossary_is_never_called_like_a_device_of_windows(name: str, clean_place: Path) -> None:
    path = write_glossary(clean_place / "theirs.yaml", term("Respite"))
    assert borrow(str(path), name).path.name == f"glossary-{name}.yaml"


@pytest.mark.parametrize("name", ["console", "com10", "null", "auxiliary"])
def test_a_name_that_only_begins_like_a_device_is_kept(name: str, clean_place: Path) -> None:
    path = write_glossary(clean_place / "theirs.yaml", term("Respite"))
    assert borrow(str(path), name).path.name == f"{name}.yaml"


def test_the_device_that_keeps_nothing_may_be_the_output(run: Run) -> None:
    result = run("define", "recovery", "-o", os.devnull)
    assert (result.stdout, result.stderr, result.code) == ("", "", 0)


# Streams.


def test_a_reader_that_has_gone_is_known_by_what_windows_says(as_on_windows: None) -> None:
    assert reader_has_gone(OSError(errno.EINVAL, "Invalid argument"))
    assert not reader_has_gone(OSError(errno.ENOSPC, "No space left on device"))


def test_elsewhere_an_invalid_argument_is_an_error() -> None:
    assert reader_has_gone(BrokenPipeError(errno.EPIPE, "Broken pipe"))
    assert reader_has_gone(OSError(errno.EINVAL, "Invalid argument")) == (os.name == "nt")


def test_to_write_to_a_reader_that_has_gone_is_the_same_on_each_system(as_on_windows: None) -> None:

    class Gone(io.StringIO):
        def flush(self) -> None:
            raise OSError(errno.EINVAL, "Invalid argument")

    with pytest.raises(BrokenPipeError):
        write(["a line\n"], Gone())


def test_a_program_that_reads_only_the_beginning_ends_it_quietly() -> None:
    command = carelex("define", "-", "-f", "jsonl", "-g", "builtin")
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(b"brokerage\n")
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["term"] == "Brokerage"
        process.stdout.close()
        process.stdin.write(b"recovery\n" * 50)
        process.stdin.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


def test_a_console_that_cannot_act_on_escapes_gets_no_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    for can, colored in ((1, True), (0, False)):
        with monkeypatch.context() as patch:
            pretend_console(patch, mode=3, can_set=can)
            page = page_for(ConsoleStream(), Color.AUTO, 80, {})
        assert (page.color, page.links) == (colored, colored)


def test_a_console_is_asked_to_act_on_escapes(monkeypatch: pytest.MonkeyPatch) -> None:
    for mode, asked in ((3, [7]), (7, []), (0, [5])):
        with monkeypatch.context() as patch:
            modes = pretend_console(patch, mode=mode, can_set=1)
            assert acts_on_escapes(ConsoleStream())
        assert modes == asked


def test_a_terminal_that_is_no_console_of_windows_acts_on_escapes(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        modes = pretend_console(patch, mode=None, can_set=0)
        assert acts_on_escapes(ConsoleStream())
    assert modes == []


@pytest.mark.skipif(os.name == "nt", reason="here the keys would be those of a person")
def test_the_keys_of_the_console_of_windows_are_read_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    # A letter, an arrow, which comes as two, one of the row above, the end of the input, and an interrupt.
    coming = [*"d", "\xe0", "H", "\0", ";", "\x1a", "\x03"]
    shown = TerminalStream()
    with monkeypatch.context() as patch:
        patch.setitem(sys.modules, "msvcrt", SimpleNamespace(getwch=lambda: coming.pop(0)))
        patch.setattr("sys.platform", "win32")
        with keys_of(io.StringIO(), shown, is_plain=False) as keys:
            assert not keys.fills_screen
            keys.show("Same or different?")
            assert [keys.read() for _ in range(4)] == ["d", "\0", "\0", END]
            with pytest.raises(KeyboardInterrupt):
                keys.read()
    assert shown.getvalue().startswith("\nSame or different?\n> ")


class ConsoleStream(TerminalStream):
    def fileno(self) -> int:
        return 1


def pretend_console(patch: pytest.MonkeyPatch, *, mode: int | None, can_set: int) -> list[int]:
    """Pretend that this is Windows, with its console in *mode*, or without one; return the modes that are set."""
    asked: list[int] = []

    def get_mode(_: object, into: object) -> int:
        if mode is not None:
            into._obj.value = mode  # type: ignore[attr-defined]
        return mode is not None

    def set_mode(_: object, wanted: int) -> int:
        asked.append(wanted)
        return can_set

    kernel = SimpleNamespace(GetConsoleMode=get_mode, SetConsoleMode=set_mode)
    patch.setattr("ctypes.windll", SimpleNamespace(kernel32=kernel), raising=False)
    patch.setitem(sys.modules, "msvcrt", SimpleNamespace(get_osfhandle=lambda number: number))
    patch.setattr("sys.platform", "win32")
    return asked


# Encodings.


@pytest.fixture
def with_marks(clean_place: Path) -> Path:
    return write_glossary(clean_place / "ours.yaml", term("Carer’s break", json.dumps(TEXT, ensure_ascii=False)))


def test_output_to_a_pipe_is_in_the_encoding_of_the_system(with_marks: Path, program: Program) -> None:
    result = program("define", "carer's", "break", "-g", with_marks.name, "-f", "text", env=NOT_UTF_8)
    assert result.stdout.decode("cp1252").splitlines()[3] == TEXT.replace("ł", "?")
    assert result.stderr == b""


def test_json_loses_nothing_in_the_encoding_of_the_system(with_marks: Path, program: Program) -> None:
    result = program("define", "carer's", "break", "-g", with_marks.name, "-f", "json", env=NOT_UTF_8)
    assert json.loads(result.stdout.decode("cp1252"))["definitions"][0]["text"] == TEXT


def test_a_file_is_in_utf_8_whatever_the_encoding_of_the_system(with_marks: Path, program: Program) -> None:
    program("define", "carer's", "break", "-g", with_marks.name, "-o", "answer.txt", env=NOT_UTF_8)
    data = Path("answer.txt").read_bytes()
    assert data.decode("utf-8").splitlines()[3] == TEXT
    assert b"\r" not in data


def test_a_glossary_that_is_sent_to_stdout_keeps_every_letter(with_marks: Path, program: Program) -> None:
    result = program("import", with_marks.name, "-y", "-q", env=NOT_UTF_8)
    assert TEXT in result.stdout.decode("utf-8")
    assert b"\r" not in result.stdout
    Path("again.yaml").write_bytes(result.stdout)
    assert program("check", "again.yaml", "-q").returncode == 0


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_queries_are_read_from_whatever_windows_saves_them_as(
    encoding: str, line_end: str, with_marks: Path, program: Program
) -> None:
    queries = f"Carer’s break{line_end}# a comment{line_end}{line_end}Carer’s break{line_end}".encode(encoding)
    result = program("define", "-", "-g", with_marks.name, "-f", "jsonl", stdin=queries, env=NOT_UTF_8)
    answers = [json.loads(line) for line in result.stdout.decode("cp1252").splitlines()]
    assert [(answer["query"], answer["match"]) for answer in answers] == [("Carer’s break", "exact")] * 2
    assert (result.stderr, result.returncode) == (b"", 0)


def test_messages_on_stderr_are_in_the_encoding_of_the_system(program: Program) -> None:
    result = program("define", "ł’s", "-g", "builtin", env=NOT_UTF_8)
    said = 'No entry for "?’s". To see all terms: carelex list -g builtin'
    assert result.stderr.decode("cp1252").splitlines() == [said]
    assert result.returncode == 1


def test_a_glossary_with_line_ends_of_windows_is_the_same_glossary(clean_place: Path) -> None:
    text = HEAD + term("Respite", "|\n          A break.\n\n          - one\n          - two\n")
    for name, ends in (("unix.yaml", "\n"), ("windows.yaml", "\r\n")):
        Path(name).write_bytes(text.replace("\n", ends).encode())
    unix, windows = (look_up("respite", glossaries=name) for name in ("unix.yaml", "windows.yaml"))
    assert unix.entry is not None
    assert windows.entry is not None
    assert [each.text for each in windows.entry.definitions] == [each.text for each in unix.entry.definitions]


# Files that another program has open.


@pytest.mark.parametrize(("failures", "is_replaced"), [(0, True), (3, True), (99, False)])
def test_a_file_that_is_open_for_a_moment_is_waited_for(
    failures: int, is_replaced: bool, clean_place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft, target = clean_place / "draft", clean_place / "target"
    draft.write_bytes(b"new")
    target.write_bytes(b"old")
    waited: list[float] = []
    with monkeypatch.context() as patch:
        refuse_to_replace(patch, failures)
        patch.setattr(time, "sleep", waited.append)
        patch.setattr("os.name", "nt")
        try:
            put_in_place(draft, target)
        except PermissionError:
            assert not is_replaced
    assert target.read_bytes() == (b"new" if is_replaced else b"old")
    assert sum(waited) < 1
    assert len(waited) == min(failures, 5)


def test_elsewhere_nothing_is_waited_for(clean_place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draft, target = clean_place / "draft", clean_place / "target"
    draft.write_bytes(b"new")
    if os.name == "nt":
        pytest.skip("this is Windows")
    with monkeypatch.context() as patch:
        refuse_to_replace(patch, 1)
        with pytest.raises(PermissionError):
            put_in_place(draft, target)


def refuse_to_replace(patch: pytest.MonkeyPatch, times: int) -> None:
    """Make the system refuse so many times to replace a file, as Windows does while it is open."""
    left = [times]
    replace = os.replace

    def refusing(*args: object) -> None:
        if left[0] > 0:
            left[0] -= 1
            raise PermissionError(errno.EACCES, "Access is denied")
        replace(*args)  # type: ignore[arg-type]

    patch.setattr("os.replace", refusing)


def test_a_file_that_cannot_be_replaced_is_reported_and_no_draft_is_left(
    clean_place: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    path = clean_place / "answer.txt"
    path.write_bytes(b"before")
    refuse_to_replace(monkeypatch, 99)
    result = run("define", "recovery", "-o", path.name)
    assert re.fullmatch(r"carelex: error: answer\.txt: cannot be written \(.*\)\n", result.stderr)
    assert result.code == 2
    assert [*clean_place.iterdir()] == [path]
    assert path.read_bytes() == b"before"


def test_an_index_that_another_process_reads_need_not_be_replaced(
    clean_place: Path, cache_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_glossary(clean_place / "ours.yaml", term("Respite", "A break."))
    refuse_to_replace(monkeypatch, 99)
    for _ in range(2):
        assert look_up("respite", glossaries="ours.yaml").matched
    assert [file.name for file in cache_folder.iterdir() if "draft" in file.name] == []


def test_a_damaged_index_that_cannot_be_replaced_costs_no_answer(
    cache_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (index,) = [file for file in cache_folder.iterdir() if ".carelex-" in file.name]
    attributes = index.stat()
    before = look_up("brokerage", glossaries="builtin")
    with sqlite3.connect(index) as connection:
        connection.execute("DROP TABLE definition")
    connection.close()
    os.utime(index, ns=(attributes.st_atime_ns, attributes.st_mtime_ns))
    refuse_to_replace(monkeypatch, 99)
    unlink = Path.unlink

    def refusing(path: Path, missing_ok: bool = False) -> None:
        if path == index:
            raise PermissionError(errno.EACCES, "Access is denied")
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", refusing)
    assert look_up("brokerage", glossaries="builtin") == before


def test_completion_ends_its_lines_as_the_shells_of_unix_do(program: Program) -> None:
    env = {"_CARELEX_COMPLETE": "complete_bash", "COMP_WORDS": "", "COMP_LINE": ""}
    result = program("", "0", env=env)
    assert b"\r" not in result.stdout
