"""A query that no name matches is no dead end: what is suggested for it, and where its words stand."""

from pathlib import Path

import pytest

from carelex import Answer, Reason, look_up, search
from tests.glossaries import term, write
from tests.program import Run


def found(answer: Answer) -> str | None:
    return answer.entry.term if answer.entry else None


# Numbers in figures and in words.


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("12 week", "Twelve week"),
        ("twelve week", "12 week"),
        ("twelve-week disregard", "12-week disregard"),
        ("12-week disregards", "Twelve-week disregard"),
        ("12 week disregarding", "Twelve week disregard"),
        ("the 12 week disregard", "Twelve week disregard"),
        ("what is the 12 week disregard", "Twelve week disregard"),
        ("2nd opinion", "Second opinion"),
        ("second opinion", "2nd opinion"),
        ("twenty-first century", "21st century"),
        ("24-hour care", "Twenty-four-hour care"),
        ("twenty four hour care", "24 hour care"),
        ("section one hundred and seventeen", "Section 117"),
        ("section 117", "Section one hundred seventeen"),
        ("1 to 1 support", "One to one support"),
        ("one to one support", "1-to-1 support"),
        ("0 hours contract", "Zero hours contract"),
    ],
)
def test_a_number_finds_a_name_in_figures_or_in_words(asked: str, name: str, tmp_path: Path) -> None:
    answer = look_up(asked, glossaries=write(tmp_path / "g.yaml", term(name)), exact=True)
    assert found(answer) == name
    assert answer.match is not None
    has_figures = any(map(str.isdecimal, name))
    assert answer.match.kind == "variant"
    assert answer.match.reason is (Reason.IN_FIGURES if has_figures else Reason.IN_WORDS)
    assert 95 <= answer.match.score <= 98


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("section 117", "Section 17"),
        ("section 117", "Section 118"),
        ("section 117", "Section one hundred and eighteen"),
        ("section 117", "Section one seventeen"),
        ("section 117", "Section 117a"),
        ("section 117", "Section seventeen"),
        ("section seventeen", "Section 117"),
        ("stage 2", "Second stage"),
        ("2 opinion", "Second opinion"),
        ("12 week", "Twelfth week"),
        ("two", "2"),
        ("second", "2nd"),
        ("tier 1", "Tier one hundred"),
        ("ward 20", "Ward twenty one"),
        ("ward 20 visit", "Ward twenty-one visit"),
        ("ward twenty visit", "Ward twenty-one visit"),
        ("007 agent", "Seven agent"),
        ("one hundred week", "1 100 week"),
    ],
)
def test_another_number_is_another_name(asked: str, name: str, tmp_path: Path) -> None:
    assert found(look_up(asked, glossaries=write(tmp_path / "g.yaml", term(name)))) is None


def test_a_number_as_it_is_asked_goes_before_one_in_the_other_writing(tmp_path: Path) -> None:
    path = write(tmp_path / "g.yaml", term("12 weeks") + term("Twelve week"))
    assert found(look_up("12 week", glossaries=path)) == "12 weeks"
    assert found(look_up("twelve weeks", glossaries=path)) == "Twelve week"


def test_a_part_of_a_name_may_have_its_number_in_the_other_writing(tmp_path: Path) -> None:
    path = write(tmp_path / "g.yaml", term("Twelve-week property disregard"))
    assert found(look_up("12 week disregard", glossaries=path)) == "Twelve-week property disregard"
    exact = look_up("12 week disregard", glossaries=path, exact=True)
    assert (found(exact), exact.suggestions) == (None, ("Twelve-week property disregard",))


