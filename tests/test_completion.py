"""Completion in real shells: the words that carelex gets when a person types, presses Tab, and then Enter."""

import json
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.glossaries import term, write
from tests.other_programs import needs
from tests.program import CARELEX, Run, carelex
from tests.quick_start import NOT_SET, command_for_shells
from tests.terminal import Screen

SHELLS = {"bash": ["--norc", "--noprofile", "-i"], "zsh": ["-f", "-i"], "fish": ["--no-config", "-i"]}

# Names with characters that are special in shells, and the keys typed for each: plain, and within quotes.
HOSTILE = {
    "Care & $HOME, `id` (£)": ("care\\ \\&", '"care &', "'care "),
    'Dr\'s "best" > <one|two>': ("dr\\'", '"dr', "'DR"),
    "Amount:a=b;{c,d}": ("amo", '"amount:a=', "Amount:"),
    "Études *very* [new]?": ("étu", '"étu'),
    "Stop! #now": ("stop", '"stop!'),
    "back\\slash\\": ("back", "'back"),
    "~tilde ^hat": ("\\~", "'~"),
}
UNFIT = ['"-dash"', '"bells\\tof"', '"bell\\a of"', '"bell\\nof"', '"bell\\e[1mof"']
PLAIN = ["Personal budget", "Personal health budget", "Self-directed support", "Self management", "(The) Welfare State"]
PLAIN += ["Carer's assessment", "Carer support"]

HEAD = """\
sources:
  ours:
    name: Ours
  second-one:
    name: "The team's: 2nd"
terms:
"""


@pytest.fixture(scope="module")
def glossary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    terms = "".join(term(name) for name in [*map(json.dumps, [*HOSTILE, *PLAIN]), *UNFIT])
    terms += term("Time off", aliases="[Respite care]", abbreviation="T.O.")
    return write(tmp_path_factory.mktemp("glossary") / "hostile.yaml", terms, HEAD)


class Shell:
    """An interactive shell with carelex's script. carelex does not run; the words for it are recorded."""

    def __init__(self, name: str, folder: Path, env: dict[str, str]) -> None:
        self.name = name
        self.work = folder / "work"
        self.work.mkdir()
        (self.work / "a file.yaml").touch()
        self._noted = folder / "noted"
        scripts = folder / "scripts"
        scripts.mkdir()
        program = scripts / "carelex"
        program.write_text(
            "#!/bin/sh\n"
            f'[ "$_CARELEX_COMPLETE" ] && [ -e fresh ] && exec {CARELEX} "$@"\n'
            f'[ "$_CARELEX_COMPLETE" ] && exec {command_for_shells()} "$@"\n'
            f"printf '%s\\0' \"$@\" > '{self._noted}.new'\n"
            f"mv '{self._noted}.new' '{self._noted}'\n",
            encoding="utf-8",
        )
        program.chmod(0o755)
        script = folder / f"script.{name}"
        script.write_bytes(
            subprocess.run(carelex("--show-completion", name), stdout=subprocess.PIPE, check=True).stdout
        )
        env = {"PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}", "HOME": str(folder), "ZDOTDIR": str(folder), **env}
        self.screen = Screen([name, *SHELLS[name]], env=env)
        self.screen.type(f"cd '{self.work}'; . '{script}'; echo re''ady\r".encode())
        self.screen.wait_for("ready\n")

    def receives(self, keys: str) -> list[str]:
        """The words that carelex gets if *keys* are typed after its name, and then Enter."""
        self._noted.unlink(missing_ok=True)
        self.screen.type(f"carelex {keys}\r".encode())
        self.screen.wait_until(self._noted.exists, keys)
        return self._noted.read_text(encoding="utf-8").split("\0")[:-1]

    def shows(self, keys: str, expected: str) -> None:
        """Type *keys* after carelex's name, then Tab until there is a list, and wait until it shows *expected*."""
        before = len(self.screen.text)
        tabs = {"bash": "\t\t\t", "zsh": "\t\t", "fish": "\t"}[self.name]
        self.screen.type(f"carelex {keys}{tabs}".encode())
        self.screen.wait_until(lambda: expected in self.screen.text[before:], expected)
        # Enter closes the list.
        self._noted.unlink(missing_ok=True)
        self.screen.type(b"\r")
        self.screen.wait_until(self._noted.exists, keys)


