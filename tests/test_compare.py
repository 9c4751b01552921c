"""carelex compare: what sources share, what only one says, and the measures of each; in every format."""

import csv
import io
import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from carelex import Comparison, compare
from tests.glossaries import HEAD, term, write
from tests.program import DATA, Golden, Run

COMPARABLE = ["brokerage", "co-production", "personalisation", "recovery", "self-directed support"]


@pytest.fixture
def said(tmp_path: Path) -> Callable[..., Comparison]:
    """Compares texts as the definitions of one term, each by a source of its own: a, b, c …"""

    def said(*texts: str, name: str = "Respite", fields: str = "") -> Comparison:
        return compare(name, glossaries=glossary_of(tmp_path, texts, name, fields))

    return said


def glossary_of(folder: Path, texts: Sequence[str], name: str = "Respite", fields: str = "") -> Path:
    ids = "abcdefgh"[: len(texts)]
    sources = "".join(f"  {each}:\n    name: Source {each.upper()}\n" for each in ids)
    definitions = "".join(
        f"      - source: {each}\n        text: {json.dumps(text)}\n" for each, text in zip(ids, texts, strict=True)
    )
    return write(
        folder / "texts.yaml",
        f"  - term: {name}\n{fields}    definitions:\n{definitions}",
        f"sources:\n{sources}terms:\n",
    )


def shared(comparison: Comparison) -> list[str]:
    return [phrase.text for phrase in comparison.shared if phrase.is_listed]


# What is shared.


def test_the_longest_wording_comes_first_and_is_picked_out_wherever_it_stands(said: Callable[..., Comparison]) -> None:
    found = said(
        "A support plan says how a personal budget is spent. The support plan is yours.",
        "Your personal budget pays for what the support plan lists.",
    )
    assert shared(found) == ["support plan", "personal budget"]
    first = found.shared[0]
    texts = [definition.text for definition in found.answer.entry.definitions]  # type: ignore[union-attr]
    assert [texts[at.definition][at.start : at.end] for at in first.passages] == ["support plan"] * 3


@pytest.mark.parametrize(
    ("left", "right", "phrases"),
    [
        # Of one stem, in another spelling, and where no ending makes the form.
        ("It is supporting carers.", "It supports a carer.", ["supports a carer"]),
        # What could be said of anything, or in several senses, is no evidence by itself.
        ("A meeting at the time.", "Meeting a need in time.", []),
        ("Care is given where support lacks.", "Who cares lacks support.", []),
        # Function words never count on their own, and stand within a phrase whatever they are.
        ("It is what they have been given by us.", "They have been given what it is by us.", []),
        ("People who use services are heard.", "People using services speak.", ["People using services"]),
        ("The support they need.", "Their own support needs.", []),
        # No phrase has a gap, but that one adjective passes over another.
        (
            "It puts the individual at the centre of the process of working out what their wishes are.",
            "It puts them at the centre of the process of identifying their wishes.",
            ["centre of the process"],
        ),
        ("A full and happy life.", "A full life.", ["full life"]),
        ("A strong voice for the whole town.", "A voice, and some other day in town.", ["voice"]),
        # A phrase ends where a part of the sentence does.
        ("Home meals, day centres.", "Home; meals day centres.", ["day centres"]),
        # What is denied is not what is not.
        ("It is not a trait.", "It is a trait.", []),
        ("It is not a trait.", "It is never a trait.", ["not a trait"]),
        ("It isn't a cure.", "It is a cure.", []),
        ("Care rather than treatment.", "Treatment rather than care.", []),
        ("It is not part of the offer.", "It is part of the offer.", []),
        ("It is not a single event.", "It is an event.", []),
        ("It is no threat or risk.", "It is a risk.", []),
        ("It isn't allowed.", "It is not allowed by law.", []),
        # A denial reaches what follows it, or stands before it; but nothing beyond a dash, and no hyphen makes one.
        ("It does not normally include cleaning.", "It includes cleaning.", []),
        ("You have no right to stay.", "They stay.", []),
        ("It cannot be consented to or refused.", "It is refused.", []),
        ("They are not sent home without support.", "They have support.", []),
        ("Parking is not included.", "It has parking.", []),
        ("Meals are never provided.", "They have meals.", []),
        ("The house isn't.", "A house.", []),
        ("It is unlike care.", "It is care.", []),
        # A number, or a word of a title, is not by itself the same thing.
        ("Section 20 and housing.", "The Housing Benefit for 20.", []),
        ("All ages.", "Of ageing.", []),
        # An ellipsis passes over nothing that the other has too, in another place.
        ("It is caused by diseases of the brain.", "It is caused by brain disease.", []),
        # The items of a list are one phrase.
        ("Abuse, neglect and harm.", "It is abuse, neglect and harm.", ["abuse, neglect and harm"]),
        # Written as one word or with a hyphen, with an accent of its own or without, in figures or in words.
        ("Their well-being.", "Wellbeing.", ["Wellbeing"]),
        ("A short-term stay.", "A short stay.", ["stay"]),
        ("Person-centred care.", "The person centred care.", ["person centred care"]),
        # A preposition says what one is to the other.
        ("Choice over their care.", "Choice about the care.", ["Choice about the care"]),
        ("A café.", "The cafe\u0301.", ["café"]),
        ("A Personal Assistant (PA).", "A PA.", []),
        # Words that have one stem and are not forms of each other.
        ("A deeply personal matter.", "A matter for each person.", ["matter"]),
    ],
)
def test_shared_wording(left: str, right: str, phrases: list[str], said: Callable[..., Comparison]) -> None:
    assert shared(said(left, right)) == phrases
    assert sorted(shared(said(right, left))) == sorted(phrases)