def test_the_notice_says_how_the_number_is_written(tmp_path: Path, run: Run) -> None:
    path = str(write(tmp_path / "g.yaml", term("Twelve week disregard") + term("2nd opinion")))
    assert run("define", "12 week disregard", "-g", path).stderr == (
        'carelex: no entry "12 week disregard"; showing "Twelve week disregard" (variant, 98),'
        " the same with the number in words\n"
    )
    assert run("define", "second opinions", "-g", path).stderr == (
        'carelex: no entry "second opinions"; showing "2nd opinion" (variant, 97),'
        " the same with the number in figures\n"
    )


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("12 week", "A twelve-week disregard."),
        ("twelve week", "Within 12 weeks of it."),
        ('"12 week disregard"', "A twelve-week disregard."),
        ('"twelve week disregard"', "A 12-week disregard."),
        ("24 hour", "Care for twenty-four hours a day."),
        ("twenty four hour", "24-hour care."),
        ("twenty-four hour", "24-hour care."),
        ("second opinion", "A 2nd opinion."),
        ("2nd opinion", "A second opinion."),
    ],
)
def test_a_search_finds_a_number_in_figures_or_in_words(asked: str, text: str, tmp_path: Path) -> None:
    path = write(tmp_path / "g.yaml", term("Term", text) + term("Other", "Section 117 for 6 weeks, and one opinion."))
    searched = search(asked, glossaries=path, exact=True)
    assert [hit.term for hit in searched.hits] == ["Term"]
    assert any(span.shared and span.text[0].lower() in "12t2s" for span in searched.hits[0].snippet)
    for other in ("section one seventeen", "section 17", "section 11", "7 weeks"):
        assert search(other, glossaries=path, exact=True).total == 0, other


def test_a_search_finds_a_phrase_whether_its_apostrophe_stands_or_not(tmp_path: Path) -> None:
    path = write(tmp_path / "g.yaml", term("Term", "The carer's allowance.") + term("Other", "The carers allowance."))
    for asked in ('"carers allowance"', '"carer\'s allowance"', '"carer\u2019s allowance"'):
        assert {hit.term for hit in search(asked, glossaries=path, exact=True).hits} == {"Term", "Other"}


def test_a_query_of_many_numbers_has_its_answer() -> None:
    assert not look_up("1 2 " * 20_000).matched


# What a name is about.


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("vulnerable adult", "Safeguarding vulnerable adults"),
        ("vulnerable adults", "Protection of vulnerable adults"),
        ("mental health", "Promoting mental health"),
        ("mental capacity", "Assessment of mental capacity"),
        ("home care", "Home care worker"),
        ("deprivation of liberty", "Deprivation of liberty safeguards"),
        ("community hospital", "Community hospital nurse"),
        ("special need", "Special needs coordinator"),
        ("telecare", "Telecare equipment"),
    ],
)
def test_a_name_that_is_about_something_else_is_suggested_and_not_taken(asked: str, name: str, tmp_path: Path) -> None:
    answer = look_up(asked, glossaries=write(tmp_path / "g.yaml", term(name)))
    assert (found(answer), answer.suggestions) == (None, (name,))


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("health budget", "Personal health budget"),
        ("power of attorney", "Lasting power of attorney"),
        ("care worker", "Home care worker"),
        ("home care wor", "Home care worker"),
        ("self directed", "Self-directed support"),
        ("care plan", "Continuing care plan"),
        ("safeguarding adults", "Safeguarding vulnerable adults"),
        ("direct payment", "Direct payments for carers"),
        ("personal assistant", "Personal assistant (employed by you)"),
        ("telecar", "Telecare equipment"),
    ],
)
def test_a_name_that_only_says_more_of_the_same_thing_is_taken(asked: str, name: str, tmp_path: Path) -> None:
    assert found(look_up(asked, glossaries=write(tmp_path / "g.yaml", term(name)))) == name


# What is suggested for a word that English has.


@pytest.mark.parametrize(
    ("asked", "names", "suggestions"),
    [
        ("sister", ("Raster", "Slater", "Sinister", "Weird sister"), ("Weird sister",)),
        ("sisters", ("Raster", "Weird sister"), ("Weird sister",)),
        ("monitor", ("Mortar", "Monitoring officer", "Blood monitor"), ("Blood monitor", "Monitoring officer")),
        ("care", ("Cart", "Young carer", "Carthorse"), ("Young carer",)),
        ("person", ("Personal budget", "Person-centred care"), ("Person-centred care",)),
        # One letter from a word that few people use.
        ("calender", ("Calendar", "Cylinder"), ("Calendar",)),
        ("meditation", ("Mediation", "Medication review"), ("Mediation",)),
        # What English does not have may be a slip of anything near.
        ("sistter", ("Raster", "Sinister", "Weird sister"), ("Sinister", "Raster", "Weird sister")),
    ],
)
def test_for_an_english_word_names_with_a_form_of_it_are_suggested(
    asked: str, names: tuple[str, ...], suggestions: tuple[str, ...], tmp_path: Path
) -> None:
    path = write(tmp_path / "g.yaml", "".join(map(term, names)))
    answer = look_up(asked, glossaries=path)
    assert (found(answer), answer.suggestions) == (None, suggestions)
