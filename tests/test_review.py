"""`carelex align --review` and `--links`: the questions, the keys that answer them, and the file that is written."""

import os
import random
import re
import signal
import subprocess
from itertools import combinations
from pathlib import Path
from shlex import quote

import pytest

from carelex import align
from carelex.alignment import Pair, PairReason, PairState, Side, Verdict, review_of
from carelex.glossary import load_glossary
from carelex.model import Definition, Glossary, Link, Source
from carelex.render import Format, Page
from carelex.render.alignment import Question, screens_in
from tests.glossaries import write
from tests.other_programs import posix_only
from tests.program import CARELEX, Golden, Run, carelex
from tests.terminal import Screen, interrupted

HEADER = "# This file says which names mean the same"


def one_source(path: Path, name: str, **texts: str) -> Path:
    """Write a glossary of one source, called *name*: a term for each of *texts*, with a space for each "_"."""
    terms = "".join(
        f"  - term: {term.replace('_', ' ')}\n    definitions:\n      - source: s\n        text: {text}\n"
        for term, text in texts.items()
    )
    return write(path, terms, f"sources:\n  s:\n    name: {name}\nterms:\n")


@pytest.fixture
def folder(clean_place: Path) -> Path:
    """Two glossaries with three pairs that may be one concept, in a folder of their own."""
    folder = clean_place / "two"
    folder.mkdir()
    write(
        folder / "alpha.yaml",
        """\
  - term: Advocacy (Care Act 2014)
    definitions:
      - source: s
        text: Support for a person who finds it hard to take part in decisions about their own care.
  - term: Brokerage
    definitions:
      - source: s
        text: |
          Help to plan and arrange **support**:

          * find out what there is
          * agree a price with [whoever](https://example.org) offers it
  - term: Mental Capacity Act (2005)
    definitions:
      - source: s
        text: A law about people who cannot decide for themselves.
""",
        "sources:\n  s:\n    name: Alpha Council\nterms:\n",
    )
    write(
        folder / "beta.yaml",
        """\
  - term: Advocacy
    definitions:
      - source: s
        text: Help to say what you want, from somebody who is on your side.
      - source: t
        text: To speak up [red] for someone.
  - term: Brokerage services
    definitions:
      - source: s
        text: A service that arranges support.
  - term: Mental Capacity Act
    definitions:
      - source: t
        text: A law that protects people who cannot decide.
""",
        "sources:\n  s:\n    name: Beta Trust\n  t:\n    name: Gamma\nterms:\n",
    )
    return folder


SAME, DIFFERENT = "  - same: ", "  - different: "
ACT = "[Mental Capacity Act (2005), Mental Capacity Act]\n"
ADVOCACY = "[Advocacy (Care Act 2014), Advocacy]\n"
BROKERAGE = "[Brokerage, Brokerage services]\n"


def written(path: Path) -> list[str]:
    """The links in a file that a review has made."""
    head, _, items = path.read_text(encoding="utf-8").partition("\nlinks:\n")
    assert head.startswith(HEADER)
    return items.splitlines(keepends=True)


class Asked(Screen):
    """A review in a terminal, and its screens."""

    def __init__(
        self, *args: str, width: int = 80, height: int = 40, env: dict[str, str] | None = None, fresh: bool = False
    ) -> None:
        super().__init__(carelex("align", "--review", *args), width=width, height=height, env=env, fresh=fresh)

    @property
    def shown(self) -> str:
        """The screen at this moment, without its colours."""
        return shown_in(self.text)

    def wait_for_screen(self, text: str) -> None:
        self.wait_until(lambda: text in self.shown, text)

    def press(self, keys: str, then: str) -> None:
        """Press keys, and wait until the screen shows *then*."""
        self.type(keys.encode())
        self.wait_for_screen(then)


def shown_in(text: str) -> str:
    """The last screen of a terminal, without colours."""
    last = re.sub(r"\x1b\[K", "", text.rpartition("\x1b[H")[2])
    # Only a completely drawn screen counts.
    drawn, end, _ = last.partition("\x1b[J")
    return re.sub(r"\x1b\[[\d;]*m", "", drawn) if end else ""


LEFT_SCREEN = "\x1b[?1049l"


def _on_one_line(shown: str) -> str:
    """The text as it would be without the terminal's line breaks."""
    return " ".join(shown.split())