@pytest.mark.parametrize(
    ("left", "right", "words"),
    [
        # Of one stem, in another spelling, and where no ending makes the form.
        ("Transport is organised.", "Organizing transport.", ["transport", "organised"]),
        ("They choose.", "A choice for children.", ["choice"]),
        ("A child is heard.", "Children hear.", ["child"]),
        # What is denied is not what is not; nothing goes beyond a dash, and no hyphen denies.
        ("It is not only a process.", "It is a process.", ["process"]),
        ("Housing without conditions.", "Housing with conditions.", ["Housing"]),
        ("It is not free. Leave.", "They are free to leave.", ["leave"]),
        ("It is no cure, and a relief.", "A relief.", ["relief"]),
        ("It is not a cure – housing matters.", "It is housing.", ["housing"]),
        ("A not-for-profit home.", "Profit at home.", ["home"]),
        # A preposition, or the end of a list, parts words.
        ("In trust, hope and help.", "In trust, hope.", ["trust", "hope"]),
        ("Lunch at home.", "A lunch home.", ["lunch", "home"]),
        # In figures or in words; short forms; words that have one stem and are not forms of each other.
        ("For six weeks.", "For 6 weeks.", ["6 weeks"]),
        ("It costs 6.5 million.", "It costs 6 million.", ["costs", "million"]),
        ("You'll be safe: it's theirs.", "We've safety; it's theirs.", ["safe"]),
        ("A local authority.", "A local author.", ["local"]),
    ],
)
def test_words_that_are_shared_are_marked_in_the_texts(
    left: str, right: str, words: list[str], said: Callable[..., Comparison]
) -> None:
    found = said(left, right)
    assert [phrase.text for phrase in found.shared] == words
    assert {*words} == {phrase.text for phrase in said(right, left).shared}


@pytest.mark.parametrize("name", ["?", "...", "C++", "The", "Care — home"])
def test_any_name_can_be_compared(name: str, tmp_path: Path) -> None:
    path = glossary_of(tmp_path, ("A rest.", "The rest."), json.dumps(name))
    assert shared(compare(name, glossaries=path)) == ["rest"]


def test_other_forms_of_a_name_of_several_words_are_no_finding(said: Callable[..., Comparison]) -> None:
    assert shared(said("Deprived of their liberty.", "It deprives of liberty.", name="Deprivation of liberty")) == []
    assert shared(said("An occupational therapist.", "Occupational therapists.", name="Occupational therapy")) == []
    assert shared(said("Looked-after children.", "A looked after child.", name="Looked-after child")) == []
    # "Support live" is no name.
    found = said("People who need support live at home.", "They support and live there.", name="Supported living")
    assert found.overlap[0][2:] == (2 / 5, 1)


def test_the_name_of_the_term_is_no_finding(said: Callable[..., Comparison]) -> None:
    found = said(
        "Co-production is shared work. What is co-produced is made together. CPD for all.",
        "Coproduction is power. Those who coproduce have a say. Joint making is CPD.",
        name="Co-production",
        fields="    abbreviation: CPD\n    aliases: [Joint making]\n",
    )
    assert shared(found) == []
    assert found.overlap[0][2:] == (0, 0)
    # What stands behind it alone is told.
    assert not any("produc" in phrase or "CPD" in phrase for own in found.only for phrase in own)
    found = said("CPD. Co-production is the work of nurses and tenants.", "It.", name="Co-production")
    assert found.only[0] == ("the work of nurses and tenants",)


