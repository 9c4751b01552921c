"""The forms that carelex takes for one word, in every command: a shared stem alone is not enough."""

import json
from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import pytest

from carelex import search
from carelex.english.word_forms import are_forms
from tests.glossaries import term, write
from tests.program import Run

# The forms of one word, a row for each.
ONE_WORD = """
    assess assesses assessed assessing assessment assessments assessor
    mediate mediates mediated mediating mediation mediator
    estimate estimating estimation estimator
    nurse nurses nursed nursing
    crisis crises
    plan plans planned planning planner
    agree agreed agreeing agreement agreements
    die dies dying
    safe safely
    severe severely
    general generally generalise generalize
    organise organize organised organising organisation organization
    protect protects protected protecting protection protective
    universal universally universality
    happy happily happiness
    simple simply
    eligible eligibility
    colour color colours colored
    travel travelled traveling traveller
    industry industries industrial
    participate participant participation
    renew renewal
    prohibit prohibition
    tessellation tesselation
"""

# Words that Snowball or Porter wrongly takes for one.
OTHER_WORDS = """
    probate probation
    opposite opposition
    petite petition
    definite definition
    expedite expedition
    severe several
    sever several
    general generous
    new news
    past paste
    experience experiment
    transit transition
    universal university
    universe university
    hospital hospitality
    aged age
    author authority
    import important
    organ organise
    person personal
    relate relative
    audit audition
    resident residence
    cloth clothing
"""


def rows(table: str) -> list[list[str]]:
    return [line.split() for line in table.strip().splitlines()]


def test_inflection_and_endings_that_make_new_words_make_forms_of_one() -> None:
    pairs = [pair for row in rows(ONE_WORD) for pair in permutations(row, 2)]
    assert [pair for pair in pairs if not are_forms(*pair)] == []


def test_a_stem_does_not_make_one_word_of_two() -> None:
    pairs = [pair for row in rows(OTHER_WORDS) for pair in permutations(row, 2)]
    assert [pair for pair in pairs if are_forms(*pair)] == []


def test_of_what_english_does_not_have_the_stem_decides() -> None:
    assert are_forms("keyworker", "keyworkers")
    assert are_forms("probate", "probatezz")


NAMES = (
    "Probation",
    "Opposition",
    "Petition",
    "Definition",
    "Expedition",
    "Mediation",
    "Estimation",
    "Nursing",
    "Crisis",
)


@pytest.fixture
def names(tmp_path: Path) -> str:
    return str(write(tmp_path / "names.yaml", "".join(map(term, NAMES))))


@pytest.mark.parametrize("query", ["probate", "opposite", "petite", "definite", "expedite", "probates"])
def test_another_word_of_one_stem_does_not_find_a_term(query: str, names: str, run: Run) -> None:
    result = run("define", query, "--exact", "-g", names)
    assert (result.stdout, result.code) == ("", 1)
    assert run("define", query, "-g", names).code == 1
    assert run("define", query, "--missing", "-g", names).stdout == f"{query}\n"


@pytest.mark.parametrize(
    ("query", "name"),
    [
        *[
            ("mediate", "Mediation"),
            ("mediates", "Mediation"),
            ("estimate", "Estimation"),
            ("estimating", "Estimation"),
        ],
        *[("nurse", "Nursing"), ("nurses", "Nursing"), ("crises", "Crisis"), ("opposed", "Opposition")],
        *[("define", "Definition"), ("defining", "Definition"), ("petitions", "Petition")],
    ],
)
def test_a_form_of_one_word_finds_its_term(query: str, name: str, names: str, run: Run) -> None:
    result = run("define", query, "--exact", "-f", "json", "-g", names)
    assert json.loads(result.stdout)["term"] == name
    assert run("define", query, "--missing", "-g", names).stdout == ""