def test_keys_decide_and_each_decision_is_written_at_once(folder: Path) -> None:
    links = folder / "links.yaml"
    screen = Asked("-g", str(folder))
    screen.wait_for_screen("3 pairs left")
    assert "Mental Capacity Act (2005)" in screen.shown
    assert not links.exists()
    screen.press("s", "2 pairs left")
    assert '"Mental Capacity Act (2005)" and "Mental Capacity Act": same' in screen.shown
    assert written(links) == [SAME + ACT]
    screen.press("d", "1 pair left")
    assert written(links) == [SAME + ACT, DIFFERENT + ADVOCACY]
    screen.press("b", "2 pairs left")
    assert '"Advocacy (Care Act 2014)" and "Advocacy": taken back' in screen.shown
    assert written(links) == [SAME + ACT]
    screen.press("s", "1 pair left")
    screen.press("l", "Nothing is left to ask.")
    assert "So far: 2 same, 1 for later." in screen.shown
    screen.type(b"q")
    assert screen.end() == 0
    assert _on_one_line(screen.text.rpartition(LEFT_SCREEN)[2]) == (
        f"Decided: 2 same, 1 for later; nothing is left to ask. Written to {links}"
    )
    assert written(links) == [SAME + ACT, SAME + ADVOCACY]


def test_decided_pairs_are_not_asked_again_and_skipped_ones_are(folder: Path) -> None:
    links = folder / "links.yaml"
    screen = Asked("-g", str(folder))
    screen.type(b"s lq")
    assert screen.end() == 0
    assert f"Decided: 1 same, 2 for later; nothing is left to ask. Written to {links}" in _on_one_line(screen.text)
    screen = Asked("-g", str(folder))
    screen.wait_for_screen("2 pairs left")
    assert "Mental Capacity Act" not in screen.shown
    screen.type(b"ddq")
    assert screen.end() == 0
    assert written(links) == [SAME + ACT, DIFFERENT + ADVOCACY, DIFFERENT + BROKERAGE]
    screen = Asked("-g", str(folder))
    assert screen.end() == 0
    assert _on_one_line(screen.text) == f"Nothing is left to ask. Decided in {links}: 1 same and 2 different."


def test_taking_back_all_leaves_no_file(folder: Path) -> None:
    screen = Asked("-g", str(folder))
    screen.press("sdlbb bbb", "There is nothing to take back.")
    screen.type(b"q")
    assert screen.end() == 0
    assert "Nothing decided; 3 pairs left to ask. Nothing was written.\n" in screen.text
    assert sorted(path.name for path in folder.iterdir()) == ["alpha.yaml", "beta.yaml"]


def test_without_anything_to_ask_it_says_so(tmp_path: Path) -> None:
    one = one_source(tmp_path / "a.yaml", "A", Respite="A break.")
    screen = Asked("-g", str(one), "-o", str(tmp_path / "links.yaml"))
    assert screen.end() == 0
    assert screen.text == "Only one glossary is in use, and a pair needs two. Name others with -g.\n"
    other = one_source(tmp_path / "b.yaml", "B", Brokerage="Help.")
    screen = Asked("-g", str(one), "-g", str(other), "-o", str(tmp_path / "links.yaml"))
    assert screen.end() == 0
    assert screen.text == "Found no proposed pair in the 2 glossaries in use.\n"


def test_help_says_what_each_key_does_and_where_it_is_written(folder: Path) -> None:
    screen = Asked("-g", str(folder), width=100)
    screen.press("?", "What the keys do")
    assert f"Each answer is written at once to {folder}/links.yaml" in re.sub(r"\s+", " ", screen.shown)
    screen.press("x", "3 pairs left")
    screen.press("?q", "3 pairs left")
    screen.type(b"q")
    assert screen.end() == 0


def test_other_keys_do_nothing(folder: Path) -> None:
    screen = Asked("-g", str(folder))
    screen.wait_for_screen("3 pairs left")
    # An arrow, a function key, letters of other alphabets; the keys after them count.
    for key in ("\x1b[A", "\x1bOP", "ß", "ы", "1", "\t", "\n"):
        screen.type(key.encode())
        screen.press("?", "What the keys do")
        screen.press("?", "3 pairs left")
    screen.type(b"Q")
    assert screen.end() == 0
    assert not (folder / "links.yaml").exists()