# What only one says.


@pytest.mark.parametrize(
    ("text", "other", "own"),
    [
        # Whole sentences, as they are written, without the full stop.
        ("They are not assumed to be alike.", "They are.", ()),
        ("It is not about the 'market' of care.", "Care.", ("It is not about the 'market' of care",)),
        ("People get lunch, and people get tea.", "People.", ("People get lunch, and people get tea",)),
        ("It is not lazy people or mess.", "People.", ("It is not lazy people or mess",)),
        ("It is not a break for people or a treat.", "A rest.", ("It is not a break for people or a treat",)),
        ("It is not just residential care.", "It.", ("It is not just residential care",)),
        ("The value of your home is not counted.", "It.", ("The value of your home is not counted",)),
        ("Nursing care is not included.", "It.", ("Nursing care is not included",)),
        ("We count savings over £16,000 or more.", "It.", ("We count savings over £16,000 or more",)),
        ("You must be aged 18 or over.", "You.", ("You must be aged 18 or over",)),
        ("It means hope, choice, control and power.", "It.", ("It means hope, choice, control and power",)),
        (
            "The European Convention on Human Rights applies.",
            "It.",
            ("The European Convention on Human Rights applies",),
        ),
        # One word more is no news, nor is another form or order of the same.
        ("It has equal partners.", "It is equal.", ()),
        ("It is a cure.", "It.", ()),
        # But what it is not is.
        ("It is not a cure.", "It.", ("It is not a cure",)),
        ("It is not a cure.", "It is no cure.", ()),
        ("The support they need.", "Support.", ()),
        ("It helps people.", "People help.", ()),
        # No sentence: a heading, a question, a fragment, marks, an address.
        ("Who can get rest and food?", "It.", ()),
        ("Regardless of the authority's.", "It.", ()),
        ("Use (a) ramps and (b) [2].", "It.", ()),
        ("See https://example.org/respite/guide and [1].", "It is here.", ()),
    ],
)
def test_what_only_one_says(text: str, other: str, own: tuple[str, ...], said: Callable[..., Comparison]) -> None:
    assert said(f"A rest. {text}", other).only[0] == own
    assert said(other, f"A rest. {text}").only[1] == own


# Several voices.

THREE = (
    "A short break for tired nurses, at home.",
    "A short break for tired nurses, in a care home.",
    "A stay in a hotel for nurses. It may be a holiday by the sea.",
)


def test_of_three_voices_all_most_and_one(run: Run, tmp_path: Path) -> None:
    path = glossary_of(tmp_path, THREE)
    lines = run("compare", "respite", "-g", str(path)).stdout.splitlines()
    assert not any(line.startswith("All:") for line in lines)
    assert "Most: short break for tired nurses (Source A and Source B)." in lines
    assert "Only Source A: no sentence found that is clear by itself (read the whole text)." in lines
    assert "Only Source C: It may be a holiday by the sea." in lines


def test_each_of_what_one_source_says_has_a_line_and_three_are_shown(run: Run, tmp_path: Path) -> None:
    text = "A rest. Bring tea and cake. Is it free? Nurses cook lunch. Pets play in the garden! The bus leaves at noon."
    path = glossary_of(tmp_path, (text, "A gap."))
    shown = run("compare", "respite", "-g", str(path)).stdout
    lines = [line for line in shown.splitlines() if line.startswith("Only Source A: ")]
    assert len(lines) == 4
    assert lines[-1] == "Only Source A: and 1 more."
    only = json.loads(run("compare", "respite", "-g", str(path), "-f", "json").stdout)["only"]["a"]
    assert {*lines[:3]} < {f"Only Source A: {sentence.removesuffix('!')}." for sentence in only} | {
        "Only Source A: Pets play in the garden!"
    }
    assert {*only} == {"Bring tea and cake", "Nurses cook lunch", "Pets play in the garden!", "The bus leaves at noon"}
    table = run("compare", "respite", "-g", str(path), "-f", "markdown").stdout
    assert re.search(r"\| Only here \| • [^|]*<br>• [^|]*<br>• [^|]*<br>and 1 more \|", table)


def test_of_four_voices_some(run: Run, tmp_path: Path) -> None:
    path = glossary_of(tmp_path, ("Red brick.", "Red tile.", "Red tile, blue sky.", "Red brick, blue sky."))
    lines = run("compare", "respite", "-g", str(path)).stdout.splitlines()
    assert not any(line.startswith("All:") for line in lines)
    assert (
        "Some: Red brick (Source A and Source D); Red tile (Source B and Source C);"
        " blue sky (Source C and Source D)." in lines
    )