@pytest.fixture(scope="module", params=SHELLS)
def shell(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, glossary: Path) -> Iterator[Shell]:
    name = request.param
    needs(name)
    folder = tmp_path_factory.mktemp(name)
    env = {
        "XDG_CONFIG_HOME": str(folder / "config"),
        "CARELEX_CACHE_DIR": str(folder / "cache"),
        "CARELEX_GLOSSARY": str(glossary),
        "TERM": "xterm",
        "LC_ALL": "C.UTF-8",
        # Whoever runs the tests may have set these.
        **dict.fromkeys(NOT_SET, ""),
    }
    shell = Shell(name, folder, env)
    yield shell
    # A shell that waits for a program may not notice that its terminal has closed.
    shell.screen.process.kill()
    shell.screen.end()


def test_a_name_comes_out_whole_whatever_signs_are_in_it(shell: Shell) -> None:
    received = {keys: shell.receives(f"define {keys}\t") for typed in HOSTILE.values() for keys in typed}
    expected = {keys: ["define", name] for name, typed in HOSTILE.items() for keys in typed}
    assert received == expected


def test_several_names_go_as_far_as_they_are_alike_and_the_next_words_end_one(shell: Shell) -> None:
    assert shell.receives("compare personal h\t") == ["compare", "personal", "health budget"]
    assert shell.receives("define SELF D\t") == ["define", "SELF", "directed support"]
    assert shell.receives("define -s ours personal -q h\t") == [
        *("define", "-s", "ours", "personal", "-q", "health budget")
    ]
    assert shell.receives("define persona\t") == ["define", "Personal "]
    # The common beginning ends before a character that only one of them must quote.
    assert shell.receives("define carer\tx")[1].lower() == "carerx"


def test_another_name_and_an_abbreviation_are_names(shell: Shell) -> None:
    assert shell.receives("define resp\t") == ["define", "Respite care"]
    assert shell.receives("define t.o\t") == ["define", "T.O."]


def test_hyphens_apostrophes_and_brackets_need_not_be_typed(shell: Shell) -> None:
    assert shell.receives("define the\t") == ["define", "(The) Welfare State"]
    # fish only recognises words with the same letters.
    found = "carers assessment" if shell.name == "fish" else "Carer's assessment"
    assert shell.receives("define carers\t") == ["define", found]


def test_commands_options_formats_sources_and_shells(shell: Shell) -> None:
    (shell.work / "fresh").touch()
    assert shell.receives("def\t x") == ["define", "x"]
    assert shell.receives("sources --no-p\t") == ["sources", "--no-pager"]
    assert shell.receives("sources --format=mark\t") == ["sources", "--format=markdown"]
    assert shell.receives("sources -qs sec\t") == ["sources", "-qs", "second-one"]
    assert shell.receives("define -g builtin -s sc\t") == ["define", "-g", "builtin", "-s", "scie"]
    assert shell.receives("--show-completion fi\t") == ["--show-completion", "fish"]
    (shell.work / "fresh").unlink()


def test_files_where_a_file_can_stand_and_nowhere_else(shell: Shell) -> None:
    assert shell.receives("sources -g a\\ f\t") == ["sources", "-g", "a file.yaml"]
    assert shell.receives("sources -g bu\t") == ["sources", "-g", "builtin"]
    assert shell.receives("check a\t") == ["check", "a file.yaml"]
    assert shell.receives("sources --output=a\t") == ["sources", "--output=a file.yaml"]
    assert shell.receives("define a\\ fil\t") == ["define", "a fil"]


def test_files_to_read_from_and_to_write_to_whatever_the_command_takes(shell: Shell) -> None:
    for keys in (
        "define - < a\\ f\t",
        "define - <a\\ f\t",
        "define - > a\\ f\t",
        "define - 2> a\\ f\t",
        "define - 2>>a\\ f\t",
    ):
        assert shell.receives(keys) == ["define", "-"]
    assert [file.name for file in shell.work.iterdir()] == ["a file.yaml"]
    # The value of an option is no word of the command, but the word after it is.
    assert shell.receives("list > a\\ file.yaml --start\t x") == ["list", "--starting", "x"]
    assert shell.receives("define 'a>' 2>/dev/null resp\t") == ["define", "a>", "resp"]


def test_names_are_shown_as_they_are_written_and_sources_with_their_names(shell: Shell) -> None:
    shell.shows("define persona", "Personal health budget")
    if shell.name != "bash":
        shell.shows("sources -s ", "The team's: 2nd")
        shell.shows("", "Show every term")


# The answers, whichever shell asks; zsh sends its words without quotes.