@pytest.mark.parametrize(("end", "code"), [("q", 0), ("\x04", 0), ("\x03", 130)])
def test_however_it_ends_the_terminal_is_as_it_was_and_nothing_is_lost(end: str, code: int, folder: Path) -> None:
    review = f"{CARELEX} align --review -g {folder}"
    screen = Screen(["sh", "-c", f"stty -g; trap '' INT; (trap - INT; exec {review}); echo $?; stty -g"], height=30)
    screen.wait_for("3 pairs left")
    screen.type(b"s")
    screen.wait_for("2 pairs left")
    screen.type(end.encode())
    assert screen.end() == 0
    settings, _, shown = screen.text.partition("\n")
    assert _on_one_line(shown.rpartition(LEFT_SCREEN)[2]) == (
        f"Decided: 1 same; 2 pairs left to ask. Written to {folder}/links.yaml {code} {settings}"
    )
    assert screen.text.count("\x1b[?1049h") == screen.text.count(LEFT_SCREEN) == 1
    assert written(folder / "links.yaml") == [SAME + ACT]


@posix_only
def test_a_signal_that_ends_it_leaves_the_terminal_as_it_was(folder: Path) -> None:
    # A shell that prints the number of its process, and then becomes carelex.
    review = f"echo pid $$ ; exec {CARELEX} align --review -g {folder}"
    screen = Screen(["sh", "-c", f"stty -g; sh -c {quote(review)}; echo $?; stty -g"], height=30)
    screen.wait_for("3 pairs left")
    screen.type(b"s")
    screen.wait_for("2 pairs left")
    os.kill(int(re.findall(r"pid (\d+)", screen.text)[0]), signal.SIGTERM)
    assert screen.end() == 0
    settings = screen.text.partition("\n")[0]
    assert screen.text.rpartition(LEFT_SCREEN)[2].splitlines()[-2:] == [str(128 + signal.SIGTERM), settings]
    assert written(folder / "links.yaml") == [SAME + ACT]


def test_a_terminal_that_is_closed_ends_it_and_nothing_is_lost(folder: Path) -> None:
    screen = Asked("-g", str(folder))
    screen.press("s", "2 pairs left")
    screen.close()
    assert screen.process.wait(30) == -signal.SIGHUP
    assert written(folder / "links.yaml") == [SAME + ACT]


def test_it_waits_in_the_background_and_comes_back(folder: Path) -> None:
    # The test can wait for a child of its own alone.
    screen = Asked("-g", str(folder), fresh=True)
    screen.press("s", "2 pairs left")
    screen.type(b"\x1a")
    screen.wait_for(LEFT_SCREEN)
    os.waitpid(screen.process.pid, os.WUNTRACED)
    screen.process.send_signal(signal.SIGCONT)
    screen.wait_until(lambda: screen.text.count("2 pairs left") == 2, "the same screen again")
    screen.press("d", "1 pair left")
    screen.type(b"q")
    assert screen.end() == 0


def test_a_window_of_another_size_is_drawn_anew(folder: Path) -> None:
    screen = Asked("-g", str(folder), width=80)
    screen.wait_for_screen("3 pairs left")
    assert re.search(r"Mental Capacity Act \(2005\) +Mental Capacity Act$", screen.shown, re.MULTILINE)
    screen.resize(60, 40)
    screen.wait_until(lambda: re.search(r"^Mental Capacity Act$", screen.shown, re.MULTILINE) is not None, "a stack")
    screen.press("s", "2 pairs left")
    screen.type(b"q")
    assert screen.end() == 0


def test_texts_that_are_taller_than_the_screen_are_shown_in_parts(folder: Path) -> None:
    screen = Asked("-g", str(folder), width=60, height=15)
    screen.press("ll", "1 pair left")
    seen: list[str] = []
    while "m shows more" in screen.shown:
        seen.append(screen.shown)
        assert len(screen.shown.splitlines()) <= 15
        last = re.findall(r"to (\d+) of", screen.shown)[0]
        screen.press("m", f"Lines {int(last) + 1} to ")
    seen.append(screen.shown)
    for text in ("Alpha Council", "find out what there is", "Beta Trust", "A service that arranges support."):
        assert any(text in shown for shown in seen), text
    screen.press("m", "Lines 1 to ")
    screen.type(b"q")
    assert screen.end() == 0


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}, {}], ids=["NO_COLOR", "dumb", "colour"])
def test_no_colour_is_used_where_none_is_wanted(env: dict[str, str], folder: Path) -> None:
    screen = Asked("-g", str(folder), env=env)
    screen.wait_for("help")
    screen.type(b"q\n")
    assert screen.end() == 0
    assert bool(re.search(r"\x1b\[[\d;]*m", screen.text)) is not bool(env)