def test_senses_of_one_source_are_one_voice(run: Run, tmp_path: Path) -> None:
    second = "      - source: ours\n        text: A rest.\n      - source: theirs\n        text: A rest at home.\n"
    head = HEAD.replace("terms:", "  theirs:\n    name: Theirs\nterms:")
    path = write(tmp_path / "g.yaml", term("Respite", "At home.") + second, head)
    found = compare("respite", glossaries=path)
    assert [overlap[2:] for overlap in found.overlap] == [(1.0, 1.0)]
    assert found.only == ((), ())
    data = json.loads(run("compare", "respite", "-g", str(path), "-f", "json").stdout)
    assert [definition["id"] for definition in data["definitions"]] == ["ours", "ours:2", "theirs"]
    assert {phrase["phrase"]: phrase["spans"] for phrase in data["shared"]} == {
        "rest": {"ours:2": [[2, 6]], "theirs": [[2, 6]]},
        "home": {"ours": [[3, 7]], "theirs": [[10, 14]]},
    }
    assert data["only"] == {"ours": [], "theirs": []}
    lines = run("compare", "respite", "-g", str(path)).stdout.splitlines()
    assert lines[-2] == (
        "Ours: (1) 2 words, 1 sentence, reading grade 0 (age 5); (2) 2 words, 1 sentence, reading grade 0 (age 5);"
        " 100% of its content words are in Theirs."
    )


def test_the_same_source_of_two_glossaries_is_two_voices(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "one.yaml", term("Respite", "A rest. Nurses cook lunch."))
    write(tmp_path / "two.yaml", term("Respite", "A holiday. The sea is warm."))
    result = run("compare", "respite", "-g", str(tmp_path))
    one, two = "Ours (one.yaml)", "Ours (two.yaml)"
    for line in (f"{one}:", f"{two}:", f"Only {one}: Nurses cook lunch.", f"Only {two}: The sea is warm."):
        assert line in result.stdout.splitlines()
    data = json.loads(run("compare", "respite", "-g", str(tmp_path), "-f", "json").stdout)
    assert data["only"] == {"ours": ["Nurses cook lunch"], "ours:2": ["The sea is warm"]}


# The measures.


@pytest.mark.parametrize(
    ("text", "words", "sentences"),
    [
        ("One two three.", 3, 1),
        ("Well-being is a person's own. It isn't a cure!", 9, 2),
        ("Dr. J. Smith, e.g. a GP, may help. Ask at St. Mary's.", 12, 2),
        ('He said: "Go." She went (at once.) Then what? Nothing…', 10, 4),
        ("One:\n\n- two\n- three and four. Five.\n", 6, 3),
        ("See www.example.org/a.b/c or me@example.org [1].", 2, 1),
        ("It costs 1,200.50 pounds. 30 are for food.", 8, 2),
        ("and so on. lower case goes on", 7, 1),
        ("—", 0, 0),
        ("**Bold** and [linked](https://example.org/words/here 'and here').", 3, 1),
    ],
)
def test_words_and_sentences_are_counted(
    text: str, words: int, sentences: int, said: Callable[..., Comparison]
) -> None:
    found = said(text, "Other.").measures[0]
    assert found[:2] == (words, sentences)
    assert (found.grade is None) is (words == 0)


def test_the_reading_grade_is_that_of_flesch_and_kincaid(said: Callable[..., Comparison]) -> None:
    # 14 words, 2 sentences; of the words, "support" and "person" have two syllables.
    text = "The care plan says what support a person wants. It is theirs to keep."
    assert said(text, "Other.").measures[0] == (14, 2, round(0.39 * 14 / 2 + 11.8 * 16 / 14 - 15.59, 1))
    assert said("It is a cat.", "Other.").measures[0].grade == 0


@pytest.mark.parametrize(
    ("text", "a_in_b", "b_in_a", "only"),
    [
        (("A rest at home.", "The rest at home."), 1, 1, ((), ())),
        (("A rest at home.", "At home, a rest, resting."), 1, 1, ((), ())),
        (("A rest at home.", "A long rest in a warm place."), 0.5, 0.25, ((), ())),
        (("Rest.", "Gap. Nurses cook lunch."), 0, 0, ((), ("Nurses cook lunch",))),
        (("That is it.", "It is that."), 0, 0, ((), ())),
        (("That is it.", "A rest."), 0, 0, ((), ())),
    ],
)
def test_overlap(
    text: tuple[str, str],
    a_in_b: float,
    b_in_a: float,
    only: tuple[tuple[str, ...], ...],
    said: Callable[..., Comparison],
) -> None:
    found = said(*text)
    assert found.overlap == ((0, 1, a_in_b, b_in_a),)
    assert found.only == only
    turned = said(*reversed(text))
    assert turned.overlap == ((0, 1, b_in_a, a_in_b),)
    assert turned.only == only[::-1]
    if a_in_b == b_in_a == 0:
        assert found.shared == turned.shared == ()


