"""The recipes work: each is followed exactly, with the programs that it names, and its output is compared."""

import csv
import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.documents import ROOT, Saved, Typed, blocks, shown_by, steps, with_commands
from tests.glossaries import term, write
from tests.other_programs import needs
from tests.terminal import Screen, interrupted

RECIPES = "docs/recipes.md"
STEPS = steps(RECIPES)
BEGINNING, *TITLES = STEPS
WITH_OUTPUT = [title for title in TITLES if any(isinstance(step, Typed) for step in STEPS[title])]

# Programs that a machine may lack.
OTHERS = ["column", "espeak-ng", "git", "jq", "make", "xargs"]

# Commands that fill a window or speak: they are neither typed at a prompt nor saved; in the order of the document.
SAVED = [step.text for title in STEPS for step in STEPS[title] if isinstance(step, Saved)]
PICK, PAGE, PAGE_COLOURED, WATCH, SPEAK = [block for block in blocks(RECIPES, "sh") if block not in SAVED]


def save(files: Iterable[Typed | Saved]) -> list[Path]:
    """Save the files in these steps."""
    paths = []
    for file in files:
        if isinstance(file, Saved):
            path = Path(file.name).expanduser()
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(file.text, encoding="utf-8")
            paths.append(path)
    return paths


def settled(shown: str) -> str:
    """The output of make in any version: only a newer one names its own file."""
    return re.sub(r"\[Makefile:\d+: ", "[", shown)