@pytest.mark.parametrize(
    ("args", "env"), [((), {"TERM": "dumb"}), (("-f", "text"), {}), ((), {"CARELEX_FORMAT": "text"})]
)
def test_lines_with_enter_answer_where_the_screen_only_rolls(
    args: tuple[str, ...], env: dict[str, str], folder: Path
) -> None:
    screen = Asked("-g", str(folder), *args, env=env)
    for line, then in (
        ("", "3 pairs left"),
        ("\n", "3 pairs left"),
        ("?\n", "Press Enter to go on."),
        ("\n", "3 pairs left"),
        ("same\n", "2 pairs left"),
        ("back\n", "3 pairs left"),
        ("s\n", "2 pairs left"),
        ("d\n", "1 pair left"),
        ("l\n", "Nothing is left to ask."),
    ):
        before = screen.text.count(then)
        screen.type(line.encode())
        screen.wait_until(lambda then=then, before=before: screen.text.count(then) > before, then)  # type: ignore[misc]
    screen.type(b"\x04")
    assert screen.end() == 0
    assert "\x1b" not in screen.text
    # Each time, carelex says that Enter is needed.
    assert screen.text.count("\nA key, then Enter: ") == 9
    assert written(folder / "links.yaml") == [SAME + ACT, DIFFERENT + ADVOCACY]


def test_an_interrupt_ends_lines_too(folder: Path) -> None:
    screen = Asked("-g", str(folder), "-f", "text")
    screen.wait_for("3 pairs left")
    screen.type(b"s\n")
    screen.wait_for("2 pairs left")
    code = interrupted(screen.process, lambda: screen.type(b"\x03"))
    assert code == 130
    screen.end()
    assert f"Decided: 1 same; 2 pairs left to ask. Written to {folder}/links.yaml" in _on_one_line(screen.text)
    assert written(folder / "links.yaml") == [SAME + ACT]


@posix_only
def test_without_a_terminal_it_says_what_to_do_instead(run: Run, folder: Path) -> None:
    result = run("align", "--review", "-g", str(folder))
    told = "--review needs a terminal; to decide in an editor, give --links instead"
    assert (result.stdout, result.stderr, result.code) == ("", f"carelex: error: {told}\n", 2)
    # A terminal only for output, or only for input, does not count.
    for redirected in ("</dev/null", "| cat", ">/dev/null"):
        screen = Screen(["bash", "-c", f"set -o pipefail; {CARELEX} align --review -g {folder} {redirected}"])
        assert screen.end() == 2
        assert _on_one_line(screen.text) == f"carelex: error: {told}"


def test_other_formats_and_other_pairs_are_refused(run: Run, folder: Path) -> None:
    screen = Asked("-g", str(folder), "-f", "json", width=100)
    assert screen.end() == 2
    assert screen.text == "carelex: error: --review cannot use the format json; leave --format out\n"
    result = run("align", "--review", "--joined", "-g", str(folder))
    assert (result.stderr, result.code) == (
        "carelex: error: --review is about proposed pairs; leave --joined out\n",
        2,
    )
    result = run("align", "--review", "--links", "-g", str(folder))
    told = "--review asks you about the pairs, and --links writes them down for later; leave one of them out"
    assert (result.stderr, result.code) == (f"carelex: error: {told}\n", 2)


def test_decisions_go_to_the_users_folder_which_is_made(user_folder: Path, folder: Path) -> None:
    (folder / "alpha.yaml").rename(user_folder / "alpha.yaml")
    (folder / "beta.yaml").rename(user_folder / "beta.yaml")
    screen = Asked("-n", "1", width=200)
    screen.press("s", "Nothing is left to ask.")
    screen.type(b"q")
    assert screen.end() == 0
    assert f"Written to {user_folder}/links.yaml" in _on_one_line(screen.text)
    assert "name it with -g" not in screen.text
    assert load_glossary(user_folder / "links.yaml").links == (
        Link(same=True, names=("Mental Capacity Act (2005)", "Mental Capacity Act")),
    )