def test_terms_that_a_definition_mentions(run: Run, tmp_path: Path) -> None:
    text = (
        "Short-breaks are planned in a care plan by Home Care, GPs or A.S.C.; it, all, and asc are words, and care too."
        " Not covid 19, but COVID-19."
    )
    terms = [
        term("Respite", text) + "      - source: theirs\n        text: Time off.\n",
        term("Short break"),
        term("Care plan"),
        term("Care"),
        term("Home care"),
        term("Adult social care", abbreviation="ASC"),
        term("General practitioner", abbreviation="GP"),
        term("COVID-19"),
        term("All"),
        term("IT"),
    ]
    head = HEAD.replace("terms:", "  theirs:\n    name: Theirs\nterms:")
    path = write(tmp_path / "g.yaml", "".join(terms), head)
    named = ["Short break", "Care plan", "Home care", "General practitioner", "Adult social care", "COVID-19"]
    assert compare("respite", glossaries=path).mentions == (tuple(named), ())
    shown = run("compare", "respite", "-g", str(path)).stdout
    assert f"Ours mentions: {'; '.join(named)}.\n" in shown


# Spans.

MARKED = """\
People who *use* services get **direct payments**.

1. 1 direct payment \\*a year
2. A [direct payment](https://example.org/direct/payment "direct payment") for `a person` who
   uses <https://example.org/services> and services

   - for **direct** payment"""


def test_spans_are_offsets_into_the_text_as_it_is_written(run: Run, tmp_path: Path) -> None:
    for text in (MARKED, MARKED.replace("\n", "\r\n")):
        path = glossary_of(tmp_path, (text, "A direct payment: people use services."))
        data = json.loads(run("compare", "respite", "-g", str(path), "-f", "json").stdout)
        assert data["definitions"][0]["text"] == text
        spans = {each["phrase"]: each["spans"]["a"] for each in data["shared"]}
        assert [text[start:end] for start, end in spans["direct payment"]] == [
            "direct payments",
            "direct payment",
            "direct payment",
            "direct** payment",
        ]
        assert [text[start:end] for start, end in spans["people use services"]] == ["People who *use* services"]


# How it is shown.


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("query", COMPARABLE)
def test_a_comparison_looks_as_it_was_read(query: str, width: int, run: Run, golden: Golden) -> None:
    result = run("compare", query, "-f", "rich", env={"COLUMNS": str(width)})
    golden(f"compare/{query.replace(' ', '-')}-{width}.txt", result.stdout)
    assert max(map(len, result.stdout.splitlines())) <= width
    assert (result.stderr, result.code) == ("", 0)


@pytest.mark.parametrize("output", ["text", "markdown", "json", "csv", "tsv"])
@pytest.mark.parametrize("query", ["co-production", "self-directed support"])
def test_a_comparison_in_every_format(query: str, output: str, run: Run, golden: Golden) -> None:
    golden(f"compare/{query.replace(' ', '-')}.{output}", run("compare", query, "-f", output).stdout)


@pytest.mark.parametrize("query", COMPARABLE)
def test_in_colour_what_is_shared_is_bold_and_underlined(query: str, run: Run, golden: Golden) -> None:
    painted = run("compare", query, "-f", "rich", "--color", "always").stdout
    plain = run("compare", query, "-f", "rich", "--color", "never").stdout
    golden(f"compare/{query.replace(' ', '-')}-80.ansi", painted)
    marked = re.sub(r"\x1b\[1;4m(.*?)\x1b\[0m", r"\1", painted)
    assert "\x1b[1;4m" in painted
    assert "\x1b[1;4m" not in marked
    # The words are the same; without styles, underscores stand for them.
    assert sorted(re.sub(r"\x1b\[[\d;]*m", "", painted).split()) == sorted(plain.replace("_", "").split())


def test_three_voices_side_by_side(run: Run, tmp_path: Path, golden: Golden) -> None:
    path = glossary_of(tmp_path, THREE)
    for width in (60, 120):
        shown = run("compare", "respite", "-g", str(path), "-f", "rich", env={"COLUMNS": str(width)})
        golden(f"compare/three-voices-{width}.txt", shown.stdout)


