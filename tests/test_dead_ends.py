"""If no name matches a query, carelex suggests names, and shows where its words are used in definitions."""

import json
import shlex
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


def test_a_number_as_it_is_asked_comes_before_the_other_spelling(tmp_path: Path) -> None:
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
        'Showing "Twelve week disregard", which is "12 week disregard" with the number in words.\n'
    )
    assert run("define", "second opinions", "-g", path).stderr == (
        'Showing "2nd opinion", which is "second opinions" with the number in figures.\n'
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


def test_a_search_finds_a_phrase_with_or_without_its_apostrophe(tmp_path: Path) -> None:
    path = write(tmp_path / "g.yaml", term("Term", "The carer's allowance.") + term("Other", "The carers allowance."))
    for asked in ('"carers allowance"', '"carer\'s allowance"', '"carer\u2019s allowance"'):
        assert {hit.term for hit in search(asked, glossaries=path, exact=True).hits} == {"Term", "Other"}


def test_a_query_of_many_numbers_has_its_answer() -> None:
    assert not look_up("1 2 " * 20_000).matched


# The subject of a name.


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


# Suggestions for a word that is English.


@pytest.mark.parametrize(
    ("asked", "names", "suggestions"),
    [
        ("sister", ("Raster", "Slater", "Sinister", "Weird sister"), ("Weird sister",)),
        ("sisters", ("Raster", "Weird sister"), ("Weird sister",)),
        ("monitor", ("Mortar", "Monitoring officer", "Blood monitor"), ("Blood monitor", "Monitoring officer")),
        ("care", ("Cart", "Young carer", "Carthorse"), ("Young carer",)),
        ("person", ("Personal budget", "Person-centred care"), ("Person-centred care",)),
        # One letter away from a rare word.
        ("calender", ("Calendar", "Cylinder"), ("Calendar",)),
        ("meditation", ("Mediation", "Medication review"), ("Mediation",)),
        # A word that is not English may be a misspelling of any near name.
        ("sistter", ("Raster", "Sinister", "Weird sister"), ("Sinister", "Raster", "Weird sister")),
    ],
)
def test_for_an_english_word_names_with_a_form_of_it_are_suggested(
    asked: str, names: tuple[str, ...], suggestions: tuple[str, ...], tmp_path: Path
) -> None:
    path = write(tmp_path / "g.yaml", "".join(map(term, names)))
    answer = look_up(asked, glossaries=path)
    assert (found(answer), answer.suggestions) == (None, suggestions)


# Where the words are in the definitions.


def told(answer: Answer) -> list[tuple[str, str, bool]]:
    return [(place.term, place.passage, place.as_name) for place in answer.mentioned_in]


def test_a_name_that_a_source_gives_a_term_leads_to_it(run: Run) -> None:
    result = run("define", "managed budget")
    assert (result.stdout, result.code) == ("", 1)
    assert result.stderr.splitlines() == [
        'No entry for "managed budget".',
        'Under "Personal budget", SCIE says: "sometimes known as a managed budget"',
        'To see all: carelex search "managed budget"',
    ]


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ("individual service fund", [("Self-directed support", True)]),
        ("carer", [("Self management", False), ("Integration", False)]),
        ("carers", [("Self management", False), ("Integration", False)]),
        ("support plan", [("Direct payment", False), ("Self-directed support", False), ("Brokerage", False)]),
        ("what is a managed budget?", [("Personal budget", True)]),
        ("Managed Budgets", [("Personal budget", True)]),
        ("well-being", [("Personal health budget", False), ("Integrated personal budget", False)]),
        ("organization", [("Personalisation", False), ("Integration", False), ("Brokerage", False)]),
    ],
)
def test_words_of_the_bundled_definitions_are_found(query: str, places: list[tuple[str, bool]]) -> None:
    answer = look_up(query)
    assert answer.entry is None
    assert [(place.term, place.as_name) for place in answer.mentioned_in] == places
    for place in answer.mentioned_in:
        assert place.source.id in ("scie", "definitions")