@pytest.mark.parametrize("setting", ["--glossary", "CARELEX_GLOSSARY"])
def test_files_that_are_named_need_a_file_for_the_decisions(setting: str, folder: Path, user_folder: Path) -> None:
    paths = [str(folder / "alpha.yaml"), str(folder / "beta.yaml")]
    args = ["-g", paths[0], "-g", paths[1]] if setting == "--glossary" else []
    env = {} if args else {"CARELEX_GLOSSARY": os.pathsep.join(paths)}
    screen = Asked(*args, width=300, env=env)
    assert screen.end() == 2
    assert screen.text == (
        f"carelex: error: {setting} names the files to use, and your links.yaml is none of them; name the file for "
        "your answers with --output; it may be one of them\n"
    )
    # A file that is not among them: carelex says what to do, and does not ask again about the links in it.
    for keys, told in (
        ("sq", "Decided: 1 same; 2 pairs left to ask. Written to ours.yaml"),
        ("ddq", "Decided: 2 different; nothing is left to ask. Written to ours.yaml"),
    ):
        screen = Asked(*args, "-o", "ours.yaml", width=300, env=env)
        screen.type(keys.encode())
        assert screen.end() == 0
        assert told in screen.text
        assert (
            "These links count only where ours.yaml is in use. Name it with -g, beside the others, or put it into "
            f"your glossary folder: {user_folder}\n"
        ) in screen.text
    screen = Asked(*args, "-o", "ours.yaml", width=300, env=env)
    assert screen.end() == 0
    assert screen.text == "Nothing is left to ask. Decided in ours.yaml: 1 same and 2 different.\n"


def test_a_glossary_in_use_takes_the_decisions_and_keeps_all_that_it_has(folder: Path) -> None:
    beta = folder / "beta.yaml"
    before = beta.read_text(encoding="utf-8")
    screen = Asked("-g", str(folder / "alpha.yaml"), "-g", str(beta), "-o", str(beta), width=200)
    screen.press("sd", "1 pair left")
    screen.type(b"q")
    assert screen.end() == 0
    assert beta.read_text(encoding="utf-8") == f"{before}\nlinks:\n{SAME}{ACT}{DIFFERENT}{ADVOCACY}"
    assert "name it with -g" not in screen.text


def test_an_invalid_file_is_reported_before_any_question(folder: Path) -> None:
    links = folder / "ours.txt"
    links.write_text("links:\n  - same: [A, B]\n  - sme: [A, C]\n", encoding="utf-8")
    screen = Asked("-g", str(folder), "-o", str(links), width=300)
    assert screen.end() == 2
    assert screen.text.startswith(f"carelex: error: {links}:3:5: ")
    assert links.read_text(encoding="utf-8") == "links:\n  - same: [A, B]\n  - sme: [A, C]\n"


def test_only_pairs_of_a_source_are_asked(folder: Path) -> None:
    screen = Asked("-g", str(folder), "-s", "t")
    screen.wait_for_screen("2 pairs left")
    screen.type(b"q")
    assert screen.end() == 0


def test_quiet_says_nothing_when_it_ends(folder: Path) -> None:
    screen = Asked("-g", str(folder), "-q")
    screen.type(b"sq")
    assert screen.end() == 0
    assert screen.text.endswith(LEFT_SCREEN)


SOURCE = Source("s", "Alpha Council")


def side(term: str, glossary: str, text: str = "What it is.") -> Side:
    return Side(term, glossary, ("s",), (Definition(SOURCE, text, term, glossary),) if text else ())


def pair(left: str, right: str, state: PairState = PairState.PROPOSED) -> Pair:
    """A pair of terms that are written as "a:Term": of the glossary a."""
    (one, left_term), (other, right_term) = (name.split(":", 1) for name in (left, right))
    return Pair(state, PairReason.QUALIFIER, 90.0, None, side(left_term, one), side(right_term, other))


