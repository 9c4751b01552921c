"""Notices speak to the person who asked, in whole sentences, and break between words in a terminal."""

import shlex
from pathlib import Path

import pytest

from carelex.cli.console import wrapped
from tests.glossaries import term, write
from tests.program import Run, carelex
from tests.terminal import Screen

# The notice for each way to find a term.


@pytest.mark.parametrize(
    ("name", "query", "told"),
    [
        ("Direct payment", "direct payments", ", the singular of "),
        ("Direct payments", "direct payment", ", the plural of "),
        ("GP", "GPs", ", the singular of "),
        ("Personalisation", "personalization", ", the British spelling of "),
        ("Personalization", "personalisation", ", the American spelling of "),
        ("Day centre", "day center", ", the British spelling of "),
        ("Enrolment", "enrollment", ", the British spelling of "),
        ("Travelling", "traveling", ", the British spelling of "),
        ("Care program", "care programme", ", the American spelling of "),
        ("Co-production", "coproduction", ", which is {} split into words."),
        ("Aftercare", "after care", ", which is {} with its words joined."),
        ("Brokerage", "the brokerage", ', which is {} without "the".'),
        ("The Care Act", "care act", ', which is {} with "the".'),
        ("Self-directed support", "support self directed", ", which has the words of {} in another order."),
        ("Integration", "integrated", ", another form of "),
        ("Brokerage", "brokered", ", from the same family of words as "),
        ("Second opinion", "2nd opinion", ", which is {} with the number in words."),
        ("2nd opinion", "second opinion", ", which is {} with the number in figures."),
        ("Brokerage", "what is brokerage", ", which is named in "),
        ("Personal health budget", "phb", ", which has the initials "),
        ("Brokerage", "brokrage", ", the closest match for "),
        ("Direct payment", "dyrect paiment", ", which sounds like "),
    ],
)
def test_a_sentence_says_what_the_name_is_to_the_query(
    name: str, query: str, told: str, tmp_path: Path, run: Run
) -> None:
    file = write(tmp_path / "g.yaml", term(name))
    how = told.format(f'"{query}"') if "{}" in told else f'{told}"{query}".'
    assert run("define", query, "-g", str(file)).stderr == f'Showing "{name}"{how}\n'


def test_another_name_and_an_abbreviation_have_a_sentence_each(tmp_path: Path, run: Run) -> None:
    file = write(tmp_path / "g.yaml", term("Short break", abbreviation="SB", aliases="[Respite care]"))
    for query, told in (
        ("sb", 'Showing "Short break", for which "sb" is short.\n'),
        ("respite care", 'Showing "Short break", also called "respite care".\n'),
        ("respyte care", 'Showing "Short break", also called "Respite care", the closest match for "respyte care".\n'),
    ):
        assert run("define", query, "-g", str(file)).stderr == told


def test_the_score_is_for_data(run: Run) -> None:
    result = run("define", "brokrage", "-f", "json")
    assert '"score": 94.' in result.stdout
    assert "94" not in result.stderr


# The next step.


def test_without_an_entry_the_next_command_searches_where_you_searched(tmp_path: Path, run: Run) -> None:
    file = write(tmp_path / "my words.yaml", term("Home care", "Care at home."))
    given = ["-g", str(file), "-s", "ours"]
    one = run("define", "pizza", *given).stderr
    lead = 'No entry for "pizza". To see all terms: '
    assert one.startswith(lead)
    assert shlex.split(one.removeprefix(lead)) == ["carelex", "list", *given]
    several = run("define", "what is pizza delivery (cold)?", *given).stderr
    search, every_term = several.rstrip("\n").partition(". Try: ")[2].split(", or ")
    assert shlex.split(search) == ["carelex", "search", "pizza", "delivery", "cold", *given]
    assert run(*shlex.split(every_term)[1:]).stdout.startswith("Home care")


def test_a_list_of_queries_has_no_advice(run: Run) -> None:
    assert run("define", "-", stdin="pizza\n").stderr == 'No entry for "pizza".\n'


# In a terminal.


def shown(width: int, *args: str) -> str:
    screen = Screen(carelex(*args), width=width)
    screen.end()
    return screen.text


def test_a_terminal_breaks_lines_between_words(tmp_path: Path, run: Run) -> None:
    args = ("define", "perso")
    line = run(*args).stderr
    for width in (60, 80, 100):
        lines = shown(width, *args).splitlines()
        assert max(map(len, lines)) <= width
        assert all(part.startswith("  ") for part in lines[1:])
        assert " ".join(part.strip() for part in lines) == line.rstrip("\n")


def test_an_import_breaks_lines_between_words_and_a_pipe_none(tmp_path: Path, run: Run) -> None:
    Path("words.html").write_text(
        "<h1>Words</h1><dl><dt>Care<dd>Help with what you need each day.<dt>Plan<dd>A paper.</dl>", encoding="utf-8"
    )
    args = ("import", "words.html", "-y", "-o", "ours.yaml", "--force")
    in_pipe = run(*args).stderr.splitlines()
    lines = shown(60, *args).splitlines()
    assert len(lines) > len(in_pipe)
    assert max(map(len, lines)) <= 60
    assert " ".join(" ".join(lines).split()) == " ".join(" ".join(in_pipe).split())


def test_an_error_says_who_speaks_and_keeps_its_path_whole() -> None:
    text = shown(60, "define", "care", "-g", "a folder with a long name/that is not there/my words.yaml")
    assert text == (
        "carelex: error:\n"
        "  a folder with a long name/that is not there/my words.yaml:\n"
        "  no such file; check the path [no-such-file]\n"
    )


@pytest.mark.parametrize(
    ("message", "lines"),
    [
        ("Short.", ["Short."]),
        ("To see all: carelex search 'care home'", ["To see all:", "  carelex search 'care home'"]),
        (
            "Try: carelex search care home, or carelex list -g ours.yaml",
            ["Try: carelex search care home,", "  or carelex list -g ours.yaml"],
        ),
        ("Written: 'my own words of care.yaml'", ["Written:", "  'my own words of care.yaml'"]),
        ("To write them all, with what is: -o FILE", ["To write them all, with what", "  is: -o FILE"]),
        ('No entry has "x". Showing those without "x".', ['No entry has "x". Showing', '  those without "x".']),
        ("  title: The words that we use here", ["  title: The words that we use", "    here"]),
        (
            "https://www.example.org/a/very/long/address is it",
            ["https://www.example.org/a/very/long/address", "  is it"],
        ),
        # Each of these characters takes two columns.
        ("高齢者 介護保険 高齢者 介護保険", ["高齢者 介護保険 高齢者", "  介護保険"]),
        ("高齢者介護保険高齢者介護保険高齢者", ["高齢者介護保険高齢者介護保険高齢者"]),
    ],
)
def test_commands_paths_and_words_stay_whole(message: str, lines: list[str]) -> None:
    assert wrapped(message, 30).splitlines() == lines


def test_a_terminal_too_narrow_for_words_breaks_them_itself() -> None:
    assert wrapped("Some words that are more", 10) == "Some words that are more"