@pytest.mark.parametrize("width", [1, 5, 20, 300])
def test_any_window_shows_every_word(width: int, run: Run) -> None:
    shown = run("compare", "self-directed support", "-f", "rich", env={"COLUMNS": str(width)}).stdout
    wide = run("compare", "self-directed support", "-f", "rich", env={"COLUMNS": "67"}).stdout
    drawn = str.maketrans("", "", "━•— \n")
    assert sorted(shown.translate(drawn)) == sorted(wide.translate(drawn))
    for query in ("compare", "compare -s scie -s definitions"):
        lines = run(*query.split(), "-f", "rich", env={"COLUMNS": str(width)}).stdout.splitlines()
        assert max(map(len, lines)) <= width


def test_where_only_ascii_can_be_shown(program: Callable[..., Any]) -> None:
    env = {"PYTHONIOENCODING": "ascii"}
    assert b"\nRecovery                 ####................" in program("compare", "-f", "rich", env=env).stdout
    shown = program("compare", "recovery", "-f", "rich", env=env).stdout
    assert b"* It is often described as a personal" in shown
    assert b"?" not in shown


# What a query leads to.


def test_a_term_of_one_source_is_shown_and_others_are_named(run: Run) -> None:
    result = run("compare", "resilience")
    assert result.stdout.startswith(run("define", "resilience").stdout.rstrip("\n"))
    assert "Definitions page: 92 words, 4 sentences, reading grade " in result.stdout
    assert result.stderr == (
        'Only Definitions page defines "Resilience". Terms that can be compared:'
        " Brokerage, Co-production, Personalisation, Recovery, Self-directed support.\n"
    )
    assert result.code == 1
    data = json.loads(run("compare", "resilience", "-f", "json").stdout)
    assert (data["matched"], len(data["definitions"]), data["shared"], data["only"]) == (
        True,
        1,
        [],
        {"definitions": []},
    )
    assert run("compare", "resilience", "-q").stderr == ""


def test_of_many_terms_that_can_be_compared_the_first_are_named(run: Run, tmp_path: Path) -> None:
    head = HEAD.replace("terms:", "  theirs:\n    name: Theirs\nterms:")
    second = "      - source: theirs\n        text: A rest.\n"
    terms = [term(f"Term {number:02}") + second for number in range(20)]
    path = write(tmp_path / "g.yaml", term("Respite") + "".join(terms), head)
    stderr = run("compare", "respite", "-g", str(path)).stderr
    assert stderr.endswith(
        ": Term 00, Term 01, Term 02, Term 03, Term 04, Term 05, Term 06, Term 07"
        " and 12 more. To see all: carelex compare\n"
    )


def test_only_the_sources_asked_for_are_compared(run: Run) -> None:
    both = run("compare", "brokerage", "-s", "scie", "-s", "DEFINITIONS")
    assert both == run("compare", "brokerage")
    one = run("compare", "brokerage", "-s", "scie")
    assert one.stderr == (
        'Of the sources you asked for, only SCIE defines "Brokerage". Terms that can be compared: none.\n'
    )
    assert one.code == 1
    assert "Definitions page" not in one.stdout
    unheard = run("compare", "resilience", "-s", "scie")
    assert unheard.stderr == '"Resilience" is not defined by SCIE, but by Definitions page.\n'
    assert (unheard.stdout, unheard.code) == ("", 1)


def test_a_near_miss_is_announced_and_what_is_not_found_suggested(run: Run) -> None:
    near = run("compare", "brokrage")
    assert near.stderr == 'Showing "Brokerage", the closest match for "brokrage".\n'
    assert (near.stdout, near.code) == (run("compare", "brokerage").stdout, 0)
    assert run("compare", "brokrage", "--exact").code == 1
    missing = run("compare", "budget", "-f", "json")
    assert missing.code == 1
    assert json.loads(missing.stdout) == {
        "query": "budget",
        "matched": False,
        "match": None,
        "score": None,
        "term": None,
        "definitions": [],
        "shared": [],
        "only": {},
        "overlap": [],
        "suggestions": ["Personal budget", "Personal health budget", "Integrated personal budget"],
        "copies": [],
        "see": [],
    }
    assert run("compare", "pizza", "-f", "csv").stdout == "query,match,score,term,says,phrase,sources\npizza,,,,,,\n"