@pytest.mark.parametrize(
    ("verdicts", "asked"),
    [
        # If A is B, and B is C, then A is C.
        ([Verdict.SAME, Verdict.SAME], 2),
        # If A is B, and B is not C, then A is not C.
        ([Verdict.SAME, Verdict.DIFFERENT], 2),
        # If A is not B, and B is not C, A may still be C.
        ([Verdict.DIFFERENT, Verdict.DIFFERENT, Verdict.SAME], 3),
        ([Verdict.LATER, Verdict.SAME, Verdict.SAME], 3),
    ],
)
def test_pairs_that_follow_from_answers_are_not_asked(verdicts: list[Verdict], asked: int) -> None:
    review = review_of([pair("a:A", "b:B"), pair("b:B", "c:C"), pair("a:A", "c:C")])
    for verdict in verdicts:
        review = review.decide(review.open_pairs()[0], verdict)
    assert review.open_pairs() == []
    assert len(review.decisions) == asked


def test_statements_of_glossaries_and_links_count() -> None:
    proposed = [pair("a:A", "c:C"), pair("b:B", "c:C"), pair("b:B", "d:D"), pair("a:X", "b:Y")]
    known = [pair("a:A", "b:B", PairState.JOINED), pair("a:A", "d:D", PairState.PARTED)]
    assert review_of([*proposed, *known]).open_pairs() == [proposed[0], proposed[1], proposed[3]]
    review = review_of([*proposed, *known], links=[Link(False, ("A", "c")), Link(True, ("y", "X", "Z"))])
    assert review.open_pairs() == []


def test_decided_pairs_do_not_count_for_the_limit() -> None:
    proposed = [pair("a:A", "b:B"), pair("a:C", "b:D"), pair("a:E", "b:F")]
    decided = [Link(True, ("A", "B")), Link(False, ("C", "D"))]
    assert review_of(proposed, links=decided, limit=1).open_pairs() == [proposed[2]]
    assert review_of(proposed, limit=1).open_pairs() == proposed[:1]


def test_any_keys_give_the_file_that_a_plain_model_gives(tmp_path: Path) -> None:
    """Press random keys in a real terminal, and compare with lists of the decisions and what follows from them."""
    chance = random.Random(16)
    for number in range(2):
        folder = tmp_path / str(number)
        folder.mkdir()
        # The same names with several endings: many pairs for each.
        for year, end in enumerate(("", " (2005)", " (2014)", " (2020)")):
            texts = {
                f"{name}{end}": f"What {name} {year} is." for name in ("Advocacy act", "Brokerage act", "Care act")
            }
            one_source(folder / f"{year}.yaml", f"S{year}", **texts)
        pairs = proposed_in(folder)
        assert len(pairs) >= 9
        keys = "".join(chance.choices("sdlb", weights=(3, 3, 1, 2), k=chance.randrange(5, 40)))
        screen = Asked("-g", str(folder))
        screen.type(f"{keys}q".encode())
        assert screen.end() == 0
        said = decided_by_model(pairs, keys)
        links = [(said_same, *names) for names, said_same in said]
        file = folder / "links.yaml"
        assert [(link.same, *link.names) for link in (load_glossary(file).links if file.exists() else ())] == links


def proposed_in(folder: Path) -> list[tuple[str, str]]:
    command = carelex("align", "--proposed", "-g", str(folder), "-f", "json")
    result = subprocess.run(command, capture_output=True, check=True, text=True)
    import json

    return [(pair["left"]["term"], pair["right"]["term"]) for pair in json.loads(result.stdout)]


def decided_by_model(pairs: list[tuple[str, str]], keys: str) -> list[tuple[tuple[str, str], bool]]:
    """The decisions that *keys* make about pairs of names, in order."""
    said: list[tuple[tuple[str, str], str]] = []
    for key in keys:
        if key == "b":
            said = said[:-1]
        elif asked := next((names for names in pairs if is_open(names, said)), None):
            said.append((asked, key))
    return [(names, key == "s") for names, key in said if key != "l"]


def is_open(names: tuple[str, str], said: list[tuple[tuple[str, str], str]]) -> bool:
    groups = [{name} for pair in [*(names for names, _ in said), names] for name in pair]
    joined = True
    while joined:
        joined = False
        for one, other in combinations(groups, 2):
            if one & other or any(key == "s" and set(pair) & one and set(pair) & other for pair, key in said):
                groups = [group for group in groups if group is not one and group is not other] + [one | other]
                joined = True
                break
    left, right = (next(group for group in groups if name in group) for name in names)
    parted = any(key == "d" and set(pair) & left and set(pair) & right for pair, key in said)
    return names not in [pair for pair, _ in said] and left is not right and not parted