def answer(run: Run, *words: str, shell: str = "zsh", **env: str) -> list[str]:
    result = run(*words, env={"_CARELEX_COMPLETE": f"complete_{shell}", **env})
    assert (result.stderr, result.code) == ("", 0)
    return result.stdout.splitlines()


def many(path: Path, count: int) -> Path:
    return write(path, "".join(term(f"Name {number:04}", "What it is. " * 3) for number in range(count)))


def test_of_many_names_a_hundred_are_not_shown_and_the_last_is(tmp_path: Path, run: Run) -> None:
    path = str(many(tmp_path / "many.yaml", 300))
    names = [f"Name {number:04}" for number in range(300)]
    assert answer(run, "define", "-g", path, "") == ["words", *names[:98], names[-1]]
    assert answer(run, "define", "-g", path, "name 00") == ["words", *names[:98], names[99]]
    assert answer(run, "define", "-g", path, "name 02") == ["words", *names[200:298], names[299]]
    assert answer(run, "define", "-g", path, "name 029") == ["words", *names[290:]]
    # Several glossaries together.
    both = answer(run, "define", "-g", path, "-g", "builtin", "")
    assert len(both) == 100
    assert both[1::98] == ["Brokerage", "Self management"]


def test_completion_makes_no_index_that_takes_long(tmp_path: Path, run: Run, cache_folder: Path) -> None:
    path = str(many(tmp_path / "large.yaml", 1000))
    assert answer(run, "define", "-g", path, "name 0001") == ["words"]
    assert run("define", "name 0001", "-g", path).code == 0
    assert answer(run, "define", "-g", path, "name 0001") == ["words", "Name 0001"]
    # The bundled glossary has it.
    assert answer(run, "define", "resil", CARELEX_CACHE_DIR=str(tmp_path / "new")) == ["words", "Resilience"]


@pytest.mark.parametrize("text", ["terms: [", "sources: {}\nterms:\n  - term: Pers\n", ""])
def test_completion_skips_an_invalid_glossary_and_uses_the_others(text: str, user_folder: Path, run: Run) -> None:
    (user_folder / "faulty.yaml").write_text(text, encoding="utf-8")
    for _ in range(2):
        assert "Personal budget" in answer(run, "define", "pers")
        assert answer(run, "define", "-g", str(user_folder), "pers") == ["words"]


def test_completion_reads_no_pipe(tmp_path: Path, run: Run) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert answer(run, "define", "-g", str(pipe), "pers") == ["words"]
    assert answer(run, "define", "-g", str(tmp_path / "none"), "pers") == ["words"]


def test_names_that_a_shell_cannot_be_given_are_left_out(glossary: Path, run: Run) -> None:
    assert answer(run, "define", "-g", str(glossary), "bell") == ["words"]
    # It would be read as an option, except where no option can be.
    assert "-dash" not in answer(run, "define", "-g", str(glossary), "")
    assert answer(run, "define", "-g", str(glossary), "--", "-da") == ["words", "-dash"]
    assert answer(run, "define", "-g", str(glossary), "d") == ["words", 'Dr\'s "best" > <one|two>']