@pytest.fixture(autouse=True)
def shell_place(clean_place: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder with the glossary of the recipes, and a PATH with carelex."""
    with_commands(tmp_path, monkeypatch)
    # make may run the tests, and git a hook; without these variables, the programs run here do not know about that.
    for name in [name for name in os.environ if name.startswith(("MAKE", "MFLAGS", "GIT_"))]:
        monkeypatch.delenv(name)
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "Jo")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "jo@example.org")
    save(STEPS[BEGINNING])
    return clean_place


def test_no_recipe_is_passed_over() -> None:
    text = (ROOT / RECIPES).read_text(encoding="utf-8")
    done = [step for title in STEPS for step in STEPS[title]]
    assert len(TITLES) == text.count("\n## ") == text.count("\n- [") == 13
    assert len([step for step in done if isinstance(step, Typed)]) == text.count("\n$ ") == 26
    # Each block is a session, a file, or one of the commands named above.
    assert text.count("\n```") == 2 * (len(blocks(RECIPES, "console")) + len(SAVED) + 5)
    assert len(SAVED) == 13


@pytest.mark.parametrize("title", WITH_OUTPUT)
def test_a_recipe_shows_what_it_says(title: str) -> None:
    commands = "\n".join(step.command for step in STEPS[title] if isinstance(step, Typed))
    needs(*(program for program in OTHERS if re.search(rf"(^|[|;] ){program}\b", commands, re.MULTILINE)))
    for step in STEPS[title]:
        save([step])
        if isinstance(step, Typed):
            assert settled(shown_by(step.command)) == settled(step.output), step.command


def test_the_spreadsheet_has_every_definition(shell_place: Path) -> None:
    needs("jq")
    for step in STEPS["All definitions in a spreadsheet"]:
        assert isinstance(step, Typed)
        subprocess.run(["bash", "-c", step.command], check=True, timeout=60)
    with (shell_place / "excel.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert (shell_place / "excel.csv").read_bytes().startswith(b"\xef\xbb\xbfquery,")
    assert len(rows) == 18
    assert {row["match"] for row in rows} == {"exact"}


# In windows.


def in_bash(command: str) -> Screen:
    return Screen(["bash", "-c", command], height=24)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_term_is_picked_with_its_definition_beside_it(
    shell: str, shell_place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    needs("fzf", "jq", shell)
    # fzf runs the preview in the user's shell, and no name may become a command there.
    monkeypatch.setenv("SHELL", shell)
    monkeypatch.setenv("FZF_DEFAULT_OPTS", "")
    monkeypatch.setenv("CARELEX_GLOSSARY", "g.yaml")
    write(shell_place / "g.yaml", term("Carer's $(touch made) `touch made` break", "Time off.") + term("Home care"))
    screen = Screen([shell, "-c", PICK], height=24)
    screen.wait_for("Time off.")
    screen.type(b"home")
    screen.wait_for("What it is.")
    screen.type(b"\r")
    assert screen.end() == 0
    assert screen.text.endswith("Home care\n")
    assert not (shell_place / "made").exists()


@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_the_commands_of_ones_own_pick_and_search(shell: str, monkeypatch: pytest.MonkeyPatch) -> None:
    needs("fzf", "jq", shell)
    monkeypatch.setenv("CARELEX_GLOSSARY", f"handbook.yaml{os.pathsep}builtin")
    monkeypatch.setenv("FZF_DEFAULT_OPTS", "")
    save(STEPS["Pick a term from a list"])
    start = Path("~/.bashrc").expanduser().read_text(encoding="utf-8")

    screen = Screen([shell, "-c", f"{start}lookup carer"], height=24)
    screen.wait_for("for an hour")
    screen.type(b"\r")
    assert screen.end() == 0
    assert "\n— The team (handbook.yaml)\n" in re.sub(r"\x1b\[[\d;]*m", "", screen.text)

    screen = Screen([shell, "-c", f"{start}lookfor"], height=24)
    screen.wait_for("0/0")
    screen.type(b"carer's time")
    # A name that needs quotes, found by words that are not together.
    screen.wait_for("Time off for a carer")
    screen.wait_for("The team")
    screen.type(b"\r")
    assert screen.end() == 0
    assert "\n— The team (handbook.yaml)\n" in re.sub(r"\x1b\[[\d;]*m", "", screen.text)


@pytest.mark.parametrize("command", [PAGE, PAGE_COLOURED])
def test_less_shows_an_answer_in_colour_or_without(command: str) -> None:
    needs("less")
    screen = in_bash(command)
    screen.wait_for("In mental health")
    screen.type(b"q")
    assert screen.end() == 0
    assert ("\x1b[1mRecovery" in screen.text) == (command == PAGE_COLOURED)
    assert "ESC[" not in screen.text


def test_watch_shows_what_a_check_finds() -> None:
    needs("watch")
    Path("handbook.yaml").write_text("sources:\n  ours:\n    nmae: Ours\nterms: []\n", encoding="utf-8")
    screen = Screen(WATCH.split(), height=24)
    screen.wait_for("did you mean 'name'?")
    assert interrupted(screen.process, lambda: screen.type(b"\x03")) == 0


@pytest.mark.parametrize("title", ["Page by page", "Read aloud, and for screen readers"])
def test_a_line_in_the_profile_makes_answers_plain(title: str) -> None:
    save(STEPS[title])
    shown = in_bash(". ~/.profile; carelex define resilience -g builtin")
    assert shown.end() == 0
    assert "\x1b[" not in shown.text
    assert ("━" in shown.text) == (title == "Page by page")


def test_an_answer_is_spoken(shell_place: Path) -> None:
    needs("espeak-ng")
    # Without sound, because a test machine may have no loudspeaker.
    spoken = subprocess.run(
        ["bash", "-c", f"{SPEAK.strip()} -q -x -v en-gb"], capture_output=True, check=True, timeout=60
    )
    assert b"'Ili@ns" in spoken.stdout
    (written,) = [step.command for step in STEPS[WITH_OUTPUT[-1]] if isinstance(step, Typed)]
    shown_by(written)
    assert (shell_place / "resilience.wav").read_bytes().startswith(b"RIFF")


# In editors.

NOTES = "Short: the carer's break, co-production and pizza.\n"


@pytest.mark.parametrize("editor", ["vim", "nvim"])
@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        ("/co-pro\rwbK", "\nCo-production\n\nSCIE:\n"),
        ("/carer\rvt,K", "\nCarer's break\nAlso: Respite\n\nOur handbook:\n"),
        ("/pizza\rK", '\nNo entry for "pizza". To see all terms: carelex list\n'),
        (":Carelex carer's break\r", "\nCarer's break\nAlso: Respite\n\nOur handbook:\n"),
        # The second answer replaces the first; q leads back to the text.
        (":Carelex recovery\r:Carelex personal budget\r", "\nPersonal budget\n\nSCIE:\n"),
        (":Carelex recovery\rq", f"\n{NOTES}"),
    ],
)
def test_vim_shows_what_words_mean(
    editor: str, keys: str, shown: str, shell_place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    needs(editor)
    save(STEPS["In Vim"])
    monkeypatch.delenv("XDG_CONFIG_HOME")
    shutil.copytree(Path("~/.vim").expanduser(), Path("~/.config/nvim").expanduser())
    monkeypatch.setenv("CARELEX_GLOSSARY", f"handbook.yaml{os.pathsep}builtin")
    # Even with colour switched on everywhere, the window has none.
    monkeypatch.setenv("FORCE_COLOR", "1")
    (shell_place / "notes.md").write_text(NOTES, encoding="utf-8")
    screen = Screen([editor, "notes.md"], height=24)
    screen.wait_for("Short")
    screen.type(f"{keys}:w! shown.txt\r:let n = winnr('$') | call writefile([n], 'windows.txt')\r:qa!\r".encode())
    assert screen.end() == 0
    assert f"\n{(shell_place / 'shown.txt').read_text(encoding='utf-8')}".startswith(shown)
    assert (shell_place / "windows.txt").read_text() == ("1\n" if keys.endswith("q") else "2\n")


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        ('(search-forward "co-pro")', "Co-production\n\nSCIE:\n"),
        (
            '(search-forward "the ") (push-mark (point) t t) (search-forward "break")',
            "Carer's break\nAlso: Respite\n\nOur handbook:\n",
        ),
        ('(search-forward "piz")', 'No entry for "pizza". To see all terms: carelex list\n'),
    ],
)
def test_emacs_shows_what_words_mean(place: str, shown: str, monkeypatch: pytest.MonkeyPatch) -> None:
    needs("emacs")
    save(STEPS["In Emacs"])
    monkeypatch.setenv("CARELEX_GLOSSARY", f"handbook.yaml{os.pathsep}builtin")
    monkeypatch.setenv("FORCE_COLOR", "1")
    keys = f"""(progn (transient-mark-mode 1) (insert {json.dumps(NOTES)}) (text-mode) (goto-char 1) {place}
        (call-interactively (key-binding (kbd "C-c d")))
        (with-current-buffer "*carelex*" (princ (buffer-string))))"""
    start = str(Path("~/.emacs").expanduser())
    result = subprocess.run(
        ["emacs", "-Q", "--batch", "-l", start, "--eval", keys],
        capture_output=True,
        check=True,
        encoding="utf-8",
        timeout=60,
    )
    assert result.stdout.startswith(shown)


def test_the_task_of_vs_code_looks_up_what_is_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    (file,) = save(STEPS["In Visual Studio Code"])
    monkeypatch.setenv("CARELEX_GLOSSARY", "handbook.yaml")
    (task,) = json.loads(file.read_text(encoding="utf-8"))["tasks"]
    words = [word.replace("${selectedText}", "carer's break") for word in task["args"]]
    result = subprocess.run([task["command"], *words], capture_output=True, check=True, encoding="utf-8", timeout=60)
    assert (result.stdout.partition("\n")[0], result.stderr) == ("Carer's break", "")


# What the checks accept, and what they refuse.


def test_make_fails_on_each_document_and_on_the_glossary() -> None:
    needs("make")
    save(STEPS["Check the words of a document"])
    Path("second.md").write_text("[[recovvery]], [[Respite]], [[pizza]]\n", encoding="utf-8")
    made = subprocess.run(["make", "-k"], capture_output=True, check=False, encoding="utf-8", timeout=60)
    assert sorted(made.stdout.splitlines()[:3]) == [
        "leaflet.md: no such term: carer's braek",
        "second.md: no such term: pizza",
        "second.md: no such term: recovvery",
    ]
    assert made.returncode == 2
    # Neither document has an error, but the glossary has.
    for name in ("leaflet.md", "second.md"):
        Path(name).write_text("[[recovery]]\n", encoding="utf-8")
    assert subprocess.run(["make"], check=False, timeout=60).returncode == 0
    text = Path("handbook.yaml").read_text(encoding="utf-8")
    Path("handbook.yaml").write_text(text.replace("aliases: [Respite]", "see_also: [Nothing]"), encoding="utf-8")
    made = subprocess.run(["make"], capture_output=True, check=False, encoding="utf-8", timeout=60)
    assert "handbook.yaml:7:16: see_also leads to nothing" in made.stdout
    assert made.returncode == 2


def test_the_hook_looks_at_what_is_committed(shell_place: Path) -> None:
    needs("git")
    for step in STEPS["Check a glossary before each commit"][:3]:
        save([step])
        if isinstance(step, Typed):
            shown_by(step.command)
    kept = shell_place / "glossaries" / "handbook.yaml"
    text = kept.read_text(encoding="utf-8")
    # The committed version has no error, but the later edits have.
    subprocess.run(["git", "add", "glossaries"], check=True, timeout=60)
    kept.write_text(text.replace("aliases", "alias"), encoding="utf-8")
    assert subprocess.run(["git", "commit", "-q", "-m", "One"], check=False, timeout=60).returncode == 0
    # And the other way round.
    subprocess.run(["git", "add", "glossaries"], check=True, timeout=60)
    kept.write_text(text, encoding="utf-8")
    refused = subprocess.run(["git", "commit", "-q", "-m", "Two"], capture_output=True, check=False, timeout=60)
    assert refused.returncode == 1
    log = subprocess.run(["git", "log", "--format=%s"], capture_output=True, check=True, timeout=60)
    assert log.stdout == b"One\n"