LONG = "Support that the council arranges or pays for, so that you can live as you choose. " * 4
QUESTION = Question(
    Pair(
        PairState.PROPOSED,
        PairReason.QUALIFIER,
        88.4,
        0.25,
        side("Advocacy (Care Act 2014)", "/home/anna/alpha.yaml", f"{LONG}\n\n* one\n* **two** [red]\n"),
        Side(
            "Advocacy",
            "/home/anna/beta.yaml",
            ("s", "t"),
            (
                Definition(
                    Source("s", "Beta Trust"), "Help to say \x1b[31mwhat you want.", "Advocate", "/home/anna/beta.yaml"
                ),
                Definition(Source("t", "Gamma"), "On your side.", "Advocacy", "/home/anna/beta.yaml", note="Ours."),
            ),
        ),
        (PairReason.DEFINITIONS,),
    ),
    12,
    told='"Care plan" and "Care planning": different',
)


@pytest.mark.parametrize("width", [20, 60, 80, 100, 160])
def test_a_question_looks_as_it_was_read(width: int, golden: Golden) -> None:
    screens = screens_in(Format.RICH)
    shown = screens.question(QUESTION, Page(width), None).text
    golden(f"review/question-{width}.txt", shown + "\n")
    assert max(map(len, shown.splitlines())) <= width
    painted = screens.question(QUESTION, Page(width, color=True), None).text
    assert re.sub(r"\x1b\[[\d;]*m", "", painted) == shown
    assert {int(code) for codes in re.findall(r"\x1b\[([\d;]*)m", painted) for code in codes.split(";")} <= {
        *range(5),
        *range(30, 38),
    }


def test_a_question_in_lines_looks_as_it_was_read(golden: Golden) -> None:
    golden("review/question.txt", screens_in(Format.TEXT).question(QUESTION, Page(), None).text + "\n")


@pytest.mark.parametrize("height", [1, 5, 8, 10, 12, 18, 24])
def test_a_question_fits_a_low_screen(height: int, golden: Golden) -> None:
    drawn = screens_in(Format.RICH).question(QUESTION, Page(60), height)
    golden(f"review/question-60-by-{height}.txt", drawn.text + "\n")
    # Three lines of the texts are shown in any case.
    assert len(drawn.text.splitlines()) <= max(height, 7)


def test_a_term_without_a_definition_is_shown(golden: Golden) -> None:
    bare = QUESTION.pair._replace(
        left=side("Vulnerable adult who needs care and support", "/home/anna/alpha.yaml", ""), overlap=None, also=()
    )
    question = Question(bare, 1)
    shown = [screens_in(kind).question(question, Page(80), None).text for kind in (Format.RICH, Format.TEXT)]
    golden("review/bare.txt", "\n".join(shown) + "\n")


@pytest.mark.parametrize("kind", [Format.RICH, Format.TEXT])
def test_the_keys_and_the_end_look_as_they_were_read(kind: Format, golden: Golden) -> None:
    screens = screens_in(kind)
    review = review_of([QUESTION.pair]).decide(QUESTION.pair, Verdict.SAME)
    shown = [screens.keys("/home/anna/links.yaml", Page(60)).text, screens.end(review, "Done.", Page(60)).text]
    golden(f"review/keys-and-end-{kind}.txt", "\n----\n".join(shown) + "\n")


def test_links_are_written_to_be_edited_and_count_once_they_are(run: Run, folder: Path, golden: Golden) -> None:
    result = run("align", "--links", "-g", str(folder), env={"XDG_CONFIG_HOME": "/home/anna/.config"})
    # These tests do not depend on the scores of pairs.
    golden("review/links.yaml", re.sub(r"\d+ of 100", "N of 100", result.stdout))
    assert result.code == 0
    # As somebody edits it: one is the same, one is not, and one is left.
    edited = result.stdout.replace("#- same: [M", "- same: [M").replace("#- same: [A", "- different: [A")
    path = folder / "links.yaml"
    path.write_text(edited, encoding="utf-8")
    assert load_glossary(path).links == (
        Link(same=True, names=("Mental Capacity Act (2005)", "Mental Capacity Act")),
        Link(same=False, names=("Advocacy (Care Act 2014)", "Advocacy")),
    )
    assert run("check", str(path)).code == 0