def test_a_name_that_the_encoding_lacks_is_left_out(glossary: Path) -> None:
    env = {**os.environ, "_CARELEX_COMPLETE": "complete_zsh", "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(carelex("define", "-g", str(glossary), "etu"), env=env, capture_output=True, check=True)
    assert (done.stdout, done.stderr) == (b"words\n", b"")


def test_accents_need_not_be_typed(glossary: Path, run: Run) -> None:
    assert answer(run, "define", "-g", str(glossary), "etu") == ["words", "Études *very* [new]?"]
    assert answer(run, "define", "-g", str(glossary), 'DRS "B') == ["words", 'Dr\'s "best" > <one|two>']


def test_several_names_never_take_back_what_was_typed(tmp_path: Path, run: Run) -> None:
    path = write(tmp_path / "g.yaml", term("PERSEVERE") + term("Personal budget"))
    assert answer(run, "define", "-g", str(path), "pers") == ["words", "persEVERE", "personal budget"]
    # The typed apostrophe makes the difference.
    both = write(tmp_path / "h.yaml", term("Carer support") + term(json.dumps("Carer's assessment")))
    assert answer(run, "define", "-g", str(both), "carer'") == ["words", "carer's assessment"]
    line = f"carelex define -g {path} pers"
    assert answer(run, "pers", line, shell="bash", COMP_TYPE="9") == ["words", "pers", "persx"]
    # bash shows them plain at the second Tab.
    assert answer(run, "pers", line, shell="bash", COMP_TYPE="63") == ["words", "PERSEVERE", "Personal budget"]


def test_the_value_of_an_option_is_no_word_of_the_term(run: Run) -> None:
    assert answer(run, "define", "-fjson", "--source=scie", "-g", "builtin", "-q", "personal", "--exact", "o") == [
        *("words", "outcomes")
    ]
    assert answer(run, "nonsense", "pers") == ["words"]
    assert answer(run, "define", "-s", "nobody", "-x", "resil") == ["words", "Resilience"]
    assert answer(run, "new", "ours.yaml", "--q") == ["words", "--quiet\tShow no notices, suggestions or progress"]


@pytest.mark.parametrize("words", [(), ("",), ("define", "-f"), ("--format=",), ("define", "\udc80", "\x00"), ("=",)])
def test_nothing_that_is_typed_makes_a_noise(words: tuple[str, ...], run: Run) -> None:
    for shell in SHELLS:
        answer(run, *words, shell=shell)


def test_every_option_that_takes_a_file_or_a_source_has_its_values(run: Run) -> None:
    for command in answer(run, "")[1:]:
        name = command.split("\t")[0]
        help_text = run(name, "--help").stdout
        for option, kind in re.findall(r"(--[\w-]+) (PATH|FILE|ID)\b", help_text):
            answered = answer(run, name, option, "")
            assert (answered[0] == "files") == (kind != "ID"), (name, option)
            assert len(answered) == {"FILE": 1, "PATH": 2, "ID": 3}[kind], (name, option)


# Setting up completion.


@pytest.mark.parametrize("name", SHELLS)
def test_completion_is_installed_once_and_earlier_lines_stay(name: str, run: Run, tmp_path: Path) -> None:
    home = tmp_path / "home"
    starts = {"bash": home / ".bashrc", "zsh": home / ".zshrc"}
    held = b"# caf\xe9, and no line feed behind it"
    for start in starts.values():
        start.write_bytes(held)
    done = [run("--install-completion", name) for _ in range(2)]
    assert {(each.stderr, each.code, each.stdout.count("\n")) for each in done} == {("", 0, 1)}
    assert all(each.stdout.endswith("; open a new shell.\n") for each in done)
    lines = {shell: start.read_bytes().removeprefix(held).splitlines() for shell, start in starts.items()}
    # An empty line comes before the new ones; and only the shell's own file gets them.
    assert {shell: len(added) for shell, added in lines.items()} == {each: 2 * (each == name) for each in starts}
    if name == "fish":
        assert (home / "config/fish/completions/carelex.fish").read_text() == run("--show-completion", "fish").stdout


@pytest.mark.parametrize(("name", "ask"), [("bash", "complete -p carelex"), ("zsh", "echo $_comps[carelex]")])
def test_a_new_shell_has_what_was_installed(name: str, ask: str, run: Run) -> None:
    needs(name)
    assert run("--install-completion", name).code == 0
    shown = subprocess.run([name, "-i", "-c", ask], capture_output=True, check=True, encoding="utf-8", timeout=30)
    assert "_carelex" in shown.stdout


def test_a_file_that_cannot_be_written_is_reported(run: Run, tmp_path: Path) -> None:
    (tmp_path / "home" / ".bashrc").mkdir()
    result = run("--install-completion", "bash")
    assert (result.stdout, result.code) == ("", 2)
    assert re.fullmatch(r"carelex: error: .*\.bashrc: cannot be written \(.*\); see: .*\n", result.stderr)


def test_an_unknown_shell_is_an_error(run: Run) -> None:
    for option in ("--show-completion", "--install-completion"):
        result = run(option, "tcsh")
        assert (result.stdout, result.code) == ("", 2)
        assert result.stderr == f"carelex: error: {option} cannot be 'tcsh'; it is one of bash, zsh, fish\n"


@pytest.mark.parametrize("name", SHELLS)
def test_the_shell_that_asks_need_not_be_named(name: str, run: Run) -> None:
    needs(name)
    command = f"{CARELEX} --show-completion; true"
    shown = subprocess.run([name, "-c", command], capture_output=True, check=True, encoding="utf-8", timeout=30)
    assert shown.stdout == run("--show-completion", name).stdout


def test_the_name_of_a_source_does_nothing_to_a_terminal(tmp_path: Path, run: Run) -> None:
    head = HEAD.replace("name: Ours", 'name: "\\e[31mOurs"')
    path = write(tmp_path / "g.yaml", term("Respite"), head)
    assert answer(run, "define", "-g", str(path), "-s", "") == ["words", "ours", "second-one\tThe team's: 2nd"]