@pytest.mark.parametrize("query", ["pizza", "the", "of", "and the", "if you", "x", "1", "...", "word " * 50])
def test_words_that_are_nowhere_or_everywhere_are_not_mentioned(query: str, run: Run) -> None:
    assert look_up(query).mentioned_in == ()
    assert len(run("define", "--", query).stderr.splitlines()) == 1


@pytest.mark.parametrize("query", ["brokerage", "SDS", "coproduction", "brokrage", "direct paiment", "health budget"])
def test_if_a_term_is_found_mentions_elsewhere_are_not_shown(query: str) -> None:
    answer = look_up(query)
    assert answer.matched
    assert answer.mentioned_in == ()


def test_suggestions_come_before_mentions(run: Run) -> None:
    lines = run("define", "budget").stderr.splitlines()
    assert lines[0].startswith('No entry for "budget". Did you mean "Personal budget"')
    assert [line.split(": ")[0] for line in lines[1:]] == [
        'Under "Personal budget", SCIE mentions it',
        'Under "Integrated personal budget", SCIE mentions it',
        'Under "Brokerage", SCIE mentions it',
        "To see all",
    ]


NAMING = [
    "It is also known as a key worker.",
    "It is sometimes called the key worker.",
    "A person (sometimes known as a key worker) who helps.",
    "A person who helps (also called “key worker”).",
    "Who helps is usually called a care manager, case manager or key worker.",
    "People who help are called key workers.",
    "Somebody who helps, formerly known as the key worker, and is paid.",
    "It is abbreviated to key worker.",
    "It is also referred to as a *key worker*.",
    "A named person (key worker) who helps.",
]


@pytest.mark.parametrize("text", NAMING)
def test_a_text_that_gives_the_words_as_a_name_is_known(text: str, tmp_path: Path) -> None:
    path = write(tmp_path / "g.yaml", term("Named person", f'"{text}"'))
    ((name, passage, as_name),) = told(look_up("key worker", glossaries=path))
    assert (name, as_name) == ("Named person", True), passage
    assert passage in text.replace("*", "")


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("She says 'it is called a key worker'.", "called a key worker"),
        ("A helper (also called the 'key worker').", "also called the 'key worker'"),
        ('A helper (or \\"also called a key worker\\").', "also called a key worker"),
        ("A helper (formerly known as [the] key worker).", "A helper (formerly known as [the] key worker)."),
        ("It is, sometimes known as a (paid) key worker.", "It is, sometimes known as a (paid) key worker."),
    ],
)
def test_a_name_in_a_text_has_matching_brackets_and_quotes(text: str, passage: str, tmp_path: Path) -> None:
    path = write(tmp_path / "g.yaml", term("Named person", f'"{text}"'))
    assert [told_so for _, told_so, _ in told(look_up("key worker", glossaries=path))] == [passage]


@pytest.mark.parametrize(
    "text",
    [
        "It should not be called a key worker.",
        "A person who is no longer known as a key worker.",
        "People do not like to be called key workers.",
        "It is also known as a key worker scheme.",
        "It is also known as a key-worker-led service.",
        "The key worker is called to the house.",
        "Help (key workers and others) for all.",
        "A list of people (key workers).",
        "Ask your key worker.",
    ],
)
def test_a_text_that_only_has_the_words_gives_no_name(text: str, tmp_path: Path) -> None:
    path = write(tmp_path / "g.yaml", term("Named person", f'"{text}"'))
    ((_, passage, as_name),) = told(look_up("key worker", glossaries=path))
    assert (passage, as_name) == (text, False)