def test_each_line_of_links_can_be_uncommented(run: Run, folder: Path) -> None:
    lines = run("align", "--links", "-g", str(folder)).stdout
    path = folder / "links.yaml"
    path.write_text(re.sub(r"^( +)#(?=- )", r"\1", lines, flags=re.MULTILINE), encoding="utf-8")
    assert len(load_glossary(path).links) == 3


def test_links_of_no_pair_are_nothing(run: Run, tmp_path: Path) -> None:
    one = one_source(tmp_path / "a.yaml", "A", Respite="A break.")
    result = run("align", "--links", "-g", str(one))
    assert (result.stdout, result.code) == ("", 1)
    result = run("align", "--links", "-f", "json", "-g", str(one))
    assert (result.stdout, result.code) == ("", 2)
    told = "--links writes a glossary file, which has a format of its own; leave --format out"
    assert result.stderr == f"carelex: error: {told}\n"


def test_links_go_to_a_file(run: Run, folder: Path) -> None:
    shown = run("align", "--links", "-g", str(folder)).stdout
    assert run("align", "--links", "-g", str(folder), "-o", "links.yaml", "-q").stdout == ""
    assert Path("links.yaml").read_text(encoding="utf-8") == shown
    # A file that is in use would be overwritten.
    assert run("align", "--links", "-g", str(folder), "-o", str(folder / "beta.yaml")).code == 2


def test_links_never_replace_what_somebody_may_have_decided(run: Run, folder: Path) -> None:
    path = Path("links.yaml")
    path.touch()
    assert run("align", "--links", "-g", str(folder), "-o", "links.yaml").code == 0
    decided = path.read_text(encoding="utf-8").replace("#- same: [M", "- same: [M")
    path.write_text(decided, encoding="utf-8")
    again = run("align", "--links", "-g", str(folder), "-o", "links.yaml")
    assert (again.stdout, again.code) == ("", 2)
    assert again.stderr == (
        "carelex: error: links.yaml: is there already, and may hold what you have decided; "
        "name another file, or remove this one\n"
    )
    assert path.read_text(encoding="utf-8") == decided


def test_undecided_links_are_a_glossary_file_without_errors(run: Run, folder: Path) -> None:
    path = folder / "links.yaml"
    assert run("align", "--links", "-g", str(folder), "-o", str(path)).code == 0
    assert load_glossary(path) == Glossary(path=str(path), sources=(), terms=())
    checked = run("check", "--strict", str(path))
    assert (checked.stdout, checked.code) == ("1 file, 0 terms, 0 definitions, no errors\n", 0)
    result = run("align", "--proposed", "-g", str(folder))
    assert (result.stderr, result.code) == ("3 pairs: 3 proposed.\n", 0)


@pytest.fixture
def of_lines(tmp_path: Path) -> Path:
    """A folder of two glossaries, one of them with a name on two lines."""
    folder = tmp_path / "lines"
    folder.mkdir()
    text = "    definitions:\n      - source: s\n        text: Wishes.\n"
    sources = "sources:\n  s:\n    name: S\nterms:\n"
    write(folder / "a.yaml", f"  - term: |\n      Advance\n      statement (care)\n{text}", sources)
    write(folder / "b.yaml", f"  - term: Advance statements\n{text}", sources)
    return folder


def test_a_name_of_several_lines_is_linked_by_its_words_on_one(run: Run, of_lines: Path) -> None:
    item = "- same: [Advance statement (care), Advance statements]\n"
    result = run("align", "--links", "-g", str(of_lines))
    assert result.code == 0
    assert result.stdout.endswith(f"  #{item}")
    screen = Asked("-g", str(of_lines))
    screen.press("s", "Nothing is left to ask.")
    screen.type(b"q")
    assert screen.end() == 0
    assert written(of_lines / "links.yaml") == [f"  {item}"]
    [pair] = align(glossaries=of_lines)
    assert (pair.state, pair.reason) == (PairState.LINKED, PairReason.LINK)