@pytest.fixture
def compared(tmp_path: Path, run: Run) -> Callable[..., list[str]]:
    """The words that `compare` lists as said by both of two sources; or marks, be they listed or not."""

    def compared(left: str, right: str, *, is_listed: bool = True) -> list[str]:
        said = (("a", left), ("b", right))
        texts = "".join(f"      - source: {source}\n        text: {text}\n" for source, text in said)
        head = "sources:\n  a:\n    name: North\n  b:\n    name: South\nterms:\n"
        path = write(tmp_path / "two.yaml", f"  - term: Respite\n    definitions:\n{texts}", head)
        result = run("compare", "respite", "-f", "json", "-g", str(path))
        shared = json.loads(result.stdout)["shared"]
        return [phrase["phrase"] for phrase in shared if phrase["listed"] or not is_listed]

    return compared


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Time in a hospital.", "Hospitality for guests."),
        ("Help for several weeks.", "For those with severe pain."),
        ("The general rule.", "A generous offer."),
        ("A university course.", "It is universal."),
        ("Older and aged people.", "At any age."),
        ("Given in transit.", "A transition between homes."),
        ("What is in the news.", "A new start."),
        ("The past year.", "Paste and glue."),
        ("By experience.", "An experiment."),
        # Forms of one word, each with its own sense.
        ("The council pays you directly.", "A direct payment."),
        ("Paid staff help.", "Paying bills."),
        ("A registered nurse visits.", "It is a registered home."),
    ],
)
def test_to_compare_another_word_or_sense_is_no_agreement(
    left: str, right: str, compared: Callable[..., list[str]]
) -> None:
    assert compared(left, right) == []
    assert compared(right, left) == []


@pytest.mark.parametrize(
    ("left", "right", "phrase"),
    [
        ("It assesses needs.", "The assessment says what.", "assesses"),
        ("Nurses come.", "With a nurse.", "nurse"),
        ("In a crisis.", "For crises.", "crises"),
        ("Someone mediates.", "By mediation.", "mediates"),
        ("The staff are paid.", "Whoever is paid.", "paid"),
        ("Registered nurses come.", "By a registered nurse.", "registered nurse"),
        ("They paid rent.", "Someone paying rent.", "paid rent"),
        ("Organised by them.", "An organisation.", "organised"),
    ],
)
def test_to_compare_forms_of_one_word_are_one(
    left: str, right: str, phrase: str, compared: Callable[..., list[str]]
) -> None:
    assert phrase in [text.lower() for text in compared(left, right, is_listed=False)]


@pytest.fixture
def searched(tmp_path: Path, run: Run) -> Callable[..., list[str]]:
    """The terms found by a search in a glossary with a term for each of OTHER_WORDS, whose text has that word."""
    words = sorted({word for row in rows(OTHER_WORDS) for word in row})
    path = write(tmp_path / "words.yaml", "".join(term(f"{word} x", f"Tea is {word} here.") for word in words))

    def searched(*query: str) -> list[str]:
        result = run("search", *query, "-n", "100", "-f", "json", "-g", str(path))
        return sorted(each["term"].removesuffix(" x") for each in json.loads(result.stdout))

    return searched


def test_a_search_does_not_find_another_word_of_one_stem(searched: Callable[..., list[str]]) -> None:
    # All in one glossary, which is read once.
    for word, other in rows(OTHER_WORDS):
        for one, another in ((word, other), (other, word)):
            found, left = searched(one, "--exact"), searched("tea", f"-{one}")
            assert (one in found, another in found) == (True, False), (one, another)
            # Only the excluded word is left out, and not the other.
            assert (one in left, another in left) == (False, True), (one, another)


@pytest.fixture
def pains(tmp_path: Path) -> str:
    texts = {
        "Ache": "Severe pain.",
        "Colds": "Several pains of people.",
        "Throb": "Severely painful, on several days.",
        "Burn": "Several severe pains.",
        "Rash": "Tea.",
    }
    return str(write(tmp_path / "pains.yaml", "".join(term(name, text) for name, text in texts.items())))


def test_counts_are_of_what_has_the_word_itself(pains: str, run: Run) -> None:
    result = run("search", "severe", "-f", "text", "-g", pains, "-n", "1")
    assert "1 of 3" in result.stdout + result.stderr
    assert "Colds" not in run("search", "severe", "-f", "text", "-g", pains).stdout
    assert run("search", "severe", "-people", "-f", "json", "-g", pains).stdout.count('"term"') == 3
    assert run("search", '"severe pain"', "-f", "json", "-g", pains).stdout.count('"term"') == 3


def test_the_other_word_is_not_picked_out(pains: str) -> None:
    snippets = {hit.term: hit.snippet for hit in search("severe", glossaries=pains).hits}
    assert [span.text for span in snippets["Throb"] if span.shared] == ["Severely"]
    assert [span.text for span in snippets["Burn"] if span.shared] == ["severe"]


def test_where_only_the_other_word_is_nothing_is_found(tmp_path: Path, run: Run) -> None:
    path = write(tmp_path / "g.yaml", term("Colds", "Several people have tea."))
    assert (found := run("search", "severe", "--exact", "-g", str(path))).code == 1, found.stdout
    assert run("search", "tea", "-severe", "-f", "json", "-g", str(path)).code == 0