def test_json_has_every_key_in_its_order(run: Run) -> None:
    data = json.loads(run("compare", "brokrage", "-f", "json").stdout)
    assert list(data) == [
        "query",
        "matched",
        "match",
        "score",
        "term",
        "definitions",
        "shared",
        "only",
        "overlap",
        "suggestions",
        "copies",
        "see",
    ]
    assert [list(each) for each in data["definitions"]] == [
        [
            "source",
            "source_name",
            "headword",
            "text",
            "words",
            "sentences",
            "grade",
            "mentions",
            "id",
            "note",
            "title",
            "publisher",
            "url",
            "glossary",
            "see",
        ]
    ] * 2
    assert {tuple(each) for each in data["shared"]} == {("phrase", "sources", "spans", "listed")}
    assert list(data["overlap"][0]) == ["a", "b", "a_in_b", "b_in_a"]
    assert data["definitions"][0]["mentions"] == ["Personal budget"]
    line = run("compare", "brokrage", "-f", "jsonl").stdout
    assert (line.count("\n"), json.loads(line)) == (1, data)


def test_queries_from_stdin_are_compared_in_their_order(run: Run) -> None:
    result = run("compare", "-", "-f", "jsonl", stdin=b"recovery\n\n# a comment\nresilience\ncaf\xe9\n")
    assert [json.loads(line)["term"] for line in result.stdout.splitlines()] == ["Recovery", "Resilience", None]
    assert [line[:30] for line in result.stderr.splitlines()] == [
        "Only Definitions page defines ",
        "carelex: warning: stdin:5: not",
    ]
    assert result.code == 1
    both = run("compare", "-", stdin="pizza\nrecovery\nsds\n").stdout
    assert both == run("compare", "recovery").stdout + "\n\n" + run("compare", "sds").stdout
    assert len(json.loads(run("compare", "-", "-f", "json", stdin="recovery\nsds\n").stdout)) == 2


@pytest.mark.parametrize(
    ("args", "stderr"),
    [
        (["compare", ""], "an empty query; give a term, such as brokerage"),
        (["compare", "sds", "-s", "scei"], "no source 'scei': did you mean 'scie'? "),
        (["compare", "-g", "none.yaml"], "none.yaml: no such file; check the path"),
        (["compre"], "no command 'compre': did you mean 'compare'?"),
    ],
)
def test_what_is_asked_wrongly_is_told_in_one_line(args: list[str], stderr: str, run: Run) -> None:
    result = run(*args)
    assert (result.stdout, result.code) == ("", 2)
    assert result.stderr.startswith(f"carelex: error: {stderr}")
    assert result.stderr.count("\n") == 1


def test_a_comparison_goes_to_a_file_and_its_format_comes_from_the_environment(run: Run, clean_place: Path) -> None:
    result = run("compare", "recovery", "-o", "answer.json", env={"CARELEX_FORMAT": "json"})
    assert (result.stdout, result.stderr, result.code) == ("", "", 0)
    assert (clean_place / "answer.json").read_text(encoding="utf-8") == run("compare", "recovery", "-f", "json").stdout


def test_a_broken_glossary_is_an_error(run: Run) -> None:
    result = run("compare", "-g", str(DATA / "bad" / "several.yaml"))
    assert (result.stdout, result.code) == ("", 2)
    assert "unknown key" in result.stderr


# The whole glossary.


@pytest.mark.parametrize("output", ["text", "rich", "markdown", "json", "jsonl", "csv", "tsv"])
def test_the_whole_glossary_at_a_glance(output: str, run: Run, golden: Golden) -> None:
    result = run("compare", "-f", output)
    golden(f"compare/overview.{output}", result.stdout)
    assert (result.stderr, result.code) == ("", 0)


def test_the_overview_goes_from_most_agreed_to_least(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("compare", "-f", "csv").stdout)))
    shares = [float(row["overlap"]) for row in rows]
    assert shares == sorted(shares, reverse=True)
    assert {row["term"].lower() for row in rows} == set(COMPARABLE)
    for row in rows:
        (overlap,) = json.loads(run("compare", row["term"], "-f", "json").stdout)["overlap"]
        assert float(row["overlap"]) == pytest.approx((overlap["a_in_b"] + overlap["b_in_a"]) / 2, abs=0.001)


def test_the_overlap_of_three_is_the_average_of_all_shares(run: Run, tmp_path: Path) -> None:
    path = glossary_of(tmp_path, THREE)
    (row,) = json.loads(run("compare", "-g", str(path), "-f", "json").stdout)
    shares = [share for each in compare("respite", glossaries=path).overlap for share in each[2:]]
    assert (len(shares), row["overlap"]) == (6, pytest.approx(sum(shares) / 6, abs=0.001))