def test_an_abbreviation_in_a_text_is_shown_with_its_full_form(tmp_path: Path) -> None:
    path = write(tmp_path / "g.yaml", term("Choice", "Pay with an Individual Service Fund (ISF) that others hold."))
    assert told(look_up("ISF", glossaries=path)) == [("Choice", "Individual Service Fund (ISF)", True)]


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        (
            "It is said at the beginning. Ask your key worker, e.g. by phone. They will help you then with all.",
            "Ask your key worker, e.g. by phone.",
        ),
        (
            "It takes rather a lot of words before a text comes to what it has to say, and so it does here of key"
            " workers in particular, of whom there is no more to say than of the others who come to help people.",
            "… a text comes to what it has to say, and so it does here of key workers in particular, of whom there is"
            " no more to say than of the …",
        ),
        ("Key worker", "Key worker"),
        # A full stop that is always written does not end a sentence.
        ("Go home. Ask Dr. Smith or a key worker at St. Ann's.", "Ask Dr. Smith or a key worker at St. Ann's."),
    ],
)
def test_the_words_around_are_whole_and_of_one_sentence(text: str, passage: str, tmp_path: Path) -> None:
    path = write(tmp_path / "g.yaml", term("Named person", f'"{text}"'))
    assert [told_so for _, told_so, _ in told(look_up("key worker", glossaries=path))] == [passage]


def test_names_go_first_then_the_words_as_they_are_then_their_plural(tmp_path: Path) -> None:
    terms = (
        term("A", "Working with keys."),
        term("B", "Many key workers, one after the other, and others."),
        term("C", "The key worker, and much else that is said here at length."),
        term("D", "A long text in which there is much before it says that it is also known as a key worker."),
    )
    path = write(tmp_path / "g.yaml", "".join(terms))
    assert [name for name, _, _ in told(look_up("key worker", glossaries=path))] == ["D", "C", "B"]


def test_another_word_of_the_same_stem_is_another_word(tmp_path: Path) -> None:
    path = write(tmp_path / "g.yaml", term("Panel", "A severe case.") + term("Board", "The university."))
    assert told(look_up("several", glossaries=path)) == []
    assert told(look_up("universal", glossaries=path)) == []


def test_a_number_is_found_in_texts_in_figures_or_in_words(tmp_path: Path) -> None:
    path = write(tmp_path / "g.yaml", term("Property", "A twelve-week disregard.") + term("Other", "Section 117."))
    assert told(look_up("12 week disregard", glossaries=path)) == [("Property", "A twelve-week disregard.", False)]
    assert told(look_up("section one hundred and seventeen", glossaries=path)) == [("Other", "Section 117.", False)]
    assert told(look_up("section 17", glossaries=path)) == []


def test_each_source_of_an_entry_is_mentioned_up_to_three(tmp_path: Path) -> None:
    paths = []
    for number in range(4):
        head = f"sources:\n  s{number}:\n    name: S{number}\nterms:\n"
        one = f"  - term: Review\n    definitions: [{{source: s{number}, text: Ask the key worker {number}.}}]\n"
        paths.append(write(tmp_path / f"{number}.yaml", one, head))
    places = look_up("key worker", glossaries=paths).mentioned_in
    assert [(place.term, place.source.name, place.passage) for place in places] == [
        ("Review", f"S{number}", f"Ask the key worker {number}.") for number in range(3)
    ]
    (only,) = look_up("key worker", glossaries=paths, sources="s3").mentioned_in
    assert (only.source.name, only.glossary) == ("S3", str(paths[3]))


def test_a_replaced_definition_is_not_mentioned(tmp_path: Path) -> None:
    first = write(tmp_path / "1.yaml", term("Review", "Ask the key worker."))
    second = tmp_path / "2.yaml"
    second.write_text(
        "sources:\n  ours:\n    name: Ours\nterms:\n  - term: Review\n    definitions:\n"
        "      - source: ours\n        replaces: true\n        text: Ask anybody.\n",
        encoding="utf-8",
    )
    assert told(look_up("key worker", glossaries=[first])) == [("Review", "Ask the key worker.", False)]
    assert told(look_up("key worker", glossaries=[first, second])) == []