@pytest.mark.parametrize(("both", "other", "told"), [(1, 300, "under 1%"), (300, 1, "over 99%"), (0, 9, "0%")])
def test_a_share_is_never_nothing_nor_all_if_it_is_not(
    both: int, other: int, told: str, run: Run, tmp_path: Path
) -> None:
    words = [f"a{n}" for n in range(both)]
    path = glossary_of(tmp_path, (" ".join(words + [f"b{n}" for n in range(other)]), " ".join(["c1", *words[::-1]])))
    shown = run("compare", "respite", "-g", str(path)).stdout
    assert f"; {told} of its content words are in Source B." in shown


def test_ages_are_rounded_up_from_the_half(run: Run, tmp_path: Path) -> None:
    # Nine words with two syllables each. Python rounds 16.5 to the even number.
    path = glossary_of(tmp_path, ("person " * 9, "It."))
    assert "9 words, 1 sentence, reading grade 11.5 (age 17)" in run("compare", "respite", "-g", str(path)).stdout


def test_the_overview_has_the_terms_of_several_glossaries(run: Run, tmp_path: Path) -> None:
    path = write(tmp_path / "g.yaml", term("resilience", "The ability to bounce back.") + term("Home care"))
    rows = json.loads(run("compare", "-g", "builtin", "-g", str(path), "-f", "json").stdout)
    assert [row["sources"] for row in rows if row["term"] == "Resilience"] == [["definitions", "ours"]]
    assert len(rows) == 6
    limited = run("compare", "-g", "builtin", "-g", str(path), "-s", "ours", "-s", "definitions", "-f", "json")
    assert [row["term"] for row in json.loads(limited.stdout)] == ["Resilience"]


def test_an_overview_of_nothing_says_so(run: Run, tmp_path: Path) -> None:
    path = write(tmp_path / "g.yaml", term("Respite"))
    result = run("compare", "-g", str(path))
    assert (result.stdout, result.code) == ("", 1)
    assert result.stderr == "No term is defined by more than one of the sources in use.\n"
    assert run("compare", "-g", str(path), "-q").stderr == ""
    one = run("compare", "-s", "scie", "-f", "json")
    assert (json.loads(one.stdout), one.code) == ([], 1)
    assert one.stderr == "No term is defined by more than one of the sources you asked for.\n"


# What is hostile.


def test_what_a_text_holds_is_text(run: Run, tmp_path: Path) -> None:
    evil = "[red]care[/red] | =cmd() `x|y` <b>home</b> \x1b[31m \u202e **bo|ld** $x$ care_home"
    path = glossary_of(tmp_path, (evil, f"{evil} =more", "=SUM(1) words"))
    for output in ("rich", "text", "markdown", "json", "csv", "tsv"):
        result = run("compare", "respite", "-g", str(path), "-f", output)
        assert result.code == 0
        assert "\x1b" not in result.stdout
        assert "\u202e" not in result.stdout
    table = run("compare", "respite", "-g", str(path), "-f", "markdown").stdout
    rows = [line for line in table.splitlines() if line.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {5}
    for row in csv.DictReader(io.StringIO(run("compare", "respite", "-g", str(path), "-f", "csv").stdout)):
        assert not row["phrase"].startswith(("=", "+", "-", "@"))


def test_a_definition_of_5000_words(said: Callable[..., Comparison]) -> None:
    words = "care home support plan need person budget service carer family work review choice control risk".split()
    one = " ".join(f"{words[n % 15]} {words[n * n % 13]} the {words[n % 7]}." for n in range(1250))
    other = " ".join(f"{words[n % 13]} and {words[n * n % 11]}, {words[n % 11]}!" for n in range(1250))
    found: Any = said(one, other)
    assert found.measures[0].words == 5000
    assert found.shared
    assert said(one, one).copies == ((0, 1),)
    # Without a full stop, one word again and again, and three of them.
    endless = " ".join(f"word{n}" for n in range(3000))
    assert said(endless, "Other.").only[0] == ()
    assert said("care " * 1000, "care " * 500).overlap[0][2:] == (1, 1)
    one, other = (" ".join(text.split()[:1000]) for text in (one, other))
    assert len(said(one, other, f"{one} {other}").overlap) == 3
    items = "".join(f"- a lunch{n} and tea{n}\n" for n in range(3000))
    assert len(said(f"It is a day. It includes:\n\n{items}", "Other.").only[0]) == 3000


def test_help_of_compare_has_examples_first(run: Run, golden: Golden) -> None:
    result = run("compare", "--help")
    assert (result.stderr, result.code) == ("", 0)
    golden("help-compare.txt", result.stdout)