def test_for_a_list_of_queries_json_has_mentions_and_text_has_none(run: Run) -> None:
    queries = "managed budget\nbrokerage\npizza\n"
    for form in ("json", "jsonl"):
        result = run("define", "-", "-f", form, stdin=queries)
        objects = json.loads(result.stdout if form == "json" else f"[{','.join(result.stdout.splitlines())}]")
        assert [len(each["mentioned_in"]) for each in objects] == [1, 0, 0]
        assert list(objects[0])[-1] == "mentioned_in"
        assert result.stderr.splitlines() == ['No entry for "managed budget".', 'No entry for "pizza".']
    assert objects[0]["mentioned_in"] == [
        {
            "term": "Personal budget",
            "source": "scie",
            "source_name": "SCIE",
            "passage": "sometimes known as a managed budget",
            "as_name": True,
            "glossary": "builtin",
        }
    ]
    text = run("define", "-", "-f", "text", stdin=queries)
    assert text.stderr.splitlines() == ['No entry for "managed budget".', 'No entry for "pizza".']
    missing = run("define", "-", "--missing", "-f", "jsonl", stdin=queries).stdout.splitlines()
    assert [len(json.loads(line)["mentioned_in"]) for line in missing] == [1, 0]


@pytest.mark.parametrize("form", ["rich", "text", "markdown"])
def test_every_format_for_reading_shows_the_same_on_stderr(form: str, run: Run) -> None:
    result = run("define", "managed budget", "-f", form, "--exact")
    assert (result.stdout, result.code) == ("", 1)
    assert len(result.stderr.splitlines()) == 3
    assert run("define", "managed budget", "-f", form, "-q").stderr == ""


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "jsonl"])
def test_the_data_formats_show_nothing_on_stderr(form: str, run: Run) -> None:
    assert run("define", "managed budget", "-f", form).stderr == 'No entry for "managed budget".\n'


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("key worker", "The key worker."),
        ("carers allowance", "The carer's allowance."),
        ("carer's allowance", "The carers allowance."),
        ("12 week limit", "A twelve-week limit."),
        ("aftercare", "Plan the after care."),
        # A word that is not in the English list, and two that are.
        ("wellbeing", "Plan for well-being."),
        # Invisible characters separate no words.
        ("keyworker", "Ask a key\u00adworker for \u00bd a day."),
        ("key worker", "Ask a key\u200bworker, or two."),
        ("after care", "Plan the aftercare."),
        ("what is $HOME & more?", "It is home and more."),
        ("café", "A cafe."),
        ("'key' \"worker\"*", "The key worker."),
    ],
)
def test_the_suggested_command_finds_what_was_mentioned(query: str, text: str, tmp_path: Path, run: Run) -> None:
    (tmp_path / "my glossary").mkdir()
    path = str(write(tmp_path / "my glossary" / "it's.yaml", term("Thing", f'"{text}"')))
    lines = run("define", "-g", path, "-s", "ours", "--", query).stderr.splitlines()
    assert lines[1].startswith('Under "Thing", Ours mentions it: ')
    program, *args = shlex.split(lines[-1].removeprefix("To see all: "))
    assert (program, args[0], args[2:]) == ("carelex", "search", ["-g", path, "-s", "ours"])
    result = run(*args)
    assert (result.code, result.stderr) == (0, "")
    assert result.stdout.startswith("Thing\n  Ours, it's.yaml: ")


def test_hostile_text_is_shown_safely(tmp_path: Path, run: Run) -> None:
    text = '"The key worker \\e[31mred \\u202e and [red]more[/red]."'
    path = str(write(tmp_path / "g.yaml", term('"Th\\e[1ming"', text)))
    result = run("define", "key worker", "-g", path)
    assert "\x1b" not in result.stderr
    assert "\u202e" not in result.stderr
    assert "[red]more[/red]" in result.stderr


def test_long_texts_and_many_texts_are_mentioned_quickly(tmp_path: Path) -> None:
    long = "also known as " * 20_000 + "the key worker " * 20_000
    terms = [term("Long", long), *(term(f"Term {number}", "The key worker (") for number in range(3_000))]
    path = write(tmp_path / "g.yaml", "".join(terms))
    answer = look_up("key worker", glossaries=path)
    assert len(answer.mentioned_in) == 3
